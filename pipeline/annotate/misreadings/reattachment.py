"""Words that the parser joined to the wrong head or by the wrong relation, joined anew by the first reading of `READINGS` that holds.

The table says which words a reading is tried on and what finds the head that they go with; the finders lie in `subjects`, `objects`,
`coordination`, `titles` and `clause_heads`, and beside this package. What does more than join one word stands below the table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

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
from pipeline.annotate.misreadings.across_verbs import read_across_verb, read_behind_preposition
from pipeline.annotate.misreadings.clause_heads import read_as_shooting
from pipeline.annotate.misreadings.coordination import (
    KINDS,
    accused_beside_others,
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
    noun_described,
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
    content_behind,
    counted_before,
    described_subject,
    is_active_subject,
    is_opening_phrase,
    is_seen_done_to,
    is_speaker_behind,
    is_subject_before,
    passive_done_by,
    people_all_told_of,
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
    deed_done_by,
    is_next_titled,
    last_described,
    noun_before_phrase,
    noun_named_by,
    read_as_suspect,
    title_before,
    verb_behind_title,
)
from pipeline.annotate.place_phrases import (
    beside_day,
    described_place,
    place_called,
    read_with_preposition,
    verb_of_place_apart,
)
from pipeline.annotate.reduced_relatives import ACCUSED
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

    Find = Callable[[Token], Token | None]
    Mend = Callable[[Token], bool]

_GIVING = word_list("clauses.ditransitive")
_PUTTING_OFF = word_list("factuality.putting_off")
_FOUND_TO_BE = {"find": ("guilty",), "declare": ("void",)}
"""What somebody or something is found to be → by which verb."""
_HAVING_DONE = ("had", "has", "have", "having", "saw", "seen", "sees", "left", "leaving", "leaves", "leave")

_IN_FRONT, _BEHIND = -1, 1
_PERSON = ("PERSON",)
_SUBJECTS = ("nsubj", "nsubj:pass")
_NAMED = ("PERSON", "ORG")
_CONTENT = ("ccomp", "xcomp", "acl")
_RELATIVES = ("acl:relcl", "advcl:relcl")
_PAST = ("VBN", "VBD")
_PREDICATES = ("VERB", "AUX")


class Reading(NamedTuple):
    """One misreading: `mend` joins a word anew and says whether it did; it is tried on words in one of `relations` (in any where there are
    none) with what else is asked: part of speech, Penn tags, the word itself, the kind of name, the side of its head it stands on."""

    relations: Collection[str]
    mend: Callable[[Token], bool]
    pos: str = ""
    tags: Collection[str] = ()
    words: Collection[str] = ()
    kinds: Collection[str] = ()
    side: int = 0

    def concerns(self, relation: str, word: str, pos: str, tag: str, kind: str) -> bool:
        """Whether the reading is tried on such a word, on the right side of its head."""
        return (
            (not self.relations or relation in self.relations)
            and (not self.words or word in self.words)
            and (not self.pos or pos == self.pos)
            and (not self.tags or tag in self.tags)
            and (not self.kinds or kind in self.kinds)
        )


def reattach(token: Token) -> None:
    """Mends the head or relation of a word that the parser often misreads (`MENDED`, `MENDED_WORDS`): the first reading that holds."""
    word = token.lower_ if token.lower_ in _WORDS else ""
    side = _BEHIND if token.i > token.head.i else _IN_FRONT
    for reading in _readings_of(token.dep_, word, token.pos_, token.tag_, token.ent_type_):
        if reading.side in (0, side) and reading.mend(token):
            return


def _joined(find: Find, relation: str | Callable[[Token], str] = "") -> Mend:
    """Joins a word to the head that is found, in a relation that is given or hangs on that head, else in the same."""

    def mend(token: Token) -> bool:
        head = find(token)
        if head is None:
            return False
        join_to(token, head)
        if relation:
            token.dep_ = relation if isinstance(relation, str) else relation(head)
        return True

    return mend


def _first(*finds: Find) -> Find:
    """What the first finder finds that finds anything."""
    return lambda token: next((head for find in finds if (head := find(token)) is not None), None)


def _above(test: Callable[[Token], bool]) -> Find:
    """The head of a word's head, where the test holds of the word."""
    return lambda token: token.head.head if test(token) else None


