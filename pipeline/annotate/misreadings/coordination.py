"""What goes on with something before it (`conj`, `appos`, `acl:relcl`), which the parser joined to a word in between ("ordered the crowd to
leave | and beat those who stayed")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to, lacks_subject, make_past, take_place_of
from pipeline.annotate.trigger_vocabulary import class_lemmas, event_nouns
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_FINITE = {"VBD", "VBP", "VBZ"}
_INTRANSITIVE = word_list("clauses.intransitive")
_COURTS = class_lemmas(frozenset(("court",)))
_PEOPLE = class_lemmas(frozenset(("person",)))
_BODIES = class_lemmas(frozenset(("body",))) - _PEOPLE | {"mission"}
_FEMALE_KIN = word_list("misreadings.female_kin")
_MALE_KIN = word_list("misreadings.male_kin")
_BEFALLING = word_list("attachments.befalling")
_RELATIONS = word_list("coreference.relations")
_OF_ONE = {"is", "was", "has"}
_FEMALE, _MALE = {"she", "her", "herself", "hers"}, {"he", "him", "his", "himself"}
_ON_OCCASION = {"after", "at", "before", "during", "following"}
KINDS = OF_PLACE | {"NORP"}
_WITHIN_DESCRIPTION = {"nmod", "compound", "conj", "nmod:poss"}
_ROOMS = word_list("misreadings.rooms")
UNCHANGED = word_list("clauses.unchanged")
"""Verbs whose past tense and participle are like the infinitive, for which the model takes them."""


def passive_gone_on_with(participle: Token) -> Token | None:
    """The passive that a participle goes on with, though the parser joined it to the gerund between them ("was charged with
    causing harm and released on bail"), or to the infinitive behind a noun ("was found guilty of conspiracy to bomb a bridge and jailed")."""
    gerund = participle.head
    if gerund.tag_ not in ("VBG", "VB") and not any(child.lower_ in ("having", "being") for child in gerund.children) or participle.tag_ not in ("VBN", "VBD") or any(
            child.i < participle.i and child.dep_ not in ("cc", "advmod", "punct", "obl") for child in participle.children):
        return None
    if gerund.dep_ not in ("advcl", "acl") or not has_child(gerund, "mark", "case"):
        return None
    above = gerund.head
    while above.pos_ in ("NOUN", "ADJ") and above.head is not above and above.i < gerund.i:
        above = above.head
    passive = above.pos_ == "VERB" and above.i < gerund.i and has_child(above, "aux:pass")
    return above if passive else None


def read_as_past(verb: Token) -> None:
    """Puts a verb whose past is its bare form into the past of the verb it is coordinated with, or where its clause has a day ("soldiers beat |
    and detained six men")."""
    joined = (verb.head, *verb.children) if verb.dep_ == "conj" else verb.children
    past = any(t.tag_ in ("VBD", "VBN") and (t is verb.head or t.dep_ == "conj") for t in joined)
    if past or any(t.ent_type_ == "DATE" and t.pos_ == "NUM" for t in verb.children):
        verb.tag_ = "VBD"
        make_past(verb)


def past_gone_on_with(verb: Token) -> Token | None:
    """The verb in the past tense that another one goes on with, though the parser joined that to a gerund or infinitive between them
    ("barred X from holding a rally | and fired tear gas", "ordered the crowd to leave | and beat those who stayed")."""
    between = verb.head
    same_form = between.tag_ == "VB" if verb.tag_ != "VBD" else between.tag_ == "VBD"
    if verb.tag_ != "VBD" and not (verb.tag_ == "VB" and verb.lower_ in UNCHANGED) or between.tag_ not in ("VBG", "VB") or same_form:
        return None
    if has_child(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") or has_child(between, "aux"):
        return None
    above = next((a for a in between.ancestors if a.pos_ == "VERB"), None)
    goes_on = above is not None and above.tag_ == "VBD" and above.i < between.i and has_child(above, "nsubj")
    return above if goes_on else None


def infinitive_gone_on_with(verb: Token) -> Token | None:
    """The infinitive that another one goes on with, though the parser joined that to the verb of planning above ("planned to walk to the capital |
    and petition the court")."""
    plan = verb.head
    if verb.tag_ not in ("VB", "VBP") or verb.lower_ != verb.lemma_ or verb.lower_ in UNCHANGED or plan.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    if not has_child(verb, "cc") or has_child(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark"):
        return None
    return next((c for c in reversed(plan.children) if c.dep_ == "xcomp" and c.tag_ == "VB" and plan.i < c.i < verb.i and has_child(c, "mark")), None)


def read_behind_object_relative(verb: Token) -> bool:
    """Joins a past tense with an object of its own, and what stands behind it, to the verb that it goes on with, where the parser joined it to
    a relative clause between them whose object is the noun before that ("broke up a vigil that mourners had planned | and arrested ten
    people"); whether it was that."""
    relative = verb.head.head if verb.head.dep_ == "xcomp" else verb.head
    if relative.dep_ not in ("acl:relcl", "acl", "ccomp") or not relative.head.i < relative.i < verb.i or verb.tag_ not in ("VBD", "VBN") and verb.lower_ not in UNCHANGED:
        return False
    behind = [c for c in relative.children if c.i > verb.i and c.dep_ in ("obj", "obl")]
    if not any(c.dep_ == "obj" and c.i > verb.i for c in (*verb.children, *behind)) or any(c.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass", "mark") for c in verb.children):
        return False
    noun = relative.head if relative.dep_ != "ccomp" else next((c for c in relative.head.children if c.dep_ == "obj" and c.i == relative.left_edge.i - 1), None)
    if noun is None:
        return False
    own = [c for t in (relative, *(c for c in relative.children if c.dep_ in ("xcomp", "ccomp"))) for c in t.children if c not in behind and not c.tag_.startswith("W")]
    opening = relative.left_edge
    fronted = opening.lower_ in ("that", "which", "whom") or opening.i == noun.i + 1
    if not fronted or not any(c.dep_ == "nsubj" and c.i < relative.i for c in own) or any(c.dep_ in ("obj", "aux:pass") for c in own):
        return False
    above = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    if above is None or above.tag_ != "VBD" or not above.i < relative.i or not any(c.dep_ == "nsubj" and c.i < above.i for c in above.children):
        return False
    for phrase in (verb, *behind):
        join_to(phrase, above if phrase is verb else verb)
    if relative.head is not noun:
        join_to(relative, noun)
        relative.dep_ = "acl:relcl"
    return True


def predicate_gone_on_with(verb: Token) -> Token | None:
    """The predicate that a verb in the past with an object goes on with, though the parser joined it to a noun between them ("the mayor was
    sensitive to criticism | and censored the paper")."""
    noun = verb.head
    if verb.tag_ not in ("VBN", "VBD") or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ not in ("obl", "obj", "nmod") or not verb.i > noun.i:
        return None
    if not any(c.dep_ == "obj" and c.i > verb.i for c in verb.children) or not has_child(verb, "cc") or any(
            c.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "det", "amod") for c in verb.children):
        return None
    above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "ADJ")), None)
    finite = above is not None and (above.tag_ == "VBD" or any(c.dep_ == "cop" and c.tag_ == "VBD" for c in above.children))
    return above if finite and above is not None and any(c.dep_ == "nsubj" and c.i < above.i for c in above.children) else None


