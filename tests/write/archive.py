"""A small archive of tables written for the tests: two invented reports, offsets taken from the texts themselves."""

from __future__ import annotations

import random
from typing import Any

from pipeline.records import BY_NAME, Row

Archive = dict[str, list[Row]]

KENYA = """Alpha Watch
Expression
Journalist fined
On 12 January 2024, police in Nairobi arrested journalist Jane Wanjiru. On 15 February 2024, a Nairobi court fined Wanjiru KES 50,000 for false news. In March 2024, ten bloggers were fined about KES 20,000 on average.
Assembly
In 2023, a march in Kisumu was reportedly banned.
"""
HOSTILE = """Beta Forum
Association
</script><script>window.hacked = 1</script> 😀 On 3 May 2024, officers in Lima beat "><img src=x onerror=window.hacked=2> \u202eevil\u202c Ñuñez & sons. =HYPERLINK("http://evil.example") said nothing.
"""
TEXTS = {"ken-2024-04-03": KENYA, "per-2024-06-01": HOSTILE}
HOSTILE_NAME = '"><img src=x onerror=window.hacked=2>'


def row(table: str, /, **stated: Any) -> Row:
    """A row with every column, empty where not stated."""
    made: Row = dict.fromkeys(BY_NAME[table].header)
    for column in BY_NAME[table].columns:
        if column.type == "boolean":
            made[column.name] = False
    assert set(stated) <= set(made), set(stated) - set(made)
    return made | stated


def words(report: str, text: str, after: str = "") -> dict[str, Any]:
    """`text`, `start` and `end` of words in a report, the first ones behind `after`."""
    start = TEXTS[report].index(text, TEXTS[report].index(after))
    return {"text": text, "start": start, "end": start + len(text)}


def _event(event_id: str, report: str, section: int, kind: str, sentence: str, trigger: str, **stated: Any) -> Row:
    evidence = words(report, sentence)
    at = words(report, trigger, sentence)
    return row(
        "events", event_id=event_id, report_id=report, section_id=f"{report}:s{section}", event_type=kind, trigger=trigger,
        trigger_start=at["start"], trigger_end=at["end"], **evidence, **({"status": "occurred", "tellings": 1, "confidence": 0.8} | stated),
    )  # fmt: skip


def _section(report: str, number: int, heading: str, kind: str, until: str | None, **stated: Any) -> Row:
    text = TEXTS[report]
    start = text.index(heading)
    end = text.index(until, start) if until else len(text)
    return row(
        "sections", section_id=f"{report}:s{number}", report_id=report, ordinal=number, level=1, heading=heading, kind=kind,
        start=start, end=end, **stated,
    )  # fmt: skip


