"""Which row of the event vocabulary, if any, a token satisfies: its conditions asked one by one of the tokens in their relation ("was home
again", "beat one with a hose")."""

from __future__ import annotations

from functools import cache

from pipeline.annotate import clauses
from pipeline.annotate.defiance import all_the_same, on_the_day
from pipeline.annotate.inflection import hyphenated_lemma, lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import (
    ASSEMBLIES,
    Condition,
    TriggerRule,
    class_lemmas,
    lent_rules,
    trigger_rules,
    word_classes,
)
from pipeline.annotate.triggers.callings import NO_WORDS, Kinds, Words, names_of_thing
from pipeline.annotate.triggers.carriers import JOINED_BY, joined_to, light_verb_of, pos_is_noun
from pipeline.annotate.triggers.relations import (
    BESIDE,
    COLLECTIVES,
    IMPOSED,
    OF_FORM,
    QUANTITIES,
    RELATIONS,
    is_beside,
    marked_by,
    word_beside,
)

PARTS_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}  # of a token → of a row
ASKED_FOR = frozenset({"permission"})
ASSEMBLED = frozenset({"assembly"})
LAW_TEXTS = frozenset({"lawtext"})
THINGS = {"it", "this", "they", "them"}
ANTECEDENTS = {"nsubj", "nsubj:pass", "nsubj:outer", "obj", "root"}
ANTECEDENT_REACH = 40  # words before a pronoun in which the thing it means was told
COUNTING_DEPS = {"nsubj", "nsubj:pass", "obj", "obl:unmarked", "conj", "obl"}
"""Relations in which a bare number in front of a passive stands for people."""

ONE_OF_THEM = {"nsubj", "nsubj:pass", "obj"}
STORIES = {"context", "scene"}
"""Relations whose words are those of the story told so far."""


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
        self.last_protest: Token | None = None
        self.dates = {t.i for time in doc._.times or [] if time.kind == "date"
                      for t in doc.span_of(time) or ()}
        self.sums = {t.i for money in doc._.money or [] for t in doc.span_of(money) or ()}

    def words(self, token: Token) -> Words:
        """What conditions may call a token; looked up once, since the rows of a word ask the same."""
        words = self._words.get(token.i)
        if words is None:
            lemma, phrase = lemma_of(token), hyphenated_lemma(token)
            if token.i > 0 and not phrase:
                before = token.doc.tokens[token.i - 2 if token.i > 1 and token.nbor(-1).lower_ in ("’s", "'s") else token.i - 1]
                phrase = f"{before.lower_} {lemma}"  # "prosecutor office" also of "the prosecutor’s office"
            led = {f"{lemma} of {t.lower_}" for t in clauses.oblique(token, "of")} if token.text.istitle() and token.i + 1 < token.sent.end and token.nbor().lower_ == "of" else set()
            meant = {name for noun in self.meant(token) for name in names_of_thing(noun)} if token.lower_ in THINGS and token.pos_ in ("PRON", "DET") else set()
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
            found = RELATIONS[relation](token) if relation in RELATIONS else marked_by(relation, token)
            self._candidates[token.i, relation] = found
        return found

    def may_hold(self, condition: Condition, token: Token) -> bool:
        """Whether anything in the relation to the trigger is called by one of the condition's words, or is a name or number that they
        may mean."""
        forms, described, kinds = self._called.get((token.i, condition.relation)) or self._call(condition.relation, token)
        if condition.relation in STORIES and self._goes_on_from_protest(condition, token):
            return True
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
            word = word_beside(relation, token)
            if word:
                return word
            if relation in ("on", "in"):
                found = [t for t in found if t.i not in self.dates]  # "called … on 4 May" is no call on somebody
        hits = [t for t in found if self.value(condition, t)]
        if not hits and relation in STORIES and self._goes_on_from_protest(condition, token):
            return [token]
        return hits or None

    def _goes_on_from_protest(self, condition: Condition, token: Token) -> bool:
        """Whether a condition asks for an assembly in the story, and the paragraph told one by whatever verb ("blocked the road")."""
        told = self.last_protest
        return told is not None and "assembly" in condition.classes and any(t is told for t in clauses.words_before(token))

    def _of_form(self, condition: Condition, token: Token) -> list[Token] | None:
        """The same for a condition that asks how the trigger itself stands."""
        relation = condition.relation
        if relation == "passive":
            return [token] if clauses.is_passive(token) else None
        if relation == "auxiliary":
            return [token] if clauses.children(clauses.first_conjunct(token), "aux:pass") else None
        if relation == "case":
            return [token] if clauses.prepositions(clauses.first_conjunct(token)) & condition.lemmas else None
        if relation == "alone":  # that no other word of the sentence tells an event is known only at the end
            return [token] if _is_main(token) and not clauses.is_passive(token) else None
        if relation == "bare":
            plain = "Plur" not in token.morph.get("Number", []) and not clauses.has_child(token, "det", "amod", "compound", "nmod:poss", "nummod")
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
                companions += [t for t in hits if lemma_of(t) in condition.lemmas and not self.kinds.of(t) and is_beside(t, token)]
        return companions

    def told_before(self, token: Token) -> str:
        """The type that the nearest verb before a word in its paragraph tells ("A protested, and B followed suit"), or nothing."""
        for before in reversed(token.doc.tokens[max(0, token.i - ANTECEDENT_REACH):token.i]):
            if before.is_space or "\n" in before.whitespace_:
                break
            if before.pos_ != "VERB" or before.tag_ == "VBG" and before.dep_ == "advcl":  # "fined X for blocking a road"
                continue
            if (best := self.best(before)) is not None:
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


def _is_part_of_people(token: Token) -> bool:
    """Whether a word tells how many of those people ("most of whom were let go")."""
    return token.lower_ in QUANTITIES and any(t.lower_ == "whom" for t in clauses.oblique(token, "of"))


def _is_one_of_them(token: Token) -> bool:
    """Whether "one" stands alone for one of the people told ("One lost consciousness", "beat one with a hose")."""
    return token.lower_ == "one" and token.dep_ in ONE_OF_THEM and not any(True for _ in token.children)


def _is_main(verb: Token) -> bool:
    """Whether a verb heads a main clause, or one set beside it with a subject of its own ("A was freed, while B said that …")."""
    while verb.head.i != verb.i:
        beside = verb.dep_ in ("conj", "parataxis") or verb.dep_ == "advcl" and clauses.prepositions(verb) & {"while", "whereas"}
        if not beside or not clauses.has_child(verb, *clauses.SUBJECTS) or any(c.lower_ == "nor" for c in clauses.children(verb, "cc")):
            return False
        verb = verb.head
    return True
