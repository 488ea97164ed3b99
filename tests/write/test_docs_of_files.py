"""The examples of docs/files.md run as they stand."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import _parser
from pipeline.write import folder as output_folder
from pipeline.write import formats, output_files
from tests.write.archive import TEXTS, archive

DOCS = Path(__file__).parent.parent.parent / "docs"
FILES = (DOCS / "files.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("workplace")
    output_folder.open_folder(folder / "output")
    output_folder.write(folder / "output", output_files(archive(), TEXTS, more_formats=formats.chosen(["sqlite", "parquet", "ftm"])))
    return folder


@pytest.mark.parametrize("query", blocks(FILES, "sql"))
def test_a_query_of_the_page_on_files_finds_rows(query: str, workplace: Path) -> None:
    with sqlite3.connect(workplace / "output" / "tables.sqlite") as database:
        assert database.execute(query).fetchall()


@pytest.mark.parametrize("code", blocks(FILES, "python"))
def test_an_example_in_python_runs(code: str, workplace: Path) -> None:
    subprocess.run([sys.executable, "-c", code], cwd=workplace, check=True)


@pytest.mark.parametrize("command", [*blocks(FILES, "sh"), *blocks((DOCS / "page.md").read_text(encoding="utf-8"), "sh")])
def test_a_command_is_one_that_the_command_line_takes(command: str) -> None:
    words = command.split()
    assert words[:3] == ["python", "-m", "pipeline"]
    _parser().parse_args(words[3:])


def test_the_views_named_are_the_views_there(workplace: Path) -> None:
    with sqlite3.connect(workplace / "output" / "tables.sqlite") as database:
        views = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert set(re.findall(r"^\| `(\w+)` \| (?:an?|how) ", FILES, re.M)) == views
