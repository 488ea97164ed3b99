"""Clauses that the language model read otherwise than they are meant ("X is due | to stand trial"), mended in the parse: what is due to
happen, what somebody had done to their things, a passive without its auxiliary, and a noun taken for a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.tree import (
    has_child,
    join_to,
    lacks_subject,
    make_passive,
    make_root,
    settle,
    subject_relation,
    take_place_of,
)
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

BODIES = word_list("coreference.body_words")
_AUTHORITIES = word_list("misreadings.authorities")
_PLACES_OF_NOUNS = {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss"}
FINING = {"fine", "fined", "fines", "fining"}
_GIVING = word_list("misreadings.giving") | FINING
_PENALTIES = word_list("clause_repairs.penalties")
_ADJOINING = 2  # tokens between a figure and what it counts
_WITH_INFINITIVE = word_list("misreadings.with_infinitive")
_UNITS = word_list("parse.time_units")
_COURTS = word_list("misreadings.courts")
_CLOSING_QUOTES = {"”", "’", "''", "\"", "»"}
_DECISIONS = word_list("misreadings.decisions")
REMAINING = word_list("clause_repairs.remaining")
"""Forms of "remain"."""
_STATES = word_list("clause_repairs.states")
_SMALL_CLAUSES = word_list("clause_repairs.small_clauses")
_ORDERING = {"order"}
"""Verbs that say of their object what is done to it ("ordered the office closed")."""
PAST_LIKE_NOUNS = word_list("misreadings.past_like_nouns")


def read_as_auxiliary(copula: Token) -> None:
    """Makes "was" before a participle of the passive its auxiliary, where what stands between them, or an adjective like it, let the parser take it
    for a copula ("was in March | found guilty", "was | bound over"), or an adjective with such an auxiliary a participle ("were | disciplined on 9 May")."""
    verb = copula.head
    if verb.lower_ == "bound" and verb.nbor().lower_ == "over" or copula.dep_ == "aux:pass" and verb.lower_.endswith("ed"):
        verb.pos_, verb.tag_ = "VERB", "VBN"
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBN", "VBD") or copula.i > verb.i or any(c.dep_ == "obj" or c.dep_.startswith("nsubj") and c.i > copula.i for c in verb.children):
        return
    copula.dep_ = "aux:pass"
    make_passive(verb)
    for child in verb.children:
        if child.dep_ == "nsubj":
            child.dep_ = "nsubj:pass"


def read_as_staying_so(remain: Token) -> None:
    """Makes "remains" the auxiliary of a participle that tells in what state somebody or something is, whatever the parser took it for ("the site
    remains | blocked", "was sent to the Y Prison, where he remains | held")."""
    doc, i = remain.doc, remain.i + 1
    while i + 1 < remain.sent.end and doc[i].pos_ == "ADV":
        i += 1
    state = doc[i] if i < remain.sent.end else remain
    if state.lower_ not in _STATES or state.dep_ == "amod" or has_child(state, "obj"):
        return
    thing = next((c for c in remain.children if c.dep_ == "compound" and c.i == remain.i - 1), None) if remain.pos_ in ("NOUN", "PROPN") else None
    if remain.head is state:
        if not remain.dep_.startswith("aux") and (remain.dep_ not in ("nsubj", "nsubj:pass") or thing is None):
            return
    elif state.head is remain:
        take_place_of(state, remain)
    else:
        join_to(state, remain.head)
        state.dep_ = remain.dep_
        join_to(remain, state)
        if remain.head is not state:
            return
    for child in [c for c in remain.children if c.dep_ != "mark" or c.i < remain.i]:
        join_to(child, thing if thing is not None and child is not thing and child.i < thing.i else state)
        child.dep_ = "nsubj:pass" if child.dep_ == "nsubj" or child is thing else child.dep_
    remain.dep_, remain.pos_, remain.lemma_, state.pos_ = "aux:pass", "AUX", "remain", "VERB"
    make_passive(state)


def read_as_scheduled(due: Token) -> None:
    """Makes "to" behind "due" the mark of its infinitive, gives that the subject that the parser left at "due", and makes its clause
    that of the noun in front of "which" ("appealed to the High Court, which is due to hear the case on 5 May")."""
    to, verb = due.doc.tokens[due.i + 1:due.i + 3] if due.i + 2 < due.sent.end else (due, due)
    if verb.lower_ in ("be", "have") and verb.i + 1 < due.sent.end and verb.nbor().tag_ in ("VBN", "VBD"):
        verb = verb.nbor()
    if verb.lower_ == "open" and verb.tag_ == "JJ":
        verb.tag_, verb.pos_ = "VB", "VERB"
    if to.lower_ != "to" or verb.tag_ != "VB" and verb.nbor(-1).lower_ not in ("be", "have"):
        return
    if verb.dep_ == "compound" and verb.head.i == verb.i + 1:
        _make_object(verb.head, verb)
    if due.dep_ == "case" and due.head.i < due.i and verb.head is due and any(c.dep_ == "cop" for c in (*due.head.children, *due.children)):
        _make_subject(due.head, verb)
    if to not in verb.ancestors:
        join_to(to, verb)
        to.dep_ = "mark"
    if due in verb.ancestors:
        return
    noun = due.head if due.dep_ == "acl:relcl" or due.dep_ in ("amod", "acl") and due.head.i < due.i else _subject_before_comma(due, verb)
    objects = [c for c in verb.children if c.dep_ == "obj"]
    subjects = [c for head in (due, verb, *objects) for c in head.children if c.dep_.startswith("nsubj") and c.i < due.i]
    which = next((c for c in subjects if c.lower_ in ("which", "who")), None)
    if noun is None and which is not None and verb.dep_ == "advcl" and which.i > 1:
        noun = verb.doc[which.i - 2 if verb.doc[which.i - 1].text == "," else which.i - 1]
        while noun.head.right_edge is noun and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
    join_to(due, verb)
    due.dep_ = "advmod"
    for subject in subjects:
        join_to(subject, verb)
        subject.dep_ = "nsubj"
    if noun is not None and noun.head is verb and verb.head is not verb:
        join_to(noun, verb.head)
    if noun is not None and noun.pos_ in ("NOUN", "PROPN") and verb not in noun.ancestors:
        join_to(verb, noun)
        verb.dep_ = "acl:relcl"


def _make_subject(noun: Token, verb: Token) -> None:
    """Makes a noun the subject of an infinitive, where the parser took it for the predicate ("X is due | to stand trial"), and what stands
    behind it part of the clause."""
    due = verb.head
    join_to(verb, noun)
    take_place_of(verb, noun)
    noun.dep_ = "nsubj"
    be = next(c for c in (*noun.children, *due.children) if c.dep_ == "cop")
    for child in (*noun.children, *due.children):
        if child.i >= be.i and child.dep_ != "mark":
            join_to(child, verb)
            child.dep_ = "aux" if child is be else "obl" if child.dep_ == "nmod" else child.dep_
    due.dep_ = "advmod"
    settle(noun)
    settle(verb)


def _make_object(noun: Token, verb: Token) -> None:
    """Makes a noun the object of the verb before it, which the parser took for a part of the noun ("are due to | stand trial"), and what
    hangs on the noun that of the verb."""
    take_place_of(verb, noun)
    noun.dep_ = "obj"
    for child in noun.children:
        if child.i < verb.i or child.i > noun.i:
            join_to(child, verb)
            child.dep_ = "obl" if child.dep_ == "nmod" else "aux" if child.dep_ == "cop" else child.dep_
    settle(noun)
    settle(verb)


def _subject_before_comma(due: Token, verb: Token) -> Token | None:
    """The subject of the main verb behind, right before the comma that opens "due to" ("his trial, due to begin on 3 May, was …")."""
    if verb.dep_ != "advcl" or verb.head.i < verb.i or due.i < 2 or due.nbor(-1).text != ",":
        return None
    return next((c for c in verb.head.children if c.dep_.startswith("nsubj") and c.i < due.i <= c.right_edge.i + 2), None)


_AS_NOUNS = {"obj": "obj", "xcomp": "obj", "acl": "nmod"}
"""Relation of a noun that was taken for a verb → its relation as a noun."""


def read_as_noun(token: Token) -> None:
    """Makes a noun like "sit-in" the object of the verb before its article, where the model took it for a verb, or for one before the
    noun of the phrase behind it ("held a sit-in on 3 May", "held a sit-in over wages")."""
    noun = token.head
    verb = noun.head
    if token.dep_ in _AS_NOUNS and "-" in token.text and any(c.dep_ == "det" and c.i == token.i - 1 for c in token.children):
        token.dep_ = _AS_NOUNS[token.dep_]
        _make_noun(token)
        return
    if token.i < 2 or "-" not in token.text or noun.i < token.i or verb.i > token.i or verb.pos_ != "VERB" or any(c.dep_ == "obj" and c is not noun for c in verb.children):
        return
    article, behind = token.nbor(-1), token.nbor()
    if article.pos_ != "DET" or article.head not in (noun, token) or behind.dep_ != "case" or behind.head is not noun:
        return
    if article.head is noun:
        join_to(article, token)
    join_to(token, verb)
    if noun.dep_ == "obj":
        join_to(noun, token)
        noun.dep_ = "nmod"
    token.dep_ = "obj"
    _make_noun(token)


def read_as_body(token: Token) -> None:
    """Makes a common noun of a word for a body in small letters that the tagger took for a part of the name before it, or for an adjective ("the
    Unity | party | was fined", "the | collective | appealed")."""
    if token.pos_ == "PROPN" or token.dep_ in _PLACES_OF_NOUNS and has_child(token, "det"):
        _make_noun(token)


def read_as_in_power(ruling: Token) -> None:
    """Gives those in power the place that the parser gave to "ruling" before them ("the ruling | Unity party was fined")."""
    party = next((c for c in ruling.children if c.dep_ == "obj" and c.left_edge.i == ruling.i + 1 and not has_child(c, "det")), None)
    if party is None or not ruling.i or ruling.nbor(-1).lower_ != "the":
        return
    take_place_of(party, ruling)
    for child in [c for c in ruling.children if c.i < ruling.i or c.i > party.i]:
        join_to(child, party)
    ruling.dep_ = "amod"


def _make_noun(token: Token) -> None:
    token.pos_, token.tag_, token.lemma_, token.morph = "NOUN", "NN", token.lower_, {"Number": ["Sing"]}


def read_as_rumour(noun: Token) -> None:
    """Makes what is said of reports or rumours their main clause, and their content a clause of theirs, where the parser took the
    noun for the main word ("Reports that X had been tortured proved false"), or for a verb."""
    that, doc = noun.i + 1, noun.doc
    if that >= noun.sent.end or doc[that].lower_ != "that":
        return
    if noun.dep_ == "nsubj":
        noun.pos_, noun.tag_ = "NOUN", "NNS"
    if noun is not noun.sent.root or noun.left_edge.i != noun.sent.start or has_child(noun, "nsubj"):
        return
    content = next((c for c in noun.children if c.i > that and doc[that] in c.children), None)
    verb = next((c for c in noun.children if content is not None and c.i > content.i and c.pos_ in ("VERB", "AUX", "ADJ") and c.dep_ != "conj"), None)
    if content is None or verb is None or has_child(verb, "mark"):
        return
    misjoined = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
    if misjoined and (misjoined[-1].right_edge.i != verb.i - 1 or has_child(content, "obj")):
        return
    for part in misjoined:  # "Rumours that soldiers had arrested the imam X turned out …"
        join_to(part, misjoined[-1] if part is not misjoined[-1] else content)
        part.dep_ = "nmod:desc" if part is not misjoined[-1] else "obj"
    make_root(verb)
    noun.dep_, noun.pos_, noun.tag_, content.dep_ = "nsubj", "NOUN", "NNS", "acl"
    for mark in noun.children:
        if mark.i > verb.i:
            join_to(mark, verb)


def read_as_claim(noun: Token) -> None:
    """Joins the "that" clause behind a claim or report to it, where the parser joined it to the verb that has it for an object
    ("disputed the claim by X that Y had been beaten")."""
    content = next((c for c in noun.head.children if c.dep_ == "ccomp" and c.i > noun.i and c.left_edge.lower_ == "that"), None)
    if content is None or any(c.dep_ == "punct" for c in noun.head.children if noun.i < c.i < content.left_edge.i):
        return
    beside = [c for c in noun.head.children if noun.i < c.i < content.left_edge.i]
    if all(c.dep_ in ("obl", "obl:agent") for c in beside):
        for phrase in beside:
            join_to(phrase, noun)
            phrase.dep_ = "nmod"
        join_to(content, noun)
        content.dep_ = "acl"


def read_as_denied_too(nor: Token) -> None:
    """Joins "nor" to the verb of the auxiliary behind it ("nor was the activist X deported")."""
    auxiliary = nor.doc[nor.i + 1] if nor.i + 1 < nor.sent.end else nor
    if auxiliary.dep_ in ("aux", "aux:pass") and auxiliary.head is not nor.head and auxiliary.head.pos_ == "VERB":
        join_to(nor, auxiliary.head)
        nor.dep_ = "cc"


def read_as_causative(had: Token) -> None:
    """Makes what somebody had done to a thing of theirs a participle on that thing, the object of "had" or "saw" ("had their phones
    searched", "had the account in Toliara frozen", "saw its licence revoked", "saw the charges against her dropped"), or to somebody ("had
    him followed", "left more than 20 people killed")."""
    if had.lemma_ == "see" and not any(owner.dep_ == "nmod:poss" or owner.dep_ == "nmod" and owner.pos_ == "PRON"
                                       for c in had.children for thing in (c, *c.children) for owner in thing.children if thing.i > had.i):
        return
    if _read_as_pluperfect(had):
        return
    for participle in had.children:
        if participle.i < had.i or participle.tag_ not in ("VBN", "VBD") or participle.dep_ not in ("xcomp", "advcl", "ccomp"):
            continue
        if has_child(participle, "aux", "aux:pass", "mark", "cc"):
            continue
        thing = next((c for c in (*participle.children, *had.children) if c.dep_ in ("nsubj", "nsubj:pass", "obj") and had.i < c.i and c.right_edge.i == participle.i - 1), None)
        if had.lemma_ == "leave" and (thing is None or thing.head is not participle or participle.dep_ != "ccomp"):
            continue  # "left the town | escorted by guards"
        if thing is not None and (thing.pos_ in ("NOUN", "PROPN") or had.tag_ == "VBD" and thing.lower_ in ("him", "her", "them", "it")):
            join_to(thing, had)
            join_to(participle, thing)
            thing.dep_, participle.dep_, had.pos_ = "obj", "acl", "VERB"
            _read_as_participle(participle)
            for phrase in had.children:
                if phrase.i > participle.i and phrase.dep_ in ("obl", "obl:unmarked", "obl:agent"):
                    join_to(phrase, participle)
            return
    for thing in had.children:
        if thing.dep_ == "obj" and thing.i > had.i:
            for part in (thing, *(c for c in thing.children if c.dep_ == "nmod")):
                for clause in part.children:
                    if clause.dep_ == "acl" and clause.tag_ == "VBD" and not has_child(clause, "aux", "mark", "nsubj", "obj"):
                        _read_as_participle(clause)


def _read_as_pluperfect(had: Token) -> bool:
    """Makes "had" the auxiliary of the participle right behind it, which has the object behind both, where the parser took it for the main verb
    ("guards | had clubbed several of them"); whether it did."""
    participle = next((c for c in had.children if c.i == had.i + 1 and c.dep_ == "xcomp" and c.tag_ in ("VBN", "VBD")), None)
    if participle is None or had.lower_ != "had" or not has_child(participle, "obj"):
        return False
    take_place_of(participle, had)
    for child in [c for c in had.children if c is not participle]:
        join_to(child, participle)
    had.dep_, had.pos_ = "aux", "AUX"
    return True


def _read_as_participle(verb: Token) -> None:
    """Gives a verb that was tagged as past tense the form of a participle."""
    if verb.tag_ == "VBD":
        verb.tag_, verb.morph = "VBN", {"Tense": ["Past"], "VerbForm": ["Part"]}


def read_as_subject_behind_colon(colon: Token) -> None:
    """Makes those told right behind a colon the subject that the verb behind them lacks, where the parser made them more words for what
    stands before it ("found nine guilty: | four, including X, | were given ten days")."""
    doc = colon.doc
    first = doc[colon.i + 1] if colon.i + 1 < colon.sent.end else colon
    told = first
    while told.head.i > colon.i and told.head is not told and told.head.left_edge.i > colon.i:
        told = told.head
    if told.head.i > colon.i or told.dep_ not in ("appos", "nmod", "conj", "parataxis") or told.pos_ not in ("NUM", "NOUN", "PROPN", "PRON"):
        return
    behind = doc[told.right_edge.i + 1] if told.right_edge.i + 1 < colon.sent.end else told
    behind = doc[behind.i + 1] if behind.text == "," and behind.i + 1 < colon.sent.end else behind
    verb = behind.head
    if behind.dep_ not in ("aux", "aux:pass") or verb.i <= behind.i or not lacks_subject(verb) or told in verb.ancestors:
        return
    join_to(told, verb)
    told.dep_ = subject_relation(verb)


def read_as_found(adjective: Token) -> None:
    """Makes "guilty" or "void" say what somebody or something was found or declared, and who is told right before it the object, where
    the parser took the word for the object ("found the remaining six guilty of theft", "declared the by-law void") or the last of several for
    its subject ("found X and two drivers guilty")."""
    verb = adjective.head
    found = next((c for c in verb.children if c.dep_ in ("obj", "iobj") and verb.i < c.i < adjective.i), None)
    if found is None:
        found = next((c for c in adjective.children if c.dep_ in ("nummod", "compound") and c.right_edge.i == adjective.i - 1), None)
        if found is None:
            return
        for child in [c for c in adjective.children if c.i < found.i]:
            join_to(child, found)
        join_to(found, verb)
    for other in adjective.children:
        if other.dep_ in ("nsubj", "conj") and found.i < other.i < adjective.i and has_child(other, "cc"):
            join_to(other, found)
            other.dep_ = "conj"
    found.dep_, adjective.dep_, adjective.pos_, adjective.tag_ = "obj", "xcomp", "ADJ", "JJ"


def read_as_gapped_passive(participle: Token) -> None:
    """Makes a participle behind the last of coordinated nouns a passive of its own, where a passive stands before it ("the flat was
    searched, and the accounts of both frozen", "two were jailed and a third fined")."""
    noun = participle.head
    verb = noun.head if noun.head.dep_ not in ("obl", "nmod") else noun.head.head  # "was let out of jail and the charges dropped"
    if noun.dep_ != "conj" or verb.pos_ != "VERB" or not has_child(verb, "aux:pass") or not verb.i < noun.i < participle.i:
        return
    between = noun.doc.tokens[noun.i + 1:participle.i]
    if any(t.text == "," or t.pos_ == "VERB" for t in between) or not has_child(noun, "cc"):
        return
    join_to(participle, verb)
    join_to(noun, participle)
    participle.dep_, noun.dep_ = "conj", "nsubj:pass"
    for mark in noun.children:
        if mark.dep_ in ("cc", "punct") and mark.i < noun.i:
            join_to(mark, participle)


def read_as_told_apart(those: Token) -> bool:
    """Makes "those" the subject of the main verb and the participle behind it what tells them apart, where the parser joined both to the
    object ("Those arrested | included the lawyer X"); whether it was that."""
    participle = those.head
    verb = next((t for t in participle.ancestors if t.pos_ == "VERB"), participle)
    if participle.dep_ != "acl" or participle.i != those.i + 1 or not participle.i < verb.i < participle.head.i or has_child(participle, "aux:pass") or has_child(verb, "nsubj"):
        return False
    join_to(those, verb)
    join_to(participle, those)
    those.dep_ = "nsubj"
    return True


def read_as_second_passive(participle: Token) -> bool:
    """Makes a participle that "and" joins to the noun behind a passive a passive of the same subject, with what stands behind it ("was
    charged with theft and | remanded for two weeks"); whether it was that."""
    noun = participle.head
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
    first = verb.head if verb.dep_ == "conj" and verb.tag_ == "VBN" and lacks_subject(verb) else verb
    joint = participle.doc[participle.i - 1]
    if not has_child(first, "aux:pass") or not verb.i < noun.i < participle.i or joint.dep_ != "cc" or joint.head is not participle:
        return False
    if has_child(participle, "nsubj", "nsubj:pass", "aux", "aux:pass", "obj") or participle.nbor().pos_ in ("NOUN", "PROPN", "ADJ"):
        return False
    join_to(participle, verb)
    participle.dep_ = "conj"
    for behind in verb.children:
        if behind.i > participle.i and behind.dep_ in ("obl", "obl:unmarked", "advmod", "advcl"):
            join_to(behind, participle)
    return True


def read_infinitive_of_noun(noun: Token) -> None:
    """Makes an infinitive the complement of the noun before it, and that the phrase of what is above both, where the parser took the
    noun for its subject ("was jailed for incitement to commit a felony")."""
    infinitive = noun.head
    if noun.lemma_ not in _WITH_INFINITIVE or infinitive.tag_ != "VB" or infinitive.head is infinitive or not any(
            c.dep_ in ("case", "mark") and c.lower_ in ("for", "of", "with", "on") for c in noun.children) or noun.nbor().lower_ != "to":
        return
    above = infinitive.head
    join_to(noun, above)
    noun.dep_ = "obl" if above.pos_ in ("VERB", "ADJ") else "nmod"
    join_to(infinitive, noun)
    infinitive.dep_ = "acl"


def read_one_named(name: Token) -> None:
    """Makes the name behind the comma of "one of the organisers" an apposition to it, and the sum behind both the object of the verb ("fined one of
    the organisers, | Ana Brown, | 50 euros")."""
    verb = name.head
    one = next((c for c in verb.children if c.dep_ in ("obj", "iobj") and c.right_edge.i == name.i - 2), None)
    if verb.lower_ not in FINING or one is None or one.lower_ != "one" or name.nbor(-1).text != ",":
        return
    amount = next((c for c in name.children if c.ent_type_ == "MONEY"), None)
    join_to(name, one)
    name.dep_ = "appos"
    if amount is not None:
        join_to(amount, verb)
        one.dep_, amount.dep_ = "iobj", "obj"


def read_sum_beside(amount: Token) -> None:
    """Makes a sum, or a length of time, right behind whoever was punished the object of the verb before both, where the parser hung it on
    the name ("fined Radio X 500 euros", "handed teacher X two years in prison") or took those, or their number, for a part of it ("fined the other three
    KSh 500")."""
    counted = next((c for c in amount.children if c.dep_ == "nummod" and c.i < amount.i), None)
    some = counted is not None and any(c.dep_ == "nmod" and counted.i < c.i < amount.i for c in counted.children)  # "fined six of them | 200 euros"
    people = counted.nbor() if counted is not None else amount
    if counted is not None and amount.ent_type_ == "MONEY" and people.tag_ == "NNS" and people is not amount and people.dep_ == "obj" and people.head is amount.head and amount.head.lower_ in FINING:
        join_to(counted, people)  # "fined two | nurses 500 shillings"
        people.dep_ = "iobj"
        return
    before_figure = amount.nbor().like_num and (amount.ent_type_ == "MONEY" or amount.pos_ != "NOUN")
    if amount.dep_ == "obj" and amount.head.lower_ in FINING and counted is not None and (before_figure or some):
        for child in [c for c in amount.children if c.i < counted.i and c.dep_ in ("det", "amod")]:
            join_to(child, counted)
        join_to(counted, amount.head)
        counted.dep_ = "iobj"
        return
    if amount.dep_ == "nmod" and counted is not None and (verb := amount.head.head).lower_ in FINING and amount.head.i > verb.i and (
            part := next((c for c in amount.children if c.dep_ == "compound" and c.tag_ == "NNS" and c.i == counted.left_edge.i - 1), None)) is not None:
        for child in [c for c in amount.children if c.i < part.i]:
            join_to(child, part)
        whole = amount.head
        join_to(amount, verb)
        join_to(part, whole)  # "fined two of the pickets | 500 soles each"
        part.dep_, amount.dep_ = "nmod", "obj"
        if whole.dep_ == "obj":
            whole.dep_ = "iobj"
        return
    payer = next((c for c in amount.children if c.dep_ == "compound" and c.pos_ == "NOUN" and counted is not None and c.i == counted.left_edge.i - 1), None)
    if payer is not None and amount.dep_ == "obj" and amount.head.lower_ in FINING and payer.nbor(-1).lower_ in ("a", "an", "the", "one"):
        for child in [c for c in amount.children if c.i < payer.i]:
            join_to(child, payer)
        join_to(payer, amount.head)  # "fined a woman | 11,000 pounds"
        payer.dep_ = "iobj"
        return
    payer = next((c for c in amount.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.ent_type_ != "MONEY"), None)
    if amount.head.lower_ in FINING and amount.dep_ == "obj" and amount.ent_type_ == "MONEY" and payer is not None and payer.i == amount.head.i + 1:
        join_to(payer, amount.head)  # "fined Ana Brown | GHS 300"
        payer.dep_ = "iobj"
        return
    name = amount.head
    while (name.dep_ in ("flat", "appos") or name.dep_ == "nmod" and name.pos_ == "PROPN" and not has_child(name, "case")) and name.head.i < name.i and name.head.pos_ in ("PROPN", "NOUN"):
        name = name.head
    verb, first = name.head, amount.left_edge
    before = first.nbor(-1) if first.i else first
    if verb.lower_ not in _GIVING or verb.pos_ != "VERB" or name.dep_ not in ("obj", "iobj", "nsubj") or not verb.i < name.i < first.i or before.text == "," or name.ent_type_ == "MONEY":
        return
    if not {amount.head.ent_type_, name.ent_type_} & {"PERSON", "ORG"} and name.pos_ != "PROPN" or has_child(amount, "case"):
        return
    figure = before if before.like_num and before.head is amount.head and before.dep_ in ("flat", "list") else None
    if not (amount.ent_type_ == "MONEY" or figure is not None or _is_measure(amount)):
        return
    phrases = [c for c in amount.children if c.i > amount.i and c.dep_ in ("nmod", "obl", "advcl", "acl")]
    join_to(amount, verb)
    amount.dep_, name.dep_ = "obj", "iobj"
    if figure is not None:
        join_to(figure, amount)
        figure.dep_ = "nummod"
    for phrase in phrases if amount.pos_ != "NOUN" or amount.lemma_ not in _PENALTIES else ():
        join_to(phrase, verb)
        phrase.dep_ = "obl" if phrase.dep_ == "nmod" else phrase.dep_


def _is_measure(noun: Token) -> bool:
    """Whether a noun is counted by figures beside it, or is a penalty with an article ("a one-year sentence")."""
    if any(c.dep_ == "nummod" and abs(c.i - noun.i) <= _ADJOINING for c in noun.children):
        return noun.lemma_ not in _PENALTIES
    return noun.lemma_ in _PENALTIES and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children)


