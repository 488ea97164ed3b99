"""Sentences that the language model reads in one way or another: whichever it takes, what they tell is the same."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from pipeline.annotate.parse import Token, parse_of
from pipeline.extract import facts_of
from pipeline.layers import Event, Report, ReportFacts
from tests.parsed import parsed


def facts(text: str) -> ReportFacts:
    return facts_of(Report("x", "x.txt", "x", text, country="KEN", published_on="2024-06-20"))


def people(told: ReportFacts, event: Event) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in event.participants:
        found.setdefault(one.role, set()).add(told.entities[one.entity].name if one.entity is not None else one.text)
    return found


@pytest.mark.parametrize(("text", "kind", "status", "who"), [
    # a body with its abbreviation before the title of a person
    ("Police arrested Shore Rights Group (SRG) chair Peter Otieno on 3 May 2024.", "detention", "occurred", {"actor": {"Police"}, "target": {"Peter Otieno"}}),
    ("Agents detained Civic Alliance (CA) spokesperson Ruth Njeri and her driver.", "detention", "occurred", {"actor": {"Agents"}, "target": {"Ruth Njeri", "her driver"}}),
    ("Police fined Lake Watch (LW) director Daniel Mutua 500 shillings.", "sentence", "occurred", {"actor": {"Police"}, "target": {"Daniel Mutua"}}),
    # a number before "more"
    ("Two more were arrested at the same rally the next day.", "detention", "occurred", {"target": {"Two more"}}),
    ("Police arrested five more at the funeral.", "detention", "occurred", {"actor": {"Police"}, "target": {"five more"}}),
    # "with" before a passive that has its own subject
    ("Three cooks were charged with trespass, with Achieng and two others being remanded in custody.", "detention", "occurred", {"target": {"Achieng", "two others"}}),
    ("Ten cooks were charged with “aiding an armed group”, with Achieng and five others being held in custody.", "detention", "occurred",
     {"target": {"Achieng", "five others"}}),
    # "shot" before another verb
    ("A 25-year-old soldier shot and wounded a cook during a march on 3 May 2024.", "attack", "occurred", {"actor": {"A 25-year-old soldier"}, "target": {"a cook"}}),
    ("Two men on a motorcycle shot and killed a cook on 3 May 2024.", "killing", "occurred", {"actor": {"Two men"}, "target": {"a cook"}}),
    # what a law is used for
    ("The council used provisions of the penal code that protect officials to arrest the editor on 3 May 2024.", "detention", "occurred",
     {"actor": {"The council"}, "target": {"the editor"}}),
    # the second of two plans
    ("Otieno planned to travel to Nairobi and petition the president to release his son.", "statement", "planned",
     {"actor": {"Otieno"}, "target": {"the president"}, "affected": {"his son"}}),
    # the part that somebody has in something, and against whom a case is
    ("Prosecutors are investigating the role of two officers in the killing of Peter Otieno.", "investigation", "ongoing", {"actor": {"Prosecutors"}, "target": {"two officers"}}),
    ("A judge dismissed the case against the editor for joining a march.", "protest", "occurred", {"actor": {"the editor"}}),
    # a state that goes on
    ("Access to Facebook remained blocked in Garissa.", "censorship", "ongoing", {"target": {"Facebook"}}),
    ("Three editors remain detained.", "detention", "ongoing", {"target": {"Three editors"}}),
    # another name in brackets behind a name
    ("A poet and founder of the Lake Forum, Ruth Njeri (Mama Ru), was arrested on 3 May 2024.", "detention", "occurred", {"target": {"Ruth Njeri"}}),
    # what is put off
    ("The court adjourned sentencing three editors until 5 June 2024.", "sentence", "not_occurred", {"actor": {"The court"}, "target": {"three editors"}}),
    # the court before which somebody is put on trial
    ("In May 2023, 40 cooks were put on a new trial before the Nairobi High Court for founding a secret group.", "trial", "occurred",
     {"actor": {"Nairobi High Court"}, "target": {"40 cooks"}}),
])  # fmt: skip
def test_who_takes_part(text: str, kind: str, status: str, who: dict[str, set[str]]) -> None:
    told = facts(text)
    assert [(event.status, people(told, event)) for event in told.events if event.event_type == kind] == [(status, who)]


@pytest.mark.parametrize(("text", "offence"), [
    ("Two editors were tried by a military court for sedition on 3 May 2024.", "sedition"),
    ("The unionist was arraigned before a special court for terrorism.", "terrorism"),
    ("Ruth Njeri was tried by a court for serious crimes on 3 May 2024.", ""),
])  # fmt: skip
def test_the_offence_behind_the_court(text: str, offence: str) -> None:
    assert [row.offence for event in facts(text).events for row in event.charges] == ([offence] if offence else [])


def test_what_a_call_is_for_is_no_offence() -> None:
    told = facts("On 27 May 2024, two potters were placed under house arrest after a call by a singer for peaceful rallies to protest a tax law.")
    assert [(row.kind, row.offence) for event in told.events for row in event.penalties] == [("house_arrest", "")]


def test_a_city_behind_what_it_is_called() -> None:
    told = facts("Police arrested Amina Sow from her home in the capital, Maputo.")
    [event] = told.events
    assert event.place is not None and told.entities[event.place].name == "Maputo"


def word(tokens: list[Token], text: str) -> Token:
    return next(token for token in tokens if token.text == text)


def test_in_what_state_somebody_stays() -> None:
    doc = parse_of(parsed("""
