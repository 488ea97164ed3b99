"""Subjects (`nsubj`, `nsubj:pass`) that the parser gave to another verb, split, or took for something else ("all but three were let go the
same | night")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import name_behind_place, names_somebody
from pipeline.annotate.behind_asides import PHRASES
from pipeline.annotate.reduced_relatives import BEFALLING
from pipeline.annotate.reported_clauses import REPORTING
from pipeline.annotate.tag_sets import OF_PLACE, SUBJECTS
from pipeline.annotate.tree import has_child, join_to, lacks_subject, subject_relation, take_place_of_title
from pipeline.vocabulary import word_list, words

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_LONGEST_ORDINAL = 2
"""Words in which "the", and what stands between it and "accused", may stand before that."""
_BEFALLING = word_list("attachments.befalling")
_OUTCOMES = {"result", "consequence"}
OF_BODIES = {"ORG", "PERSON", "NORP"}


def belongs_to_verb_above(subject: Token) -> bool:
    """Whether the parser gave the subject of a verb to a span of time behind that verb ("All but three were let go the same | night")."""
    noun, verb = subject.head, subject.head.head
    return noun.pos_ == "NOUN" and noun.dep_ in ("obl", "obl:unmarked") and verb.pos_ == "VERB" and subject.i < verb.i < noun.i and lacks_subject(verb)


def is_opening_phrase(noun: Token) -> bool:
    """Whether what the parser took for a subject is a phrase that opens the clause ("of the 25 held, | all but two were freed", "in X, | the mayor
    vowed", "according to the union's partner, | a driver was held", "and as a result | was fined")."""
    first = noun.left_edge
    if first.dep_ != "case":
        return False
    if first.lower_ == "of":
        return first.is_sent_start and first.head is noun
    if first.lower_ == "in":
        return first.head is noun and noun.ent_type_ in OF_PLACE and noun.right_edge.i < noun.head.i and first.is_sent_start
    return first.lower_ == "according" and noun.i < noun.head.i or first.lower_ == "as" and noun.lemma_ in _OUTCOMES


def subject_told_of(noun: Token) -> Token | None:
    """The subject of a verb, right behind which a phrase stands that the parser took for another subject ("residents | of X district
    blocked the road")."""
    if noun.i > noun.head.i or noun.left_edge.dep_ != "case" or noun.left_edge.head is not noun:
        return None
    return next((c for c in noun.head.children if c is not noun and c.dep_ == noun.dep_ and c.i + 1 == noun.left_edge.i and c.pos_ == "NOUN"), None)


def content_behind(noun: Token) -> Token | None:
    """The clause without subject that tells what is said, whose subject the parser took for a second one of the verb of saying ("the union said
    | X, a driver, | is among those held")."""
    saying = noun.head
    if saying.lemma_ not in REPORTING or not any(c.dep_ in SUBJECTS and c.i < saying.i for c in saying.children):
        return None
    return next((c for c in saying.children if c.dep_ == "ccomp" and c.i > noun.i and not has_child(c, *SUBJECTS, "csubj", "mark")), None)


def counted_before(name: Token) -> Token | None:
    """The counted people right before the comma that opens their names, where the parser took both for subjects of one verb ("two leaders of
    the union, | X and Y, | will be freed")."""
    first = name.left_edge
    comma = first if first.text == "," else name.doc[first.i - 1]
    if comma.text != "," or name.ent_type_ != "PERSON" or name.right_edge.i >= name.head.i - 1 or not has_child(name, "conj") or name.nbor(name.right_edge.i - name.i + (name.right_edge.text != ",")).text != ",":
        return None
    return next((c for c in name.head.children if c.dep_ == name.dep_ and c.tag_ == "NNS" and c.i < comma.i and has_child(c, "nummod") and max(t.i for t in c.subtree if t.i < comma.i) == comma.i - 1), None)


def subject_behind_its_modifier(noun: Token) -> Token | None:
    """The noun right behind another that the parser took for a subject of its own ("a | government MP said"), also of one name of a body
    ("Amnesty International | Nigeria demanded")."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < noun.head.i else noun
    bare = behind.dep_ == noun.dep_ and behind.head is noun.head and behind.left_edge is behind is behind.right_edge and noun.right_edge is noun
    if not bare or behind is noun:
        return None
    if noun.ent_type_ == behind.ent_type_ == "ORG":
        return behind
    article = has_child(noun, "det") and {behind.pos_, noun.pos_} == {"NOUN"}
    return behind if article and "Plur" not in noun.morph.get("Number", []) else None


def subject_in_front(noun: Token) -> Token | None:
    """The noun right before a verb that the parser took for a part of the object behind it ("police detained union leader X")."""
    verb = noun.head
    before = verb.doc[verb.i - 1] if verb.i else verb
    titled = before.head.dep_ in ("nmod:desc", "amod", "compound") and before.head.head is noun and before.head.i > verb.i
    part = verb.pos_ == "VERB" and (before.head in (noun, verb) or titled) and before.dep_ in ("compound", "amod") and before.pos_ in ("NOUN", "PROPN")
    if verb.tag_ == "VBD" and before.pos_ == "PROPN" and before.head is verb and before.dep_ in PHRASES and not any(c.dep_ == "case" and c.pos_ == "ADP" for c in before.children):
        part = noun.left_edge.i == verb.i + 1  # "the Supreme Court freed X", with the court as when or where
    return before if part and not any(c.dep_ in ("aux", "aux:pass", "obj") and c is not noun for c in verb.children) else None


def subject_behind_opening(auxiliary: Token) -> Token | None:
    """The first of the names right before an auxiliary whose verb has no subject, which the parser joined to the name of an opening phrase
    ("in addition to X, Y and Z were held")."""
    verb, last = auxiliary.head, auxiliary.doc[auxiliary.i - 1] if auxiliary.i else auxiliary
    if verb.pos_ != "VERB" or not lacks_subject(verb):
        return None
    if (name := name_behind_place(auxiliary)) is not None:
        return name
    while last.dep_ == "flat":
        last = last.head
    owner = last.head if last.dep_ == "conj" else last
    if owner.dep_ == "nmod:poss" and owner.pos_ == "PROPN" and not has_child(owner, "case") and owner.i > owner.head.i and verb is owner.head.head:
        return owner if "," in (owner.left_edge.text, owner.doc[owner.left_edge.i - 1].text) else None
    first = last.head
    if last.dep_ != "conj" or first.dep_ not in ("nmod", "obl") or first.ent_type_ != "PERSON" or not has_child(first, "case") or verb not in first.ancestors:
        return None
    names = [c for c in first.children if c.dep_ == "conj" and c.i <= last.i]
    return names[0] if names[0].left_edge.text == "," else None


def read_behind_following(noun: Token) -> None:
    """Makes what "following" opens a phrase of its verb, and who is told behind its comma the subject, where the parser took the first for that
    ("following reports of torture, | two guards | had been suspended")."""
    verb = noun.head
    opening = next((c for c in noun.children if c.lower_ == "following" and c is noun.left_edge), None)
    if opening is None or noun.i > verb.i or opening.i and opening.nbor(-1).pos_ in ("DET", "NOUN"):
        return
    opening.dep_, noun.dep_ = "case", "obl"
    subject = next((c for c in noun.children if c.dep_ == "appos" and "," in (c.left_edge.text, c.doc[c.left_edge.i - 1].text)), None)
    if subject is not None and lacks_subject(verb):
        join_to(subject, verb)
        subject.dep_ = subject_relation(verb)


def read_behind_age(name: Token) -> bool:
    """Gives a name behind the verb the place of the adjective right before it, where the parser took the name for another subject ("raided the home of
    27-year-old | X"); whether it did."""
    age, case = name.doc[name.i - 1], name.left_edge
    owned = case.nbor(-1) if case.i > name.sent.start else case
    if case.lower_ == "of" and case.head in (age, name) and age.head is name and owned.pos_ == "NOUN" and owned.i > name.head.i and name not in owned.ancestors:
        join_to(case, name)
        join_to(name, owned)
        name.dep_ = "nmod"
        return True
    if age.tag_ != "JJ" or age.dep_ not in ("nmod", "obl") or not has_child(age, "case") or name.head not in age.ancestors or not any(
            c.dep_ == "nsubj" and c.i < name.head.i for c in name.head.children):
        return False
    take_place_of_title(name, age, [c for c in age.children if c.dep_ == "case"])
    age.dep_ = "amod"
    return True


def clause_behind_semicolon(subject: Token) -> Token | None:
    """The verb whose subject stands right behind a semicolon, though the parser gave that to the verb in front of it ("the ministry bans
    marches; | X, a baker, | was held over a leaflet")."""
    above, first = subject.head, subject.left_edge
    if subject.i < above.i or ";" not in (first.text, subject.doc[first.i - 1].text):
        return None
    behind = (t for t in subject.doc.tokens[subject.i + 1 : subject.sent.end] if t.pos_ == "VERB" and t.dep_ in ("parataxis", "conj"))
    verb = next(behind, None)
    return verb if verb is not None and verb.head in (above, *above.ancestors) and lacks_subject(verb) else None


def verb_of_part(whom: Token) -> Token | None:
    """The finite verb of which "15 of whom" is the subject, though the parser joined it to the people ("17 people, 15 of whom were freed",
    "held 17 people – 15 of them were freed")."""
    part = whom.head
    if whom.lower_ == "them":
        behind = whom.doc[min(whom.i + 1, whom.sent.end - 1)]
        told = behind.head if behind.dep_ in ("aux", "aux:pass") else whom
        return told if part.dep_ == "appos" and told.i > whom.i and lacks_subject(told) and told not in part.ancestors else None
    if whom.dep_ != "nmod" or part.dep_ not in ("appos", "nummod", "det", "nmod", "conj") or part.i > whom.i or part.head.dep_ not in ("obj", "nsubj:pass", "iobj", "obl"):
        return None
    verb = next((c for c in part.head.children if c.i > whom.i and c.pos_ == "VERB" and c.dep_ in ("acl:relcl", "acl")), None)
    if verb is None or has_child(verb, "nsubj", "nsubj:pass"):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "advmod")), default=verb.i)
    return verb if first == whom.i + 1 else None


