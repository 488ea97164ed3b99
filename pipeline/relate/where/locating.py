"""What a place locates: the word whose clause happened there; residence and origin locate nothing ("was held in X", not "who studied in X")."""

from __future__ import annotations

from collections.abc import Sequence, Set

from pipeline.annotate import clauses
from pipeline.annotate.doc_text import text_of
from pipeline.annotate.inflection import lemma_of
from pipeline.annotate.openings import clause_start, opening_mark
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.annotate.places import sure_words
from pipeline.annotate.trigger_vocabulary import class_lemmas, word_classes
from pipeline.layers import Entity, Mention
from pipeline.relate.index import SCENE, tells_a_stand
from pipeline.relate.where.words import (
    ARRIVALS,
    GOAL,
    JOURNEYS,
    LOCATING,
    NEAR_HOLDER,
    PARTS_OF_TOWNS,
    REACHED,
    SEATED,
    SPECIFIC,
    WAYS_IN,
)
from pipeline.vocabulary import word_list

BODIES_IN_TOWNS = word_list("where.bodies_in_towns")
BROADCASTING = word_list("where.broadcasting")
LETTING_GO = word_list("coreference.letting_go")
RESIDING = word_list("where.residing")
TRAVELLING = word_list("where.travelling")


def is_reached(root: Token) -> tuple[Token, str] | None:
    """The verb whose object a square, building or town is at which something then happens ("reached X, where …"), with the words of the basis."""
    node = clauses.first_conjunct(root)
    if "of" in clauses.prepositions(node) and is_place_word(node.head):
        node = node.head  # "stormed the town of X"
    return (node.head, f"“{node.head.text}”") if node.dep_ == "obj" and lemma_of(node.head) in REACHED else None


def locates(root: Token) -> tuple[Token, str] | None:
    """The token whose clause a place mention locates, with the words of the basis; None for residence and origin."""
    words = word_classes()
    node = clauses.first_conjunct(root)
    marks = clauses.prepositions(node)
    head = node.head
    if lemma_of(head) in WAYS_IN and "to" in marks and clauses.prepositions(head) & LOCATING:
        return head.head, f"“{sorted(clauses.prepositions(head) & LOCATING)[0]}”"
    if node.dep_ in ("compound", "nmod:poss") and any(lemma_of(t) in words["police"].lemmas for t in clauses.children(head, "compound") if t.i > node.i):
        return head, f"named before “{head.text}”"  # "the X police department"
    if head.i != node.i and is_place_word(head) and (node.dep_ in ("compound", "nmod:desc", "nmod:poss", "amod", "flat") or "of" in marks):
        return locates(head)
    before = node.doc[node.i - 1] if node.i else node
    if tells_a_stand(node):
        return None
    if lemma_of(before) in words["court"].lemmas and (before.head is node or head is before or before.head is head):
        return before, f"named behind “{before.text}”"  # "the Basic Court X"
    behind = node.doc[node.i + 1] if node.i + 1 < len(node.doc) else node
    if node.dep_ == "obj" and behind.pos_ == "ADJ" and lemma_of(behind) in words["premises"].lemmas and behind.head in (head, node):
        return behind, f"named before “{behind.text}”"  # "searched the X flat", which the parser took for an adverb
    if node.dep_ in ("compound", "nmod:desc", "nmod:poss", "amod") and head.i != node.i:
        head = head.head if lemma_of(head) in PARTS_OF_TOWNS and head.dep_ == "compound" else head
        lemma = lemma_of(head)
        if (rooms := _rooms_of_body(head)) is not None:
            return rooms, f"named before “{head.text}”"
        if any(lemma in words[name].lemmas for name in SEATED) and (lemma not in words["person"].lemmas or is_authority(head)):
            return head, f"named before “{head.text}”"
        return None
    if lemma_of(head) in ARRIVALS and head.pos_ == "NOUN" and marks & {"to", "in", "at", "from"} and clauses.prepositions(head) & {"on", "upon", "at", "after"}:
        return (head.head, f"“{lemma_of(head)}”") if "from" not in marks else None
    if lemma_of(head) in JOURNEYS and "to" in marks and clauses.prepositions(head) & {"during", "on"}:
        return head.head, f"“{lemma_of(head)}”"
    if node.dep_ in ("nmod", "obl", "obl:unmarked", "advmod", "nmod:unmarked", "obl:agent", "appos", "acl", "advcl"):
        if node.dep_ == "appos":
            return locates(head) if head.i != node.i else None
        if _is_of_a_life(node, head, marks):
            return None
        if "from" in marks and head.pos_ == "VERB" and lemma_of(head) in BROADCASTING:
            return head, "“from”"  # "as they reported live from X"
        if "from" in marks and lemma_of(head) in LETTING_GO and node.lower_ in sure_words("prison"):
            return head, "“from” the prison"
        if "from" in marks or ("of" in marks and lemma_of(head) in words["person"].lemmas and not is_authority(head)):
            return None
        holder = head.head if head.dep_ == "appos" else head
        if "of" in marks and lemma_of(head) in words["official"].lemmas and holder.dep_ in ("nsubj:pass", "obj", "conj"):
            return None  # where somebody is mayor, not where they were arrested
        if marks & (LOCATING | GOAL | {"of"}):
            return head, f"“{sorted(marks)[0]}”"
    return None


