"""Phrases that the parser joined to another word than the one they go with, though what stands beside them tells which that is ("was picked up
by masked men | from a market"); mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.annotate.tag_sets import OF_PLACE, SUBJECTS
from pipeline.annotate.tree import (
    has_child,
    is_infinitive,
    join_to,
    lacks_subject,
    make_reduced_relative,
    make_title,
    subject_relation,
    take_place_of_title,
)
from pipeline.annotate.trigger_vocabulary import class_lemmas, trigger_rules, word_classes
from pipeline.vocabulary import rows, word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_PERSON = "PERSON"
_GIVEN_TO_VERB = {"nsubj", "nsubj:pass", "obj", "iobj"}
_UNITS = word_list("parse.time_units")
_AT = {"in", "at", "near", "outside"}
_HARMING = word_list("attachments.harming")
_FORCE = word_list("attachments.force")
_POLICE_DEEDS = word_list("attachments.police_deeds")
_POLICE = class_lemmas(frozenset(("police",)))
_WHEN = {"when", "as", "after", "because", "while", "since"}
_COURTS = word_list("misreadings.courts")
_DISMISSING = word_list("attachments.dismissing")
_JURISDICTIONS = word_list("attachments.jurisdictions")
_SHARES = word_list("attachments.shares")
_COMPLAINTS = word_list("attachments.complaints")
_GOING_TO = {"for", "with", "before", "to", "at", "in", "under"}
_HOLDING = word_list("attachments.holding")
_OWNERS = {"ORG", "PERSON", "LOC"}
_COMMENTING = word_list("clauses.commenting")
_CALLING = word_list("attachments.calling")
_COLLECTIVES = word_list("triggers.collectives") | word_list("coreference.pairs")
_PEOPLE = word_classes()["person"].lemmas
_VENUES = class_lemmas(frozenset(("premises", "seat")))
_GIVING = word_list("misreadings.giving")
_PUTTING = word_list("attachments.putting")
_KEEPING = word_list("attachments.keeping")
_CONFINEMENT = word_list("attachments.confinement")
_INTO = {"in", "into", "to", "under", "behind", "on"}
_DEFINITE = {"the", "this", "that", "both"}
_STRIPPING = word_list("attachments.stripping")
_TAKING = word_list("attachments.taking")
_TAKING_PART = word_list("attachments.taking_part")
_PROCEEDINGS = word_list("own_dates.proceedings")
_TAKEN_FROM = word_list("attachments.taken_from")


@cache
def _deeds_upon() -> frozenset[str]:
    """Nouns of what is done "on" somebody: "attack", "raid"."""
    return frozenset(lemma for row in rows("triggers") if row["pos"] == "noun" and "on:" in row["conditions"] for lemma in row["lemma"].split("|"))


def rejoin(phrase: Token) -> bool:
    """Joins a phrase to the noun or name right before it, where that is its head, or to what the day before it dates; whether it was."""
    if _is_counted_from(phrase):
        noun = phrase.head
        join_to(phrase, noun.head)
        phrase.dep_, noun.dep_ = "obl:unmarked", "nmod"
        join_to(noun, phrase)
        return True
    if (verb := _given_by(phrase)) is not None:
        join_to(phrase, verb)
        phrase.dep_ = "obl:agent"
        return True
    head = _deed_before(phrase) or _held_before(phrase) or _tried_before(phrase) or _shared_before(phrase) or _heard_before(phrase) or _fought_before(phrase) or _bearer_before(phrase) or _noun_across_verb(phrase) or _complaint_before(phrase) or _owned_before(phrase) or _part_taken_before(phrase) or _described_before(phrase) or _doer_before(phrase) or _decided_by(phrase)
    relation = "nmod"
    if head is None:
        head = _clause_opened(phrase) or _participle_before(phrase) or _verdict_before(phrase) or _dated_before(phrase) or _lasting_before(phrase) or _where_put(phrase) or _verb_before(phrase) or _next_verb_before(phrase)
        relation = "obl" if head is not None and head.pos_ == "VERB" else relation
    elif head.pos_ == "VERB":
        relation = "obl"
    if head is None and (head := _stripped_of(phrase)) is not None:
        relation = "obl"
    if head is None and (head := _taken_from(phrase)) is not None:
        relation = "obl"
        for further in [c for c in phrase.head.children if c.dep_ == "nmod" and c.i > phrase.i]:
            join_to(further, phrase)  # "from a market | in X"
    if head is None:
        return False
    join_to(phrase, head)
    phrase.dep_ = relation
    return True


def _given_by(phrase: Token) -> Token | None:
    """The passive of giving whose doer the parser joined to what is given ("was given a suspended sentence for libel | by a court in X")."""
    given = phrase.head
    verb = given.head
    if phrase.dep_ != "nmod" or phrase.left_edge.lower_ != "by" or given.dep_ != "obj" or verb.lower_ not in _GIVING:
        return None
    return verb if has_child(verb, "aux:pass") and not has_child(verb, "obl:agent") else None


def _clause_opened(phrase: Token) -> Token | None:
    """The verb of the clause that a phrase opens behind a semicolon, where the parser joined it to the clause before ("X was jailed; | in
    the same ruling, Y was cleared")."""
    first = phrase.left_edge
    if phrase.dep_ not in ("obl", "obl:unmarked") or not first.i or first.nbor(-1).text != ";" or phrase.head.i > first.i:
        return None
    behind = (t for t in phrase.doc.tokens[phrase.right_edge.i + 1 : phrase.sent.end] if t.pos_ == "VERB" and t.dep_ in ("parataxis", "conj"))
    verb = next(behind, None)
    return verb if verb is not None and verb.head.i < first.i and any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.i for c in verb.children) else None


