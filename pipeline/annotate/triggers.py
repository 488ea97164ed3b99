"""The spaCy component "triggers": words and phrases that may name an event, from vocabulary/triggers.csv.

Reads lemma, part of speech, parse, and where present the layers of mentions, groups and anaphors (a condition such as
`obj:@person` asks them). Sets `doc._.triggers` (list of `Trigger`) and `doc.spans["triggers"]`, labelled with the type.
Whether a trigger makes an event is decided later, by `pipeline.relate`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import takewhile
from typing import NamedTuple

import spacy.tokens
from spacy.language import Language

from pipeline.annotate import clauses
from pipeline.annotate.defiance import all_the_same, on_the_day
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import hyphenated_lemma, lemma_of
from pipeline.annotate.parse import Doc, Span, Token, parse_of, remembered
from pipeline.annotate.quotations import (
    OPENING_QUOTES,
    in_inverted_commas,
    quotation_behind,
    quoted_content,
    quoted_spans,
    words_quoted,
)
from pipeline.annotate.trigger_vocabulary import (
    ASSEMBLIES,
    Condition,
    LightVerb,
    TriggerRule,
    class_lemmas,
    lent_rules,
    light_verbs,
    phrasal_verbs,
    rules_by_name,
    trigger_rules,
    word_classes,
)
from pipeline.embedded_posts import embedded_posts
from pipeline.layers import Trigger, register_extensions
from pipeline.vocabulary import word_list

FOLLOWING = 10  # words behind a trigger in which a prepositional phrase still belongs to it
PARTS_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}  # of a token → of a row
AUTHORITIES = frozenset({"prosecution", "court", "police"})  # classes of those who act by law
OF_NAMED = AUTHORITIES | {"official", "accuser", "lawmaking"}
OF_UNNAMED = OF_NAMED | {"civil_society", "civilian"}
"""Classes to which a pronoun may belong by the name or the unnamed people that it stands for; as a speaker those people only go on."""
DESCRIBED = frozenset({"person", "official"})
ASKED_FOR = frozenset({"permission"})
ASSEMBLED = frozenset({"assembly"})
LAW_TEXTS = frozenset({"lawtext"})
JOINED_BY = {"on-of": "on", "in-of": "in"}
"""Relations of a noun to the verb to which a preposition joins it."""
LONGEST_LABEL = 16
"""Words of a label that opens a sentence."""
SAID = ("ccomp", "parataxis")
"""Relations of what is said to the verb of saying."""
BECOMING = {"be", "become", "form", "constitute"}
MODALS = {"can", "could", "may", "might", "must", "should"}
DEFINITE = {"the", "this", "that", "these", "those"}
ANYBODY = {"anyone", "anybody", "everyone", "those", "whoever"}
THINGS = {"it", "this", "they", "them"}
STORY_VERBS = {"march", "protest", "demonstrate", "rally", "picket", "parade", "gather", "assemble", "congregate",
               "arrest", "detain", "jail", "imprison", "seize", "remand", "abduct"}
"""Verbs that say as their nouns do what a story is about, also as words of a name ("the Women's March")."""
ANTECEDENTS = {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "root"}
IMPOSED = word_list("triggers.imposed")
ANTECEDENT_REACH = 40  # words before a pronoun in which the thing it means was told
COUNTING_DEPS = {"nsubj", "nsubj:pass", "obj", "obl:unmarked", "conj", "obl"}
"""Relations in which a bare number in front of a passive stands for people."""
BEHIND_SUBJECT = {"of", "against", "into", "on", "for", "about"}
"""Prepositions that join the subject of a passive to what its active would have behind the object."""
ONE_OF_THEM = {"nsubj", "nsubj:pass", "obj"}
SPAN_GAP = 6  # tokens between a trigger and a matched companion that the trigger's span may bridge


class Kinds:
    """What a token names: `person`, `group`, `place`, `organisation` and `organisation:<subkind>`."""

    def __init__(self, doc: Doc) -> None:
        self.by_token: dict[int, set[str]] = {}
        entities = doc._.entities or []
        for mention in doc._.mentions or []:
            self._add(doc, mention.start, mention.end, self._names(entities, mention.entity, mention.kind))
        self.occupations: dict[int, set[str]] = {}
        for anaphor in doc._.anaphors or []:
            names: set[str] = {"group"} if anaphor.group else set()
            for number in anaphor.entities:
                names |= self._names(entities, number, entities[number].kind)
            span = self._add(doc, anaphor.start, anaphor.end, names)
            if span is not None and span.root.pos_ == "PRON":
                meant = doc.char_span(*anaphor.group, alignment_mode="expand") if anaphor.group and not anaphor.entities else None
                words = {lemma_of(meant.root)} if meant is not None else {
                    word for number in anaphor.entities for word in _last_words(entities[number].occupations)}
                self.occupations.setdefault(span.root.i, set()).update(words & class_lemmas(OF_NAMED if meant is None or span.root.dep_ == "nsubj" else OF_UNNAMED))
        for group in doc._.groups or []:
            self.by_token.setdefault(group.head, set()).add("group")
        for mention in doc._.mentions or []:
            span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if mention.kind == "person" and mention.entity < len(entities) and span is not None:
                self.occupations.setdefault(span.root.i, set()).update(_last_words(entities[mention.entity].occupations))

    @staticmethod
    def _names(entities: list, number: int | None, kind: str) -> set[str]:
        names = {kind}
        if number is not None and number < len(entities) and entities[number].subkind:
            names.add(f"{kind}:{entities[number].subkind}")
        return names

    def _add(self, doc: Doc, start: int, end: int, names: set[str]) -> Span | None:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            self.by_token.setdefault(span.root.i, set()).update(names)
        return span

    def of(self, token: Token) -> set[str]:
        return self.by_token.get(token.i, set())

    def beside(self, token: Token) -> set[str]:
        """What the name behind a description of people names ("its president, Ana Díaz, said")."""
        names = [kind for name in clauses.children(token, "appos") for kind in self.of(name)] if token.pos_ == "NOUN" else []
        return {kind for kind in names if kind == "person" or lemma_of(token) in class_lemmas(DESCRIBED)}

    def described(self, token: Token) -> set[str]:
        """Words that tell what somebody is: the occupations of the person named, the description beside a name; of a pronoun,
        what the one it means is of courts, police or prosecution."""
        beside = {lemma_of(child) for child in token.children if child.dep_ == "nmod:desc" and pos_is_noun(child)}
        return self.occupations.get(token.i, set()) | beside


def _last_words(occupations: list[str]) -> set[str]:
    return {occupation.lower().split()[-1] for occupation in occupations}


def _names_of_thing(noun: Token) -> set[str]:
    """A noun, also with the one before it that is a part of its name: "house arrest" is no arrest."""
    named = {f"{c.lower_} {lemma_of(noun)}" for c in noun.children if c.i == noun.i - 1 and c.dep_ == "compound"}
    return named if "house arrest" in named else {lemma_of(noun), *named}


class Words(NamedTuple):
    """What a token, or one of several, may be called in a condition."""

    forms: set[str]  # its lemma, the word as it stands, its lemma with the word in front of it, of a title with what it is "of"
    described: set[str]
    kinds: set[str]


NO_WORDS = Words(set(), set(), set())


class Matcher:
    """Decides which vocabulary row, if any, a token of one Doc satisfies."""

    def __init__(self, doc: Doc) -> None:
        self.kinds = Kinds(doc)
        self._rules = trigger_rules()
        self._words: dict[int, Words] = {}
        self._candidates: dict[tuple[int, str], list[Token]] = {}
        self._called: dict[tuple[int, str], Words] = {}
        self._classes = word_classes()
        self._sentences: dict[int, set[str]] = {}
        self.dates = {t.i for time in doc._.times or [] if time.kind == "date"
                      for t in doc.char_span(time.start, time.end, alignment_mode="expand") or ()}
        self.sums = {t.i for money in doc._.money or [] for t in doc.char_span(money.start, money.end, alignment_mode="expand") or ()}

    def words(self, token: Token) -> Words:
        """What conditions may call a token; looked up once, since the rows of a word ask the same."""
        words = self._words.get(token.i)
        if words is None:
            lemma, phrase = lemma_of(token), hyphenated_lemma(token)
            if token.i > 0 and not phrase:
                before = token.doc.tokens[token.i - 2 if token.i > 1 and token.nbor(-1).lower_ in ("’s", "'s") else token.i - 1]
                phrase = f"{before.lower_} {lemma}"  # "prosecutor office" also of "the prosecutor’s office"
            led = {f"{lemma} of {t.lower_}" for t in clauses.oblique(token, "of")} if token.text.istitle() and token.i + 1 < token.sent.end and token.nbor().lower_ == "of" else set()
            meant = {name for noun in self.meant(token) for name in _names_of_thing(noun)} if token.lower_ in THINGS and token.pos_ in ("PRON", "DET") else set()
            if token.lower_ == "which" and token.dep_ == "obl" and token.head.dep_ == "acl:relcl" and pos_is_noun(token.head.head):
                meant = {lemma_of(token.head.head)}  # "a march, to which the police objected"
            sums = {"money"} if token.i in self.sums else set()
            words = self._words[token.i] = Words({lemma, token.lower_, phrase} | led | meant, self.kinds.described(token), self.kinds.of(token) | self.kinds.beside(token) | sums)
        return words

    def meant(self, pronoun: Token) -> list[Token]:
        """Nouns for which a pronoun of things may stand: the last subjects and objects before it in its paragraph ("tabled a bill
        … and signed it"), of a request or notice what it is for, too; where it stands for somebody or for a body, only a law
        ("the cabinet tabled a bill … it was amended")."""
        if pronoun.dep_ == "nmod" and pronoun.head.pos_ == "NUM":
            return []  # "twelve months, eight of them suspended"
        found: list[Token] = []
        law: list[Token] = []
        others = 2 if not self.kinds.of(pronoun) else 0
        for i in range(pronoun.i - 1, max(-1, pronoun.i - ANTECEDENT_REACH), -1):
            noun = pronoun.doc[i]
            if noun.is_space or "\n" in noun.whitespace_:
                break
            if self.kinds.of(noun):
                continue
            if noun.dep_ not in ANTECEDENTS or noun.head.i == pronoun.head.i or i in self.dates:
                told_below = lemma_of(noun) in class_lemmas(ASSEMBLED) or pronoun.dep_ == "nsubj:pass" and lemma_of(noun) in IMPOSED
                if noun.pos_ == "NOUN" and noun.dep_ in ("obl", "nmod") and told_below and len(found) < others:
                    found.append(noun)  # "told the police of a march. The commissioner would not allow it", "put X under house arrest. It was extended"
                continue
            if lemma_of(noun) in class_lemmas(LAW_TEXTS) and pos_is_noun(noun) and pronoun.lower_ == "it" and not law:
                law.append(noun)
            elif noun.pos_ == "NOUN" and len(found) < others:
                found += [noun, *clauses.oblique(noun, "of", "for")] if lemma_of(noun) in class_lemmas(ASKED_FOR) else [noun]
        return found if any(lemma_of(noun) in class_lemmas(ASSEMBLED) for noun in found) else found + law

    def value(self, condition: Condition, token: Token) -> bool:
        """Whether the token is one of the condition's words or belongs to one of its classes."""
        if condition.any:
            return True
        forms, described, kinds = self.words(token)
        if not condition.lemmas.isdisjoint(forms) or described and not condition.lemmas.isdisjoint(described):
            return True
        for name in condition.classes:
            of_class = self._classes[name]
            if name in ASSEMBLIES and ("organisation" in kinds or token.i in self.dates):
                continue  # "outlawed the National Teachers’ Assembly", "on 3 March"
            if not of_class.lemmas.isdisjoint(forms):
                if not (name == "person" and token.pos_ in ("DET", "NUM") and token.dep_ in ("det", "nummod")):
                    return True
            if name == "person" and token.pos_ == "NUM" and token.dep_ in COUNTING_DEPS and token.i not in self.dates and token.head.pos_ != "NOUN":
                return True  # "40 were injured"
            if name == "person" and (_is_part_of_people(token) or _is_one_of_them(token)):
                return True
            if kinds and not of_class.entities.isdisjoint(kinds) or described and name != "person" and not of_class.lemmas.isdisjoint(described):
                return True
        return False

    def is_many(self, noun: Token) -> bool:
        """Whether a noun tells of more than one person: a plural, a number, a crowd, a body."""
        if "Plur" in noun.morph.get("Number", []) or noun.pos_ == "NUM" and noun.lower_ not in ("1", "one") or noun.lower_ in QUANTITIES:
            return True
        return lemma_of(noun) in COLLECTIVES or "organisation" in self.kinds.of(noun)

    def candidates(self, relation: str, token: Token) -> list[Token]:
        """Tokens in the relation to the trigger; looked up once, since the rows of a word ask the same."""
        found = self._candidates.get((token.i, relation))
        if found is None:
            found = RELATIONS[relation](token) if relation in RELATIONS else _marked_by(relation, token)
            self._candidates[token.i, relation] = found
        return found

    def may_hold(self, condition: Condition, token: Token) -> bool:
        """Whether anything in the relation to the trigger is called by one of the condition's words, or is a name or number that they
        may mean."""
        forms, described, kinds = self._called.get((token.i, condition.relation)) or self._call(condition.relation, token)
        if not forms:  # nothing stands in the relation
            return False
        return not (condition.words.isdisjoint(forms) and condition.entities.isdisjoint(kinds) and condition.words.isdisjoint(described))

    def _call(self, relation: str, token: Token) -> Words:
        candidates = self.candidates(relation, token)
        each = [self.words(t) for t in candidates]
        if len(each) < 2:
            called = each[0] if each else NO_WORDS
        else:
            called = Words(*(set().union(*of_each) for of_each in zip(*each, strict=True)))
        if any(t.pos_ == "NUM" or _is_part_of_people(t) or _is_one_of_them(t) for t in candidates):  # a bare number may stand for people
            called = called._replace(kinds=called.kinds | {"person"})
        self._called[token.i, relation] = called
        return called

    def companions(self, condition: Condition, token: Token) -> list[Token] | None:
        """Tokens that satisfy the condition (the trigger itself for conditions about its form), None if unmet."""
        relation = condition.relation
        if relation in OF_FORM:
            return self._of_form(condition, token)
        found = self.candidates(relation, token)
        if condition.any and relation not in RELATIONS:
            word = _word_beside(relation, token)
            if word:
                return word
            if relation in ("on", "in"):
                found = [t for t in found if t.i not in self.dates]  # "called … on 4 May" is no call on somebody
        return [t for t in found if self.value(condition, t)] or None if found else None

    def _of_form(self, condition: Condition, token: Token) -> list[Token] | None:
        """The same for a condition that asks how the trigger itself stands."""
        relation = condition.relation
        if relation == "passive":
            return [token] if clauses.is_passive(token) else None
        if relation == "case":
            return [token] if clauses.prepositions(clauses.first_conjunct(token)) & condition.lemmas else None
        if relation == "alone":  # that no other word of the sentence tells an event is known only at the end
            return [token] if _is_main(token) and not clauses.is_passive(token) else None
        if relation == "bare":
            plain = "Plur" not in token.morph.get("Number", []) and not any(c.dep_ in ("det", "amod", "compound", "nmod:poss", "nummod") for c in token.children)
            return [token] if plain else None
        if relation == "many":
            return [token] if any(self.is_many(t) for t in self.candidates("subj", token)) or len(self.candidates("subj", token)) > 1 else None
        if relation == "told":
            return [token] if self.told_before(token).replace("_", " ") in condition.lemmas else None
        if relation == "defiant":
            return [token] if all_the_same([token]) or on_the_day([token]) else None
        if relation == "light":
            carrier = light_verb_of(token)
            return [carrier[0]] if carrier else None
        if relation == "mod":
            modifiers = f" {clauses.left_modifiers(token)} ".replace("’s ", " ").replace("'s ", " ").replace("’", "").replace("'", "")
            return [token] if any(f" {word} " in modifiers for word in condition.lemmas) else None
        if relation in ("obj-of", "subj-of"):
            above = (token.head, "object") if token.dep_ == "iobj" else clauses.governor(token)
            wanted = "object" if relation == "obj-of" else "subject"
            return [above[0]] if above and above[1] == wanted and self.value(condition, above[0]) else None
        verb = joined_to(token)
        return [verb] if JOINED_BY[relation] in clauses.prepositions(clauses.first_conjunct(token)) and self.value(condition, verb) else None

    def _words_of(self, sentence: Span) -> set[str]:
        if sentence.start not in self._sentences:
            self._sentences[sentence.start] = {token.lower_ for token in sentence}
        return self._sentences[sentence.start]

    def match(self, rule: TriggerRule, token: Token) -> list[Token] | None:
        """The trigger's companions in the text if every condition holds."""
        companions: list[Token] = []
        for condition in rule.conditions:
            hits = self.companions(condition, token)
            if (hits is None) != condition.negated:
                return None
            if hits and condition.relation not in BESIDE:
                companions += [t for t in hits if t.lower_ != "which" and not (t.dep_ == "nsubj:pass" and t.head is token)]
            elif hits and condition.relation == "obj" and condition.lemmas:
                companions += [t for t in hits if lemma_of(t) in condition.lemmas and not self.kinds.of(t) and _beside(t, token)]
        return companions

    def told_before(self, token: Token) -> str:
        """The type that the nearest verb before a word in its paragraph tells ("A protested, and B followed suit"), or nothing."""
        for before in reversed(token.doc.tokens[max(0, token.i - ANTECEDENT_REACH):token.i]):
            if before.is_space or "\n" in before.whitespace_:
                break
            if before.pos_ == "VERB" and (best := self.best(before)) is not None:
                return best[0].event_type
        return ""

    def best(self, token: Token, *, alone: bool = True) -> tuple[TriggerRule, list[Token]] | None:
        """The most specific row that holds: the one with most positive conditions, then the first in the file. `alone`: of those,
        too, that ask that nothing else is told."""
        pos = part_of_speech(token)
        if pos is None:
            return None
        whole, lemma = hyphenated_lemma(token), lemma_of(token)
        key = (whole, pos) if whole and (whole, pos) in self._rules else (lemma, pos)
        if pos == "adj" and key not in self._rules and (token.tag_ in ("VBN", "VBD") or clauses.has_child(token, "aux:pass")) and token.dep_ not in ("amod", "compound"):
            key = lemma, "verb"
        if key not in self._rules and key not in lent_rules():
            return None
        words = self._words_of(token.sent)
        for needs, first, rule in _rows(*key):
            if not needs <= words or first is not None and not self.may_hold(first, token) or not alone and asks_alone(rule):
                continue
            companions = self.match(rule, token)
            if companions is not None:  # a reading that names no event excludes the others
                return (rule, companions) if rule.event_type else None
        return None


def part_of_speech(token: Token) -> str | None:
    """The part of speech under which rows list a word: an adverb that a copula makes a predicate ("was home again") is read as an adjective."""
    if token.pos_ == "ADV":
        return "adj" if clauses.has_child(token, "cop") else None
    return PARTS_OF_SPEECH.get(token.pos_)


def asks_alone(rule: TriggerRule) -> bool:
    """Whether the row holds only where nothing else of what is said tells an event."""
    return any(condition.relation == "alone" for condition in rule.conditions)


@cache
def _rows(lemma: str, pos: str) -> list[tuple[frozenset[str], Condition | None, TriggerRule]]:
    """The rows of a word and then those that it borrows, each with what tells soonest that it does not hold: the prepositions and adverbs
    for which its conditions ask, of which its sentence may lack one, and its first condition on words that stand in another relation."""
    rows = []
    for rule in (*trigger_rules().get((lemma, pos), ()), *lent_rules().get((lemma, pos), ())):
        asked = [c for c in rule.conditions if not c.negated]
        first = next((c for c in asked if not c.any and c.relation in RELATIONS), None)
        rows.append((frozenset(c.relation for c in asked if c.relation not in RELATIONS.keys() | OF_FORM), first, rule))
    return rows


def _beside(thing: Token, verb: Token) -> bool:
    """Whether an object stands behind its verb, or as subject of a passive right before it: "filed a lawsuit", "charges had
    been filed"."""
    between = verb.doc[thing.i + 1:verb.i]
    return thing.pos_ == "NOUN" and (thing.i > verb.i or all(t.pos_ in ("AUX", "ADV", "PART") for t in between))


def _objects(token: Token) -> list[Token]:
    objects = clauses.patients_of(token) + [
        t for t in clauses.children(token, "xcomp") if (t.pos_ == "NOUN" or _is_verbal_noun(t)) and not clauses.prepositions(t)]
    if not objects and token.pos_ == "VERB":
        objects = _next_noun(token)
    objects = objects + [t for t in (*clauses.expand(clauses.children(token, "obj")), *clauses.second_behind_apposition(token)) if t not in objects]
    if not objects and token.pos_ == "VERB":
        objects = clauses.expand(clauses.children(token, "iobj")) or _behind_phrase(token)
    if lemma_of(token) in METING_OUT:
        objects = objects + [t for t in clauses.expand(clauses.children(token, "obl:unmarked")) if t.i > token.i and t not in objects]
    counted = [t for t in objects if lemma_of(t) in MEASURE_NOUNS or t.lower_ in QUANTITIES or t.pos_ in ("NUM", "ADJ")]  # "the first of the charges"
    spans = [t for t in objects if lemma_of(t) in TIME_UNITS]  # "five hours of questioning"
    gerunds = [c for t in spans for c in clauses.children(t, "acl") if c.tag_ == "VBG" and "of" in clauses.prepositions(c)]
    return objects + [inner for t in counted + spans for inner in clauses.oblique(t, "of")] + gerunds


def _is_verbal_noun(token: Token) -> bool:
    """Whether the parser took a noun for a verb ("called the ruling a sign of weakness")."""
    return token.tag_ == "VBG" and clauses.has_child(token, "det")


def _behind_phrase(verb: Token) -> list[Token]:
    """The object that a phrase parts from its verb ("presented to parliament its report")."""
    return [t for t in clauses.children(verb, "obl") if t.i > verb.i and pos_is_noun(t) and not clauses.prepositions(t)
            and clauses.has_child(t, "det", "nmod:poss")][:1]


def _subjects(token: Token) -> list[Token]:
    agents = clauses.agents_of(token)
    made_of = [t for agent in agents if lemma_of(agent) in COLLECTIVES or agent.lower_ in QUANTITIES or agent.pos_ == "NUM" for t in clauses.oblique(agent, "of")]
    return agents + made_of + [
        t for agent in agents if lemma_of(agent) in PARTS_OF_BODIES for t in clauses.oblique(agent, "of") + clauses.children(agent, "compound")]


def _particles(token: Token) -> list[Token]:
    behind = clauses.particle_of(token)
    return clauses.children(token, "compound:prt", "advmod") + ([behind] if behind is not None else []) + _behind_object(token)


def _behind_object(verb: Token) -> list[Token]:
    """The particle behind an object that the parser joined to the phrase that follows ("took the editor in on 4 May")."""
    if not clauses.has_child(verb, "obj"):
        return []
    return [t for t in verb.doc.tokens[verb.i + 2:min(verb.i + FOLLOWING, verb.sent.end - 1)]
            if t.dep_ in ("case", "advmod") and t.nbor().dep_ == "case" and t.nbor().head is t.head and (lemma_of(verb), t.lower_) in phrasal_verbs()][:1]


def _complements(token: Token) -> list[Token]:
    found = clauses.expand(clauses.children(token, "xcomp", "ccomp", "obl", "acl", "advmod"))
    told = clauses.told_to_do(token)
    if lemma_of(token) in GIVING_TIME:
        spans = [t for t in clauses.children(token, "obj", "obl:unmarked") if lemma_of(t) in TIME_UNITS]
        told += [t for t in clauses.children(token, "advcl") + [c for span in spans for c in clauses.children(span, "acl")] if t.tag_ == "VB"]
    made = [t for thing in clauses.children(token, "obj") for t in clauses.children(thing, "acl", "amod") if t.pos_ == "ADJ" and t.i > thing.i]
    return found + told + made + _called(token) + [t for child in clauses.children(token, "xcomp") + told for t in child.subtree if t.pos_ in ("NOUN", "ADJ") or t.lower_ in ("not", "home", "him", "her", "them")]


def _said(verb: Token) -> list[Token]:
    """The clause that somebody says; of a verb set into it or behind it, the clause around it ("the draft, it wrote, would bury …")."""
    told = clauses.children(verb, "ccomp")
    aside = verb.dep_ == "parataxis" and verb.i > verb.head.left_edge.i and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    return told or ([verb.head] if aside and clauses.has_child(verb, "nsubj") and verb.doc[verb.left_edge.i - 1].text == "," else [])


def _within(token: Token) -> list[Token]:
    described = [t for t in clauses.children(token, "ccomp") if t.pos_ == "ADJ" or t.lower_ == "guilty"]  # "found them not guilty"
    barred = [t for t in clauses.children(token, "advcl") if t.tag_ == "VBG" and "from" in clauses.prepositions(t)]
    heads = [token] if token.pos_ == "NOUN" else [*clauses.patients_of(token), *clauses.children(token, "obj", "xcomp"), *described, *barred]
    aside = {t.i for head in heads for clause in head.subtree if clauses.is_relative_clause(clause) for t in clause.subtree if t.lower_ == "not"}
    return [inner for head in heads for inner in head.subtree if inner.i not in aside]


def _marked_by(preposition: str, token: Token) -> list[Token]:
    """Nominals and clauses that a preposition joins to the trigger."""
    asked = _asked_for(token) if preposition == "for" else []
    beside = [t for part in clauses.children(token, "acl") if clauses.is_past_participle(part) and (lemma_of(part), "object") in light_verbs()
              for t in clauses.oblique(part, preposition)] if token.pos_ == "NOUN" else []  # "the ban imposed by the mayor on a march"
    before = [t for thing in clauses.patients_of(token) if thing.i < token.i and thing.head is token for t in clauses.oblique(thing, preposition)] if (
        token.pos_ == "VERB" and preposition in BEHIND_SUBJECT and clauses.is_passive(token)) else []  # "the address of the judge was shared"
    found = clauses.oblique(token, preposition) + _following(preposition, token) + _gerunds_below_object(preposition, token) + asked + beside + before
    return found + _left_behind(preposition, token)


def _left_behind(preposition: str, verb: Token) -> list[Token]:
    """The subject of a passive that leaves its preposition behind ("her flat was broken into", "marchers were fired upon")."""
    word = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    stranded = word.lower_ == preposition and word.pos_ == "ADP" and word.head is verb and word.dep_ in ("obl", "compound:prt", "advmod")
    return clauses.patients_of(verb) if stranded and clauses.is_passive(verb) else []


def _asked_for(verb: Token) -> list[Token]:
    """The clause that "for" opens, also where it is joined to another word ("called for the ban to be lifted")."""
    clause = [t for t in clauses.children(verb, "advcl", "xcomp", "ccomp") if any(c.dep_ == "mark" and c.lower_ == "for" for c in t.children)]
    behind = verb.nbor() if verb.i + 1 < verb.sent.end else verb
    return clause or ([behind.head] if behind.lower_ == "for" and behind.dep_ == "mark" else [])


def _word_beside(word: str, token: Token) -> list[Token]:
    """The adverb or particle itself, where it hangs on the trigger or stands right before it."""
    found = [child for child in token.children if child.lower_ == word and child.dep_ not in ("case", "mark")]
    if not found and token.i > 0 and token.doc[token.i - 1].lower_ == word and token.doc[token.i - 1].pos_ == "ADV":
        return [token.doc[token.i - 1]]
    return found


def _following(preposition: str, token: Token) -> list[Token]:
    """Nominals marked by the preposition within the next words, up to the next verb: the parser often attaches a
    phrase to another head than the trigger that it follows."""
    found = []
    for right in token.doc.tokens[token.i + 1:min(token.i + 1 + FOLLOWING, token.sent.end)]:
        if right.pos_ == "VERB" and right.dep_ != "amod" and not right.tag_.startswith("NN") or right.text in (";", ":"):
            break
        if right.lower_ == preposition == "as" and right.dep_ in ("case", "mark") and right.nbor().text in OPENING_QUOTES:
            return [right.head]  # "described it as “the worst ever seen”"
        if right.pos_ in clauses.NOMINALS and preposition in clauses.prepositions(right):
            found.append(right)
    return found


def _gerunds_below_object(preposition: str, verb: Token) -> list[Token]:
    """Gerunds that the parser joined to those who are accused, thanked or stopped ("accused the men of spreading rumours")."""
    objects = clauses.children(verb, "obj") if verb.pos_ == "VERB" else []
    return [t for thing in objects for t in clauses.children(thing, "acl") if t.tag_ == "VBG" and preposition in clauses.prepositions(t)]


def _called(verb: Token) -> list[Token]:
    """What something is declared to be, which the parser took for a second object or for an apposition of the first ("declared the
    union, which dates from 2019, an unlawful organisation")."""
    objects = clauses.children(verb, "obj")
    if lemma_of(verb) not in NAMING or not objects:
        return []
    between = next(iter(clauses.children(objects[0], "acl:relcl", "acl", "appos")), None)
    beside = [t for t in objects[0].subtree if between is not None and t.i > between.i and t.dep_ == "appos" and any(
        d.lower_ in ("a", "an") for d in clauses.children(t, "det"))]
    return objects[1:] + beside


def _purposes(verb: Token) -> list[Token]:
    """The infinitives that say what something was done for, which the parser joined to the last noun before them ("beat pots in front
    of the ministry | to denounce a tax")."""
    nouns = [t for phrase in clauses.children(verb, *clauses.OBLIQUES) if phrase.i > verb.i for t in phrase.subtree if pos_is_noun(t)]
    return [c for noun in nouns for c in clauses.children(noun, "acl") if c.tag_ == "VB" and "to" in clauses.prepositions(c)]


def _next_noun(verb: Token) -> list[Token]:
    """The noun phrase right behind a verb that the parser left without an object."""
    for right in verb.doc.tokens[verb.i + 1:min(verb.i + 5, verb.sent.end)]:
        if right.pos_ in ("NOUN", "PROPN") and right.dep_ != "compound":
            return [right]
        if right.pos_ not in ("DET", "ADJ", "ADV", "PRON", "NUM", "PROPN", "NOUN") or right.dep_ in ("nsubj", "mark"):
            return []
    return []


def _predicate_nouns(verb: Token) -> list[Token]:
    """The nouns that what is said gives its subject ("told reporters that NGOs were “a front”", "had become “a fifth column”")."""
    clauses_said = clauses.children(verb, *SAID)
    become = [noun for clause in clauses_said if lemma_of(clause) in BECOMING for noun in clauses.children(clause, "xcomp", "obj")]
    return [t for t in [*clauses_said, *become] if pos_is_noun(t) and (t in become or clauses.has_child(t, "cop"))]


def _story(words: list[Token]) -> list[Token]:
    """The nouns among words, and the verbs of protest or arrest."""
    return [t for t in words if t.pos_ == "NOUN" or t.ent_type_ != "DATE" and lemma_of(t) in STORY_VERBS]


RELATIONS: dict[str, Callable[[Token], list[Token]]] = {
    "obj": _objects,
    "subj": _subjects,
    "prt": _particles,
    "xcomp": _complements,
    "ccomp": _said,
    "said-of": lambda token: [subject for clause in clauses.children(token, *SAID) for subject in clauses.surface_subjects(clause)],
    "said-to-be": _predicate_nouns,
    "content": lambda token: [word for clause in clauses.children(token, "ccomp") for word in clause.children
                              if word.dep_ == "aux" or word.lower_ in ("not", "n’t", "n't")],
    "advcl": lambda token: clauses.children(token, "advcl", "xcomp") + _purposes(token),
    "possessor": clauses.possessors,
    "compound": lambda token: clauses.children(token, "compound"),
    "quoted": quotation_behind,
    "quotes": words_quoted,
    "speech": quoted_content,
    "not": lambda token: [child for child in token.children if child.lower_ in ("not", "n't", "never")],
    "no": lambda token: [child for noun in (token, *(clauses.patients_of(token) if token.pos_ == "VERB" else [])) for child in noun.children
                         if child.lower_ == "no"],
    "obl": lambda token: clauses.expand(clauses.children(token, *clauses.OBLIQUES)),
    "within": _within,
    "context": lambda token: _story(clauses.words_before(token)),
    "scene": lambda token: _story([*clauses.words_before(token), *token.doc.tokens[token.i + 1:token.sent.end]]),
}
"""Relations of conditions to the tokens that stand in them; every other one that is not of `OF_FORM` is an adverb, particle or
preposition."""

BESIDE = {"obj", "subj", "possessor", "within", "obl", "passive", "mod", "case", "bare", "many", "alone", "content", "quoted", "quotes", "context", "scene", "defiant", "told"}
"""Relations whose words are no part of the trigger."""

OF_FORM = {"passive", "case", "alone", "defiant", "told", "bare", "many", "light", "mod", "obj-of", "subj-of", *JOINED_BY}
"""Relations of conditions that ask how the trigger itself stands."""


PARTS_OF_BODIES = word_list("triggers.parts_of_bodies")
"""Nouns of people who act for the body beside them ("members of the Internal Security Agency")."""


NAMING = word_list("triggers.naming")


MEASURE_NOUNS = word_list("triggers.measure_nouns")


COLLECTIVES = word_list("triggers.collectives")
"""Nouns in the singular of many people that act together ("the crowd", "the staff")."""


TIME_UNITS = {"minute", "hour", "night", "day", "week", "month"}


METING_OUT = word_list("triggers.meting_out")
"""Verbs whose object is a term, even where the parser takes it for a measure of time ("were handed five years each")."""


GIVING_TIME = {"give", "allow", "grant"}
"""Verbs behind whose measure of time an infinitive says for what it is given ("gave them two days to leave the country")."""


QUANTITIES = {"dozens", "hundreds", "thousands", "scores", "handful", "group", "some", "several", "many", "most", "few", "half",
              "majority", "all", "each", "both", "any", "none"}
"""Words that only tell how many of those behind "of" something was done to."""


def _is_part_of_people(token: Token) -> bool:
    """Whether a word tells how many of those people ("most of whom were let go")."""
    return token.lower_ in QUANTITIES and any(t.lower_ == "whom" for t in clauses.oblique(token, "of"))


def _is_one_of_them(token: Token) -> bool:
    """Whether "one" stands alone for one of the people told ("One lost consciousness", "beat one with a hose")."""
    return token.lower_ == "one" and token.dep_ in ONE_OF_THEM and not any(True for _ in token.children)


def measured(noun: Token) -> Token:
    """The noun that heads the phrase where one only counts or groups ("a wave of arrests" gives "wave")."""
    return noun.head if noun.dep_ == "nmod" and "of" in clauses.prepositions(noun) and lemma_of(noun.head) in MEASURE_NOUNS else noun


def joined_to(noun: Token) -> Token:
    """The word to which a preposition joins the noun; where that is a span of time beside a verb, the verb ("held for 40 days in
    solitary confinement")."""
    above = clauses.first_conjunct(noun).head
    return above.head if above.pos_ == "NOUN" and above.dep_ in clauses.OBLIQUES and above.head.pos_ == "VERB" else above


@remembered
def light_verb_of(noun: Token) -> tuple[Token, LightVerb] | None:
    """The light verb that carries an event noun, with its vocabulary row: "held a hunger strike", "the trial began"."""
    beside = noun.head if noun.dep_ in clauses.OBLIQUES and noun.head.pos_ == "ADV" else noun  # "was out on bail"
    copula = next(iter(clauses.children(beside, "cop")), None)
    if copula is not None:  # "has been on hunger strike"
        for case in clauses.prepositions(noun):
            row = light_verbs().get((lemma_of(copula), case))
            if row is not None:
                return copula, row
    above = clauses.governor(noun)
    if above is not None:
        verb, relation = above
        relation = "object" if relation == "recipient" else relation
        if relation == "subject" and clauses.is_passive(verb):
            relation = "object"
        lemma = lemma_of(verb)
        row = None if relation == "object" and _calls_it_something(verb, noun) else light_verbs().get((lemma, relation)) or (
            light_verbs().get((lemma, "subject")) if clauses.first_conjunct(noun).dep_ == "nsubj:pass" else None)
        if row is None and relation not in ("object", "subject"):
            for case in clauses.prepositions(clauses.first_conjunct(noun)):
                row = row or light_verbs().get((lemma, case))
        if row is not None:
            return verb, row
    if measured(noun) is not noun:
        return light_verb_of(noun.head)
    clause = next((child for child in noun.children if child.dep_ in ("acl", "acl:relcl")), None)
    if clause is not None and clause.pos_ == "VERB" and not (lemma_of(clause) == "call" and clauses.has_child(clause, "compound:prt")):
        relation = "object" if clauses.is_passive(clause) or clauses.own_subjects(clause) not in ([], [noun]) else "subject"
        row = light_verbs().get((lemma_of(clause), relation))
        if row is not None:
            return clause, row
    return None


def _calls_it_something(verb: Token, noun: Token) -> bool:
    """Whether a verb only says of what kind its object is ("declared the strike illegal")."""
    return any(c.dep_ == "xcomp" and c.pos_ == "ADJ" and c.i > noun.i for c in verb.children)


def pos_is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _span(doc: Doc, token: Token, companions: list[Token]) -> Span:
    """The trigger with those companions of the same sentence that lie near enough."""
    first, last = token.i, token.i
    for companion in sorted(companions, key=lambda t: abs(t.i - token.i)):
        if companion.ent_type_ == "PERSON":  # "the killing | of the journalist X"
            companion = doc[max(companion.left_edge.i - 1, token.i)] if companion.i > token.i else token
        cut = companion.i < token.i and any(t.text == "," for t in doc.tokens[companion.i:token.i])
        if abs(companion.i - token.i) <= SPAN_GAP and companion.sent == token.sent and not cut:
            first, last = min(first, companion.i), max(last, companion.i)
    if token.pos_ == "NOUN":
        for child in token.children:
            if child.dep_ in ("compound", "amod") and child.i < first:
                first = child.left_edge.i
    return doc[first:last + 1]


def _in_label(token: Token) -> bool:
    """Whether a noun stands in the label that opens a sentence ("Child Abductions: The country is …")."""
    if not token.text[0].isupper() or token.pos_ == "VERB":
        return False
    words = token.doc.tokens[token.sent.start:min(token.sent.start + LONGEST_LABEL, token.sent.end - 1)]
    label = list(takewhile(lambda t: t.text != ":", words))
    return token.i < token.sent.start + len(label) < token.sent.start + len(words) and token.sent[len(label) + 1].text[0].isupper() and all(
        not t.is_alpha or t.text[0].isupper() or t.pos_ in ("ADP", "CCONJ", "DET", "PRON") for t in label)


def find_triggers(annotated: spacy.tokens.Doc) -> list[Trigger]:
    """All triggers of a parsed Doc, in text order; nouns that only modify another noun, quoted words, embedded posts, and those of the
    title and of headings, whose events the text below tells, are none."""
    doc = parse_of(annotated)
    matcher = Matcher(doc)
    quoted = quoted_spans(text_of(doc)) + [(post.start, post.end) for post in embedded_posts(text_of(doc))]
    headings = [(s.heading_start, s.heading_end) for s in doc._.sections or [] if s.heading_end > s.heading_start]
    if doc._.report and doc._.report.title and text_of(doc).startswith(doc._.report.title):
        headings.append((0, len(doc._.report.title)))
    names = {t.i for layer in (doc._.times or [], doc._.mentions or []) for item in layer
             for t in doc.char_span(item.start, item.end, alignment_mode="expand") or ()}
    triggers: list[Trigger] = []
    for token in doc:
        if part_of_speech(token) is None or token.i in names:
            continue
        if token.dep_ in ("compound", "nmod:desc", "flat", "amod") and token.head.i != token.i:
            continue
        best = matcher.best(token)
        if best is None:
            continue
        if any(start <= token.idx < end for start, end in quoted) or any(start <= token.idx < end for start, end in headings):
            continue
        if in_inverted_commas(token) or _in_label(token):
            continue
        triggers.append(_trigger(doc, token, *best))
    triggers = [t for t in triggers if not _is_object_of_reading(doc[t.token], triggers)]
    alone = {t.token for t in triggers if asks_alone(rules_by_name()[t.rule])}
    others = {t.token for t in triggers if t.token not in alone and _may_tell(doc[t.token], t.event_type)}
    kept: list[Trigger] = []
    for trigger in triggers:
        verb = doc[trigger.token]
        if trigger.token not in alone or others.isdisjoint(_said_by(verb)):
            kept.append(trigger)
        elif (otherwise := matcher.best(verb, alone=False)) is not None:
            kept.append(_trigger(doc, verb, *otherwise))
    return kept


def _is_main(verb: Token) -> bool:
    """Whether a verb heads a main clause, or one set beside it with a subject of its own ("A was freed, while B said that …")."""
    while verb.head.i != verb.i:
        beside = verb.dep_ in ("conj", "parataxis") or verb.dep_ == "advcl" and clauses.prepositions(verb) & {"while", "whereas"}
        if not beside or not clauses.has_child(verb, *clauses.SUBJECTS) or any(c.lower_ == "nor" for c in clauses.children(verb, "cc")):
            return False
        verb = verb.head
    return True


def _may_tell(token: Token, event_type: str) -> bool:
    """Whether a trigger within what somebody says can tell an event of its own: no definite noun that only refers to one ("said
    that the verdict was unjust"), nothing that can or must be, nothing that is said of whoever it may be, no answer to what is
    said ("which the police denied")."""
    if pos_is_noun(token):
        return light_verb_of(token) is not None or not any(
            c.dep_ == "nmod:poss" or c.dep_ == "det" and c.lower_ in DEFINITE for c in token.children)
    if any(c.dep_ == "aux" and c.lower_ in MODALS for c in token.children):
        return False
    answers = token.dep_ == "acl:relcl" and event_type == "statement"
    return not (answers or token.dep_ in ("acl", "acl:relcl") and token.head.lower_ in ANYBODY)


def _trigger(doc: Doc, token: Token, rule: TriggerRule, companions: list[Token]) -> Trigger:
    carrier = light_verb_of(token) if pos_is_noun(token) else None
    span = _span(doc, token, [*companions, carrier[0]] if carrier and carrier[0].i < token.i else companions)
    return Trigger(start=span.start_char, end=span.end_char, text=span.text, token=token.i, event_type=rule.event_type, rule=rule.name)


def _said_by(verb: Token) -> list[int]:
    """The words of what a verb says, of its sentence where it has no clause."""
    said = clauses.children(verb, "ccomp", "xcomp", "advcl") if clauses.has_child(verb, "ccomp") else [verb.sent.root]
    return [t.i for clause in said for t in clause.subtree]


def _is_object_of_reading(noun: Token, triggers: list[Trigger]) -> bool:
    """Whether a noun is the object or subject by which the reading of its own light verb was chosen ("filed a complaint against X"
    is a charge where prosecutors file it, "the proceedings opened" a trial): verb and noun tell one event, of the verb's type."""
    carrier = light_verb_of(noun) if pos_is_noun(noun) else None
    if carrier is None or carrier[1].noun not in ("object", "subject"):
        return False
    relation, verbs = "obj" if carrier[1].noun == "object" else "subj", {carrier[0].i}
    if relation == "subj":  # "the petition which the union filed has gone unanswered"
        verbs |= (told := {c.i for c in clauses.children(noun, "acl", "acl:relcl") if noun in clauses.patients_of(c) and clauses.has_child(c, "nsubj")})
        relation = "obj" if told else relation
    for trigger in triggers:
        if trigger.token in verbs:
            conditions = rules_by_name()[trigger.rule].conditions
            return any(c.relation == relation and not c.negated and lemma_of(noun) in c.lemmas | class_lemmas(c.classes) for c in conditions)
    return False


@Language.factory("triggers", assigns=["doc._.triggers"], requires=["token.dep", "token.lemma", "token.pos"])
def create_triggers(nlp: Language, name: str) -> EventTriggers:
    return EventTriggers()


class EventTriggers:
    """Sets `doc._.triggers` and `doc.spans["triggers"]`."""

    def __call__(self, doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
        register_extensions()
        doc._.triggers = find_triggers(doc)
        spans = [doc.char_span(t.start, t.end, label=t.event_type) for t in doc._.triggers]
        doc.spans["triggers"] = [span for span in spans if span is not None]
        return doc
