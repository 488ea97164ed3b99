"""Full tables → tables that may be shown: persons of certain kinds appear under a pseudonym everywhere, evidence included.

Who is withheld: whoever `withhold.csv` names, and whoever is named in a sentence, or takes part in an event told by a
sentence, that speaks of a kind in vocabulary/withheld_kinds.csv or of an age under 18. docs/public_profile.md says what this
protects and what it does not. A pseudonym is keyed by a secret that stays with the full tables, so it is the same in every
run and cannot be found by hashing names; identifiers that hash a sentence with a withheld name are keyed likewise.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pipeline.archive import Archive
from pipeline.records import TABLES, Row
from pipeline.resolve.identifiers import slug
from pipeline.vocabulary import rows
from pipeline.withhold_list import Choice

ADULT = 18
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ](?:old|of age)\b|\baged? (\d{1,2})\b|\bage of (\d{1,2})\b|\b(\d{1,2})-month-old\b", re.I)
_AGE_IN_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ]years?[- ]old\b", re.I
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[^a-z\s])|\n")
_HASHED = {"events": "event_id", "penalties": "penalty_id", "charges": "charge_id", "mentions": "mention_id", "dates": "date_id"}


@dataclass
class Edits:
    """Replacements in one text, as (start, end, words); offsets before and after them."""

    made: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [start for start, _, _ in self.made]
        self._shifts = [0]
        for start, end, words in self.made:
            self._shifts.append(self._shifts[-1] + len(words) - (end - start))

    def apply(self, text: str) -> str:
        parts, at = [], 0
        for start, end, words in self.made:
            parts += [text[at:start], words]
            at = end
        return "".join([*parts, text[at:]])

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The replacements that touch a span."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [one for one in self.made[first : bisect_right(self._starts, max(start, end - 1))] if one[1] > start and one[0] < end]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a span stands afterwards; one that cuts a replaced name is widened to the whole pseudonym."""
        return self._moved(start, at_end=False), self._moved(end, at_end=True)

    def _moved(self, offset: int, at_end: bool) -> int:
        number = bisect_right(self._starts, offset - at_end)
        if number:
            start, end, words = self.made[number - 1]
            if start < offset < end or offset == (end if at_end else start):
                return start + self._shifts[number - 1] + (len(words) if at_end else 0)
        return offset + self._shifts[number]

    def words(self, start: int, end: int, text: str) -> str:
        """What the words of a span are afterwards; `text` is what they are before."""
        parts, at = [], start
        for first, last, words in self.within(start, end):
            parts += [text[at - start : max(first, start) - start], words]
            at = last
        return "".join([*parts, text[at - start :] if at < end else ""])


def publish(full: Archive, public: Archive, choices: Iterable[Choice], secret: bytes, text_of: Callable[[str], str]) -> Callable[[str], str]:
    """Fill `public` with the rows that may be shown; returns the text that may be shown, by `report_id`.

    `text_of` gives the canonical text of a report. Texts are read one at a time.
    """
    profile = _Profile(full, list(choices), secret, text_of)
    for table in TABLES:
        if table.name != "corrections_report":  # says in free words who was corrected, and why
            public.add(table.name, (profile.row(table.name, row) for row in full[table.name]))
    return lambda report_id: profile.edits[report_id].apply(text_of(report_id))