def _where_put(phrase: Token) -> Token | None:
    """The verb that asks where its object goes, where the parser joined the place of custody to the clause that tells who that is ("placed
    the officer who had shot him | in preventive detention")."""
    first = phrase.left_edge
    if phrase.dep_ not in ("obl", "nmod") or phrase.lemma_ not in _CONFINEMENT or first.lower_ not in _INTO or phrase.right_edge.i < phrase.i:
        return None
    clause = next((t for t in phrase.ancestors if t.dep_ == "acl:relcl"), None)
    if clause is None or clause.i > first.i or clause.lemma_ in _KEEPING or clause.head.dep_ != "obj" or clause.head.head.lemma_ not in _PUTTING:
        return None
    verb = clause.head.head
    return None if any(c.dep_ == "obl" and c.i > clause.i for c in verb.children) else verb


def _stripped_of(phrase: Token) -> Token | None:
    """The verb of taking something from somebody whose object the parser took for the owner of what is taken ("stripped the party X | of its
    legal status")."""
    owner = phrase.head
    verb = owner.head
    if phrase.dep_ != "nmod" or owner.dep_ != "obj" or phrase.left_edge.lower_ != "of" or verb.lemma_.lower() not in _STRIPPING:
        return None
    return verb if any(c.dep_ == "nmod:poss" and c.pos_ == "PRON" for c in phrase.children) else None


def _taken_from(phrase: Token) -> Token | None:
    """The passive of taking somebody away, where the parser joined the place from which they were taken to those who did it ("was picked up by
    masked men | from a market")."""
    doer = phrase.head
    if phrase.dep_ != "nmod" or phrase.left_edge.lower_ != "from" or doer.dep_ not in ("obl:agent", "obl") or doer.i > phrase.i:
        return None
    verb = doer.head
    by = any(c.dep_ == "case" and c.lower_ == "by" for c in doer.children)
    return verb if by and phrase.lemma_.lower() in _TAKEN_FROM and verb.tag_ in ("VBN", "VBD") and verb.lemma_.lower() in _TAKING else None


def _is_counted_from(measure: Token) -> bool:
    """Whether a length of time stands before "after" and the noun to which the parser joined it ("three days | after the ruling, …")."""
    noun = measure.head
    if measure.dep_ != "nmod:unmarked" or measure.lemma_ not in _UNITS or noun.i < measure.i or noun.dep_ not in ("obl", "nmod") or noun.head is noun:
        return False
    behind = measure.doc[measure.i + 1]
    return behind.lower_ in ("after", "before") and behind.head is noun


def _dated_before(phrase: Token) -> Token | None:
    """What a day right before a phrase with "in" or "at" dates, where the parser joined the phrase to the day ("on 3 May | in X, men beat …")."""
    day = phrase.head
    if phrase.dep_ != "nmod" or day.ent_type_ != "DATE" or phrase.ent_type_ == "DATE" or day.dep_ not in ("obl", "nmod") or phrase.i < day.i:
        return None
    return day.head if phrase.left_edge.lower_ in _AT and day.head is not day else None


def _lasting_before(phrase: Token) -> Token | None:
    """The verb of which a length of time tells how long it lasted, where the parser joined the place, body or doer behind to that length
    ("was questioned for six hours on 3 May | at the X Office", "was closed for a week | by the regulator")."""
    length = phrase.head
    if phrase.dep_ != "nmod" or length.lemma_ not in _UNITS or length.dep_ != "obl" or length.left_edge.lower_ != "for" or phrase.i < length.i:
        return None
    opening = phrase.left_edge.lower_
    return length.head if opening == "by" or opening in _AT and phrase.ent_type_ in OF_PLACE | {"ORG"} else None


def _verb_before(phrase: Token) -> Token | None:
    """The verb right before a phrase, where the parser joined the phrase to a participle behind the next comma ("was summoned | to the X
    Office on 3 May, questioned and let go")."""
    participle, first = phrase.head, phrase.left_edge
    verb = participle.head
    if phrase.dep_ not in ("obl", "obl:unmarked") or participle.pos_ != "VERB" or participle.dep_ not in ("advcl", "conj") or not verb.i < first.i < participle.i:
        return None
    between = phrase.doc.tokens[verb.i + 1 : first.i]
    behind = phrase.doc.tokens[phrase.right_edge.i + 1 : participle.i]
    others = [c for c in participle.children if c.i < participle.i and c.dep_ not in ("obl", "obl:unmarked", "punct", "cc", "advmod")]
    if others or verb.pos_ != "VERB" or participle.tag_ not in ("VBN", "VBD", "VBG") or not any(t.text == "," for t in behind):
        return None
    return None if any(t.text in ",;:–—(" or t.pos_ in ("VERB", "CCONJ", "SCONJ") for t in between) else verb


def _next_verb_before(phrase: Token) -> Token | None:
    """The second of two verbs right before a phrase, where the parser joined the phrase to a clause between the two ("was jailed in 2014 for
    leading a strike and freed | in 2016"), or a day to the first, which has its own."""
    first, above = phrase.left_edge, phrase.head
    verb = phrase.doc[first.i - 1] if first.i else phrase
    if phrase.dep_ not in ("obl", "obl:unmarked") or verb.dep_ != "conj" or verb.pos_ != "VERB" or above.i > verb.i:
        return None
    if verb.head is above:
        days = [c for c in above.children if c.ent_type_ == "DATE" and above.i < c.i < verb.i] if phrase.ent_type_ == "DATE" else []
        return verb if days else None
    return verb if verb.head.i < above.i and verb.head in above.ancestors else None