def archive() -> Archive:
    """The tables of the two reports."""
    ken, per = TEXTS
    day = {"date_precision": "day"}
    arrest = _event(
        "event:arrest", ken, 3, "detention", "On 12 January 2024, police in Nairobi arrested journalist Jane Wanjiru.", "arrested",
        civic_freedom="expression", date="2024-01-12", date_start="2024-01-12", date_end="2024-01-12", place_id="geonames:184745",
        country="KEN", tellings=1, **day,
    )  # fmt: skip
    fine = _event(
        "event:fine", ken, 3, "sentence", "On 15 February 2024, a Nairobi court fined Wanjiru KES 50,000 for false news.", "fined",
        civic_freedom="expression", date="2024-02-15", date_start="2024-02-15", date_end="2024-02-15", place_id="geonames:184745",
        country="KEN", **day,
    )  # fmt: skip
    bloggers = _event(
        "event:bloggers", ken, 3, "sentence", "In March 2024, ten bloggers were fined about KES 20,000 on average.", "fined",
        civic_freedom="expression", date="2024-03", date_start="2024-03-01", date_end="2024-03-31", date_precision="month", country="KEN",
    )  # fmt: skip
    march = _event(
        "event:march", ken, 4, "assembly_denied", "In 2023, a march in Kisumu was reportedly banned.", "banned", status="alleged",
        civic_freedom="peaceful_assembly", date="2023", date_start="2023-01-01", date_end="2023-12-31", date_precision="year",
        place_id="geonames:191245", country="KEN", confidence=0.4,
    )  # fmt: skip
    beating = _event(
        "event:beating", per, 2, "torture", HOSTILE.split("\n")[2].split(" =HYPER")[0], "beat", civic_freedom="association",
        date="2024-05-03", date_start="2024-05-03", date_end="2024-05-03", place_id="geonames:3936456", country="PER", **day,
    )  # fmt: skip
    events = [arrest, fine, bloggers, march, beating]
    wanjiru = {"recipient_kind": "person", "recipient_id": "person:jane-wanjiru", "recipient_text": "Wanjiru"}
    return {
        "reports": [
            row("reports", report_id=ken, source_path="kenya.txt", source_sha256="0" * 64, title="Kenya: a journalist fined",
                authors=["Alpha Watch"], country="KEN", published_on="2024-04-03", words=40, pipeline_version="0", model="none"),
            row("reports", report_id=per, source_path="peru.txt", source_sha256="1" * 64, title="</title><script>window.hacked=3</script>",
                source_url="javascript:window.hacked=4", country="PER", published_on="2024-06-01", words=20, pipeline_version="0", model="none"),
        ],
        "sections": [
            _section(ken, 1, "Alpha Watch", "front_matter", "Expression"),
            _section(ken, 2, "Expression", "body", "Assembly", civic_freedom="expression"),
            _section(ken, 3, "Journalist fined", "body", "Assembly", civic_freedom="expression") | {"level": 2, "parent_id": f"{ken}:s2"},
            _section(ken, 4, "Assembly", "body", None, civic_freedom="peaceful_assembly"),
            _section(per, 1, "Beta Forum", "front_matter", "Association"),
            _section(per, 2, "Association", "body", None, civic_freedom="association"),
        ],
        "events": events,
        "participants": [
            row("participants", event_id="event:arrest", role="actor", kind="group", **words(ken, "police")),
            row("participants", event_id="event:arrest", role="target", kind="person", entity_id="person:jane-wanjiru", **words(ken, "Jane Wanjiru")),
            row("participants", event_id="event:fine", role="actor", kind="group", **words(ken, "a Nairobi court"), count_min=1, count_max=1),
            row("participants", event_id="event:fine", role="target", kind="person", entity_id="person:jane-wanjiru", **words(ken, "Wanjiru", "court")),
            row("participants", event_id="event:bloggers", role="target", kind="group", **words(ken, "ten bloggers"), count_min=10, count_max=10),
            row("participants", event_id="event:beating", role="target", kind="person", entity_id="person:img", **words(per, HOSTILE_NAME)),
            row("participants", event_id="event:beating", role="source", kind="organisation", entity_id="org:beta", **words(per, "Beta Forum")),
        ],
        "people": [
            row("people", person_id="person:jane-wanjiru", name="Jane Wanjiru", aliases=["Wanjiru"], occupations=["journalist"], nationality="KEN",
                affiliations=["org:beta"], mentions=2, reports=[ken]),
            row("people", person_id="person:img", name=HOSTILE_NAME, aliases=["=1+1", "Ñuñez"], mentions=1, reports=[per]),
        ],
        "organisations": [row("organisations", organisation_id="org:beta", name="Beta Forum", kind="ngo", country="PER", mentions=1, reports=[per])],
        "places": [
            row("places", place_id="geonames:184745", name="Nairobi", kind="city", country="KEN", latitude=-1.28333, longitude=36.81667, mentions=2, reports=[ken]),
            row("places", place_id="geonames:191245", name="Kisumu", kind="city", country="KEN", latitude=-0.10221, longitude=34.76171, mentions=1, reports=[ken]),
            row("places", place_id="geonames:3936456", name="Lima", kind="city", country="PER", latitude=-12.04318, longitude=-77.02824, mentions=1, reports=[per]),
        ],
        "dates": [
            row("dates", date_id="date:1", report_id=ken, section_id=f"{ken}:s3", kind="date", edtf="2024-01-12", date_start="2024-01-12",
                date_end="2024-01-12", date_precision="day", anchor="explicit", **words(ken, "12 January 2024")),
            row("dates", date_id="date:2", report_id=per, section_id=f"{per}:s2", kind="date", edtf="2024-05-03", date_start="2024-05-03",
                date_end="2024-05-03", date_precision="day", anchor="explicit", **words(per, "3 May 2024")),
        ],
        "penalties": [
            row("penalties", penalty_id="penalty:1", event_id="event:fine", kind="fine", amount_min=50000, amount_max=50000, currency="KES",
                status="imposed", offence="false news", **wanjiru, **words(ken, "fined Wanjiru KES 50,000")),
            row("penalties", penalty_id="penalty:2", event_id="event:bloggers", kind="fine", recipient_kind="group", recipient_text="ten bloggers",
                recipient_count_min=10, recipient_count_max=10, amount_min=20000, amount_max=20000, currency="KES", approximate=True,
                basis="average", status="imposed", **words(ken, "fined about KES 20,000 on average")),
        ],
        "charges": [
            row("charges", charge_id="charge:1", event_id="event:fine", offence="false news", **wanjiru, **words(ken, "for false news")),
        ],
        "mentions": [
            row("mentions", mention_id="mention:1", report_id=ken, section_id=f"{ken}:s3", kind="place", entity_id="geonames:184745", **words(ken, "Nairobi")),
            row("mentions", mention_id="mention:2", report_id=ken, section_id=f"{ken}:s3", kind="person", entity_id="person:jane-wanjiru", **words(ken, "Jane Wanjiru")),
            row("mentions", mention_id="mention:3", report_id=per, section_id=f"{per}:s2", kind="place", entity_id="geonames:3936456", **words(per, "Lima")),
        ],
        "tellings": [
            row("tellings", event_id=e["event_id"], report_id=e["report_id"], section_id=e["section_id"], text=e["text"], start=e["start"], end=e["end"])
            for e in events
        ],
        "cases": [
            row("cases", case_id="case:person:jane-wanjiru", entity_id="person:jane-wanjiru", name="Jane Wanjiru", step=step, event_id=e["event_id"],
                event_type=e["event_type"], date=e["date"], status=e["status"], current_state="sentenced")
            for step, e in enumerate((arrest, fine), 1)
        ],
        "basis": [row("basis", event_id="event:arrest", column="date", basis="“12 January 2024”")],
        "corrections_report": [
            row("corrections_report", source="corrections.csv", line=2, action="set", table="events", id="event:1", column="date", value="2024", outcome="row_gone")
        ],
        "rejected": [row("rejected", source_path="=scan.pdf", stage="read", error="a scan without text")],
    }  # fmt: skip