def measured_by(measure: Token) -> Token | None:
    """The noun that a sum or a length of time behind "of" measures, of which a clause behind both tells ("the fine of 500 euros
    imposed on X", "the sentence of two years that he had received")."""
    noun = measure.head
    if measure.dep_ != "nmod" or noun.pos_ != "NOUN" or noun.i > measure.i or not any(c.dep_ == "case" and c.lower_ == "of" for c in measure.children):
        return None
    counted = has_child(measure, "nummod")
    return noun if measure.ent_type_ == "MONEY" or counted and (measure.lemma_ in _UNITS or noun.lemma_ == "fine") else None


def read_by_authority(agent: Token) -> None:
    """Joins the authority by which somebody was punished or accused, with the phrases behind it, to the word that tells that, where the
    parser took it for part of the deed ("was jailed for mocking the king by a court in Sur on 3 May")."""
    if not any(c.dep_ == "case" and c.lower_ == "by" for c in agent.children):
        return
    verb = agent.head.head
    passive = agent.dep_ == "nmod" and has_child(verb, "aux:pass")
    if passive and (agent.head.i < verb.i < agent.i or agent.doc[agent.left_edge.i - 1].text in _CLOSING_QUOTES):  # across the passive, “a liar” | by X
        join_to(agent, verb)
        agent.dep_ = "obl:agent"
        return
    deed = agent.head
    prevented = deed.tag_ == "VBG" and has_child(deed.head, "aux:pass") and any(c.lower_ == "from" and c.i < deed.i for c in deed.children)
    if agent.lemma_.lower() not in _AUTHORITIES and not prevented:  # "was kept from taking place | by soldiers"
        return
    if deed.pos_ == "NOUN" and (deed.lemma_ in _DECISIONS or agent.lemma_.lower() not in _COURTS):
        return  # "disobeying an order by police"
    while deed.pos_ in ("NOUN", "PROPN") and deed.i < agent.i and deed.dep_ in ("obj", "obl", "nmod", "conj"):
        deed = deed.head
    if deed.tag_ != "VBG" or deed.dep_ not in ("advcl", "acl") or deed.i > agent.i:
        return
    if deed.lemma_ not in ("range", "vary") and not any(c.dep_ in ("mark", "case") and c.i < deed.i for c in deed.children):
        return
    above = deed.head if deed.lemma_ not in ("range", "vary") or deed.head.pos_ == "VERB" else deed.head.head  # "terms ranging from … by a court"
    if above.pos_ not in ("VERB", "NOUN") or above.i > deed.i:
        return
    behind = [c for owner in {deed, agent.head} for c in owner.children if c.i > agent.i and c.dep_ in ("obl", "nmod", "advmod")]
    for phrase in (agent, *behind):
        join_to(phrase, above)
    agent.dep_ = "obl:agent" if above.pos_ == "VERB" else "nmod"
    for phrase in behind:
        phrase.dep_ = "obl" if above.pos_ == "VERB" else "nmod"


