"""What the words beside a name say of it: occupations, nationality, affiliations; kind of an organisation.

Only words in the name's own noun phrase count: before the name without a break, or after it as an apposition or a
predicate ("X is a lawyer"). Each value keeps the span of the words that state it, in `entity.evidence`.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import country_of, starting_in, text_of
from pipeline.annotate.organisation_names.head_words import MASTHEADS, is_kind_of_body, known_bodies
from pipeline.annotate.parse import Doc, Span, Token
from pipeline.layers import Entity, Mention
from pipeline.vocabulary import any_of, rows, word_list

_BREAK = {",", ".", ";", ":", "(", ")", "–", "—", "“", "”", "\n"}
_OFFICES = word_list("descriptions.offices")
"""Posts whose country is the state's and says nothing of the holder's nationality ("Russian President …")."""
_OPENS = word_list("descriptions.opens")
_NEAR = 40
_OF_BODY = re.compile(r" (?:of|from|with|at) (?:the )?(?:[a-z]+ ){0,3}[“‘\"']?")
"""Between a name and the body that it is of."""
_IN_LIST = re.compile(r"[”’\"']?(?:,|,? and|,? as well as) ?")
"""Between the names of a list."""
_BEFORE_LISTED = re.compile(r"(?:, |and )(?:[A-Z][a-z]+\.? )?$")
_TO_NEXT = re.compile(r",? and (?:[A-Z][a-z]+\.? )?|, (?:[A-Z][a-z]+\.? )?")
"""Before a name of a list, and between it and the next one, each with a title ("A and Dr B")."""
_BEHIND_LIST = re.compile(r", (?:both |all |two |three |four )?(?:[a-z-]+ )?")
_OPENS_LIST = re.compile(r"(?<![\w’' -])[\w’' -]+,? $")
_LAST_WORD = re.compile(r"\w+$")
_OPENING_REACH = 200
"""Characters before the first name of a list in which its opening stands."""
_STAFF = re.compile(r"\b(?:journalist|reporter|editor|correspondent|columnist|presenter|cameraman|newsroom)s?(?:-in-chief)? (?:of|for|at|with) (?:the )?$", re.I)

_FIELD_BEFORE = re.compile(r"\b(?:of|for) (?:the )?$")
_FIELDS_BEFORE = re.compile(r"\b(?:of|for) (?:the )?(?:[A-Z]\w+,? )*(?:and )?$")
"""What stands before a word that tells the field of an office: "Minister of | Justice", "of Law and | Justice"."""
_NOT_CIVIL = word_list("descriptions.not_civil")


@cache
def _occupation_forms() -> set[str]:
    forms = {row["occupation"] for row in rows("occupations")} | {r["title"] for r in rows("titles") if r["occupation"] == "yes"}
    return forms | {form.replace("’", "'") for form in forms}


@cache
def _last_words() -> frozenset[str]:
    """The words with which occupations end, and their plurals."""
    last = {_LAST_WORD.findall(form.lower())[-1] for form in _occupation_forms()}
    return frozenset(last | {f"{word}s" for word in last})


@cache
def _occupation_pattern() -> re.Pattern[str]:
    occupation = any_of({form.lower() for form in _occupation_forms()})
    return re.compile(rf"\b(?:former |ex-)?{occupation}(?: {occupation})*s?\b", re.I)


def _windows(doc: Doc, mention: Mention) -> tuple[Span | None, list[Span]]:
    """The noun phrase before a name, and the appositions and predicates after it."""
    span = doc.span_of(mention)
    if span is None:
        return None, []
    sentence = span.sent
    people = {i for m in starting_in(doc._.mentions, sentence.start_char, sentence.end_char) if m.kind == "person"
              for t in (doc.span_of(m) or ()) for i in (t.i,)}  # fmt: skip
    left = span.start
    while left > sentence.start and span.start - left < 12:
        token = doc[left - 1]
        if left - 1 in people or token.text in _BREAK or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
            break
        if token.pos_ == "ADP" and token.lower_ not in ("of", "for"):
            break
        left -= 1
        if token.pos_ == "DET" and not (left > sentence.start and doc[left - 1].lower_ in ("of", "for")):
            break
    before = doc[left : span.start] if left < span.start and doc[span.start - 1].lower_ not in ("and", "or") else None
    after: list[Span] = []
    titled = span.start
    while titled > sentence.start and doc[titled - 1].dep_ == "nmod:desc":
        titled -= 1  # "the Minister of Justice, Advocate X"
    if titled > sentence.start and doc[titled - 1].text == "," and (head := _renamed(span)) is not None:
        after.append(doc[head.left_edge.i : titled - 1])
    right = span.end
    if right + 2 < sentence.end and doc[right].text in (",", "(") and doc[right + 1].like_num and doc[right + 2].text in (",", ")"):
        right += 2 if doc[right + 3 : right + 4].text != "," else 3
    if right + 1 < sentence.end and doc[right].text in (",", "–", "—", "(", ")"):
        first = right + 1
        if doc[first].lower_ == "who" and first + 2 < sentence.end and doc[first + 1].lemma_ == "be" and doc[first + 2].pos_ in ("DET", "NOUN", "ADJ"):
            first += 2
        elif doc[first].lower_ == "who":
            first = sentence.end
        if first < sentence.end and (doc[first].lower_ in _OPENS or doc[first].pos_ in ("NOUN", "ADJ")):
            stop = first
            while stop < sentence.end and stop - first < 16 and stop not in people and doc[stop].text not in (".", ";", "–", "—", ")") and doc[stop].pos_ != "AUX":
                if doc[stop].text == "," and not _goes_on(doc, stop):
                    break
                stop += 1
            if stop not in people:  # else it is the title of the next one: "X, former minister Y and Z"
                after.append(doc[first:stop])
    right = span.end
    if right + 1 < sentence.end and doc[right].lemma_ == "be" and doc[right + 1].lower_ in ("a", "an", "the", "also"):
        stop = right + 1
        while stop < min(sentence.end, right + 10) and stop not in people and doc[stop].text not in _BREAK and doc[stop].lower_ not in ("who", "that"):
            stop += 1
        after.append(doc[right + 1 : stop])
    return before, [window for window in after if len(window)]


def _renamed(span: Span) -> Token | None:
    """The noun that a name behind a comma names: "its leader, X", "the chair of the union, X", "the Mayor of Kisumu, X"."""
    head = span.root.head
    if span.root.dep_ == "appos" and head.i < span.start and (head.pos_ == "NOUN" or not head.ent_type_ and head.lower_ in _last_words()):
        return head
    word = span.doc[span.start - 2] if span.start >= span.sent.start + 2 else None
    while word is not None and word.pos_ == "PROPN" and word.head.i < word.i and word.dep_ in ("nmod", "flat", "compound", "conj"):
        word = word.head  # "the editor of Daily Maverick, X"
    if word is not None and word.pos_ == "NOUN" and any(c.lower_ in ("its", "the", "her", "his", "their") or c.dep_ == "nmod:poss" for c in word.lefts):
        return word
    return None


def _goes_on(doc: Doc, comma: int) -> bool:
    """Whether a list of occupations goes on behind a comma ("a poet, singer and activist")."""
    following = doc[comma + 1 : comma + 4].text
    match = _occupation_pattern().match(following)
    return match is not None and following[match.end() : match.end() + 1] in ("", ",", " ")


def describe_person(doc: Doc, person: Entity, mentions: list[Mention]) -> None:
    """Set occupations, nationality and affiliations of a person from what stands beside the mentions."""
    for mention in mentions:
        before, after = _windows(doc, mention)
        for window in ([before] if before is not None else []) + after:
            occupations = _occupations(doc, window, window is before)
            for start, end in occupations:
                _add_occupation(doc, person, start, end)
            _nationality(person, window, occupations)
            if window[0].lower_ == "its" and (body := _body_before(doc, window.start_char)) is not None:
                _affiliate(person, body, window.start_char, window.start_char + len(window[0]))
            if window is before and window[-1].lower_ in ("of", "for"):
                continue  # the body's, not the name's
            for other in starting_in(doc._.mentions, window.start_char, window.end_char):
                if other.kind == "organisation" and other.end <= window.end_char:
                    _affiliate(person, other.entity, other.start, other.end)
        _from_body(doc, person, mention.end)
        for start, end in filter(None, (_shared_occupation(doc, mention), _occupation_of_both(doc, mention))):
            _add_occupation(doc, person, start, end)
            if start > mention.end:
                _from_body(doc, person, end)


def _add_occupation(doc: Doc, person: Entity, start: int, end: int) -> None:
    words = _plain(text_of(doc)[start:end])
    if words not in person.occupations:
        person.occupations.append(words)
    _note(person, "occupations", start, end)


def _affiliate(person: Entity, body: int, start: int, end: int) -> None:
    if body not in person.affiliations:
        person.affiliations.append(body)
    _note(person, "affiliations", start, end)


def _from_body(doc: Doc, person: Entity, end: int) -> None:
    """The body behind a name or occupation that ends at an offset: "X of Amnesty International", "X from the daily Le Jour"."""
    for other in starting_in(doc._.mentions, end + 1, end + _NEAR):
        if other.kind == "organisation" and _OF_BODY.fullmatch(text_of(doc)[end : other.start]):
            _affiliate(person, other.entity, other.start, other.end)


def _shared_occupation(doc: Doc, mention: Mention) -> tuple[int, int] | None:
    """Offsets of an occupation in the plural that opens a list in which the name stands: "lawyers A, B and C",
    "two reporters, A of X and B of Y"."""
    text, start = text_of(doc), mention.start
    line = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    listed = [m for m in starting_in(doc._.mentions, line, start) if m.end <= start]
    while True:
        base = max(line, start - _OPENING_REACH)
        match = _OPENS_LIST.search(text[base:start])
        opening = match.group().rstrip(" ,") if match else ""
        if match and (word := _LAST_WORD.search(opening)) and word.group().lower() in _last_words():
            occupations = list(_occupation_pattern().finditer(match.group()))
            last = occupations[-1] if occupations else None
            if last is not None and last.end() == len(opening):
                return (base + match.start() + last.start(), base + match.start() + last.end()) if _is_plural(last.group()) else None
        between = [m for m in listed if m.end < start and _IN_LIST.fullmatch(text[m.end : start])]
        people = [m for m in between if m.kind == "person"]
        bodies = [m for m in between if m.kind == "organisation"]
        if people:
            start = people[-1].start
        elif bodies and (holder := [m for m in listed if m.kind == "person" and _OF_BODY.fullmatch(text[m.end : bodies[-1].start])]):
            start = holder[-1].start
        else:
            return None


def _occupation_of_both(doc: Doc, mention: Mention) -> tuple[int, int] | None:
    """Offsets of an occupation in the plural behind a list in which the name stands: "A and B, leaders of X"."""
    text, end = text_of(doc), mention.end
    line = text.find("\n", end)
    listed = _BEFORE_LISTED.search(text[max(0, mention.start - 24) : mention.start]) is not None
    for other in starting_in(doc._.mentions, end, line if line >= 0 else len(text)):
        if other.kind != "person":
            continue
        if not _TO_NEXT.fullmatch(text[end : other.start]):
            break
        end, listed = other.end, True
    opening = _BEHIND_LIST.match(text, end) if listed else None
    match = opening and (_occupation_pattern().match(text, opening.end()) or _occupation_pattern().search(text, end + 2, end + 60))
    if not match or not _is_plural(match.group()):
        return None
    between = text[end + 2 : match.start()]
    return match.span() if not between or between.replace(" ", "").replace("-", "").isalpha() else None


def _body_before(doc: Doc, offset: int) -> int | None:
    """The organisation told last before an "its", in the same paragraph."""
    line = text_of(doc).rfind("\n", 0, offset)
    told = [m for m in starting_in(doc._.mentions, line + 1, offset) if m.kind == "organisation" and m.end <= offset]
    return told[-1].entity if told else None


def _occupations(doc: Doc, window: Span, before: bool) -> list[tuple[int, int]]:
    """Offsets of the occupations that a window gives to its name, not to a body in it or to somebody else."""
    matches = list(_occupation_pattern().finditer(window.text))
    if not matches:
        return []
    bodies = [(m.start, m.end) for m in doc._.mentions if m.kind == "organisation" and m.start < window.end_char and window.start_char < m.end]
    people = {m.start for m in starting_in(doc._.mentions, window.start_char, window.end_char + 2) if m.kind == "person"}
    found: list[tuple[int, int]] = []
    for match in matches:
        start, end = window.start_char + match.start(), window.start_char + match.end()
        rest = text_of(doc)[end : end + 24]
        following = doc[next((t.i + 1 for t in window if t.idx + len(t) == end), window.end - 1) :][:1]
        if any(a < end and start < b for a, b in bodies) or re.match(r"[’']", rest):
            continue
        if match.group()[0].isupper() and re.search(_FIELD_BEFORE if before else _FIELDS_BEFORE, text_of(doc)[window.start_char : start]):
            continue
        if len(following) and following[0].i < window.end and (following[0].pos_ == "NOUN" and following[0].is_lower or following[0].idx in {a for a, _ in bodies}):
            continue  # another noun's, or a body's ("broadcaster Radio X")
        if _is_plural(match.group()) and not (before and end + 1 >= window.end_char + 1):
            continue
        if not before and end + 1 in people:
            continue
        found.append((start, end))
    if before:
        links = [t for t in window if t.lower_ in ("of", "for")]
        if links and links[-1].i == window.end - 1:
            return []
        if links and any(start > links[-1].idx for start, _ in found):
            found = [(start, end) for start, end in found if start > links[-1].idx]
    return found


def _is_plural(occupation: str) -> bool:
    return occupation.lower().endswith("s") and _plain(occupation) != occupation.lower()


def _plain(words: str) -> str:
    """An occupation in the singular, in lower case but for acronyms."""
    if words.endswith("s") and not words.lower().endswith(("ss", "boss", "affairs")) and not words.isupper():
        words = words[:-1]
    return " ".join(word if re.search("[A-Z]", word[1:]) else word.lower() for word in words.split())


def _nationality(person: Entity, window: Span, occupations: list[tuple[int, int]]) -> None:
    """"Russian citizen", "citizen of Chad"; an adjective of nationality before an occupation that is no office."""
    if person.nationality:
        return
    text = window.text
    for match in re.finditer(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:citizen|national)\b|\b(?:citizen|national) of ([A-Z][\w-]+(?: [A-Z]\w+)?)", text):
        words = match.group(1) or match.group(2)
        place = gazetteer.country(words)
        person.nationality = gazetteer.demonyms().get(words, "") or gazetteer.demonyms().get(words.split()[-1], "") or (place.country if place else "")
        if person.nationality:
            _note(person, "nationality", window.start_char + match.start(), window.start_char + match.end())
            return
    for start, end in occupations:
        adjective = re.search(r"\b([A-Z][\w-]+)(?: [a-z-]+){0,2} $", text[: start - window.start_char])
        code = gazetteer.demonyms().get(adjective.group(1), "") if adjective else ""
        if adjective and code and not set(text[start - window.start_char : end - window.start_char].lower().split()) & _OFFICES:
            person.nationality = code
            _note(person, "nationality", window.start_char + adjective.start(), end)
            return


@cache
def _kinds(*places: str) -> dict[str, str]:
    return {row["word"]: row["kind"] for row in rows("organisation_kinds") if not places or row["place"] in places}


def describe_organisation(doc: Doc, organisation: Entity, mentions: list[Mention]) -> None:
    """Set the kind and, for state bodies, the country of an organisation, by its name or by what stands beside the mentions."""
    home = country_of(doc)
    organisation.subkind = organisation.subkind or kind_of_name(organisation.name)
    if not organisation.subkind:
        for mention in mentions:
            before, after = _windows(doc, mention)
            behind = doc.span_of(mention)
            noun = doc[behind.end] if behind is not None and behind.end < len(doc) else None
            if noun is not None and noun.is_lower and is_kind_of_body(noun.lower_):
                organisation.subkind = _kinds()[noun.lower_]
                _note(organisation, "kind", noun.idx, noun.idx + len(noun))
                break
            if any(_kind_of_window(organisation, window) for window in ([before] if before is not None else []) + after):
                break
            if text_of(doc)[mention.start - 1 : mention.start] == "(" and behind is not None and behind.start > 1:
                kind, noun = _kinds("both", "beside").get(doc[behind.start - 2].lower_), doc[behind.start - 2]
                if kind and noun.is_lower:  # "an anti-terrorism court (ATC)"
                    organisation.subkind = kind
                    _note(organisation, "kind", noun.idx, noun.idx + len(noun))
                    break
            staff = _STAFF.search(text_of(doc)[max(0, mention.start - 40) : mention.start])
            if staff:
                organisation.subkind = "media"
                _note(organisation, "kind", max(0, mention.start - 40) + staff.start(), max(0, mention.start - 40) + staff.end())
                break
    if not organisation.country and organisation.subkind in ("government", "court", "police", "party"):
        organisation.country = home


def _kind_of_window(organisation: Entity, window: Span) -> bool:
    kinds = _kinds("both", "beside")
    for token in reversed(list(window)):
        pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""
        kind = kinds.get(pair) or kinds.get(token.lemma_.lower()) or kinds.get(token.lower_)
        if kind and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            organisation.subkind = kind
            _note(organisation, "kind", token.idx, token.idx + len(token))
            return True
    return False


def kind_of_name(name: str) -> str:
    """The kind of a body by the words of its name ("Ministry of …": government), empty where they tell none."""
    words = [re.sub(r"[’']s?$", "", word.strip("“”\"!")).lower() for word in name.split()]
    kinds = _kinds()
    if words[0].title() in MASTHEADS and len(words) > 1:
        return "media"
    openings = {name[:place] for place, character in enumerate(name) if character == " " and place > 6}
    if known := openings & known_bodies().keys():
        return next(row["kind"] for form, row in known_bodies().items() if form in known)
    if re.match(r"(?:Office of the )?(?:UN|U\.N\.|United Nations)\b", name):
        return "international"
    civil = re.search(r"\b(?:Human Rights|Civil Society|Press Freedom|Journalists|Journalism|Lawyers|Rule of Law|Against Torture)\b", name, re.I)
    if civil and not set(words) & _NOT_CIVIL:
        return "ngo"
    for i, word in enumerate(words):
        if word in ("of", "for", "on", "against", "in") and i and (kind := _kind_of_word(words, i - 1, kinds)):
            return kind
    return next((kind for i in range(len(words) - 1, -1, -1) if (kind := _kind_of_word(words, i, kinds))), "")


def _kind_of_word(words: list[str], position: int, kinds: dict[str, str]) -> str:
    """The kind of a head word, with the word before it where the two have a kind of their own ("news agency")."""
    word = words[position]
    pair = f"{words[position - 1]} {word}" if position else ""
    return kinds.get(pair) or kinds.get(word) or kinds.get(word.removesuffix("s"), "") if word else ""


def _note(entity: Entity, column: str, start: int, end: int) -> None:
    spans = entity.evidence.setdefault(column, [])
    if (start, end) not in spans:
        spans.append((start, end))