def large(count: int, seed: int = 7) -> tuple[Archive, dict[str, str]]:
    """An archive of `count` invented events in reports of about 150 events each, the same for the same seed."""
    draw = random.Random(seed)
    small = archive()
    names = [f"{a} {b}" for a in ("Ana", "Boris", "Chen", "Dalia", "Emeka", "Farah", "Gul", "Hana") for b in ("Abiola", "Bekov", "Castro", "Diallo", "Eriksen", "Fofana", "Gupta", "Haddad", "Ivanov", "Juma")]
    places = [
        row("places", place_id=f"geonames:{n}", name=f"Town {n}", kind="city", country=draw.choice(("KEN", "PER", "KAZ", "MYS", "FRA")),
            latitude=draw.uniform(-30, 55), longitude=draw.uniform(-75, 105), mentions=1, reports=[])
        for n in range(300)
    ]  # fmt: skip
    kinds = (("detention", "detained", "peaceful_assembly"), ("sentence", "fined", "expression"), ("attack", "beaten", "association"), ("protest", "joined a rally", "peaceful_assembly"))
    people = [row("people", person_id=f"person:{n.lower().replace(' ', '-')}", name=n, mentions=1, reports=[]) for n in names]
    made: Archive = {name: [] for name in small} | {"people": people, "places": places}
    texts: dict[str, str] = {}
    for first in range(0, count, 150):
        report, lines, size = f"inv-{first:06d}", [], 0
        for number in range(first, min(first + 150, count)):
            kind, verb, freedom = draw.choice(kinds)
            name, place = draw.choice(names), draw.choice(places)
            year, month, day_ = draw.randint(2016, 2025), draw.randint(1, 12), draw.randint(1, 28)
            iso = f"{year}-{month:02d}-{day_:02d}"
            amount = draw.randint(1, 90) * 1000
            tail = f"EUR {amount} by a court there" if verb == "fined" else "near the main square, where many others had come to speak about the law"
            sentence = f"On {iso}, {name} was {verb} in {place['name']} {tail}, number {number}."
            evidence = {"text": sentence, "start": size, "end": size + len(sentence)}
            at = size + sentence.index(verb)
            event = f"event:{number:06d}"
            common = {"report_id": report, "section_id": f"{report}:s1"}
            made["events"].append(row(
                "events", event_id=event, event_type=kind, civic_freedom=freedom, status=draw.choice(("occurred",) * 5 + ("alleged", "planned")), date=iso,
                date_start=iso, date_end=iso, date_precision="day", place_id=place["place_id"], country=place["country"], trigger=verb, trigger_start=at,
                trigger_end=at + len(verb), tellings=1, confidence=draw.randint(30, 95) / 100, **common, **evidence))
            who = size + sentence.index(name)
            person = f"person:{name.lower().replace(' ', '-')}"
            span = {"text": name, "start": who, "end": who + len(name)}
            made["participants"].append(row("participants", event_id=event, role="target", kind="person", entity_id=person, **span))
            made["mentions"].append(row("mentions", mention_id=f"mention:{number}", kind="person", entity_id=person, **common, **span))
            made["dates"].append(row("dates", date_id=f"date:{number}", kind="date", edtf=iso, date_start=iso, date_end=iso, date_precision="day", text=iso,
                                     start=size + 3, end=size + 13, **common))
            made["tellings"].append(row("tellings", event_id=event, **common, **evidence))
            if verb == "fined":
                made["penalties"].append(row("penalties", penalty_id=f"penalty:{number}", event_id=event, kind="fine", recipient_kind="person", recipient_id=person,
                                             recipient_text=name, amount_min=amount, amount_max=amount, currency="EUR", status="imposed",
                                             text=f"fined in {place['name']} EUR {amount}", start=at, end=at + len(f"fined in {place['name']} EUR {amount}")))
            lines.append(sentence)
            size += len(sentence) + 1
        texts[report] = "\n".join(lines) + "\n"
        made["reports"].append(row("reports", report_id=report, source_path=f"{report}.txt", source_sha256="2" * 64, title=f"Update {first // 150 + 1}",
                                   country="KEN", published_on="2025-12-31", words=len(texts[report].split()), pipeline_version="0", model="none"))
        made["sections"].append(row("sections", section_id=f"{report}:s1", report_id=report, ordinal=1, level=1, heading="Update", kind="body", start=0, end=size))
    by_person: dict[str, list[Row]] = {}
    events = {event["event_id"]: event for event in made["events"]}
    for participant in made["participants"]:
        by_person.setdefault(participant["entity_id"], []).append(events[participant["event_id"]])
    for person in people:
        chain = sorted(by_person.get(person["person_id"], []), key=lambda event: event["date"])[:30]
        made["cases"] += [
            row("cases", case_id=f"case:{person['person_id']}", entity_id=person["person_id"], name=person["name"], step=step, event_id=event["event_id"],
                event_type=event["event_type"], date=event["date"], status=event["status"], current_state="sentenced")
            for step, event in enumerate(chain, 1)
        ]  # fmt: skip
    return made, texts