def _deed_before(phrase: Token) -> Token | None:
    """The object right before a phrase with "on" that names somebody, where it tells a deed done on people ("condemned the attack | on
    editor X")."""
    first = phrase.left_edge
    if phrase.dep_ not in ("obl", "obl:arg") or first.lower_ != "on" or not first.i or not names_somebody(phrase):
        return None
    noun = first.doc[first.i - 1]
    return noun if noun.dep_ == "obj" and noun.head is phrase.head and noun.lower_ in _deeds_upon() else None


def _held_before(phrase: Token) -> Token | None:
    """The arrest or trial of the person named right before "on charges of", where the parser joined these to a verb or noun before both ("were held
    at a rally against the arrest of X | on charges of theft")."""
    first, above = phrase.left_edge, phrase.head
    if phrase.lemma_ != "charge" or first.lower_ != "on" or not first.i or above.i > first.i:
        return None
    name = first.doc[first.i - 1]
    if name.ent_type_ != _PERSON:
        return None
    while name.dep_ in ("flat", "appos") and name.head.i < name.i:
        name = name.head
    deed = name.head
    return deed if name.dep_ == "nmod" and name.left_edge.lower_ == "of" and deed.lemma_ in _HOLDING and above.i < deed.i else None


def _tried_before(phrase: Token) -> Token | None:
    """What a court does for a reason, where the parser joined that to the court ("was tried by a military court | for mutiny"): a verb, or the noun of
    a trial before it."""
    court = phrase.head
    if phrase.dep_ != "nmod" or court.lemma_.lower() not in _COURTS or court.i > phrase.i or phrase.left_edge.lower_ != "for" or phrase.pos_ != "NOUN":
        return None
    if court.dep_ not in ("obl", "obl:agent", "nmod") or not has_child(court, "case") or phrase.lemma_ in _JURISDICTIONS:
        return None
    return court.head if court.head.i < court.i else None


def _shared_before(phrase: Token) -> Token | None:
    """The part that somebody has in something, where the parser joined that to whose part it is ("the role of two officers | in her death")."""
    sharer = phrase.head
    if phrase.dep_ != "nmod" or phrase.left_edge.lower_ != "in" or sharer.dep_ != "nmod" or phrase.ent_type_ in OF_PLACE or sharer.i > phrase.i:
        return None
    return sharer.head if sharer.head.lemma_ in _SHARES and sharer.left_edge.lower_ == "of" and sharer.head.i < sharer.i else None


def _heard_before(phrase: Token) -> Token | None:
    """The verb that brings something before a court, where the parser joined the court to somebody named ("contested the conviction of X | before the
    High Court", "X was charged | before the High Court")."""
    somebody = phrase.head
    if phrase.dep_ != "nmod" or phrase.left_edge.lower_ != "before" or phrase.lemma_.lower() not in _COURTS or somebody.ent_type_ != _PERSON:
        return None
    return next((t for t in somebody.ancestors if t.pos_ == "VERB" and t.i < phrase.i), None)


def _fought_before(phrase: Token) -> Token | None:
    """What happens between two sides, where the parser joined its place to the second of these ("clashes between herders and soldiers | in X")."""
    second, first = phrase.head, phrase.head.head
    if phrase.dep_ != "nmod" or second.dep_ != "conj" or first.dep_ != "nmod" or phrase.ent_type_ not in OF_PLACE or phrase.left_edge.lower_ not in _AT:
        return None
    return first.head if first.left_edge.lower_ == "between" and first.head.i < first.i and second.i < phrase.i else None


def _bearer_before(phrase: Token) -> Token | None:
    """The name of a person right before a phrase with "of" that tells their body, where the parser joined that to a noun before both ("the
    arrest of X | of the Y Association")."""
    first, noun = phrase.left_edge, phrase.head
    if phrase.dep_ != "nmod" or first.lower_ != "of" or phrase.pos_ != "PROPN" or phrase.ent_type_ == _PERSON or noun.i > first.i:
        return None
    last = first.doc[first.i - 1]
    name = last.head if last.dep_ == "flat" else last
    return name if last.ent_type_ == _PERSON and name is not noun and phrase not in name.ancestors else None


def _complaint_before(phrase: Token) -> Token | None:
    """The complaint or case that a phrase with "against" is about, where the parser joined it to the offence or the office between them
    ("filed a complaint for libel | against X", "lodged a complaint with the inspectorate | against X"), or to the verb of ending it."""
    between, first = phrase.head, phrase.left_edge
    if phrase.dep_ == "obl" and first.lower_ == "against" and between.lemma_ in _DISMISSING:
        return next((c for c in between.children if c.dep_ == "obj" and c.right_edge.i == first.i - 1 and c.lemma_ in _COMPLAINTS), None)
    if phrase.dep_ != "nmod" or first.lower_ != "against" or between.lemma_ in _deeds_upon():
        return None
    while between.dep_ in ("nmod", "obl") and between.i < phrase.i and (between.left_edge.lower_ in _GOING_TO or between.ent_type_ == "DATE"):
        above = between.head
        if above.lemma_ in _COMPLAINTS and above.pos_ != "VERB":
            return above
        if between.dep_ == "obl":
            return next((c for c in above.children if c.dep_ in ("obj", "nsubj:pass") and c.lemma_ in _COMPLAINTS and c.i < phrase.i), None)
        between = above
    return None


