"""One label for one name over a document.

Component `consistent_names`. Reads `doc.ents` with their `span._.label_scores`; sets `doc.ents`. The encoder reads each
sentence by itself and may call the same name an organisation here and a place there. Within a Doc, all names spelled
alike take the label with the highest sum of probabilities over them; a single word that is the last word of a person's
full name counts for that person; a name of two or more words that was missed is found again where it stands elsewhere in
the same spelling; a sum of money behind a name is none of it ("fined Jane Doe K500", "fined Kloop 5,000 som"); and in a line whose words are all capitals a person's name is no more than what the text calls somebody
elsewhere ("Jane Doe Freed"). Dates, sums and nationalities are left as they are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotate import gazetteer
from pipeline.annotate.clause_repairs import FINING
from pipeline.annotate.doc_text import country_of, in_headline, text_of
from pipeline.annotate.money import find_money, is_code
from pipeline.annotate.name_forms import fold
from pipeline.annotate.organisation_names.head_words import heads
from pipeline.vocabulary import words as listed

NAMES = frozenset(("PERSON", "ORG", "LOC", "FAC", "PRODUCT", "MISC"))

Words = tuple[str, ...]
_FIGURE = re.compile(r"[A-Za-z].*\d")
_GUESS = 0.01
"""Probability of a label that only the place of a name speaks for: any other mention of the name decides."""
AFTER = 12
"""Characters behind a name in which the sum may stand whose currency was read as a part of it."""


@Language.factory("consistent_names", requires=["doc.ents"], assigns=["doc.ents"])
def make_consistent_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return consistent_names


def consistent_names(doc: Doc) -> Doc:
    """Make the names of one Doc consistent."""
    labels: defaultdict[Words, Counter[str]] = defaultdict(Counter)
    doc.ents = _without_headline_words(doc)
    doc.ents = _without_sums(doc)
    for name in doc.ents:
        if name.label_ in NAMES:
            scores = name._.label_scores or {name.label_: 1.0}
            labels[_spelling(name)].update({label: score for label, score in scores.items() if label in NAMES})
    if not labels:
        return doc
    chosen = {words: _most(scores) for words, scores in labels.items()}
    surnames = {words[-1] for words, label in chosen.items() if len(words) > 1 and label == "PERSON"}
    for words in chosen:
        if len(words) == 1 and words[0] in surnames and words[0][:1].isupper():
            chosen[words] = "PERSON"
    names = []
    for name in doc.ents:
        label = chosen[_spelling(name)] if name.label_ in NAMES else name.label_
        if label == name.label_:
            names.append(name)
        else:
            scores = name._.label_scores
            names.append(Span(doc, name.start, name.end, label=label))
            names[-1]._.label_scores = scores
    doc.ents = [*names, *_missed(doc, chosen)]
    return doc


def _without_headline_words(doc: Doc) -> list[Span]:
    """The names, those of people in headlines cut to the longest run of their words that is a name in the running text, or,
    at their beginning, a surname."""
    people = [name for name in doc.ents if name.label_ == "PERSON"]
    headlines = {name.start for name in people if len(name) > 1 and in_headline(name)}
    known = {_spelling(name) for name in people if len(name) > 1 and name.start not in headlines}
    surnames = {words[at:] for words in known for at in range(1, len(words))}
    names = []
    for name in doc.ents:
        runs = [(end - start, -start, doc[start:end]) for start in range(name.start, name.end) for end in range(start + 1, name.end + 1)
                if name.start in headlines and ((words := _spelling(doc[start:end])) in known or start == name.start and words in surnames)]  # fmt: skip
        if runs and _spelling(name) not in known:
            run = max(runs, key=lambda found: found[:2])[2]
            names.append(Span(doc, run.start, run.end, label=name.label_))
            names[-1]._.label_scores = name._.label_scores
        else:
            names.append(name)
    return names


def _without_sums(doc: Doc) -> list[Span]:
    """The names, cut where a sum of money begins in them; what stands before one is a person's name if it is the surname of one, and
    where two or more capitalised words stand there, a name too, of a body if one of them says so ("Radio Norte 500 euros")."""
    country = country_of(doc)
    surnames: set[str] | None = None
    names = []
    for name in doc.ents:
        last = name[-1]
        code = last.text.isupper() and len(last) < 4 and last.i + 1 < len(doc) and doc[last.i + 1].text[:1].isdigit()
        joined = len(name) > 1 and name.label_ in {*NAMES, "MONEY"} and name.text[:1].isalpha() and (code or _FIGURE.search(name.text) is not None)
        sums = find_money(text_of(doc)[name.start_char:name.end_char + AFTER], country) if joined else []
        cut = doc.char_span(name.start_char, name.start_char + sums[0].start, alignment_mode="contract") if sums and name.start_char + sums[0].start < name.end_char else None
        kept = cut[:-1] if cut and cut[-1].is_space else cut
        if not kept and name.label_ == "MONEY" and _is_fined(name):
            kept = name
        if not kept:
            names.append(name)
            continue
        if surnames is None:
            surnames = {other[-1].text for other in doc.ents if other.label_ == "PERSON"}
        label = "PERSON" if kept.text in surnames else name.label_
        if label == "MONEY" and len(kept) > 1 and all(token.text[:1].isupper() and token.text[1:].islower() for token in kept):
            label = "ORG" if any(token.lower_ in heads() for token in kept) else "PERSON"
        guessed = label == "MONEY" and _is_fined(kept)
        if guessed:
            label = "PERSON" if fold(kept[0].text) in listed("given_names", "name") else "ORG"
        if label == "MONEY":
            names.append(name)
            continue
        names.append(Span(doc, kept.start, kept.end, label=label))
        names[-1]._.label_scores = {label: _GUESS if guessed else 1.0}
        if kept.end < name.end:
            names.append(Span(doc, kept.end, name.end, label="MONEY"))
    return names


def _is_fined(name: Span) -> bool:
    """Whether one or two capitalised words, no currency's and no country's, stand right behind a form of "fine"."""
    doc, text = name.doc, name.text
    if not name.start or doc[name.start - 1].lower_ not in FINING or len(name) > 2 or is_code(text) or text in gazetteer.demonyms() or gazetteer.country(text) is not None:
        return False
    return all(token.is_alpha and token.text[0].isupper() for token in name) and not find_money(f"{text} 100", "")


def _spelling(name: Span) -> Words:
    return tuple(token.text for token in name)


def _most(scores: Counter[str]) -> str:
    """The label with the highest sum, the first in the alphabet of several."""
    return min(scores, key=lambda label: (-round(scores[label], 6), label))


def _missed(doc: Doc, chosen: dict[Words, str]) -> list[Span]:
    """Names of two or more words that stand, spelled alike, where no name was found."""
    by_first: defaultdict[str, list[Words]] = defaultdict(list)
    for words in chosen:
        if len(words) > 1:
            by_first[words[0]].append(words)
    found = []
    end = 0
    for token in doc:
        if token.i < end or token.text not in by_first:
            continue
        for words in sorted(by_first[token.text], key=lambda words: (-len(words), words)):
            span = doc[token.i : token.i + len(words)]
            if _spelling(span) == words and not any(other.ent_type for other in span):
                found.append(Span(doc, span.start, span.end, label=chosen[words]))
                end = span.end
                break
    return found
