"""The parse of a spaCy Doc in plain Python, for the rules that walk trees.

spaCy makes a new object for every token, child and span that it hands out and looks up every label anew. Rules ask for a few
labels of the same tokens hundreds of thousands of times, so here each token is one object that is made once, with what the
parser and the tagger said of it as plain attributes; what they misread is mended (`misreadings`). Names and meaning of all
attributes are spaCy's. It is for reading only: what a component finds is set on the Doc itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, wraps
from typing import Any, Protocol, TypeVar, cast, overload

import spacy.tokens
from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_PUNCT,
    IS_SPACE,
    LEMMA,
    LIKE_NUM,
    LOWER,
    MORPH,
    ORTH,
    POS,
    SPACY,
    TAG,
)
from spacy.strings import StringStore

from pipeline.annotate.misreadings import reread
from pipeline.annotate.phrase_heads import rejoin_phrases

_KEY, _TEXT = "parse", "text"  # in `user_data` of a Doc
_IOB = ("", "I", "O", "B")  # spaCy's codes
_ATTRIBUTES = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE, MORPH, HEAD, SPACY, IS_SPACE, IS_PUNCT, LIKE_NUM, ENT_IOB]


class Token:
    """One token. Two names of the same token are the same object."""

    __slots__ = (
        "doc", "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "morph", "whitespace_", "is_space",
        "is_punct", "like_num", "head", "children", "left_edge", "right_edge", "sent", "known", "form",
    )  # fmt: skip

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    morph: dict[str, list[str]]
    whitespace_: str
    is_space: bool
    is_punct: bool
    like_num: bool
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: Span
    known: dict[Callable[..., Any], Any]  # see `remembered`
    form: str  # the dictionary form, once `inflection.lemma_of` has found it

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        return self.text.isupper()

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_sent_start(self) -> bool:
        return self.sent.start == self.i

    @property
    def is_sent_end(self) -> bool:
        return self.sent.end == self.i + 1

    @property
    def lefts(self) -> list[Token]:
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        found: list[Token] = []
        self._add_subtree(found)
        return found

    def _add_subtree(self, found: list[Token]) -> None:
        for child in self.children:
            if child.i < self.i:
                child._add_subtree(found)
        found.append(self)
        for child in self.children:
            if child.i > self.i:
                child._add_subtree(found)

    @property
    def ancestors(self) -> Iterator[Token]:
        node = self
        for _ in range(len(self.sent)):
            if node.head is node:
                return
            node = node.head
            yield node

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:
            found += [child for child in token.rights if child.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    def nbor(self, steps: int = 1) -> Token:
        """The word so many steps on; beyond either end of the text the last, or first, there is."""
        tokens = self.doc.tokens
        return tokens[min(max(self.i + steps, 0), len(tokens) - 1)]


class Span:
    """Tokens `start` to `end`, the latter excluded, with the label of what they name."""

    __slots__ = ("doc", "start", "end", "label_")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            first, last, _ = place.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        return self.doc.tokens[self.start : self.end][place]

    @property
    def sent(self) -> Span:
        return self.doc.tokens[self.start].sent

    @property
    def start_char(self) -> int:
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        if self.end <= self.start:
            return ""
        first = self.doc.tokens[self.start]
        if self.end - self.start == 1:
            return first.text
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence; of several the first."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start]
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        tops = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(tops, key=_steps_to_root) if len(tops) > 1 else tops[0]


def _steps_to_root(token: Token) -> int:
    """Heads above the token; more than any word has for white space and for a mark on which nothing hangs."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc)
    return sum(1 for _ in token.ancestors)



class _Strings(dict[int, str]):
    """The strings behind spaCy's numbers, which makes each anew at every access."""

    def __init__(self, store: StringStore) -> None:
        self._store = store

    def __missing__(self, number: int) -> str:
        if len(self) > 200_000:
            self.clear()
        found = self[number] = self._store[number]
        return found


_strings_of = lru_cache(maxsize=4)(_Strings)