def _renamed(test: Callable[[Token], bool], relation: str) -> Mend:
    """Leaves a word of which the test holds at its head, in another relation."""

    def mend(token: Token) -> bool:
        if not test(token):
            return False
        token.dep_ = relation
        return True

    return mend


def _at_once(read: Callable[[Token], object]) -> Mend:
    """Reads a word by a rule of its own, whatever comes of it; no later reading is tried."""

    def mend(token: Token) -> bool:
        read(token)
        return True

    return mend


def _goes_on_from(token: Token) -> bool:
    """Joins a verb behind "and" to the verb that it goes on from."""
    verb = _VERB_GONE_ON_WITH(token)
    if verb is None:
        return False
    join_to(token, verb)
    if (verb := gone_on_with(token)) is not None:
        join_to(token, verb)  # "fired at men who tried to flee | and arrested them"
    return True


def _is_bare_modifier(token: Token) -> bool:
    """Makes a noun that the parser took for one of a list a part of the compound behind it."""
    noun = bare_modifier(token)
    if noun is None:
        return False
    for child in token.children:
        join_to(child, noun)
    join_to(token, noun)
    token.dep_ = "compound"
    return True


def _goes_before_clause(token: Token) -> bool:
    """Makes a verb that the parser joined to the clause behind it the next of the verbs before ("were held and | released | after police took
    statements")."""
    behind = token.head
    if behind.head.i >= token.i:
        return False
    join_to(token, behind.head)
    join_to(behind, token)
    behind.dep_ = "advcl"
    return True


def _is_subject_gone_on_with(token: Token) -> bool:
    """Makes a noun that the parser took for one of a list the subject of the clause that it opens behind "and"."""
    verb = clause_gone_on_with(token)
    if verb is None:
        return False
    above = token.head.head
    join_to(token, verb)
    token.dep_ = subject_relation(verb)
    if verb.dep_ == "acl":
        join_to(verb, above)
        verb.dep_ = "conj"
    return True


def _tells_of_all(participle: Token) -> bool:
    """Joins a participle to the people of all of whom it tells, with "both" or "all" for its subject."""
    people = people_all_told_of(participle)
    if people is None:
        return False
    join_to(participle, people)
    participle.dep_ = "acl"
    for count in participle.children:
        if count.i < participle.i and count.dep_ in ("advmod", "det", "nsubj"):
            count.dep_ = "nsubj:pass"
    return True


def _describes_subject(token: Token) -> bool:
    """Makes what the parser took for a clause the attribute of the subject."""
    subject = described_subject(token)
    if subject is None:
        return False
    join_to(subject, token.head)
    subject.dep_ = subject_relation(subject.head)
    join_to(token, subject)
    token.dep_ = "amod"
    return True


def _is_described_before(token: Token) -> bool:
    """Reads a clause as one whose subject is described in front of it."""
    subject = described_before(token)
    if subject is None:
        return False
    read_as_described(token, subject)
    return True


def _is_reported(token: Token) -> bool:
    """Reads a clause as what is reported, with its subject."""
    subject = subject_of_content(token)
    if subject is None:
        return False
    read_as_reported(token, subject)
    return True


def _is_next_listed(token: Token) -> bool:
    """Makes a clause the next of a list."""
    if not is_next_of_list(token):
        return False
    if token.dep_ == "acl":
        join_to(token, token.head.head if token.head.pos_ == "NOUN" else token.head)
    token.dep_ = "conj"
    return True


def _is_speaker(token: Token) -> bool:
    """Makes a noun that the parser took for an apposition to a place who says what stands before."""
    verb = verb_of_speaker(token) if token.head.ent_type_ in OF_PLACE else None
    if verb is None:
        return False
    join_to(token, verb)
    token.dep_, verb.dep_ = "nsubj", "parataxis"
    return True