Achieng PROPN nsubj:pass 3
was AUX aux:pass 3
taken VERB root 0 pp
to ADP case 6
the DET det 6
office NOUN obl 3
where ADV advmod 9
they PRON nsubj 9
remain VERB acl:relcl 6 pres
held VERB acl 6 pp
"""))
    remain = word(list(doc), "remain")
    assert (remain.head.text, remain.dep_, remain.head.head.text) == ("held", "aux:pass", "office")


def test_who_is_told_of_right_before_who() -> None:
    doc = parse_of(parsed("""
Police NOUN nsubj 2
raided VERB root 0 past
party NOUN obj 2
at ADP case 5
request NOUN obl 2
of ADP case 7
prosecutor NOUN nmod 5
, PUNCT punct 10
who PRON nsubj 10
resigned VERB acl:relcl 3 past
"""))
    assert word(list(doc), "resigned").head.text == "prosecutor"


def test_what_became_of_an_object() -> None:
    doc = parse_of(parsed("""
They PRON nsubj 2
set VERB root 0 past
ablaze VERB xcomp 2 pp
the DET det 5
office NOUN obj 3
"""))
    assert word(list(doc), "office").head.text == "set"


def test_what_the_subject_did_behind_a_comma() -> None:
    doc = parse_of(parsed("""
Guards NOUN nsubj 2
intervened VERB root 0 past
at ADP case 5
a DET det 5
protest NOUN obl 2
about ADP case 8
a DET det 8
mine NOUN nmod 5
, PUNCT punct 10
detain VERB acl 8 ing
six NUM obj 10
"""))
    detained = word(list(doc), "detain")
    assert (detained.head.text, detained.dep_) == ("intervened", "advcl")


def test_others_of_a_kind() -> None:
    doc = parse_of(parsed("""
Ekai PROPN nsubj 6
and CCONJ cc 4
other ADJ amod 5
Samburu PROPN compound 5
elders NOUN appos 1
marched VERB root 0 past
"""))
    elders = word(list(doc), "elders")
    assert (elders.head.text, elders.dep_) == ("Ekai", "conj")


def test_who_was_among_those_held() -> None:
    doc = parse_of(parsed("""
Among ADP case 2
those PRON root 0
held VERB acl 5 pp
be AUX cop 2
editor NOUN nsubj 2
Ekai PROPN flat 5
. PUNCT punct 2
"""))
    editor, held = word(list(doc), "editor"), word(list(doc), "held")
    assert (editor.dep_, held.head.text, held.head.head.text) == ("root", "those", "editor")


def test_two_deeds_of_one_subject() -> None:
    doc = parse_of(parsed("""
Robbers NOUN nsubj:pass 2
ambushed VERB root 0 past
and CCONJ cc 4
killed VERB conj 2 past
Ekai PROPN obj 4
"""))
    assert word(list(doc), "Robbers").dep_ == "nsubj"


def test_what_is_granted() -> None:
    doc = parse_of(parsed("""
They PRON nsubj:pass 3
were AUX aux:pass 3
grant VERB root 0 pp
bail NOUN xcomp 3
"""))
    assert word(list(doc), "bail").dep_ == "obj"


def test_where_two_sides_clash() -> None:
    source = parsed("""
They PRON nsubj 2
saw VERB root 0 past
clashes NOUN obj 2
between ADP case 5
herders NOUN nmod 3
and CCONJ cc 7
soldiers NOUN conj 5
in ADP case 9
Garissa PROPN nmod 7
""")
    source.ents = [Span(source, 8, 9, label="LOC")]
    assert word(list(parse_of(source)), "Garissa").head.text == "clashes"


def test_the_preposition_before_a_possessor() -> None:
    source = parsed("""
residents NOUN nsubj 6
of ADP case 3
Kenya PROPN nmod:poss 5
’s PART case 3
district NOUN nmod 1
fled VERB root 0 past
""")
    source[3].tag_, source[4].tag_ = "POS", "NN"
    assert word(list(parse_of(source)), "of").head.text == "district"


def test_the_last_of_a_list_before_the_verb() -> None:
    doc = parse_of(parsed("""
Amina PROPN nsubj 7
, PUNCT punct 3
Ekai PROPN conj 1
, PUNCT punct 6
and CCONJ cc 7
Otieno PROPN conj 1
spoke VERB root 0 past
"""))
    assert word(list(doc), "and").head.text == "Otieno"
