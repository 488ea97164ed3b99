"""Objects (`obj`, `iobj`) and what completes a verb (`xcomp`) that the parser joined to a neighbour or took for something else ("was given ten
months | in prison")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import names_somebody
from pipeline.annotate.behind_asides import ASIDES
from pipeline.annotate.misreadings.subjects import OF_BODIES
from pipeline.annotate.tag_sets import OF_PLACE, SUBJECTS
from pipeline.annotate.tree import has_child, join_to, make_passive, make_past, subject_relation
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_USING = word_list("misreadings.using")
_RESULTS = word_list("misreadings.results")
_PERMITTING = word_list("misreadings.permitting")
_OCCASIONS = word_list("misreadings.occasions")
_TAKING = word_list("misreadings.taking")
SPRAYED_WITH = {"pepper": ("sprayed",), "tear": ("gassed",)}
"""Words of what people are sprayed with → the verb behind each."""
_DEMANDING = word_list("protest_slots.demanding")
_ASSEMBLIES = word_classes()["assembly"].lemmas
_POLICE = word_classes()["police"].lemmas
_WHERE_AND_WHEN = {"DATE", "TIME", "LOC", "GPE", "FAC"}
_UNITS = word_list("parse.time_units")
_PRISONS = word_classes()["prison"].lemmas
_SUBMITTING = word_list("misreadings.submitting")


def verb_of_bare_noun(noun: Token) -> Token | None:
    """The verb right before a name without preposition that the parser hung on the subject ("a court in Accra freed journalist X", "men
    whisked away X")."""
    subject = noun.head
    verb = subject.head
    first = min(noun.i, *(c.left_edge.i for c in noun.children if c.i > verb.i), noun.i)
    particle = next((c.i for c in verb.children if c.i == verb.i + 1 and c.dep_ in ("advmod", "compound:prt")), verb.i)
    if subject.dep_ not in ("nsubj", "nsubj:pass") or not subject.i < verb.i < noun.i or first != particle + 1 or verb.pos_ != "VERB":
        return None
    named = noun.ent_type_ == "PERSON" or any(c.dep_ in ("flat", "appos") and c.i == noun.i + 1 and c.ent_type_ == "PERSON" for c in noun.children)
    taken = has_child(verb, "obj", "iobj", "aux:pass")
    return None if not named or taken or has_child(noun, "case", "cc") else verb


def read_as_titled(noun: Token) -> bool:
    """Makes the title of somebody named right behind a verb in the past its object, and what stands before the verb its subject ("the City
    Court on 3 May sentenced | blogger X to a year"); whether it did."""
    verb = noun.head
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None) or next((c for c in noun.children if c.dep_ == "compound" and c.i < verb.i), None)
    first = min([noun.i, *(c.left_edge.i for c in noun.children if c.i > verb.i)])
    if verb.tag_ not in ("VBN", "VBD") or first != verb.i + 1 or subject is None or has_child(verb, "aux", "aux:pass", "obj", "iobj"):
        return False
    if not any(c.dep_ in ("flat", "appos") and c.i == noun.i + 1 and c.ent_type_ == "PERSON" for c in noun.children):
        return False
    join_to(subject, verb)
    noun.dep_, subject.dep_, verb.tag_ = "obj", "nsubj", "VBD"
    make_past(verb)
    return True


def verb_across_description(noun: Token) -> Token | None:
    """The verb whose object is what stands with "a" behind a description of the one it is given to, where the parser took it for another
    description ("submitted to the Duma, the lower chamber, | a bill")."""
    phrase, verb = noun.head, noun.head.head
    if phrase.dep_ != "obl" or verb.lemma_ not in _SUBMITTING or has_child(verb, "obj", "ccomp", "aux:pass") or noun.pos_ != "NOUN":
        return None
    described = any(c.dep_ in (*ASIDES, "conj") and c.i < noun.i and c.right_edge.i >= noun.left_edge.i - 2 for c in phrase.children)
    return verb if described and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children) else None