def deed_before(noun: Token) -> Token | None:
    """The noun of a deed beside which another one stands, where the parser joined that to those whom the first befell ("19 detentions of
    reporters | and 24 searches", "the closure of the union | and the arrest of its leaders")."""
    people = noun.head
    deed = people.head
    if people.dep_ != "nmod" or people.pos_ not in ("NOUN", "PROPN") or deed.pos_ != "NOUN" or not deed.i < people.i < noun.i or noun.lemma_.lower() not in event_nouns():
        return None
    own = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children) and any(c.dep_ == "nmod" and c.i > noun.i for c in noun.children)
    told = deed.lemma_.lower() in event_nouns() and (people.lemma_.lower() in _PEOPLE or own)
    return deed if told and any(c.dep_ == "case" and c.lower_ == "of" for c in people.children) else None


def victim_before(person: Token) -> Token | None:
    """Whom a deed befell together with another one, where the parser joined that other one to the deed ("the arrest of nine nurses | and a
    driver")."""
    deed = person.head
    if deed.i > person.i or deed.pos_ != "NOUN" or deed.lemma_.lower() not in event_nouns() or person.lemma_.lower() not in _PEOPLE or has_child(person, "case"):
        return None
    victims = [c for c in deed.children if c.dep_ == "nmod" and deed.i < c.i < person.i and c.left_edge.lower_ == "of" and (c.lemma_.lower() in _PEOPLE or c.ent_type_ == "PERSON")]
    return victims[-1] if len(victims) == 1 and not any(c.dep_ == "conj" for c in deed.children if c is not person) else None


