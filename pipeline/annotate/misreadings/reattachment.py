"""Words that the parser joined to the wrong head or by the wrong relation, joined anew by the first rule that holds.

The rules lie in `subjects`, `objects`, `coordination`, `titles` and `clause_heads`, and beside this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotate.attachments import (
    LED,
    gone_on_with,
    people_led,
    person_before,
    read_behind_phrase,
    read_behind_title,
    read_names_of_object,
    rejoin,
    relative_gone_on_with,
)
from pipeline.annotate.behind_asides import PHRASES, across_object, behind_aside
from pipeline.annotate.clause_repairs import (
    measured_by,
    object_told_of,
    read_as_causative,
    read_as_forbidden,
    read_as_found,
    read_as_gapped_passive,
    read_as_named,
    read_as_ordered,
    read_as_perfect,
    read_as_scheduled,
    read_as_second_passive,
    read_as_told_apart,
    read_by_authority,
    read_infinitive_of_noun,
)
from pipeline.annotate.lists_across_clauses import read_across_clause
from pipeline.annotate.misreadings.clause_heads import read_as_shooting
from pipeline.annotate.misreadings.coordination import (
    KINDS,
    bare_modifier,
    body_told_of,
    clause_gone_on_with,
    deed_before,
    finding_gone_on_with,
    infinitive_gone_on_with,
    is_next_of_list,
    named_gone_on_with,
    passive_before_place,
    passive_gone_on_with,
    past_gone_on_with,
    people_before,
    people_told_of,
    person_gone_on_with,
    phrase_gone_on_with,
    post_before,
    predicate_before,
    predicate_gone_on_with,
    read_as_relative_listed,
    read_before_kind,
    read_behind_object_relative,
    relative_told_of,
    subject_joined_by_and,
    title_gone_on_with,
    title_of_first,
    verb_commented_on,
    verb_of_gap,
    verb_with_manner,
    victim_before,
    whole_of_part,
)
from pipeline.annotate.misreadings.objects import (
    SPRAYED_WITH,
    assembly_with_aim,
    dead_of,
    gerund_before,
    is_bare_object,
    is_found_guilty,
    is_given_behind,
    is_object_behind,
    is_object_behind_day,
    object_both,
    read_as_modifier,
    read_as_sprayed,
    read_as_term,
    read_in_absentia,
    verb_across_description,
    verb_before_commas,
    verb_before_result,
    verb_gone_on_to,
    verb_of_bare_noun,
    verb_of_occasion,
    verb_of_use,
)
from pipeline.annotate.misreadings.subjects import (
    belongs_to_verb_above,
    clause_behind_semicolon,
    clause_opened_by_that,
    clause_with,
    counted_before,
    described_subject,
    is_active_subject,
    is_opening_phrase,
    is_seen_done_to,
    is_speaker_behind,
    is_subject_before,
    passive_done_by,
    read_behind_age,
    subject_across_verb,
    subject_before,
    subject_behind_its_modifier,
    subject_behind_opening,
    subject_in_front,
    subject_told_of,
    verb_of_part,
    verb_of_speaker,
    verb_right_behind,
)
from pipeline.annotate.misreadings.titles import (
    bearer_of_alias,
    body_led,
    is_next_titled,
    last_described,
    noun_named_by,
    read_as_suspect,
    title_before,
)
from pipeline.annotate.place_phrases import (
    beside_day,
    described_place,
    place_called,
    read_with_preposition,
    verb_of_place_apart,
)
from pipeline.annotate.reported_clauses import (
    described_before,
    read_as_described,
    read_as_reported,
    saying_on_occasion,
    subject_of_content,
)
from pipeline.annotate.tag_sets import OF_PLACE
from pipeline.annotate.tree import has_child, join_to, make_past, make_title, subject_relation
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Token

_CONTENT = {"ccomp", "xcomp", "acl"}
_OF_PURPOSE = {"acl", "advcl", "xcomp"}
_OF_PLACES_APART = {"nsubj", "obl:unmarked", "nmod:unmarked", "nmod", "appos", "parataxis"}
_GIVING = word_list("clauses.ditransitive")
_PUTTING_OFF = word_list("factuality.putting_off")
_ORDERED = {"acl", "acl:relcl", "ccomp", "xcomp"}
MENDED = frozenset(
    (*PHRASES, *_CONTENT, "conj", "appos", "acl:relcl", "advcl:relcl", "advcl", "nmod:unmarked", "obj", "iobj", "nsubj", "nsubj:pass", "obl:agent", "aux", "aux:pass", "nmod:desc", "vocative", "dep",
     "parataxis")
)
_HAVING_DONE = ("had", "has", "have", "having", "saw", "seen", "sees", "left", "leaving", "leaves", "leave")
MENDED_WORDS = frozenset(("whom", "them", "dead", "suspect", "both", "absentia", "due", "forbidden", "pepper", "tear", *_HAVING_DONE))
"""Relations and words that may be read otherwise than the parser does."""
_FOUND_TO_BE = {"find": ("guilty",), "declare": ("void",)}
"""What somebody or something is found to be → by which verb."""


def reattach(token: Token) -> None:
    """Mends the head or relation of a word that the parser often misreads (`MENDED`, `MENDED_WORDS`): the first reading that fits."""
    for mend in (_mend_coordination, _mend_clause, _mend_phrase, _mend_subject, _mend_word, _mend_relation):
        if mend(token):
            return


def _mend_coordination(token: Token) -> bool:
    """Joins subjects and what goes on behind "and" to the word that they go on from; whether it was such."""
    if token.dep_ in ("nsubj", "nsubj:pass") and belongs_to_verb_above(token):
        join_to(token, token.head.head)
        token.dep_ = subject_relation(token.head)
    elif token.dep_ in ("nsubj", "nsubj:pass") and token.left_edge.dep_ == "case" and is_opening_phrase(token):
        token.dep_ = "obl"
    elif token.dep_ in ("nsubj", "nsubj:pass") and token.ent_type_ == "PERSON" and (first := subject_joined_by_and(token)) is not None:
        join_to(token, first)
        token.dep_ = "conj"
    elif token.dep_ == "nsubj" and token.i > token.head.i and token.ent_type_ == "PERSON" and read_behind_age(token):
        return True
    elif token.dep_ in ("nsubj", "nsubj:pass") and token.i > token.head.i and (verb := clause_behind_semicolon(token)) is not None:
        join_to(token, verb)
        token.dep_ = subject_relation(verb)
    elif token.dep_ in ("nsubj", "nsubj:pass", "conj") and (people := whole_of_part(token)) is not None:
        join_to(token, people)
        token.dep_ = "appos"
    elif token.dep_ == "conj" and (token.pos_ == "VERB" and read_behind_object_relative(token) or token.ent_type_ in KINDS and read_before_kind(token)):
        return True
    elif token.dep_ == "conj" and token.pos_ == "VERB" and (verb := passive_gone_on_with(token) or past_gone_on_with(token) or infinitive_gone_on_with(token) or gone_on_with(token) or relative_gone_on_with(token) or finding_gone_on_with(token) or predicate_gone_on_with(token)) is not None:
        join_to(token, verb)
        if (verb := gone_on_with(token)) is not None:
            join_to(token, verb)  # "fired at men who tried to flee | and arrested them"
    elif token.dep_ == "conj" and token.pos_ == "NOUN" and (first := deed_before(token) or title_of_first(token) or title_gone_on_with(token) or named_gone_on_with(token) or victim_before(token) or post_before(token)) is not None:
        join_to(token, first)
    elif token.dep_ == "conj" and token.pos_ == "NOUN" and (phrase := phrase_gone_on_with(token)) is not None:
        join_to(token, phrase)
    elif token.dep_ == "conj" and token.pos_ == "NOUN" and (verb := verb_with_manner(token)) is not None:
        join_to(token, verb)
        token.dep_ = "obl"
    elif token.dep_ == "conj" and token.pos_ == "NOUN" and (noun := bare_modifier(token)) is not None:
        for child in token.children:
            join_to(child, noun)
        join_to(token, noun)
        token.dep_ = "compound"
    elif token.dep_ == "conj" and token.pos_ == "VERB" and token.i < token.head.i and token.head.head.i < token.i:
        behind = token.head
        join_to(token, behind.head)
        join_to(behind, token)  # "were held and | released | after police took statements"
        behind.dep_ = "advcl"
    elif token.dep_ == "conj" and token.pos_ == "NOUN" and (verb := clause_gone_on_with(token)) is not None:
        above = token.head.head
        join_to(token, verb)
        token.dep_ = subject_relation(verb)
        if verb.dep_ == "acl":
            join_to(verb, above)
            verb.dep_ = "conj"
    elif token.dep_ == "conj" and token.ent_type_ and (verb := person_gone_on_with(token)) is not None:
        join_to(token, verb)
        token.dep_ = "nsubj:pass"
    elif token.dep_ == "conj" and (person := person_before(token)) is not None:
        join_to(token, person)
    else:
        return False
    return True


def _mend_clause(token: Token) -> bool:
    """Joins a clause to whom or what it tells of, or to the verb that it goes with; whether it was such."""
    if token.dep_ in _OF_PURPOSE and token.tag_ == "VB" and (verb := verb_of_use(token)) is not None:
        join_to(token, verb)
        token.dep_ = "advcl"
    elif token.dep_ in ("acl", "acl:relcl") and (measured := measured_by(token.head)) is not None:
        join_to(token, measured)
    elif token.dep_ in _ORDERED and token.tag_ in ("VBN", "VBD") and read_as_ordered(token):
        return True
    elif token.dep_ in ("acl:relcl", "advcl:relcl") and (name := body_told_of(token)) is not None:
        join_to(token, name)
        token.dep_ = "acl:relcl"
    elif token.dep_ == "acl" and token.tag_ == "VBG" and (people := people_before(token)) is not None:
        join_to(token, people)
    elif token.dep_ == "acl:relcl" and (verb := verb_commented_on(token)) is not None:
        join_to(token, verb)
        token.dep_ = "advcl:relcl"
    elif token.dep_ == "acl:relcl" and (name := relative_told_of(token)) is not None:
        join_to(token, name)
    elif token.dep_ in ("acl:relcl", "advcl:relcl") and (people := people_told_of(token)) is not None:
        join_to(token, people)
        token.dep_ = "acl:relcl"
    elif token.dep_ == "advcl" and (subject := described_subject(token)) is not None:
        join_to(subject, token.head)
        subject.dep_ = subject_relation(subject.head)
        join_to(token, subject)
        token.dep_ = "amod"
    elif token.dep_ == "ccomp" and (subject := described_before(token)) is not None:
        read_as_described(token, subject)
    elif token.dep_ in _CONTENT and token.pos_ == "VERB" and (subject := subject_of_content(token)) is not None:
        read_as_reported(token, subject)
    elif token.dep_ == "parataxis" and predicate_before(token) is not None:
        token.dep_ = "conj"
    elif token.dep_ in ("advcl", "acl") and is_next_of_list(token):
        if token.dep_ == "acl":
            join_to(token, token.head.head if token.head.pos_ == "NOUN" else token.head)
        token.dep_ = "conj"
    elif token.dep_ == "advcl" and (assembly := assembly_with_aim(token)) is not None:
        join_to(token, assembly)
        token.dep_ = "acl"
    elif token.dep_ in ("nsubj", "obj", "appos") and token.i > token.head.i and read_across_clause(token) or token.dep_ == "appos" and read_as_relative_listed(token):
        return True
    elif token.dep_ == "appos" and (name := bearer_of_alias(token)) is not None:
        join_to(token, name)
    elif token.dep_ == "appos" and token.head.ent_type_ in OF_PLACE and (verb := verb_of_speaker(token)) is not None:
        join_to(token, verb)
        token.dep_, verb.dep_ = "nsubj", "parataxis"
    elif token.dep_ == "appos" and (noun := noun_named_by(token) or last_described(token)) is not None:
        join_to(token, noun)
    elif token.dep_ == "acl" and token.lower_ in LED and (people := people_led(token)) is not None:
        join_to(token, people)
    elif token.dep_ == "acl" and (verb := saying_on_occasion(token)) is not None:
        join_to(token, verb)
        token.dep_ = "ccomp"
    elif token.dep_ == "acl" and (verb := passive_before_place(token)) is not None:
        join_to(token, verb)
        token.dep_ = "advcl"
    elif token.dep_ == "acl" and (verb := verb_of_occasion(token)) is not None:
        join_to(token, verb)
        token.dep_ = "xcomp"
    elif token.dep_ in ("advcl", "xcomp") and (thing := object_told_of(token)) is not None:
        join_to(token, thing)
        token.dep_ = "acl"
    else:
        return False
    return True


def _mend_phrase(token: Token) -> bool:
    """Joins a phrase or an apposition to the noun or verb that it goes with; whether it was such."""
    if token.dep_ in ("nmod", "conj") and (verb := verb_of_bare_noun(token)) is not None:
        for subject in verb.children:
            if subject.dep_ == "nsubj:pass":
                subject.dep_ = "nsubj"
        for child in [c for c in token.children if c.i < verb.i]:
            join_to(child, token.head)  # "members of | the National Guard | detained journalist X"
            child.dep_ = "nmod"
        join_to(token, verb)
        token.dep_ = "obj"
    elif token.dep_ in ("nmod", "nmod:unmarked") and token.ent_type_ in OF_PLACE and (verb := verb_of_place_apart(token)) is not None:
        join_to(token, verb)
        token.dep_ = "obl"
    elif token.dep_ in ("nmod", "obl") and token.ent_type_ in OF_PLACE and (kind := place_called(token)) is not None:
        for mark in [c for c in kind.children if c.dep_ == "case"]:
            join_to(mark, token)
        join_to(kind, token)
        kind.dep_ = "compound"
    elif token.dep_ in ("obl", "nmod") and (clause := clause_with(token)) is not None:
        join_to(token, clause)
        token.dep_ = "nsubj"
    elif token.dep_ in PHRASES and rejoin(token) or token.dep_ == "nmod:unmarked" and read_as_term(token):
        return True
    elif token.dep_ in _OF_PLACES_APART and (noun := described_place(token)) is not None:
        join_to(token, noun)
        token.dep_ = "appos"
    elif token.dep_ == "appos" and token.ent_type_ in OF_PLACE:
        read_with_preposition(token)
    elif token.dep_ == "appos" and (verb := verb_across_description(token)) is not None:
        join_to(token, verb)
        token.dep_ = "obj"
    elif token.dep_ in ("nmod", "obl") and (top := beside_day(token)) is not None:
        join_to(token, top)
        token.dep_ = "obl" if top.pos_ in ("VERB", "AUX") else "nmod"
    elif (verb := across_object(token)) is not None:
        join_to(token, verb)
    elif token.dep_ in PHRASES and (gone_on := behind_aside(token)) is not None:
        for phrase in gone_on[1]:
            join_to(phrase, gone_on[0])
            phrase.dep_ = "conj" if phrase.dep_ == "conj" else "obl"
    elif (token.dep_ in ("obl", "nmod") or token.dep_ == "nsubj" and token.head.tag_ == "VBG") and token.head.i < token.i and token.left_edge.lower_ == "by":
        read_by_authority(token)
    else:
        return False
    return True


def _mend_subject(token: Token) -> bool:
    """Gives names, subjects and auxiliaries their place beside the verb; whether it was such."""
    if token.ent_type_ == "PERSON" and token.dep_ in ("conj", "appos") and (verb := verb_of_gap(token)) is not None:
        join_to(token, verb)
        token.dep_ = "conj"
    elif token.ent_type_ == "PERSON" and read_behind_title(token):
        return True
    elif token.dep_ in ("obj", "iobj", "nmod", "obl") and token.ent_type_ in ("PERSON", "ORG") and (gerund := gerund_before(token)) is not None:
        join_to(token, gerund)
        token.dep_ = "obj"
    elif token.dep_ == "obj" and token.ent_type_ == "PERSON" and (title := title_before(token)) is not None:
        for child in title.children:
            if child.i > token.i:
                join_to(child, token)
        make_title(title, token)
    elif token.dep_ in ("nsubj", "nsubj:pass") and (subject := subject_told_of(token)) is not None:
        join_to(token, subject)
        token.dep_ = "nmod"
    elif token.dep_ in ("nsubj", "nsubj:pass") and (people := counted_before(token)) is not None:
        join_to(token, people)
        token.dep_ = "appos"
    elif token.dep_ in ("nsubj", "nsubj:pass") and (subject := subject_behind_its_modifier(token)) is not None:
        for child in token.children:
            join_to(child, subject)
        join_to(token, subject)
        token.dep_ = "compound"
    elif token.dep_ == "nsubj" and token.i < token.head.i and token.left_edge.dep_ in ("case", "mark"):
        read_infinitive_of_noun(token)
    elif token.dep_ in ("nsubj", "obj") and token.i > token.head.i and (subject := subject_in_front(token)) is not None:
        join_to(subject, token.head)
        subject.dep_, token.dep_ = "nsubj", "obj"
        if token.head.tag_ == "VBN":
            make_past(token.head)
            token.head.tag_ = "VBD"
    elif token.dep_ in ("aux", "aux:pass") and read_behind_phrase(token) or token.dep_ in ("nsubj", "obj", "vocative", "dep") and token.ent_type_ == "PERSON" and read_names_of_object(token):
        return True
    elif token.dep_ in ("aux", "aux:pass") and (subject := subject_behind_opening(token)) is not None:
        others = [child for child in subject.head.children if child.dep_ == "conj" and child.i > subject.i]
        join_to(subject, token.head)
        subject.dep_ = subject_relation(token.head)
        for other in others:
            join_to(other, subject)
    else:
        return False
    return True


def _mend_word(token: Token) -> bool:
    """Reads a word of `MENDED_WORDS`, or a participle behind a noun, as what it is; whether it was such."""
    if token.lower_ in ("whom", "them") and (verb := verb_of_part(token)) is not None:
        part = token.head
        join_to(part, verb)
        part.dep_ = subject_relation(verb)
        if token.lower_ == "whom":
            verb.dep_ = "acl:relcl"
    elif token.lower_ == "whom" and token.head.head.dep_ == "ccomp" and token.head.dep_ in ("nsubj", "nsubj:pass"):
        token.head.head.dep_ = "parataxis"  # "17 were arrested, | most of whom were freed", taken for what the first verb says
    elif token.lower_ == "dead" and (verb := dead_of(token)) is not None:
        join_to(token, verb)
        token.dep_ = "xcomp"
    elif token.lower_ == "dead" and token.i > 1 and token.doc[token.i - 1].pos_ == "NOUN":
        read_as_shooting(token)
    elif token.lower_ in _FOUND_TO_BE.get(token.head.lemma_, ()) and token.dep_ in ("obj", "ccomp", "xcomp") and token.i > token.head.i:
        read_as_found(token)
    elif token.lower_ == "suspect":
        read_as_suspect(token)
    elif token.dep_ == "xcomp" and token.ent_type_ == "PERSON":
        read_as_named(token)
    elif token.lower_ == "absentia":
        read_in_absentia(token)
    elif token.lower_ == "due":
        read_as_scheduled(token)
    elif token.lower_ == "forbidden" and token.pos_ == "ADJ":
        read_as_forbidden(token)
    elif token.lower_ in SPRAYED_WITH:
        read_as_sprayed(token)
    elif token.lower_ == "have" and token.dep_ == "xcomp" and read_as_perfect(token):
        return True
    elif token.lower_ in _HAVING_DONE and (token.pos_ == "VERB" or token.dep_ not in ("aux", "cop")):
        read_as_causative(token)
    elif token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
        if token.head.dep_ == "flat" and token.head.head.pos_ == "NOUN":
            join_to(token, token.head.head)  # "the lawyer X, held since May, …", joined to the name below the title
        if any(c.lower_ == "where" for c in token.children):
            token.dep_ = "acl:relcl"
        else:
            read_as_gapped_passive(token)
    elif token.lower_ == "those" and token.dep_ == "nsubj:pass" and read_as_told_apart(token) or token.dep_ == "conj" and token.tag_ in ("VBN", "VBD") and token.head.pos_ == "NOUN" and read_as_second_passive(token):
        return True
    elif token.lower_ == "both" and (verb := object_both(token)) is not None:
        if verb in token.head.ancestors:
            join_to(token, verb)
        token.dep_ = "obj"
    else:
        return False
    return True


def _mend_relation(token: Token) -> bool:
    """Gives a word beside its verb the relation in which it stands to that; whether it was such."""
    if token.dep_ in ("obj", "iobj") and is_speaker_behind(token):
        for part in [c for c in token.head.children if c.dep_ == "obj" and c.ent_iob_ == "I"]:
            join_to(part, token)
            part.dep_ = "flat"
        token.dep_ = "nsubj"
    elif token.dep_ in ("nsubj", "obj") and token.left_edge.i < token.head.i < token.i and read_as_modifier(token):
        return True
    elif token.dep_ == "obj" and (verb := verb_gone_on_to(token)) is not None:
        join_to(token, verb)
    elif token.dep_ == "obl" and token.i < token.head.i and (subject := subject_before(token)) is not None:
        join_to(token, subject)
        token.dep_ = "nmod"
    elif token.dep_ in ("appos", "nmod") and token.i < token.head.i and subject_across_verb(token):
        verb = token.right_edge.nbor()
        for opening in verb.children:
            if opening.dep_ in ("nsubj", "nsubj:pass") and opening.i < token.i and has_child(opening, "case", "mark"):
                opening.dep_ = "obl"
        join_to(token, verb)
        token.dep_ = "nsubj"
    elif token.dep_ in ("nsubj", "obj", "iobj") and (passive := passive_done_by(token)) is not None:
        join_to(token, passive)
        token.dep_ = "obl:agent"
    elif token.dep_ == "xcomp" and token.pos_ == "NOUN" and any(c.dep_ == "case" and c.lower_ in ("in", "behind", "under") for c in token.children):
        token.dep_ = "obl"  # "remain | in detention"
    elif token.dep_ == "nsubj" and is_seen_done_to(token):
        token.dep_ = "nsubj:pass"
    elif token.dep_ == "xcomp" and token.pos_ == "NOUN" and token.i > token.head.i and token.head.lemma_ in _GIVING and not has_child(token, "cop", "case", "mark"):
        token.dep_ = "obj"  # "were granted | bail"
    elif token.dep_ == "advcl" and token.tag_ == "VBG" and token.i == token.head.i + 1 and token.head.lemma_ in _PUTTING_OFF:
        token.dep_ = "xcomp"  # "adjourned | sentencing X"
    elif token.dep_ == "obj" and (verb := verb_before_result(token)) is not None:
        join_to(token, verb)
    elif token.dep_ == "nsubj" and is_given_behind(token):
        token.dep_ = "iobj"
    elif token.dep_ == "nsubj" and is_object_behind(token):
        token.dep_ = "obj"
        if token.head.tag_ == "VBN":
            token.head.tag_ = "VBD"
            make_past(token.head)
    elif token.dep_ == "nsubj" and is_found_guilty(token):
        token.dep_ = "obj"
        name = token.nbor()
        if token.pos_ == "NOUN" and name.pos_ == "PROPN" and name.head is token.head:
            make_title(token, name)  # "found the nurse X guilty"
    elif token.dep_ == "nsubj:pass" and is_active_subject(token) or token.dep_ == "obl" and is_subject_before(token):
        token.dep_ = "nsubj"
    elif token.dep_ in ("nsubj", "obj") and token.i > token.head.i and (verb := clause_opened_by_that(token)) is not None:
        saying = token.head
        join_to(token, verb)
        token.dep_ = subject_relation(verb)
        if verb.dep_ == "acl":
            join_to(verb, saying)
            verb.dep_ = "ccomp"
    elif token.dep_ in ("obl:agent", "obl") and (verb := verb_right_behind(token)) is not None:
        join_to(token, verb)
        token.dep_ = "nsubj"
    elif token.dep_ == "obl:agent" and token.i < token.head.i and not has_child(token, "case") and not has_child(token.head, "nsubj", "nsubj:pass"):
        token.dep_ = "nsubj:pass"  # "The activist | X was stopped"
    elif token.dep_ == "nmod" and (verb := verb_before_commas(token)) is not None:
        join_to(token, verb)
        token.dep_ = "obj"
    elif token.dep_ == "obl" and (is_bare_object(token) or is_object_behind_day(token)):
        token.dep_ = "obj"
    elif token.dep_ == "nmod:desc" and is_next_titled(token):
        token.dep_ = "conj"
    elif token.dep_ == "nmod:desc" and (body := body_led(token)) is not None:
        join_to(body, token)
        body.dep_ = "compound"
        for case in [c for c in body.children if c.dep_ == "case" and c.i < token.i and c is body.left_edge]:
            join_to(case, token.head)
    elif token.dep_ == "acl" and token.tag_ == "VBG" and token.head.dep_ == "obl:agent" and token.left_edge.lower_ == "from":
        join_to(token, token.head.head)  # "was barred by a court from leaving"
        token.dep_ = "advcl"
    else:
        return False
    return True