def read_as_term(length: Token) -> bool:
    """Makes a time in prison the object of the verb of giving, where the parser took the time for a part of the prison ("was given ten months |
    in prison and X eight"); whether it did."""
    prison, verb = length.head, length.head.head
    if length.lemma_ not in _UNITS or prison.lemma_ not in _PRISONS or prison.dep_ != "obl" or not verb.i < length.i < prison.i or verb.pos_ != "VERB":
        return False
    if has_child(verb, "obj", "iobj") or has_child(length, "case"):
        return False
    join_to(length, verb)
    join_to(prison, length)
    length.dep_, prison.dep_ = "obj", "nmod"
    return True


def verb_of_occasion(infinitive: Token) -> Token | None:
    """The verb by which somebody takes an occasion to do what the infinitive tells ("took the opportunity to renew its call")."""
    occasion = infinitive.head
    taken = occasion.dep_ == "obj" and occasion.lemma_ in _OCCASIONS and occasion.head.lemma_ in _TAKING
    return occasion.head if taken and infinitive.tag_ == "VB" and infinitive.i > occasion.i else None


def verb_before_result(thing: Token) -> Token | None:
    """The verb in front of a word that tells what became of its object, where the parser took that for an object of the word ("set ablaze | the
    office")."""
    result = thing.head
    if result.lower_ not in _RESULTS or thing.left_edge.i != result.i + 1 or not result.i:
        return None
    verb = thing.doc[result.i - 1]
    return verb if result.head is verb and verb.pos_ == "VERB" and not has_child(verb, "obj", "aux:pass", "cop") else None


def verb_of_use(infinitive: Token) -> Token | None:
    """The verb of using a law whose purpose an infinitive tells, where the parser joined that to a clause on the law ("used laws that protect the
    flag | to jail X")."""
    clause = infinitive.head
    if infinitive.left_edge.lower_ != "to" or clause.i > infinitive.i or clause.lemma_ in _PERMITTING:
        return None
    verb = next((t for t in clause.ancestors if t.pos_ == "VERB" and t.lemma_ in _USING and t.i < clause.i), None)
    if verb is None:
        return None
    law = next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")), None)
    if law is None or clause.dep_ not in ("acl", "acl:relcl", "conj", "nmod", "appos") or law not in clause.ancestors:
        return None
    return None if any(c.tag_ == "VB" and c.dep_ in ("advcl", "xcomp") for c in verb.children) else verb


def read_as_sprayed(stuff: Token) -> None:
    """Makes the word of what people are sprayed with a part of the verb right behind it, and the noun that the parser gave to that word the verb's
    subject ("some were pepper | sprayed")."""
    verb = stuff.doc.tokens[stuff.i + 1] if stuff.i + 1 < len(stuff.doc) else stuff
    if verb.lower_ not in SPRAYED_WITH[stuff.lower_] or stuff.head is not verb or stuff.dep_ not in SUBJECTS | {"obj", "obl:unmarked"}:
        return
    stuff.dep_ = "compound"
    for child in list(stuff.children):
        join_to(child, verb)
        child.dep_ = subject_relation(verb) if child.dep_ in SUBJECTS else child.dep_


def assembly_with_aim(infinitive: Token) -> Token | None:
    """The assembly right before an infinitive that tells what it was held for, where the parser gave that to what police did there ("used force at a
    march on 3 May | to demand his release")."""
    verb, opening = infinitive.head, infinitive.left_edge
    if infinitive.tag_ != "VB" or infinitive.lemma_ not in _DEMANDING or opening.lower_ != "to" or verb.i > infinitive.i:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) or next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_ not in _POLICE:
        return None
    for token in reversed(infinitive.doc.tokens[verb.i + 1 : opening.i]):
        if token.lemma_ in _ASSEMBLIES and token.pos_ == "NOUN":
            return token
        if token.pos_ in ("VERB", "AUX", "PRON") or token.pos_ == "NOUN" and token.ent_type_ not in _WHERE_AND_WHEN:
            return None
    return None


def object_both(token: Token) -> Token | None:
    """The verb whose object a "both" right behind it is, though the parser joined it to what follows ("remanded both in custody",
    "fined both 300 euros")."""
    doc, i = token.doc, token.i
    if token.dep_ not in ("nsubj", "cc:preconj", "advmod", "det") or i == 0 or i + 1 >= len(doc) or token.children or token.head.i < i:
        return None
    verb, following = doc[i - 1], doc[i + 1]
    if verb.pos_ != "VERB" or "Fin" not in verb.morph.get("VerbForm", []) and verb.tag_ not in ("VB", "VBG") or any(
            c.dep_ == "obj" and c is not token.head and c is not token.head.head for c in verb.children):
        return None
    if has_child(token.head, "conj") or following.pos_ not in ("ADP", "NUM") and following.lower_ != "again":
        return None
    return verb


