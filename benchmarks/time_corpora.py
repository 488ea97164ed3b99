"""Texts with marked time expressions, from TimeML files, GUM's dates and a report's gold; values as in TIMEX3."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.timex3 import Marked, timex
from pipeline.layers import Report, TimeExpression


class Text(NamedTuple):
    """A text with its day of creation (ISO, or empty) and its gold."""

    name: str
    text: str
    created: str
    gold: list[Marked]


def read_timeml(folder: Path) -> list[Text]:
    """Every `.tml` file below a folder, each name once. The creation time itself is no gold; other tags are dropped."""
    files = {path.name: path for path in sorted(folder.rglob("*.tml")) if "<TEXT>" in path.read_text(encoding="utf-8")}
    return [_timeml(path) for _, path in sorted(files.items())]


def _timeml(path: Path) -> Text:
    raw = path.read_text(encoding="utf-8")
    created = re.search(r"functionInDocument=\"CREATION_TIME\"[^>]*", raw) or re.search(r"<DCT>.*?</DCT>", raw, re.S)
    dct = re.search(r"<DCT>(.*?)</DCT>", raw, re.S)
    day = re.search(r"value=\"(\d{4}-\d\d-\d\d)", dct.group(1) if dct else created.group() if created else "")
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, open_at, value = "", [], -1, ""
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX3"):
            found = re.search(r"value=\"([^\"]*)\"", piece)
            open_at, value = len(text), found.group(1) if found else ""
            if piece.endswith("/>"):
                open_at = -1
        elif piece == "</TIMEX3>" and open_at >= 0:
            gold.append(Marked(open_at, len(text), value))
            open_at = -1
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Text(path.stem, text, day.group(1) if day else "", gold)


def read_report(gold_file: Path, text_file: Path) -> tuple[Text, Report]:
    """A report's gold as `tests/gold` has it, its values put in TIMEX3's terms, and what the gold says of the report."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    text = text_file.read_text(encoding="utf-8")
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    marked = []
    for row in gold["dates"]:
        at = starts[row["ref"]["line"] - 1] - 1
        for _ in range(row["ref"].get("nth", 1)):
            at = text.index(row["ref"]["text"], at + 1)
        words = row["ref"]["text"]
        given = {key: row.get(key) or "" for key in ("edtf", "date_start", "date_end", "duration_min", "duration_max")}
        marked += timex(TimeExpression(at, at + len(words), words, row["kind"], **given))
    stated = {key: gold["report"].get(key) or "" for key in ("country", "published_on", "period_start", "period_end")}
    report = Report(gold_file.stem, text_file.name, "", text, **stated)
    return Text(gold_file.stem, text, report.published_on, marked), report


class GumDate(NamedTuple):
    """A date of GUM: the text that holds it, its place there, its first and last day as printed by the annotators."""

    text: str
    start: int
    end: int
    created: str
    first: str
    last: str


def read_gum(folder: Path) -> Iterator[GumDate]:
    """The dates of `gum_dates.tsv` in the running text of GUM's `.conllu` files, or alone where the text is not there.

    Dates without a year ("every winter", `--12`) and malformed values are left out.
    """
    texts = _gum_texts(folder)
    at: dict[str, int] = {}
    with (folder / "gum_dates.tsv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            ends = (row["when"], row["when"]) if row["when"] else (row["from"], row["to"])
            text = texts.get(row["doc"], "")
            pattern = r"\s*".join(re.escape(token) for token in row["text"].split())
            found = re.compile(pattern).search(text, at.get(row["doc"], 0))
            if found:
                at[row["doc"]] = found.end()
            if not any(ends) or not all(re.fullmatch(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?", end) for end in ends):
                continue
            if found:
                yield GumDate(text, found.start(), found.end(), row["dateCreated"], *ends)
            else:
                alone = re.sub(r"\s+([,.’'”)])", r"\1", row["text"])
                yield GumDate(alone, 0, len(alone), row["dateCreated"], *ends)


def _gum_texts(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.conllu")):
        name, hidden = "", 0
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("# newdoc id = "):
                name = line.split(" = ")[1]
                hidden = name in texts
                texts.setdefault(name, "")
            elif line and line[0].isdigit() and not hidden:
                columns = line.split("\t")
                if columns[0].isdigit():
                    texts[name] += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    return texts