def _owned_before(phrase: Token) -> Token | None:
    """The object right before a phrase with "of" that names its owner, where the parser joined the phrase to the verb ("froze the accounts | of
    X, Y and two others")."""
    first = phrase.left_edge
    if phrase.dep_ != "obl" or first.lower_ != "of" or not first.i or phrase.ent_type_ not in _OWNERS:
        return None
    thing = first.doc[first.i - 1]
    return thing if thing.dep_ == "obj" and thing.head is phrase.head and thing.pos_ == "NOUN" and not thing.ent_type_ else None


def _part_taken_before(phrase: Token) -> Token | None:
    """The noun of taking part right before what somebody took part in, where the parser joined that to the verb ("was held for her
    participation | in a march")."""
    first = phrase.left_edge
    noun = first.doc[first.i - 1] if first.i else first
    return noun if first.lower_ == "in" and phrase.dep_ == "obl" and noun.lemma_ in _TAKING_PART and noun.pos_ == "NOUN" and noun.head is phrase.head else None


def _described_before(phrase: Token) -> Token | None:
    """What somebody is, told between commas and right before a phrase, where the parser joined that to the one who is told of ("his cousin,
    a farmer | in X, | was held")."""
    being = next((c for c in phrase.head.children if c.dep_ == "appos" and phrase.head.i < c.i and c.right_edge.i == phrase.left_edge.i - 1), None)
    if phrase.dep_ != "nmod" or being is None or being.pos_ != "NOUN" or being.tag_ != "NN":
        return None
    return being if "," in (being.left_edge.text, phrase.doc[being.left_edge.i - 1].text) else None


def _doer_before(phrase: Token) -> Token | None:
    """The doer of a deed right before the phrase that tells where they belong, where the parser joined that to the deed or the verb above it
    ("condemned the beating of two teachers by a special unit | in X")."""
    first = phrase.left_edge
    if phrase.dep_ not in ("obl", "nmod") or phrase.ent_type_ not in OF_PLACE or first.lower_ not in _AT | {"from"} or not first.i:
        return None
    doer = first.doc[first.i - 1]
    deed = doer.head
    return doer if doer.dep_ == "nmod" and doer.left_edge.lower_ == "by" and doer.pos_ == "NOUN" and deed.dep_ == "obj" and phrase.head in (deed, deed.head) else None


def _decided_by(phrase: Token) -> Token | None:
    """The noun of a decision whose doer the parser joined to whom it names ("the refusal to register the X Forum | by the Y Ministry")."""
    named = phrase.head
    verb = named.head
    if phrase.dep_ != "nmod" or phrase.left_edge.lower_ != "by" or named.dep_ != "obj" or named.ent_type_ not in _OWNERS:
        return None
    return verb.head if verb.tag_ == "VB" and verb.dep_ == "acl" and verb.head.pos_ == "NOUN" else None


def _participle_before(phrase: Token) -> Token | None:
    """The participle on a subject in front of a phrase, or what happened where the phrase says, where the parser joined that to the verb behind
    it ("two students arrested | at a rally | in X | were acquitted")."""
    verb, doc = phrase.head, phrase.doc
    if phrase.dep_ != "obl" or phrase.i > verb.i:
        return None
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < phrase.i), None)
    participle = next((c for c in subject.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < phrase.left_edge.i), None) if subject is not None else None
    if participle is None or any(t.text in ",;:–—(" for t in doc.tokens[participle.i : phrase.right_edge.i + 2]):
        return None
    if any(c.dep_ in ("aux", "aux:pass", "cop") and c.i < phrase.i for c in verb.children):
        return None
    occasion = next((c for c in participle.children if c.dep_ == "obl" and c.pos_ == "NOUN" and c.right_edge.i == phrase.left_edge.i - 1), None)
    return occasion if occasion is not None and phrase.ent_type_ in OF_PLACE else participle


def _verdict_before(phrase: Token) -> Token | None:
    """The verb of a verdict in a case, where the parser joined that to the offence ("was convicted of theft | in the arson case")."""
    offence = phrase.head
    tried = phrase.dep_ == "nmod" and phrase.lemma_ in _PROCEEDINGS and phrase.left_edge.lower_ == "in" and offence.dep_ in ("obl", "obl:arg") and offence.i < phrase.i
    return offence.head if tried and offence.head.pos_ == "VERB" else None


def read_as_comment(noun: Token) -> bool:
    """Sets a noun behind a comma that sums up the clause before it beside the verb of that clause, where the parser took it for an object or
    for what another noun is ("banned the rally, | a decision condemned by X"); whether it did."""
    first = noun.doc[noun.left_edge.i + 1] if noun.left_edge.text == "," else noun.left_edge
    if noun.lemma_ not in _COMMENTING or first.lower_ not in ("a", "an") or first.head is not noun or first.i == noun.sent.start or noun.doc[first.i - 1].text != ",":
        return False
    told = {"acl", "acl:relcl"} if (noun.lemma_, "noun") in trigger_rules() else {"acl", "acl:relcl", "nmod"}  # not "handed X, on D, a sentence of two years"
    said = any(c.dep_ in told and c.i > noun.i for c in noun.children)
    verb = noun.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head is not verb:
        verb = verb.head
    while verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl"):
        verb = verb.head  # "voted to dissolve it, a move …"
    if not said or verb.pos_ != "VERB" or verb.i > first.i or verb.dep_ != "conj" and not any(c.dep_ in ("obj", "nsubj", "nsubj:pass") and c is not noun for c in verb.children):
        return False
    join_to(noun, verb)
    noun.dep_ = "parataxis"
    return True