def _is_object_of_bare_noun(token: Token) -> bool:
    """Makes a noun the object of the verb right before it, which the parser took for a part of the subject ("members of | the National Guard |
    detained journalist X")."""
    verb = verb_of_bare_noun(token)
    if verb is None:
        return False
    for subject in verb.children:
        if subject.dep_ == "nsubj:pass":
            subject.dep_ = "nsubj"
    for child in [c for c in token.children if c.i < verb.i]:
        join_to(child, token.head)
        child.dep_ = "nmod"
    join_to(token, verb)
    token.dep_ = "obj"
    return True


def _is_called(token: Token) -> bool:
    """Makes the kind of a place in front of its name a part of that."""
    kind = place_called(token)
    if kind is None:
        return False
    for mark in [c for c in kind.children if c.dep_ == "case"]:
        join_to(mark, token)
    join_to(kind, token)
    kind.dep_ = "compound"
    return True


def _phrase_relation(head: Token) -> str:
    """The relation of a phrase to what it goes with."""
    return "obl" if head.pos_ in _PREDICATES else "nmod"


def _goes_on_behind_aside(token: Token) -> bool:
    """Joins a phrase and what follows it to the verb in front of an aside."""
    gone_on = behind_aside(token)
    if gone_on is None:
        return False
    for phrase in gone_on[1]:
        join_to(phrase, gone_on[0])
        phrase.dep_ = "conj" if phrase.dep_ == "conj" else "obl"
    return True


def _is_done_by_authority(token: Token) -> bool:
    """Reads a phrase with "by" behind its head as who did it."""
    if token.dep_ == "nsubj" and token.head.tag_ != "VBG" or token.head.i >= token.i or token.left_edge.lower_ != "by":
        return False
    head = token.head
    read_by_authority(token)
    return token.head is not head


def _is_titled(token: Token) -> bool:
    """Makes the noun in front of a name its title, and gives the name what stands behind both."""
    title = title_before(token)
    if title is None:
        return False
    for child in title.children:
        if child.i > token.i:
            join_to(child, token)
    make_title(title, token)
    return True


def _modifies_subject(token: Token) -> bool:
    """Makes what the parser took for the subject a part of the noun behind it."""
    subject = subject_behind_its_modifier(token)
    if subject is None:
        return False
    for child in token.children:
        join_to(child, subject)
    join_to(token, subject)
    token.dep_ = "compound"
    return True


def _is_infinitive_of_noun(token: Token) -> bool:
    """Reads what the parser took for a subject with a preposition as the noun of an infinitive."""
    if token.left_edge.dep_ not in ("case", "mark"):
        return False
    read_infinitive_of_noun(token)
    return True


def _is_object_of_subject_in_front(token: Token) -> bool:
    """Gives a verb the noun in front of it for its subject, and the word behind it for its object."""
    subject = subject_in_front(token)
    if subject is None:
        return False
    join_to(subject, token.head)
    subject.dep_ = "nsubj"
    _read_as_object(token)
    return True


def _read_as_object(token: Token) -> None:
    """Makes a word the object of its verb, and that a verb in the past where it was read as a participle."""
    token.dep_ = "obj"
    if token.head.tag_ == "VBN":
        token.head.tag_ = "VBD"
        make_past(token.head)


def _opens_clause(auxiliary: Token) -> bool:
    """Gives a verb the subject in front of its auxiliary, and the verbs that were joined to that."""
    subject = subject_behind_opening(auxiliary)
    if subject is None:
        return False
    others = [child for child in subject.head.children if child.dep_ == "conj" and child.i > subject.i]
    join_to(subject, auxiliary.head)
    subject.dep_ = subject_relation(auxiliary.head)
    for other in others:
        join_to(other, subject)
    return True


def _is_part_of_whom(token: Token) -> bool:
    """Makes a part of people ("15 of whom") the subject of its verb."""
    verb = verb_of_part(token)
    if verb is None:
        return False
    part = token.head
    join_to(part, verb)
    part.dep_ = subject_relation(verb)
    if token.lower_ == "whom":
        verb.dep_ = "acl:relcl"
    return True


def _is_said_of_part(token: Token) -> bool:
    """Makes a clause of a part of people one beside the first, which the parser took for what that says ("17 were arrested, | most of whom were
    freed")."""
    if token.head.head.dep_ != "ccomp" or token.head.dep_ not in _SUBJECTS:
        return False
    token.head.head.dep_ = "parataxis"
    return True


