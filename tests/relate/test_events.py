"""Events from hand-made trees: status, roles, dates and places."""

import pytest

from pipeline.annotate.triggers import find_triggers
from pipeline.relate import relate
from tests.parsed import day, group, name, parsed


def events(doc):
    doc._.triggers = find_triggers(doc)
    return relate(doc)


def who(event, role):
    return [p.text for p in event.participants if p.role == role]


DETAINED = """
On ADP case 2
Monday PROPN obl 6
, PUNCT punct 2
Achieng PROPN nsubj:pass 6
was AUX aux:pass 6
detained VERB root 0 pp
in ADP case 8
Kisumu PROPN obl 6
by ADP case 10
police NOUN obl:agent 6
"""


def detained():
    doc = parsed(DETAINED)
    name(doc, "person", "Achieng")
    name(doc, "place", "Kisumu", subkind="city", country="KEN")
    day(doc, "Monday", "2024-05-06")
    return doc


def test_passive_with_agent_date_and_place():
    doc = detained()
    (event,) = events(doc)
    assert (event.event_type, event.status, event.date) == ("detention", "occurred", "2024-05-06")
    assert who(event, "target") == ["Achieng"]
    assert who(event, "actor") == ["police"]
    assert doc._.entities[event.place].name == "Kisumu"
    assert event.country == "KEN"
    assert doc.text[event.trigger_start:event.trigger_end] == event.trigger == "detained"
    assert "date" in event.basis and "place" in event.basis


STATUS = [
    ("was AUX aux:pass 4\nnot PART advmod 4\narrested VERB root 0 pp", "not_occurred"),
    ("was AUX aux:pass 4\nreportedly ADV advmod 4\narrested VERB root 0 pp", "alleged"),
    ("will AUX aux 4\nbe AUX aux:pass 4\narrested VERB root 0 pp", "planned"),
    ("was AUX aux:pass 4\nthen ADV advmod 4\narrested VERB root 0 pp", "occurred"),
]


@pytest.mark.parametrize(("rest", "status"), STATUS)
def test_status_cues(rest, status):
    doc = parsed("Achieng PROPN nsubj:pass 4\n" + rest)
    name(doc, "person", "Achieng")
    (event,) = events(doc)
    assert event.status == status


def test_a_possibility_is_no_event():
    doc = parsed("Achieng PROPN nsubj:pass 4\ncould AUX aux 4\nbe AUX aux:pass 4\narrested VERB root 0 pp")
    name(doc, "person", "Achieng")
    assert events(doc) == []


def test_what_somebody_says_is_alleged_with_its_source():
    doc = parsed("Otieno PROPN nsubj 2\nsaid VERB root 0 past\npolice NOUN nsubj 4\nbeat VERB ccomp 2 past\nAchieng PROPN obj 4")
    name(doc, "person", "Otieno")
    name(doc, "person", "Achieng")
    (event,) = events(doc)
    assert (event.event_type, event.status) == ("torture", "alleged")
    assert who(event, "source") == ["Otieno"]
    assert who(event, "target") == ["Achieng"]


def test_a_general_claim_is_no_event():
    doc = parsed("Activists NOUN nsubj:pass 4\nare AUX aux:pass 4\noften ADV advmod 4\narrested VERB root 0 pp")
    group(doc, "Activists", "Activists")
    assert events(doc) == []


def test_the_law_arrests_nobody():
    doc = parsed("The DET det 2\nlaw NOUN nsubj 3\npunishes VERB root 0 pres\njournalists NOUN obj 3")
    assert events(doc) == []


def test_counted_groups_are_participants():
    doc = parsed("Police NOUN nsubj 2\narrested VERB root 0 past\nten NUM nummod 4\nstudents NOUN obj 2")
    group(doc, "ten students", "students", 10, 10)
    (event,) = events(doc)
    (target,) = [p for p in event.participants if p.role == "target"]
    assert (target.kind, target.text, target.count_min, target.count_max) == ("group", "ten students", 10, 10)


