"""How right the tables of a run are, measured against one report's gold.

Every figure is a `Count`: hits, what was predicted and what the gold has; or, for a share, hits out of `predicted` cases
with no gold of its own. Counts add up over reports, so that the figures in all are micro averages.

  sections            heading (its numbering apart) and level are right
  dates.span, dates   spans overlap; and the EDTF value is right (of a duration or frequency: its kind and ISO 8601 lower bound)
  mentions.*          exact span, right kind of entity
  people, organisations   gold and predicted entity share a name, one to one
  places              cities within 50 km of each other, countries of one code, others sharing a name
  events, events.untyped  evidence or another telling overlaps, and the type is right (for the second: whatever the type);
                      gold events that are not core neither help nor hurt
  event.date, .status, .place   of the matched events, how many have the right value. Where the gold date is only a bound
                      or empty, no date or any bound is right
  event.date.stated   of those with a definite gold date, how many have that date
  participants        role and entity, of a group role and a shared word, over matched and missed events
  penalties, penalties.value   kind, lower amount, currency, lower duration and recipient; the second without recipient
  charges             recipient, and at least half of the words of the offence
  tellings.merged     of the matched events with several gold tellings, how many rows have the same main telling and one of the others
  duplicates          predicted events that tell a matched event once more, as a share of all predictions; low is good
  confidence >= 0.5, < 0.5   of the predicted events with that confidence, how many match a gold event
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.gold import Gold, Span

Row = dict[str, Any]
SHARES = {"event.date", "event.date.stated", "event.status", "event.place", "tellings.merged", "duplicates",
          "confidence >= 0.5", "confidence < 0.5"}  # fmt: skip
LIST_NUMBER = re.compile(r"^\W*(?:[a-zA-Z]|[0-9]{1,2})[.)]\s+")
LITTLE_WORDS = {"the", "a", "an", "of", "for", "and", "to", "in", "on"}


class Count(NamedTuple):
    """Hits among `predicted` and, unless the figure is a share, among `gold`."""

    hits: int
    predicted: int
    gold: int | None = None

    def __add__(self, other: Count) -> Count:  # type: ignore[override]
        gold = None if self.gold is None or other.gold is None else self.gold + other.gold
        return Count(self.hits + other.hits, self.predicted + other.predicted, gold)

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def value(self) -> float:
        """F1, or the share, in per cent."""
        if self.gold is None:
            return 100 * self.precision
        total = self.precision + self.recall
        return 200 * self.precision * self.recall / total if total else 0.0


class Scores(NamedTuple):
    """Figures by name, and per figure what was missed and what was predicted beyond the gold, in words."""

    counts: dict[str, Count]
    missed: dict[str, list[str]]
    extra: dict[str, list[str]]


class Tables:
    """The rows that a run wrote for one report, with spans as (start, end)."""

    def __init__(self, folder: Path, file_name: str):
        reports = _rows(folder, "reports")
        own = [row["report_id"] for row in reports if Path(row["source_path"]).name == file_name]
        if not own:
            raise LookupError(f"{file_name} is in no row of {folder / 'reports.csv'}")
        self.text = (folder / "text" / f"{own[0]}.txt").read_text(encoding="utf-8")

        def of_report(table: str) -> list[Row]:
            return [row for row in _rows(folder, table) if row["report_id"] == own[0]]

        self.sections, self.dates = of_report("sections"), of_report("dates")
        self.mentions, self.tellings = of_report("mentions"), of_report("tellings")
        told = {row["event_id"] for row in self.tellings}
        self.events = [row for row in _rows(folder, "events") if row["report_id"] == own[0] or row["event_id"] in told]
        ids = {row["event_id"] for row in self.events}
        self.participants, self.penalties, self.charges = (
            [row for row in _rows(folder, table) if row["event_id"] in ids] for table in ("participants", "penalties", "charges")
        )
        used = {(row["kind"], row["entity_id"]) for row in self.mentions}
        entities = {
            "person": {row["person_id"]: row for row in _rows(folder, "people")},
            "organisation": {row["organisation_id"]: row for row in _rows(folder, "organisations")},
        }
        self.entities = {k: {i: row for i, row in of.items() if (k, i) in used} for k, of in entities.items()}
        self.all_places = {row["place_id"]: row for row in _rows(folder, "places")}
        self.places = [row for i, row in self.all_places.items() if ("place", i) in used]


class Scorer:
    """Compares one report's rows with its gold."""

    def __init__(self, gold: Gold, tables: Tables):
        gold.lay_on(tables.text)
        self.gold, self.tables, self.data = gold, tables, gold.data
        self.names = {
            kind: {e["name"]: _names(e["name"], e.get("aliases") or ()) for e in self.data[table]}
            for kind, table in (("person", "people"), ("organisation", "organisations"), ("place", "places"))
        }
        self.scores = Scores({}, {}, {})

    def run(self) -> Scores:
        self._passages()
        self._entities()
        self._events()
        return self.scores

    def _passages(self) -> None:
        gold, tables = self.data, self.tables
        self._figure(
            "sections", [s for s in gold["sections"] if s["heading"]], [s for s in tables.sections if s["heading"]],
            lambda g, p: _heading(g["heading"]) == _heading(p["heading"]) and g["level"] == int(p["level"] or 0),
            lambda g: g["heading"], lambda p: p["heading"],
        )  # fmt: skip
        dates = [dict(date, span=self.gold.span(date["ref"])) for date in gold["dates"]]
        found = [dict(row, span=_span(row)) for row in tables.dates]

        def near(g: Row, p: Row) -> int:
            return -abs(g["span"][0] - p["span"][0])

        def valued(g: Row, p: Row) -> bool:
            if not _overlap(g["span"], p["span"]):
                return False
            if g["kind"] in ("duration", "frequency"):
                return p["kind"] == g["kind"] and p["duration_min"] == (g["duration_min"] or "")
            return p["edtf"] == (g["edtf"] or "")

        def show(g: Row) -> str:
            return f"{g['ref']['text']} = {g['edtf'] or g['duration_min']}"

        def shown(p: Row) -> str:
            return f"{p['text']} = {p['edtf'] or p['duration_min']}"

        self._figure("dates.span", dates, found, lambda g, p: _overlap(g["span"], p["span"]), show, shown, near)
        self._figure("dates", dates, found, valued, show, shown, near)
        for kind in self.names:
            self._figure(
                f"mentions.{kind}", [dict(m, span=self.gold.span(m["ref"])) for m in gold["mentions"] if m["kind"] == kind],
                [dict(m, span=_span(m)) for m in tables.mentions if m["kind"] == kind],
                lambda g, p: g["span"] == p["span"], lambda g: g["ref"]["text"], lambda p: p["text"],
            )  # fmt: skip

    def _entities(self) -> None:
        for figure, kind in (("people", "person"), ("organisations", "organisation")):
            predicted = [_names(row["name"], row["aliases"].split(";")) for row in self.tables.entities[kind].values()]
            self._figure(
                figure, list(self.names[kind].values()), predicted, lambda g, p: bool(g & p),
                lambda g: sorted(g)[-1], lambda p: sorted(p)[-1], lambda g, p: len(g & p),
            )  # fmt: skip
        mentioned = {m["entity"] for m in self.data["mentions"] if m["kind"] == "place"}
        self._figure(
            "places", [p for p in self.data["places"] if p["name"] in mentioned], self.tables.places, self._same_place,
            lambda g: g["name"], lambda p: f"{p['name']} ({p['country']})",
        )  # fmt: skip

    def _events(self) -> None:
        passages = defaultdict(list)
        for row in self.tables.tellings:
            passages[row["event_id"]].append(_span(row))
        parts = defaultdict(list)
        for row in self.tables.participants:
            parts[row["event_id"]].append(row)
        predicted = [
            dict(row, spans=[_span(row), *passages[row["event_id"]]], trigger_span=_span(row, "trigger_start", "trigger_end"),
                 parts=parts[row["event_id"]]) for row in self.tables.events
        ]  # fmt: skip
        gold = [
            dict(e, spans=[self.gold.span(ref) for ref in (e["evidence"], *e["tellings"])], trigger_span=self.gold.span(e["trigger"]))
            for e in self.data["events"]
        ]

        def told_together(g: Row, p: Row) -> bool:
            return any(_overlap(a, b) for a in g["spans"] for b in p["spans"])

        def same(g: Row, p: Row) -> bool:
            return g["event_type"] == p["event_type"] and told_together(g, p)

        def likeness(g: Row, p: Row) -> int:
            shared = sum(any(self._same_participant(a, b) for b in p["parts"]) for a in g["participants"])
            return (8 * _overlap(g["trigger_span"], p["trigger_span"]) + 4 * (g["event_type"] == p["event_type"])
                    + 2 * min(shared, 2) + ((g["date"] or "") == p["date"]))  # fmt: skip

        for figure, alike in (("events.untyped", told_together), ("events", same)):
            pairs = match(gold, predicted, alike, likeness)
            self._event_figure(figure, gold, predicted, pairs)
        partner = dict(pairs)
        matched = [(gold[i], predicted[j]) for i, j in pairs]
        taken = set(partner.values())
        again = [p for j, p in enumerate(predicted) if j not in taken
                 and any(same(g, p) and _overlap(g["trigger_span"], p["trigger_span"]) for g, _ in matched)]  # fmt: skip
        self.scores.counts["duplicates"] = Count(len(again), len(predicted))
        self.scores.extra["duplicates"] = [_event_words(p["event_type"], p["trigger"], p["text"]) for p in again]
        for figure, sure in (("confidence >= 0.5", True), ("confidence < 0.5", False)):
            ranked = [j for j, p in enumerate(predicted) if (float(p["confidence"]) >= 0.5) is sure]
            self.scores.counts[figure] = Count(sum(j in taken for j in ranked), len(ranked))
        self._values(matched)
        self._participants(gold, {i: predicted[j] for i, j in partner.items()})
        self._penalties_and_charges(gold)

    def _event_figure(self, figure: str, gold: list[Row], predicted: list[Row], pairs: list[tuple[int, int]]) -> None:
        core = {i for i, g in enumerate(gold) if g.get("core", True)}
        hit, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        beside = sum(i not in core for i in hit)
        self.scores.counts[figure] = Count(len(core & hit), len(predicted) - beside, len(core))
        self.scores.missed[figure] = [
            _event_words(gold[i]["event_type"], gold[i]["trigger"]["text"], gold[i]["evidence"]["text"]) for i in sorted(core - hit)
        ]
        self.scores.extra[figure] = [
            _event_words(p["event_type"], p["trigger"], p["text"]) for j, p in enumerate(predicted) if j not in taken
        ]

    def _values(self, matched: list[tuple[Row, Row]]) -> None:
        places = {place["name"]: place for place in self.data["places"]}

        def place_right(g: Row, p: Row) -> bool:
            if not g["place"] or not p["place_id"]:
                return not g["place"] and not p["place_id"]
            return p["place_id"] in self.tables.all_places and self._same_place(places[g["place"]], self.tables.all_places[p["place_id"]])

        def share(figure: str, of: Sequence[tuple[Row, Row]], right: Callable[[Row, Row], bool], show: Callable[[Row, Row], str]) -> None:
            wrong = [(g, p) for g, p in of if not right(g, p)]
            self.scores.counts[figure] = Count(len(of) - len(wrong), len(of))
            self.scores.missed[figure] = [f"{g['id']} {g['trigger']['text']}: {show(g, p)}" for g, p in wrong]

        def show(column: str, of_row: str = "") -> Callable[[Row, Row], str]:
            return lambda g, p: f"{g[column] or 'nothing'}, not {p[of_row or column] or 'nothing'}"

        share("event.date", matched, lambda g, p: _same_date(g["date"] or "", p["date"]), show("date"))
        stated = [(g, p) for g, p in matched if g["date"] and ".." not in g["date"]]
        share("event.date.stated", stated, lambda g, p: g["date"] == p["date"], show("date"))
        share("event.status", matched, lambda g, p: g["status"] == p["status"], show("status"))
        share("event.place", matched, place_right, show("place", "place_id"))
        several = [(g, p) for g, p in matched if len(g["spans"]) > 1]
        share(
            "tellings.merged", several,
            lambda g, p: _overlap(g["spans"][0], p["spans"][0]) and any(_overlap(a, b) for a in g["spans"][1:] for b in p["spans"]),
            lambda g, p: f"{len(g['spans'])} tellings",
        )  # fmt: skip

    def _participants(self, gold: list[Row], partner: dict[int, Row]) -> None:
        total = Count(0, 0, 0)
        missed, extra = [], []
        for i, event in enumerate(gold):
            if not event.get("core", True) and i not in partner:
                continue
            wanted, found = event["participants"], partner[i]["parts"] if i in partner else []
            pairs = match(wanted, found, lambda g, p: g["role"] == p["role"] and self._same_participant(g, p))
            total += Count(len(pairs), len(found), len(wanted))
            hit, taken = {a for a, _ in pairs}, {b for _, b in pairs}
            missed += [f"{event['id']} {g['role']} {g['entity'] or g['text']}" for k, g in enumerate(wanted) if k not in hit]
            extra += [f"{event['id']} {p['role']} {p['entity_id'] or p['text']}" for k, p in enumerate(found) if k not in taken]
        self.scores.counts["participants"] = total
        self.scores.missed["participants"], self.scores.extra["participants"] = missed, extra

    def _penalties_and_charges(self, gold: list[Row]) -> None:
        def valued(g: Row, p: Row) -> bool:
            return (g["kind"] == p["kind"] and _number(g["amount_min"]) == _number(p["amount_min"])
                    and (g["currency"] or "") == p["currency"] and (g["duration_min"] or "") == p["duration_min"])  # fmt: skip

        def received(g: Row, p: Row) -> bool:
            kind = next((k for k in ("person", "organisation") if g.get("recipient") in self.names[k]), "group")
            wanted = {"kind": kind, "entity": g.get("recipient"), "text": g.get("recipient_text") or ""}
            return self._same_participant(wanted, {"kind": p["recipient_kind"], "entity_id": p["recipient_id"], "text": p["recipient_text"]})

        def same_charge(g: Row, p: Row) -> bool:
            wanted = _words(g["offence"])
            return received(g, p) and bool(wanted) and 2 * len(wanted & _words(p["offence"])) >= len(wanted)

        def show(g: Row) -> str:
            what = g.get("offence", "") if "kind" not in g else f"{g['kind']} {g['amount_min'] or ''}{g['currency']}{g['duration_min']}"
            return f"{g['event']} {what}: {g.get('recipient') or g.get('recipient_text')}"

        def shown(p: Row) -> str:
            what = p["offence"] if "kind" not in p else f"{p['kind']} {p['amount_min']}{p['currency']}{p['duration_min']}"
            return f"{what}: {p['recipient_id'] or p['recipient_text']}"

        penalties = [dict(part, event=e["id"]) for e in gold for part in e["penalties"]]
        charges = [dict(part, event=e["id"]) for e in gold for part in e["charges"]]
        found = self.tables.penalties
        self._figure("penalties", penalties, found, lambda g, p: valued(g, p) and received(g, p), show, shown)
        self._figure("penalties.value", penalties, found, valued, show, shown)
        self._figure("charges", charges, self.tables.charges, same_charge, show, shown)

    def _figure(
        self, figure: str, gold: Sequence[Any], predicted: Sequence[Any], alike: Callable[[Any, Any], bool],
        show: Callable[[Any], str], shown: Callable[[Any], str], likeness: Callable[[Any, Any], int] = lambda g, p: 0,
    ) -> None:  # fmt: skip
        pairs = match(gold, predicted, alike, likeness)
        hit, taken = {i for i, _ in pairs}, {j for _, j in pairs}
        self.scores.counts[figure] = Count(len(pairs), len(predicted), len(gold))
        self.scores.missed[figure] = [show(g) for i, g in enumerate(gold) if i not in hit]
        self.scores.extra[figure] = [shown(p) for j, p in enumerate(predicted) if j not in taken]

    def _same_participant(self, gold: Row, row: Row) -> bool:
        if gold["kind"] == "group" or not gold["entity"]:
            return row["kind"] != "person" and bool(_words(gold["text"]) & _words(row["text"]))
        entity = self.tables.entities["person" if row["kind"] == "person" else "organisation"].get(row["entity_id"])
        named = _names(entity["name"], entity["aliases"].split(";")) if entity else set()
        return bool(self.names[gold["kind"]][gold["entity"]] & (named or {_plain(row["text"])}))

    def _same_place(self, gold: Row, row: Row) -> bool:
        if gold["kind"] == "country":
            return row["kind"] == "country" and row["country"] == gold["country"]
        here = (gold.get("latitude"), gold.get("longitude"))
        there = (_number(row["latitude"]), _number(row["longitude"]))
        if gold["kind"] == "city" and None not in here and None not in there:
            return kilometres(here, there) <= 50  # type: ignore[arg-type]
        return bool(self.names["place"][gold["name"]] & _names(row["name"], row["aliases"].split(";")))