def _is_shot_dead(token: Token) -> bool:
    """Reads "dead" right behind a noun as the end of a shooting."""
    if token.i <= 1 or token.doc[token.i - 1].pos_ != "NOUN":
        return False
    read_as_shooting(token)
    return True


def _is_found_to_be(token: Token) -> bool:
    """Reads what somebody was found to be as such."""
    if token.lower_ not in _FOUND_TO_BE.get(token.head.lemma_, ()):
        return False
    read_as_found(token)
    return True


def _has_done(token: Token) -> bool:
    """Reads a verb of having something done."""
    if token.pos_ != "VERB" and token.dep_ in ("aux", "cop"):
        return False
    read_as_causative(token)
    return True


def _is_participle(token: Token) -> bool:
    """Joins a participle behind a name to the title above that ("the lawyer X, held since May, …"), and reads it as a passive."""
    if token.head.dep_ == "flat" and token.head.head.pos_ == "NOUN":
        join_to(token, token.head.head)
    if any(c.lower_ == "where" for c in token.children):
        token.dep_ = "acl:relcl"
    else:
        read_as_gapped_passive(token)
    return True


def _is_object_both(token: Token) -> bool:
    """Makes "both" the object of its verb."""
    verb = object_both(token)
    if verb is None:
        return False
    if verb in token.head.ancestors:
        join_to(token, verb)
    token.dep_ = "obj"
    return True


def _says(token: Token) -> bool:
    """Makes the noun right behind a verb of saying its subject, with the rest of its name."""
    if not is_speaker_behind(token):
        return False
    for part in [c for c in token.head.children if c.dep_ == "obj" and c.ent_iob_ == "I"]:
        join_to(part, token)
        part.dep_ = "flat"
    token.dep_ = "nsubj"
    return True


def _is_modifier(token: Token) -> bool:
    """Reads a word that begins in front of its head and ends behind it as a modifier."""
    return token.left_edge.i < token.head.i < token.i and read_as_modifier(token)


def _is_subject_across_verb(token: Token) -> bool:
    """Makes a noun the subject of the verb right behind it, and what was that a phrase."""
    if not subject_across_verb(token):
        return False
    verb = token.right_edge.nbor()
    for opening in verb.children:
        if opening.dep_ in _SUBJECTS and opening.i < token.i and has_child(opening, "case", "mark"):
            opening.dep_ = "obl"
    join_to(token, verb)
    token.dep_ = "nsubj"
    return True


def _tells_where_kept(token: Token) -> bool:
    """Whether a noun tells in what state somebody stays ("remain | in detention")."""
    return any(c.dep_ == "case" and c.lower_ in ("in", "behind", "under") for c in token.children)


def _is_granted(token: Token) -> bool:
    """Whether a noun is what is given ("were granted | bail")."""
    return token.head.lemma_ in _GIVING and not has_child(token, "cop", "case", "mark")


def _is_put_off(token: Token) -> bool:
    """Whether a gerund is what is put off or ruled out ("adjourned | sentencing X", "ruled out | deporting Y")."""
    verb, before = token.head, token.nbor(-1)
    if before.dep_ == "compound:prt" and before.head is verb:
        return f"{verb.lemma_} {before.lower_}" in _PUTTING_OFF
    return before is verb and verb.lemma_ in _PUTTING_OFF


def _is_object(token: Token) -> bool:
    """Makes what the parser took for a second subject behind a verb its object."""
    if not is_object_behind(token):
        return False
    _read_as_object(token)
    return True


def _is_guilty(token: Token) -> bool:
    """Makes who was found guilty the object, with their name ("found the nurse X guilty")."""
    if not is_found_guilty(token):
        return False
    token.dep_ = "obj"
    name = token.nbor()
    if token.pos_ == "NOUN" and name.pos_ == "PROPN" and name.head is token.head:
        make_title(token, name)
    return True