def post_before(person: Token) -> Token | None:
    """Who holds a post in a body, beside whom another one is told, where the parser joined that one to the body ("the chairman of the X Party |
    and the engineer of the council")."""
    body = person.head
    if body.ent_type_ != "ORG" or body.i > person.i or person.lemma_.lower() not in _PEOPLE or not has_child(person, "det", "nmod:poss"):
        return None
    while body.dep_ in ("appos", "nmod", "flat") and body.head.i < body.i and body.lemma_.lower() not in _PEOPLE:
        body = body.head
    return body if body.lemma_.lower() in _PEOPLE and body is not person.head and body.dep_ != "appos" else None


def predicate_before(passive: Token) -> Token | None:
    """The verb with the subject, behind whose comma a passive without one goes on, where the parser set that beside the sentence ("X saw no
    lawyer, | was beaten and was deported")."""
    verb = passive.head
    first = passive.left_edge
    comma = first if first.text == "," else passive.doc[first.i - 1]
    goes_on = verb.i < passive.i and comma.text == "," and has_child(passive, "aux:pass") and lacks_subject(passive) and has_child(passive, "conj")
    return verb if goes_on and verb.pos_ == "VERB" and any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i for c in verb.children) else None


def verb_with_manner(noun: Token) -> Token | None:
    """The verb that a phrase with "without" behind "and" belongs to, where the parser took its noun for one more object ("free X at once and
    | without conditions")."""
    if not any(c.dep_ == "case" and c.lower_ == "without" for c in noun.children):
        return None
    return next((a for a in noun.ancestors if a.pos_ == "VERB" or a.dep_ == "root"), None)


def phrase_gone_on_with(noun: Token) -> Token | None:
    """The phrase with the same preposition that one behind "and" goes on with, where the parser joined it to somebody in front of both ("a letter
    to the mayor on the ban on the paper | and on its editor")."""
    case = next((c for c in noun.children if c.dep_ == "case" and c.i < noun.i), None)
    first = noun.head
    if case is None or noun.left_edge.dep_ != "cc" or any(c.dep_ == "case" and c.lower_ == case.lower_ for c in first.children):
        return None
    between = (t for t in reversed(noun.doc.tokens[first.i + 1 : noun.left_edge.i]) if t.dep_ in ("nmod", "obl") and t.right_edge.i == noun.left_edge.i - 1)
    return next((t for t in between if any(c.dep_ == "case" and c.lower_ == case.lower_ for c in t.children)), None)