BEFORE_TRIAL = {"pre-trial", "pretrial"}


def read_before_trial(word: Token) -> None:
    """Makes "pre-trial" describe the noun behind it, and that the phrase of the verb, where the parser took it for an infinitive ("sent
    her to | pre-trial | detention for two months")."""
    custody = next((c for c in word.children if c.i == word.i + 1 and c.pos_ == "NOUN"), None)
    mark = next((c for c in word.children if c.lower_ == "to" and c.i == word.i - 1), None)
    if custody is None or mark is None or word.dep_ not in ("advcl", "xcomp", "acl"):
        return
    for child in [c for c in word.children if c is not custody and c is not mark and c.i > custody.i]:
        join_to(child, word.head)
    take_place_of(custody, word)
    custody.dep_, word.dep_, word.pos_, word.tag_ = "obl", "amod", "ADJ", "JJ"
    join_to(mark, custody)
    mark.dep_, mark.pos_, mark.tag_ = "case", "ADP", "IN"


def read_cleft(verb: Token) -> None:
    """Makes the clause behind "it was in X on 3 May that …" the main one, and what is put in front of it when and where that was."""
    front = verb.head
    if front.dep_ != "root" or verb.i < front.i or not has_child(front, "case") or not has_child(front, "cop"):
        return
    it = next((c for c in front.children if c.lower_ == "it" and c.i < front.i), None)
    that = next((c for c in verb.children if c.lower_ == "that" and c.i < verb.i), None)
    if it is None or that is None or not any(c.dep_ in ("nsubj", "nsubj:pass") and c is not that for c in verb.children):
        return
    that.dep_ = "mark"
    make_root(verb)
    front.dep_ = "obl"
    for token in front.children:
        if token.dep_ in ("obl", "nmod", "obl:unmarked", "punct", "parataxis", "advcl"):
            join_to(token, verb)


