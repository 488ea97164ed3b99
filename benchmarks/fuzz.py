"""Hostile inputs against reader, segmenter and time component: what breaks, and how long the slowest took.

    python -m benchmarks.fuzz [--inputs 10000] [--seed 0]

Each input is bytes for the reader (which must give a report or a ReadError), and the text it gives goes on to the segmenter
(sections inside the text, in order, covering it) and the time component (every span holds its words). Anything else is a
failure and is printed with the input. The slowest is mostly the first that asks dateparser for a date in another language. The tests run the same checks on a small, fixed share.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from pipeline.annotate.time import find_times
from pipeline.layers import Report
from pipeline.read import ReadError, read_report
from pipeline.segment import segment

WORDS = (
    "police", "detained", "Jane", "On", "14 July 2025", "2025-07-14", "14.07.2025", "31 February", "between 3 and 5 May", "two years", "early June", "the next day",
    "last month", "99999999999", "0000-00-00", "10–12 March 2024", "from May to", "a.m.", "Article 1", "Freedom of Expression", "Association", "1.", "IV.",
    "# Heading", "**bold**", "By", "covers developments from May 2024 to", "=1+1", "@cmd", "-5", "“", "”", "''", "’s", "(", ")", "[1]", ";", ",", ".", "…",
    "\n", "\n\n", "\r\n", "\r", "\u2028", "\t", "\x00", "\x1b[31m", "\u202e", "\u200f", "\ufeff", "\u00ad", "\u0301", "\U0001f9d1", "اعتقلت", "警察", "İ", "ß", "ﬁ",
)  # fmt: skip
BYTES = (b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\x80", b"\x00", b"\xef\xbb\xbf", b"%PDF-1.7", b"PK\x03\x04", b"<html><body>", b"</p>" * 3)
SUFFIXES = (".txt", ".txt", ".txt", ".md", ".html", ".pdf", ".docx")
SIDECARS = ('title = 5', 'published_on = "soon"', "period = [1, 2]", "authors = [1]", "x = [", 'country = ""', "\x00", 'source_url = ["a"]', 'title = "ok"')


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """Suffix, content and sidecar (often none) of `count` inputs; the same for the same seed."""
    random = Random(seed)
    for _ in range(count):
        text = ""
        for _ in range(random.randrange(1, 12)):
            text += random.choice(WORDS) * random.choice((1, 1, 1, 1, 2, 40)) + random.choice((" ", " ", "", "\n"))
        raw = text.encode(random.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252")), "replace")
        for _ in range(random.choice((0, 0, 0, 1, 4))):
            at = random.randrange(len(raw) + 1)
            raw = raw[:at] + random.choice(BYTES) + raw[at:]
        yield random.choice(SUFFIXES), raw, random.choice(SIDECARS) if random.random() < 0.1 else ""


def check(folder: Path, suffix: str, raw: bytes, sidecar: str) -> bool:
    """Whether the input was read (else it was refused). Raises AssertionError, or whatever breaks."""
    path = folder / f"input{suffix}"
    path.write_bytes(raw)
    stated = folder / "input.meta.toml"
    stated.unlink(missing_ok=True)
    if sidecar:
        stated.write_text(sidecar, encoding="utf-8")
    try:
        report = read_report(path)
    except ReadError as error:
        assert str(error).strip(), "refused without a reason"
        return False
    check_text(report)
    return True


def check_text(report: Report) -> None:
    """The promises of segmenter and time component on one report."""
    text = report.text
    text.encode("utf-8")
    assert "\x00" not in text and "\r" not in text
    at = 0
    for section in segment(report):
        assert 0 <= section.start <= section.heading_start <= section.heading_end <= section.end <= len(text), section
        if section.level == 1:
            assert section.start >= at and not text[at : section.start].strip(), "words outside all sections"
            at = section.end
    assert not text[at:].strip(), "words behind the last section"
    for found in find_times(text, report):
        assert text[found.start : found.end] == found.text and found.text, found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    read = broken = 0
    slowest, began = (0.0, b""), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for suffix, raw, sidecar in inputs(arguments.inputs, arguments.seed):
            started = time.process_time()
            try:
                read += check(Path(folder), suffix, raw, sidecar)
            except Exception as error:
                broken += 1
                print(f"{type(error).__name__}: {error}\n  {suffix} {raw[:400]!r} {sidecar!r}")
            slowest = max(slowest, (time.process_time() - started, raw[:80]))
    print(f"{arguments.inputs} inputs in {time.perf_counter() - began:.0f} s: {read} read, {arguments.inputs - read - broken} refused, {broken} broken")
    print(f"slowest {slowest[0]:.2f} s of processor time: {slowest[1]!r}")


if __name__ == "__main__":
    main()
