"""Asides that say who tells what the clause around them tells, mended in the parse: a verb of saying with its subject ("the pastor,
his lawyer said, was detained"), of which the parser makes a description or the main clause, and "according to X", whose name it takes
for the head of what stands before or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.clause_repairs import read_as_claim, read_as_denied_too, read_as_rumour
from pipeline.annotate.reported_clauses import REPORTING
from pipeline.annotate.tag_sets import FINITE, SUBJECTS
from pipeline.annotate.tree import has_child, join_to, make_passive, make_past, make_root, subject_relation
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_HEARSAY = word_list("misreadings.hearsay")
_SPEAKER_WORDS = 9
"""Words that a speaker between commas may have."""
_SPEAKERS = {"NOUN", "PROPN", "PRON"}
_NO_SPEAKERS = {"VERB", "AUX", "SCONJ"}
_TELLING_OF = {"acl", "acl:relcl"}
_RELATIVE = {"WP", "WDT", "WRB"}
_WITHIN = {"acl:relcl", "advcl:relcl", "acl", "xcomp"}
"""Relations of clauses that end a sentence of which "according to X" behind a comma tells as a whole."""


def read_tellings(sentence: Span) -> None:
    """Mends the words of a sentence that say who tells it, that it was only a rumour, or that it was not so either."""
    for token in sentence:
        if token.lower_ in _HEARSAY and token.dep_ in ("root", "nsubj"):
            read_as_rumour(token)
        elif token.dep_ == "obj" and token.pos_ == "NOUN" and (token.lower_ in _HEARSAY or f"{token.lower_}s" in _HEARSAY):
            read_as_claim(token)
        elif token.pos_ == "VERB" and (token.tag_ in FINITE or token.tag_ == "VBN") and token.lemma_ in REPORTING:
            _read_speech_aside(token)
            _read_speech_before_speaker(token)
            _read_behind_speech(token)
            _read_speech_behind(token)
            _read_when_said(token)
            _read_speaker_described(token)
        elif token.tag_ == "VBN" and token.dep_ == "acl" and token.lemma_ in REPORTING:
            _read_speech_at_end(token)
        elif token.lower_ == "according" and token.dep_ == "case":
            _read_according(token)
        elif token.lower_ == "nor":
            read_as_denied_too(token)


def _read_speech_aside(saying: Token) -> None:
    """Makes a verb of saying between commas, with the speaker before it, an aside of the verb behind it, whose subject stands before
    the speaker. The speaker may be described between two more commas ("X, Y, his lawyer, said, was …")."""
    opened, closed = _comma_before(saying, saying.sent.start), _comma_behind(saying)
    described = saying.nbor(-1) if saying.i > saying.sent.start + 1 and saying.nbor(-1).text == "," else None
    if described is not None and (between := _comma_before(described, saying.sent.start)) is not None:
        opened = _comma_before(between, saying.sent.start)
    if opened is None or closed is None:
        return
    verb = _verb_gone_on_with(saying.doc[closed.i + 1])
    if verb is None or verb is saying or any(c.dep_ in SUBJECTS and c.i > opened.i for c in verb.children):
        return
    speaker = next((c for c in saying.children if c.lower_ == "it"), None) or saying.doc[(saying if described is None else between or saying).i - 1]
    subject, speaker = _topmost(saying.doc[opened.i - 1], saying.sent.start, opened.i), _topmost(speaker, opened.i + 1, saying.i)
    if subject.pos_ in _SPEAKERS and speaker.pos_ in _SPEAKERS:
        _set_aside(saying, verb, (opened, closed))
        join_to(speaker, saying)
        speaker.dep_ = "nsubj"
        if subject.head is not verb:
            join_to(subject, verb)
            subject.dep_ = subject_relation(verb)


def _read_speech_before_speaker(saying: Token) -> None:
    """Makes a verb of saying between commas, with the speaker behind it, an aside of the verb whose subject stands before it ("the pastor,
    said his lawyer, was detained")."""
    opened, closed = saying.nbor(-1) if saying.i > saying.sent.start + 1 else saying, _comma_behind(saying)
    if opened.text != "," or closed is None or closed.i == saying.i + 1:
        return
    first = saying.doc[closed.i + 1]
    verb = _verb_gone_on_with(first) or (first.head if first.dep_ in SUBJECTS else None)
    if verb is None or verb is saying:
        return
    speaker, before = _topmost(saying.nbor(), saying.i + 1, closed.i), _topmost(saying.doc[opened.i - 1], saying.sent.start, opened.i)
    own = any(c.dep_ in SUBJECTS and c.i > closed.i for c in verb.children)
    if saying.lemma_ != "say" and speaker.pos_ == "NOUN" and any(c.dep_ in SUBJECTS and c.i < opened.i for c in saying.children):
        return  # "the court, sitting in X, confirmed the conviction, cut the fine …"
    if speaker.pos_ not in _SPEAKERS or not own and before.pos_ not in _SPEAKERS or own and before.ent_type_ != "DATE":
        return
    _set_aside(saying, verb, (opened, closed))
    join_to(speaker, saying)
    speaker.dep_ = "nsubj"
    if not own:
        join_to(before, verb)
        before.dep_ = subject_relation(verb)


def _read_speech_behind(saying: Token) -> None:
    """Makes an aside of a verb of saying behind the comma that closes what is said, which the parser took for an adverbial clause
    ("was detained on 3 May, his wife and two witnesses said")."""
    if saying.dep_ != "advcl" or saying.head.i > saying.i or saying.left_edge.text != ",":
        return
    spoken = any(c.dep_ == "nsubj" and c.i < saying.i for c in saying.children)
    if spoken and not any(c.dep_ in ("mark", "ccomp", "xcomp", "obj", "advmod") or c.tag_ in _RELATIVE for c in saying.children):
        saying.dep_ = "parataxis"


def _read_when_said(saying: Token) -> None:
    """Joins to a verb of saying the phrases right behind it that the parser joined to what is said before it ("“Nobody told us”, she said
    | at a press conference | on 3 May")."""
    for said in [c for c in saying.children if c.dep_ == "ccomp" and c.i < saying.i]:
        for phrase in [t for t in said.subtree if t.i > saying.i and t.head.i < saying.i]:
            if phrase.dep_ in ("obl", "obl:unmarked") and phrase.left_edge.nbor(-1).text != ",":
                join_to(phrase, saying)


def _read_speaker_described(saying: Token) -> None:
    """Gives a verb of saying behind what is said the speaker right before it, whom the parser took for a description of somebody told of
    ("police held ten nurses, Osh-based rights activist X said")."""
    said = any(c.dep_ == "ccomp" and c.i < saying.i for c in saying.children)
    if saying.i == saying.sent.start or not (said or saying.dep_ == "acl:relcl") or any(c.dep_ in SUBJECTS or c.tag_ in _RELATIVE for c in saying.children):
        return
    before = saying.doc.tokens[max(saying.sent.start, saying.i - _SPEAKER_WORDS) : saying.i]
    comma = next((t for t in reversed(before) if t.text == ","), None)
    if comma is None or comma.i == saying.i - 1 or any(t.tag_ in FINITE for t in before if t.i > comma.i):
        return
    speaker = _topmost(saying.nbor(-1), comma.i + 1, saying.i)
    if speaker.pos_ not in _SPEAKERS or speaker.head.i > comma.i or has_child(speaker, "case", "cc"):
        return
    if saying.head is speaker and speaker.dep_ in SUBJECTS:
        join_to(saying, speaker.head)
        saying.dep_ = "parataxis"
    elif not said or speaker.dep_ not in ("appos", "nmod", "conj", "nmod:desc"):
        return
    join_to(speaker, saying)
    speaker.dep_ = "nsubj"


def _read_speech_at_end(saying: Token) -> None:
    """Makes an aside of a verb of saying between a speaker behind a comma and the day that ends the sentence, which the parser took for a
    description of who is told of before ("was beaten by soldiers, the union reported on 3 May")."""
    comma, main = _comma_before(saying, saying.sent.start), saying.sent.root
    if comma is None or main.pos_ != "VERB" or main.i > comma.i or has_child(saying, "aux", "aux:pass", "mark", "obl:agent"):
        return
    speaker = _topmost(saying.doc[saying.i - 1], comma.i + 1, saying.i)
    behind = saying.doc.tokens[saying.i + 1 : saying.sent.end]
    if speaker.pos_ not in _SPEAKERS or not all(t.ent_type_ == "DATE" or t.is_punct or t.is_space or t.pos_ == "ADP" for t in behind):
        return
    join_to(saying, main)
    saying.dep_, saying.tag_ = "parataxis", "VBD"
    make_past(saying)
    join_to(speaker, saying)
    speaker.dep_ = "nsubj"


def _read_behind_speech(saying: Token) -> None:
    """Joins a passive behind ", and" to what somebody said before, which it goes on with, where the parser joined it to the verb of saying ("X had
    fled, her lawyer said, | and was arrested")."""
    comma = saying.nbor() if saying.i + 3 < saying.sent.end else saying
    passive = next((c for c in saying.children if c.dep_ == "conj" and c.i > comma.i), None)
    if comma.text != "," or passive is None or comma.nbor().dep_ != "cc" or comma.nbor(2).dep_ != "aux:pass" or comma.nbor(2).head is not passive or has_child(passive, *SUBJECTS):
        return
    told = [c for c in ((saying.head, *saying.children) if saying.dep_ == "parataxis" else saying.children) if c.i < saying.i and any(t.dep_ in SUBJECTS for t in c.children)]
    if told:
        join_to(passive, told[0])


def _read_according(according: Token) -> None:
    """Gives the verb behind "according to X" the subject that the parser joined to X: the name in front ("X was, according to Y,
    fined") or the name right before the verb ("according to her lawyer, editor X was fined")."""
    source = _read_source(according)
    _read_behind_according(according, source)
    _read_at_end(according, source)
    verb = source.head
    if verb.dep_ in _TELLING_OF and verb.head.left_edge.i <= source.left_edge.i <= source.right_edge.i < verb.head.i and verb.head.head.pos_ == "VERB":
        verb = verb.head.head  # "according to X, the complaint filed against Y was …"
        join_to(source, verb)
        source.dep_ = "obl"
    if verb.pos_ != "VERB" or verb.i < source.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return _read_auxiliary(verb)
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    first = min((c.i for c in auxiliaries), default=verb.i)
    subject = next((c for c in source.children if c.i < according.i and c.pos_ in _SPEAKERS), None) or next((
        c for c in source.children if c.dep_ == "appos" and c.right_edge.i == first - 1 and source.doc[c.left_edge.i - 1].text == ","), None)
    if subject is not None:
        join_to(subject, verb)
        subject.dep_ = subject_relation(verb)
    _read_auxiliary(verb)


def _read_source(according: Token) -> Token:
    """The head of the phrase right behind "according to", behind a comma joined to the clause that it closes, where the parser made it, or only
    "according to", a part of a noun before ("was held by a judge, | according to lawyer X"); gives "according to" to it."""
    doc, start = according.doc, according.i + 2
    if not according.i or according.nbor(-1).text != "," or start >= according.sent.end or according.nbor().lower_ != "to":
        return according.head
    source = _topmost(doc[start], start, according.sent.end)
    noun = source.head
    if source.pos_ in _SPEAKERS and source in according.head.ancestors:
        join_to(according, source)
    if source.pos_ not in _SPEAKERS or noun.pos_ not in _SPEAKERS or noun.i > according.i or source.dep_ in ("conj", "root"):
        return according.head
    clause = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if clause is None or clause.i > according.i:
        return according.head
    join_to(source, clause)
    source.dep_ = "obl"
    join_to(according, source)
    return source


def _read_behind_according(according: Token, source: Token) -> None:
    """Joins to what stands before "and, according to X," what stands behind it, which the parser joined to X ("used tear gas and, according to
    residents, | rubber bullets")."""
    doc, conjunction = according.doc, according.doc[max(0, according.i - 2)]
    if conjunction.dep_ != "cc" or according.nbor(-1).text != "," or conjunction.i == according.sent.start:
        return
    behind = [c for c in source.children if c.i > source.i and c.dep_ in ("conj", "appos")]
    if not behind or not any(t.text == "," for t in doc.tokens[source.i + 1 : behind[0].i]):
        return
    noun, before = max(behind, key=lambda c: c.i), conjunction.nbor(-1)
    while before.dep_ in ("flat", "nmod", "conj") and before.head.i < before.i:
        before = before.head
    if noun.pos_ not in _SPEAKERS or before.pos_ not in _SPEAKERS:
        return
    join_to(noun, before)
    noun.dep_ = "conj"
    join_to(conjunction, noun)
    for word in behind:
        if word is not noun:
            join_to(word, noun)
            word.dep_ = "compound"


def _read_at_end(according: Token, source: Token) -> None:
    """Joins "according to X" behind the comma that closes a sentence to its main verb, where the parser joined it to a clause within that, or to the
    relative clause on X ("was taken to a cell where he was beaten, | according to X, which …")."""
    comma, verb = according.doc[according.i - 1] if according.i else according, source.head
    before = comma.nbor(-1) if comma.i else comma
    if comma.text != "," or before.i < according.sent.start or before.tag_ in _RELATIVE or before.dep_ in ("cc", "mark", "case"):
        return
    if verb.i > source.i and verb.dep_ in ("acl:relcl", "advcl:relcl") and verb.head.i < according.i and any(c.tag_ in _RELATIVE and c.i > source.i for c in verb.children):
        relative, verb = verb, verb.head
        join_to(source, verb)
        join_to(relative, source)
        source.dep_, relative.dep_ = "obl", "acl:relcl"
    behind = source.doc[source.right_edge.i + 1] if source.right_edge.i + 1 < source.sent.end else source
    closed = behind is source or behind.text in ".;" or behind.is_space or behind.text == "," and behind.nbor().dep_ == "mark"
    if verb.i > according.i or not closed:
        return
    above = verb if verb.pos_ in ("VERB", "AUX", "ADJ") else next((t for t in verb.ancestors if t.pos_ == "VERB" and t.i < according.i), verb)
    while above.head.i < above.i and (above.dep_ in _WITHIN or above.dep_ == "conj" and above.head.pos_ == "VERB" and not has_child(above, *SUBJECTS)):
        above = above.head
        while above.pos_ not in ("VERB", "AUX", "ADJ") and above.head.i < above.i:
            above = above.head
    if above is not verb and above.pos_ in ("VERB", "ADJ"):
        join_to(source, above)
        source.dep_ = "obl"


def _read_auxiliary(verb: Token) -> None:
    """Makes the copula of a participle, parted from it by an aside, the auxiliary of a passive."""
    copula = next((c for c in verb.children if c.dep_ == "cop" and c.lower_ in ("was", "were", "been")), None)
    if copula is not None and verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBN") and copula.i < verb.i:
        copula.dep_ = "aux:pass"
        make_passive(verb)
        for subject in verb.children:
            if subject.dep_ == "nsubj" and subject.i < copula.i:
                subject.dep_ = "nsubj:pass"


def _comma_before(end: Token, start: int) -> Token | None:
    """The comma before the speaker, or before a description of his, that ends before a word; None where it is something else."""
    for token in reversed(end.doc.tokens[max(start + 1, end.i - _SPEAKER_WORDS):end.i]):
        if token.text == ",":
            first = token.nbor()
            return token if first is not end and first.pos_ != "ADP" and first.tag_ not in _RELATIVE else None
        if token.pos_ in _NO_SPEAKERS and not (token.dep_ in ("aux", "aux:pass") and token.head is end and token.nbor(-1).lower_ == "it"):
            return None
    return None


def _comma_behind(saying: Token) -> Token | None:
    """The comma behind the verb of saying and the phrases that say when or where it was said."""
    for token in saying.doc.tokens[saying.i + 1:min(saying.i + _SPEAKER_WORDS, saying.sent.end - 2)]:
        if token.text == ",":
            return token
        if token.pos_ in _NO_SPEAKERS:
            return None
    return None


def _verb_gone_on_with(first: Token) -> Token | None:
    """The verb of the clause that goes on behind the aside with its verb or auxiliary."""
    if first.dep_ in ("aux", "aux:pass", "cop"):
        return first.head
    return first if first.pos_ in ("VERB", "AUX") and first.tag_ in FINITE else None


def _topmost(token: Token, first: int, end: int) -> Token:
    """The head of the phrase that ends with a token, among the tokens from `first` to `end`."""
    while first <= token.head.i < end and token.head is not token:
        token = token.head
    return token


def _set_aside(saying: Token, verb: Token, commas: tuple[Token, Token]) -> None:
    """Joins a verb of saying to the main verb, which takes its place, and all that stands outside the commas to that."""
    opened, closed = commas
    if saying in verb.ancestors:
        above, relation = saying.head, saying.dep_
        if above is saying:
            make_root(verb)
        else:
            join_to(verb, above)
            verb.dep_ = relation
    join_to(saying, verb)
    saying.dep_ = "parataxis"
    for child in saying.children:
        if not opened.i < child.i < closed.i:
            join_to(child, verb)
    for phrase in saying.doc.tokens[saying.i + 1:closed.i]:
        if not opened.i < phrase.head.i < closed.i:
            join_to(phrase, saying)