def read_called(noun: Token) -> bool:
    """Makes a collective between an article and the plural behind it the object of a verb of calling, of which the plural says what it is
    ("labelled the pair | liars"); whether it did."""
    called, verb = noun.head, noun.head.head
    if called.tag_ != "NNS" or called.dep_ not in ("obj", "xcomp") or verb.lemma_ not in _CALLING or noun.i != called.i - 1 or noun.lower_ not in _COLLECTIVES:
        return False
    if noun.i == 0 or noun.doc[noun.i - 1].lower_ not in _DEFINITE:
        return False
    join_to(noun, verb)
    join_to(noun.doc[noun.i - 1], noun)
    noun.dep_, called.dep_ = "obj", "xcomp"
    return True


def read_as_told_of_object(participle: Token) -> None:
    """Makes a participle with its by-agent, behind the comma that closes the object of the verb, tell of that object ("a doctor examined
    X, beaten by police in Y")."""
    verb, comma = participle.head, participle.doc[participle.i - 1]
    if participle.tag_ not in ("VBN", "VBD") or comma.text != "," or participle.i < verb.i or verb.pos_ != "VERB":
        return
    if has_child(participle, "cc", "aux", "aux:pass", "mark", "obj", "nsubj", "nsubj:pass") or not any(
            c.dep_ in ("obl:agent", "obl") and c.i > participle.i and c.pos_ != "VERB" and any(t.dep_ == "case" and t.lower_ == "by" for t in c.children) for c in participle.children):
        return
    people = [c for c in verb.children if c.dep_ in ("obj", "iobj") and c.right_edge.i == comma.i - 1 and names_somebody(c)]
    if people:
        join_to(participle, people[0])
        make_reduced_relative(participle)


def read_as_result(participle: Token) -> None:
    """Joins a participle of harm behind a comma to the main verb of force, where the parser gave it to the clause between them that says
    when or why ("police opened fire as the crowd advanced, | killing two")."""
    if (force := _force_above(participle)) is not None:
        join_to(participle, force)
        participle.dep_ = "advcl"
        return
    between = participle.head
    while between.dep_ in ("xcomp", "conj") and between.head.i < between.i:
        between = between.head
    force = between.head
    if participle.tag_ != "VBG" or participle.lemma_.lower() not in _HARMING or participle.nbor(-1).text != "," or between.i > participle.i:
        return
    if between.dep_ != "advcl" or force.i > between.i or force.lemma_.lower() not in _FORCE or between.lemma_.lower() in _FORCE:
        return
    if any(c.lower_ in _WHEN for c in between.children) and not has_child(participle, "nsubj", "mark"):
        further = [c for c in participle.head.children if c.i > participle.i and c.dep_ == "conj" and c.tag_ == "VBG"]
        join_to(participle, force)
        for other in further:
            join_to(other, participle)


def _force_above(participle: Token) -> Token | None:
    """The main verb with the police as its subject, where the parser gave a participle of what police do behind a comma to a clause or noun within
    what befell ("police broke up a rally staged to protest X, | detaining nine")."""
    main, between = participle.sent.root, participle.head
    if participle.lemma_.lower() not in _POLICE_DEEDS or between is main or "," not in (participle.left_edge.text, participle.doc[participle.left_edge.i - 1].text):
        return None
    if main.tag_ != "VBD" or any(c.dep_.startswith("nsubj") and c.lemma_.lower() in _POLICE for c in between.children):
        return None
    within = participle.dep_ == "acl" and main.i < between.i < participle.i and has_child(participle, "obj")  # "at a protest against the building of a mine"
    if not within and (participle.dep_ != "advcl" or between.pos_ != "VERB" or not (
            is_infinitive(between) or any(a.dep_ in ("acl", "acl:relcl") for a in (between, *between.ancestors)))):
        return None
    return main if any(c.dep_ == "nsubj" and (within or c.lemma_.lower() in _POLICE) for c in main.children) else None


def _read_object_of_title(name: Token) -> bool:
    """Gives a person's name the place of the title right before it, of which the parser made the name an object ("fined X and | volunteer | Y");
    whether it did."""
    title = name.head
    if name.dep_ != "obj" or name.ent_iob_ != "B" or title.i != name.i - 1 or title.pos_ != "NOUN" or title.head is title or title.tag_ != "NN" or has_child(title, "det", "nmod:poss", "aux", "mark"):
        return False
    take_place_of_title(name, title, [c for c in title.children if c is not name and (c.i > name.i or c.dep_ in ("case", "cc", "punct"))])
    return True


LED = word_list("attachments.led")


def people_led(participle: Token) -> Token | None:
    """The people in front of a verb who are led by somebody told behind a comma, though the parser joined the participle to the place before that comma
    ("students occupied the building, | led by X")."""
    place = participle.head
    verb = place.head
    if participle.doc[participle.left_edge.i - 1].text != "," and participle.left_edge.text != "," or not has_child(participle, "obl:agent", "obl"):
        return None
    if place.dep_ not in ("obj", "obl") or verb.pos_ != "VERB" or place.lemma_ in _PEOPLE or place.tag_ != "NN" or place.lemma_ not in _VENUES and place.ent_type_ not in OF_PLACE:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ == "NNS" and c.i < verb.i), None)


