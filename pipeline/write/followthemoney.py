"""Tables → entities of the FollowTheMoney model, one JSON object a line, as Aleph, yente and their command line read them.

Only what occurred or goes on is exported, with its status; a claim would lose its hedge in a graph of facts, so `alleged`,
`planned` and `not_occurred` events stay in the tables. Of the model only names of schemata and properties are used, so that
writing needs no library; the tests hold every entity against the model itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1
from typing import Any

from pipeline.records import Row
from pipeline.vocabulary import rows as vocabulary

FILE = "entities.ftm.json"
TOLD_FLATLY = ("occurred", "ongoing")
_VALID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_REFERENCES = ("proof", "member", "organization", "involved", "subject", "object")
_ORGANISATIONS = {"government": "PublicBody", "court": "PublicBody", "police": "PublicBody", "company": "Company"}


def files(tables: Mapping[str, Sequence[Row]]) -> dict[str, bytes]:
    """`entities.ftm.json`: reports, people, organisations, events, and the links between them."""
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n" for entity in entities(tables))
    return {FILE: "".join(lines).encode()}


def entities(tables: Mapping[str, Sequence[Row]]) -> Iterator[dict[str, Any]]:
    """Every entity as `{"id", "schema", "properties"}`, properties as lists of strings."""
    places = {row["place_id"]: row for row in tables["places"]}
    for report in tables["reports"]:
        yield _entity(
            report["report_id"], "Article", title=report["title"], fileName=report["source_path"],
            author=report["authors"], publishedAt=report["published_on"], sourceUrl=_link(report["source_url"]),
            country=_country(report["country"]),
        )  # fmt: skip
    for person in tables["people"]:
        yield _entity(
            person["person_id"], "Person", name=person["name"], alias=person["aliases"],
            position=person["occupations"], nationality=_country(person["nationality"]), proof=person["reports"],
        )  # fmt: skip
    for body in tables["organisations"]:
        yield _entity(
            body["organisation_id"], _ORGANISATIONS.get(body["kind"] or "", "Organization"), name=body["name"],
            alias=body["aliases"], classification=body["kind"], country=_country(body["country"]), proof=body["reports"],
        )  # fmt: skip
    for person in tables["people"]:
        for other in person["affiliations"] or []:
            yield _entity(_edge(person["person_id"], other), "Membership", member=person["person_id"], organization=other)
    kept = {row["event_id"]: row for row in tables["events"] if row["status"] in TOLD_FLATLY}
    seen: dict[str, set[str]] = {event_id: set() for event_id in kept}
    links = []
    for row in tables["participants"]:
        if row["event_id"] in kept and row["entity_id"]:
            if row["role"] != "source":
                seen[row["event_id"]].add(row["entity_id"])
            links.append((row["event_id"], row["entity_id"], row["role"]))
    for event_id, event in kept.items():
        place = places.get(event["place_id"] or "")
        yield _entity(
            event_id, "Event", name=_name(event, place), summary=event["text"],
            date=event["date_start"] if event["date_start"] == event["date_end"] else None,
            startDate=event["date_start"], endDate=event["date_end"], country=_country(event["country"]),
            location=place and place["name"], keywords=[event["event_type"], *([event["civic_freedom"]] if event["civic_freedom"] else [])],
            involved=sorted(seen[event_id]), recordId=event_id, proof=event["report_id"],
        )  # fmt: skip
    for event_id, entity_id, role in sorted(set(links)):
        yield _entity(_edge(event_id, entity_id, role), "UnknownLink", subject=entity_id, object=event_id, role=role)


def _entity(identifier: str, schema: str, **properties: object) -> dict[str, Any]:
    stated = {}
    for name, value in properties.items():
        values = [str(item) for item in (value if isinstance(value, list) else [value]) if item is not None and item != ""]
        if values:
            stated[name] = [_identifier(item) for item in values] if name in _REFERENCES else values
    return {"id": _identifier(identifier), "schema": schema, "properties": stated}


def _identifier(ours: str) -> str:
    """An identifier as the model allows it: `person:jane-doe` becomes `person-jane-doe`, one in another script a hash."""
    theirs = ours.replace(":", "-")
    return theirs if _VALID.fullmatch(theirs) else "x-" + sha1(ours.encode(), usedforsecurity=False).hexdigest()[:16]


def _edge(*ends: str) -> str:
    return "link:" + sha1("\0".join(ends).encode(), usedforsecurity=False).hexdigest()[:12]


def _name(event: Row, place: Row | None) -> str:
    parts = (event["event_type"].replace("_", " "), place and place["name"], event["date"])
    return ", ".join(part for part in parts if part)


def _country(code: str | None) -> str | None:
    """The model's code of a country (ISO 3166-1 alpha-2, lower case), or None."""
    return next((row["iso2"].lower() for row in vocabulary("countries") if row["iso3"] == code), None)


def _link(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
