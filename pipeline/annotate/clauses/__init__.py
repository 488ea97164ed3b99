"""Who is subject, object and agent of a predicate in a Universal Dependencies tree.

A handful of general rules: active and passive voice, the by-agent, relative and participial clauses, coordination of
verbs and of nominals, control and raising, adverbial clauses without a subject. Every function takes and returns tokens
of `parse`; nothing is looked up by word except prepositions and relative pronouns. Guidelines: universaldependencies.org.

`relations` names the relations; `coordination`, `obliques` and `antecedents` (whom "who" means) find who else a word stands
for. `subjects_and_objects` holds the rules, with `several_subjects`, and `lost_subjects` and `lost_objects` for words that the
parser gave to another one. `between_clauses` says how a clause hangs together with the one above it.
"""

from pipeline.annotate.clauses.antecedents import (
    antecedent,
    causative_object,
    cleft_clause,
    is_relative_clause,
    possessors,
    ranked_predicate,
    tells_of_occasion,
    words_before,
)
from pipeline.annotate.clauses.between_clauses import (
    SIMULTANEOUS,
    SPEECH,
    behind_semicolon,
    comments_on_clause,
    continues,
    framed_by,
    is_contrast,
    is_frame,
    semicolon_between,
    speech_joined_to_content,
    told_to_do,
)
from pipeline.annotate.clauses.coordination import coordinated, expand, previous_conjunct
from pipeline.annotate.clauses.lost_objects import particle_of, second_behind_apposition
from pipeline.annotate.clauses.lost_subjects import behind_opening
from pipeline.annotate.clauses.obliques import at_the_hands_of, comitatives, governor, is_account, oblique, partners
from pipeline.annotate.clauses.relations import (
    NOMINALS,
    OBLIQUES,
    SUBJECTS,
    children,
    enclosing_clauses,
    first_conjunct,
    has_child,
    is_infinitive,
    is_participle,
    is_past_participle,
    left_modifiers,
    prepositions,
)
from pipeline.annotate.clauses.subjects_and_objects import (
    BIDDING,
    TELLING,
    UNCHANGED,
    agents_of,
    controllers,
    is_passive,
    own_subjects,
    patients_of,
    recipients_of,
    surface_subjects,
)

__all__ = [
    "BIDDING",
    "NOMINALS",
    "OBLIQUES",
    "SIMULTANEOUS",
    "SPEECH",
    "SUBJECTS",
    "TELLING",
    "UNCHANGED",
    "agents_of",
    "antecedent",
    "at_the_hands_of",
    "behind_opening",
    "behind_semicolon",
    "causative_object",
    "children",
    "cleft_clause",
    "comitatives",
    "comments_on_clause",
    "continues",
    "controllers",
    "coordinated",
    "enclosing_clauses",
    "expand",
    "first_conjunct",
    "framed_by",
    "governor",
    "has_child",
    "is_account",
    "is_contrast",
    "is_frame",
    "is_infinitive",
    "is_participle",
    "is_passive",
    "is_past_participle",
    "is_relative_clause",
    "left_modifiers",
    "words_before",
    "oblique",
    "partners",
    "own_subjects",
    "particle_of",
    "patients_of",
    "possessors",
    "prepositions",
    "previous_conjunct",
    "ranked_predicate",
    "recipients_of",
    "second_behind_apposition",
    "semicolon_between",
    "speech_joined_to_content",
    "surface_subjects",
    "tells_of_occasion",
    "told_to_do",
]
