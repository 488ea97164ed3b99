"""Component `coreference`: pronouns and definite descriptions → the entities or groups they stand for.

Reads the parse, `doc._.entities`, `doc._.mentions`, `doc._.groups`; sets `doc._.anaphors`. A pronoun takes the subject
of the sentence before or the nearest fitting name, by number, and by gender only where the text itself has used a
gendered word of the person. Where two candidates are as good, nothing is set: the words stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Set
from functools import cache

import spacy.tokens
from spacy.language import Language

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.genders import OF_NOUN, OF_PRONOUN, genders, of_noun
from pipeline.annotate.groups import body_nouns
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Token, parse_of
from pipeline.annotate.trigger_vocabulary import rules_by_name
from pipeline.layers import Anaphor, Group, Mention, register_extensions
from pipeline.vocabulary import rows, word_list, words

register_extensions()

_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_NEUTER = {"it", "its", "itself"}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
           "trio": 3, "quartet": 4}
_OFFICIALS = word_list("coreference.officials")
_STATE = {"government", "court", "police"}
_STATE_ORGANS = _STATE | {"division", "directorate", "department", "ministry", "authority", "bureau", "agency", "inspectorate", "army", "parliament",
                          "tribunal", "military"}  # fmt: skip
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}
_ROLE_WORDS = word_list("coreference.role_words")
_ADDRESSING = word_list("slots.addressing")
_ANYBODY = word_list("coreference.anybody")
_KNOWN_BY = word_list("coreference.known_by")
_PERSONAL = word_list("coreference.personal")
_BODY_WORDS = word_list("coreference.body_words")
_IN_NAMES = word_list("coreference.in_names")
_OF_KIND: dict[str, Set[str]] = {
    "ngo": word_list("coreference.of_kind_ngo"),
    "informal": word_list("coreference.of_kind_informal"),
    "party": word_list("coreference.of_kind_party"),
    "media": word_list("coreference.of_kind_media"),
    "company": word_list("coreference.of_kind_company"),
    "police": word_list("coreference.of_kind_police"),
    "international": word_list("coreference.of_kind_international"),
    "": _BODY_WORDS - word_list("coreference.of_media_alone"),
    "other": _BODY_WORDS,
}
"""Nouns by which bodies of each kind are called again."""
_PARTS_OF_STATE = word_list("coreference.parts_of_state")
"""Nouns for state organs that only a name says anything of ("the Legislative Chamber … the chamber")."""
_PLURAL_ROLES = word_list("coreference.plural_roles")
_PAIRS = word_list("coreference.pairs")
_HEADS = word_list("coreference.heads")
_LAWYERS = word_list("coreference.lawyers")
_HIS_LAWYER = re.compile(r"(?:’s|'s|’|') (?:\w+ )?(?:lawyer|attorney|counsel|advocate|solicitor|barrister)")
_RELATION = re.compile(r"\b(?:his|her|their) (?:\w+ ){0,2}?(?:lawyers?|attorney|counsel|solicitor|barrister|wife|husband|spouse|widow|partner|brother|sister|mother|father|son|daughter|uncle|aunt|cousin|family member|colleague|friend),? (?:[a-z-]+ ){0,4}$", re.I)
_SAID = re.compile(r" (?:said|reported|added|noted|told \w+|says|reports)(?: on \w+(?: \w+)?)?\.")
_OF_THE_STATE = word_list("coreference.of_the_state")
"""Posts that one person holds, told by one word."""
_JUDICIAL = word_list("coreference.judicial")
"""Offices that those told before have only if the text says so."""
_NAMED_BY_PLACE = word_list("coreference.named_by_place")
"""Bodies of which many may be told without a name."""
_REASONS = {"after", "because", "since", "as"}
_ROLE_HOLDERS = word_list("coreference.role_holders")
"""Unnamed people who speak or act, seldom those whom the pronoun behind tells of."""
_SUFFERED = {"detention", "sentence", "summons", "search", "charge", "investigation", "complaint", "registration_denied", "censorship", "vilification",
             "harassment", "attack", "killing", "torture", "designation", "movement_restriction", "asset_freeze"}  # fmt: skip
_BY_OFFICIALS = {"detention", "sentence", "summons", "search", "charge", "registration_denied", "asset_freeze"}
_UNDERGONE = word_list("coreference.undergone")
_BORNE = word_list("coreference.borne")
_CRITICAL = word_list("coreference.critical")
_UNDERGONE_NOUNS = word_list("coreference.undergone_nouns")
_ADDRESSED = word_list("coreference.addressed")
_CHARGES = word_list("coreference.charges")
_CHARGING = word_list("coreference.charging")
_BESIDE_VERBS = word_list("coreference.beside_verbs")
_IN_OFFICE = _JUDICIAL | _ROLE_HOLDERS
_IN_CUSTODY = word_list("coreference.in_custody")
"""Verbs that tell what follows an arrest."""
_CAMPAIGNERS = word_list("coreference.campaigners")
_PARTS = {"some", "others", "many", "most", "all", "both", "each", "none", "several"}
_MEANING = _PARTS | OF_PRONOUN.keys() | _PLURAL | _NEUTER | _PAIRS | _COUNTS.keys() | {"latter", "former", "client"}
"""Words besides nouns and figures that may mean somebody told before."""
_MEMBERS = word_list("coreference.members")
REACH = 4
"""Sentences that a pronoun may look back."""
SECTION_REACH = 12
"""Sentences that a description ("the activist") may look back over the paragraphs of its section."""


@cache
def _deeds() -> frozenset[str]:
    """Verbs that tell what somebody suffers from another ("arrest", "sue", "suspend")."""
    return frozenset(rule.lemma for rule in rules_by_name().values() if rule.pos == "verb" and rule.event_type in _SUFFERED)


_OF_CASES = {"detention", "sentence", "charge", "investigation", "summons", "release", "acquittal", "trial", "appeal_ruling", "torture", "prisoner_treatment", "extradition"}


@cache
def _case_verbs() -> frozenset[str]:
    """Verbs of what befalls those held or tried, good or bad ("arrest", "pardon")."""
    return frozenset(rule.lemma for rule in rules_by_name().values() if rule.pos == "verb" and rule.event_type in _OF_CASES)


@cache
def _case_nouns() -> frozenset[str]:
    """Nouns of the same ("release", "trial")."""
    return frozenset(rule.lemma for rule in rules_by_name().values() if rule.pos == "noun" and rule.event_type in _OF_CASES)


@cache
def _official_deeds() -> frozenset[str]:
    """Those of them that officials do ("arrest", "search")."""
    return frozenset(rule.lemma for rule in rules_by_name().values() if rule.pos == "verb" and rule.event_type in _BY_OFFICIALS)


@cache
def _speaking() -> frozenset[str]:
    """Verbs of what somebody says or writes."""
    return words("reporting_verbs", "verb") | clauses.SPEECH | {rule.lemma for rule in rules_by_name().values() if rule.pos == "verb" and rule.event_type == "statement"}


@cache
def _narrower(word: str) -> frozenset[str]:
    """Last words of the occupations of those who may be told of by a wider word than the text has given them before."""
    return frozenset(row["occupation"] for row in rows("wider_occupations") if row["wider"] == word)


def _is_given(child: Token) -> bool:
    """Whether the parser joined to a noun for people what tells nothing of them: what they get ("sentenced A to ten months and
    the two women to five"), the clause behind it."""
    return child.dep_ in ("parataxis", "punct") or child.dep_ == "nmod" and any(c.dep_ == "case" and c.lower_ == "to" for c in child.children)


def _is_of_the_verb(child: Token, noun: Token) -> bool:
    """Whether a phrase behind a noun tells of what its verb says, though the parser joined it to the noun: when and where it was
    done, of what somebody is accused, where the seat of a body is ("accused the group of fraud", "the office of the station in Gulu")."""
    if child.i < noun.i or child.dep_ not in ("nmod", "acl"):
        return False
    cases = {c.lower_ for c in child.children if c.dep_ in ("case", "mark")}
    if cases & {"of", "with"} and noun.dep_ == "obj":
        return noun.head.lemma_.lower() in _CHARGING
    if "in" in cases and noun.dep_ == "nmod" and child.ent_type_ in ("GPE", "LOC", "FAC"):
        return any(c.lower_ == "of" for c in noun.children)
    return child.ent_type_ == "DATE" or bool(cases & _BESIDE_VERBS)


def _is_person(noun: Token) -> bool:
    """Whether a plural noun names people by what they are ("men", "journalists", "defendants")."""
    lemma = lemma_of(noun)
    return lemma in _ROLE_WORDS | _PLURAL_ROLES or lemma in words("occupations", "occupation")


def coreference(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
    """Set `doc._.anaphors` in text order."""
    doc._.anaphors = _Reader(parse_of(doc)).run()
    return doc


_ACCORDING = "according to "


class _Reader:
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
            self.by_sentence.setdefault(self._number(mention.start), []).append(mention)
        self.groups_of: dict[int, list[Group]] = {}
        for group in self.groups:
            self.groups_of.setdefault(self._number(group.start), []).append(group)
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
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand") if mention.kind == "organisation" else None
            if span is None:
                continue
            head = span.root.head if span.root.dep_ in ("appos", "flat") else span.root
            before = self.doc[span.start - 1] if span.start else head
            nouns = {head, before, *(c for c in span.root.children if c.dep_ == "appos" and any(d.dep_ == "det" for d in c.children))}
            for noun in nouns:
                if noun.pos_ == "NOUN" and "Plur" not in noun.morph.get("Number", []) and noun.lemma_.lower() not in _NAMED_BY_PLACE:
                    found.setdefault(noun.lemma_.lower(), []).append(mention)
        return found

    def _number(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _block(self, offset: int) -> tuple[int, int]:
        """Paragraph and section of an offset: a pronoun does not look out of them."""
        line = text_of(self.doc).rfind("\n", 0, offset)
        return line, bisect_right(self.sections, offset)

    def run(self) -> list[Anaphor]:
        groups: dict[tuple[int, int], Anaphor] = {}
        for number, sentence in enumerate(self.sentences):
            for token in sentence:
                if token.pos_ not in ("NOUN", "PROPN") and token.lower_ not in _MEANING and not token.like_num:
                    continue
                anaphor = self._read(token, number)
                if anaphor is None:
                    continue
                told = groups.get(anaphor.group) if anaphor.group is not None else None
                if told is not None:  # a description of a group told before stands for that group
                    anaphor.group, anaphor.entities = told.group, told.entities
                if (anaphor.start, anaphor.end) != anaphor.group and not text_of(self.doc)[anaphor.start : anaphor.end].lower().endswith("of them"):
                    groups[anaphor.start, anaphor.end] = anaphor
                self.found.append(anaphor)
        return self.found

    def _read(self, token: Token, number: int) -> Anaphor | None:
        low = token.lower_
        if low in OF_PRONOUN and token.pos_ in ("PRON", "DET"):
            return self._one(token, number, OF_PRONOUN[low])
        if low in _PLURAL and token.pos_ in ("PRON", "DET"):
            return self._many(token, number)
        if low in _NEUTER and token.pos_ in ("PRON", "DET") and token.dep_ != "expl":
            return self._body(token, number)
        if low == "all" and token.i + 1 < len(self.doc) and self.doc[token.i + 1].lower_ == "but":
            return None  # "all but four"
        if low in ("each", "all") and token.pos_ in ("PRON", "DET") and token.dep_ in _SUBJECTS and not any(
                child.dep_ in ("nmod", "det", "nummod") for child in token.children):
            if any("Fin" in t.morph.get("VerbForm", []) for t in (token.head, *token.head.children)):
                return self._many(token, number)
        if low == "both" and token.pos_ in ("DET", "PRON", "CCONJ", "NUM") and token.dep_ in (*_SUBJECTS, "obj", "obl", "nmod:poss", "root"):
            return self._pair(token, number)
        if low in ("latter", "former") and token.i and self.doc[token.i - 1].lower_ == "the" and token.dep_ not in ("amod", "compound"):
            return self._named(token, number, low)
        if (low == "two" or low in _PAIRS) and token.i and self.doc[token.i - 1].lower_ == "the" and token.dep_ in (*_SUBJECTS, "obj", "obl", "nmod"):
            pair = self._pair(token, number)
            if pair is not None and not any(child.dep_ == "nmod" for child in token.children):
                pair.start, pair.text = self.doc[token.i - 1].idx, text_of(self.doc)[self.doc[token.i - 1].idx : token.idx + len(token)]
                return pair
        if low in _COUNTS and token.i and self.doc[token.i - 1].lower_ in ("the", "all") and token.dep_ in (*_SUBJECTS, "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss") and not any(
                child.dep_ == "nmod" for child in token.children):
            return self._number_of(token, number, _COUNTS[low])
        if token.pos_ == "NOUN" and token.lemma_.lower() in _HEADS and (leader := self._leader(token, number)) is not None:
            return leader
        if token.lower_ == "client" and any(c.dep_ == "nmod:poss" for c in token.lefts):
            return self._client(token, number)
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod:desc", "appos", "flat"):
            return self._description(token, number)
        if token.like_num or low in _PARTS:
            return self._part_of(token, number)
        return None

    def _earlier(self, token: Token, number: int, whole_section: bool = False) -> list[tuple[int, Mention, bool]]:
        """(distance in sentences, mention, is subject) of mentions before the token in its paragraph, nearest first;
        with `whole_section` also of those in the paragraphs before it."""
        block = self._block(token.idx)
        out = []
        for back in range((SECTION_REACH if whole_section else REACH) + 1):
            found = [m for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self._block(m.start)[whole_section:] == block[whole_section:]]
            ranked = []
            for mention in found:
                span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                head = span.root if span is not None else None
                subject = False
                while head is not None and head.dep_ in ("conj", "appos", "flat", "compound", "nmod:desc") and head.head != head:
                    head = head.head
                if head is not None:
                    subject = head.dep_ in _SUBJECTS
                ranked.append((back, mention, subject))
            ranked.sort(key=lambda item: (not item[2], -item[1].start))
            out += ranked
        return out

    def _people(self, token: Token, number: int) -> list[tuple[int, Mention, bool]]:
        return [item for item in self._earlier(token, number) if item[1].kind == "person"]

    def _client(self, token: Token, number: int) -> Anaphor | None:
        """"his client": whose lawyer speaks, else the only person told before who is no lawyer."""
        people = [item for item in self._people(token, number) if not any(set(o.lower().split()) & _LAWYERS for o in self.entities[item[1].entity].occupations)]
        text = text_of(self.doc)
        chosen = next((item[1] for item in people if item[0] < 2 and _HIS_LAWYER.match(text[item[1].end : item[1].end + 40])), None)
        nearest = [item[1] for item in people if item[0] == people[0][0]]
        if chosen is None and len({m.entity for m in nearest}) == 1:
            chosen = nearest[0]
        if chosen is None:
            return None
        start, end = next(c.left_edge.idx for c in token.lefts if c.dep_ == "nmod:poss"), token.idx + len(token)
        return Anaphor(start, end, text[start:end], [chosen.entity], None, f"“{text[start:end]}” is “{chosen.text}”")

    def _blamed(self, token: Token, options: list[tuple[int, int, Token]]) -> int | None:
        """The number of the option that is the object of the verb above an "after" or "because" clause whose subject the
        pronoun is, for verbs that tell what somebody suffers: the clause gives what they did ("sued X after he …").
        `options`: (number, distance in sentences, head) of each."""
        verb = token.head
        if token.dep_ not in _SUBJECTS or verb.dep_ != "advcl" or not any(c.dep_ in ("mark", "case") and c.lower_ in _REASONS for c in verb.children):
            return None
        above = verb.head
        if above.lemma_.lower() not in _deeds():
            return None
        return next((n for n, back, head in options if back == 0 and head.head.i == above.i and head.dep_ in ("obj", "iobj") and head.i > above.i), None)

    def _acts_on(self, item: tuple[int, Mention, bool], token: Token) -> bool:
        """Whether somebody is the subject of the verb whose object the pronoun is: "X called him a spy" is of another; so is "X urged Y to free him"."""
        if item[0] or not item[2] or token.dep_ not in ("obj", "iobj") or token.lower_.endswith("self"):
            return False
        verb, head = token.head, self._head_of(item[1].start, item[1].end)
        verbs = {verb.i, verb.head.i} if verb.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in verb.children) else {verb.i}
        if verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_.lower() in _ADDRESSING:
            verbs.add(verb.head.i)  # "X urged the state to free him"
        return head is not None and head.dep_ == "nsubj" and head.i < head.head.i and head.head.i in verbs

    def _is_judge(self, mention: Mention) -> bool:
        return any(set(o.lower().split()) & {"judge", "magistrate", "prosecutor"} for o in self.entities[mention.entity].occupations)

    def _is_relation(self, mention: Mention) -> bool:
        """Whether a name stands behind "his lawyer", "her husband" and the like: what follows goes on about the other."""
        return _RELATION.search(text_of(self.doc)[max(0, mention.start - 60) : mention.start]) is not None

    def _head_of(self, start: int, end: int) -> Token | None:
        """The token by which the words hang in the tree, above descriptions and parts of a name."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        head = span.root if span is not None else None
        while head is not None and head.dep_ in ("appos", "flat", "compound", "nmod:desc") and head.head != head:
            head = head.head
        return head

    def _first_head_of(self, start: int, end: int) -> Token | None:
        """The same for those told first of those with whom the words are joined ("X, Y and Z called for …": X)."""
        head = self._head_of(start, end)
        while head is not None and head.dep_ == "conj" and head.head is not head:
            head = head.head
        return head

    def _told_of(self, token: Token, number: int, gender: str) -> Anaphor | None:
        """The unnamed person who is the subject before the pronoun in its sentence, where no named one takes part there:
        "a woman drove into the crowd, injuring X; she …", "one suspect was held, but he was let go"."""
        block = self._block(token.idx)
        here = [g for g in self.groups_of.get(number, []) if g.end <= token.idx and g.count_min == g.count_max == 1 and self._block(g.start) == block
                and self.doc[g.head].dep_ in _SUBJECTS and self.doc[g.head].lemma_.lower() not in _OFFICIALS | _ROLE_HOLDERS]
        if len(here) != 1 or token.dep_ not in _SUBJECTS or {"woman": "f", "man": "m", "boy": "m", "girl": "f"}.get(self.doc[here[0].head].lemma_, gender) != gender:
            return None
        group, subject = here[0], self.doc[here[0].head]
        people = [self._head_of(m.start, m.end) for m in self.by_sentence.get(number, []) if m.kind == "person" and m.end <= token.idx]
        if any(head is not None and (head.dep_ in _SUBJECTS or head.head.i == subject.head.i or head.dep_ == "nmod:poss") for head in people):
            return None
        if not people and subject.dep_ != "nsubj:pass" or token.head.i == subject.head.i:
            return None
        return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” is “{group.text}”")

    def _unnamed(self, token: Token, number: int, gender: str) -> Anaphor | None:
        """The unnamed person told before in the sentence, no subject, whose noun has the gender of an object: "searched the flat of
        X's mother and questioned her"."""
        if token.dep_ not in ("obj", "iobj"):
            return None
        block = self._block(token.idx)
        here = [g for g in self.groups_of.get(number, []) if g.end <= token.idx and self._block(g.start) == block
                and self.doc[g.head].dep_ not in _SUBJECTS and of_noun(self.doc[g.head].lemma_.lower()) == gender
                and not any(c.lower_ == "according" for c in self.doc[g.head].children)]
        if len(here) != 1 or any(self.gender.get(m.entity) == gender for m in self.by_sentence.get(number, []) if m.kind == "person"):
            return None
        group = here[0]
        return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” is “{group.text}”")

    def _one(self, token: Token, number: int, gender: str) -> Anaphor | None:
        described = self._told_of_in_clause(token, number, gender)
        if described is not None:
            return Anaphor(token.idx, token.idx + len(token), token.text, [described.entity], None, f"“{token.text}” is “{described.text}”, of whom the clause tells")
        told_of = self._told_of(token, number, gender) or self._unnamed(token, number, gender)
        if told_of is not None:
            return told_of
        speaker = self._speaks_on(token, number, gender)
        if speaker is not None:
            return Anaphor(token.idx, token.idx + len(token), token.text, [speaker.entity], None, f"“{token.text}” is “{speaker.text}”, who spoke before")
        options = [item for item in self._people(token, number) if self.gender.get(item[1].entity, gender) == gender and not self._acts_on(item, token)]
        others = {n for a in self.found[-12:] if OF_PRONOUN.get(a.text.lower(), gender) != gender and self._number(a.start) == number for n in a.entities}
        options = [item for item in options if item[1].entity not in others] or options  # "he at a station and she at home"
        here = [item for item in options if item[0] == 0]
        if len({item[1].entity for item in here}) > 1 and any(not self._is_judge(item[1]) for item in here):
            options = [item for item in options if not self._is_judge(item[1])]  # "Judge X freed Y, but he …"
        if any(not self._only_a_source(item[1]) for item in options if item[0] == (options[0][0] if options else 0)):
            options = [item for item in options if not self._only_a_source(item[1])]
        if any(not self._is_relation(item[1]) for item in options) or self._carried(token, number, {t for t, g in OF_PRONOUN.items() if g == gender}) is not None:
            options = [item for item in options if not self._is_relation(item[1]) or token.dep_ in _SUBJECTS and self._suffers(item[1])]
        if options and options[0][0] == 0 and all(self._only_a_source(item[1]) for item in options if item[0] == 0):
            sources = {item[1].entity for item in options if item[0] == 0}
            earlier = [item for item in options if item[0] > 0 and item[1].entity not in sources]
            group = self._single_group(token, number)
            if not earlier and group is not None:
                return group
            options = earlier or options
        chosen = None
        if options:
            nearest = [item for item in options if item[0] == options[0][0]]
            entities = {item[1].entity for item in nearest}
            if len(entities) == 1:
                chosen = nearest[0]
            else:
                subjects = [item for item in nearest if item[2]]
                if not any(item[1].start < token.idx and item[0] == 0 for item in nearest):
                    known = [item for item in subjects if self.gender.get(item[1].entity) == gender]
                    subjects = known if len({item[1].entity for item in known}) == 1 else subjects
                chosen = subjects[0] if len({item[1].entity for item in subjects}) == 1 else self._subject_above(token, subjects)
                if chosen is None and token.dep_ in ("nmod:poss",):
                    chosen = max(nearest, key=lambda item: item[1].start)
        heads = [(n, item[0], head) for n, item in enumerate(options) if (head := self._head_of(item[1].start, item[1].end)) is not None]
        blamed = self._blamed(token, heads)
        told = self._object_above(token, options) or self._patient_before(token, options) or (options[blamed] if blamed is not None else None)
        if told is None and chosen is not None and not chosen[2] and (subject := self._subject_pronoun(token, number - chosen[0], gender)) is not None:
            return Anaphor(token.idx, token.idx + len(token), token.text, subject.entities, subject.group, f"as the subject “{subject.text}” before it")
        chosen = told or chosen
        if told is None and chosen is not None and self._tells_of_case(token) and self._acts(chosen[1]):
            struck = [item for item in options if item[1].entity != chosen[1].entity and not self._acts(item[1]) and (item[0] == chosen[0] or self._is_struck(item[1]))]
            nearest = [item for item in struck if item[0] == struck[0][0]]
            if len({item[1].entity for item in nearest}) == 1:
                chosen = nearest[0]
            elif nearest and chosen[0] == 1 and nearest[0][0] == 1:
                chosen = None
        carried = self._carried(token, number, {t for t, g in OF_PRONOUN.items() if g == gender})
        if carried is not None and chosen is not None and chosen[0] == 0 and not chosen[2] and carried.end <= chosen[1].start and self._goes_on_from(token, carried, number):
            chosen = None
        nearer = carried is not None and chosen is not None and (
            chosen[0] > number - self._number(carried.start) or chosen[0] == 0 and chosen[1].end <= carried.start)
        if chosen is None or nearer:
            if carried is not None:
                return Anaphor(token.idx, token.idx + len(token), token.text, carried.entities, carried.group, f"as “{carried.text}” before it")
        if chosen is None:
            return self._single_group(token, number) or self._alone_above(token, number, gender) or self._carried_above(token, number, gender)
        if len({item[1].entity for item in options if item[0] <= 1}) == 1:
            self.gender.setdefault(chosen[1].entity, gender)
        return Anaphor(token.idx, token.idx + len(token), token.text, [chosen[1].entity], None, f"“{token.text}” is “{chosen[1].text}”")

    def _suffers(self, mention: Mention) -> bool:
        """Whether somebody is the subject of a verb that tells what was done to them ("his father, X, was arrested")."""
        head = self._head_of(mention.start, mention.end)
        return head is not None and head.dep_ == "nsubj:pass" and lemma_of(head.head) in _deeds()

    def _acts(self, mention: Mention) -> bool:
        """Whether somebody speaks, or does to another what befalls those held or tried ("X pardoned Y", not "X denied the charges")."""
        head = self._first_head_of(mention.start, mention.end)
        if head is None or head.dep_ != "nsubj" or lemma_of(head.head) in _BORNE | _UNDERGONE:
            return False
        verb, objects = lemma_of(head.head), [c for c in head.head.children if c.dep_ in ("obj", "obl", "ccomp", "xcomp")]
        if verb in _CRITICAL:
            return any(lemma_of(c) in _case_nouns() for c in objects)  # "X condemned the arrest", but "X criticised the mayor" and was held for it
        return verb in _speaking() or verb in _case_verbs() and any(c.dep_ == "obj" for c in objects)

    def _is_struck(self, mention: Mention) -> bool:
        """Whether something befalls somebody of what befalls those held or tried ("police arrested X", "X’s release")."""
        head = self._first_head_of(mention.start, mention.end)
        if head is None:
            return False
        if head.dep_ in ("nmod", "nmod:poss"):
            return lemma_of(head.head) in _case_nouns()
        return head.dep_ in ("obj", "iobj", "nsubj:pass") and lemma_of(head.head) in _case_verbs() | _IN_CUSTODY

    def _tells_of_case(self, token: Token) -> bool:
        """Whether a pronoun tells whom a case is about: what is done to them, what they face, whose arrest or trial it is."""
        if token.dep_ == "nmod:poss":
            return lemma_of(token.head) in _case_nouns()
        noun = token.head if token.head.pos_ == "NOUN" else None
        return self._is_done_to(token) or self._tells_of_undergone(token) or token.dep_ == "nsubj" and noun is not None and lemma_of(noun) in _UNDERGONE_NOUNS

    def _is_done_to(self, token: Token) -> bool:
        """Whether a pronoun tells to whom something is done that befalls those held or tried ("he was freed")."""
        return token.dep_ == "nsubj:pass" and lemma_of(token.head) in _deeds() | _IN_CUSTODY

    def _tells_of_patient(self, token: Token) -> bool:
        """Whether words tell to whom, or to what of whom, something is done ("searched the organisation’s office")."""
        word = token.head if token.dep_ == "nmod:poss" else token
        return word.dep_ in ("nsubj:pass", "obj") and lemma_of(word.head) in _deeds()

    def _speaks(self, start: int, end: int) -> bool:
        """Whether somebody is the subject of a verb of speech, alone or with others."""
        head = self._first_head_of(start, end)
        return head is not None and head.dep_ == "nsubj" and lemma_of(head.head) in _speaking()

    def _goes_on_from(self, token: Token, carried: Anaphor, number: int) -> bool:
        """Whether a pronoun is the object of a verb joined to the one whose object a pronoun before it is ("accused him of spying for X
        and threatened to kill him")."""
        span = self.doc.char_span(carried.start, carried.end, alignment_mode="expand")
        if span is None or self._number(carried.start) != number or span.root.dep_ not in ("obj", "iobj") or token.dep_ not in ("obj", "iobj"):
            return False
        verb = token.head.head if token.head.dep_ == "xcomp" else token.head
        return verb.dep_ == "conj" and verb.head is span.root.head and not any(c.dep_ in _SUBJECTS for c in verb.children)

    def _told_of_in_clause(self, token: Token, number: int, gender: str) -> Mention | None:
        """The person of whom a relative clause tells, for the subject of an adverbial clause below its verb ("X, who was held after
        he …"); whose things are told of there may be another's."""
        if token.dep_ not in _SUBJECTS or token.head.dep_ != "advcl":
            return None
        above = token.head
        while above.head is not above:
            if above.dep_ in ("acl:relcl", "acl") and above is not token.head and above.i > above.head.i:
                subjects = [c for c in above.children if c.dep_ in _SUBJECTS]
                if above.dep_ == "acl" and not subjects and above.tag_ == "VBN" or [c.lower_ for c in subjects] == ["who"]:
                    named = next((m for m in self.by_sentence.get(number, []) if m.kind == "person" and m.start <= above.head.idx < m.end), None)
                    if named is not None and self.gender.get(named.entity, gender) == gender:
                        between = [m for m in self.by_sentence.get(number, []) if m.kind == "person" and named.end < m.start and m.end <= token.idx]
                        return None if between else named
            above = above.head
        return None

    def _speaks_on(self, token: Token, number: int, gender: str) -> Mention | None:
        """The person who speaks in the sentence before, for the subject of one that begins with what the same one goes on to say ("his
        lawyer, X, said … He added")."""
        sentence, verb = self.sentences[number], token.head
        if token.dep_ != "nsubj" or verb is not sentence.root or lemma_of(verb) not in _speaking() or number == 0 or self._block(self.starts[number - 1]) != self._block(token.idx):
            return None
        said = self.sentences[number - 1].root
        if lemma_of(said) not in _speaking() or any(m.kind == "person" and m.end <= token.idx for m in self.by_sentence.get(number, [])):
            return None
        speakers = [m for m in self.by_sentence.get(number - 1, []) if m.kind == "person" and (head := self._head_of(m.start, m.end)) is not None
                    and head.dep_ == "nsubj" and head.head is said]
        return speakers[0] if len({m.entity for m in speakers}) == 1 and self.gender.get(speakers[0].entity, gender) == gender else None

    def _subject_pronoun(self, token: Token, number: int, gender: str) -> Anaphor | None:
        """The last pronoun of the gender before the token that is the subject of a verb in a sentence of its paragraph: what
        follows goes on about the one rather than about somebody named in another place there ("He had criticised X. He was held")."""
        block = self._block(token.idx)
        for anaphor in reversed(self.found[-12:]):
            if self._number(anaphor.start) == number and self._block(anaphor.start) == block and OF_PRONOUN.get(anaphor.text.lower()) == gender:
                span = self.doc.char_span(anaphor.start, anaphor.end, alignment_mode="expand")
                if span is not None and span.root.dep_ in _SUBJECTS and len(anaphor.entities) + (anaphor.group is not None) == 1:
                    return anaphor
        return None

    def _subject_above(self, token: Token, subjects: list[tuple[int, Mention, bool]]) -> tuple[int, Mention, bool] | None:
        """Of several subjects in the sentence the one of the nearest clause above the pronoun's own ("A is missing since
        police came, while B fled after they asked for him": B)."""
        for verb in list(token.head.ancestors):
            of_verb = [item for item in subjects if item[0] == 0 and (head := self._head_of(item[1].start, item[1].end)) is not None
                       and head.dep_ in _SUBJECTS and head.head.i == verb.i]
            if of_verb:
                return of_verb[0] if len(of_verb) == 1 else None
        return None

    def _object_above(self, token: Token, options: list[tuple[int, Mention, bool]]) -> tuple[int, Mention, bool] | None:
        """The person who is the object of the verb above a participle whose object the pronoun is: both verbs have one
        subject, and so one patient ("a court convicted A at B's house, sentencing her")."""
        verb = token.head
        if verb.dep_ == "xcomp" and token.dep_ in _SUBJECTS:  # "making her pay"
            verb = verb.head
        elif token.dep_ not in ("obj", "iobj"):
            return None
        verb = verb.head if verb.dep_ == "conj" else verb
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or any(child.dep_ in _SUBJECTS for child in verb.children if child is not token):
            return None
        objects = {child.i for child in verb.head.children if child.dep_ in ("obj", "iobj") and child.i < token.i}
        return next((item for item in options if item[0] == 0 and any(item[1].start <= self.doc[i].idx < item[1].end for i in objects)), None)

    def _patient_before(self, token: Token, options: list[tuple[int, Mention, bool]]) -> tuple[int, Mention, bool] | None:
        """The person to whom something was just done, for "he" to whom more is done ("X sued Y, whom police arrested. He was
        released"), and for "his" beside that very deed ("officers arrested Y at his flat and took his laptop")."""
        verb = token.head
        heads = [(item, head) for item in options if (head := self._head_of(item[1].start, item[1].end)) is not None]
        if token.dep_ == "nsubj:pass" and verb.lemma_.lower() in _deeds() | _IN_CUSTODY:
            patients = [item for item, head in heads if item[0] == options[0][0] and head.dep_ in ("obj", "iobj", "nsubj:pass") and head.head.lemma_.lower() in _deeds() - _CRITICAL
                        and not (head.dep_ != "nsubj:pass" and self._is_gerund(head.head))]
            return patients[0] if len({item[1].entity for item in patients}) == 1 else None
        thing = token.head
        placed = thing.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ in ("at", "in", "from", "outside", "near") for c in thing.children)
        if token.dep_ != "nmod:poss" or not placed and thing.dep_ != "obj":
            return None
        verb = thing.head
        while verb.lemma_.lower() in _deeds():
            found = [item for item, head in heads if head.dep_ == "obj" and head.head is verb and head.i < token.i]
            if found or verb.dep_ != "conj" or any(c.dep_ in _SUBJECTS for c in verb.children):
                return found[0] if found else None
            verb = verb.head
        return None

    def _is_gerund(self, verb: Token) -> bool:
        """Whether a verb tells what somebody is charged with or held for ("charged with slandering X"): of another than X."""
        return verb.tag_ == "VBG" and any(c.dep_ in ("mark", "case") and c.lower_ in ("with", "of", "for", "after") for c in verb.children)

    def _only_a_source(self, mention: Mention) -> bool:
        """Whether a name stands in "according to X’s widow": the one who is told about is then another."""
        before = text_of(self.doc)[max(0, mention.start - 24) : mention.start].lower()
        if before.endswith(", ") and _SAID.match(text_of(self.doc)[mention.end : mention.end + 30]):
            return True  # "…, X said."
        return "according to" in before and text_of(self.doc)[mention.end : mention.end + 1] in "’'"

    def _carried(self, token: Token, number: int, forms: set[str], several: bool = False) -> Anaphor | None:
        """An earlier pronoun of the same form in the paragraph, already read; with `several` also words that stand for more
        than one person ("all four")."""
        block = self._block(token.idx)
        for anaphor in reversed(self.found[-12:]):
            if self._block(anaphor.start) != block or number - self._number(anaphor.start) > 2:
                return None
            if anaphor.text.lower() in forms or several and sum(self.entities[n].kind == "person" for n in anaphor.entities) > 1:
                return anaphor
        return None

    def _single_group(self, token: Token, number: int) -> Anaphor | None:
        block = self._block(token.idx)
        near = [g for n in (number - 2, number - 1, number) for g in self.groups_of.get(n, [])]
        options = [g for g in near if g.end <= token.idx and g.count_min == g.count_max == 1 and self._block(g.start) == block and self.doc[g.head].dep_ != "nmod:poss"
                   and text_of(self.doc)[max(0, g.start - len(_ACCORDING)) : g.start].lower() != _ACCORDING]
        if not options:
            return None
        here = [g for g in options if self._number(g.start) == number]
        if len(here) > 1 and not (here[0] is not here[-1] and self.doc[here[0].head].dep_ in _SUBJECTS):
            return None
        nearest = [g for g in options if self._number(g.start) == self._number(options[-1].start)]
        group = next((g for g in nearest if self.doc[g.head].dep_ in _SUBJECTS), nearest[-1])
        return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” is “{group.text}”")

    def _body(self, token: Token, number: int) -> Anaphor | None:
        """"it", "its": the organisation or body told before it in the sentence, else in the sentence before.

        In the content of what a body says or does "it" is that body. "its" is the only body other than a state organ,
        or the only one at all; of several the subject.
        """
        block = self._block(token.idx)
        possessive = token.dep_ == "nmod:poss"
        for back in range(2):
            here = [(start, end, entities, group) for start, end, entities, group in self._bodies(number - back)
                    if end <= token.idx and self._block(start) == block]
            addressed = token.dep_ in ("obj", "iobj") and token.head.lemma_.lower() in _CHARGING | _ADDRESSING | _ADDRESSED
            if not here or (back and not possessive and token.dep_ not in _SUBJECTS and not addressed):
                continue
            if addressed:  # "the ministry accused it of fraud": not the ministry
                actors = [item for item in self._bodies(number) if self._subject_head(item[0], item[1]) is token.head]
                here = [item for item in here if all(item[2:] != actor[2:] for actor in actors)]
                if back and len({(tuple(item[2]), item[3]) for item in here}) != 1:
                    continue
            subjects = [item for item in here if self._is_subject(item[0], item[1])]
            main = [item for item in subjects if self._subject_head(item[0], item[1]) == self.sentences[number - back].root]
            own = [item for item in here if not self._is_state(item)]
            if possessive and token.head.lemma_.lower() in _OFFICIALS:
                here, own = [item for item in here if self._is_state(item)] or here, []
            chosen = None
            heads = [(n, back, head) for n, item in enumerate(here) if (head := self._head_of(item[0], item[1])) is not None]
            blamed = self._blamed(token, heads)
            struck = self._struck_before(token, heads) if back else None
            if possessive and self._tells_of_patient(token) and len(own) > 1:
                own = [item for item in own if not self._speaks(item[0], item[1])] or own
            if blamed is not None or struck is not None:
                chosen = here[blamed if blamed is not None else struck or 0]
            elif not possessive:
                above = [item for item in subjects if back or self._in_content(token, item)]
                chosen = (main or above)[-1] if back and above else above[-1] if above else None
                if chosen is None and back and len({(tuple(item[2]), item[3]) for item in own}) == 1:
                    chosen = own[-1]  # "police raided the foundation. It appealed"
            elif len({(tuple(item[2]), item[3]) for item in own or here}) == 1:
                chosen = (own or here)[-1]
            elif subjects:
                chosen = (main or subjects)[-1]
            if chosen is not None:
                text = text_of(self.doc)[chosen[0] : chosen[1]]
                return Anaphor(token.idx, token.idx + len(token), token.text, chosen[2], chosen[3], f"“{token.text}” is “{text}”")
        return None

    def _struck_before(self, token: Token, options: list[tuple[int, int, Token]]) -> int | None:
        """The number of the option to which something was just done, for a pronoun that tells to whom, or to what of whom, more is
        done ("the Council suspended X. Its website was blocked")."""
        if not self._tells_of_patient(token):
            return None
        struck = [n for n, _, head in options if head.dep_ in ("obj", "nsubj:pass") and head.head.lemma_.lower() in _deeds()]
        return struck[0] if len(struck) == 1 else None

    def _bodies(self, number: int) -> list[tuple[int, int, list[int], tuple[int, int] | None]]:
        """(start, end, entities, group) of organisations, singular descriptions and unnamed bodies of a sentence, in text order."""
        found: list[tuple[int, int, list[int], tuple[int, int] | None]] = [
            (m.start, m.end, [m.entity], None) for m in self.by_sentence.get(number, []) if m.kind == "organisation"]
        for anaphor in self.found:
            if self._number(anaphor.start) == number and anaphor.entities and all(
                    self.entities[n].kind == "organisation" for n in anaphor.entities) and len(anaphor.entities) == 1:
                found.append((anaphor.start, anaphor.end, anaphor.entities, None))
        for group in self.groups_of.get(number, []):
            head = self.doc[group.head]
            named = any(start <= group.start < end or group.start <= start <= group.end + 1 for start, end, _, _ in found)
            if not named and head.dep_ != "appos" and head.lemma_.lower() in body_nouns() and "Plur" not in head.morph.get("Number", []):
                found.append((group.start, group.end, [], (group.start, group.end)))
        return sorted(found)

    def _is_state(self, body: tuple[int, int, list[int], tuple[int, int] | None]) -> bool:
        if body[2]:
            return self._is_state_organ(body[2][0])
        return bool(set(text_of(self.doc)[body[0] : body[1]].lower().split()) & _STATE_ORGANS)

    def _is_state_organ(self, number: int) -> bool:
        entity = self.entities[number]
        return entity.subkind in _STATE or bool(set(entity.name.lower().split()) & _STATE_ORGANS)

    def _is_subject(self, start: int, end: int) -> bool:
        return self._subject_head(start, end) is not None

    def _subject_head(self, start: int, end: int) -> Token | None:
        """The predicate whose subject the words are, or None where they are no subject."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        head = span.root if span is not None else None
        while head is not None and head.dep_ in ("appos", "flat", "compound", "nmod:desc") and head.head != head:
            head = head.head
        return head.head if head is not None and head.dep_ in _SUBJECTS else None

    def _in_content(self, token: Token, body: tuple[int, int, list[int], tuple[int, int] | None]) -> bool:
        """Whether a pronoun stands in a clause below the verb whose subject the body is."""
        span = self.doc.char_span(body[0], body[1], alignment_mode="expand")
        if span is None:
            return False
        verb = span.root.head
        return token.head.i != verb.i and verb in token.ancestors

    def _number_of(self, token: Token, number: int, count: int, start: int = -1) -> Anaphor | None:
        """"all three", "the four": a group of that many, or the people named before in the paragraph if they are as many."""
        block = self._block(token.idx)
        start, end = self.doc[token.i - 1].idx if start < 0 else start, token.idx + len(token)
        text = text_of(self.doc)[start:end]
        if count < 2:
            return None
        people: list[int] = []
        for back in range(REACH + 1):
            here = sorted((m for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self._block(m.start) == block and m.kind == "person"),
                          key=lambda m: m.start)
            here = self._of_noun(here, token, count)
            counted = [g for g in self.groups_of.get(number - back, []) if g.end <= start and g.count_min == count == g.count_max and self._block(g.start) == block]
            if counted and self._is_called_so(counted[-1], token) and not any(0 <= m.start - counted[-1].end <= len(" – ") for m in here):
                return Anaphor(start, end, text, [], (counted[-1].start, counted[-1].end), f"“{text}” are “{counted[-1].text}”")
            chain = self._coordinated(here)
            people = list(dict.fromkeys([*(m.entity for m in here), *people]))
            if len(chain) == count or len(people) == count:
                return Anaphor(start, end, text, chain if len(chain) == count else people, None, f"the {count} named before it")
            if (mixed := self._mixed_of(token, number - back, count)) is not None:
                return Anaphor(start, end, text, mixed[0], mixed[1], f"the {count} told together before it")
            if counted:
                return Anaphor(start, end, text, [], (counted[-1].start, counted[-1].end), f"“{text}” are “{counted[-1].text}”")
        above = [m for n in self._above(token, number) for m in self.by_sentence.get(n, []) if m.kind == "person"]
        if together := self._named_above(token, number, count):
            return Anaphor(start, end, text, together, None, f"the {count} named in a sentence of the paragraph above")
        chain = self._coordinated(above)
        if len(chain) == count == len({m.entity for m in above}):
            return Anaphor(start, end, text, chain, None, f"the {count} named in the paragraph above")
        return None

    def _of_noun(self, mentions: list[Mention], noun: Token, count: int) -> list[Mention]:
        """Those of several people who may be called by a noun for women or men; where as many as it counts are known to be, only these."""
        gender = OF_NOUN.get(noun.lemma_.lower())
        if gender is None:
            return mentions
        known = [m for m in mentions if self.gender.get(m.entity) == gender]
        return known if len({m.entity for m in known}) == count else [m for m in mentions if self.gender.get(m.entity, gender) == gender]

    def _is_called_so(self, group: Group, noun: Token) -> bool:
        """Whether a noun is the one by which a group was told before."""
        return noun.pos_ == "NOUN" and self.doc[group.head].lemma_ == noun.lemma_

    def _mixed(self, token: Token, number: int) -> tuple[list[int], tuple[int, int] | None] | None:
        """The last noun phrases joined by "and" before the token in a sentence, if all are people or bodies: the named ones and
        the words of an unnamed group ("X and her cameraman", "X and four others")."""
        last = None
        for head in self.sentences[number]:
            joined = [c for c in head.children if c.dep_ == "conj"]
            last_joined = next((n for n, c in enumerate(joined, 1) if any(x.dep_ == "cc" for x in c.children)), 0)
            members = [head, *joined[: last_joined or None]]  # nothing behind the one with "and"
            if len(members) < 2 or head.dep_ == "conj" or members[-1].idx >= token.idx or head.pos_ not in ("PROPN", "NOUN"):
                continue
            entities: list[int] = []
            group = None
            for member, following in zip(members, [*(m.i for m in members[1:]), len(self.doc)], strict=True):
                if (named := self._name_of_member(member, head, following, number)) is not None:
                    entities.append(named.entity)
                elif described := [a for a in self.found if a.entities and a.start <= member.idx < a.end and a.end - a.start > len(member)]:
                    entities += described[0].entities
                elif member.i in self.group_heads:
                    group = (self.group_heads[member.i].start, self.group_heads[member.i].end)
            if len(entities) + (group is not None) >= len(members) and entities:
                last = list(dict.fromkeys(entities)), group
        return last

    def _mixed_of(self, token: Token, number: int, count: int) -> tuple[list[int], tuple[int, int] | None] | None:
        """Named and unnamed people, or people and bodies, who are told together in a sentence of the paragraph and are as many as the
        words count ("X and his driver", "X with her sister", "the site Y and its editor Z")."""
        if number < 0 or self._block(self.starts[number]) != self._block(token.idx):
            return None
        mixed = self._mixed(token, number) or self._with_another(token, number)
        if mixed is None or mixed[1] is None and all(self.entities[n].kind == "person" for n in mixed[0]):
            return None
        group = next((g for g in self.groups_of.get(number, []) if (g.start, g.end) == mixed[1]), None)
        return mixed if len(mixed[0]) + (0 if group is None else group.count_min or 0) == count else None

    def _with_another(self, token: Token, number: int) -> tuple[list[int], tuple[int, int] | None] | None:
        """The only person named in a sentence and the unnamed one with whom something was done ("X was held with his driver")."""
        people = [m for m in self.by_sentence.get(number, []) if m.kind == "person" and m.end <= token.idx]
        beside = [g for g in self.groups_of.get(number, []) if g.end <= token.idx and g.count_min == g.count_max == 1 and self.doc[g.head].dep_ in ("obl", "nmod")
                  and any(c.lower_ == "with" for c in self.doc[g.head].children)]
        if len({m.entity for m in people}) != 1 or len(beside) != 1:
            return None
        return [people[0].entity], (beside[0].start, beside[0].end)

    def _above(self, token: Token, number: int) -> list[int]:
        """Numbers of the sentences of the paragraph above, in the same section, for a subject in the first sentence of its
        paragraph; empty for all other words."""
        return self._paragraph_above(number) if token.dep_ in _SUBJECTS else []

    def _paragraph_above(self, number: int) -> list[int]:
        """The same for the first sentence of a paragraph."""
        line, section = self._block(self.starts[number])
        if number == 0 or self._block(self.starts[number - 1])[0] == line:
            return []
        above = self._block(self.starts[number - 1])
        if above[1] != section:
            return []
        return [n for n in range(max(0, number - SECTION_REACH), number) if self._block(self.starts[n]) == above]

    def _named_above(self, token: Token, number: int, count: int) -> list[int]:
        """The people of the last sentence of the paragraph above that names so many; empty where none does."""
        for n in reversed(self._above(token, number)):
            together = list(dict.fromkeys(m.entity for m in sorted(self.by_sentence.get(n, []), key=lambda m: m.start) if m.kind == "person"))
            if len(together) == count:
                return together
        return []

    def _alone_above(self, token: Token, number: int, gender: str) -> Anaphor | None:
        """The only person whom the paragraph above names, for a pronoun that opens the next one."""
        people = [m for n in self._above(token, number) for m in self.by_sentence.get(n, []) if m.kind == "person" and not self._only_a_source(m)]
        if len({m.entity for m in people}) != 1 or self.gender.get(people[0].entity, gender) != gender:
            return None
        return Anaphor(token.idx, token.idx + len(token), token.text, [people[0].entity], None, f"“{token.text}” is “{people[0].text}”, alone in the paragraph above")

    def _carried_above(self, token: Token, number: int, gender: str) -> Anaphor | None:
        """The person of whom the last pronoun of the paragraph above tells, for one in the first sentence of the next that nobody named
        before it can be: "… He was charged. | On 11 May, the court found him guilty"."""
        line, section = self._block(token.idx)
        above = self._block(self.starts[number - 1]) if number else (line, section)
        if above[0] == line or above[1] != section:
            return None
        last = next((a for a in reversed(self.found) if self._number(a.start) == number - 1 and a.text.lower() in OF_PRONOUN), None)
        if last is None or OF_PRONOUN[last.text.lower()] != gender or len(last.entities) != 1:
            return None
        return Anaphor(token.idx, token.idx + len(token), token.text, last.entities, None, f"as “{last.text}” in the paragraph above")

    def _many(self, token: Token, number: int) -> Anaphor | None:
        block = self._block(token.idx)
        speaker = self._speaker(token)
        if speaker is not None:
            return speaker
        if token.lower_ == "them" and token.i and self.doc[token.i - 1].lower_ == "among":
            nearest = [g for g in self.groups_of.get(number, []) if g.end <= token.idx and (g.count_min is None or g.count_min > 1) and self._is_plural(g)]
            if nearest:
                group = nearest[-1]
                return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” are “{group.text}”")
        part = next((a for a in reversed(self.found) if a.basis.startswith("part of") and a.end <= token.idx), None)
        if part is not None and self._number(part.start) == number and part.group is not None and self._block(part.start) == block:
            return Anaphor(token.idx, token.idx + len(token), token.text, part.entities, part.group, f"“{token.text}” are “{part.text}”")
        carried = self._carried(token, number, _PLURAL | {"both"}, several=True)
        of_officials = next((g for g in self.groups if carried is not None and carried.group == (g.start, g.end) and self.doc[g.head].lemma_.lower() in _OFFICIALS), None)
        if of_officials is not None and self._does_it_to(of_officials, token):
            carried = None  # "police stopped their cars. They were fined"
        for back in range(3):
            here = [m for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self._block(m.start) == block and m.kind == "person"]
            chain = self._coordinated(here)
            mixed = self._mixed(token, number - back) if number >= back and self._block(self.sentences[number - back].start_char) == block else None
            groups = [g for g in self.groups_of.get(number - back, []) if g.end <= token.idx and self._block(g.start) == block
                      and (g.count_min is None or g.count_min > 1) and self._is_plural(g)
                      and not self._does_it_to(g, token)]
            groups = [g for g in groups if not any(g.start > other.start and g.end <= other.end for other in groups) and not self._is_where(g)]
            if len(chain) > 1:  # "journalists A and B": the noun describes those named behind it
                groups = [g for g in groups if not any(0 <= m.start - g.end <= 2 for m in here)]
            officials = [g for g in groups if lemma_of(self.doc[g.head]) in _OFFICIALS]
            if officials and self._tells_of_undergone(token):
                others = [g for g in groups if g not in officials]
                groups = others if others or len(chain) > 1 else groups
            elif officials and self._is_official_deed(token):
                group = officials[-1]
                return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” are “{group.text}”")
            subject_groups = [g for g in groups if self.doc[g.head].dep_ in _SUBJECTS]
            if mixed is not None and self._holds_more_than_people(mixed, bool(subject_groups)):
                return Anaphor(token.idx, token.idx + len(token), token.text, mixed[0], mixed[1], f"“{token.text}” are those named together before it")
            listed = any(g.count_min == len(chain) and 0 <= min(m.start for m in here if m.entity in chain) - g.end <= len(" – ") for g in subject_groups if len(chain) > 1)
            if len(chain) > 1 and (listed or not subject_groups):  # also "five of them – A, B, C, D and E – are leaders. They were …"
                return Anaphor(token.idx, token.idx + len(token), token.text, chain, None, f"“{token.text}” are those named together before it")
            later = [g for g in subject_groups if carried is not None and not back and g.start > carried.end and not (token.dep_ in _SUBJECTS and self.doc[g.head].head is token.head)]
            if carried is not None and self._number(carried.start) == number - back and not later:
                return Anaphor(token.idx, token.idx + len(token), token.text, carried.entities, carried.group, f"as “{carried.text}” before it")
            options = subject_groups or groups
            if options:
                group = options[-1]
                return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” are “{group.text}”")
        return None

    def _speaker(self, token: Token) -> Anaphor | None:
        """"they" in what a body or several people say of themselves: "X’s lawyers said they would appeal"."""
        verb = token.head
        if token.dep_ != "nsubj" or verb.dep_ != "ccomp" or not any(c.dep_ == "aux" and c.lower_ in ("would", "will", "’ll", "'ll") for c in verb.children):
            return None
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.i < token.i), None)
        group = self.group_heads.get(subject.i) if subject is not None else None
        return Anaphor(token.idx, token.idx + len(token), token.text, [], (group.start, group.end), f"“{token.text}” are “{group.text}”") if group is not None else None

    def _holds_more_than_people(self, mixed: tuple[list[int], tuple[int, int] | None], beside_subject: bool) -> bool:
        """Whether a list holds unnamed people or bodies besides those named; one of bodies alone gives way to a group that acts."""
        bodies = [self.entities[n].kind == "organisation" for n in mixed[0]]
        return mixed[1] is not None or any(bodies) and not (all(bodies) and beside_subject)

    def _is_plural(self, group: Group) -> bool:
        """Whether a group is told in the plural, or by a number of more than one ("Sixteen of their leaders")."""
        head = self.doc[group.head]
        return "Plur" in head.morph.get("Number", []) or head.lower_ == "police" or head.like_num and (group.count_min or 0) > 1

    def _is_where(self, group: Group) -> bool:
        """Whether a noun for bodies tells a place ("at the station's offices")."""
        head = self.doc[group.head]
        located = any(c.dep_ == "case" and c.lower_ in ("at", "in", "near", "outside") for c in head.children)
        return located and head.lemma_.lower() in body_nouns() and head.dep_ in ("obl", "nmod")

    def _does_it_to(self, group: Group, token: Token) -> bool:
        """Whether a group cannot be the pronoun: it is the subject of the same verb, or officials where the pronoun tells of
        those to whom something was done ("police held A and B; they were released")."""
        head = self.doc[group.head]
        if head.dep_ in _SUBJECTS and head.head == token.head and token.dep_ not in ("nmod:poss", *_SUBJECTS):
            return True
        if token.lower_ == "them" and token.dep_ in ("nmod", "obl") and head.lemma_.lower() in _OFFICIALS:
            return any(c.lower_ in ("against", "of", "for") for c in token.children) and any(a.lemma_.lower() in _CHARGES for a in token.ancestors)
        place = token.head if token.dep_ == "nmod" and token.head.pos_ in ("ADJ", "DET", "NUM", "PRON") else token  # "most of them"
        return place.dep_ in ("nsubj:pass", "obj") and head.lemma_.lower() in _OFFICIALS

    def _is_official_deed(self, token: Token) -> bool:
        """Whether "they" do what officials do to others ("they searched the office")."""
        return token.dep_ == "nsubj" and lemma_of(token.head) in _official_deeds()

    def _tells_of_undergone(self, token: Token) -> bool:
        """Whether "they" do what those do whom officials meet, hold or try: protest, deny a charge, await a verdict, say that
        officers beat them."""
        verb = token.head
        if token.dep_ != "nsubj" or verb.pos_ != "VERB":
            return False
        if verb.dep_ == "conj" and lemma_of(verb) not in _UNDERGONE:
            return False
        own = ("xcomp", "conj") if all(c.dep_ not in ("obj", "iobj") for c in verb.children) else ("conj",)  # not "warned others not to march"
        for part in (verb, *(c for c in verb.children if c.dep_ in own)):
            if lemma_of(part) in _UNDERGONE or any(c.dep_ in ("obj", "obl") and lemma_of(c) in _UNDERGONE_NOUNS for c in part.children):
                return True
            if any(c.dep_ == "ccomp" and any(d.dep_ == "nsubj" and lemma_of(d) in _OFFICIALS for d in c.children) for c in part.children):
                return True
        return False

    def _name_of_member(self, member: Token, head: Token, following: int, number: int) -> Mention | None:
        """The name that a member of a list is or has before the next one, also where the parser joined it to the list's head."""
        after = [c for c in head.children if member.i < c.i < following]
        parts = [member, *(c for c in (*member.children, *after) if c.dep_ in ("appos", "flat", "nmod:desc") and c.i < following)]
        named = (m for m in self.by_sentence.get(number, []) if m.kind != "place")
        return next((m for m in named if any(m.start <= part.idx < m.end for part in parts)), None)

    def _coordinated(self, mentions: list[Mention]) -> list[int]:
        """The last run of people named together with commas and "and"."""
        runs = self._runs(mentions)
        return runs[-1] if runs else []

    def _runs(self, mentions: list[Mention]) -> list[list[int]]:
        """Runs of people named together with commas and "and", in text order; one named alone is a run too."""
        runs: list[list[int]] = []
        last_end = -1
        for mention in sorted(mentions, key=lambda m: m.start):
            gap = text_of(self.doc)[last_end : mention.start] if last_end >= 0 else ""
            words_between = gap.replace(",", " ").split()
            joined = last_end >= 0 and len(words_between) <= 12 and ("and" in words_between or "," in gap) and not any(
                t.pos_ == "VERB" and t.dep_ in ("root", "conj") for t in (self.doc.char_span(last_end, mention.start, alignment_mode="expand") or ())
            )
            if joined:
                runs[-1].append(mention.entity)
            else:
                runs.append([mention.entity])
            last_end = mention.end
        return [list(dict.fromkeys(run)) for run in runs]

    def _pair(self, token: Token, number: int) -> Anaphor | None:
        block = self._block(token.idx)
        for back in range(REACH):
            here = [m for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self._block(m.start) == block and m.kind == "person"]
            here = self._of_noun(here, token, 2)
            pairs = [g for g in self.groups_of.get(number - back, []) if g.end <= token.idx and g.count_min == 2 and self._block(g.start) == block]
            if pairs and self._is_called_so(pairs[-1], token) and not any(0 <= m.start - pairs[-1].end <= len(" – ") for m in here):
                return Anaphor(token.idx, token.idx + len(token), token.text, [], (pairs[-1].start, pairs[-1].end), f"both are “{pairs[-1].text}”")
            chain = self._coordinated(here)
            people = list(dict.fromkeys(m.entity for m in here))
            pairs_named = [run for run in self._runs(here) if len(run) == 2]
            if len(chain) == 2 or len(people) == 2 or pairs_named:
                pair = chain if len(chain) == 2 else people if len(people) == 2 else pairs_named[-1]
                return Anaphor(token.idx, token.idx + len(token), token.text, pair, None, "the two named before it")
            acting = bool(pairs) and self.doc[pairs[-1].head].dep_ in _SUBJECTS  # "two women had interrupted a concert at the Philharmonic"
            if token.lemma_.lower() not in OF_NOUN and not acting and (mixed := self._mixed_of(token, number - back, 2)) is not None:
                return Anaphor(token.idx, token.idx + len(token), token.text, mixed[0], mixed[1], "the two told together before it")
            if pairs:
                return Anaphor(token.idx, token.idx + len(token), token.text, [], (pairs[-1].start, pairs[-1].end), f"both are “{pairs[-1].text}”")
        told = [a for a in self.found[-12:] if self._block(a.start) == block and sum(self.entities[n].kind == "person" for n in a.entities) == len(a.entities) == 2]
        if told:
            return Anaphor(token.idx, token.idx + len(token), token.text, told[-1].entities, None, f"as “{told[-1].text}” before it")
        if together := self._named_above(token, number, 2):
            return Anaphor(token.idx, token.idx + len(token), token.text, together, None, "the two named in a sentence of the paragraph above")
        named: dict[int, None] = {}
        for back in range(REACH + 1):
            named |= dict.fromkeys(m.entity for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self._block(m.start) == block and m.kind == "person")
            if len(named) > 1:
                break
        if len(named) == 2:
            return Anaphor(token.idx, token.idx + len(token), token.text, list(named), None, "the two named last before it")
        return None

    def _named(self, token: Token, number: int, which: str) -> Anaphor | None:
        """"the latter", "the former": the last or the first of two named together right before."""
        block = self._block(token.idx)
        for back in range(2):
            here = [m for m in self.by_sentence.get(number - back, []) if m.end <= token.idx and self._block(m.start) == block]
            here = sorted((m for m in here if m.kind != "place"), key=lambda m: m.start)[-2:]
            if len(here) == 2 and " and " in text_of(self.doc)[here[0].end : here[1].start]:
                start = self.doc[token.i - 1].idx
                text = text_of(self.doc)[start : token.idx + len(token)]
                chosen = here[-1] if which == "latter" else here[0]
                return Anaphor(start, token.idx + len(token), text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
        return None

    def _leader(self, token: Token, number: int) -> Anaphor | None:
        """"its leader", "the union's chair", "the director of the station": the only person whom the text gives that post in the
        organisation told last, or in the one meant."""
        if any(c.dep_ in ("appos", "flat") for c in token.children) or "Plur" in token.morph.get("Number", []):
            return None
        owner = next((c for c in token.children if c.dep_ == "nmod:poss" or c.dep_ == "nmod" and any(x.lower_ == "of" for x in c.children)), None)
        if owner is None or token.left_edge.lower_ not in ("its", "the"):
            return None
        if owner.lower_ == "its":
            bodies = [item[1].entity for item in self._earlier(token, number) if item[1].kind == "organisation"][:1]
        else:
            meant = self._read(owner, number) if owner.pos_ == "NOUN" else None
            bodies = meant.entities if meant is not None else [m.entity for m in self.by_sentence.get(number, []) if m.start <= owner.idx < m.end]
        lemma, first = token.lemma_.lower(), token.left_edge.idx
        holders = {n for n, e in enumerate(self.entities) if e.kind == "person" and set(bodies) & set(e.affiliations) and any(lemma in o.split() for o in e.occupations)}
        holders &= {m.entity for m in self.mentions if m.start < first}
        if len(bodies) != 1 or len(holders) != 1:
            return None
        start, end = first, token.idx + len(token)
        text = text_of(self.doc)[start:end]
        return Anaphor(start, end, text, [*holders], None, f"“{text}” is “{self.entities[min(holders)].name}”")

    def _description(self, token: Token, number: int) -> Anaphor | None:
        """"the blogger", "the organisation", "the two activists": an entity or group told before with that word."""
        if (campaigner := self._campaigner(token, number)) is not None:
            return campaigner
        lemma = token.lemma_.lower()
        determiners = {c.lower_ for c in token.lefts if c.dep_ in ("det", "nmod:poss", "det:predet") or c.dep_ == "cc:preconj" and c.i == token.i - 1}
        people = token.i in self.group_heads and token.lemma_.lower() not in body_nouns()
        counted = [c for c in token.lefts if c.dep_ == "nummod"]
        if "Plur" in token.morph.get("Number", []) and (lemma in _BODY_WORDS or lemma in body_nouns()) and all(_is_given(c) or _is_of_the_verb(c, token) for c in token.rights):
            count = 2 if determiners == {"both"} else _COUNTS.get(counted[0].lower_, 0) if counted and determiners & {"the", "all", "these"} else 0
            if count > 1 and all(c.dep_ in ("det", "nummod", "det:predet", "cc:preconj", "case", "punct") for c in token.lefts):
                return self._bodies_together(token, number, count)
        if people and determiners == {"both"} and token.dep_ in (*_SUBJECTS, "obj", "iobj", "obl", "nmod") and all(c.dep_ == "punct" for c in token.rights):
            pair = self._pair(token, number)
            if pair is not None:
                pair.start = next(c.idx for c in token.lefts if c.lower_ == "both")
                pair.text = text_of(self.doc)[pair.start : token.idx + len(token)]
            return pair
        if lemma in body_nouns() and (lower := self._in_small_letters(token)) is not None:
            return lower
        if not determiners & {"the", "this", "that", "these", "those"}:
            return None
        if self._post_holder(token, lemma) is not None:
            return self._post_holder(token, lemma)
        if lemma == "other" and counted:
            return self._the_others(token, number, _COUNTS.get(counted[0].lower_, 0))
        if counted and "Plur" in token.morph.get("Number", []) and all(_is_given(c) for c in token.rights) and not any(c.dep_ == "nmod:poss" for c in token.lefts):
            found = self._number_of(token, number, _COUNTS.get(counted[0].lower_, 0), start=min(c.idx for c in token.lefts if c.dep_ in ("det", "nmod:poss", "det:predet")))
            if found is None and _is_person(token):  # "A got ten months and the two women five": those of three whom it does not name
                found = self._the_others(token, number, _COUNTS.get(counted[0].lower_, 0))
            if found is not None and found.entities:
                return found
        person = lemma in _ROLE_WORDS or lemma in words("occupations", "occupation") or lemma == "old"
        body = lemma in _BODY_WORDS and "Plur" not in token.morph.get("Number", [])
        narrowing = self._narrowing(token, person)
        aged = self._tells_age(token)
        described = body and narrowing and all(c.i < token.i and c.dep_ in ("amod", "compound", "nmod:poss") and c.pos_ != "PROPN" for c in narrowing)
        if token.pos_ == "PROPN" or narrowing and not described:
            return None
        start, end = min(c.idx for c in token.lefts if c.dep_ in ("det", "nmod:poss", "det:predet") and c.lower_ not in ("all", "both")), token.idx + len(token)
        text = text_of(self.doc)[start:end]
        if "Plur" in token.morph.get("Number", []):
            return self._plural_description(token, number, lemma, start, end, text)
        if (so_called := self._so_called(token, number, start, end, text)) is not None:
            return so_called
        if person:
            options = [item for item in self._people(token, number) if any(lemma in o.lower().split() for o in self.entities[item[1].entity].occupations)]
            if not options and lemma in _ANYBODY:
                gender = {"man": "m", "woman": "f"}.get(lemma, "")
                options = [item for item in self._people(token, number) if not gender or self.gender.get(item[1].entity, gender) == gender]
            if not options and (narrower := _narrower(lemma)):
                holders = [item for item in self._people(token, number) if narrower & {o.lower().split()[-1] for o in self.entities[item[1].entity].occupations}]
                options = holders if len({item[1].entity for item in holders}) == 1 else []
            if not options:
                single = [g for g in self.groups if g.end <= start and g.count_min == g.count_max == 1 and self.doc[g.head].lemma_.lower() == lemma
                          and self._block(g.start) == self._block(start) and number - self._number(g.start) <= REACH]
                if single:
                    return Anaphor(start, end, text, [], (single[-1].start, single[-1].end), f"“{text}” is “{single[-1].text}”")
                options = [item for item in self._earlier(token, number, True) if item[1].kind == "person" and any(
                    lemma in o.lower().split() for o in self.entities[item[1].entity].occupations)]
                options = options if len({item[1].entity for item in options}) == 1 else []
            if len({item[1].entity for item in options}) == 1 or (options and options[0][2]):
                chosen = options[0][1]
                return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
            if aged and (alone := self._alone_before(token, number)) is not None:
                return Anaphor(start, end, text, [alone.entity], None, f"“{text}” is “{alone.text}”, alone before it")
        acts = token.dep_ in (*_SUBJECTS, "obj", "iobj", "obl:agent", "nmod:poss")
        if lemma in _BODY_WORDS or lemma in body_nouns() - _NAMED_BY_PLACE or lemma in _PARTS_OF_STATE or acts and lemma in _IN_NAMES:
            earlier = [item for item in self._earlier(token, number) if item[1].kind == "organisation"]
            wide = [item for item in self._earlier(token, number, True) if item[1].kind == "organisation"] if not described else []
            named = () if described else (*earlier, *wide)
            of_name = [item for item in named if lemma in self.entities[item[1].entity].name.lower().split()]
            if of_name:
                chosen = of_name[0][1]
                return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
            if lemma == "group":
                crowds = [g for back in range(REACH + 1) for g in self.groups_of.get(number - back, [])[::-1] if g.end <= start
                          and self._block(g.start) == self._block(start) and self.doc[g.head].lemma_.lower() == lemma]
                if crowds:
                    return Anaphor(start, end, text, [], (crowds[0].start, crowds[0].end), f"“{text}” is “{crowds[0].text}”")
            earlier = [item for item in earlier if lemma == "force" or not self._is_state_organ(item[1].entity)]
            options = [item for item in earlier if lemma in _OF_KIND.get(self.entities[item[1].entity].subkind, set())]
            if lemma in _OF_KIND["media"]:
                options = [item for item in options if self.entities[item[1].entity].subkind] or options
            if described:
                options = [item for item in options if item[0] <= 2 and lemma != "party"]
                options = options if len({item[1].entity for item in options}) == 1 else []
            elif not options:
                wide = [item for item in wide if lemma in _OF_KIND.get(self.entities[item[1].entity].subkind, set())]
                options = wide if len({item[1].entity for item in wide}) == 1 else []
            if self._tells_of_patient(token):
                options = [item for item in options if not self._speaks(item[1].start, item[1].end)] or options
            if options:
                chosen = options[0][1]
                unnamed = self._unnamed_behind(chosen, number, lemma, start)
                if unnamed is not None:
                    return Anaphor(start, end, text, [], (unnamed.start, unnamed.end), f"“{text}” is “{unnamed.text}”")
                return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")
        return None

    def _unnamed_behind(self, name: Mention, number: int, lemma: str, end: int) -> Group | None:
        """An unnamed body told of behind a name by the noun that would stand for it ("X said that a radio station … the station")."""
        told = [g for back in range(REACH + 1) for g in self.groups_of.get(number - back, []) if name.end < g.start and g.end <= end
                and self.doc[g.head].lemma_.lower() == lemma and self.doc[g.head].dep_ != "appos" and g.text.lower().startswith(("a ", "an ", "another "))]
        return told[-1] if told else None

    def _tells_age(self, noun: Token) -> bool:
        """Whether a noun is told with an age ("the 40-year-old barrister", "the 40-year-old")."""
        old = noun if noun.lower_ == "old" else next((c for c in noun.lefts if c.lower_ == "old"), None)
        return old is not None and any(c.lower_ == "year" for c in old.lefts)

    def _alone_before(self, token: Token, number: int) -> Mention | None:
        """The only person whom the last sentence of the paragraph with a name names before the token; none where that name is told
        only as a source, or holds an office, or somebody unnamed is told of behind it."""
        nearest = [item for item in self._people(token, number)][:1]
        if not nearest or nearest[0][0] > 3:
            return None
        named = [m for m in self.by_sentence.get(number - nearest[0][0], []) if m.kind == "person" and m.end <= token.idx]
        unnamed = any(g.count_min == g.count_max == 1 for back in range(nearest[0][0] + 1) for g in self.groups_of.get(number - back, [])
                      if named[0].end < g.start and g.end <= token.left_edge.idx)
        return named[0] if len({m.entity for m in named}) == 1 and not unnamed and not self._only_a_source(named[0]) and not self._is_in_office(named[0]) else None

    def _is_in_office(self, mention: Mention) -> bool:
        """Whether the text gives somebody an office, or has them speak for others."""
        return any(set(o.lower().split()) & _IN_OFFICE for o in self.entities[mention.entity].occupations)

    def _narrowing(self, token: Token, person: bool) -> list[Token]:
        """What hangs on a noun and may make it another than the one told before ("the group in Gulu", "the man who fled")."""
        joined = next((c.i for c in token.rights if c.dep_ == "conj"), len(self.doc))  # what follows describes that
        found = []
        for child in token.children:
            if child.lower_ == "year":
                continue
            if child.dep_ == "acl:relcl":
                narrows = not {child.left_edge.text, self.doc[child.left_edge.i - 1].text} & {",", "–", "—"}
            elif child.dep_ == "nummod":
                narrows = not child.like_num
            else:
                narrows = child.dep_ in ("nmod", "acl", "appos", "amod", "compound", "flat", "nmod:desc") and child.i < joined and not (
                    person and child.i < token.i and child.lower_ in _KNOWN_BY) and not _is_of_the_verb(child, token)
            if narrows:
                found.append(child)
        return found

    def _bodies_together(self, token: Token, number: int, count: int) -> Anaphor | None:
        """"the three groups", "both organisations": as many bodies named together before in the paragraph."""
        first = next(c for c in token.lefts if c.dep_ != "case")
        lemma = token.lemma_.lower()
        start, end = first.idx, token.idx + len(token)
        told: list[int] = []
        for back in range(REACH + 1):
            once = self._of_kind(number - back, start, lemma)
            runs = [run for run in self._runs(once) if len(run) == count]
            told = list(dict.fromkeys([*(m.entity for m in once), *told]))
            if runs or len(told) == count:
                return Anaphor(start, end, text_of(self.doc)[start:end], runs[-1] if runs else told, None, f"the {count} told before it")
        return None

    def _of_kind(self, number: int, end: int, lemma: str) -> list[Mention]:
        """Bodies named in a sentence of the paragraph, each once, that a noun calls by their kind or name."""
        block = self._block(end)
        named = [m for m in self.by_sentence.get(number, []) if m.kind == "organisation" and m.end <= end and self._block(m.start) == block
                 and (lemma in _OF_KIND.get(self.entities[m.entity].subkind, ()) or lemma in self.entities[m.entity].name.lower().split())]
        named.sort(key=lambda m: m.start)
        return [m for n, m in enumerate(named) if m.entity not in {other.entity for other in named[:n]}]

    def _in_small_letters(self, token: Token) -> Anaphor | None:
        """"the teachers' union", "the human rights commission": the only body named before it in the text of whose name the words are
        a part."""
        first = token.left_edge
        if first.lower_ != "the" or token.i - first.i < 2 or not all(t.is_lower or t.is_punct or t.lower_ in ("’s", "'s", "’", "'") for t in self.doc.tokens[first.i + 1 : token.i + 1]):
            return None
        if any(c.dep_ in ("appos", "flat") or c.dep_ == "nmod" and not _is_of_the_verb(c, token) for c in token.rights):
            return None
        phrase = self.doc[first.i + 1 : token.i + 1].text
        told = [m for m in self.named_with.get(token.lower_, ()) if m.end <= first.idx and f" {phrase}" in f" {self.entities[m.entity].name.lower()}"]
        if len({m.entity for m in told}) != 1:
            return None
        start, end = first.idx, token.idx + len(token)
        return Anaphor(start, end, text_of(self.doc)[start:end], [told[0].entity], None, f"“{text_of(self.doc)[start:end]}” is “{told[0].text}”")

    def _so_called(self, token: Token, number: int, start: int, end: int, text: str) -> Anaphor | None:
        """"the page", "the cooperative": the organisation last told with that noun in the paragraph, else the only one in the section."""
        block = self._block(start)
        told = [m for m in self.called.get(token.lemma_.lower(), ()) if m.end <= start and number - self._number(m.start) <= SECTION_REACH and self._block(m.start)[1] == block[1]]
        near = [m for m in told if self._block(m.start) == block]
        chosen = near[-1] if near else told[-1] if len({m.entity for m in told}) == 1 else None
        if chosen is None:
            return None
        return Anaphor(start, end, text, [chosen.entity], None, f"“{text}” is “{chosen.text}”")

    def _the_others(self, token: Token, number: int, count: int) -> Anaphor | None:
        """"the two others": those left of the people named together before, less those whom the same sentence names, or names again."""
        section = self._block(token.idx)[1]
        start, end = min(c.idx for c in token.lefts if c.dep_ != "cc"), token.idx + len(token)
        told = [m for m in self.by_sentence.get(number, []) if m.kind == "person" and m.end <= start]
        for back in range(SECTION_REACH):
            here = [m for m in self.by_sentence.get(number - back, []) if m.kind == "person" and m.end <= start and self._block(m.start)[1] == section]
            for run in self._runs(here)[::-1]:
                again = told if back else [m for m in told if any(m.entity == n.entity and n.start < m.start for n in told)]
                left = [n for n in run if n not in {m.entity for m in again}]
                if count > 1 and len(left) == count < len(run):
                    return Anaphor(start, end, text_of(self.doc)[start:end], left, None, "the others of those named together before")
        return None

    def _post_holder(self, token: Token, lemma: str) -> Anaphor | None:
        """"the Prime Minister", "the human rights lawyer": the only person whom the text gives that post in the same words."""
        parts = [c for c in token.lefts if c.dep_ in ("compound", "amod") and c.i > 0]
        if not parts and lemma not in _OF_THE_STATE or lemma not in _ROLE_WORDS and lemma not in words("occupations", "occupation") or any(
                c.dep_ in ("nmod", "acl", "acl:relcl", "appos", "flat") for c in token.rights):
            return None
        determiner = next((c for c in token.lefts if c.dep_ == "det"), None)
        if determiner is None or "Plur" in token.morph.get("Number", []):
            return None
        phrase = self.doc[determiner.i + 1 : token.i + 1].text.lower()
        holders = {m.entity for m in self.mentions if m.kind == "person" and m.end <= token.idx and any(
            phrase in o.lower() if parts else phrase == o.lower() for o in self.entities[m.entity].occupations)}
        if len(holders) != 1:
            return None
        start, end, holder = determiner.idx, token.idx + len(token), holders.pop()
        text = text_of(self.doc)[start:end]
        return Anaphor(start, end, text, [holder], None, f"“{text}” is “{self.entities[holder].name}”")

    def _campaigner(self, token: Token, number: int) -> Anaphor | None:
        """"the teachers' rights activist", "the defender": the only person named in the paragraph so far, if the text gives
        them no other occupation; "the journalist", "the farmer", if it gives them none."""
        if (lemma := token.lemma_.lower()) not in _CAMPAIGNERS and lemma not in _PERSONAL or "Plur" in token.morph.get("Number", []) or any(
                c.dep_ not in ("det", "compound", "amod", "nmod:poss", "punct") for c in token.children if c.i < token.i or c.dep_ != "punct"):
            return None
        determiner = token.left_edge if token.left_edge.lower_ == "the" else None
        block = self._block(token.idx)
        people = [m for n in range(max(0, number - SECTION_REACH), number) if self._block(self.sentences[n].start_char) == block
                  for m in self.by_sentence.get(n, []) if m.kind == "person" and not self._only_a_source(m)]
        people = [m for m in people if not self._is_in_office(m) and not self._is_relation(m)] or people
        single = any(g.count_min == g.count_max == 1 and self._block(g.start) == block and g.end <= token.idx
                     and self.doc[g.head].dep_ != "appos" and self.doc[g.head].lemma_.lower() not in _OFFICIALS | _ROLE_HOLDERS for g in self.groups)
        if determiner is None or single or len({m.entity for m in people}) != 1:
            return None
        occupations = self.entities[people[0].entity].occupations
        if token.lemma_.lower() in _PERSONAL - _CAMPAIGNERS and occupations or any(o.lower().split()[-1] not in _CAMPAIGNERS | _MEMBERS for o in occupations):
            return None
        start, end = determiner.idx, token.idx + len(token)
        text = text_of(self.doc)[start:end]
        return Anaphor(start, end, text, [people[0].entity], None, f"“{text}” is “{people[0].text}”, alone in the paragraph")

    def _plural_description(self, token: Token, number: int, lemma: str, start: int, end: int, text: str) -> Anaphor | None:
        block = self._block(token.idx)
        counts = [c for c in token.children if c.dep_ == "nummod"]
        for back in range(REACH + 1):
            options = [g for g in self.groups_of.get(number - back, []) if g.end <= start and self._block(g.start) == block
                       and self.doc[g.head].lemma_.lower() == lemma and (g.count_min is None or g.count_min > 1)]
            if options:
                group = options[-1]
                return Anaphor(start, end, text, [], (group.start, group.end), f"“{text}” are “{group.text}”")
            if back <= 1 and not counts and lemma in _BODY_WORDS and (run := [r for r in self._runs(self._of_kind(number - back, start, lemma)) if len(r) > 1]):
                return Anaphor(start, end, text, run[-1], None, f"“{text}” are those named together before it")
            people = [m for m in self.by_sentence.get(number - back, []) if m.end <= start and self._block(m.start) == block and m.kind == "person"]
            if lemma in OF_NOUN and self._are_other(people, OF_NOUN[lemma]):
                found = self._of_gender(people, OF_NOUN[lemma], start, end) or self._assailants(number - back, start, end, text)
                if found is not None or any(self.gender.get(m.entity, OF_NOUN[lemma]) == OF_NOUN[lemma] for m in people):
                    return found
                continue
            chain = self._coordinated(people)
            here = {tuple(a.entities) for a in self.found if a.start >= self.starts[number] and a.text.lower() != text.lower() and a.text.lower().startswith("the ")}
            unlike = lemma in _JUDICIAL and not any(lemma in o.lower().split() for n in chain for o in self.entities[n].occupations)
            if len(chain) > 1 and not unlike and (back <= 1 or counts) and tuple(chain) not in here and lemma in _ROLE_WORDS | _PLURAL_ROLES and (not counts or len(chain) in (_COUNTS.get(counts[0].lower_), int(counts[0].text) if counts[0].text.isdecimal() else 0)):
                return Anaphor(start, end, text, chain, None, f"“{text}” are those named together before it")
            again = [a for a in self.found[-12:] if a.end <= start and self._number(a.start) == number - back and self._block(a.start) == block and a.group is None
                     and len(a.entities) > 1 and all(self.entities[n].kind == ("organisation" if lemma in _BODY_WORDS else "person") for n in a.entities)]
            if again and not counts and back <= 1 and lemma in _PLURAL_ROLES | _BODY_WORDS and tuple(again[-1].entities) not in here and all(
                    self.gender.get(n, OF_NOUN.get(lemma)) == OF_NOUN.get(lemma, self.gender.get(n)) for n in again[-1].entities):
                return Anaphor(start, end, text, again[-1].entities, None, f"as “{again[-1].text}” before it")
        return self._of_gender_above(number, OF_NOUN[lemma], start, end) if lemma in OF_NOUN else None

    def _of_gender_above(self, number: int, gender: str, start: int, end: int) -> Anaphor | None:
        """"the men" in the first sentence of a paragraph: those of the last sentence of the paragraph above that names people together,
        or women and men, if it is known of all who they are."""
        for n in reversed(self._paragraph_above(number)):
            people = list(dict.fromkeys(m.entity for m in self.by_sentence.get(n, []) if m.kind == "person"))
            fitting = [p for p in people if self.gender.get(p) == gender]
            if len(people) > 1:
                known = len(fitting) > 1 and all(p in self.gender for p in people)
                return Anaphor(start, end, text_of(self.doc)[start:end], fitting, None, "those of that gender in the paragraph above") if known else None
        return None

    def _are_other(self, people: list[Mention], gender: str) -> bool:
        """Whether somebody among those named cannot be one of "the men" or "the women"."""
        return any(self.gender.get(m.entity, gender) != gender for m in people)

    def _assailants(self, number: int, start: int, end: int, text: str) -> Anaphor | None:
        """"the men": the unnamed people of a sentence who are told of by a word for men ("gunmen"), where those named there are women."""
        told = [g for g in self.groups_of.get(number, []) if g.end <= start and self._is_plural(g) and self.doc[g.head].lemma_.lower().endswith("man")]
        if len({g.text for g in told}) != 1:
            return None
        return Anaphor(start, end, text, [], (told[0].start, told[0].end), f"“{text}” are “{told[0].text}”")

    def _of_gender(self, people: list[Mention], gender: str, start: int, end: int) -> Anaphor | None:
        """"the women": the women of those named together last, if it is known of all who they are."""
        for run in self._runs(people)[::-1]:
            fitting = [n for n in run if self.gender.get(n, gender) == gender]
            if len(fitting) > 1 and all(self.gender.get(n) == gender for n in fitting):
                return Anaphor(start, end, text_of(self.doc)[start:end], fitting, None, "those of that gender among the people named together before it")
        return None

    def _part_of(self, token: Token, number: int) -> Anaphor | None:
        """"Four of them": a part of a group; it stays a group of its own with its own count."""
        target = next((c for c in token.rights if c.lower_ in ("them", "whom", "these", "those") and any(x.lower_ == "of" for x in c.children)), None)
        if target is None:
            return None
        if token.lower_ in ("all", "both", "each", "none"):
            return self._all_of(token, target, number)
        start, end = token.idx, target.idx + len(target)
        group = next((g for g in self.groups if g.head == token.i), None)
        if group is None:
            return None
        return Anaphor(start, end, text_of(self.doc)[start:end], [], (group.start, group.end), "part of those told before")

    def _all_of(self, token: Token, target: Token, number: int) -> Anaphor | None:
        """"all of them", "A, B and C, all of whom": those whom the pronoun stands for."""
        start, end = token.idx, target.idx + len(target)
        text = text_of(self.doc)[start:end]
        if target.lower_ == "them":
            meant = self._many(target, number)
            return None if meant is None else Anaphor(start, end, text, meant.entities, meant.group, meant.basis)
        if target.lower_ != "whom" or token.i < 2:
            return None
        people = [m for m in self.by_sentence.get(number, []) if m.kind == "person" and m.end <= start]
        chain = self._coordinated(people)
        if len(chain) > 1 and start - max(m.end for m in people) <= len(", "):
            return Anaphor(start, end, text, chain, None, f"“{text}” are those named together before it")
        before = [g for g in self.groups_of.get(number, []) if g.end <= start and self._is_plural(g)]
        if not before:
            return None
        return Anaphor(start, end, text, [], (before[-1].start, before[-1].end), f"“{text}” are “{before[-1].text}”")


@Language.factory("coreference", requires=["token.dep"], assigns=["doc._.anaphors"])
def make_coreference(nlp: Language, name: str) -> Callable[[spacy.tokens.Doc], spacy.tokens.Doc]:
    """The component, as a spaCy factory."""
    return coreference