def dead_of(token: Token) -> Token | None:
    """The verb that a "dead" right behind it completes, though the parser joined it to the victim ("shot dead a protester")."""
    verb = token.doc[token.i - 1] if token.i else token
    return verb if verb.pos_ == "VERB" and token.dep_ in ("amod", "compound") and token.head is not verb and verb in token.ancestors else None


def is_object_behind(token: Token) -> bool:
    """Whether a noun behind a verb that the parser took for its subject is its object: of a coordinated verb ("clashed with reporters
    and arrested opposition leader X"), of an infinitive ("asked the court to sentence reporter X to …") or of a verb with a subject in front
    ("police arrested opposition Reform and Unity Party leader X"), or of a participle that has none ("…, killing | its chairman X")."""
    verb = token.head
    if verb.i > token.i or verb.pos_ not in ("VERB", "NOUN") or any(c.dep_ in ("obj", "expl", "ccomp") and c is not token for c in verb.children):
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if subjects:
        past = verb.tag_ == "VBD" or verb.tag_ == "VBN" and not has_child(verb, "aux", "aux:pass")
        return past and len(subjects) == 1 and token.left_edge.i == verb.i + 1
    if verb.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "mark" and c.i == verb.i - 1 for c in verb.children):
        return token.left_edge.i == verb.i + 1
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not has_child(verb, "mark"):
        return token.left_edge.i == verb.i + 1
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and verb.head.pos_ == "VERB" and any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.head.i for c in verb.head.children)