def read_behind_title(name: Token) -> bool:
    """Joins the first of several names to what their bearers are, right before it, where the parser gave it to a verb ("beat activists | X
    and Y", "activists | X and Y, held since May, deny it"); whether it did."""
    title, verb = name.doc[name.i - 1] if name.i else name, name.head
    if title is name:
        return False
    if title is verb:
        return _read_object_of_title(name)
    if title.head is verb and title.dep_ == name.dep_ and title.i == name.sent.start and verb.i > name.i and name.dep_ in _GIVEN_TO_VERB and title.pos_ in ("NOUN", "PROPN"):
        make_title(title, name)  # "Columnist | X was held", with both as subjects
        return True
    if _ends_phrase_before(title, name):
        join_to(name, title.head)  # "the flat of the teacher | X was searched", with two subjects
        make_title(title, name)
        name.dep_ = "nmod"
        for child in [c for c in title.children if c.dep_ in ("case", "det", "nmod:poss")]:
            join_to(child, name)
        return True
    if title.tag_ != "NNS" or title is verb or title.head is name or name.dep_ not in _GIVEN_TO_VERB or not any(
            c.dep_ == "conj" and c.ent_type_ == _PERSON for c in name.children):
        return False
    if title.dep_ not in _GIVEN_TO_VERB or verb.i > name.i and title.head is not verb and verb.head is not title and not any(
            c.dep_ == name.dep_ and c is not name for c in verb.children):
        return False  # "told activists X and Y had left"
    if title.head is verb:
        for child in [c for c in title.children if c.i > name.i]:
            join_to(child, name)
        name.dep_ = "obj" if name.i > verb.i else title.dep_
        make_title(title, name)
        return True
    join_to(name, title)
    name.dep_ = "appos"
    return True


def _ends_phrase_before(title: Token, name: Token) -> bool:
    """Whether what somebody is ends, in the singular and right before their name, a phrase of the subject in front of the verb to which the
    parser gave the name as well."""
    if title.tag_ != "NN" or title.dep_ != "nmod" or name.dep_ not in SUBJECTS or name.head.i < name.i or not _is_of_people(title):
        return False
    return any(c.dep_ in SUBJECTS and c.right_edge is title for c in name.head.children)


def name_behind_place(auxiliary: Token) -> Token | None:
    """The name behind the place and comma that open a sentence, right before an auxiliary or before an aside on it, which the parser took for a
    part of that place or for an adverbial ("in X, | Y Z, a teacher, | was held")."""
    for name in auxiliary.sent:
        if name.i >= auxiliary.i:
            return None
        if name.ent_type_ != _PERSON or name.ent_iob_ != "B" or name.right_edge.i < auxiliary.i - 2 or name.right_edge.i >= auxiliary.i or name.left_edge.i == name.sent.start:
            continue
        within_place = name.dep_ in ("flat", "appos", "conj") and name.head.ent_type_ in OF_PLACE and name.head.i < name.i
        astray = name.dep_ in ("obl:agent", "obl") and name.head is auxiliary.head
        if (within_place or astray) and "," in (name.left_edge.text, name.doc[name.left_edge.i - 1].text) and not has_child(name, "case"):
            return name
    return None


def read_behind_phrase(auxiliary: Token) -> bool:
    """Makes people with a number, an article or none, told by name between commas right before an auxiliary, the subject that its verb lacks,
    where the parser made them a part of the phrase in front ("on the eve of the march | two teachers, X and Y, | were held"); whether it did."""
    verb, doc = auxiliary.head, auxiliary.doc
    if verb.pos_ != "VERB" or doc[auxiliary.i - 1].text != "," or not lacks_subject(verb):
        return False
    phrase = next((c for c in verb.children if c.dep_ in ("obl", "obl:unmarked") and c.i < auxiliary.i and c.right_edge.i >= auxiliary.i - 3), None)
    if phrase is None:
        return False
    for first in doc.tokens[phrase.i + 2 : auxiliary.i - 2]:
        noun = first.head
        if first.dep_ not in ("nummod", "det") or first.left_edge is not first or noun.pos_ != "NOUN" or phrase not in noun.ancestors or noun.nbor().text != ",":
            continue
        if first.tag_ == "PDT" or doc[first.i - 1].pos_ not in ("NOUN", "PROPN", "NUM") or any(t.pos_ in ("VERB", "AUX") for t in doc.tokens[first.i : noun.i]):
            continue
        names = [t for t in doc.tokens[noun.i + 2 : auxiliary.i] if t.ent_type_ == _PERSON and t.head.i < noun.i + 1 and t.dep_ in ("appos", "conj", "nmod")]
        if not names and not any(c.dep_ == "appos" and names_somebody(c) for c in noun.children):
            continue
        above = noun.head
        join_to(noun, verb)
        noun.dep_ = subject_relation(verb)
        for name in names:
            join_to(name, noun)
            name.dep_ = "appos"
        _leave(noun, doc.tokens[phrase.left_edge.i : first.i], above)
        return True
    return False


def _leave(noun: Token, before: Sequence[Token], above: Token) -> None:
    """Takes from a noun the words of the phrase in front of it, and joins them to the head of that."""
    words = [c for c in noun.children if c in before]
    top = next((c for c in words if c.pos_ in ("NOUN", "PROPN")), above)
    for word in words:
        join_to(word, above if word is top else top)
    if top is not above:
        top.dep_ = "nmod"