def bare_modifier(noun: Token) -> Token | None:
    """The noun right behind a bare one, of which the parser made both members of one list ("students, civil | society | members and clerks")."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    alike = behind.dep_ == "conj" and behind.head is noun.head and noun.right_edge is noun and all(c.dep_ == "punct" for c in behind.children if c.i < behind.i)
    return behind if alike and behind is not noun and noun.pos_ == behind.pos_ == "NOUN" and noun.tag_ == "NN" else None


def is_beside_name(people: Token) -> bool:
    """Whether people without an article go on with a list that a name begins, which the parser took to describe the one named ("the unionist X,
    | activists and lawyers")."""
    further = any(c.dep_ == "conj" and any(t.dep_ == "cc" for t in c.children) for c in people.children)
    name = people.head
    single = not any(c.dep_ == "conj" for c in name.children) and name.dep_ != "conj"
    return further and single and "," in (people.left_edge.text, people.doc[people.left_edge.i - 1].text) and not any(c.dep_ in ("det", "nummod") for c in people.children)


def noun_beside(further: Token) -> Token | None:
    """What a noun with "and" goes on with right before it, where the parser joined both to the same word ("20 people, including children | and
    refugees")."""
    if further.dep_ != "nmod":
        return None
    return next((c for c in further.head.children if c.dep_ == "nmod" and c.right_edge.i == further.left_edge.i - 1), None)


def last_of_list(joint: Token) -> Token | None:
    """The last of several coordinated nouns, to which the "and" before it belongs, where the parser gave that to the verb behind ("X, Y, | and | Z
    said")."""
    verb = joint.head
    if verb.pos_ != "VERB":
        return None
    behind = joint.doc.tokens[joint.i + 1 : verb.i]
    return next((t for t in behind if t.dep_ == "conj" and joint.i - 1 <= t.left_edge.i and t.head.i < joint.i and verb in t.ancestors), None)


def is_next_counted(people: Token) -> bool:
    """Whether people with a number of their own go on with a list of counted people that somebody told by "the", an owner or a name ends, though the
    parser took them to describe the first ("arrested two editors, | one photographer and the station's director")."""
    first = people.head
    if first.i > people.i or first.ent_type_ or not has_child(first, "nummod") or not has_child(people, "nummod"):
        return False
    last = next((c for top in (people, first) for c in top.children if c.dep_ == "conj" and c.i > people.i and _is_another(c)), None)
    return last is not None and not any(c.dep_ == "nummod" or c.dep_ == "det" and c.lower_ in ("a", "an") for c in last.children)


def read_before_kind(kind: Token) -> bool:
    """Makes the name of a people, place or faith a part of the plural right behind it, and that the next of the list, where the parser took the name
    for the next ("children and Karen | refugees"); whether it did."""
    first, people = kind.head, kind.doc[kind.i + 1] if kind.i + 1 < kind.sent.end else kind
    if people.tag_ != "NNS" or first.tag_ != "NNS" or not first.i < kind.i or not has_child(kind, "cc") or any(c.i > kind.i for c in kind.children) or people.ent_type_:
        return False
    if first.dep_ == "compound" and first.head is people:
        before = [c for c in people.children if c.i < first.i]
        take_place_of(first, people)
        for child in before:
            join_to(child, first)
    elif people.dep_ in ("nmod", "obl", "obj", "appos") and people.head is first.head and not any(c.i < people.i and (c.dep_ != "case" or c.i > first.i) for c in people.children):
        for case in [c for c in people.children if c.i < first.i]:
            join_to(case, first)
        join_to(people, first)
    else:
        return False
    people.dep_ = "conj"
    for child in kind.children:
        join_to(child, people)
    join_to(kind, people)
    kind.dep_ = "compound"
    return True


def title_of_first(other: Token) -> Token | None:
    """The title of the person beside whom a relative stands, or several people named behind what they are, where the parser joined those to the name below
    the title ("lawyer X | and her husband", "Sergeant X | and officers Y and Z")."""
    name = other.head
    title = name.head
    owned = any(c.dep_ == "nmod:poss" and c.tag_ == "PRP$" and c.i < other.i for c in other.children) or other.tag_ == "NNS" and any(
        c.dep_ in ("flat", "appos") and c.i == other.i + 1 and c.ent_type_ == "PERSON" for c in other.children)
    below = name.dep_ in ("flat", "appos") and title.i < name.i and title.pos_ in ("NOUN", "PROPN") and title.ent_type_ != "PERSON" and name.ent_type_ == "PERSON"
    return title if owned and below and has_child(other, "cc") else None


def title_gone_on_with(noun: Token) -> Token | None:
    """The title of somebody beside which another one stands, where the parser joined that to the name before both ("X, the director of Y |
    and a member of parliament,")."""
    name, first = noun.head, noun.left_edge
    named = any(c.dep_ in ("appos", "flat") and c.ent_type_ == "PERSON" for c in noun.children)  # "X, a poet and his brother Y"
    if noun.tag_ != "NN" or name.ent_type_ != "PERSON" or name.i > noun.i or named or "," in (first.text, first.nbor(-1).text):
        return None
    return next((c for c in reversed(list(name.children)) if c.dep_ == "appos" and c.pos_ == "NOUN" and name.i < c.i < first.i), None)


def named_gone_on_with(noun: Token) -> Token | None:
    """Somebody named and described between commas, beside whom another one is named behind a title, where the parser joined that to the
    description ("held X, an editor of the daily Y, | and reporter Z")."""
    another = any(c.ent_type_ == "PERSON" and c.dep_ in ("appos", "flat") and c.i == noun.i + 1 for c in noun.children)
    joint = next((c for c in noun.children if c.dep_ == "cc" and c.i < noun.i), None)
    if not another or joint is None or joint.nbor(-1).text != ",":
        return None
    within = noun.head
    while within.dep_ in _WITHIN_DESCRIPTION and within.head.ent_type_ != "PERSON":
        within = within.head
    name = within.head
    described = within.dep_ == "appos" and name.ent_type_ == "PERSON" and name.i < within.i < noun.i
    return name if described and "," in (within.left_edge.text, within.doc[within.left_edge.i - 1].text) else None


def clause_gone_on_with(noun: Token) -> Token | None:
    """The finite verb without a subject right behind the last of coordinated nouns, whose subject that noun is ("staged sit-ins and | hundreds of
    people | joined them", "shut the office and | a crowd | gathered"), or which the parser joined to the verb before ("five were hurt and | dozens |
    were held")."""
    first, above, end = noun.head, noun.head.head, noun.right_edge.i + 1
    if first.dep_ == "obl" and first.ent_type_ in OF_PLACE and noun.ent_type_ not in OF_PLACE and first.i < noun.i and noun.right_edge is noun:
        opens = noun.left_edge.i and noun.doc[noun.left_edge.i - 1].ent_type_ in OF_PLACE  # "in A and B | activists | remain in prison"
        follows = end < noun.sent.end and (noun.doc[end] is above or noun.doc[end].head is above and noun.doc[end].dep_.startswith("aux"))
        return above if opens and follows and above.pos_ == "VERB" and lacks_subject(above) else None
    if first.pos_ == "VERB" and end < noun.sent.end and noun.doc[end].dep_ in ("aux", "aux:pass"):
        verb = noun.doc[end].head
        return verb if verb.dep_ == "conj" and verb.head is first and lacks_subject(verb) and verb.i > end else None
    if end >= noun.sent.end or not above.i < first.i < noun.i or above.pos_ != "VERB" or first.dep_ not in ("obj", "obl"):
        return None
    behind = noun.doc[end]
    verb = behind.head if behind.dep_ in ("aux", "aux:pass") else behind
    if verb.tag_ not in _FINITE and verb is behind or not lacks_subject(verb) or verb in noun.ancestors:
        return None
    if not any(c.dep_ == "cc" and first.i < c.i < noun.i for c in (*noun.children, *verb.children)):
        return None
    alone = verb.dep_ == "acl" and verb.head in (first, noun) and verb.tag_ == "VBD" and verb.lemma_.lower() in _INTRANSITIVE
    return verb if alone or verb.dep_ == "conj" and verb.head is above else None


def person_gone_on_with(name: Token) -> Token | None:
    """The passive without a subject behind a described name, which the parser joined as one more to the noun before "and" ("was beaten at a march of
    the party X and | Y, a reporter, | was arrested")."""
    described = next((c for c in name.children if c.dep_ == "appos" and c.i > name.i), None)
    end = name.right_edge.i if name.right_edge.text == "," else name.right_edge.i + 1
    if described is None or name.ent_type_ != "PERSON" or end + 1 >= name.sent.end or name.doc[end].text != "," or not has_child(name, "cc"):
        return None
    auxiliary = name.doc[end + 1]
    verb = auxiliary.head
    whole = auxiliary.dep_ == "aux:pass" and verb.dep_ == "conj" and lacks_subject(verb) and name.head.ent_type_ != "PERSON"
    return verb if whole and verb.i > auxiliary.i and verb not in name.ancestors else None


def passive_before_place(participle: Token) -> Token | None:
    """The passive whose subject a participle behind a comma tells of, too, where the parser joined it to the place in between ("was found in a
    prison in X, | charged with treason")."""
    place = participle.head
    before = participle.doc[participle.left_edge.i - 1] if participle.left_edge.i else participle
    if participle.lower_ not in _BEFALLING or "," not in (participle.left_edge.text, before.text) or place.ent_type_ == "PERSON" or place.lemma_.lower() in _PEOPLE:
        return None
    while place.dep_ == "nmod" and place.head.pos_ in ("NOUN", "PROPN") and place.head.lemma_.lower() not in _PEOPLE:
        place = place.head
    verb = place.head
    at_place = place.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ in ("in", "at") for c in place.children)
    return verb if at_place and verb.i < place.i and has_child(verb, "nsubj:pass") else None