class _Profile:
    """Who is withheld under which pseudonym, and the replacements in every report."""

    def __init__(self, full: Archive, choices: list[Choice], secret: bytes, text_of: Callable[[str], str]) -> None:
        self._secret = secret
        withheld = _withheld(full, choices, text_of)
        self.names = {row["person_id"]: self._pseudonym(row["person_id"]) for row in withheld}
        self.ids = {person: f"person:withheld-{name.partition('-')[2].lower()}" for person, name in self.names.items()}
        self._whole, self._parts = _forms(withheld, full, self.names)
        self._slugs = {slug(part) for part in self._parts}
        self.edits: dict[str, Edits] = {}
        self._lines: dict[str, list[tuple[int, int]]] = {}
        for report in full["reports"]:
            report_id = report["report_id"]
            text = text_of(report_id)
            shown = [(m["start"], m["end"]) for m in full.select("mentions", report_id=report_id) if m["kind"] == "person" and m["entity_id"] not in self.names]
            self.edits[report_id] = Edits(list(self._found(text, shown)))
            self._lines[report_id] = [(text.rfind("\n", 0, s) + 1, (text.find("\n", e) + 1 or len(text) + 1) - 1) for s, e, _ in self.edits[report_id].made]
        self._shas = {r: hashlib.sha256(self.edits[r].apply(text_of(r)).encode()).hexdigest() for r in self.edits if self.edits[r].made}
        self._events: dict[str, str] = {}
        self._report_of: dict[str, str] = {}
        for event in full["events"]:
            self._report_of[event["event_id"]] = event["report_id"]
        for telling in full["tellings"]:
            if self._touched(telling["report_id"], telling["start"], telling["end"]):
                self._events[telling["event_id"]] = self._keyed(telling["event_id"])
        for participant in full["participants"]:
            if participant["entity_id"] in self.names:
                self._events[participant["event_id"]] = self._keyed(participant["event_id"])

    def _digest(self, words: str) -> str:
        return hmac.new(self._secret, words.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def _pseudonym(self, person: str) -> str:
        return f"Person-{self._digest(person)[:8].upper()}"

    def _keyed(self, identifier: str) -> str:
        head, colon, _ = identifier.rpartition(":")
        return f"{head}{colon}p{self._digest(identifier)[:12]}"

    def _found(self, text: str, shown: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """Every name to be replaced in a text. A part of a name that names somebody who is shown stays."""
        at = 0
        for match in self._pattern().finditer(text):
            name = self._whole.get(_folded(match.group()))
            if name is None:
                name = self._parts.get(match.group().title(), "")
                if not name or any(s <= match.start() < e for s, e in shown):
                    continue
            if match.start() >= at:
                yield match.start(), match.end(), name
                at = match.end()

    def _pattern(self) -> re.Pattern[str]:
        return _pattern(frozenset(self._whole), frozenset(self._parts))

    def _plain(self, words: str) -> str:
        return Edits(list(self._found(words, []))).apply(words) if words else words

    def _touched(self, report_id: str, start: int, end: int) -> bool:
        return any(first <= end and start <= last for first, last in self._lines.get(report_id, ()))

    def row(self, table: str, row: Row) -> Row:
        """A row as it may be shown."""
        made = {column: self._cell(value) for column, value in row.items()}
        if table == "people" and row["person_id"] in self.names:
            made |= {"name": self.names[row["person_id"]], "aliases": [], "occupations": [], "nationality": "", "affiliations": []}
        if table == "reports" and row["report_id"] in self._shas:
            made["source_sha256"] = self._shas[row["report_id"]]
        report_id = row.get("report_id") or self._report_of.get(row.get("event_id", ""), "")
        edits = self.edits.get(report_id)
        if edits and edits.made and isinstance(row.get("start"), int):
            made["start"], made["end"] = edits.moved(row["start"], row["end"])
            if "text" in row:
                made["text"] = edits.words(row["start"], row["end"], row["text"])
            if "trigger" in row:
                made["trigger_start"], made["trigger_end"] = edits.moved(row["trigger_start"], row["trigger_end"])
                made["trigger"] = edits.words(row["trigger_start"], row["trigger_end"], row["trigger"])
        key = _HASHED.get(table)
        touched = row["event_id"] in self._events if "event_id" in row else bool(report_id) and "start" in row and self._touched(report_id, row["start"], row["end"])
        if "event_id" in row:
            made["event_id"] = self._events.get(row["event_id"], row["event_id"])
        if key and key != "event_id" and touched:
            made[key] = self._keyed(row[key])
        return made

    def _cell(self, value: object) -> object:
        if isinstance(value, list):
            return [self._cell(item) for item in value]
        if not isinstance(value, str):
            return value
        entity = value.removeprefix("case:")
        if entity in self.ids:
            return value.replace(entity, self.ids[entity])
        kind, colon, name = entity.partition(":")
        if colon and kind in {"person", "org", "place"} and self._slugs & set(name.split("-")):
            return value.replace(entity, self._keyed(entity))  # somebody or something that shares a word of the name
        return self._plain(value)


def _withheld(full: Archive, choices: list[Choice], text_of: Callable[[str], str]) -> list[Row]:
    """The rows of people.csv that are withheld."""
    by_kind: set[str] = set()
    report, text, ends = "", "", [0]
    for mention in full["mentions"]:
        if mention["kind"] != "person" or mention["entity_id"] in by_kind:
            continue
        if mention["report_id"] != report:
            report = mention["report_id"]
            text = text_of(report)
            ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
        number = bisect_right(ends, mention["start"])
        if is_of_kind(text[ends[number - 1] : ends[min(number, len(ends) - 1)]]):
            by_kind.add(mention["entity_id"])
    events = {telling["event_id"] for telling in full["tellings"] if is_of_kind(telling["text"])}
    by_kind |= {p["entity_id"] for p in full["participants"] if p["event_id"] in events and p["kind"] == "person"}
    listed = {_folded(choice.who): choice.withhold for choice in choices}
    found = []
    for person in full["people"]:
        forms = [person["person_id"], person["name"], *person["aliases"]]
        said = [listed[_folded(form)] for form in forms if _folded(form) in listed]
        if any(said) or person["person_id"] in by_kind and not said:
            found.append(person)
    return found


@cache
def _kinds() -> re.Pattern[str]:
    phrases = sorted({row["words"] for row in rows("withheld_kinds")}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.I) if phrases else re.compile(r"(?!)")


def is_of_kind(sentence: str) -> bool:
    """Whether a sentence speaks of a kind of person whom the public tables do not name."""
    if _kinds().search(sentence):
        return True
    if not any(row["kind"] == "minor" for row in rows("withheld_kinds")):
        return False
    if _AGE_IN_WORDS.search(sentence):
        return True
    return any(match.group(4) or int(next(filter(None, match.groups()))) < ADULT for match in _AGE.finditer(sentence))


def _folded(name: str) -> str:
    return " ".join(re.split(r"[\s\-_+.]+", name.strip().casefold())) if not name.startswith("person:") else name


def _forms(withheld: list[Row], full: Archive, names: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Whole forms of names (folded) and single words of full names, each → the pseudonym that takes its place."""
    whole: dict[str, str] = {}
    parts: dict[str, str] = {}
    for person in withheld:
        pseudonym = names[person["person_id"]]
        printed = {mention["text"] for mention in full.select("mentions", entity_id=person["person_id"])}
        for form in sorted({person["name"], *person["aliases"], *printed}):
            tokens = form.split()
            if len(tokens) > 1:
                whole.setdefault(_folded(form), pseudonym)
            for token in tokens:
                if len(token) > 2 and token[0].isupper():
                    parts.setdefault(token.title(), pseudonym)
    return whole, parts


@cache
def _pattern(whole: frozenset[str], parts: frozenset[str]) -> re.Pattern[str]:
    """Whole names in any case and with any separator, then single words as names are printed or in capitals."""
    names = [r"[\s\-_+.]+".join(map(re.escape, form.split())) for form in sorted(whole, key=lambda f: (-len(f), f))]
    words = [re.escape(word) for part in sorted(parts, key=lambda p: (-len(p), p)) for word in dict.fromkeys((part, part.upper()))]
    options = [f"(?i:{'|'.join(names)})"] * bool(names) + words
    return re.compile(rf"(?<!\w)(?:{'|'.join(options)})(?!\w)") if options else re.compile(r"(?!)")