def read_names_of_object(name: Token) -> bool:
    """Makes names behind the comma that closes a counted object those of whom it counts, and the noun in front of the verb its subject, where
    the parser took the names for that or for a second object ("the court convicted two of the nine, | X and Y, of …", "struck one of them, | X,
    with …"); whether it did."""
    verb = name.head
    if name.i < verb.i or verb.tag_ not in ("VBD", "VBN") or name.left_edge.text != "," or has_child(verb, "aux", "aux:pass"):
        return False
    last = name.doc[name.left_edge.i - 1]
    while last.ent_type_ == "DATE" and last.i > verb.i or last.lower_ == "on":
        last = name.doc[last.i - 1]  # "one of the organisers of the march on 3 May, X"
    counted = next((c for c in verb.children if c.dep_ in ("obj", "iobj") and c.i > verb.i and (c is last or c in last.ancestors)), None)
    before = next((c for c in verb.children if c.dep_ in ("nsubj", "obj", "obl") and c.right_edge.i == verb.i - 1 and c.pos_ in ("NOUN", "PROPN") and not has_child(c, "case")), None)
    if counted is None or counted is name or before is None or counted.pos_ != "NUM" and not has_child(counted, "nummod"):
        return False
    before.dep_ = "nsubj"
    join_to(name, counted)
    name.dep_ = "appos"
    return True


def read_as_content(verb: Token) -> bool:
    """Makes a verb with its subject, which the parser hung on the title of whom it befell, what is reported, and that one its object ("media
    said that police had shot student leader X"); whether it was such."""
    title = verb.head
    name = title.head if title.dep_ == "nmod:desc" else next((c for c in title.children if c.dep_ in ("flat", "appos") and c.ent_type_ == _PERSON), title)
    above = name.head if title.dep_ == "nmod:desc" else title.head
    if verb.tag_ not in ("VBN", "VBD") or not has_child(verb, "nsubj", "aux") or above.i > verb.i or above.pos_ != "VERB":
        return False
    told = name if title.dep_ == "nmod:desc" else title
    join_to(verb, above)
    join_to(told, verb)
    verb.dep_, verb.pos_, told.dep_ = "ccomp", "VERB", "obj"
    return True


def read_before_comma(noun: Token) -> None:
    """Joins a noun with a preposition, which a comma parts from the title behind it, to the verb ("According to X | , union leader Y was held")."""
    title, behind = noun.head, noun.nbor()
    if behind.text != "," or title.i < noun.i or not any(c.dep_ == "case" and c.i < noun.i for c in noun.children):
        return
    if (verb := next((t for t in title.ancestors if t.pos_ == "VERB"), None)) is not None:
        join_to(noun, verb)
        noun.dep_ = "obl"


def _noun_across_verb(phrase: Token) -> Token | None:
    """The noun right before a phrase with "of" or "including" that the parser joined to a noun in front of the verb ("the ministry dissolved
    two unions, | including X", "cancelled the registration | of X")."""
    first, above = phrase.left_edge, phrase.head
    if phrase.dep_ != "nmod" or above.i > first.i or above.head.pos_ != "VERB" or not above.i < above.head.i < first.i:
        return None
    opening = next((t for t in first.doc.tokens[first.i : phrase.i] if not t.is_punct), first)
    if opening.dep_ != "case" or opening.lower_ not in ("of", "including"):
        return None
    noun = first.doc[first.i - 1] if first.text != "," else first
    noun = first.doc[noun.i - 1] if noun.text == "," and opening.lower_ == "including" else noun
    if opening.lower_ == "including":
        while noun.head.pos_ != "VERB" and noun.head.i > above.head.i:
            noun = noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN") and noun.i > above.head.i else None


def names_somebody(noun: Token) -> bool:
    """Whether a noun is the name of a person or stands right before one."""
    return noun.ent_type_ == _PERSON or any(c.ent_type_ == _PERSON and c.dep_ in ("flat", "appos") for c in noun.children)


def read_cases(sentence: Span) -> None:
    """Gives a preposition to the noun right behind it, where the parser gave it to a later noun that has one of its own ("two counts | of
    violation | of the rules", "with treason in violation of")."""
    for mark in sentence:
        if mark.dep_ == "mark" and mark.head.tag_ == "VB" and mark.i + 1 < mark.head.i and mark.head.head is mark.nbor() and mark.nbor().pos_ == "NOUN":
            join_to(mark, mark.nbor())  # "for failure | to appear"
            mark.dep_ = "case"
        if mark.dep_ == "case" and mark.head.dep_ == "det" and mark.i < mark.head.i < mark.head.head.i:
            join_to(mark, mark.head.head)  # "at | all members"
        if mark.dep_ != "case" or mark.head.i <= mark.i + 1:
            continue
        own = next((c for c in mark.head.children if c.dep_ == "case" and mark.i + 1 < c.i < mark.head.i), None)
        if own is None:
            continue
        noun = next((t for t in mark.doc.tokens[mark.i + 1 : own.i] if t.left_edge.i == mark.i + 1 and t.head.i < mark.i and t.pos_ in ("NOUN", "PROPN")), None)
        if noun is not None and not has_child(noun, "case"):
            join_to(mark, noun)