def match(
    gold: Sequence[Any], predicted: Sequence[Any], alike: Callable[[Any, Any], bool],
    likeness: Callable[[Any, Any], int] = lambda g, p: 0,
) -> list[tuple[int, int]]:  # fmt: skip
    """One-to-one pairs (index in gold, index in predicted): greedily the likest first, ties in reading order."""
    options = [(-likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if alike(g, p)]
    left, right, pairs = set(range(len(gold))), set(range(len(predicted))), []
    for _, i, j in sorted(options):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((i, j))
    return pairs


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance over the sphere of two (latitude, longitude) pairs in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, p)) for p in (a, b))
    chord = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(chord))


def _rows(folder: Path, table: str) -> list[Row]:
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _span(row: Row, start: str = "start", end: str = "end") -> Span:
    return int(row[start]), int(row[end])


def _overlap(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _heading(text: str) -> str:
    return _plain(LIST_NUMBER.sub("", text))


def _words(text: str) -> set[str]:
    return set(_plain(text or "").split()) - LITTLE_WORDS


def _names(name: str, aliases: Sequence[str]) -> set[str]:
    return {_plain(form) for form in (name, *aliases) if form}


def _number(value: Any) -> float | None:
    return None if value in (None, "") else float(value)


def _same_date(gold: str, predicted: str) -> bool:
    definite = gold and ".." not in gold
    return gold == predicted or (not definite and (not predicted or ".." in predicted))


def _event_words(kind: str, trigger: str, evidence: str) -> str:
    return f"{kind}: {trigger} | {evidence[:100]}"