def _is_of_a_life(place: Token, head: Token, marks: Set[str]) -> bool:
    """Whether a place only says where somebody lives or once studied, from or to what journey they went, or by which town a person is
    named ("who studied in X", "returned from a visit to X", "on her way to a meeting in X", "Mother Teresa of X")."""
    if "of" in marks and head.ent_type_ == "PERSON":
        return True
    if head.pos_ == "VERB" and lemma_of(head) in RESIDING:
        return (head.dep_ == "acl:relcl" or head.tag_ in ("VBD", "VBZ", "VBP") or clauses.has_child(head, "aux:pass")) and bool(marks & LOCATING)
    if head.pos_ == "VERB":
        return lemma_of(head) in TRAVELLING and "in" in marks and bool(clauses.oblique(head, "to"))
    goal = clauses.prepositions(head) & {"to", "for"}
    if goal and place.head is head and head.doc[max(head.left_edge.i - 1, 0)].lower_ == "way":
        return True
    journey = head if lemma_of(head) in JOURNEYS else head.head if head.dep_ == "nmod" and goal and lemma_of(head.head) in JOURNEYS else None
    if journey is not None:
        return bool(clauses.prepositions(journey) & {"from", "after", "before", "following", "about"})
    return head.dep_ in ("obl", "nmod") and "to" in goal and lemma_of(head.head) in TRAVELLING


def _rooms_of_body(body: Token) -> Token | None:
    """The rooms of a body named with its town: "the office of the X branch of Y", "the offices of Z, an X newspaper"."""
    if lemma_of(body) not in BODIES_IN_TOWNS:
        return None
    owner = body.head if body.dep_ == "appos" else body
    rooms = owner.head
    return rooms if "of" in clauses.prepositions(owner) and lemma_of(rooms) in word_classes()["premises"].lemmas else None


def is_place_word(noun: Token) -> bool:
    """Whether a noun only says what a place named with it is: "Embu town", "the outskirts of X", "Y's capital X"."""
    return noun.pos_ in ("NOUN", "PROPN") and lemma_of(noun) in word_classes()["area"].lemmas


def is_several(noun: Token) -> bool:
    """Whether a noun tells of places all over a country: "in ten cities across X"."""
    return lemma_of(noun) in word_classes()["area"].lemmas and "Plur" in noun.morph.get("Number", [])


def narrowed(mentions: Sequence[Mention], entities: list[Entity], doc: Doc) -> dict[int, int]:
    """Starts of the regions and countries that only say where the town right before them lies ("X, Y region"), with the
    number of that place: they locate what it locates."""
    found: dict[int, int] = {}
    places = [m for m in mentions if m.kind == "place"]
    for first, second in zip(places, places[1:], strict=False):
        between = text_of(doc)[first.end:second.start].strip()
        one, two = (SPECIFIC.get(entities[m.entity].subkind, 2) for m in (first, second))
        holds = entities[first.entity].part_of == second.entity and second.start - first.end < NEAR_HOLDER
        told = between in (",", "(", ", in", "in") or between.removeprefix(", ").startswith("in the ") and between.endswith(" of") and len(between.split()) < 6
        if told and 0 < one < two or holds and one:
            found[second.start] = found.get(first.start, first.entity)
    return found


def holder_of_list(listed: list[Token], mentions: Sequence[Mention], narrower: dict[int, int], doc: Doc) -> Mention | None:
    """The place right behind several listed ones that holds them all ("in X and Y, in Z")."""
    end = max(t.idx + len(t.text) for t in listed)
    behind = next((m for m in mentions if m.kind == "place" and m.start >= end), None)
    if behind is None or text_of(doc)[end:behind.start].strip() not in (", in", "in", "(") or behind.start not in narrower:
        return None
    return behind


def parted(trigger: Token, root: Token, event_type: str) -> bool:
    """Whether a colon or semicolon parts a place and a trigger. A place before a semicolon is also that of a scene told
    behind it, not of what followed ("in X, police used tear gas; 14 were arrested", not "; she is on trial")."""
    low, high = sorted((clause_start(root), trigger.i))
    between = [t.text for t in trigger.doc.tokens[low:high]]
    if any(text[-1] == ":" for text in between):
        return True
    return ";" in between and (trigger.i < root.i or event_type not in SCENE)


def is_fronted(span: Span, sentence: Span) -> bool:
    """Whether the sentence opens with "In X,", "In the village of X,", "X:", "X, 3 May –": the place of all that it tells."""
    if (mark := opening_mark(sentence)) is not None and span.end <= mark.i:
        return True
    before = [t for t in sentence.doc.tokens[sentence.start:span.start] if not t.is_space]
    opened = 0 < len(before) < 7 and before[0].lower_ in ("in", "at", "on")
    described = opened and all(t.pos_ in ("ADP", "DET") or t.pos_ == "ADJ" and len(before) > 3 or t.lower_ in ("nearby", "neighbouring") or is_place_word(t) for t in before)
    return described and span.end < sentence.end and sentence.doc[span.end].text == ","


_AUTHORITIES = frozenset(("court", "police", "local_authority"))


def is_authority(host: Token) -> bool:
    """Whether a word is a court, the police or a local authority."""
    return lemma_of(host) in class_lemmas(_AUTHORITIES)
