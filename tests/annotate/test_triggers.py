"""The trigger vocabulary on hand-made trees: which words name an event, and of which type."""

import pytest

from pipeline.annotate.quotations import quoted_spans
from pipeline.annotate.trigger_vocabulary import event_roles, lent_rules, rules_by_name, trigger_rules
from pipeline.annotate.triggers import find_triggers
from pipeline.vocabulary import rows as vocabulary_rows
from tests.parsed import name, parsed

CASES = [
    # the sense of a word depends on its object
    ("The DET det 2\nministry NOUN nsubj 3\nblocked VERB root 0 past\nthe DET det 5\nwebsite NOUN obj 3", "censorship"),
    ("The DET det 2\nbank NOUN nsubj 3\nblocked VERB root 0 past\nits PRON nmod:poss 5\naccounts NOUN obj 3", "asset_freeze"),
    ("Farmers NOUN nsubj 2\nblocked VERB root 0 past\nthe DET det 4\nhighway NOUN obj 2", "protest"),
    # particles and prepositions
    ("He PRON nsubj:pass 3\nwas AUX aux:pass 3\ntaken VERB root 0 pp\nin ADP compound:prt 3\nfor ADP case 6\nquestioning NOUN obl 3", "summons"),
    ("Officers NOUN nsubj 2\nbroke VERB root 0 past\nup ADP compound:prt 2\nthe DET det 5\nvigil NOUN obj 2", "assembly_disrupted"),
    ("He PRON nsubj:pass 3\nwas AUX aux:pass 3\nplaced VERB root 0 pp\nin ADP case 6\npre-trial ADJ amod 6\ndetention NOUN obl 3", "detention"),
    ("She PRON nsubj:pass 3\nwas AUX aux:pass 3\nplaced VERB root 0 pp\nunder ADP case 6\nhouse NOUN compound 6\narrest NOUN obl 3", "movement_restriction"),
    # registration, designation, licences
    ("The DET det 2\nparty NOUN nsubj:pass 4\nwas AUX aux:pass 4\nderegistered VERB root 0 pp", "registration_denied"),
    ("Regulators NOUN nsubj 2\nrevoked VERB root 0 past\nits PRON nmod:poss 4\nlicence NOUN obj 2", "registration_denied"),
    # courts
    ("The DET det 2\ncourt NOUN nsubj 3\nupheld VERB root 0 past\nthe DET det 5\nverdict NOUN obj 3", "appeal_ruling"),
    ("Prosecutors NOUN nsubj 2\ndropped VERB root 0 past\nthe DET det 4\ncharges NOUN obj 2", "acquittal"),
    # nouns and light verbs
    ("They PRON nsubj 2\nlaunched VERB root 0 past\na DET det 5\nhunger NOUN compound 5\nstrike NOUN obj 2", "hunger_strike"),
    ("He PRON nsubj 2\nfaced VERB root 0 past\na DET det 4\nfine NOUN obj 2", "sentence"),
]


@pytest.mark.parametrize(("rows", "event_type"), CASES)
def test_words_name_events_by_their_context(rows, event_type):
    assert event_type in [trigger.event_type for trigger in find_triggers(parsed(rows))]


def test_an_album_that_is_released_is_no_release():
    doc = parsed("She PRON nsubj 2\nreleased VERB root 0 past\nan DET det 4\nalbum NOUN obj 2")
    assert find_triggers(doc) == []


def test_a_noun_that_modifies_another_noun_is_no_trigger():
    doc = parsed("The DET det 3\nprotest NOUN compound 3\nleaders NOUN nsubj 4\nmet VERB root 0 past")
    assert find_triggers(doc) == []


def test_names_and_months_are_no_triggers():
    doc = parsed("Pride PROPN compound 2\nMarch PROPN nsubj 3\ngrew VERB root 0 past")
    name(doc, "organisation", "Pride March")
    assert find_triggers(doc) == []


def test_long_quotations_are_somebody_elses_words():
    text = "He said “they arrested all of us that night” and spoke of “hooliganism”."
    assert [text[a:b] for a, b in quoted_spans(text)] == ["“they arrested all of us that night”"]


def test_span_is_the_exact_text():
    doc = parsed("They PRON nsubj 2\nlaunched VERB root 0 past\na DET det 5\nhunger NOUN compound 5\nstrike NOUN obj 2")
    (trigger,) = find_triggers(doc)
    assert trigger.text == doc.text[trigger.start:trigger.end] == "launched a hunger strike"


def test_every_row_has_a_known_type_and_roles():
    known = {row["event_type"] for row in vocabulary_rows("event_types")}
    assert {rule.event_type for rules in trigger_rules().values() for rule in rules} <= known | {""}
    assert known == set(event_roles())
    assert len(rules_by_name()) == sum(len(rules) for of_word in (trigger_rules(), lent_rules()) for rules in of_word.values())


def test_a_row_is_lent_to_a_verb_of_its_meaning():
    lent = lent_rules()["nullify", "verb"]
    assert any(rule.event_type == "court_ruling" and rule.lemma == "nullify" for rule in lent)
    assert not {rule.conditions for rule in lent} & {rule.conditions for rule in trigger_rules()["nullify", "verb"]}


def test_crosswalk_covers_every_type_with_known_plover_types():
    plover = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
              "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
    rows = vocabulary_rows("crosswalk")
    assert {row["event_type"] for row in rows if not row["context"]} == {row["event_type"] for row in vocabulary_rows("event_types")}
    assert {row["plover"].split(":")[0] for row in rows if row["plover"]} <= plover
