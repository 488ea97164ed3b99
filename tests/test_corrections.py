"""Corrections are applied again after every run, and each is told what became of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.archive import Archive
from pipeline.correction_file import Correction, CorrectionError, read
from pipeline.corrections import apply
from pipeline.edtf import bounds
from pipeline.layers import Entity, Event, Mention, Participant, Penalty, Report, ReportFacts, Section, Telling
from pipeline.merge import merge
from pipeline.records import Row
from pipeline.resolve import add_cases, resolve

TEXT = "Jane was held in Nakuru.\nJ. W. was fined in Nakuru.\nAli was freed.\nAli was held again.\n"


def facts(text: str = TEXT) -> ReportFacts:
    lines = text.splitlines()
    starts = [text.index(line) for line in lines]
    entities = [Entity("person", "Jane Wanjiru"), Entity("person", "J. Wanjiru"), Entity("person", "Ali Hassan"),
                Entity("place", "Nakuru", subkind="city", country="KEN")]  # fmt: skip
    who = (0, 1, 2, 2)
    words = ("Jane", "J. W.", "Ali", "Ali")
    kinds, triggers = ("detention", "sentence", "release", "detention"), ("held", "fined", "freed", "held")
    events, mentions = [], []
    for n, (line, at) in enumerate(zip(lines, starts, strict=True)):
        place = 3 if "Nakuru" in line else None
        trigger = at + line.index(triggers[n])
        one = Event(kinds[n], "occurred", 1, trigger, trigger + len(triggers[n]), triggers[n], at, at + len(line), line,  # type: ignore[arg-type]
                    date=f"2024-03-0{n + 1}", date_start=f"2024-03-0{n + 1}", date_end=f"2024-03-0{n + 1}", date_precision="day",
                    place=place, country="KEN")  # fmt: skip
        one.participants = [Participant("target", "person", who[n], at, at + len(words[n]), words[n])]
        one.tellings = [Telling(1, at, at + len(line), line)]
        events.append(one)
        mentions.append(Mention(at, at + len(words[n]), words[n], "person", who[n]))
        if place:
            mentions.append(Mention(at + line.index("Nakuru"), at + line.index("Nakuru") + 6, "Nakuru", "place", 3))
    events[1].penalties = [Penalty("fine", "person", 1, "J. W.", amount_min=500, amount_max=500, currency="KES", text="J. W.", start=starts[1], end=starts[1] + 5)]
    report = Report("ken-2024-06-01", "a.txt", "sha", text, country="KEN", published_on="2024-06-01")
    return ReportFacts(report, sections=[Section(1, 1, "", "body", "", 0, len(text), 0, 0)], entities=entities, mentions=mentions, events=events, model="m")


def corrected(*rows: dict[str, str], text: str = TEXT) -> tuple[dict[str, list[Row]], int]:
    archive = Archive()
    resolve([merge(facts(text))], archive)
    defaults = dict.fromkeys(("column", "value", "was", "evidence"), "")
    made = [
        Correction(**{"source": "corrections.csv", "line": line, "action": "set", "who": "A. Reader", "when": "2025-07-20", "why": "read it", **defaults, **row})
        for line, row in enumerate(rows, 2)
    ]
    refused = apply(archive, made, lambda _: text)
    add_cases(archive)
    return {name: list(rows) for name, rows in archive.items()}, refused


def plain(text: str = TEXT) -> dict[str, list[Row]]:
    return corrected(text=text)[0]


def event_of(tables: dict[str, list[Row]], text: str) -> Row:
    return next(e for e in tables["events"] if e["text"] == text)


def outcome(tables: dict[str, list[Row]]) -> list[str]:
    return [row["outcome"] for row in tables["corrections_report"]]


HELD = event_of(plain(), "Jane was held in Nakuru.")
FINED = event_of(plain(), "J. W. was fined in Nakuru.")


def test_a_date_is_set_with_its_bounds_and_the_basis_names_who_did_it() -> None:
    tables, refused = corrected({"table": "events", "id": HELD["event_id"], "column": "date", "value": "2024-02", "was": "2024-03-01", "evidence": HELD["text"]})
    row = event_of(tables, HELD["text"])
    assert (row["date"], row["date_start"], row["date_end"], row["date_precision"]) == ("2024-02", "2024-02-01", "2024-02-29", "month")
    assert {"event_id": HELD["event_id"], "column": "date", "basis": "corrected by A. Reader on 2025-07-20: read it"} in tables["basis"]
    assert (outcome(tables), refused) == (["applied"], 0)
    assert [s["date"] for s in tables["cases"]] == [s["date"] for s in plain()["cases"]]


def test_a_correction_whose_evidence_changed_is_reported_and_not_applied() -> None:
    row = {"table": "events", "id": HELD["event_id"], "column": "date", "value": "2024-02", "evidence": "Jane was held in Kisumu."}
    tables, refused = corrected(row)
    assert (outcome(tables), refused) == (["evidence_changed"], 1)
    assert HELD["text"] in tables["corrections_report"][0]["note"]
    assert event_of(tables, HELD["text"])["date"] == "2024-03-01"


def test_a_correction_of_an_edited_sentence_is_reported_as_gone() -> None:
    tables, refused = corrected(
        {"table": "events", "id": HELD["event_id"], "column": "date", "value": "2024-02", "evidence": HELD["text"]}, text=TEXT.replace("Jane was held", "Jane was long held")
    )
    assert (outcome(tables), refused) == (["row_gone"], 1)


def test_the_note_of_a_row_that_is_gone_names_the_row_that_has_its_words_now() -> None:
    tables, _ = corrected({"table": "events", "id": "event:old", "column": "date", "value": "2024-02", "evidence": HELD["text"]})
    assert HELD["event_id"] in tables["corrections_report"][0]["note"]


@pytest.mark.parametrize(
    ("column", "value", "was", "expected"),
    [("date", "2024-03-01", "2024-01-01", "agreed"), ("date", "2024-02-01", "2024-01-01", "value_changed"), ("status", "alleged", "", "applied")],
)
def test_what_the_program_says_now_is_told(column: str, value: str, was: str, expected: str) -> None:
    tables, refused = corrected({"table": "events", "id": HELD["event_id"], "column": column, "value": value, "was": was})
    assert (outcome(tables), refused) == ([expected], 0)
    assert event_of(tables, HELD["text"])[column] == value


def test_of_two_corrections_of_one_cell_the_later_counts_whatever_their_order_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(
        "table,id,column,value,who,when,why\n"
        f"events,{HELD['event_id']},status,planned,B,2025-07-22T10:00:00Z,later\n"
        f"events,{HELD['event_id']},status,alleged,A,2025-07-20,earlier\n",
        encoding="utf-8",
    )
    archive = Archive()
    resolve([merge(facts())], archive)
    assert apply(archive, read([file]), lambda _: TEXT) == 0
    assert [(r["line"], r["outcome"]) for r in archive["corrections_report"]] == [(2, "applied"), (3, "superseded")]
    assert next(archive.select("events", event_id=HELD["event_id"]))["status"] == "planned"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"table": "events", "column": "status", "value": "perhaps"}, "must be one of"),
        ({"table": "events", "column": "event_type", "value": "sneeze"}, "no event type"),
        ({"table": "events", "column": "start", "value": "4"}, "cannot be set"),
        ({"table": "events", "column": "colour", "value": "red"}, "no column"),
        ({"table": "events", "column": "place_id", "value": "geonames:0"}, "there is no 'geonames:0'"),
        ({"table": "events", "column": "date_start", "value": "soon"}, "must be a day"),
        ({"table": "cases", "column": "name", "value": "x"}, "not corrected"),
        ({"table": "events", "column": "status", "value": "alleged", "who": ""}, "who must be filled in"),
        ({"table": "events", "column": "status", "value": "alleged", "when": "yesterday"}, "ISO date"),
        ({"table": "events", "action": "paint"}, "no action"),
        ({"table": "events", "action": "add", "id": "event:new", "value": "{"}, "JSON object"),
        ({"table": "events", "action": "split", "value": "[]"}, "JSON object"),
    ],
)
def test_a_wrong_correction_is_refused_with_the_reason_and_changes_nothing(row: dict[str, str], words: str) -> None:
    tables, refused = corrected({"id": HELD["event_id"], **row})
    assert (outcome(tables), refused) == (["invalid"], 1)
    assert words in tables["corrections_report"][0]["note"]
    assert tables["events"] == plain()["events"]


def test_two_names_of_one_person_are_merged_everywhere() -> None:
    tables, refused = corrected({"action": "merge", "table": "people", "id": "person:jane-wanjiru", "value": "person:j-wanjiru"})
    assert refused == 0
    people = {p["person_id"]: p for p in tables["people"]}
    assert set(people) == {"person:jane-wanjiru", "person:ali-hassan"}
    assert people["person:jane-wanjiru"]["aliases"] == ["J. Wanjiru"] and people["person:jane-wanjiru"]["mentions"] == 2
    assert [p["recipient_id"] for p in tables["penalties"]] == ["person:jane-wanjiru"]
    steps = [s["event_type"] for s in tables["cases"] if s["entity_id"] == "person:jane-wanjiru"]
    assert steps == ["detention", "sentence"]


def test_a_later_correction_may_name_a_row_that_an_earlier_one_merged_away() -> None:
    tables, refused = corrected(
        {"action": "merge", "table": "people", "id": "person:jane-wanjiru", "value": "person:j-wanjiru"},
        {"table": "people", "id": "person:j-wanjiru", "column": "nationality", "value": "KEN", "when": "2025-07-21"},
    )
    assert refused == 0
    assert next(p for p in tables["people"] if p["person_id"] == "person:jane-wanjiru")["nationality"] == "KEN"


def test_two_events_are_merged_with_their_tellings_and_the_conflict_is_noted() -> None:
    tables, refused = corrected({"action": "merge", "table": "events", "id": HELD["event_id"], "value": FINED["event_id"]})
    assert refused == 0
    row = event_of(tables, HELD["text"])
    assert (row["tellings"], row["conflicts"]) == (2, ["date: 2024-03-02", "event_type: sentence"])
    assert {t["event_id"] for t in tables["tellings"] if t["text"] in (HELD["text"], FINED["text"])} == {HELD["event_id"]}
    assert [p["event_id"] for p in tables["penalties"]] == [HELD["event_id"]]
    assert not [b for b in tables["basis"] if b["event_id"] == FINED["event_id"]]


def test_a_merged_event_is_split_again_with_what_stands_in_its_sentence() -> None:
    tables, refused = corrected(
        {"action": "merge", "table": "events", "id": HELD["event_id"], "value": FINED["event_id"]},
        {"action": "split", "table": "events", "id": HELD["event_id"], "when": "2025-07-21",
         "value": json.dumps({"id": "event:fine", "tellings": [FINED["text"]]})},
    )  # fmt: skip
    assert refused == 0
    fine = next(e for e in tables["events"] if e["event_id"] == "event:fine")
    assert (fine["text"], fine["start"], fine["tellings"], fine["confidence"]) == (FINED["text"], FINED["start"], 1, 1.0)
    assert [p["event_id"] for p in tables["penalties"]] == ["event:fine"]
    assert TEXT[fine["trigger_start"] : fine["trigger_end"]] == fine["trigger"]


def test_one_person_is_split_into_two_by_mentions() -> None:
    second = [m for m in plain()["mentions"] if m["entity_id"] == "person:ali-hassan"][1]
    tables, refused = corrected(
        {"action": "split", "table": "people", "id": "person:ali-hassan",
         "value": json.dumps({"id": "person:ali-the-younger", "name": "Ali", "mentions": [second["mention_id"]]})}
    )  # fmt: skip
    assert refused == 0
    targets = {p["event_id"]: p["entity_id"] for p in tables["participants"]}
    assert targets[event_of(tables, "Ali was held again.")["event_id"]] == "person:ali-the-younger"
    assert targets[event_of(tables, "Ali was freed.")["event_id"]] == "person:ali-hassan"
    assert {p["person_id"]: p["mentions"] for p in tables["people"]} == {"person:jane-wanjiru": 1, "person:j-wanjiru": 1, "person:ali-hassan": 1, "person:ali-the-younger": 1}


def test_a_deleted_event_takes_all_its_parts_and_a_deleted_person_leaves_a_group() -> None:
    tables, refused = corrected(
        {"action": "delete", "table": "events", "id": FINED["event_id"]}, {"action": "delete", "table": "people", "id": "person:ali-hassan"}
    )
    assert refused == 0
    assert not any(row["event_id"] == FINED["event_id"] for name in ("events", "participants", "penalties", "tellings", "basis") for row in tables[name])
    freed = event_of(tables, "Ali was freed.")
    assert [(p["kind"], p["entity_id"], p["text"]) for p in tables["participants"] if p["event_id"] == freed["event_id"]] == [("group", "", "Ali")]
    assert not [m for m in tables["mentions"] if m["entity_id"] == "person:ali-hassan"]


def test_an_event_is_added_by_its_words_alone() -> None:
    value = {"report_id": "ken-2024-06-01", "event_type": "release", "status": "occurred", "text": "Ali was freed.", "trigger": "freed", "date": "2024-05"}
    tables, refused = corrected(
        {"action": "add", "table": "events", "id": "event:added", "value": json.dumps(value)},
        {"action": "add", "table": "participants", "id": "event:added", "when": "2025-07-21",
         "value": json.dumps({"role": "target", "kind": "person", "entity_id": "person:ali-hassan", "text": "Ali was freed."})},
    )  # fmt: skip
    assert refused == 0, tables["corrections_report"]
    added = next(e for e in tables["events"] if e["event_id"] == "event:added")
    assert TEXT[added["start"] : added["end"]] == added["text"] and TEXT[added["trigger_start"] : added["trigger_end"]] == "freed"
    assert (added["date_start"], added["tellings"], added["confidence"]) == ("2024-05-01", 1, 1.0)
    assert [t["text"] for t in tables["tellings"] if t["event_id"] == "event:added"] == ["Ali was freed."]


def test_an_added_event_whose_words_are_not_in_the_report_is_refused() -> None:
    value = {"report_id": "ken-2024-06-01", "event_type": "release", "status": "occurred", "text": "Nobody said so.", "trigger": "said"}
    tables, refused = corrected({"action": "add", "table": "events", "id": "event:added", "value": json.dumps(value)})
    assert (outcome(tables), refused) == (["evidence_changed"], 1)


def test_a_participant_is_named_by_event_role_and_entity() -> None:
    tables, refused = corrected({"table": "participants", "id": f"{HELD['event_id']}|target|person:jane-wanjiru", "column": "entity_id", "value": "person:ali-hassan"})
    assert refused == 0
    assert [(p["kind"], p["entity_id"]) for p in tables["participants"] if p["event_id"] == HELD["event_id"]] == [("person", "person:ali-hassan")]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"table,id\n", "lacks the column value"), (b"table,id,value,who,when,why,colour\n", "unknown column 'colour'"), (b"\xff\xfe,", "not UTF-8")],
)
def test_a_file_that_is_no_file_of_corrections_stops_the_run(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "corrections.csv").write_bytes(content)
    with pytest.raises(CorrectionError, match=words):
        read([tmp_path / "corrections.csv"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29", "month")), ("2024", ("2024-01-01", "2024-12-31", "year")), ("../2024-05", ("", "2024-05-31", "before")),
        ("2024-05-31/..", ("2024-05-31", "", "after")), ("2024-11/2025-06", ("2024-11-01", "2025-06-30", "interval")), ("2024-13", None), ("2024-05~", None),
        ("2024-02-30", None), ("2025/2024", None), ("..", None), ("../..", None),
    ],
)  # fmt: skip
def test_days_that_a_value_holds(value: str, expected: tuple[str, str, str] | None) -> None:
    assert bounds(value) == expected
