"""The pages of docs/: links hold, examples run, commands exist, the codebook is current, the site asks no other host."""

from __future__ import annotations

import argparse
import doctest
import importlib.util
import logging
import re
import shlex
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from pipeline.annotate.pipeline import SHIPPED
from pipeline.cli import _parser
from pipeline.codebook import codebook

ROOT = Path(__file__).parent.parent
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
NAMES = [page.name for page in PAGES]
TARGETS = set(re.findall(r"^([a-z][a-z-]*(?: [a-z][a-z-]*)*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
TARGETS = {word for line in TARGETS for word in line.split()}


def blocks(page: Path, *languages: str) -> list[str]:
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    return [token.content for token in tokens if token.type == "fence" and token.info in languages]


def test_the_codebook_is_current() -> None:
    assert (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8") == codebook(), "run: make codebook"


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "pycon")], ids=lambda p: p.name)
def test_the_examples_of_a_page_give_what_it_prints(page: Path) -> None:
    if not (SHIPPED / "config.cfg").exists():
        pytest.skip("the language model is not in the package")
    source = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    assert test.examples
    report: list[str] = []
    assert doctest.DocTestRunner().run(test, out=report.append).failed == 0, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_commands_of_a_page_exist(page: Path) -> None:
    for block in blocks(page, "", "sh", "bash", "console"):
        for line in block.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words[:1] == ["make"]:
                named = [word for word in words[1:] if "=" not in word]
                assert set(named) <= TARGETS, f"{page.name}: {line}"
            elif words[:3] == ["python", "-m", "pipeline"]:
                assert isinstance(_parser().parse_args(words[3:]), argparse.Namespace), f"{page.name}: {line}"
            elif words[:2] == ["python", "-m"]:
                assert importlib.util.find_spec(words[2]), f"{page.name}: {line}"
                assert all((ROOT / word).exists() for word in words[3:] if "/" in word), f"{page.name}: {line}"


class Links(HTMLParser):
    """Addresses that a browser would load by itself while it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img", "iframe", "source", "video", "object"}:
            self.loaded.append(given.get("src") or given.get("data") or "")
        elif tag == "link" and given.get("rel") != "canonical":
            self.loaded.append(given.get("href") or "")


def test_the_site_builds_without_a_broken_link_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    build = pytest.importorskip("mkdocs.commands.build")
    config = pytest.importorskip("mkdocs.config")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    loaded = config.load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    loaded.plugins.on_startup(command="build", dirty=False)
    build.build(loaded)  # strict: raises Abort on any warning
    pages = sorted((tmp_path / "site").glob("*.html"))
    assert {page.stem for page in pages} >= {name.removesuffix(".md") for name in NAMES if name != "README.md"}
    for page in pages:
        links = Links()
        links.feed(page.read_text(encoding="utf-8"))
        assert links.loaded, page.name
        assert not [address for address in links.loaded if re.match(r"(?:https?:)?//", address)], page.name
    for style in (tmp_path / "site").rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", style.read_text(encoding="utf-8")), style.name
    assert "<td>events</td>" in (tmp_path / "site" / "figures.html").read_text(encoding="utf-8")


def test_the_picture_is_well_formed_and_self_contained() -> None:
    from lxml import etree

    tree = etree.parse(str(ROOT / "docs" / "how_it_works.svg"))
    assert not tree.xpath("//*[local-name()='script' or local-name()='image' or local-name()='foreignObject']")
    assert tree.xpath("//*[local-name()='title']/text()") == ["How it works"]
