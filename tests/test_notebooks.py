"""The notebooks run from a clean state on the output of a run, and are kept without outputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import cli
from pipeline.annotate.pipeline import SHIPPED

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (SHIPPED / "config.cfg").exists():
        pytest.skip("the language model is not in the package")
    folder = tmp_path_factory.mktemp("workplace")
    (folder / "notebooks").mkdir()
    assert cli.main(["extract", str(ROOT / "raw"), "--output", str(folder / "output"), "--workers", "1"]) == 0
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[p.stem for p in NOTEBOOKS])
def test_notebook_runs(path: Path, workplace: Path) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code), "outputs are committed"
    assert not any("Users/" in cell.source or "/home/" in cell.source for cell in code)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(workplace / "notebooks")}}).execute()
    printed = [output for cell in code for output in cell.outputs]
    assert any("detention" in str(output) for output in printed)
    warnings = [output.text for output in printed if output.get("name") == "stderr"]
    assert warnings == []
    pictures = [output for output in printed if "image/png" in output.get("data", {})]
    assert len(pictures) >= 2
    explained = sum(cell.cell_type == "markdown" for cell in notebook.cells)
    assert explained >= len(code) - 2, "cells without a word of explanation"


def test_notebooks_leave_the_output_as_it_was(workplace: Path) -> None:
    assert {path.name for path in workplace.iterdir()} == {"notebooks", "output"}
