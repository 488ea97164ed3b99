"""How linking and writing grow with the archive: `python -m benchmarks.growth [--reports 100 1000 10000] [--facts OUTPUT]`.

The language model is left out. What is found in the reports of tests/gold (or in those of a run, whose folder --facts names) is
repeated with other countries, people, bodies and days until there are as many reports as wanted: a person is named by four
reports of one series, a day is any of twenty years. Each size runs in a process of its own. Printed for each: seconds of the
processor for linking (entities and events over all reports, rows of all tables), for cases and for the CSV files; peak memory; size
of the working file and of the CSV files. The last lines say what a million such reports would take if all grew on as between the
two largest sizes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import variations
from pipeline.archive import Archive
from pipeline.cache import Cache
from pipeline.layers import Entity, MergedReport
from pipeline.records import TABLES
from pipeline.resolve import add_cases, resolve
from pipeline.run import CACHE
from pipeline.vocabulary import rows
from pipeline.write import tables

ROOT = Path(__file__).parent.parent
SERIES = 4
"""Reports that name the same people."""

DAYS = 20 * 365
_DAY = re.compile(r"(?<!\d)(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_SYLLABLES = [first + vowel + last for first in "bdgjkmnrstwz" for vowel in "aeiou" for last in ("", "n", "r", "sh")]


class Grown(Sequence[MergedReport]):
    """The facts of any number of reports, each made from one of `entries` when it is asked for."""

    def __init__(self, cache_: Cache, entries: Sequence[str], size: int) -> None:
        self._cache, self._entries, self._size = cache_, entries, size
        self.seconds = 0.0  # spent here, which is no part of linking

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, index: Any) -> Any:
        if not 0 <= index < self._size:
            raise IndexError(index)
        began = time.process_time()
        facts = _changed(self._cache.get(self._entries[index % len(self._entries)]), index, index // len(self._entries))
        self.seconds += time.process_time() - began
        return facts


def _changed(facts: MergedReport, index: int, repeat: int) -> MergedReport:
    """The same report on another country, on other people and of another day."""
    countries = _countries()
    home = facts.report.country
    country = countries[(countries.index(home) + repeat) % len(countries)] if home in countries else home
    days = timedelta(repeat // SERIES * 379 % DAYS + repeat % SERIES * 30 - DAYS // 2)
    moved = {
        "published_on": _moved(facts.report.published_on, days), "country": country, "source_path": f"{index}.txt",
        "source_sha256": hashlib.sha256(str(index).encode()).hexdigest(),
    }  # fmt: skip
    for name, value in moved.items():
        setattr(facts.report, name, value)
    facts.report.report_id = f"{country.lower()}-{facts.report.published_on}"
    for entity in facts.entities:
        _rename(entity, f"{home} {repeat // SERIES}")
        entity.country = country if entity.country == home else entity.country
    for event in (event for one in facts.events for event in (one.event, one.origin[1] if one.origin else None) if event is not None):
        event.country = country if event.country == home else event.country
        for field in ("date", "date_start", "date_end"):
            setattr(event, field, _moved(getattr(event, field), days))
    facts.known_by = [frozenset(_moved(word, days) for word in words) for words in facts.known_by]
    for found in facts.times:
        for field in ("edtf", "date_start", "date_end"):
            setattr(found, field, _moved(getattr(found, field), days))
    return facts


@cache
def _countries() -> list[str]:
    return sorted({row["iso3"] for row in rows("countries")})


def _moved(value: str, days: timedelta) -> str:
    """An ISO date, or an EDTF value, so many days later, at the precision that it has."""

    def later(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        return (date(int(year), int(month or 7), int(day or 1)) + days).isoformat()[: len(match.group())]

    try:
        return _DAY.sub(later, value)
    except (ValueError, OverflowError):
        return value


def _rename(entity: Entity, series: str) -> None:
    """Another name for a person; another last word for a body that is of no state and not international."""
    names = [entity.name, *entity.aliases]
    if entity.kind == "person":
        names = [" ".join(_syllables(f"{series} {word}") for word in name.split()) for name in names]
    elif entity.kind == "organisation" and entity.subkind not in ("government", "court", "police", "party", "international"):
        names = [f"{name} {_syllables(series)}" for name in names]
    entity.name, entity.aliases = names[0], names[1:]


def _syllables(word: str) -> str:
    digest = hashlib.sha256(word.encode()).digest()
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:3]).capitalize()


def measure(folder: Path, size: int) -> dict[str, float]:
    """Link and write `size` reports; seconds, bytes and counts."""
    entries = sorted(file.stem for file in folder.glob("*.msgpack"))
    facts = Grown(Cache(folder), entries, size)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        archive = Archive(work / "tables.sqlite")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        times = [time.process_time()]
        resolve(facts, archive)
        times.append(time.process_time())
        add_cases(archive)
        times.append(time.process_time())
        written = 0
        for table in TABLES:
            with (work / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as handle:
                handle.writelines(tables.csv_lines(table, archive[table.name]))
            written += (work / f"{table.name}.csv").stat().st_size
        times.append(time.process_time())
        counts = {f"{table}_rows": float(len(archive[table])) for table in ("events", "people", "organisations", "tellings", "cases")}
        archive.close()
        return {
            "reports": size, "link": times[1] - times[0] - facts.seconds, "cases": times[2] - times[1], "write": times[3] - times[2],
            "memory": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, "start": 1024 * before,
            "working": (work / "tables.sqlite").stat().st_size, "written": written, **counts,
        }  # fmt: skip


def keep_facts(folder: Path, count: int) -> None:
    """Make a cache that holds the facts of the first `count` reports of tests/gold."""
    from pipeline.extract import facts_of
    from pipeline.merge import merge
    from pipeline.read import read_report

    for original in variations.originals()[:count]:
        Cache(folder).put(original.path.stem, merge(facts_of(read_report(original.path))))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--facts", type=Path, default=None, metavar="OUTPUT", help="output folder of a run, instead of tests/gold")
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    parsed = parser.parse_args()
    if parsed.one:
        print(json.dumps(measure(parsed.facts / CACHE, parsed.one)))
        return 0
    with tempfile.TemporaryDirectory() as name:
        facts = parsed.facts / CACHE if parsed.facts else Path(name) / CACHE
        if not parsed.facts:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:  # its memory would count as that of the sizes
                apart.submit(keep_facts, facts, max(parsed.reports)).result()
        found = []
        print(f"{'reports':>9} {'events':>9} {'people':>9} {'link s':>8} {'cases s':>8} {'write s':>8} {'ms/report':>9} {'peak MB':>8} {'working MB':>10} {'CSV MB':>8}")
        for size in parsed.reports:
            command = [sys.executable, "-m", "benchmarks.growth", "--one", str(size), "--facts", str(facts.parent)]
            one = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
            found.append(one)
            total = one["link"] + one["cases"] + one["write"]
            print(
                f"{size:9} {one['events_rows']:9.0f} {one['people_rows']:9.0f} {one['link']:8.1f} {one['cases']:8.1f} {one['write']:8.1f} "
                f"{1000 * total / size:9.2f} {one['memory'] / 1e6:8.0f} {one['working'] / 1e6:10.0f} {one['written'] / 1e6:8.0f}",
                flush=True,
            )
    if len(found) > 1:
        _calculate(*found[-2:])
    return 0


def _calculate(small: dict[str, float], large: dict[str, float]) -> None:
    more = 1_000_000 - large["reports"]
    reports = large["reports"] - small["reports"]

    def at_a_million(value: str) -> float:
        return large[value] + more * (large[value] - small[value]) / reports

    hours = sum(at_a_million(part) for part in ("link", "cases", "write")) / 3600
    print(
        f"each further report: {1000 * (at_a_million('link') - large['link']) / more:.1f} ms of linking, "
        f"{(at_a_million('memory') - large['memory']) / more:.0f} bytes of memory, {(at_a_million('working') - large['working']) / more / 1e3:.0f} kB of working file\n"
        f"a million, calculated: {hours:.1f} hours, {at_a_million('memory') / 1e9:.1f} GB of memory, {at_a_million('working') / 1e9:.0f} GB of working file, "
        f"{at_a_million('written') / 1e9:.0f} GB of CSV, {at_a_million('events_rows') / 1e6:.1f} million events"
    )


if __name__ == "__main__":
    raise SystemExit(main())
