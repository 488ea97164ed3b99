"""Section trees of differently laid-out reports, as a user would expect them."""

from __future__ import annotations

import pytest

from pipeline.layers import Report
from pipeline.segment import segment

LONG = "The authorities detained several people on 3 May 2024 after a rally in the capital and released them the next day. " * 2


def outline(text: str) -> list[tuple[int, str, str, str]]:
    report = Report("xxx", "x.txt", "0", text)
    return [(s.level, s.kind, s.civic_freedom, s.heading) for s in segment(report)]


CASES = {
    "run-in label": (
        f"{LONG}\nAssociation New law on foreign funding\n{LONG}\nExpression\nEditor fined\n{LONG}",
        [(1, "summary", "", ""), (1, "body", "association", "Association"), (2, "body", "association", "New law on foreign funding"),
         (1, "body", "expression", "Expression"), (2, "body", "expression", "Editor fined")],
    ),
    "run-in label repeated": (
        f"{LONG}\nAssociation Fund closed\n{LONG}\nAssociation Leaders jailed\n{LONG}\nExpression Editor fined\n{LONG}",
        [(1, "summary", "", ""), (1, "body", "association", "Association"), (2, "body", "association", "Fund closed"), (2, "body", "association", "Leaders jailed"),
         (1, "body", "expression", "Expression"), (2, "body", "expression", "Editor fined")],
    ),
    "freedom of …": (
        f"Freedom of Association\n{LONG}\nFreedom of Peaceful Assembly\n{LONG}\nFreedom of Expression\n{LONG}",
        [(1, "body", "association", "Freedom of Association"), (1, "body", "peaceful_assembly", "Freedom of Peaceful Assembly"),
         (1, "body", "expression", "Freedom of Expression")],
    ),
    "label with colon before prose": (
        f"Association: {LONG}\nPeaceful Assembly: {LONG}",
        [(1, "body", "association", "Association"), (1, "body", "peaceful_assembly", "Peaceful Assembly")],
    ),
    "two headings before the first freedom": (
        f"Economy in crisis\n{LONG}\nNew cabinet\n{LONG}\nFreedom of Expression\n{LONG}",
        [(1, "body", "", "Economy in crisis"), (1, "body", "", "New cabinet"), (1, "body", "expression", "Freedom of Expression")],
    ),
    "Markdown": (
        f"# Country update\n\n{LONG}\n\n## Expression\n\n### Radio closed\n\n{LONG}",
        [(1, "front_matter", "", ""), (1, "summary", "", ""), (1, "body", "expression", "Expression"), (2, "body", "expression", "Radio closed")],
    ),
    "numbered": (
        f"1. Association\n{LONG}\n2. Assembly\n{LONG}\n2.1 March dispersed\n{LONG}",
        [(1, "body", "association", "1. Association"), (1, "body", "peaceful_assembly", "2. Assembly"),
         (2, "body", "peaceful_assembly", "2.1 March dispersed")],
    ),
    "capitals": (
        f"ASSOCIATION\n{LONG}\nEXPRESSION\n{LONG}",
        [(1, "body", "association", "ASSOCIATION"), (1, "body", "expression", "EXPRESSION")],
    ),
    "no headings at all": (f"{LONG}\n{LONG}", [(1, "body", "", "")]),
    "sub-headings without freedoms": (
        f"{LONG}\nTeachers on strike\n{LONG}\nA journalist on trial\n{LONG}",
        [(1, "summary", "", ""), (1, "body", "", "Teachers on strike"), (1, "body", "", "A journalist on trial")],
    ),
    "an overview by name, and sub-headings without freedoms": (
        f"Overview\n{LONG}\nTeachers on strike\n{LONG}\nA journalist on trial\n{LONG}",
        [(1, "summary", "", "Overview"), (1, "body", "", "Teachers on strike"), (1, "body", "", "A journalist on trial")],
    ),
    "byline and tail": (
        f"Alpha Watch, Beta Forum\n{LONG}\nExpression\n{LONG}\nAlpha Watch, Beta Forum\nComments are closed.",
        [(1, "front_matter", "", ""), (1, "summary", "", ""), (1, "body", "expression", "Expression"), (1, "back_matter", "", ""),
         (1, "back_matter", "", "")],
    ),
    "a date in figures, and an overview by another name": (
        f"Lake Forum\n14/06/2025\nGeneral\n{LONG}\nExpression\nEditor fined\n{LONG}",
        [(1, "front_matter", "", ""), (1, "summary", "", "General"), (1, "body", "expression", "Expression"),
         (2, "body", "expression", "Editor fined")],
    ),
    "title, overview, labels that go on in small letters": (
        f"Norland: editors fined and a march banned\n{LONG}\nAssociation: the new register\n{LONG}\nExpression: fines\n{LONG}",
        [(1, "front_matter", "", ""), (1, "summary", "", ""), (1, "body", "association", "Association"), (2, "body", "association", "the new register"),
         (1, "body", "expression", "Expression"), (2, "body", "expression", "fines")],
    ),
    "title, one author with the day, freedoms in capitals": (
        f"Norland: a march banned and editors fined\nLake Forum (LF), Hill Rights Centre | 14 June 2025\n{LONG}\nASSEMBLY\nMarch banned\n{LONG}",
        [(1, "front_matter", "", ""), (1, "summary", "", ""), (1, "body", "peaceful_assembly", "ASSEMBLY"), (2, "body", "peaceful_assembly", "March banned")],
    ),
    "title, one author who signs at the end": (
        f"Norland: a march banned and editors fined\nCentre for the Lakes\n{LONG}\nASSEMBLY\n{LONG}\nCentre for the Lakes",
        [(1, "front_matter", "", ""), (1, "summary", "", ""), (1, "body", "peaceful_assembly", "ASSEMBLY"), (1, "back_matter", "", "")],
    ),
    "title above an overview by another name": (
        f"Norland: a march banned and editors fined\nAt a glance\n{LONG}\nASSEMBLY\n{LONG}",
        [(1, "front_matter", "", ""), (1, "summary", "", "At a glance"), (1, "body", "peaceful_assembly", "ASSEMBLY")],
    ),
    "title and byline before a dateline, the byline again as signature": (
        f"Norland: editors fined\nSouthern Lakes Civic Desk\n14 June 2025. {LONG}\nExpression\n{LONG}\nSouthern Lakes Civic Desk",
        [(1, "front_matter", "", ""), (1, "summary", "", ""), (1, "body", "expression", "Expression"), (1, "back_matter", "", "")],
    ),
    "named summary": (
        f"Executive Summary\n{LONG}\nAssembly\n{LONG}",
        [(1, "summary", "", "Executive Summary"), (1, "body", "peaceful_assembly", "Assembly")],
    ),
    "a short sentence is no heading": (
        f"Assembly\n{LONG}\nThe march was cancelled.\n{LONG}",
        [(1, "body", "peaceful_assembly", "Assembly")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    text, expected = CASES[name]
    assert outline(text) == expected


@pytest.mark.parametrize("name", CASES)
def test_headings_are_where_they_say_and_top_level_sections_cover_the_text(name: str) -> None:
    text = CASES[name][0]
    sections = segment(Report("xxx", "x.txt", "0", text))
    for section in sections:
        assert text[section.heading_start : section.heading_end] == section.heading
    top = [s for s in sections if s.level == 1]
    for before, after in zip(top, top[1:], strict=False):
        assert before.end == after.start
    assert top[-1].end == len(text)