def _is_subject_of_content(token: Token) -> bool:
    """Makes a word behind a verb of saying the subject of the clause that "that" opens."""
    verb = clause_opened_by_that(token)
    if verb is None:
        return False
    saying = token.head
    join_to(token, verb)
    token.dep_ = subject_relation(verb)
    if verb.dep_ == "acl":
        join_to(verb, saying)
        verb.dep_ = "ccomp"
    return True


def _is_stopped(token: Token) -> bool:
    """Whether a name without preposition in front of a verb without subject is whom it befell ("The activist | X was stopped")."""
    return not has_child(token, "case") and not has_child(token.head, *_SUBJECTS)


def _is_leader_of(title: Token) -> bool:
    """Makes a body that was joined to the name of its leader a part of the leader's title."""
    body = body_led(title)
    if body is None:
        return False
    join_to(body, title)
    body.dep_ = "compound"
    for case in [c for c in body.children if c.dep_ == "case" and c.i < title.i and c is body.left_edge]:
        join_to(case, title.head)
    return True


def _is_barred_from(token: Token) -> bool:
    """Whether a gerund tells from what somebody is barred, though the parser joined it to who barred them ("was barred by a court | from leaving")."""
    return token.head.dep_ == "obl:agent" and token.left_edge.lower_ == "from"


def _is_second_passive(token: Token) -> bool:
    """Reads a participle joined to a noun as the second of two passives."""
    return token.head.pos_ == "NOUN" and read_as_second_passive(token)


_VERB_GONE_ON_WITH = _first(
    passive_gone_on_with, past_gone_on_with, infinitive_gone_on_with, gone_on_with, relative_gone_on_with, finding_gone_on_with,
    predicate_gone_on_with,
)  # fmt: skip
_NOUN_GONE_ON_WITH = _first(
    deed_before, title_of_first, title_gone_on_with, named_gone_on_with, victim_before, post_before, phrase_gone_on_with
)

