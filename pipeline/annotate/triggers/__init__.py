"""The spaCy component "triggers": words and phrases that may name an event, from vocabulary/triggers.csv.

Reads lemma, part of speech, parse, and where present the layers of mentions, groups and anaphors (a condition such as
`obj:@person` asks them). Sets `doc._.triggers` (list of `Trigger`) and `doc.spans["triggers"]`, labelled with the type.
Whether a trigger makes an event is decided later, by `pipeline.relate`.
"""

from __future__ import annotations

from itertools import takewhile

import spacy.tokens
from spacy.language import Language

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token, parse_of
from pipeline.annotate.quotations import in_inverted_commas, quoted_spans
from pipeline.annotate.trigger_vocabulary import TriggerRule, class_lemmas, rules_by_name
from pipeline.annotate.triggers.carriers import light_verb_of, pos_is_noun
from pipeline.annotate.triggers.matching import Matcher, asks_alone, part_of_speech
from pipeline.embedded_posts import embedded_posts
from pipeline.layers import Trigger, register_extensions

LONGEST_LABEL = 16
"""Words of a label that opens a sentence."""

MODALS = {"can", "could", "may", "might", "must", "should"}
DEFINITE = {"the", "this", "that", "these", "those"}
ANYBODY = {"anyone", "anybody", "everyone", "those", "whoever"}
SPAN_GAP = 6  # tokens between a trigger and a matched companion that the trigger's span may bridge


def _span(doc: Doc, token: Token, companions: list[Token]) -> Span:
    """The trigger with those companions of the same sentence that lie near enough."""
    first, last = token.i, token.i
    for companion in sorted(companions, key=lambda t: abs(t.i - token.i)):
        if companion.ent_type_ == "DATE":
            continue  # "left the country | on 3 May"
        if companion.i < token.i and companion.dep_ == "nmod":
            continue  # "the case against | her | was closed"
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
             for t in doc.span_of(item) or ()}
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
        if best[0].event_type == "protest":
            matcher.last_protest = token
    types = {t.token: t.event_type for t in triggers}
    triggers = [t for t in triggers if not (_is_object_of_reading(doc[t.token], triggers) or _is_told_by_its_verb(doc[t.token], t, types))]
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


def _is_told_by_its_verb(noun: Token, trigger: Trigger, types: dict[int, str]) -> bool:
    """Whether a noun is the means of breaking up an assembly of which the verb whose object it is tells already ("fired tear gas into the crowd")."""
    above = clauses.governor(noun) if trigger.event_type == "assembly_disrupted" and pos_is_noun(noun) else None
    return above is not None and above[1] == "object" and types.get(above[0].i) == trigger.event_type


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