class Part(Protocol):
    """What has a beginning and an end in the text, in characters: a mention, a participant, a penalty."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Doc:
    """All tokens of a text, its names and its sentences; `_` has the layers of the spaCy Doc."""

    def __init__(self, source: spacy.tokens.Doc) -> None:
        self.text = text_of_source(source)
        self.known: dict[Callable[..., Any], Any] = {}
        self._: Any = _Layers(source)
        table = source.to_array(_ATTRIBUTES)
        columns = [column.tolist() for column in table.T]
        said = (map(_strings_of(source.vocab.strings).__getitem__, column) for column in columns[:8])
        offsets = table[:, 8].astype("int64").tolist()
        tokens: list[Token] = [Token() for _ in offsets]
        self.tokens, idx = tokens, 0
        for i, (token, text, lower, lemma, pos, tag, dep, entity, morph, offset, space, blank, punct, number, iob) in enumerate(
            zip(tokens, *said, offsets, *columns[9:], strict=True)
        ):
            token.doc, token.i, token.idx = self, i, idx
            token.text, token.lower_, token.lemma_ = text, lower, lemma
            token.pos_, token.tag_, token.dep_ = pos, tag, dep
            token.ent_type_, token.ent_iob_, token.morph = entity, _IOB[iob], _features(morph)
            token.is_space, token.is_punct, token.like_num = blank == 1, punct == 1, number == 1
            token.head, token.known, token.form = tokens[i + offset], {}, ""
            token.whitespace_ = " " if space else ""
            idx += len(text) + space
        self.ents = [Span(self, name.start, name.end, name.label_) for name in source.ents]
        self.sents = [Span(self, sentence.start, sentence.end) for sentence in source.sents]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self._join(source, self.tokens)
        rejoin_phrases(self.tokens)
        reread(self.tokens, self.sents)
        for sentence in self.sents:
            if not is_tree(sentence):
                self._take_back(source, sentence)
        self._starts = [token.idx for token in self.tokens]
        self._beginning = {start: i for i, start in enumerate(self._starts)}
        self._ending = {token.idx + len(token.text): token.i for token in self.tokens}

    def _join(self, source: spacy.tokens.Doc, tokens: Sequence[Token]) -> None:
        """Set the children of tokens, whose heads are among them, and the edges of what hangs on each."""
        first = tokens[0].i if tokens else 0
        below: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head is not token:
                below[token.head.i - first].append(token)
        for token, children in zip(tokens, below, strict=True):
            token.children = tuple(children)
            token.left_edge = token.right_edge = token
            if children:
                same = source[token.i]
                token.left_edge, token.right_edge = self.tokens[same.left_edge.i], self.tokens[same.right_edge.i]

    def _take_back(self, source: spacy.tokens.Doc, sentence: Span) -> None:
        """Gives a sentence, of which reading it otherwise left no tree, the heads and relations of the parser again."""
        tokens = self.tokens[sentence.start : sentence.end]
        for token in tokens:
            same = source[token.i]
            token.head, token.dep_ = self.tokens[same.head.i], same.dep_
            token.known.clear()
        self._join(source, tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if type(place) is not slice:
            return self.tokens[place]
        first, last, _ = place.indices(len(self.tokens))
        return Span(self, first, max(first, last))

    def span_of(self, part: Part) -> Span | None:
        """The tokens that a part of the text touches."""
        return self.char_span(part.start, part.end, alignment_mode="expand")

    def char_span(self, start: int, end: int, label: str = "", *, alignment_mode: str = "strict") -> Span | None:
        """The tokens of a stretch of characters: all that it touches ("expand"), all that it holds ("contract"), or none where it
        does not begin and end with one ("strict")."""
        begins, ends = self._beginning.get(start), self._ending.get(end)
        if begins is not None and ends is not None and begins <= ends:
            return Span(self, begins, ends + 1, label)
        length = len(self.text)
        if not (0 <= start < length and 0 < end <= length):
            return None
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1, max(first, 0)) - 1
        opening, closing = self.tokens[first], self.tokens[last]
        if alignment_mode == "strict" and (start != opening.idx or end != closing.idx + len(closing.text)):
            return None
        if alignment_mode == "contract":
            first += opening.idx < start
            last -= end < closing.idx + len(closing.text)
            if last < first:
                return None
        elif start == opening.idx + len(opening.text):  # the space behind a word is no part of it
            first += 1
        return Span(self, first, last + 1, label)


def is_tree(sentence: Span) -> bool:
    """Whether each token of a sentence hangs, over its heads, on the one that has none above it."""
    tops = [token for token in sentence if token.head is token]
    reached, below = 0, tops
    while below and reached <= len(sentence):
        reached += len(below)
        below = [child for token in below for child in token.children]
    return len(tops) == 1 and reached == len(sentence)


def text_of_source(doc: spacy.tokens.Doc) -> str:
    """The text of a spaCy Doc, which puts it together anew at every access, remembered."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


class _Layers:
    """The layers of a spaCy Doc. What is set there is looked up once: components that read it stand behind the one that sets it."""

    def __init__(self, source: spacy.tokens.Doc) -> None:
        self._source = source._

    def __getattr__(self, name: str) -> Any:  # called for what is not looked up yet
        layer = getattr(self._source, name)
        if layer is not None:
            setattr(self, name, layer)
        return layer


@cache
def _features(morph: str) -> dict[str, list[str]]:
    """The features of a morphological analysis, each with its values."""
    pairs = (feature.partition("=") for feature in morph.split("|"))
    return {name: values.split(",") for name, _, values in pairs if values}


Rule = TypeVar("Rule", bound=Callable[..., Any])


def remembered(rule: Rule) -> Rule:
    """A rule on a token, or on a Doc, whose answer can change no more: it is found once, however often other rules ask. A list is
    handed out as a copy, since who asked may go on with it; a rule that bounds its own recursion counts `depth` from 0, where
    the answer is kept."""

    @wraps(rule)
    def answer(one: Token | Doc, depth: int = 0) -> Any:
        if depth:
            return rule(one, depth)
        if rule in one.known:
            found = one.known[rule]
        else:
            found = one.known[rule] = rule(one)
        return found.copy() if type(found) is list else found

    return cast(Rule, answer)


def release(doc: spacy.tokens.Doc) -> None:
    """Lets go of the Doc's parse. Its tokens hold one another and what is known of them: else only a search for garbage would find
    them, and look through everything else as well."""
    parse: Doc | None = doc.user_data.pop(_KEY, None)
    if parse is None:
        return
    for token in parse.tokens:
        del token.known, token.head, token.children, token.left_edge, token.right_edge
    vars(parse).clear()


def parse_of(doc: spacy.tokens.Doc | Doc) -> Doc:
    """The Doc's parse; made once, when everything that it holds is set."""
    if isinstance(doc, Doc):
        return doc
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Doc(doc)
    return found  # type: ignore[no-any-return]
