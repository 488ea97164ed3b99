"""The clause grammar on hand-made trees: who is agent and patient of a verb."""

from pipeline.annotate import clauses
from pipeline.annotate.parse import parse_of
from tests.parsed import parsed


def words(tokens):
    return [token.text for token in tokens]


def find(doc, text):
    return next(token for token in parse_of(doc) if token.text == text)


ACTIVE = """
Police NOUN nsubj 2
detained VERB root 0 past
Achieng PROPN obj 2
and CCONJ cc 5
Otieno PROPN conj 3
"""
PASSIVE_BY = """
Achieng PROPN nsubj:pass 3
was AUX aux:pass 3
detained VERB root 0 pp
by ADP case 5
soldiers NOUN obl:agent 3
and CCONJ cc 7
beaten VERB conj 3 pp
"""
RELATIVE = """
They PRON nsubj 2
called VERB root 0 past
police NOUN obj 2
who PRON nsubj 5
detained VERB acl:relcl 3 past
Achieng PROPN obj 5
"""
RAISING = """
She PRON nsubj:pass 3
was AUX aux:pass 3
forced VERB root 0 pp
to PART mark 5
leave VERB xcomp 3 inf
"""
OBJECT_CONTROL = """
Guards NOUN nsubj 2
forced VERB root 0 past
Achieng PROPN obj 2
to PART mark 5
leave VERB xcomp 2 inf
"""
REASON_ACTIVE = """
A DET det 2
court NOUN nsubj 3
fined VERB root 0 past
Achieng PROPN obj 3
for SCONJ mark 6
protesting VERB advcl 3 ing
"""
REASON_PASSIVE = """
Achieng PROPN nsubj:pass 3
was AUX aux:pass 3
fined VERB root 0 pp
for SCONJ mark 5
protesting VERB advcl 3 ing
"""
HANDED = """
Achieng PROPN nsubj:pass 3
was AUX aux:pass 3
handed VERB root 0 pp
a DET det 5
sentence NOUN obj 3
"""
PARTICIPIAL = """
A DET det 2
meeting NOUN nsubj:pass 7
organised VERB acl 2 pp
by ADP case 5
students NOUN obl:agent 3
was AUX aux:pass 7
disrupted VERB root 0 pp
"""


def test_coordinated_objects_are_both_patients():
    verb = find(parsed(ACTIVE), "detained")
    assert words(clauses.agents_of(verb)) == ["Police"]
    assert words(clauses.patients_of(verb)) == ["Achieng", "Otieno"]


def test_by_agent_and_coordinated_passive_share_the_subject():
    doc = parsed(PASSIVE_BY)
    assert words(clauses.agents_of(find(doc, "detained"))) == ["soldiers"]
    assert clauses.is_passive(find(doc, "beaten"))
    assert words(clauses.patients_of(find(doc, "beaten"))) == ["Achieng"]


def test_relative_pronoun_stands_for_its_antecedent():
    assert words(clauses.agents_of(find(parsed(RELATIVE), "detained"))) == ["police"]


def test_subject_of_an_open_complement():
    assert words(clauses.surface_subjects(find(parsed(RAISING), "leave"))) == ["She"]
    assert words(clauses.surface_subjects(find(parsed(OBJECT_CONTROL), "leave"))) == ["Achieng"]


def test_reason_clause_has_the_punished_person_as_subject():
    for rows in (REASON_ACTIVE, REASON_PASSIVE):
        assert words(clauses.agents_of(find(parsed(rows), "protesting"))) == ["Achieng"]


def test_recipient_of_a_passive_with_an_object():
    doc = parsed(HANDED)
    assert words(clauses.recipients_of(find(doc, "handed"))) == ["Achieng"]
    assert clauses.governor(find(doc, "sentence"))[1] == "object"


def test_reduced_relative_is_passive():
    doc = parsed(PARTICIPIAL)
    assert clauses.is_passive(find(doc, "organised"))
    assert words(clauses.agents_of(find(doc, "organised"))) == ["students"]


def test_a_relative_clause_needs_a_relative_word_or_a_subject():
    assert clauses.is_relative_clause(find(parsed(RELATIVE), "detained"))
    misjudged = parsed("A DET det 2\ngroup NOUN root 0\nstormed VERB acl:relcl 2 past\nin ADV advmod 3")
    assert not clauses.is_relative_clause(find(misjudged, "stormed"))


def test_who_is_told_is_no_subject_of_what_is_told() -> None:
    doc = parsed("He PRON nsubj 2\ntold VERB root 0 past\nReuters PROPN nsubj 6\nthe DET det 5\nofficers NOUN nsubj 6\nslapped VERB ccomp 2 past\nhim PRON obj 6")
    assert words(clauses.agents_of(find(doc, "slapped"))) == ["officers"]