def finding_gone_on_with(verb: Token) -> Token | None:
    """The verb of a court that finds something of somebody and then does something to them, where the parser joined the second verb to
    what was found ("the judge found that X had lied and fined him")."""
    found = verb.head
    court = found.head
    if found.dep_ != "ccomp" or court.pos_ != "VERB" or has_child(verb, "nsubj", "nsubj:pass", "aux", "aux:pass"):
        return None
    subject = next((c for c in found.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    befalls = any(c.dep_ in ("obj", "iobj") and c.lower_ in ("him", "her", "them") for c in verb.children)
    ruling = any(c.dep_ == "nsubj" and c.lemma_.lower() in _COURTS for c in court.children)
    return court if befalls and ruling and subject is not None and subject.lower_ not in ("it", "they") else None


def is_next_of_list(participle: Token) -> bool:
    """Whether a participle is the second of a list of passives that the parser hung on the first, or on a noun in its phrase: "was arrested at
    a rally, charged with theft and released"."""
    verb = participle.head
    if participle.dep_ == "acl" and verb.dep_ == "obl" and verb.pos_ == "NOUN" and any(
            c.dep_ == "case" and c.lower_ in _ON_OCCASION for c in verb.children) | (participle.lower_ in _BEFALLING and verb.lemma_.lower() not in _PEOPLE):
        verb = verb.head
    if participle.i < verb.i or participle.tag_ not in ("VBN", "VBD") or not has_child(verb, "aux:pass"):
        return False
    if has_child(participle, "aux", "aux:pass", "mark", "nsubj", "nsubj:pass") or participle.doc[participle.left_edge.i - 1].text != "," and participle.left_edge.text != ",":
        return False
    return any(c.dep_ == "conj" and (c.tag_ in ("VBN", "VBD") or c.lower_ in UNCHANGED) and not has_child(c, "nsubj", "nsubj:pass") for c in participle.children)


_CONFINEMENT = word_list("attachments.confinement")


def verb_of_gap(name: Token) -> Token | None:
    """The verb that a person befell too who is told with another place, though the parser joined the name to the place before ("arrested X at
    home in Y and Z at the airport")."""
    place = name.head
    if place.ent_type_ not in OF_PLACE and place.lemma_ not in _ROOMS | _CONFINEMENT or name.i < place.i:
        return None
    verb = next((t for t in place.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.i > place.i:
        return None
    told = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c.ent_type_ == "PERSON" and c.i < place.i]
    behind = name.right_edge.i + 1
    gapped = any(c.dep_ in ("nmod", "obl") and c.i > name.i for c in name.children) or behind < len(name.doc) and name.doc[behind].pos_ == "ADP"
    return verb if told and gapped else None


def whole_of_part(part: Token) -> Token | None:
    """The people right before a comma of whom all, or some, are described behind it, where the parser took those for others ("the four, |
    all of them nurses, were freed")."""
    doc = part.doc
    if part.i < 2 or doc[part.i - 1].text != "," or [t.lower_ for t in doc.tokens[part.i + 1 : part.i + 3]] != ["of", "them"]:
        return None
    if part.dep_ == "conj":
        return part.head if part.head.i == part.i - 2 and not has_child(part, "cc") else None
    return next((c for c in part.head.children if c.dep_ == part.dep_ and c.i == part.i - 2), None)


def read_as_relative_listed(noun: Token) -> bool:
    """Makes those who are something to the first of a list one of it, where the parser took them for a description of that one ("arrested X,
    her cameraman and two drivers", not "X, her husband and lawyer, was jailed"). Whether it did."""
    name, doc = noun.head, noun.doc
    owned = any(c.dep_ == "nmod:poss" and c.tag_ == "PRP$" and c.i < noun.i for c in noun.children)
    if not owned or name.ent_type_ != "PERSON" or noun.lemma_.lower() not in _PEOPLE | _RELATIONS or "," not in (noun.left_edge.text, doc[noun.left_edge.i - 1].text):
        return False
    first = name.head if name.dep_ in ("appos", "flat") else name
    last = next((c for top in (noun, name, first) for c in top.children if c.dep_ == "conj" and c.i > noun.i and _is_another(c)), None)
    if last is None or last.right_edge.nbor().text == "," or first.dep_ in ("nsubj", "nsubj:pass") and any(c.lower_ in ("was", "has", "is") for c in first.head.children):
        return False
    for member in (noun, last):
        join_to(member, first)
    noun.dep_ = "conj"
    return True


def _is_another(member: Token) -> bool:
    """Whether the member of a list behind "and" is a name, or tells by its article, count or owner that it is somebody else."""
    joined = any(c.dep_ == "cc" and c.lower_ in ("and", "&") for c in member.children)
    return joined and (member.pos_ == "PROPN" or has_child(member, "det", "nummod", "nmod:poss"))


def relative_told_of(verb: Token) -> Token | None:
    """The name of whom a relative clause behind it tells, though the parser joined the clause to the wife, brother … of that one
    ("the wife of the politician X, who was jailed"), unless a pronoun of the clause tells the gender of the relative."""
    kin = next((c for c in verb.head.children if c.dep_ == "appos" and verb.head.i < c.i < verb.i), verb.head)
    female = kin.lemma_ in _FEMALE_KIN
    if not female and kin.lemma_ not in _MALE_KIN:
        return None
    first = verb.left_edge
    relative = verb.doc[first.i + 1] if first.text == "," else first
    if relative.lower_ not in ("who", "whom", "whose"):
        return None
    if {t.lower_ for t in verb.subtree} & (_FEMALE if female else _MALE):
        return None
    last = relative.i - 2 if verb.doc[relative.i - 1].text == "," else relative.i - 1
    name = kin
    while (lower := next((c for c in name.children if kin.i < c.i <= last and c.dep_ in ("nmod", "appos", "flat", "nmod:desc") and c.right_edge.i == last), None)) is not None:
        if name.pos_ == "PROPN" and lower.dep_ == "flat":
            break
        name = lower
    return name if name is not kin and name.pos_ == "PROPN" else None


def body_told_of(clause: Token) -> Token | None:
    """The body of which a clause behind ", which" tells, though the parser joined the clause to what describes the body ("the X League, a local group, |
    which said …"), to a word before the body, or to a plural before it of which "is" cannot tell ("ties with the X Party, | which is banned")."""
    opening = clause.left_edge
    which = opening.nbor() if opening.text == "," else opening
    if which.lower_ != "which" or which.i < 2 or which.nbor(-1).text != ",":
        return None
    last = which.nbor(-2)
    while last.dep_ in ("flat", "compound", "appos") and last.head.i < last.i:
        last = last.head
    if last is clause.head or last.ent_type_ != "ORG" and last.pos_ != "PROPN" or clause in last.ancestors:
        return None
    above = clause.head
    described = above.dep_ == "appos" and above.head is last
    plural = above.tag_ == "NNS" and any(c.lower_ in _OF_ONE and c.dep_ in ("aux", "aux:pass", "cop") for c in clause.children)
    return last if described or clause.dep_ == "advcl:relcl" and last.ent_type_ == "ORG" or plural else None


def people_before(participle: Token) -> Token | None:
    """The people right before a participle that tells of them, where the parser joined it to what is for them or of them ("a fund for people | facing
    charges")."""
    people = participle.doc[participle.i - 1]
    told = people.dep_ == "nmod" and people.head is participle.head and people.lemma_ in _PEOPLE and participle.left_edge is participle
    return people if told and participle.head.lemma_ not in _PEOPLE else None


def accused_beside_others(participle: Token) -> Token | None:
    """The people right before "accused" or "charged", told with a number or article, who go on from others of whom a phrase tells more, to whom the parser
    joined it ("two members of the party and three nurses | accused of spying")."""
    people, others = participle.doc[participle.i - 1], participle.head
    told = people.dep_ == "conj" and people.head is others and has_child(people, "nummod", "det", "nmod:poss") and participle.left_edge is participle
    return people if told and any(c.dep_ == "nmod" and others.i < c.i < people.i for c in others.children) else None


def verb_commented_on(clause: Token) -> Token | None:
    """The verb that stands between a noun and a clause with "which" behind a comma, which can tell of what happened but hardly of that noun ("the
    station suffered an attack, | which destroyed a car")."""
    noun, first = clause.head, clause.left_edge
    comma = first if first.text == "," else clause.doc[first.i - 1]
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), noun)
    parted = noun.i < verb.i < comma.i < clause.i and any(c.dep_ == "obj" and verb.i < c.i < comma.i for c in verb.children)
    return verb if parted and comma.text == "," and comma.nbor().lower_ == "which" and any(c.dep_ in ("nsubj", "nsubj:pass") and noun in c.subtree for c in verb.children) else None


def people_told_of(clause: Token) -> Token | None:
    """The people of whom a clause with "who" tells, though the parser joined it to the body right before or to what they do there ("the 14
    members of the unit | serving with the UN mission | who are under investigation") or to a word behind it."""
    who = clause.left_edge if clause.left_edge.text != "," else clause.left_edge.nbor()
    body = clause.head
    if who.lower_ == "who" and body.i > clause.i and who.i > clause.sent.start:  # "X, a driver | who took part in the strike, | is among those held"
        before = who.nbor(-1)
        return before if before.pos_ == "NOUN" and before.lemma_.lower() in _PEOPLE else None
    if who.lower_ != "who" or body.i > clause.i or not ((body.ent_type_ == "ORG" or body.lemma_ in _BODIES) and clause.dep_ == "acl:relcl" or body.dep_ == "acl" and clause.dep_ == "advcl:relcl"):
        return None
    last = who.doc[who.i - 2] if who.doc[who.i - 1].text == "," else who.doc[who.i - 1]
    nearest = next((t for t in (last, *last.ancestors) if body.i < t.i < who.i and t.lemma_.lower() in _PEOPLE and body not in t.ancestors), None)
    if nearest is not None:
        return nearest  # "raided the body X at the request of the prosecutor for graft, | who …"
    above = (t for t in body.ancestors if t.i < body.i)
    for noun in above:
        if noun.pos_ == "VERB" and noun.dep_ != "acl":
            return None
        if noun.lemma_.lower() in _PEOPLE or noun.ent_type_ == "PERSON":
            return noun
    return None


def is_next_body(name: Token) -> bool:
    """Whether an organisation behind a comma is the next of a list, which the parser took for more of the name before it ("Lago Watch, | the
    Mara League and Sol Aid")."""
    first = name.left_edge
    opening = next((t for t in name.doc.tokens[first.i : name.i + 1] if t.dep_ not in ("det", "punct")), name)
    return name.i > name.head.i and name.head.ent_type_ == "ORG" and opening.ent_iob_ == "B" and "," in (first.text, name.doc[first.i - 1].text)


def subject_joined_by_and(subject: Token) -> Token | None:
    """The first subject of a verb, to which "and" joins another one that the parser took for a subject by itself ("X, editor of the weekly Y,
    | and Z were arrested")."""
    start = subject.left_edge
    mark = next((t for t in (start, start.nbor(-1)) if t.lower_ == "and"), None) if start.i else None
    return next((c for c in subject.head.children if c.dep_ == subject.dep_ and c.i < mark.i), None) if mark is not None and subject.i < subject.head.i else None