def person_before(counted: Token) -> Token | None:
    """Whom people told by their kind or number are joined to by "and", though the parser joined them to the noun before that one ("the
    trial of X | and two others") or to the one behind it."""
    noun = counted.head
    if _is_of_people(counted) and noun.dep_ == "nmod" and not _is_of_people(noun) and _is_of_people(noun.head) and noun.head.i < noun.i:
        person, before = noun.head, {c.dep_ for c in counted.children if c.i < counted.i}
        if person.dep_ != "appos" or person.head.i > person.i:
            return person if before & {"det", "nummod", "nmod:poss"} or counted.tag_ == "NNS" else None  # "the driver for riot | and the woman for theft"
        return person.head if before & {"nummod", "nmod:poss"} else None  # "X, chair of the union, | and her deputy", not "chair of the union and member of parliament"
    if counted.dep_ != "conj" or not has_child(counted, "nummod") or names_somebody(noun):
        return None
    joint = next((c for c in counted.children if c.dep_ == "cc"), None)
    return next((c for c in noun.children if joint is not None and noun.i < c.i and c.right_edge.i == joint.i - 1 and names_somebody(c)), None)


def _is_of_people(noun: Token) -> bool:
    """Whether a noun tells people by their kind."""
    return noun.pos_ == "NOUN" and noun.lemma_ in _PEOPLE


_OF_ONE, _OF_MANY = {"was", "has", "is"}, {"were", "have", "are"}


def gone_on_with(verb: Token) -> Token | None:
    """The clause that a verb behind a comma and "and" goes on with, though the parser joined it to a relative clause before it, where its
    auxiliary agrees with the subject of the one and not with whom the other tells of ("X was seized by men who wore masks, and was
    driven away"), or its object is the one of whom the relative clause tells ("raided the home of X, who had mocked the king, and
    arrested her")."""
    relative, whom = verb.head, verb.head.head
    if relative.dep_ != "acl:relcl" or not whom.i < relative.i < verb.i or has_child(verb, "nsubj", "nsubj:pass", "mark"):
        return None
    if _is_done_to_them(verb, whom, relative):
        return next((a for a in whom.ancestors if a.pos_ == "VERB" and a.i < whom.i and a.tag_ == verb.tag_ and has_child(a, "nsubj")), None)
    conjunction = next((c for c in verb.children if c.dep_ == "cc" and c.i < verb.i), None)
    above = next((a for a in whom.ancestors if a.pos_ == "VERB"), None)
    if conjunction is None or conjunction.i == 0 or verb.doc[conjunction.i - 1].text != "," or above is None or above.i > whom.i:
        return None
    subject = next((c for c in above.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < above.i), None)
    auxiliary = next((c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop") and c.lower_ in _OF_ONE | _OF_MANY), None)
    if auxiliary is None:
        return above if subject is not None and subject.dep_ == "nsubj" and _is_done_to(verb, whom, relative) else None
    if subject is None or subject.pos_ == "PRON":
        return None
    one = auxiliary.lower_ in _OF_ONE
    return above if _is_one(subject) is one and _is_one(whom) is not one else None


def _is_done_to(verb: Token, whom: Token, relative: Token) -> bool:
    """Whether the pronoun that a verb has for its object can only mean the one person of whom a relative clause before it tells."""
    meant = any(c.dep_ == "obj" and c.lower_ in ("him", "her") for c in verb.children)
    others = (t for t in verb.doc.tokens[relative.i + 1 : verb.i] if t.ent_type_ == _PERSON or _is_of_people(t) or t.pos_ == "PRON" and t.dep_ in ("obj", "obl", "iobj"))
    return meant and has_who(relative) and (names_somebody(whom) or _is_of_people(whom)) and _is_one(whom) and not any(others)


def _is_done_to_them(verb: Token, whom: Token, relative: Token) -> bool:
    """Whether the object of a verb, "them" or some of them, can only mean the people of whom a relative clause before it tells."""
    counted = next((c for c in verb.children if c.dep_ == "obj"), verb)
    meant = counted.lower_ == "them" or any(c.dep_ == "nmod" and c.lower_ == "them" for c in counted.children)
    if not meant or whom.tag_ != "NNS" or not _is_of_people(whom) or not has_who(relative):
        return False
    return not any(t.pos_ == "NOUN" and t.tag_ == "NNS" and _is_of_people(t) for t in verb.doc.tokens[relative.i + 1 : verb.i])


def has_who(clause: Token) -> bool:
    """Whether the subject of a clause is "who"."""
    return any(c.lower_ == "who" and c.dep_ in ("nsubj", "nsubj:pass") for c in clause.children)


_BEFALLING = word_list("attachments.befalling")


def relative_gone_on_with(participle: Token) -> Token | None:
    """The passive of a relative clause that a participle without object goes on with, though the parser joined it to the active verb above
    ("wrote of X, who was arrested in May, beaten | and jailed for a year")."""
    verb = participle.head
    if participle.lower_ not in _BEFALLING or verb.pos_ != "VERB" or verb.i > participle.i or any(
            c.dep_ in ("obj", "iobj", "xcomp", "ccomp", "aux", "aux:pass", "nsubj", "nsubj:pass") for c in participle.children):
        return None
    if has_child(verb, "aux:pass", "nsubj:pass") or not has_child(verb, "nsubj"):
        return None
    relative = [t for t in verb.doc.tokens[verb.i + 1 : participle.i] if t.dep_ == "acl:relcl" and t.tag_ == "VBN" and has_child(t, "aux:pass") and verb in t.ancestors]
    return relative[-1] if relative else None


def _is_one(noun: Token) -> bool:
    return "Plur" not in noun.morph.get("Number", []) and not has_child(noun, "conj")