def object_told_of(participle: Token) -> Token | None:
    """The object that a past participle right behind it says more of, where the model joined that to the verb before ("upheld the
    sentence handed down to X")."""
    if participle.tag_ not in ("VBN", "VBD") or participle.dep_ == "xcomp" and participle.head.lemma_.lower() in _SMALL_CLAUSES:
        return None
    if any(c.dep_ in ("aux", "aux:pass", "mark", "cc") or c.dep_.startswith("nsubj") for c in participle.children):
        return None
    thing = next((c for c in participle.head.children if c.dep_ == "obj" and c.right_edge.i == participle.left_edge.i - 1), None)
    return thing if thing is not None and participle.head.i < thing.i and participle.left_edge is participle and thing.pos_ == "NOUN" else None


def read_as_ordered(clause: Token) -> bool:
    """Makes what is ordered the complement of the verb and whom it befalls its object, where the parser took these for the subject of a
    clause or the participle for the past tense ("ordered | X | jailed", "ordered the news site X | blocked"); whether it was that."""
    above = clause.head
    verb = above.head if clause.dep_ in ("acl", "acl:relcl") else above
    if verb.lemma_.lower() not in _SMALL_CLAUSES or clause.tag_ not in ("VBD", "VBN") or any(
            c.dep_ in ("aux", "aux:pass", "mark") or c.dep_ == "obj" and c.left_edge.lower_ != "pending" for c in clause.children):
        return False
    name = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
    if clause.dep_ == "acl:relcl":
        if name is None or name.dep_ != "nsubj" or name.pos_ != "PROPN" or above.dep_ != "obj" or name.left_edge.i != above.i + 1 or clause.left_edge is not name.left_edge:
            return False
        join_to(name, above)
        join_to(clause, verb)
        name.dep_ = "appos"
    else:
        whom = name or (above if clause.dep_ == "acl" else next((c for c in verb.children if c.dep_ in ("obj", "iobj", "nsubj") and verb.i < c.i < clause.i), None))
        if clause.dep_ == "acl" and (above.dep_ != "obj" or not any(t.ent_type_ == "PERSON" for t in (above, *above.children))):
            return False
        if verb.lemma_ not in _ORDERING or whom is None or whom.left_edge.i != verb.i + 1 or has_child(verb, "aux:pass"):
            return False
        join_to(whom, verb)
        join_to(clause, verb)
        whom.dep_ = "obj"
    clause.dep_ = "xcomp"
    make_passive(clause)
    return True