READINGS = (
    # subjects, and what goes on behind "and"
    Reading(_SUBJECTS, _joined(_above(belongs_to_verb_above), subject_relation)),
    Reading(_SUBJECTS, _renamed(is_opening_phrase, "obl")),
    Reading((*_SUBJECTS, "compound", "flat", "conj"), read_behind_preposition, kinds=_NAMED, side=_BEHIND),
    Reading(_SUBJECTS, _joined(subject_joined_by_and, "conj"), kinds=_PERSON),
    Reading(("nsubj",), read_behind_age, kinds=_PERSON, side=_BEHIND),
    Reading(_SUBJECTS, _joined(clause_behind_semicolon, subject_relation), side=_BEHIND),
    Reading(_SUBJECTS, _joined(content_behind, subject_relation), side=_BEHIND),
    Reading(("flat",), _joined(noun_before_phrase, "nmod"), pos="NOUN", side=_IN_FRONT),
    Reading(("nsubj", "obl:agent", "appos"), _joined(noun_before_phrase, "nmod"), kinds=_PERSON),
    Reading(("conj",), _joined(deed_done_by, "nmod"), pos="NOUN"),
    Reading((*_SUBJECTS, "conj"), _joined(whole_of_part, "appos")),
    Reading(("conj",), read_behind_object_relative, pos="VERB"),
    Reading(("conj",), read_before_kind, kinds=KINDS),
    Reading(("conj",), _goes_on_from, pos="VERB"),
    Reading(("conj",), _joined(_NOUN_GONE_ON_WITH), pos="NOUN"),
    Reading(("conj",), _joined(verb_with_manner, "obl"), pos="NOUN"),
    Reading(("conj",), _is_bare_modifier, pos="NOUN"),
    Reading(("conj",), _goes_before_clause, pos="VERB", side=_IN_FRONT),
    Reading(("conj",), _is_subject_gone_on_with, pos="NOUN"),
    Reading(("conj",), _joined(person_gone_on_with, "nsubj:pass"), kinds=_PERSON),
    Reading(("conj",), _joined(person_before)),
    # clauses, and whom or what they tell of
    Reading(("acl", "advcl", "xcomp"), _joined(verb_of_use, "advcl"), tags=("VB",)),
    Reading(("acl", "acl:relcl"), _joined(lambda clause: measured_by(clause.head))),
    Reading(("acl", "acl:relcl", "ccomp", "xcomp"), read_as_ordered, tags=_PAST),
    Reading(_RELATIVES, _joined(body_told_of, "acl:relcl")),
    Reading(("acl",), _joined(people_before), tags=("VBG",)),
    Reading(("acl",), _joined(accused_beside_others), words=ACCUSED, tags=_PAST),
    Reading(("acl:relcl",), _joined(verb_commented_on, "advcl:relcl")),
    Reading(("acl:relcl",), _joined(relative_told_of)),
    Reading(_RELATIVES, _joined(people_told_of, "acl:relcl")),
    Reading(("advcl", "acl"), _tells_of_all, tags=_PAST),
    Reading(("advcl", "acl"), _joined(noun_described, "amod"), tags=("VBG", "VBN")),
    Reading(("advcl",), _describes_subject),
    Reading(("ccomp",), _is_described_before),
    Reading(_CONTENT, _is_reported, pos="VERB"),
    Reading(("parataxis",), _renamed(lambda clause: predicate_before(clause) is not None, "conj")),
    Reading(("advcl", "acl"), _is_next_listed),
    Reading(("advcl",), _joined(assembly_with_aim, "acl")),
    Reading(("nsubj", "obj", "appos"), read_across_clause, side=_BEHIND),
    Reading(("appos",), read_as_relative_listed),
    Reading(("appos",), _joined(bearer_of_alias)),
    Reading(("appos",), _is_speaker),
    Reading(("appos",), _joined(_first(noun_named_by, last_described))),
    Reading(("acl",), _joined(people_led), words=LED),
    Reading(("acl",), _joined(saying_on_occasion, "ccomp")),
    Reading(("acl",), _joined(passive_before_place, "advcl")),
    Reading(("acl",), _joined(verb_of_occasion, "xcomp")),
    Reading(("advcl", "xcomp"), _joined(object_told_of, "acl")),
    # phrases and appositions
    Reading(("nmod",), read_across_verb, side=_IN_FRONT),
    Reading(("nmod", "conj"), _is_object_of_bare_noun),
    Reading(("nmod", "nmod:unmarked"), _joined(verb_of_place_apart, "obl"), kinds=OF_PLACE),
    Reading(("nmod", "obl"), _is_called, kinds=OF_PLACE),
    Reading(("nmod", "obl"), _joined(clause_with, "nsubj")),
    Reading(PHRASES, rejoin),
    Reading(("nmod:unmarked",), read_as_term),
    Reading(("nsubj", "obl:unmarked", "nmod:unmarked", "nmod", "appos", "parataxis"), _joined(described_place, "appos")),
    Reading(("appos",), _at_once(read_with_preposition), kinds=OF_PLACE),
    Reading(("appos",), _joined(verb_across_description, "obj")),
    Reading(("nmod", "obl"), _joined(beside_day, _phrase_relation)),
    Reading(("obl", "obl:unmarked"), _joined(across_object)),
    Reading(PHRASES, _goes_on_behind_aside),
    Reading(("obl", "nmod", "nsubj", "obj"), _is_done_by_authority),
    # names, subjects and auxiliaries beside the verb
    Reading(("conj", "appos"), _joined(verb_of_gap, "conj"), kinds=_PERSON),
    Reading((), read_behind_title, kinds=_PERSON),
    Reading(("obj", "iobj", "nmod", "obl"), _joined(gerund_before, "obj"), kinds=("PERSON", "ORG")),
    Reading(("obj",), _is_titled, kinds=_PERSON),
    Reading(_SUBJECTS, _joined(subject_told_of, "nmod")),
    Reading(_SUBJECTS, _joined(counted_before, "appos")),
    Reading(_SUBJECTS, _modifies_subject),
    Reading(("nsubj",), _is_infinitive_of_noun, side=_IN_FRONT),
    Reading(("nsubj", "obj"), _is_object_of_subject_in_front, side=_BEHIND),
    Reading(("aux", "aux:pass"), read_behind_phrase),
    Reading(("nsubj", "obj", "vocative", "dep"), read_names_of_object, kinds=_PERSON),
    Reading(("aux", "aux:pass"), _opens_clause),
    # single words, and participles behind a noun
    Reading((), _is_part_of_whom, words=("whom", "them")),
    Reading((), _is_said_of_part, words=("whom",)),
    Reading((), _joined(dead_of, "xcomp"), words=("dead",)),
    Reading((), _is_shot_dead, words=("dead",)),
    Reading(("obj", "ccomp", "xcomp"), _is_found_to_be, side=_BEHIND),
    Reading((), _at_once(read_as_suspect), words=("suspect",)),
    Reading(("xcomp",), _at_once(read_as_named), kinds=_PERSON),
    Reading((), _at_once(read_in_absentia), words=("absentia",)),
    Reading((), _at_once(read_as_scheduled), words=("due",)),
    Reading((), _at_once(read_as_forbidden), words=("forbidden",), pos="ADJ"),
    Reading((), _at_once(read_as_sprayed), words=SPRAYED_WITH),
    Reading(("xcomp",), read_as_perfect, words=("have",)),
    Reading((), _has_done, words=_HAVING_DONE),
    Reading(("acl",), _is_participle, tags=_PAST),
    Reading(("nsubj:pass",), read_as_told_apart, words=("those",)),
    Reading(("conj",), _is_second_passive, tags=_PAST),
    Reading((), _is_object_both, words=("both",)),
    # the relation of a word beside its verb
    Reading(("obj", "iobj", "obl"), _says),
    Reading(("nsubj", "obj"), _is_modifier),
    Reading(("obj",), _joined(verb_gone_on_to)),
    Reading(("obl",), _joined(subject_before, "nmod"), side=_IN_FRONT),
    Reading(("appos", "nmod"), _is_subject_across_verb, side=_IN_FRONT),
    Reading(("nsubj", "obj", "iobj"), _joined(passive_done_by, "obl:agent")),
    Reading(("xcomp",), _renamed(_tells_where_kept, "obl"), pos="NOUN"),
    Reading(("nsubj",), _renamed(is_seen_done_to, "nsubj:pass")),
    Reading(("xcomp",), _renamed(_is_granted, "obj"), pos="NOUN", side=_BEHIND),
    Reading(("advcl",), _renamed(_is_put_off, "xcomp"), tags=("VBG",)),
    Reading(("obj",), _joined(verb_before_result)),
    Reading(("nsubj",), _renamed(is_given_behind, "iobj")),
    Reading(("nsubj",), _is_object),
    Reading(("nsubj",), _is_guilty),
    Reading(("nsubj:pass",), _renamed(is_active_subject, "nsubj")),
    Reading(("obl",), _renamed(is_subject_before, "nsubj")),
    Reading(("nsubj", "obj"), _is_subject_of_content, side=_BEHIND),
    Reading(("obl:agent", "obl"), _joined(verb_right_behind, "nsubj")),
    Reading(("obl:agent",), _renamed(_is_stopped, "nsubj:pass"), side=_IN_FRONT),
    Reading(("nmod",), _joined(verb_before_commas, "obj")),
    Reading(("obl",), _renamed(is_bare_object, "obj")),
    Reading(("obl",), _renamed(is_object_behind_day, "obj")),
    Reading(("nmod:desc",), _joined(verb_behind_title, "nsubj")),
    Reading(("nmod:desc",), _renamed(is_next_titled, "conj")),
    Reading(("nmod:desc",), _is_leader_of),
    Reading(("acl",), _joined(_above(_is_barred_from), "advcl"), tags=("VBG",)),
)

MENDED = frozenset(relation for reading in READINGS for relation in reading.relations)
MENDED_WORDS = frozenset(word for reading in READINGS if not reading.relations for word in reading.words)
"""Relations and words that may be read otherwise than the parser does."""


_WORDS = frozenset(word for reading in READINGS for word in reading.words)


@cache
def _readings_of(relation: str, word: str, pos: str, tag: str, kind: str) -> tuple[Reading, ...]:
    """The readings that such words may have, in their order."""
    return tuple(reading for reading in READINGS if reading.concerns(relation, word, pos, tag, kind))
