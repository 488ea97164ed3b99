"""Runs over a folder of real reports: `python -m benchmarks.archive FOLDER [--workers N]`.

Four runs of the command line, each a process of its own: all reports but the last one, the same again, with the last one added, and
that again. Printed for each: seconds on the clock and of the processors, peak memory of the command's own process and of the largest of
its workers (0 where it had none), reports, those rejected; for the first also words a second. Nothing of the folder is changed; the output goes to a temporary folder
or to --output.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline import read

ROOT = Path(__file__).parent.parent
STARTED = """
import resource, sys
from pipeline.cli import main
code = main(sys.argv[1:])
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own.ru_maxrss, workers.ru_maxrss, sum(one.ru_utime + one.ru_stime for one in (own, workers)))
sys.exit(code)
"""
"""The command line with a last line on what it took: memory in KiB, seconds of the processors."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--workers", type=int, default=0, metavar="N", help="default: one per core")
    parser.add_argument("--output", type=Path, default=None, metavar="DIR", help="an empty folder; default: a temporary one")
    parsed = parser.parse_args()
    found, _ = read.find([parsed.folder])
    if len(found) < 2:
        print(f"{parsed.folder} holds fewer than two reports", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        raw, output = Path(name) / "raw", parsed.output or Path(name) / "output"
        for file, shown in found[:-1]:
            _copy(file, raw / shown)
        print(f"{'run':18} {'seconds':>8} {'processors':>10} {'peak MB':>8} {'workers':>8} {'reports':>8} {'rejected':>8} {'words':>10} {'words/s':>8}")
        for run, add in (("first", False), ("nothing new", False), ("one report more", True), ("nothing new", False)):
            if add:
                _copy(found[-1][0], raw / found[-1][1])
            command = [sys.executable, "-c", STARTED, "extract", str(raw), "--output", str(output), "--workers", str(parsed.workers)]
            began = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            seconds = time.perf_counter() - began
            if done.returncode not in (0, 3):
                print(done.stderr, file=sys.stderr)
                return 2
            peak, largest, worked = done.stdout.split()[-3:]
            words = sum(int(row["words"]) for row in _rows(output / "reports.csv"))
            shown = f"{words:10} {words / seconds:8.0f}" if run == "first" else ""
            print(
                f"{run:18} {seconds:8.1f} {float(worked):10.1f} {int(peak) * 1024 / 1e6:8.0f} {int(largest) * 1024 / 1e6:8.0f} {len(_rows(output / 'reports.csv')):8} "
                f"{len(_rows(output / 'rejected.csv')):8} {shown}", flush=True,
            )  # fmt: skip
    return 0


def _rows(file: Path) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with file.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    for one in (file, file.with_name(file.stem + read.SIDECAR)):
        if one.exists():
            shutil.copy(one, to.with_name(one.name))


if __name__ == "__main__":
    raise SystemExit(main())
