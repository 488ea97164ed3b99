"""The other file formats hold the rows of the CSV tables, in types that their readers understand."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import BY_NAME, TABLES, Column
from pipeline.write import folder as output_folder
from pipeline.write import formats, output_files
from pipeline.write.tables import cell, from_csv, ordered, plain, to_csv
from tests.write.archive import TEXTS, archive


def typed(table: str) -> list[dict[str, Any]]:
    declared = BY_NAME[table]
    return [{c.name: plain(row[c.name], c) for c in declared.columns} for row in ordered(declared, archive()[table])]


@pytest.fixture()
def database(tmp_path: Path) -> sqlite3.Connection:
    for name, content in formats.files(archive(), ["sqlite"]).items():
        (tmp_path / name).write_bytes(content)
    opened = sqlite3.connect(tmp_path / "tables.sqlite")
    opened.row_factory = sqlite3.Row
    return opened


def test_a_csv_table_reads_back_typed() -> None:
    for table in TABLES:
        assert from_csv(table, to_csv(table, archive()[table.name])) == typed(table.name)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=12).filter(lambda t: not t.startswith("'")))
def test_no_text_is_changed_by_writing_and_reading_it(text: str) -> None:
    table = BY_NAME["rejected"]
    rows = [{"source_path": text or "x", "stage": "read", "error": "e"}]
    assert from_csv(table, to_csv(table, rows))[0]["source_path"] == (text or "x")


def test_the_tables_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="extract again"):
        from_csv(BY_NAME["events"], "event_id,what\n1,2\n")


def test_every_row_is_in_the_database(database: sqlite3.Connection) -> None:
    for table in TABLES:
        found = [dict(row) for row in database.execute(f'SELECT * FROM "{table.name}"')]
        for row in found:
            for column in table.columns:
                if row[column.name] is not None:
                    if column.type == "list":
                        row[column.name] = json.loads(row[column.name])
                    elif column.type == "boolean":
                        row[column.name] = bool(row[column.name])
        assert found == typed(table.name)


def test_the_database_keeps_its_keys(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    for statement in (
        "INSERT INTO tellings SELECT 'event:none', report_id, section_id, text, start, \"end\" FROM tellings LIMIT 1",
        "UPDATE events SET status = 'rumoured'",
        "INSERT INTO people SELECT * FROM people",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)
    plan = " ".join(str(tuple(row)) for row in database.execute("EXPLAIN QUERY PLAN SELECT * FROM participants WHERE entity_id = 'x'"))
    assert "participants_entity_id" in plan


def test_the_views_answer_common_questions(database: sqlite3.Connection) -> None:
    overview = {row["event_id"]: row for row in database.execute("SELECT * FROM event_overview")}
    assert len(overview) == 5
    assert (overview["event:fine"]["place"], overview["event:fine"]["targets"], overview["event:fine"]["actors"]) == ("Nairobi", "Jane Wanjiru", "a Nairobi court")
    assert [tuple(row) for row in database.execute("SELECT country, month, events FROM detentions_by_month")] == [("KEN", "2024-01", 1)]
    fines = {row["basis"]: row for row in database.execute("SELECT * FROM fines_by_currency")}
    assert fines["as stated"]["exact_sum"] == 50000
    assert (fines["average"]["exact_sum"], fines["average"]["hedged"]) == (None, 1), "an average is never added"
    assert [row["event_type"] for row in database.execute("SELECT * FROM case_files WHERE name = 'Jane Wanjiru'")] == ["detention", "sentence"]
    assert [row["recipient"] for row in database.execute("SELECT * FROM penalty_overview ORDER BY penalty_id")] == ["Jane Wanjiru", "ten bloggers"]


def test_the_database_can_be_searched(database: sqlite3.Connection) -> None:
    search = "SELECT event_id FROM events WHERE rowid IN (SELECT rowid FROM events_search WHERE events_search MATCH ?)"
    assert [row[0] for row in database.execute(search, ("nunez",))] == ["event:beating"]


def test_datasette_metadata_names_what_is_there(database: sqlite3.Connection) -> None:
    described = json.loads(formats.files(archive(), ["sqlite"])["metadata.json"])["databases"]["tables"]["tables"]
    for name, table in described.items():
        assert set(table["columns"]) == {row["name"] for row in database.execute(f'PRAGMA table_info("{name}")')}
        assert set(table["facets"]) <= set(table["columns"])


def test_the_workbook_is_typed_filtered_and_holds_no_formula() -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(formats.files(archive(), ["xlsx"])["tables.xlsx"]))
    assert book.sheetnames == ["about", *(table.name for table in TABLES)]
    for table in TABLES:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == table.header
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref.startswith("A1:")
        assert sheet.max_row == len(archive()[table.name]) + 1
        assert not [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    head = book["events"][1]
    first = dict(zip((cell.value for cell in head), book["events"][2], strict=True))
    assert first["date_start"].is_date and first["date_start"].value.isoformat() == "2024-01-12T00:00:00"
    assert isinstance(first["start"].value, int) and isinstance(first["confidence"].value, float)
    assert book["rejected"]["A2"].value == "=scan.pdf"


def test_parquet_has_lists_dates_and_descriptions() -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    for name, content in formats.files(archive(), ["parquet"]).items():
        table = BY_NAME[Path(name).stem]
        read = pq.read_table(io.BytesIO(content))
        dates = [column.name for column in table.columns if column.type == "date"]
        rows = [{k: v.isoformat() if k in dates and v else v for k, v in row.items()} for row in read.to_pylist()]
        assert rows == typed(table.name)
        assert read.schema.field(table.header[0]).metadata[b"description"].decode() == table.columns[0].description


def test_exported_entities_link_to_each_other_and_leave_out_claims() -> None:
    content = formats.files(archive(), ["ftm"])["entities.ftm.json"].decode()
    entities = {entity["id"]: entity for entity in map(json.loads, content.splitlines())}
    assert "event-fine" in entities and "event-march" not in entities, "an alleged event is no fact of a graph"
    assert entities["event-fine"]["properties"]["involved"] == ["person-jane-wanjiru"]
    assert entities["person-jane-wanjiru"]["properties"]["nationality"] == ["ke"]
    assert "sourceUrl" not in entities["per-2024-06-01"]["properties"], "only web addresses"
    for entity in entities.values():
        for name in ("subject", "object", "member", "organization", "involved", "proof"):
            assert all(other in entities for other in entity["properties"].get(name, []))


def test_exported_entities_are_valid_in_the_model_itself() -> None:
    model = pytest.importorskip("followthemoney", reason="the extra ftm is not installed").model
    entities = [json.loads(line) for line in formats.files(archive(), ["ftm"])["entities.ftm.json"].decode().splitlines()]
    schema_of = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    assert len(schema_of) == len(entities)
    for entity in entities:
        model.get(entity["schema"]).validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for prop, value in proxy.itervalues():
            assert value in entity["properties"][prop.name], "the model cleans nothing away"
            if prop.type.name == "entity":
                assert schema_of[value].is_a(prop.range), (entity["schema"], prop.name)
        assert {name: set(values) for name, values in entity["properties"].items()} == {
            prop.name: set(proxy.get(prop)) for prop in proxy.iterprops()
        }


@pytest.mark.parametrize("name", formats.FORMATS)
def test_equal_tables_give_equal_bytes(name: str) -> None:
    if formats.FORMATS[name].library:
        pytest.importorskip(formats.FORMATS[name].library)
    shuffled = {table: list(reversed(rows)) for table, rows in archive().items()}
    assert formats.files(archive(), [name]) == formats.files(shuffled, [name])


def test_the_data_package_stays_true(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    frictionless = pytest.importorskip("frictionless")
    output_folder.open_folder(tmp_path)
    output_folder.write(tmp_path, output_files(archive(), TEXTS, more_formats=formats.chosen(["sqlite", "parquet", "xlsx", "ftm"])))
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {"tables.sqlite", "tables.xlsx", "entities.ftm.json", "parquet/events.parquet"} <= {r["path"] for r in package["resources"]}
    for resource in package["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        if "hash" in resource:
            assert (resource["bytes"], resource["hash"]) == (len(content), "sha256:" + hashlib.sha256(content).hexdigest())
    tabular = {**package, "resources": [r for r in package["resources"] if r["format"] == "csv"]}
    (tmp_path / "tables.json").write_text(json.dumps(tabular), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "tables.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]


def test_a_file_of_an_older_run_does_not_stay(tmp_path: Path) -> None:
    output_folder.open_folder(tmp_path)
    output_folder.write(tmp_path, output_files(archive(), TEXTS, more_formats=["sqlite"]))
    (tmp_path / "mine.sqlite").write_bytes(b"mine")
    output_folder.write(tmp_path, output_files(archive(), TEXTS))
    assert not (tmp_path / "tables.sqlite").exists() and (tmp_path / "mine.sqlite").exists()
    assert output_folder.read_tables(tmp_path)[1] == TEXTS


def test_an_unknown_format_and_a_missing_library_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(formats.FormatError, match="no format ods"):
        formats.chosen(["csv", "ods"])
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(formats.FormatError, match=r"civic-event-tables\[parquet\]"):
        formats.chosen(["parquet"])
    assert formats.chosen(["csv"]) == ()


@pytest.mark.parametrize("value", ["=1", "+1", "-1", "@a", "plain"])
def test_a_cell_is_read_as_it_was(value: str) -> None:
    column = Column("x", "string", "")
    assert cell(value, column).lstrip("'") == value
