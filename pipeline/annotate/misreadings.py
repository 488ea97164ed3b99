"""What the rules read otherwise than the parser: its mistakes with participles behind gerunds, clauses behind relatives, titles
before names, asides, lists of passives and other constructions, mended in the tokens of a `parse.Doc`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.annotate import accusing_verbs, ellipsis
from pipeline.annotate.allegations import ALLEGING, read_as_allegation
from pipeline.annotate.attachments import (
    gone_on_with,
    name_behind_place,
    names_somebody,
    person_before,
    read_as_comment,
    read_as_content,
    read_as_result,
    read_as_told_of_object,
    read_before_comma,
    read_behind_phrase,
    read_behind_title,
    read_called,
    read_cases,
    read_names_of_object,
    rejoin,
    relative_gone_on_with,
)
from pipeline.annotate.behind_asides import (
    ASIDES,
    OF_PLACE,
    PHRASES,
    across_object,
    behind_aside,
    read_sum_behind_aside,
)
from pipeline.annotate.clause_repairs import (
    FINING,
    join_to,
    lacks_subject,
    make_past,
    measured_by,
    object_told_of,
    read_as_causative,
    read_as_found,
    read_as_gapped_passive,
    read_as_named,
    read_as_noun,
    read_as_scheduled,
    read_as_subject_behind_colon,
    read_by_authority,
    read_cleft,
    read_infinitive_of_noun,
    read_sum_beside,
    settle,
    subject_relation,
)
from pipeline.annotate.complements import COMPLETING, read_complement
from pipeline.annotate.counted_phrases import read_as_counted_subject, read_as_exception
from pipeline.annotate.date_words import read_dates
from pipeline.annotate.names_given import NAMING, read_named
from pipeline.annotate.openings import read_opening
from pipeline.annotate.participles import read_participles
from pipeline.annotate.place_phrases import beside_day, described_place, read_with_holder, read_with_preposition
from pipeline.annotate.possessives import read_own_gerund, read_possessive
from pipeline.annotate.posts_before_names import ATTRIBUTIVE, read_attributive, read_behind_posts
from pipeline.annotate.reduced_relatives import read_reduced_relatives
from pipeline.annotate.reported_clauses import described_before, read_as_described, read_as_reported, subject_of_content
from pipeline.annotate.shifted_objects import ASTRAY, read_shared_object, read_shifted_object
from pipeline.annotate.speech_asides import read_tellings
from pipeline.annotate.time_clauses import MARKS as _TIME_MARKS
from pipeline.annotate.time_clauses import read_time_clause
from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.annotate.verbless import ends_as_sentence, read_without_verb
from pipeline.vocabulary import word_list

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_COURTS = class_lemmas(frozenset(("court",)))
_FEMALE_KIN = word_list("misreadings.female_kin")
_MALE_KIN = word_list("misreadings.male_kin")
_FEMALE, _MALE = {"she", "her", "herself", "hers"}, {"he", "him", "his", "himself"}
_CONTENT = {"ccomp", "xcomp", "acl"}
_OF_BODIES = {"ORG", "PERSON", "NORP"}
_NAMES = OF_PLACE | _OF_BODIES | {"DATE"}
_ROOMS = word_list("misreadings.rooms")
_SUMS = {"obj", "nmod:unmarked", "flat", "list", "appos"}
"""What the parser may take a sum behind a name for."""
_OCCASIONS = word_list("misreadings.occasions")
_TAKING = {"take", "use", "seize"}
_SUBMITTING = word_list("misreadings.submitting")
_UNCHANGED = {"let", "put", "set", "hit", "beat"}
"""Participles like the infinitive, for which the model takes them."""
_BEHIND_THAT = {"acl", "acl:relcl", "advcl:relcl", "ccomp", "csubj", "advcl", "parataxis", "conj"}
_MENDED = frozenset(
    (*PHRASES, *_CONTENT, "conj", "appos", "acl:relcl", "advcl", "obj", "iobj", "nsubj", "nsubj:pass", "aux", "aux:pass", "nmod:desc")
)
_MENDED_WORDS = frozenset(("whom", "dead", "suspect", "both", "absentia", "due", "had", "has", "have", "having", "saw", "seen", "sees"))
"""Relations and words that may be read otherwise than the parser does."""
_FOUND_TO_BE = {"find": ("guilty",), "declare": ("void",)}
"""What somebody or something is found to be → by which verb."""


def reread(tokens: Sequence[Token], sentences: Sequence[Span]) -> None:
    """Mends heads, relations, tags and edges of the tokens in place, sentence by sentence and then word by word."""
    for sentence in sentences:
        read_cases(sentence)
        read_tellings(sentence)
        read_dates(sentence)
        read_opening(sentence)
        if not read_without_verb(sentence):
            _read_as_clause(sentence)
        read_participles(sentence)
        read_reduced_relatives(sentence)
    for token in tokens:
        if token.tag_ == "POS" or token.dep_ == "aux" and token.text in ("’s", "'s") and token.head.dep_ == "acl":
            read_possessive(token)
        elif token.tag_ == "PRP$" and token.dep_ == "nsubj":
            read_own_gerund(token)
        elif token.dep_ in ("conj", "advcl") and token.tag_ in ("VBN", "VBD"):
            read_as_told_of_object(token)
        elif token.dep_ in ("nsubj", "nsubj:pass") and token.tag_ == "VBN" and token.i and token.nbor(-1).lower_ == "those" and token.nbor(-1).head is token.head:
            join_to(token, token.nbor(-1))  # "those arrested were …", both taken for its subject
            token.dep_ = "acl"
        elif token.dep_ == "advcl" and token.tag_ == "VBG":
            read_as_result(token)
        elif token.pos_ == "VERB" and token.dep_ in _BEHIND_THAT:
            read_cleft(token)
        if token.lower_ in ellipsis.ELLIPTICAL:
            ellipsis.fill(token)
        elif token.lower_ == "time" and (infinitive := ellipsis.infinitive_behind_times(token)) is not None:
            join_to(infinitive, token.head)
            infinitive.dep_, token.dep_ = "xcomp", "obl"
        elif token.pos_ == "VERB" and token.lower_ in accusing_verbs.TAKES:
            accusing_verbs.mend(token)
        elif token.pos_ == "NOUN" and token.lemma_ in accusing_verbs.CHARGES:
            accusing_verbs.mend_charge(token)
        elif token.lower_ == "guilty":
            accusing_verbs.mend_guilty(token)
        elif token.text == ":":
            read_as_subject_behind_colon(token)
        elif token.lower_ in _TIME_MARKS:
            read_time_clause(token)
        elif token.lower_ == "but":
            read_as_exception(token)
        elif token.lower_ in NAMING:
            read_named(token)
        elif token.lower_ in ALLEGING and token.dep_ == "amod":
            read_as_allegation(token)
        if token.lower_ in ATTRIBUTIVE and token.dep_ in ("xcomp", "advcl", "amod") and read_attributive(token):
            continue
        if token.ent_type_ == "PERSON" and read_behind_posts(token):
            continue
        if token.dep_ in ("obl", "obj") and read_shared_object(token) or token.dep_ in ASTRAY and read_shifted_object(token):
            continue
        if token.dep_ in _SUMS and (token.ent_type_ == "MONEY" or (token.head.lower_ in FINING if token.dep_ == "obj" else token.ent_type_ not in _NAMES)):
            read_sum_beside(token)
        if token.dep_ == "appos" and token.head.i < token.i and any(c.dep_ == "cc" and c.i == token.left_edge.i for c in token.children):
            token.dep_ = "conj"  # "19 groups | and the weekly X"
        if token.dep_ == "obj" and token.pos_ == "VERB":
            read_as_noun(token)
        elif token.dep_ == "obl" and token.pos_ == "NUM":
            read_as_counted_subject(token)
        if token.ent_type_ == "MONEY" and token.dep_ not in ("obj", "nummod"):
            read_sum_behind_aside(token)
        if token.dep_ in COMPLETING:
            read_complement(token)
        if token.dep_ in ("obj", "obl:unmarked", "appos", "nsubj", "nsubj:pass") and read_as_comment(token):
            continue
        if token.dep_ not in _MENDED and token.lower_ not in _MENDED_WORDS:
            if token.dep_ == "compound" and token.ent_type_ in OF_PLACE and token.head.ent_type_ in OF_PLACE:
                read_with_holder(token)
            elif token.dep_ == "compound" and token.i > token.head.i and (verb := _verb_of_bare_noun(token)) is not None:
                join_to(token, verb)
                token.dep_ = "obj"
            elif token.dep_ == "compound" and (read_called(token) or read_as_content(token)):
                continue
            elif token.dep_ == "compound":
                (read_as_noun if token.tag_ == "VB" else read_before_comma)(token)
            if token.dep_ == "flat" and token.ent_type_ == "PERSON":
                _read_over_title(token)
            continue
        if token.dep_ in ("nsubj", "nsubj:pass") and _belongs_to_verb_above(token):
            join_to(token, token.head.head)
            token.dep_ = subject_relation(token.head)
        elif token.dep_ in ("nsubj", "nsubj:pass", "conj") and (people := _whole_of_part(token)) is not None:
            join_to(token, people)
            token.dep_ = "appos"
        elif token.dep_ == "conj" and token.pos_ == "VERB" and (verb := _passive_gone_on_with(token) or gone_on_with(token) or relative_gone_on_with(token) or _finding_gone_on_with(token)) is not None:
            join_to(token, verb)
        elif token.dep_ == "conj" and (person := person_before(token)) is not None:
            join_to(token, person)
        elif token.dep_ in ("acl", "acl:relcl") and (measured := measured_by(token.head)) is not None:
            join_to(token, measured)
        elif token.dep_ == "acl:relcl" and (name := _relative_told_of(token)) is not None:
            join_to(token, name)
        elif token.dep_ == "ccomp" and (subject := described_before(token)) is not None:
            read_as_described(token, subject)
        elif token.dep_ in _CONTENT and token.pos_ == "VERB" and (subject := subject_of_content(token)) is not None:
            read_as_reported(token, subject)
        elif token.dep_ == "advcl" and _is_next_of_list(token):
            token.dep_ = "conj"
        elif token.dep_ == "acl" and (verb := _verb_of_occasion(token)) is not None:
            join_to(token, verb)
            token.dep_ = "xcomp"
        elif token.dep_ in ("advcl", "xcomp") and (thing := object_told_of(token)) is not None:
            join_to(token, thing)
            token.dep_ = "acl"
        elif token.dep_ in ("nmod", "conj") and (verb := _verb_of_bare_noun(token)) is not None:
            for subject in verb.children:
                if subject.dep_ == "nsubj:pass":
                    subject.dep_ = "nsubj"
            for child in [c for c in token.children if c.i < verb.i]:
                join_to(child, token.head)  # "members of | the National Guard | detained journalist X"
                child.dep_ = "nmod"
            join_to(token, verb)
            token.dep_ = "obj"
        elif token.dep_ in PHRASES and rejoin(token):
            continue
        elif token.dep_ in ("nsubj", "obl:unmarked", "nmod:unmarked", "appos") and (noun := described_place(token)) is not None:
            join_to(token, noun)
            token.dep_ = "appos"
        elif token.dep_ == "appos" and token.ent_type_ in OF_PLACE:
            read_with_preposition(token)
        elif token.dep_ == "appos" and (verb := _verb_across_description(token)) is not None:
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
        elif token.dep_ in ("obl", "nmod") and token.head.i < token.i and token.left_edge.lower_ == "by":
            read_by_authority(token)
        elif token.ent_type_ == "PERSON" and token.dep_ in ("conj", "appos") and (verb := _verb_of_gap(token)) is not None:
            join_to(token, verb)
            token.dep_ = "conj"
        elif token.ent_type_ == "PERSON" and read_behind_title(token):
            continue
        elif token.dep_ == "obj" and token.ent_type_ == "PERSON" and (title := _title_before(token)) is not None:
            for child in title.children:
                if child.i > token.i:
                    join_to(child, token)
            join_to(title, token)
            title.dep_ = "nmod:desc"
        elif token.dep_ in ("nsubj", "nsubj:pass") and (subject := _subject_told_of(token)) is not None:
            join_to(token, subject)
            token.dep_ = "nmod"
        elif token.dep_ in ("nsubj", "nsubj:pass") and (subject := _subject_behind_its_modifier(token)) is not None:
            for child in token.children:
                join_to(child, subject)
            join_to(token, subject)
            token.dep_ = "compound"
        elif token.dep_ == "nsubj" and token.i < token.head.i and token.left_edge.dep_ in ("case", "mark"):
            read_infinitive_of_noun(token)
        elif token.dep_ in ("nsubj", "obj") and token.i > token.head.i and (subject := _subject_in_front(token)) is not None:
            join_to(subject, token.head)
            subject.dep_, token.dep_ = "nsubj", "obj"
        elif token.dep_ in ("aux", "aux:pass") and read_behind_phrase(token) or token.dep_ in ("nsubj", "obj") and token.ent_type_ == "PERSON" and read_names_of_object(token):
            continue
        elif token.dep_ in ("aux", "aux:pass") and (subject := _subject_behind_opening(token)) is not None:
            others = [child for child in subject.head.children if child.dep_ == "conj" and child.i > subject.i]
            join_to(subject, token.head)
            subject.dep_ = subject_relation(token.head)
            for other in others:
                join_to(other, subject)
        elif token.lower_ == "whom" and (verb := _verb_of_part(token)) is not None:
            part = token.head
            join_to(part, verb)
            part.dep_ = subject_relation(verb)
            verb.dep_ = "acl:relcl"
        elif token.lower_ == "whom" and token.head.head.dep_ == "ccomp" and token.head.dep_ in ("nsubj", "nsubj:pass"):
            token.head.head.dep_ = "parataxis"  # "17 were arrested, | most of whom were freed", taken for what the first verb says
        elif token.lower_ == "dead" and (verb := _dead_of(token)) is not None:
            join_to(token, verb)
            token.dep_ = "xcomp"
        elif token.lower_ == "dead" and token.i > 1 and token.doc[token.i - 1].pos_ == "NOUN":
            _read_as_shooting(token)
        elif token.lower_ in _FOUND_TO_BE.get(token.head.lemma_, ()) and token.dep_ in ("obj", "ccomp") and token.i > token.head.i:
            read_as_found(token)
        elif token.lower_ == "suspect":
            _read_as_suspect(token)
        elif token.dep_ == "xcomp" and token.ent_type_ == "PERSON":
            read_as_named(token)
        elif token.lower_ == "absentia":
            _read_in_absentia(token)
        elif token.lower_ == "due":
            read_as_scheduled(token)
        elif token.pos_ == "VERB" and token.lower_ in ("had", "has", "have", "having", "saw", "seen", "sees"):
            read_as_causative(token)
        elif token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
            if token.head.dep_ == "flat" and token.head.head.pos_ == "NOUN":
                join_to(token, token.head.head)  # "the lawyer X, held since May, …", joined to the name below the title
            if any(c.lower_ == "where" for c in token.children):
                token.dep_ = "acl:relcl"
            else:
                read_as_gapped_passive(token)
        elif token.lower_ == "both" and (verb := _object_both(token)) is not None:
            if verb in token.head.ancestors:
                join_to(token, verb)
            token.dep_ = "obj"
        elif token.dep_ in ("obj", "iobj") and _is_speaker_behind(token):
            token.dep_ = "nsubj"
        elif token.dep_ == "nsubj" and _is_seen_done_to(token):
            token.dep_ = "nsubj:pass"
        elif token.dep_ == "nsubj" and _is_given_behind(token):
            token.dep_ = "iobj"
        elif token.dep_ == "nsubj" and _is_object_behind(token):
            token.dep_ = "obj"
        elif token.dep_ == "nsubj" and _is_found_guilty(token):
            token.dep_ = "obj"
            name = token.doc[token.i + 1]
            if token.pos_ == "NOUN" and name.pos_ == "PROPN" and name.head is token.head:
                join_to(token, name)  # "found the nurse X guilty"
                token.dep_ = "nmod:desc"
        elif token.dep_ == "nsubj:pass" and _is_active_subject(token) or token.dep_ == "obl" and _is_subject_before(token):
            token.dep_ = "nsubj"
        elif token.dep_ == "nmod" and (verb := _verb_before_commas(token)) is not None:
            join_to(token, verb)
            token.dep_ = "obj"
        elif token.dep_ == "obl" and (_is_bare_object(token) or _is_object_behind_day(token)):
            token.dep_ = "obj"
        elif token.dep_ == "nmod:desc" and _is_next_titled(token):
            token.dep_ = "conj"
        elif token.dep_ == "nmod:desc" and (body := _body_led(token)) is not None:
            join_to(body, token)
            body.dep_ = "compound"
            for case in [c for c in body.children if c.dep_ == "case" and c.i < token.i and c is body.left_edge]:
                join_to(case, token.head)
        elif token.dep_ == "acl" and token.tag_ == "VBG" and token.head.dep_ == "obl:agent" and token.left_edge.lower_ == "from":
            join_to(token, token.head.head)  # "was barred by a court from leaving"
            token.dep_ = "advcl"


def _belongs_to_verb_above(subject: Token) -> bool:
    """Whether the parser gave the subject of a verb to a span of time behind that verb ("All but three were let go the same | night")."""
    noun, verb = subject.head, subject.head.head
    return noun.pos_ == "NOUN" and noun.dep_ in ("obl", "obl:unmarked") and verb.pos_ == "VERB" and subject.i < verb.i < noun.i and lacks_subject(verb)


def _passive_gone_on_with(participle: Token) -> Token | None:
    """The passive that a participle goes on with, though the parser joined it to the gerund between them ("was charged with
    causing harm and released on bail"), or to the infinitive behind a noun ("was found guilty of conspiracy to bomb a bridge and jailed")."""
    gerund = participle.head
    if gerund.tag_ not in ("VBG", "VB") and not any(child.lower_ == "having" for child in gerund.children) or participle.tag_ not in ("VBN", "VBD") or any(
            child.i < participle.i and child.dep_ not in ("cc", "advmod", "punct", "obl") for child in participle.children):
        return None
    if gerund.dep_ not in ("advcl", "acl") or not any(child.dep_ in ("mark", "case") for child in gerund.children):
        return None
    above = gerund.head
    while above.pos_ in ("NOUN", "ADJ") and above.head is not above and above.i < gerund.i:
        above = above.head
    passive = above.pos_ == "VERB" and above.i < gerund.i and any(child.dep_ == "aux:pass" for child in above.children)
    return above if passive else None


def _finding_gone_on_with(verb: Token) -> Token | None:
    """The verb of a court that finds something of somebody and then does something to them, where the parser joined the second verb to
    what was found ("the judge found that X had lied and fined him")."""
    found = verb.head
    court = found.head
    if found.dep_ != "ccomp" or court.pos_ != "VERB" or any(c.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass") for c in verb.children):
        return None
    subject = next((c for c in found.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    befalls = any(c.dep_ in ("obj", "iobj") and c.lower_ in ("him", "her", "them") for c in verb.children)
    ruling = any(c.dep_ == "nsubj" and c.lemma_.lower() in _COURTS for c in court.children)
    return court if befalls and ruling and subject is not None and subject.lower_ not in ("it", "they") else None


def _relative_told_of(verb: Token) -> Token | None:
    """The name of whom a relative clause behind it tells, though the parser joined the clause to the wife, brother … of that one
    ("the wife of the politician X, who was jailed"), unless a pronoun of the clause tells the gender of the relative."""
    kin = next((c for c in verb.head.children if c.dep_ == "appos" and verb.head.i < c.i < verb.i), verb.head)
    female = kin.lemma_ in _FEMALE_KIN
    if not female and kin.lemma_ not in _MALE_KIN:
        return None
    first = verb.left_edge
    relative = verb.doc[first.i + 1] if first.text == "," else first
    if relative.lower_ not in ("who", "whom", "whose"):
        return None
    if {t.lower_ for t in verb.subtree} & (_FEMALE if female else _MALE):
        return None
    last = relative.i - 2 if verb.doc[relative.i - 1].text == "," else relative.i - 1
    name = kin
    while (lower := next((c for c in name.children if kin.i < c.i <= last and c.dep_ in ("nmod", "appos", "flat", "nmod:desc") and c.right_edge.i == last), None)) is not None:
        if name.pos_ == "PROPN" and lower.dep_ == "flat":
            break
        name = lower
    return name if name is not kin and name.pos_ == "PROPN" else None


def _verb_of_bare_noun(noun: Token) -> Token | None:
    """The verb right before a name without preposition that the parser hung on the subject ("a court in Accra freed journalist X")."""
    subject = noun.head
    verb = subject.head
    first = min(noun.i, *(c.left_edge.i for c in noun.children if c.i > verb.i), noun.i)
    if subject.dep_ not in ("nsubj", "nsubj:pass") or not subject.i < verb.i < noun.i or first != verb.i + 1 or verb.pos_ != "VERB":
        return None
    named = noun.ent_type_ == "PERSON" or any(c.dep_ in ("flat", "appos") and c.i == noun.i + 1 and c.ent_type_ == "PERSON" for c in noun.children)
    taken = any(c.dep_ in ("obj", "iobj", "aux:pass") for c in verb.children)
    return None if not named or taken or any(c.dep_ in ("case", "cc") for c in noun.children) else verb


def _verb_across_description(noun: Token) -> Token | None:
    """The verb whose object is what stands with "a" behind a description of the one it is given to, where the parser took it for another
    description ("submitted to the Duma, the lower chamber, | a bill")."""
    phrase, verb = noun.head, noun.head.head
    if phrase.dep_ != "obl" or verb.lemma_ not in _SUBMITTING or any(c.dep_ in ("obj", "ccomp", "aux:pass") for c in verb.children) or noun.pos_ != "NOUN":
        return None
    described = any(c.dep_ in (*ASIDES, "conj") and c.i < noun.i and c.right_edge.i >= noun.left_edge.i - 2 for c in phrase.children)
    return verb if described and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in noun.children) else None


def _whole_of_part(part: Token) -> Token | None:
    """The people right before a comma of whom all, or some, are described behind it, where the parser took those for others ("the four, |
    all of them nurses, were freed")."""
    doc = part.doc
    if part.i < 2 or doc[part.i - 1].text != "," or [t.lower_ for t in doc.tokens[part.i + 1 : part.i + 3]] != ["of", "them"]:
        return None
    if part.dep_ == "conj":
        return part.head if part.head.i == part.i - 2 and not any(c.dep_ == "cc" for c in part.children) else None
    return next((c for c in part.head.children if c.dep_ == part.dep_ and c.i == part.i - 2), None)


def _verb_of_occasion(infinitive: Token) -> Token | None:
    """The verb by which somebody takes an occasion to do what the infinitive tells ("took the opportunity to renew its call")."""
    occasion = infinitive.head
    taken = occasion.dep_ == "obj" and occasion.lemma_ in _OCCASIONS and occasion.head.lemma_ in _TAKING
    return occasion.head if taken and infinitive.tag_ == "VB" and infinitive.i > occasion.i else None


def _subject_told_of(noun: Token) -> Token | None:
    """The subject of a verb, right behind which a phrase stands that the parser took for another subject ("residents | of X district
    blocked the road")."""
    if noun.i > noun.head.i or noun.left_edge.dep_ != "case" or noun.left_edge.head is not noun:
        return None
    return next((c for c in noun.head.children if c is not noun and c.dep_ == noun.dep_ and c.i + 1 == noun.left_edge.i and c.pos_ == "NOUN"), None)


def _subject_behind_its_modifier(noun: Token) -> Token | None:
    """The noun right behind another that the parser took for a subject of its own ("a | government MP said")."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < noun.head.i else noun
    bare = behind.dep_ == noun.dep_ and behind.head is noun.head and behind.left_edge is behind is behind.right_edge and {behind.pos_, noun.pos_} == {"NOUN"}
    article = any(c.dep_ == "det" for c in noun.children) and noun.right_edge is noun
    return behind if bare and article and "Plur" not in noun.morph.get("Number", []) else None


def _is_next_of_list(participle: Token) -> bool:
    """Whether a participle is the second of a list of passives that the parser hung on the first: "was arrested, charged with theft
    and released"."""
    verb = participle.head
    if participle.i < verb.i or participle.tag_ not in ("VBN", "VBD") or not any(c.dep_ == "aux:pass" for c in verb.children):
        return False
    if any(c.dep_ in ("aux", "aux:pass", "mark", "nsubj", "nsubj:pass") for c in participle.children) or participle.doc[participle.left_edge.i - 1].text != "," and participle.left_edge.text != ",":
        return False
    return any(c.dep_ == "conj" and (c.tag_ in ("VBN", "VBD") or c.lower_ in _UNCHANGED) and not any(t.dep_ in ("nsubj", "nsubj:pass") for t in c.children) for c in participle.children)


def _object_both(token: Token) -> Token | None:
    """The verb whose object a "both" right behind it is, though the parser joined it to what follows ("remanded both in custody",
    "fined both 300 euros")."""
    doc, i = token.doc, token.i
    if token.dep_ not in ("nsubj", "cc:preconj", "advmod", "det") or i == 0 or i + 1 >= len(doc) or token.children or token.head.i < i:
        return None
    verb, following = doc[i - 1], doc[i + 1]
    if verb.pos_ != "VERB" or "Fin" not in verb.morph.get("VerbForm", []) and verb.tag_ not in ("VB", "VBG") or any(
            c.dep_ == "obj" and c is not token.head and c is not token.head.head for c in verb.children):
        return None
    if any(c.dep_ == "conj" for c in token.head.children) or following.pos_ not in ("ADP", "NUM") and following.lower_ != "again":
        return None
    return verb


def _verb_of_gap(name: Token) -> Token | None:
    """The verb that a person befell too who is told with another place, though the parser joined the name to the place before ("arrested X at
    home in Y and Z at the airport")."""
    place = name.head
    if place.ent_type_ not in OF_PLACE and place.lemma_ not in _ROOMS or name.i < place.i:
        return None
    verb = next((t for t in place.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.i > place.i:
        return None
    told = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") and c.ent_type_ == "PERSON" and c.i < place.i]
    behind = name.right_edge.i + 1
    gapped = any(c.dep_ in ("nmod", "obl") and c.i > name.i for c in name.children) or behind < len(name.doc) and name.doc[behind].pos_ == "ADP"
    return verb if told and gapped else None


def _title_before(name: Token) -> Token | None:
    """The post right before a name that the parser took for another object of the verb ("beat reporter X and two others")."""
    title = name.doc[name.i - 1] if name.i else name
    return title if title.dep_ == "obj" and title.pos_ == "NOUN" and title.head is name.head and "Sing" in title.morph.get("Number", []) and not any(
        c.dep_ in ("det", "nmod:poss") for c in title.children) else None


def _read_over_title(name: Token) -> None:
    """Makes a name the head of what its bearer is, right before it, where the parser had it the other way round ("… and members A
    and B" at the end of a list)."""
    title = name.head
    if title.i != name.i - 1 or not title.is_lower or title.dep_ != "conj" or title.head.pos_ != "PROPN" or title.tag_ != "NNS":
        return
    relation = title.dep_
    join_to(name, title.head)
    for child in [c for c in title.children if c.i > name.i or c.dep_ in ("cc", "punct")]:
        join_to(child, name)
    join_to(title, name)
    name.dep_, title.dep_, title.pos_ = relation, "nmod:desc", "NOUN"


def _subject_in_front(noun: Token) -> Token | None:
    """The noun right before a verb that the parser took for a part of the object behind it ("police detained union leader X")."""
    verb = noun.head
    before = verb.doc[verb.i - 1] if verb.i else verb
    part = verb.pos_ == "VERB" and before.head is noun and before.dep_ in ("compound", "amod") and before.pos_ in ("NOUN", "PROPN")
    if verb.tag_ == "VBD" and before.pos_ == "PROPN" and before.head is verb and before.dep_ in PHRASES and not any(c.dep_ == "case" and c.pos_ == "ADP" for c in before.children):
        part = noun.left_edge.i == verb.i + 1  # "the Supreme Court freed X", with the court as when or where
    return before if part and not any(c.dep_ in ("aux", "aux:pass", "obj") and c is not noun for c in verb.children) else None


def _subject_behind_opening(auxiliary: Token) -> Token | None:
    """The first of the names right before an auxiliary whose verb has no subject, which the parser joined to the name of an opening phrase
    ("in addition to X, Y and Z were held")."""
    verb, last = auxiliary.head, auxiliary.doc[auxiliary.i - 1] if auxiliary.i else auxiliary
    if verb.pos_ != "VERB" or not lacks_subject(verb):
        return None
    if (name := name_behind_place(auxiliary)) is not None:
        return name
    while last.dep_ == "flat":
        last = last.head
    first = last.head
    if last.dep_ != "conj" or first.dep_ not in ("nmod", "obl") or first.ent_type_ != "PERSON" or not any(c.dep_ == "case" for c in first.children) or verb not in first.ancestors:
        return None
    names = [c for c in first.children if c.dep_ == "conj" and c.i <= last.i]
    return names[0] if names[0].left_edge.text == "," else None


def _verb_of_part(whom: Token) -> Token | None:
    """The finite verb of which "15 of whom" is the subject, though the parser joined it to the people ("17 people, 15 of whom were freed")."""
    part = whom.head
    if whom.dep_ != "nmod" or part.dep_ not in ("appos", "nummod", "det", "nmod", "conj") or part.i > whom.i or part.head.dep_ not in ("obj", "nsubj:pass", "iobj", "obl"):
        return None
    verb = next((c for c in part.head.children if c.i > whom.i and c.pos_ == "VERB" and c.dep_ in ("acl:relcl", "acl")), None)
    if verb is None or any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
        return None
    first = min((c.i for c in verb.children if c.dep_ in ("aux", "aux:pass", "advmod")), default=verb.i)
    return verb if first == whom.i + 1 else None


def _dead_of(token: Token) -> Token | None:
    """The verb that a "dead" right behind it completes, though the parser joined it to the victim ("shot dead a protester")."""
    verb = token.doc[token.i - 1] if token.i else token
    return verb if verb.pos_ == "VERB" and token.dep_ in ("amod", "compound") and token.head is not verb and verb in token.ancestors else None


def _read_as_shooting(dead: Token) -> None:
    """Makes "shot" the verb of "armed men on a motorcycle shot dead the lawyer X", which the parser took for a noun."""
    doc, shot, top = dead.doc, dead.doc[dead.i - 1], dead.sent.root
    subject = shot.head
    ride = next((c for c in shot.children if c.dep_ == "compound" and c.i < shot.i), None)
    if shot.lower_ != "shot" or ride is None or not subject.i < shot.i or top not in (dead, subject):
        return
    victim = next((t for t in doc.tokens[dead.i + 1 : dead.sent.end] if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and t.head in (dead, subject, top)), None)
    if victim is None or any(c.dep_ == "case" for c in victim.children):
        return
    for child in [c for c in shot.children if c.i < ride.i]:
        join_to(child, ride)
    join_to(ride, subject)
    ride.dep_, shot.pos_ = "nmod", "VERB"
    others = [c for c in (*dead.children, *top.children) if c not in (shot, dead, subject, victim) and (c.i > dead.i or c.i < subject.left_edge.i)]
    _head_of_clause(shot, subject, victim, others)
    join_to(dead, shot)
    dead.dep_ = "xcomp"


def _is_speaker_behind(token: Token) -> bool:
    """Whether the noun right behind a verb that follows what is said is who says it ("“The trial was unfair”, denounced the Union of
    Journalists")."""
    verb = token.head
    if verb.tag_ != "VBD" or token.left_edge.i != verb.i + 1 or token.doc[verb.i - 1].text not in "”\"’'," or any(
            c.dep_ in ("nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "cc") or c.dep_ in ("obj", "iobj") and c is not token for c in verb.children):
        return False
    return any(c.dep_ in ("ccomp", "parataxis") and c.i < verb.i for c in verb.children) or verb.dep_ == "parataxis" and verb.head.i < verb.i and token.doc[verb.left_edge.i - 1].text in "”\""


def _is_object_behind(token: Token) -> bool:
    """Whether a noun behind a verb that the parser took for its subject is its object: of a coordinated verb ("clashed with reporters
    and arrested opposition leader X") or an infinitive ("asked the court to sentence reporter X to …")."""
    verb = token.head
    if verb.i > token.i or verb.pos_ not in ("VERB", "NOUN") or any(c.dep_ in ("nsubj", "obj", "expl") and c is not token for c in verb.children):
        return False
    if verb.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "mark" and c.i == verb.i - 1 for c in verb.children):
        return token.left_edge.i == verb.i + 1
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and verb.head.pos_ == "VERB" and any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < verb.head.i for c in verb.head.children)


def _is_given_behind(token: Token) -> bool:
    """Whether people right behind a verb with a subject in front, whom the parser took for another one, are who is given the object behind them
    ("the court issued blogger X a fine")."""
    verb = token.head
    given = next((c for c in verb.children if c.dep_ == "obj" and c.i > token.i), None)
    return verb.pos_ == "VERB" and token.left_edge.i == verb.i + 1 and names_somebody(token) and given is not None and given.left_edge.i == token.right_edge.i + 1 and any(
        c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def _is_seen_done_to(token: Token) -> bool:
    """Whether the subject of a bare participle is who it was done to ("the raid saw nine journalists rounded up")."""
    verb = token.head
    return verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ == "see" and verb.head.i < token.i < verb.i and not any(
        c.dep_ in ("aux", "aux:pass", "cop", "obj", "mark") for c in verb.children)


def _is_found_guilty(token: Token) -> bool:
    """Whether a noun that the parser took for a second subject, behind the verb, is who was found guilty."""
    verb = token.head
    return token.i > verb.i and verb.lemma_ == "find" and any(c.lower_ == "guilty" and c.i > token.i for c in verb.children) and any(
        c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def _is_active_subject(token: Token) -> bool:
    """Whether the subject of a verb in the past that has an object behind it was taken for that of a passive ("a court in X, a town in
    the south, sentenced reporter Y"), or that of those who "set out"."""
    verb = token.head
    if verb.lower_ == "set" and token.i < verb.i and any(c.dep_ == "compound:prt" and c.lower_ in ("out", "off") for c in verb.children):
        return not any(c.dep_ in ("aux", "aux:pass") for c in verb.children)
    return verb.tag_ == "VBD" and token.i < verb.i and not any(c.dep_ in ("aux", "aux:pass", "cop") for c in verb.children) and any(
        c.dep_ in ("obj", "iobj") and c.i == verb.i + 1 for c in verb.children)


def _is_subject_before(token: Token) -> bool:
    """Whether a bare noun is the subject that the finite verb behind it lacks: a name right before it ("the Lakeside Court sentenced X"),
    or a noun behind which its place is told between commas ("on 3 May police in Osh, a city in the south, beat a reporter")."""
    verb, doc = token.head, token.doc
    if token.i > verb.i or verb.pos_ != "VERB" or any(c.dep_ in ("nsubj", "nsubj:pass", "csubj", "expl", "aux:pass") for c in verb.children) or any(
            c.dep_ == "nummod" or c.dep_ == "case" and c.pos_ == "ADP" for c in token.children):
        return False
    if token.pos_ == "PROPN" and token.ent_type_ in _OF_BODIES:
        first = min((c.i for c in verb.children if c.dep_ in ("aux", "advmod") and c.i > token.i), default=verb.i)
        finite = verb.tag_ in ("VBD", "VBZ", "VBP") or verb.tag_ == "VBN" and verb.dep_ == "root" and any(c.dep_ == "obj" for c in verb.children)
        return token.right_edge.i == min(first, verb.i) - 1 and (finite or first < verb.i)
    return verb.tag_ == "VBD" and token.pos_ == "NOUN" and not token.ent_type_ and doc[verb.i - 1].text == "," and token.right_edge.i >= verb.i - 2 and any(
        c.dep_ == "nmod" for c in token.children)


def _is_bare_object(token: Token) -> bool:
    """Whether a name without preposition right behind a verb is the object that it lacks ("asked the Lakeside Court to free X")."""
    verb = token.head
    return token.left_edge.i == verb.i + 1 and verb.pos_ == "VERB" and token.pos_ == "PROPN" and token.ent_type_ in _OF_BODIES and not any(
        c.dep_ == "case" and c.pos_ == "ADP" for c in token.children) and not any(c.dep_ in ("obj", "iobj", "ccomp", "aux:pass") for c in verb.children)


def _verb_before_commas(noun: Token) -> Token | None:
    """The verb from whose object a phrase between commas parts it, so that the parser joined the object to that phrase ("adopted, with 25
    votes in favour, | an act on …")."""
    article, phrase = noun.left_edge, noun.head
    bare = article.dep_ == "det" and article.head is noun and article.i > phrase.i and noun.doc[article.i - 1].text == ","
    if not bare or phrase.dep_ not in ("obl", "advmod") or phrase.head.pos_ != "VERB" or phrase.head.i > phrase.i:
        return None
    opened = phrase.left_edge.i > 0 and noun.doc[phrase.left_edge.i - 1].text == "," and phrase.left_edge.i - 2 == phrase.head.i
    return phrase.head if opened and not any(c.dep_ in ("obj", "ccomp", "xcomp") for c in phrase.head.children) else None


def _is_object_behind_day(noun: Token) -> bool:
    """Whether a noun is the object of a verb from which a day parts it, whose preposition the parser joined to the noun ("shelved | until
    October | a bill"); then the preposition goes with the day."""
    article = next((c for c in noun.children if c.dep_ == "det"), None)
    case = next((c for c in noun.children if c.dep_ == "case" and article is not None and c.i < article.i - 1), None)
    day = noun.doc[case.i + 1] if case is not None else noun
    if case is None or day.ent_type_ != "DATE" or day.head is not noun.head or any(c.dep_ == "obj" for c in noun.head.children):
        return False
    join_to(case, day)
    return True


def _is_next_titled(title: Token) -> bool:
    """Whether a title behind "and" is that of the next of several people ("student leader A and first-year student B")."""
    return title.i > title.head.i and any(c.dep_ == "cc" and title.head.i < c.i < title.i for c in title.children) and any(
        c.dep_ == "flat" and c.i == title.i + 1 and c.ent_type_ == "PERSON" for c in title.children)


def _body_led(title: Token) -> Token | None:
    """The body whose leader is named right behind it, or what their post is for, where the parser joined both to the same word ("the
    arrest of Party for Change leader X", "of human rights defender Y")."""
    name = title.head
    if name.pos_ != "PROPN" or name.i < title.i or name.dep_ != "nmod" or name.head.i > title.i or any(c.dep_ in ("case", "det") for c in name.children):
        return None
    before = title.left_edge.i - 1
    return next((c for c in name.head.children if c is not name and c.dep_ == "nmod" and c.pos_ in ("PROPN", "NOUN") and c.right_edge.i == before and any(
        t.dep_ == "case" for t in c.children)), None)


def _read_as_suspect(token: Token) -> None:
    """Makes "suspect" the noun before a name that the parser read as a verb with the name as subject ("arrested robbery suspect
    X")."""
    name = next((c for c in token.children if c.dep_ == "nsubj" and c.i == token.i + 1 and c.pos_ == "PROPN"), None)
    kind = next((c for c in token.children if c.dep_ in ("compound", "amod") and c.i == token.i - 1), None)
    verb = token.head
    if name is None or kind is None or token.dep_ not in ("advcl", "xcomp", "obj", "ccomp") or verb.pos_ != "VERB" or verb.i > token.i:
        return
    if any(c.pos_ == "VERB" and c.i > token.i for c in token.children) or any(c.dep_ == "obj" and c is not token for c in verb.children):
        return
    token.pos_, token.tag_, token.dep_, token.lemma_, name.dep_ = "NOUN", "NN", "obj", "suspect", "appos"
    for child in token.children:
        if child.i > name.i and child.dep_ in _OF_THE_CLAUSE:
            join_to(child, verb)


def _read_in_absentia(token: Token) -> None:
    """Makes who is told behind "in absentia" the object of the verb before it ("convicted in absentia editor X")."""
    mark = token.doc[max(token.i - 1, 0)]
    verb = token.doc[max(token.i - 2, 0)]
    if mark.lower_ != "in" or verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBG") or any(c.dep_ in ("obj", "aux:pass") for c in verb.children if not c.i > token.i):
        return
    if token.head is not verb and token.head.head is verb:
        person = token.head
        for part in (mark, token):
            if part.head is person:
                join_to(part, verb)
        token.dep_ = "obl"
        join_to(mark, token)
    else:
        person = next((c for c in verb.children if c.left_edge.i == token.i + 1 and c.dep_ in ("obl", "nmod", "obl:unmarked", "obj")), verb)
    if person is verb or any(c.dep_ == "case" for c in person.children) or person.pos_ not in ("NOUN", "PROPN"):
        return
    person.dep_ = "obj"
    for subject in verb.children:
        if subject.dep_ == "nsubj:pass" and subject.i < verb.i:
            subject.dep_ = "nsubj"


_OF_THE_CLAUSE = {"obl", "obl:unmarked", "obl:agent", "obl:arg", "advcl", "advmod", "punct", "parataxis", "cc", "xcomp"}
"""Relations of what hangs on a verb rather than on its object."""


def _read_as_clause(sentence: Span) -> None:
    """Makes a verb with an object, which the parser took for an attribute, the head of its sentence."""
    top = sentence.root
    finite = _participle_with_object(top) if top.pos_ in ("NOUN", "PROPN") and ends_as_sentence(sentence) else None
    if finite is not None:
        obj = next(t for t in finite.children if t.dep_ == "obj")
        _head_of_clause(finite, top, obj, [t for t in top.children if t.i > finite.i or t.i < top.i and t.dep_ in _OF_THE_CLAUSE])


def _participle_with_object(noun: Token) -> Token | None:
    """The verb in the past behind a noun that the parser took for an attribute of it, or of its "of", though it has an object ("Masked
    men tailed lawyer X through the city.", "A group of men beat reporter Y")."""
    of = [t for t in noun.children if t.dep_ == "nmod" and t.i > noun.i and any(c.lower_ == "of" for c in t.children)]
    for part in (noun, *of):
        for verb in part.children:
            if verb.i < part.i or verb.tag_ not in ("VBD", "VBN") or verb.dep_ not in ("amod", "acl"):
                continue
            obj = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
            if obj is not None and (verb.dep_ == "amod" or names_somebody(obj) and not any(c.dep_ == "case" for c in noun.children)):
                if part is not noun:
                    join_to(verb, noun)
                return verb
    return None


def _head_of_clause(verb: Token, subject: Token, obj: Token, moved: list[Token]) -> None:
    """Makes a participle the finite verb of its sentence, with these below it."""
    below = {*moved, obj, subject}
    for token in {verb.head, obj, subject, *(t.head for t in below)}:
        token.children = tuple(t for t in token.children if t is not verb and t not in below)
    for token in below:
        token.head = verb
    for token in moved:
        token.dep_ = "obl" if token.dep_ == "nmod" else token.dep_
    verb.head, verb.dep_, verb.tag_, obj.dep_, subject.dep_ = verb, "root", "VBD", "obj", "nsubj"
    make_past(verb)
    verb.children = tuple(sorted({*(t for t in verb.children if t not in below), *below}, key=lambda t: t.i))
    for token in (obj, subject, verb):
        settle(token)