def read_as_fining(fine: Token) -> None:
    """Makes "fine" behind "to" an infinitive, and what follows its object, where the parser took it for an adjective ("decided to | fine | the
    station")."""
    before, noun = fine.doc[fine.i - 1] if fine.i else fine, fine.head
    verb = noun.head
    if before.lower_ != "to" or before.dep_ not in ("case", "mark") or verb.pos_ != "VERB" or verb.i != before.i - 1:
        return
    join_to(fine, verb)
    join_to(noun, fine)
    join_to(before, fine)
    for amount in noun.children:
        if amount.dep_ == "nmod:unmarked" and amount.i > noun.i:
            join_to(amount, fine)
            amount.dep_ = "obl:unmarked"
    fine.dep_, fine.pos_, fine.tag_, noun.dep_ = "xcomp", "VERB", "VB", "obj"
    before.dep_, before.pos_, before.tag_ = "mark", "PART", "TO"


def read_as_perfect(have: Token) -> bool:
    """Makes "have" the auxiliary of the participle behind the adverbs that follow it, where the parser took it for a verb of its own ("alleged to
    have | verbally and physically assaulted X"); whether it was that."""
    behind = next((t for t in have.doc.tokens[have.i + 1 : have.sent.end] if t.pos_ not in ("ADV", "CCONJ")), have)
    if behind.tag_ not in ("VBN", "VBD") or behind.head is not have.head or behind.dep_ != "conj" or has_child(behind, "nsubj", "nsubj:pass", "aux:pass"):
        return False
    for child in (*have.children, have):
        join_to(child, behind)
    have.dep_, have.pos_, behind.dep_, behind.tag_ = "aux", "AUX", "xcomp", "VBN"
    return True


