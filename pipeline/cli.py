"""The command line: parses arguments, calls, prints. Exit codes: 0 all read, 3 some inputs rejected, 2 wrong usage."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.garbage import COLLECTED_AFTER
from pipeline.version import VERSION

STAGES = ("segment", "annotate", "relate", "merge", "resolve", "write")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pipeline", description="Human-rights report text to event tables.")
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    helps = {
        "extract": "read reports and write all tables",
        "segment": "only up to the tree of sections, as JSON",
        "annotate": "only up to the layers of the Doc, as JSON",
        "relate": "only up to the event candidates of each report, as JSON",
        "merge": "only up to one event for all tellings in each report, as JSON",
        "resolve": "link all reports, and write all tables",
        "write": "the same as resolve",
    }
    for name, words in helps.items():
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument("paths", nargs="+", metavar="PATH", help="a report or a folder of reports; also an address such as s3://bucket/folder")
        command.add_argument("--output", default="output", metavar="DIR", help="folder or address; default: output")
        command.add_argument("--model", default="", help="another installed spaCy English pipeline, by name or path")
        command.add_argument("--workers", type=int, default=0, metavar="N", help="processes; default: one per core")
        command.add_argument("--engine", choices=("local", "dask"), default="local", help="dask: on a Dask cluster; without --scheduler on one of this machine")
        command.add_argument("--scheduler", default="", metavar="ADDRESS", help="of an existing Dask cluster, with --engine dask")
        command.add_argument("--fresh", action="store_true", help="use nothing that an earlier run left")
        command.add_argument("--corrections", default="", metavar="FILE", help="beside corrections.csv in the folders of reports")
        command.add_argument(
            "--profile", choices=("full", "public"), default="full",
            help="public: also write DIR-public, in which minors, victims of sexual violence and whoever is in withhold.csv have pseudonyms",
        )  # fmt: skip
        command.add_argument("--withhold", default="", metavar="FILE", help="beside withhold.csv in the folders of reports")
        command.add_argument("--raw-cells", action="store_true", help="write cells that a spreadsheet takes for formulas as they are")
        command.add_argument(
            "--format", default="csv", metavar="LIST", help="csv (always written) and any of sqlite,parquet,xlsx,ftm, separated by commas"
        )
        meta = command.add_argument_group("metadata, for every input of this run; wins over sidecar and text")
        for option in ("title", "country", "published-on", "period-start", "period-end", "source-url"):
            meta.add_argument(f"--{option}", default="")
        meta.add_argument("--authors", nargs="*", default=[])
    explain = commands.add_parser("explain", help="print one event, its words and what each value was derived from")
    explain.add_argument("event_id")
    explain.add_argument("--output", type=Path, default=Path("output"), metavar="DIR")
    fetch = commands.add_parser("fetch", help="save one page or document of the web to raw/, with a sidecar")
    fetch.add_argument("url")
    fetch.add_argument("--to", type=Path, default=Path("raw"), metavar="DIR", help="default: raw")
    fetch.add_argument("--name", default="", help="of the file, without suffix; default: the last part of the address")
    page = commands.add_parser("page", help="write one HTML file to read, filter and review the tables with")
    page.add_argument("--output", type=Path, default=Path("output"), metavar="DIR", help="folder of the tables; default: output")
    page.add_argument("--to", type=Path, default=None, metavar="FILE", help="default: page.html in that folder")
    diff = commands.add_parser("diff", help="list the rows that came, went and changed between two output folders")
    diff.add_argument("old", type=Path, metavar="OLD")
    diff.add_argument("new", type=Path, metavar="NEW")
    diff.add_argument("--csv", type=Path, default=None, metavar="FILE", help="write the list as CSV instead of printing it")
    codebook = commands.add_parser("codebook", help="print the codebook, generated from the records")
    codebook.add_argument("--to", type=Path, default=None, metavar="FILE")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parsed = _parser().parse_args(arguments)
    if parsed.command == "explain":
        from pipeline.explain import explain

        return explain(parsed.output, parsed.event_id)
    if parsed.command == "fetch":
        return _fetch(parsed)
    if parsed.command == "page":
        return _page(parsed.output, parsed.to or parsed.output / "page.html")
    if parsed.command == "diff":
        return _diff(parsed)
    if parsed.command == "codebook":
        from pipeline.codebook import codebook

        if parsed.to:
            parsed.to.write_text(codebook(), encoding="utf-8")
        else:
            print(codebook(), end="")
        return 0
    return _extract(parsed)


def _fetch(parsed: argparse.Namespace) -> int:
    from pipeline.fetch import FetchError, fetch

    try:
        print(fetch(parsed.url, parsed.to, parsed.name))
    except (FetchError, OSError) as error:
        print(f"pipeline: {error}", file=sys.stderr)
        return 2
    return 0


def _page(folder: Path, target: Path) -> int:
    from pipeline.write.folder import OutputError, read_tables
    from pipeline.write.page import page

    try:
        made = page(*read_tables(folder))
        target.write_text(made, encoding="utf-8", newline="")
    except OutputError as error:
        print(f"pipeline: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"pipeline: {target} cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    print(f"{target} ({target.stat().st_size // 1024} KiB): open it in a browser")
    return 0


def _diff(parsed: argparse.Namespace) -> int:
    from pipeline.diff import as_csv, as_text, changes
    from pipeline.write.folder import OutputError

    try:
        found = changes(parsed.old, parsed.new)
        if parsed.csv:
            parsed.csv.write_text(as_csv(found), encoding="utf-8")
        else:
            print(as_text(found), end="")
    except OutputError as error:
        print(f"pipeline: {error}", file=sys.stderr)
        return 2
    return 0


def _extract(parsed: argparse.Namespace) -> int:
    gc.set_threshold(COLLECTED_AFTER)  # for the loading too
    from pipeline import run
    from pipeline.cluster import ClusterError, check_installed
    from pipeline.correction_file import CorrectionError
    from pipeline.layers import ModelError
    from pipeline.location import LocationError, location
    from pipeline.read import FIELDS, ReadError, check_fields
    from pipeline.withhold_list import WithholdError
    from pipeline.write.folder import OutputError
    from pipeline.write.formats import FormatError, chosen

    stated = {field: getattr(parsed, field) for field in FIELDS if getattr(parsed, field)}
    try:
        if parsed.scheduler and parsed.engine != run.DASK:
            raise ClusterError("--scheduler needs --engine dask")
        if parsed.engine == run.DASK:
            check_installed()
        paths = [location(path) for path in parsed.paths]
        options = run.Options(
            location(parsed.output), parsed.model, parsed.workers, check_fields(stated, "command line"), not parsed.raw_cells,
            chosen(parsed.format.split(",")), parsed.fresh, location(parsed.corrections) if parsed.corrections else None,
            parsed.profile == "public", location(parsed.withhold) if parsed.withhold else None, parsed.engine, parsed.scheduler,
        )  # fmt: skip
        if parsed.command in STAGES[:4]:
            import msgspec

            def dump(value: object) -> str:
                return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"

            for name in run.stage_result(parsed.command, paths, options, dump):
                print(options.output / name)
            return 0
        outcome = run.extract(paths, options)
    except (OutputError, run.BusyError, ModelError, ReadError, FormatError, CorrectionError, WithholdError, ClusterError, LocationError) as error:
        print(f"pipeline: {error}", file=sys.stderr)
        return 2
    for rejection in outcome.rejected:
        print(f"rejected {rejection.source_path} ({rejection.stage}): {rejection.error}", file=sys.stderr)
    if outcome.unchanged:
        print(f"nothing has changed: {outcome.reports} reports, tables in {parsed.output}")
    else:
        print(f"{outcome.reports} reports ({outcome.reused} known already) → {parsed.output}")
        if options.public:
            print(f"tables that may be shown → {run.public_folder(parsed.output)}")
        for table, count in outcome.rows.items():
            print(f"  {table + '.csv':20} {count:7} rows")
    if outcome.corrections_not_applied:
        print(f"{outcome.corrections_not_applied} corrections were not applied; corrections_report.csv says why", file=sys.stderr)
    return 3 if outcome.rejected or outcome.corrections_not_applied else 0
