"""What the text has told up to a word: sentences, names, groups and anaphors, and how their words hang in the tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import genders
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.parse import Doc, Token
from pipeline.annotate.tree import has_child
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.layers import Anaphor, Group, Mention
from pipeline.vocabulary import word_list

PLURAL = {"they", "them", "their", "theirs", "themselves"}
OFFICIALS = word_list("coreference.officials")
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "trio": 3, "quartet": 4}
_STATE = {"government", "court", "police"}
_STATE_ORGANS = _STATE | word_list("coreference.state_organs")
_OFFICES = word_list("coreference.offices")
_PREMISES = word_classes()["premises"].lemmas
SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
_RELATION = re.compile(r"(?:\b(?:his|her|their)|\w[’'](?:s)?) (?:\w+ ){0,2}?(?:(?P<lawyer>lawyers?|attorney|counsel|solicitor|barrister)|wife|husband|spouse|widow|partner|brother|sister|mother|father|son|daughter|uncle|aunt|cousin|family member|colleague|friend),? (?:[a-z-]+ ){0,4}(?-i:(?:[A-Z][^\W\d_]+\.? )?)$", re.I)
_SAID = re.compile(r" (?:said|reported|added|noted|told \w+|says|reports)(?: on \w+(?: \w+)?)?\.")
JUDICIAL = word_list("coreference.judicial")
"""Offices that those told before have only if the text says so."""
NAMED_BY_PLACE = word_list("coreference.named_by_place")
"""Bodies of which many may be told without a name."""
ROLE_HOLDERS = word_list("coreference.role_holders")
"""Unnamed people who speak or act, seldom those whom the pronoun behind tells of."""
_IN_OFFICE = JUDICIAL | ROLE_HOLDERS
_FOR_THE_STATE = OFFICIALS | word_list("coreference.ranks")
REACH = 4
"""Sentences that a pronoun may look back."""
SECTION_REACH = 12
"""Sentences that a description ("the activist") may look back over the paragraphs of its section."""


def meaning(token: Token, entities: list[int], group: tuple[int, int] | None, basis: str) -> Anaphor:
    """What a pronoun means, entities or the words of a group, and why."""
    return Anaphor(token.idx, token.idx + len(token), token.text, entities, group, basis)


def meaning_group(token: Token, group: Group, verb: str) -> Anaphor:
    """That a pronoun means a group, or one person without a name. `verb`: "is" or "are"."""
    return meaning(token, [], (group.start, group.end), f"“{token.text}” {verb} “{group.text}”")


def meaning_same(token: Token, told: Anaphor) -> Anaphor:
    """That a pronoun means the same as the one told before it."""
    return meaning(token, told.entities, told.group, f"as “{told.text}” before it")


class ToldBefore(NamedTuple):
    """Somebody told before a word: how many sentences back, by which mention, and whether that is the subject of its clause."""

    back: int
    mention: Mention
    is_subject: bool


def are_one(told: Sequence[ToldBefore]) -> bool:
    """Whether all those told are the same."""
    return len({one.mention.entity for one in told}) == 1


class Discourse:
    """A parsed text and what of it has been read so far: `found` grows in text order."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.sentences = list(doc.sents)
        self.starts = [sentence.start_char for sentence in self.sentences]
        self.mentions: list[Mention] = doc._.mentions or []
        self.groups: list[Group] = doc._.groups or []
        self.entities = doc._.entities or []
        self.found: list[Anaphor] = []
        self.group_heads = {group.head: group for group in self.groups}
        self.gender = genders(self.doc, self.mentions, self.groups, self.entities)
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self.by_sentence.setdefault(self.sentence_of(mention.start), []).append(mention)
        self.groups_of: dict[int, list[Group]] = {}
        for group in self.groups:
            self.groups_of.setdefault(self.sentence_of(group.start), []).append(group)
        self.called = self._by_noun()
        self.named_with: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.kind == "organisation":
                for word in set(self.entities[mention.entity].name.lower().split()):
                    self.named_with.setdefault(word, []).append(mention)
        self.sections = sorted({s.start for s in doc._.sections or []} | {s.heading_end for s in doc._.sections or []})

    def _by_noun(self) -> dict[str, list[Mention]]:
        """Mentions of organisations by the noun that says what the one named is, in text order: "the page X", "X, a cooperative"."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            span = self.doc.span_of(mention) if mention.kind == "organisation" else None
            if span is None:
                continue
            head = span.root.head if span.root.dep_ in ("appos", "flat") else span.root
            before = self.doc[span.start - 1] if span.start else head
            nouns = {head, before, *(c for c in span.root.children if c.dep_ == "appos" and has_child(c, "det"))}
            for noun in nouns:
                if noun.pos_ == "NOUN" and "Plur" not in noun.morph.get("Number", []) and noun.lemma_.lower() not in NAMED_BY_PLACE:
                    found.setdefault(noun.lemma_.lower(), []).append(mention)
        return found

    def sentence_of(self, offset: int) -> int:
        """Number of the sentence in which a character offset stands."""
        return bisect_right(self.starts, offset) - 1

    def block(self, offset: int) -> tuple[int, int]:
        """Paragraph and section of an offset: a pronoun does not look out of them."""
        line = text_of(self.doc).rfind("\n", 0, offset)
        return line, bisect_right(self.sections, offset)

    def earlier(self, token: Token, number: int, whole_section: bool = False) -> list[ToldBefore]:
        """The mentions before the token in its paragraph, nearest first; with `whole_section` also those in the paragraphs before it."""
        block = self.block(token.idx)
        out = []
        for back in range((SECTION_REACH if whole_section else REACH) + 1):
            found = [m for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self.block(m.start)[whole_section:] == block[whole_section:]]
            ranked = []
            for mention in found:
                span = self.doc.span_of(mention)
                head = span.root if span is not None else None
                subject = False
                while head is not None and head.dep_ in ("conj", "appos", "flat", "compound", "nmod:desc") and head.head != head:
                    head = head.head
                if head is not None:
                    subject = head.dep_ in SUBJECTS
                ranked.append(ToldBefore(back, mention, subject))
            ranked.sort(key=lambda told: (not told.is_subject, -told.mention.start))
            out += ranked
        return out

    def people(self, token: Token, number: int) -> list[ToldBefore]:
        """The people among those told `earlier`."""
        return [told for told in self.earlier(token, number) if told.mention.kind == "person"]

    def people_told(self, number: int, end: int, block: object = None) -> list[Mention]:
        """The people named in a sentence up to a character, in a block of the text where one is given."""
        return [m for m in self.by_sentence.get(number, []) if m.kind == "person" and m.end <= end and (block is None or self.block(m.start) == block)]

    def head_of(self, start: int, end: int) -> Token | None:
        """The token by which the words hang in the tree, above descriptions and parts of a name."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        head = span.root if span is not None else None
        while head is not None and head.dep_ in ("appos", "flat", "compound", "nmod:desc") and head.head != head:
            head = head.head
        return head

    def first_head_of(self, start: int, end: int) -> Token | None:
        """The same for those told first of those with whom the words are joined ("X, Y and Z called for …": X)."""
        head = self.head_of(start, end)
        while head is not None and head.dep_ == "conj" and head.head is not head:
            head = head.head
        return head

    def subject_head(self, start: int, end: int) -> Token | None:
        """The predicate whose subject the words are, or None where they are no subject."""
        head = self.head_of(start, end)
        return head.head if head is not None and head.dep_ in SUBJECTS else None

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the words are the subject of a clause."""
        return self.subject_head(start, end) is not None

    def runs(self, mentions: list[Mention]) -> list[list[int]]:
        """Runs of people named together with commas and "and", however much is told of each, in text order; one named alone is a run too."""
        runs: list[list[int]] = []
        last_end = -1
        last: tuple[Token | None, Token | None] = (None, None)
        for mention in sorted(mentions, key=lambda m: m.start):
            gap = text_of(self.doc)[last_end : mention.start] if last_end >= 0 else ""
            words_between = gap.replace(",", " ").split()
            joined = last_end >= 0 and len(words_between) <= 12 and ("and" in words_between or "," in gap) and not any(
                t.pos_ == "VERB" and t.dep_ in ("root", "conj") for t in (self.doc.char_span(last_end, mention.start, alignment_mode="expand") or ())
            )
            heads = self.head_of(mention.start, mention.end), self.first_head_of(mention.start, mention.end)
            if joined or last[1] is not None and last[0] is not heads[0] and last[1] is heads[1]:
                runs[-1].append(mention.entity)
            else:
                runs.append([mention.entity])
            last_end, last = mention.end, heads
        return [list(dict.fromkeys(run)) for run in runs]

    def coordinated(self, mentions: list[Mention]) -> list[int]:
        """The last run of people named together with commas and "and"."""
        runs = self.runs(mentions)
        return runs[-1] if runs else []

    def paragraph_above(self, number: int) -> list[int]:
        """Numbers of the sentences of the paragraph above, in the same section, for the first sentence of a paragraph; empty for
        all others."""
        line, section = self.block(self.starts[number])
        if number == 0 or self.block(self.starts[number - 1])[0] == line:
            return []
        above = self.block(self.starts[number - 1])
        if above[1] != section:
            return []
        return [n for n in range(max(0, number - SECTION_REACH), number) if self.block(self.starts[n]) == above]

    def named_above(self, number: int, count: int) -> list[int]:
        """The people of the last sentence of the paragraph above that names so many; empty where none does."""
        for n in reversed(self.paragraph_above(number)):
            people = [m for m in sorted(self.by_sentence.get(n, []), key=lambda m: m.start) if m.kind == "person"]
            together = list(dict.fromkeys(m.entity for m in self.others_than_officers(people) or people))
            if len(together) == count:
                return together
        return []

    def carried(self, token: Token, number: int, forms: set[str], several: bool = False) -> Anaphor | None:
        """An earlier pronoun of the same form in the paragraph, already read; with `several` also words that stand for more
        than one person ("all four")."""
        block = self.block(token.idx)
        for anaphor in reversed(self.found[-12:]):
            if self.block(anaphor.start) != block or number - self.sentence_of(anaphor.start) > 2:
                return None
            if anaphor.text.lower() in forms or several and (
                    sum(self.entities[n].kind == "person" for n in anaphor.entities) > 1 or anaphor.group is not None and anaphor.text.lower().split()[-1] in COUNTS):
                return anaphor
        return None

    def bodies(self, number: int) -> list[tuple[int, int, list[int], tuple[int, int] | None]]:
        """(start, end, entities, group) of organisations, singular descriptions and unnamed bodies of a sentence, in text order."""
        found: list[tuple[int, int, list[int], tuple[int, int] | None]] = [
            (m.start, m.end, [m.entity], None) for m in self.by_sentence.get(number, []) if m.kind == "organisation"]
        for anaphor in self.found:
            if self.sentence_of(anaphor.start) == number and anaphor.entities and all(
                    self.entities[n].kind == "organisation" for n in anaphor.entities) and len(anaphor.entities) == 1:
                found.append((anaphor.start, anaphor.end, anaphor.entities, None))
        for group in self.groups_of.get(number, []):
            head = self.doc[group.head]
            apposed = any(c.dep_ == "appos" for c in head.children)  # "her outlet, Radio Segovia"
            named = any(start <= group.start < end or group.start <= start <= group.end + 1 + apposed for start, end, _, _ in found)
            named = named or head.lemma_.lower() in _PREMISES and any(self._belongs_to(m, head) for m in self.by_sentence.get(number, []))
            if not named and head.dep_ != "appos" and head.lemma_.lower() in body_nouns() and "Plur" not in head.morph.get("Number", []):
                found.append((group.start, group.end, [], (group.start, group.end)))
        return sorted(found)

    def _belongs_to(self, mention: Mention, premises: Token) -> bool:
        """Whether premises are those of a body by name ("the office of the union X")."""
        owner = next((c for c in premises.rights if c.dep_ == "nmod" and has_child(c, "case") and any(x.lower_ == "of" for x in c.lefts)), None)
        return owner is not None and mention.kind == "organisation" and owner.left_edge.idx <= mention.start <= owner.right_edge.idx

    def is_state(self, body: tuple[int, int, list[int], tuple[int, int] | None]) -> bool:
        """Whether one of `bodies` is an organ of the state."""
        if body[2]:
            return self.is_state_organ(body[2][0])
        words = text_of(self.doc)[body[0] : body[1]].lower().replace("’s", "").replace("'s", "")
        return bool(set(words.split()) & _STATE_ORGANS)

    def is_state_organ(self, number: int) -> bool:
        """Whether the entity of that number is one."""
        entity = self.entities[number]
        words = set(entity.name.lower().split())
        return entity.subkind in _STATE or bool(words & _STATE_ORGANS) or entity.subkind in ("", "other") and bool(words & _OFFICES)

    def is_plural(self, group: Group) -> bool:
        """Whether a group is told in the plural, or by a number of more than one ("Sixteen of their leaders")."""
        head = self.doc[group.head]
        return "Plur" in head.morph.get("Number", []) or head.lower_ == "police" or head.like_num and (group.count_min or 0) > 1

    def only_a_source(self, mention: Mention) -> bool:
        """Whether a name stands in "according to X’s widow": the one who is told about is then another."""
        before = text_of(self.doc)[max(0, mention.start - 24) : mention.start].lower()
        if before.endswith(", ") and _SAID.match(text_of(self.doc)[mention.end : mention.end + 30]):
            return True  # "…, X said."
        return "according to" in before and text_of(self.doc)[mention.end : mention.end + 1] in "’'"

    def is_relation(self, mention: Mention) -> bool:
        """Whether a name stands behind "his lawyer", "her husband" and the like: what follows goes on about the other."""
        return _RELATION.search(text_of(self.doc)[max(0, mention.start - 60) : mention.start]) is not None

    def is_lawyer_of(self, mention: Mention) -> bool:
        """Whether a name stands behind "his lawyer" and the like."""
        relation = _RELATION.search(text_of(self.doc)[max(0, mention.start - 60) : mention.start])
        return relation is not None and relation["lawyer"] is not None

    def others_than_officers(self, mentions: list[Mention]) -> list[Mention]:
        """Those of several people whom the text gives no rank or office in which they act for the state."""
        return [m for m in mentions if not any(set(o.lower().split()) & _FOR_THE_STATE for o in self.entities[m.entity].occupations)]

    def is_in_office(self, mention: Mention) -> bool:
        """Whether the text gives somebody an office, or has them speak for others."""
        return any(set(o.lower().split()) & _IN_OFFICE for o in self.entities[mention.entity].occupations)