def read_as_named(person: Token) -> None:
    """Makes a person the object of the active verb that names them something, where the parser took the name for what somebody is called
    ("police named X as a suspect")."""
    verb = person.head
    behind = [t for t in verb.children if t.i > person.i]
    if any(c.dep_ == "aux:pass" or c.dep_ == "obj" and c.i > verb.i for c in verb.children) or not any(
            c.dep_ in ("case", "mark") and c.lower_ == "as" for t in behind for c in t.children):
        return
    person.dep_ = "obj"
    for subject in verb.children:
        if subject.i < verb.i and subject.dep_ in ("nsubj:pass", "obj"):
            subject.dep_ = "nsubj"


def read_as_forbidden(adjective: Token) -> None:
    """Makes "forbidden" with what it is that somebody may not do a passive ("were forbidden | to play the song", "from leaving")."""
    behind = [c for c in adjective.children if c.dep_ in ("xcomp", "advcl") and c.i > adjective.i]
    if not has_child(adjective, "cop") or not any(m.lower_ in ("to", "from") for c in behind for m in c.children):
        return
    adjective.pos_ = "VERB"
    make_passive(adjective)
    for child in adjective.children:
        child.dep_ = {"cop": "aux:pass", "nsubj": "nsubj:pass"}.get(child.dep_, child.dep_)