def test_the_owner_of_a_rejected_application_is_the_target():
    doc = parsed("Regulators NOUN nsubj 2\nrejected VERB root 0 past\nUhuru PROPN nmod:poss 5\n’s PART case 3\napplication NOUN obj 2\n"
                 "for ADP case 7\nregistration NOUN nmod 5")
    name(doc, "organisation", "Uhuru", subkind="ngo")
    (event,) = events(doc)
    assert event.event_type == "registration_denied"
    assert who(event, "target") == ["Uhuru"]


def test_light_verb_gives_the_noun_its_patient():
    doc = parsed("Achieng PROPN nsubj:pass 3\nwas AUX aux:pass 3\nhanded VERB root 0 pp\na DET det 6\nprison NOUN compound 6\nsentence NOUN obj 3")
    name(doc, "person", "Achieng")
    (event,) = events(doc)
    assert event.event_type == "sentence"
    assert who(event, "target") == ["Achieng"]


def test_a_protest_before_the_fine_is_bounded_by_it():
    doc = parsed("On ADP case 2\nMonday PROPN obl 6\n, PUNCT punct 2\nAchieng PROPN nsubj:pass 6\nwas AUX aux:pass 6\nfined VERB root 0 pp\n"
                 "for SCONJ mark 8\npicketing VERB advcl 6 ing")
    name(doc, "person", "Achieng")
    day(doc, "Monday", "2024-05-06")
    found = {event.event_type: event for event in events(doc)}
    assert found["sentence"].date == "2024-05-06"
    assert found["protest"].date == "../2024-05-06"
    assert who(found["protest"], "actor") == ["Achieng"]


def test_residence_locates_nothing():
    doc = parsed("A DET det 3\nKisumu PROPN compound 3\nresident NOUN nsubj:pass 5\nwas AUX aux:pass 5\nfined VERB root 0 pp")
    name(doc, "place", "Kisumu", subkind="city", country="KEN")
    group(doc, "A Kisumu resident", "resident", 1, 1)
    (event,) = events(doc)
    assert event.place is None


def test_purpose_is_not_yet_an_event():
    doc = parsed("Achieng PROPN nsubj 2\ntravelled VERB root 0 past\nto PART mark 4\nprotest VERB advcl 2 inf")
    name(doc, "person", "Achieng")
    assert events(doc) == []


def test_offence_of_a_charge_is_no_further_event():
    doc = parsed("Achieng PROPN nsubj:pass 3\nwas AUX aux:pass 3\ncharged VERB root 0 pp\nwith SCONJ mark 5\nattacking VERB advcl 3 ing\n"
                 "Otieno PROPN obj 5")
    name(doc, "person", "Achieng")
    name(doc, "person", "Otieno")
    assert [event.event_type for event in events(doc)] == ["charge"]


def test_a_definite_noun_refers_back():
    doc = parsed("Achieng PROPN nsubj 2\nprotested VERB root 0 past\n. PUNCT punct 2\nPolice NOUN nsubj 5\nended VERB root 0 past\n"
                 "Achieng PROPN nmod:poss 8\n’s PART case 6\nprotest NOUN obj 5\n. PUNCT punct 5")
    number = name(doc, "person", "Achieng")
    from pipeline.layers import Mention
    start = doc.text.rindex("Achieng")
    doc._.mentions.append(Mention(start, start + 7, "Achieng", "person", number))
    protests = [event for event in events(doc) if event.event_type == "protest"]
    assert sum(event.confidence > 0.5 for event in protests) >= 1


def test_confidence_ranks_named_dated_events_above_vague_ones():
    (sure,) = events(detained())
    vague = parsed("Police NOUN nsubj 2\narrested VERB root 0 past\nten NUM nummod 4\nstudents NOUN obj 2")
    group(vague, "ten students", "students", 10, 10)
    assert sure.confidence > events(vague)[0].confidence


def test_what_a_statement_condemns_is_an_event_too():
    doc = parsed("Otieno PROPN nsubj 2\ncondemned VERB root 0 past\nthe DET det 4\narrest NOUN obj 2\nof ADP case 6\nAchieng PROPN nmod 4")
    name(doc, "person", "Otieno")
    name(doc, "person", "Achieng")
    found = {event.event_type: event for event in events(doc)}
    assert set(found) == {"statement", "detention"}
    assert who(found["detention"], "target") == ["Achieng"]
