"""What the site adds to its pages while it is built: order of pages, recorded figures. Read by mkdocs (`mkdocs.yml`)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ORDER = (
    "index.md", "how_it_works.md", "codebook.md", "adding_a_report.md", "adding_an_event_type.md", "adding_a_country.md",
    "adding_a_reader.md", "limits_and_ethics.md", "figures.md",
)  # fmt: skip
RECORDED = "<!-- recorded figures -->"


def on_config(config: Any) -> Any:
    """Put the pages in order; pages that the order does not name come behind, by name."""
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    config["nav"] = [page for page in ORDER if page in pages] + sorted(pages - set(ORDER))
    return config


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Set the recorded figures in where a page asks for them."""
    return markdown.replace(RECORDED, figures()) if RECORDED in markdown else markdown


def figures() -> str:
    """What `recorded.csv` of each folder of annotated reports holds, as tables."""
    gold = ROOT / "tests" / "gold"
    sets = (("Short updates", gold), ("Longer ones", gold / "longer"), ("Further ones", gold / "further"))
    return "\n\n".join(f"{name}:\n\n{_table(folder / 'recorded.csv')}" for name, folder in sets)


def _table(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as handle:
        header, *rows = csv.reader(handle)
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("_", " ") for cell in line) + " |" for line in lines)
