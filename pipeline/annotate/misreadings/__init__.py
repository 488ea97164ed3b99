"""What the rules read otherwise than the parser: its mistakes with participles behind gerunds, clauses behind relatives, titles
before names, asides, lists of passives and other constructions, mended in the tokens of a `parse.Doc`.

`reread` asks each word which mistake its relation, tag or form may come of; `reattachment` joins a word to another head or by
another relation. The mistakes themselves stand in modules by the relation of Universal Dependencies that they mend: here
`subjects`, `objects`, `coordination`, `titles` and `clause_heads`, beside this package those of one construction each
(`participles`, `complements`, `possessives`, …).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.annotate import accusing_verbs, ellipsis
from pipeline.annotate.allegations import ALLEGING, read_as_allegation
from pipeline.annotate.asides_with_aliases import read_as_aside
from pipeline.annotate.attachments import (
    read_as_comment,
    read_as_content,
    read_as_result,
    read_as_told_of_object,
    read_before_comma,
    read_called,
    read_cases,
)
from pipeline.annotate.behind_asides import ALIASING, read_behind_alias, read_sum_behind_aside
from pipeline.annotate.clause_repairs import (
    BEFORE_TRIAL,
    BODIES,
    FINING,
    REMAINING,
    read_as_auxiliary,
    read_as_body,
    read_as_fining,
    read_as_in_power,
    read_as_noun,
    read_as_staying_so,
    read_as_subject_behind_colon,
    read_before_trial,
    read_cleft,
    read_one_named,
    read_sum_beside,
)
from pipeline.annotate.complements import COMPLETING, read_complement
from pipeline.annotate.counted_phrases import (
    read_as_count,
    read_as_counted_subject,
    read_as_exceeding,
    read_as_exception,
    read_as_part_of_count,
    read_as_part_of_whole,
    read_as_priced,
)
from pipeline.annotate.date_words import read_dates
from pipeline.annotate.facing import read_facing
from pipeline.annotate.hyphenated_verbs import read_hyphenated_verb
from pipeline.annotate.misreadings.across_verbs import read_across_verb
from pipeline.annotate.misreadings.clause_heads import read_as_clause, read_as_first_of_two
from pipeline.annotate.misreadings.coordination import (
    UNCHANGED,
    is_beside_name,
    is_next_body,
    is_next_counted,
    last_of_list,
    noun_beside,
    read_as_past,
)
from pipeline.annotate.misreadings.objects import read_as_titled, verb_of_bare_noun
from pipeline.annotate.misreadings.reattachment import MENDED, MENDED_WORDS, reattach
from pipeline.annotate.misreadings.subjects import OF_BODIES, read_accused, read_behind_following, read_with_passive
from pipeline.annotate.misreadings.titles import (
    first_of_titled,
    name_before_alias,
    read_behind_body_of_title,
    read_behind_of,
    read_behind_one,
    read_over_title,
)
from pipeline.annotate.names_given import NAMING, read_named
from pipeline.annotate.openings import read_opening
from pipeline.annotate.participles import read_behind_preposition, read_participles
from pipeline.annotate.penal_gerunds import PENAL, read_penal_gerund
from pipeline.annotate.penal_phrases import read_hedge, read_pending, read_punished, read_reason, read_suspended
from pipeline.annotate.place_phrases import read_with_holder
from pipeline.annotate.possessives import read_own_gerund, read_own_participle, read_possessive
from pipeline.annotate.posts_before_names import (
    ATTRIBUTIVE,
    read_attributive,
    read_behind_abbreviation,
    read_behind_body,
    read_behind_posts,
    read_with_two_titles,
)
from pipeline.annotate.reduced_relatives import read_reduced_relatives
from pipeline.annotate.reported_clauses import read_said_along
from pipeline.annotate.shifted_objects import ASTRAY, read_behind_manner, read_shared_object, read_shifted_object
from pipeline.annotate.speech_asides import read_tellings
from pipeline.annotate.tag_sets import OF_PLACE, SUBJECTS
from pipeline.annotate.time_clauses import MARKS as _TIME_MARKS
from pipeline.annotate.time_clauses import OPENING, read_opened_clause, read_time_clause
from pipeline.annotate.tree import has_child, join_to, lacks_subject, make_title, subject_relation
from pipeline.annotate.verbless import read_without_verb

if TYPE_CHECKING:
    from pipeline.annotate.parse import Span, Token

_NAMES = OF_PLACE | OF_BODIES | {"DATE"}
_SUMS = {"obj", "nmod:unmarked", "flat", "list", "appos"}
"""What the parser may take a sum behind a name for."""
_RELATIVE = {"who": "WP", "which": "WDT"}
_BEHIND_THAT = {"acl", "acl:relcl", "advcl:relcl", "ccomp", "csubj", "advcl", "parataxis", "conj"}


def reread(tokens: Sequence[Token], sentences: Sequence[Span]) -> None:
    """Mends heads, relations, tags and edges of the tokens in place, sentence by sentence and then word by word."""
    for sentence in sentences:
        read_cases(sentence)
        read_tellings(sentence)
        read_dates(sentence)
        _read_relatives(sentence)
        read_opening(sentence)
        if not read_without_verb(sentence):
            read_as_clause(sentence)
        read_participles(sentence)
        read_reduced_relatives(sentence)
    for token in tokens:
        _reread_form(token)
        _reread_word(token)
        if _reread_name(token) or _reread_count(token) or _reread_part(token):
            continue
        reattach(token)


def _read_relatives(sentence: Span) -> None:
    """Makes the clauses of "who" and "which" relative ones, where the parser took them for others; behind a comma also what it took for the content or
    the circumstances of the verb ("petitioned the court, | which dismissed it")."""
    for pronoun in sentence:
        if pronoun.lower_ not in _RELATIVE or pronoun.dep_ not in SUBJECTS:
            continue
        clause = pronoun.head
        if pronoun.tag_ == "NN":
            pronoun.tag_ = _RELATIVE[pronoun.lower_]
        if clause.dep_ == "acl":
            clause.dep_ = "acl:relcl"
        elif clause.dep_ in ("ccomp", "advcl") and clause.head.i < pronoun.i and pronoun.nbor(-1).text == "," and not has_child(clause, "mark"):
            clause.dep_ = "advcl:relcl"


def _reread_form(token: Token) -> None:
    """Mends what is told by the tag of a word: possessives, participles and gerunds."""
    if token.tag_ == "POS" or token.dep_ == "aux" and token.text in ("’s", "'s") and token.head.dep_ == "acl":
        read_possessive(token)
    elif token.tag_ == "PRP$" and token.dep_ == "nsubj":
        read_own_gerund(token)
    elif token.tag_ == "PRP$" and token.head.pos_ == "VERB":
        read_own_participle(token)
    elif token.dep_ in ("conj", "advcl") and token.tag_ in ("VBN", "VBD"):
        read_as_told_of_object(token)
    elif token.dep_ in ("nsubj", "nsubj:pass") and token.tag_ == "VBN" and token.i and token.nbor(-1).lower_ == "those" and token.nbor(-1).head is token.head:
        join_to(token, token.nbor(-1))  # "those arrested were …", both taken for its subject
        token.dep_ = "acl"
    elif token.tag_ == "VBN" and token.dep_ in ("acl", "amod") and token.head.i < token.i - 1 and token.nbor(-1).dep_ == "case" and token.nbor(-1).head.i > token.i:
        read_behind_preposition(token)
    elif token.lower_ == "accused" and token.tag_ == "VBN" and token.dep_ in ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj"):
        read_accused(token)
    elif token.tag_ == "VBG" and token.lower_ in PENAL:
        read_penal_gerund(token)
        read_as_result(token)
    elif token.dep_ in ("advcl", "acl") and token.tag_ == "VBG":
        read_as_result(token)
        read_said_along(token)
    elif token.pos_ == "VERB" and token.dep_ in _BEHIND_THAT:
        read_cleft(token)
    elif token.dep_ == "cop" or token.dep_ == "aux:pass" and token.head.pos_ == "ADJ":
        read_as_auxiliary(token)
    elif token.tag_ == "VBP" and token.lower_ in UNCHANGED:
        read_as_past(token)


def _reread_word(token: Token) -> None:
    """Mends what is told by the word itself: "for", "guilty", "face", a colon."""
    if token.lower_ in ellipsis.ELLIPTICAL:
        ellipsis.fill(token)
    elif token.lower_ == "time" and (infinitive := ellipsis.infinitive_behind_times(token)) is not None:
        join_to(infinitive, token.head)
        infinitive.dep_, token.dep_ = "xcomp", "obl"
    elif token.pos_ == "VERB" and token.lower_ in accusing_verbs.TAKES:
        accusing_verbs.mend(token)
    elif token.pos_ == "NOUN" and token.lemma_ in accusing_verbs.ACCUSING:
        accusing_verbs.mend_charge(token)
    elif token.lower_ == "allegedly":
        read_hedge(token)
    elif token.lower_ == "guilty":
        accusing_verbs.mend_guilty(token)
    elif token.pos_ == "VERB" and token.lower_ in BEFORE_TRIAL:
        read_before_trial(token)
    elif token.lower_ == "for":
        read_reason(token)
    elif token.lower_ == "on" and token.head.ent_type_ == "PERSON":
        read_punished(token)
    elif token.lower_ == "pending" and token.i:
        read_pending(token)
    elif token.lower_ == "each" and token.head.tag_ == "VBG" and token.nbor().head is token.head and token.nbor().dep_ in ("mark", "case") and token.head.head.i < token.i:
        join_to(token, token.head.head)  # "to two years | each for spreading lies"
        token.dep_ = "advmod"
    elif token.lower_ == "each" and token.head.i < token.i - 1 and token.head.ent_type_ != "MONEY" and token.nbor(-1).ent_type_ == "MONEY":
        _read_for_each(token)
    elif token.lower_ == "suspended" and token.pos_ == "VERB":
        read_suspended(token)
    elif token.text == ":":
        read_as_subject_behind_colon(token)
    elif token.text == "-":
        read_hyphenated_verb(token)
    elif token.lower_ in OPENING and token.dep_ in ("case", "mark") and read_opened_clause(token):
        return
    elif token.lower_ in _TIME_MARKS:
        read_time_clause(token)
    elif token.lower_ == "but":
        read_as_exception(token)
    elif token.lower_ == "fine" and token.dep_ == "obj":
        read_as_priced(token)
    elif token.lower_ == "fine" and token.dep_ == "amod":
        read_as_fining(token)
    elif token.lower_ == "out":
        read_as_part_of_whole(token)
    elif token.lower_ in ("excess", "upwards"):
        read_as_exceeding(token)
    elif token.lower_ == "face":
        read_facing(token)
    elif token.lower_ == "following" and token.dep_ in ("amod", "case") and token.head.dep_ in SUBJECTS:
        read_behind_following(token.head)
    elif token.lower_ == "shot" and token.tag_ == "NN":
        read_as_first_of_two(token)
    elif token.lower_ in REMAINING:
        read_as_staying_so(token)
    elif token.lower_ == "being":
        read_with_passive(token)
    elif token.lower_ in NAMING:
        read_named(token)
        read_as_aside(token)
        if token.lower_ in ALIASING:
            read_behind_alias(token)
    elif token.lower_ in ALLEGING and token.dep_ == "amod":
        read_as_allegation(token)
    elif token.lower_ == "ruling" and token.dep_ in SUBJECTS:
        read_as_in_power(token)
    elif token.text in BODIES and token.pos_ in ("PROPN", "ADJ"):
        read_as_body(token)


def _reread_name(token: Token) -> bool:
    """Mends titles and posts before a name, and objects that the parser gave to another verb; whether the word is read."""
    if token.lower_ in ATTRIBUTIVE and token.dep_ in ("xcomp", "advcl", "amod", "ccomp", "root") and read_attributive(token):
        return True
    if token.ent_type_ == "PERSON" and (first := first_of_titled(token)) is not None:
        title = token.nbor(-1)
        join_to(token, first)
        make_title(title, token)
        token.dep_ = "conj"
        return True
    if token.ent_type_ == "PERSON" and (
            read_behind_body_of_title(token) or read_behind_of(token) or read_behind_one(token) or read_behind_posts(token) or read_behind_body(token) or read_behind_abbreviation(token) or read_with_two_titles(token)):
        return True
    if token.dep_ in ("obl", "obj") and read_shared_object(token) or token.dep_ in ASTRAY and read_shifted_object(token):
        return True
    return token.dep_ in ("nmod", "obl") and read_behind_manner(token)


def _reread_count(token: Token) -> bool:
    """Mends sums, numbers and what completes a verb; whether the word is read."""
    if token.dep_ in _SUMS and (token.ent_type_ == "MONEY" or (token.head.lower_ in FINING if token.dep_ == "obj" else token.ent_type_ not in _NAMES)) or token.dep_ == "nmod" and token.head.head.lower_ in FINING:
        read_sum_beside(token)
    if token.dep_ in ("appos", "nmod") and token.head.i < token.i and any(c.dep_ == "cc" and c.i == token.left_edge.i for c in token.children) and not has_child(token, "case"):
        if (before := noun_beside(token)) is not None:
            join_to(token, before)
        token.dep_ = "conj"  # "19 groups | and the weekly X"
    elif token.dep_ == "appos" and token.ent_type_ == "ORG" and (name := name_before_alias(token)) is not None:
        join_to(token, name)
    elif token.dep_ == "appos" and token.ent_iob_ == "I" and token.left_edge.ent_iob_ == "I" and token.left_edge.dep_ == "case" and token.left_edge.nbor(-1).head is token.head:
        join_to(token, token.left_edge.nbor(-1))  # "the Association | of Nurses", both taken for what a noun before is called
        token.dep_ = "nmod"
    elif token.dep_ == "appos" and (token.tag_ == "NNS" and token.head.ent_type_ == "PERSON" and is_beside_name(token) or is_next_counted(token)) or token.ent_type_ == "ORG" and token.dep_ in ("compound", "flat") and is_next_body(token):
        token.dep_ = "conj"
    elif token.dep_ == "flat" and token.ent_iob_ == "B" and token.ent_type_ == token.head.ent_type_ == "PERSON" and "," in (token.left_edge.text, token.doc[token.left_edge.i - 1].text):
        token.dep_ = "conj"  # "Sergeant A, Major | B"
    if token.dep_ == "dep" and token.ent_type_ == "PERSON":
        read_one_named(token)
    if token.dep_ == "obj" and token.pos_ == "VERB" or token.dep_ in ("xcomp", "acl") and "-" in token.text:
        read_as_noun(token)
    elif token.dep_ == "obl" and token.pos_ == "NUM":
        read_as_counted_subject(token)
    elif token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl:unmarked") and token.pos_ == "NUM" and token.ent_type_ != "DATE":
        read_as_count(token)
    elif token.dep_ in ("nsubj", "nsubj:pass") and read_as_part_of_count(token):
        return True
    if token.ent_type_ == "MONEY" and token.dep_ not in ("obj", "nummod"):
        read_sum_behind_aside(token)
    if token.dep_ in COMPLETING:
        read_complement(token)
    return token.dep_ in ("obj", "obl:unmarked", "appos", "nsubj", "nsubj:pass") and read_as_comment(token)


def _is_before_its_verb(noun: Token) -> bool:
    """Whether a verb without a subject stands right behind a noun that the parser took for a part of the object of that verb."""
    verb = noun.nbor()
    return verb.tag_ in ("VBD", "VBP", "VB") and verb in noun.ancestors and not has_child(verb, "nsubj", "nsubj:pass", "aux", "aux:pass")


def _read_for_each(each: Token) -> None:
    """Joins "each" behind a sum to that, where the parser joined it to who pays ("fined six of the participants 200 euros | each")."""
    amount = each.nbor(-1)
    while amount.head.ent_type_ == "MONEY" and amount.head is not amount:
        amount = amount.head
    if each not in amount.ancestors and each.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        join_to(each, amount)


def _reread_part(token: Token) -> bool:
    """Mends a part of a name or of a noun phrase; whether the word is none of those that `reattach` mends."""
    if token.dep_ == "obl:agent" and token.i < token.head.i and not has_child(token, "case") and lacks_subject(token.head):
        token.dep_ = subject_relation(token.head)  # "Activist X and two others | were convicted"
        return True
    if token.dep_ in ("compound", "obl:unmarked") and token.pos_ == "NOUN" and token.head.pos_ == "VERB" and read_as_titled(token):
        return True
    if token.dep_ in ("flat", "compound") and read_across_verb(token):
        return True
    if token.dep_ in MENDED or token.lower_ in MENDED_WORDS:
        return False
    if token.dep_ == "compound" and token.ent_type_ in OF_PLACE and token.head.ent_type_ in OF_PLACE:
        read_with_holder(token)
    elif token.dep_ == "compound" and token.i > token.head.i and (verb := verb_of_bare_noun(token)) is not None:
        join_to(token, verb)
        token.dep_ = "obj"
    elif token.dep_ == "compound" and token.head.lower_ == "each" and token.head.head.pos_ == "VERB" and token.right_edge.i < token.head.i - 1:
        verb = token.head.head
        join_to(token, verb)  # "A and B were | each | fined"
        token.dep_ = subject_relation(verb)
    elif token.dep_ == "compound" and token.i + 1 < token.head.i and _is_before_its_verb(token):
        join_to(token, token.nbor())  # "police | beat reporter X"
        token.dep_ = "nsubj"
    elif token.dep_ == "cc" and token.i < token.head.i and token.head.dep_ == "compound" and token.head.head.i > token.head.i:
        join_to(token, token.head.head)  # "X | and | other Y members"
    elif token.dep_ == "cc" and token.i + 1 < token.head.i and (last := last_of_list(token)) is not None:
        join_to(token, last)
    elif token.dep_ == "compound" and (read_called(token) or read_as_content(token)):
        return True
    elif token.dep_ == "compound":
        (read_as_noun if token.tag_ == "VB" else read_before_comma)(token)
    if token.dep_ == "flat" and token.ent_type_ == "PERSON":
        if token.ent_iob_ == "B" and has_child(token, "cc"):
            token.dep_ = "conj"  # "X and Y, as well as | blogger Z"
        else:
            read_over_title(token)
    return True