def is_speaker_behind(token: Token) -> bool:
    """Whether the noun right behind a verb that follows what is said is who says it ("“The trial was unfair”, denounced the Union of
    Journalists", "Two were held, reports X")."""
    verb = token.head
    if verb.tag_ not in ("VBD", "VBZ") or token.left_edge.i != verb.i + 1 or token.doc[verb.i - 1].text not in "”\"’'," or has_child(token, "case") or any(
            c.dep_ in ("nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "cc") or c.dep_ in ("obj", "iobj") and c is not token and c.ent_iob_ != "I" for c in verb.children):
        return False
    if verb.dep_ == "parataxis" and verb.head.i < verb.i and verb.left_edge.text == "," and verb.lemma_ in REPORTING and token.pos_ == "PROPN":
        return True
    return any(c.dep_ in ("ccomp", "parataxis") and c.i < verb.i for c in verb.children) or verb.dep_ == "parataxis" and verb.head.i < verb.i and token.doc[verb.left_edge.i - 1].text in "”\""


def people_all_told_of(participle: Token) -> Token | None:
    """The people right before a comma and "both" or "all" of whom a participle tells, though the parser joined it to the verb in front of them
    ("stopped X and Y, | both charged with libel")."""
    count = next((c for c in participle.children if c.i < participle.i and c.lower_ in _EVERYONE and c.dep_ in ("advmod", "nsubj", "nsubj:pass", "det")), None)
    if count is None or participle.lower_ not in BEFALLING or count.i < participle.sent.start + 3 or count.nbor(-1).text != "," or has_child(participle, "aux", "aux:pass", "obj", "mark"):
        return None
    people = count.nbor(-2)
    while people.dep_ in ("flat", "conj") and people.head.i < people.i:
        people = people.head
    return people if names_somebody(people) and participle.head in people.ancestors else None


_EVERYONE = {"both", "all", "each"}
_COUNTS = {"DT", "PDT", "CD", "JJS"}
"""Penn tags of words that stand for all or some of those told before: "both", "all", "two", "most"."""
_ASIDES = {"acl", "acl:relcl", "appos", "parataxis", "advcl"}


def is_seen_done_to(token: Token) -> bool:
    """Whether the subject of a bare participle is who it was done to ("the raid saw nine journalists rounded up", "two people were hurt and
    several | arrested", "X and Y, | both convicted in May")."""
    verb = token.head
    if token.tag_ in _COUNTS and verb.dep_ in _ASIDES and verb.lower_ in BEFALLING and token.i < verb.i:
        return not has_child(verb, "aux", "aux:pass", "obj", "iobj", "ccomp", "xcomp", "mark")
    if verb.dep_ == "ccomp" and verb.lower_ in _BEFALLING and verb.head.lemma_ in REPORTING and verb.head.i < token.i < verb.i and token.pos_ == "NOUN":
        return not any(c.dep_ in ("aux", "aux:pass", "iobj", "mark") or c.dep_ == "obj" and c.pos_ != "NUM" for c in verb.children)
    if verb.dep_ == "conj" and verb.lower_ in _BEFALLING and token.i < verb.i and not has_child(verb, "aux", "aux:pass", "obj", "iobj", "mark"):
        return has_child(verb.head, "aux:pass")
    return verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ == "see" and verb.head.i < token.i < verb.i and not any(
        c.dep_ in ("aux", "aux:pass", "cop", "obj", "mark") for c in verb.children)


def is_active_subject(token: Token) -> bool:
    """Whether the subject of a verb in the past that has an object behind it was taken for that of a passive ("a court in X, a town in
    the south, sentenced reporter Y", "men seized and beat Y"), or that of those who "set out"."""
    verb = token.head
    if verb.lower_ == "set" and token.i < verb.i and any(c.dep_ == "compound:prt" and c.lower_ in ("out", "off") for c in verb.children):
        return not has_child(verb, "aux", "aux:pass")
    second = next((c for c in verb.children if c.dep_ == "conj" and c.i == verb.i + 2 and c.tag_ in ("VBD", "VBN") and has_child(c, "cc")), None)
    return verb.tag_ in ("VBD", "VBN") and token.i < verb.i and not has_child(verb, "aux", "aux:pass", "cop") and (
        verb.tag_ == "VBD" and any(c.dep_ in ("obj", "iobj") and c.i == verb.i + 1 for c in verb.children) or second is not None and has_child(second, "obj"))


def is_subject_before(token: Token) -> bool:
    """Whether a bare noun is the subject that the finite verb behind it lacks: a name right before it ("the Lakeside Court sentenced X"),
    or a noun behind which its place is told between commas ("on 3 May police in Osh, a city in the south, beat a reporter")."""
    verb, doc = token.head, token.doc
    if token.i > verb.i or verb.pos_ != "VERB" or has_child(verb, "nsubj", "nsubj:pass", "csubj", "expl", "aux:pass") or any(
            c.dep_ == "nummod" or c.dep_ == "case" and c.pos_ == "ADP" for c in token.children):
        return False
    if token.pos_ == "PROPN" and token.ent_type_ in OF_BODIES:
        first = min((c.i for c in verb.children if c.dep_ in ("aux", "advmod") and c.i > token.i), default=verb.i)
        finite = verb.tag_ in ("VBD", "VBZ", "VBP") or verb.tag_ == "VBN" and verb.dep_ == "root" and has_child(verb, "obj")
        return token.right_edge.i == min(first, verb.i) - 1 and (finite or first < verb.i)
    return verb.tag_ == "VBD" and token.pos_ == "NOUN" and not token.ent_type_ and doc[verb.i - 1].text == "," and token.right_edge.i >= verb.i - 2 and any(
        c.dep_ == "nmod" for c in token.children)


def clause_opened_by_that(subject: Token) -> Token | None:
    """The verb that lacks the subject right behind its "that", which the parser took for that of the verb of saying in front ("indicating that | the
    board | had opened an inquiry")."""
    that = subject.doc[subject.left_edge.i - 1] if subject.left_edge.i else subject
    verb = that.head
    opened = that.lower_ == "that" and that.dep_ == "mark" and verb is not subject.head and verb.i > subject.i
    return verb if opened and verb.pos_ == "VERB" and lacks_subject(verb) and verb not in subject.ancestors else None


def verb_right_behind(noun: Token) -> Token | None:
    """The finite verb without a subject right behind a noun without a preposition, which the parser took for the doer, or behind "after" for a phrase, of
    the passive before both ("were held after | police | searched the house")."""
    end = noun.right_edge.i + 1
    if noun.i < noun.head.i or has_child(noun, "case") or end >= noun.sent.end:
        return None
    verb, before = noun.doc[end], noun.doc[noun.left_edge.i - 1]
    if noun.dep_ == "obl" and not (before.dep_ == "mark" and before.head is verb):
        return None
    return verb if verb.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB" and lacks_subject(verb) and verb not in noun.ancestors else None


def subject_before(phrase: Token) -> Token | None:
    """The subject between which and its verb a phrase with a preposition stands that the parser joined to the verb ("a court | in western Chad | fined
    X"), but no day and no doer."""
    first, verb = phrase.left_edge, phrase.head
    if phrase.i > verb.i or phrase.dep_ != "obl" or first.dep_ != "case" or first.head is not phrase or first.lower_ == "by" or phrase.ent_type_ in ("DATE", "TIME"):
        return None
    last = max((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "advmod") and phrase.i < c.i < verb.i), default=verb.i)
    if phrase.right_edge.i + 1 != min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass") and phrase.i < c.i < verb.i), default=last):
        return None
    return next((c for c in verb.children if c.dep_ in SUBJECTS and c.right_edge.i == first.i - 1 and c.pos_ == "NOUN"), None)


def subject_across_verb(noun: Token) -> bool:
    """Whether a noun right before a verb in the past was joined to a word behind that verb, of which it can be no part ("the Board of X | sued | editor Y")."""
    end = noun.right_edge.i + 1
    verb = noun.doc[end] if end < noun.sent.end else noun
    return verb.tag_ == "VBD" and noun.pos_ in ("NOUN", "PROPN") and end < noun.head.i and verb in noun.ancestors and not has_child(noun, "case", "cc")


def passive_done_by(doer: Token) -> Token | None:
    """The participle that lacks the doer right behind it, where the parser took the phrase with "by" for a subject or object of another verb ("accused
    the party led | by X of fraud")."""
    by = next((c for c in doer.children if c.dep_ == "case" and c.lower_ == "by"), None)
    if by is None or not by.i or by is not doer.left_edge:
        return None
    participle = by.nbor(-1)
    told = participle.tag_ in ("VBN", "VBD") and participle.dep_ in ("acl", "acl:relcl") and participle not in doer.ancestors
    return participle if told and not has_child(participle, "obj", "obl:agent") else None


def described_subject(participle: Token) -> Token | None:
    """The subject of a verb which the parser took for the object of the participle that describes it ("previously acquitted defendants | had
    stayed in jail")."""
    noun = next((c for c in participle.children if c.dep_ == "obj" and c.i == participle.i + 1), None)
    verb = participle.head
    if noun is None or participle.tag_ != "VBN" or verb.pos_ not in ("VERB", "AUX") or verb.i < noun.i or not lacks_subject(verb):
        return None
    if noun.right_edge.i > noun.i or any(c.dep_.startswith(("aux", "nsubj", "mark")) for c in participle.children):
        return None
    behind = noun.nbor()
    return noun if behind is verb or behind.head is verb and behind.dep_ in ("aux", "aux:pass", "cop") else None


def clause_with(token: Token) -> Token | None:
    """The participle of which a name between it and "with" is the subject, where the parser took the name for a phrase of the main verb ("was
    closed, with | Amnesty International | denouncing the decision")."""
    first, behind = token.left_edge.i, token.right_edge.i + 1
    if not first or behind >= token.sent.end or token.doc[first - 1].lower_ != "with":
        return None
    mark, end = token.doc[first - 1], token.doc[behind]
    clause = mark.head
    told = mark.dep_ == "mark" and clause.tag_ == "VBG" and clause.i in (behind, behind + (end.text == ",")) and lacks_subject(clause)
    return clause if told and (token.head is clause or clause not in token.ancestors) and token not in clause.ancestors else None


def read_with_passive(being: Token) -> None:
    """Makes those between "with" and a passive its subject, where the parser took them for a phrase or for two ("were charged, with | X and two
    others | being held")."""
    verb, doc = being.head, being.doc
    if being.dep_ != "aux:pass" or verb.dep_ not in ("advcl", "acl"):
        return
    first = being.i - 1
    while first > being.sent.start and doc[first].lower_ != "with" and doc[first].pos_ not in ("VERB", "AUX"):
        first -= 1
    mark = doc[first]
    if mark.lower_ != "with" or mark.dep_ not in ("case", "mark"):
        return
    tops = [t for t in doc.tokens[first + 1 : being.i] if t.head.i <= first or t.head is verb]
    if not tops or tops[0].pos_ not in ("NOUN", "PROPN", "NUM", "PRON") or any(t.dep_ not in (*SUBJECTS, *PHRASES, "obl:agent", "punct") for t in tops):
        return
    subject = tops[0]
    if subject in verb.ancestors:
        join_to(verb, next(t for t in subject.ancestors if t.pos_ == "VERB" and t.tag_ != "VBG" or t.head is t))
        verb.dep_ = "advcl"
    join_to(subject, verb)
    join_to(mark, subject)
    subject.dep_, mark.dep_ = "nsubj:pass", "case"
    for other in tops[1:]:
        if has_child(other, "cc"):
            join_to(other, subject)
            other.dep_ = "conj"


def verb_of_speaker(noun: Token) -> Token | None:
    """The verb of saying without a subject behind somebody's lawyer or kin, whom the parser took to describe the place before the comma ("was flown
    to X, | his lawyer, Y, said")."""
    if not has_child(noun, "nmod:poss") or noun.right_edge.i + 2 >= noun.sent.end:
        return None
    behind = noun.nbor(noun.right_edge.i - noun.i + 1)
    verb = behind.nbor() if behind.text == "," else behind
    return verb if verb.tag_ == "VBD" and verb.lemma_ in words("reporting_verbs", "verb") and lacks_subject(verb) and verb not in noun.ancestors else None


def read_accused(token: Token) -> None:
    """Makes "accused" behind an article the noun that it is, with the name behind its comma for an apposition ("the accused", "the other
    accused, X, was fined")."""
    before = token.doc.tokens[max(token.sent.start, token.i - _LONGEST_ORDINAL) : token.i]
    article = next((t for t in before if t.lower_ == "the" and (t.head is token or t.head.head is token)), None)
    if article is None or any(t.pos_ not in ("ADJ", "NUM") for t in token.doc.tokens[article.i + 1 : token.i]):
        return
    token.pos_, token.tag_ = "NOUN", "NN"
    token.dep_ = subject_relation(token.head) if token.dep_.startswith("csubj") else token.dep_
    join_to(article, token)
    for child in token.children:
        if article.i < child.i < token.i and child.dep_ in ("advmod", *SUBJECTS):
            child.dep_ = "amod"
        elif child.i > token.i and child.dep_ in SUBJECTS and child.pos_ == "PROPN":
            child.dep_ = "appos"
