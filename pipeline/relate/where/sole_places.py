"""The one place that a sentence names, for what happened on the spot, where the tree does not join the two.

Sentences on arrests and assaults put much between the verb and the place ("arrested X, whom they accuse of Y, at a hotel in Z") or give
the place with what went on at the time ("after she had unfurled a banner in X"). What only says who somebody is, what something is
about, or what is to come somewhere else locates nothing.
"""

from __future__ import annotations

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import starting_in
from pipeline.annotate.factuality.modifiers import REPORTING
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.trigger_vocabulary import word_classes
from pipeline.relate.index import SCENE, index_of
from pipeline.relate.located import Located
from pipeline.relate.topics import is_apart
from pipeline.relate.where.attachment import is_by_authorities, is_of_the_court
from pipeline.relate.where.locating import locates, narrowed, parted
from pipeline.relate.where.words import GATHERING, LOCATING
from pipeline.vocabulary import word_list

TOPICS = {"about", "over", "for", "against", "concerning", "with", "into", "to", "from", "before", "since", "until", "like", "than", "on"}
ELSEWHERE = {"before", "until", "till", "because", "although", "though", "unless", "if", "since", "whether", "so", "for", "despite", "without", "than"}
PUBLISHING = word_list("sole_places.publishing")


def sole_place(trigger: Token, event_type: str, sentence: Span, doc: Doc) -> Located | None:
    """The town, region or building that the sentence of an event on the spot names, if it is the only one and may be where it happened."""
    if event_type not in SCENE or is_by_authorities(trigger, event_type):
        return None
    entities = doc._.entities or []
    inside = starting_in(doc._.mentions, sentence.start_char, sentence.end_char)
    lesser = narrowed(inside, entities, doc)
    sites = {lesser.get(m.start, m.entity): m for m in reversed(inside) if m.kind == "place" and entities[m.entity].subkind != "country"}
    holders = {entities[number].part_of for number in sites}
    found = [(number, mention) for number, mention in sites.items() if number not in holders]
    if len(found) != 1:
        return None
    (number, mention), = found
    span = doc.span_of(mention)
    if span is None or parted(trigger, span.root, event_type) or is_of_the_court(span.root, trigger, event_type) or is_apart(span.root, trigger):
        return None
    located = locates(span.root)
    if located is None or not (clauses.prepositions(clauses.first_conjunct(span.root)) & LOCATING or located[1].startswith("named before")):
        return None
    host = located[0]
    if lemma_of(host) in word_classes()["prison"].lemmas or not _open_to(trigger, host):
        return None
    return Located(number, f"{located[1]} “{mention.text}”, the only place named", True, 9)


def _open_to(trigger: Token, host: Token) -> bool:
    """Whether no clause or phrase keeps what a place locates apart from the event."""
    above = [trigger, *trigger.ancestors]
    node = host
    while node not in above:
        if not _lets_through(node, trigger):
            return False
        node = node.head
    meeting = node
    node = trigger
    while node is not meeting:
        if node.dep_ in ("acl:relcl", "acl", "ccomp", "advcl", "advcl:relcl", "parataxis") and not _interrupts(node, host):
            return False
        node = node.head
    return meeting is trigger or meeting.pos_ in ("VERB", "AUX", "NOUN")


def _interrupts(verb: Token, host: Token) -> bool:
    """Whether a clause with "when" tells what happened while the one before it was going on at a place ("was leaving a court in X when
    men beat him")."""
    main = verb.head
    when = any(c.lower_ == "when" and c.i < verb.i for c in verb.children) and main.i < verb.i
    going_on = main.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in clauses.children(main, "aux"))
    return when and going_on and verb.dep_ in ("advcl", "advcl:relcl") and host.i < verb.i


def _lets_through(node: Token, trigger: Token) -> bool:
    """Whether a word between a place and the event may share the place with it."""
    marks = clauses.prepositions(node)
    if node.dep_ in ("acl:relcl", "advcl:relcl", "acl"):
        auxiliaries = {c.lower_ for c in clauses.children(node, "aux", "aux:pass")}
        past = node.tag_ in ("VBD", "VBN", "VBG") and not auxiliaries & {"is", "are", "has", "have", "will", "would"}
        if index_of(trigger.doc).types.get(node.i) in SCENE - {"protest"} and trigger.pos_ != "NOUN":
            return False  # "X, whose brother was killed in Y, was arrested"
        earlier = "had" in auxiliaries and not any(lemma_of(t) in GATHERING for t in node.subtree)
        return past and not earlier and node.pos_ == "VERB" and lemma_of(node) not in PUBLISHING and not marks & ELSEWHERE
    if node.dep_ == "advcl":
        return not marks & ELSEWHERE and lemma_of(node) not in PUBLISHING | REPORTING and not clauses.is_contrast(node)
    if node.dep_ in ("ccomp", "parataxis", "appos"):
        return False
    if node.dep_ == "conj":
        return node.i < trigger.i and node.pos_ != "NOUN"
    if node.pos_ in ("NOUN", "PROPN"):
        return not marks & TOPICS
    return True