def is_given_behind(token: Token) -> bool:
    """Whether people right behind a verb with a subject in front, whom the parser took for another one, are who is given the object behind them
    ("the court issued blogger X a fine")."""
    verb = token.head
    given = next((c for c in verb.children if c.dep_ == "obj" and c.i > token.i), None)
    return verb.pos_ == "VERB" and token.left_edge.i == verb.i + 1 and names_somebody(token) and given is not None and given.left_edge.i == token.right_edge.i + 1 and any(
        c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def is_found_guilty(token: Token) -> bool:
    """Whether a noun that the parser took for a second subject, behind the verb, is who was found guilty."""
    verb = token.head
    return token.i > verb.i and verb.lemma_ == "find" and any(c.lower_ == "guilty" and c.i > token.i for c in verb.children) and any(
        c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def is_bare_object(token: Token) -> bool:
    """Whether a name without preposition right behind a verb is the object that it lacks ("asked the Lakeside Court to free X")."""
    verb = token.head
    return token.left_edge.i == verb.i + 1 and verb.pos_ == "VERB" and token.pos_ == "PROPN" and token.ent_type_ in OF_BODIES | OF_PLACE and not any(
        c.dep_ == "case" and c.pos_ == "ADP" for c in token.children) and not has_child(verb, "obj", "iobj", "ccomp", "aux:pass")


def noun_described(participle: Token) -> Token | None:
    """The noun right behind a participle and its article, which the parser took for a clause ("the | following | Tuesday, police …")."""
    article = participle.nbor(-1) if participle.i > participle.sent.start else participle
    noun = article.head
    return noun if article.dep_ == "det" and noun.i == participle.i + 1 and noun is not participle.head and not participle.children else None


def gerund_before(name: Token) -> Token | None:
    """The gerund of an offence right before somebody named without preposition, whose object the parser gave to another word ("was jailed for insulting |
    President X | in a song")."""
    gerund = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if gerund.tag_ != "VBG" or gerund.pos_ != "VERB" or gerund is name.head or gerund.dep_ not in ("advcl", "acl", "conj") or name in gerund.ancestors:
        return None
    return None if has_child(name, "case") or has_child(gerund, "obj", "ccomp", "xcomp") or not has_child(gerund, "mark", "case") else gerund


def verb_before_commas(noun: Token) -> Token | None:
    """The verb from whose object a phrase between commas parts it, so that the parser joined the object to that phrase ("adopted, with 25
    votes in favour, | an act on …")."""
    article, phrase = noun.left_edge, noun.head
    bare = article.dep_ == "det" and article.head is noun and article.i > phrase.i and noun.doc[article.i - 1].text == ","
    if not bare or phrase.dep_ not in ("obl", "advmod") or phrase.head.pos_ != "VERB" or phrase.head.i > phrase.i:
        return None
    opened = phrase.left_edge.i > 0 and noun.doc[phrase.left_edge.i - 1].text == "," and phrase.left_edge.i - 2 == phrase.head.i
    return phrase.head if opened and not has_child(phrase.head, "obj", "ccomp", "xcomp") else None


def is_object_behind_day(noun: Token) -> bool:
    """Whether a noun is the object of a verb from which a day parts it, whose preposition the parser joined to the noun ("shelved | until
    October | a bill"); then the preposition goes with the day."""
    article = next((c for c in noun.children if c.dep_ == "det"), None)
    case = next((c for c in noun.children if c.dep_ == "case" and article is not None and c.i < article.i - 1), None)
    day = noun.doc[case.i + 1] if case is not None else noun
    if case is None or day.ent_type_ != "DATE" or day.head is not noun.head or has_child(noun.head, "obj"):
        return False
    join_to(case, day)
    return True


def read_in_absentia(token: Token) -> None:
    """Makes who is told behind "in absentia" the object of the verb before it ("convicted in absentia editor X")."""
    mark = token.doc[max(token.i - 1, 0)]
    verb = token.doc[max(token.i - 2, 0)]
    if mark.lower_ != "in" or verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBG") or any(c.dep_ in ("obj", "aux:pass") for c in verb.children if not c.i > token.i):
        return
    if token.head is not verb and token.head.head is verb:
        person = token.head
        for part in (mark, token):
            if part.head is person:
                join_to(part, verb)
        token.dep_ = "obl"
        join_to(mark, token)
    else:
        person = next((c for c in verb.children if c.left_edge.i == token.i + 1 and c.dep_ in ("obl", "nmod", "obl:unmarked", "obj")), verb)
    if person is verb or has_child(person, "case") or person.pos_ not in ("NOUN", "PROPN"):
        return
    person.dep_ = "obj"
    for subject in verb.children:
        if subject.dep_ == "nsubj:pass" and subject.i < verb.i:
            subject.dep_ = "nsubj"


def verb_gone_on_to(thing: Token) -> Token | None:
    """The second of two coordinated verbs right behind which an object stands that the parser gave to the first ("worked without a permit and misused |
    grants")."""
    above, verb = thing.head, thing.doc[thing.left_edge.i - 1] if thing.left_edge.i else thing
    goes_on = verb.dep_ == "conj" and verb.head is above and verb.pos_ == "VERB" and verb.tag_ != "VBN" and thing.i > verb.i
    return verb if goes_on and not has_child(verb, "obj", "nsubj", "aux:pass") and verb.i > above.i + 1 else None


def read_as_modifier(noun: Token) -> bool:
    """Makes a participle within the words of a noun phrase a modifier of its noun, where the parser took it for a verb with that subject or object
    ("urged the king to free 11 other unlawfully | held | clerks"); whether it was such."""
    participle = noun.head
    if participle.tag_ not in ("VBN", "VBD") or noun.pos_ != "NOUN" or participle.head is participle or not any(
            c.dep_ in ("amod", "det", "nummod") and c.i < participle.i for c in noun.children):
        return False
    if any(c.dep_.startswith(("aux", "nsubj", "mark", "cop")) and c is not noun for c in participle.children):
        return False
    number = participle.doc[noun.left_edge.i - 1]
    above, relation = participle.head, participle.dep_
    counts = number.pos_ == "NUM" and number.head.i < number.i and number.dep_ in ("obj", "conj", "nsubj:pass", "obl") and number.right_edge.i < participle.i
    if not counts and relation not in ("obj", "obl", "conj", "nmod"):
        return False
    for child in [c for c in participle.children if c.i > noun.i]:
        join_to(child, above)
    if counts:
        relation, above = number.dep_, number.head
        for child in number.children:
            join_to(child, noun)
    join_to(noun, above)
    noun.dep_ = relation
    if counts:
        join_to(number, noun)
        number.dep_ = "nummod"
    join_to(participle, noun)
    participle.dep_ = "amod"
    make_passive(participle)
    return True
