"""Component `money`: sums of money as numbers with ISO 4217 currencies.

Reads `doc.text` and `doc._.report.country`; sets `doc._.money`. Names, codes and symbols are in
vocabulary/currencies.csv; where several currencies share one ("pesos", "$", "Rs"), the report's country decides, and
where it does not, the world's ("$" is USD) or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate import gazetteer
from pipeline.annotate.doc_text import country_of, text_of
from pipeline.annotate.time.durations import WORDS, spelt
from pipeline.layers import Quantity, register_extensions
from pipeline.vocabulary import any_of, rows, word_list

register_extensions()

_SCALES = {"hundred": 100, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_WORD = spelt("an", "zero", "dozen")
_LARGE = r"(?:thousand|million|billion)"
_NEXT_SCALE = r"(?![ -](?:hundred|thousand|lakhs?|million|crores?|billion|trillion)\b)"
_BELOW = spelt("a", "an", "zero", "dozen")
_HUNDREDS = rf"(?:{_WORD})[ -]hundred (?:and )?(?:{_BELOW})"
_SPELT = (
    rf"(?:(?:half(?: a)?|(?:a|one) quarter of a|three[ -]quarters of a|(?:{_WORD}) and a half)[ -]{_LARGE}|(?:{_WORD})[ -]{_LARGE} and a half"
    rf"|(?<!between )(?:{_HUNDREDS}|{_WORD})[ -]{_LARGE} (?:and )?(?:{_HUNDREDS}|(?:{_BELOW})(?:[ -]hundred)?){_NEXT_SCALE}|(?<!between ){_HUNDREDS}(?:[ -]{_LARGE})?{_NEXT_SCALE})\b"
)
"""Numbers told in several words ("half a million", "two and a half thousand", "three hundred and fifty", "five thousand five hundred")."""
_FIGURE = r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d{1,2})?|\d{1,3}(?:[,. ’']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SCALE = r"(?:[\s-]?(?:hundred thousand|hundred|thousand|lakhs?|million|mn|crores?|billion|bn|trillion)\b|(?<=\d)[kmM]\b)"
_NUMBER = rf"(?:\b{_SPELT}|(?:{_FIGURE}|\b(?:{_WORD})\b)(?:{_SCALE})?)"
_RANGE = r"(?:\s?[–—-]\s?|\s+to\s+|\s+and\s+|\s+or\s+)"
_BETWEEN = re.compile(r"\bbetween\s*$", re.I)
_UNITS = re.compile(
    rf"(?<![\w.,])(?P<a>\d{{1,6}}|(?:{_WORD}))(?:\s?(?:to|[–—-])\s?(?P<b>\d{{1,6}}|(?:{_WORD})))?[ -](?P<unit>(?:monthly |daily )?(?:(?:basic|base|conventional|penalty|tax|calculation|calculated|estimated) (?:units?|indices|index|indexes|values?|amounts?)|calculation (?:indices|index|indexes)|minimum (?:monthly |daily |living )?(?:wages?|salar(?:y|ies))|UIT|MCIs?)\b)",
    re.I,
)  # fmt: skip
_HEDGE = re.compile(r"\b(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|c\.|equivalent of|estimated)\s*$", re.I)
_AVERAGE = re.compile(r"\b(?:an )?average (?:of|fine of)\s*(?:about |around )?$", re.I)
_MORE = re.compile(r"\b(?:over|more than|at least|exceeding|minimum of|upwards of)\s*$", re.I)
_MOST = re.compile(r"\b(?:up to|at most|no more than|less than|under|maximum of)\s*$", re.I)
_LIKE_WORDS = word_list("money.like_words")

_WHOSE = re.compile(r"\b([A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)?) $")
"""What may say of which country the currency is whose name follows."""


@cache
def _currencies() -> tuple[dict[str, list[tuple[str, frozenset[str], bool]]], dict[str, list[tuple[str, frozenset[str], bool]]]]:
    """(names, symbols) → options as (code, countries, meant without a country)."""
    names: dict[str, list[tuple[str, frozenset[str], bool]]] = {}
    symbols: dict[str, list[tuple[str, frozenset[str], bool]]] = {}
    for row in rows("currencies"):
        option = (row["code"], frozenset(row["countries"].split(";")), row["world"] == "yes")
        for name in row["names"].split(";"):
            if name:
                names.setdefault(name.lower(), []).append(option)
        for symbol in (*row["symbols"].split(";"), row["code"]):
            if symbol:
                symbols.setdefault(symbol, []).append(option)
    return names, symbols


@cache
def _pattern() -> re.Pattern[str]:
    names, symbols = _currencies()
    mark, name = any_of(symbols), any_of(names)
    before = rf"(?P<mark>(?<![A-Za-z])(?:{mark}))\.?\s?(?P<a>{_NUMBER})(?:{_RANGE}(?:(?:{mark})\s?)?(?P<b>{_NUMBER}))?"
    range_ = rf"(?:{_RANGE}(?P<d>{_NUMBER}))?"
    by_name = rf"(?P<c>{_NUMBER}){range_}[\s-]?(?P<of>(?:[A-Z][a-zà-ÿ]+\s){{1,3}})??(?P<name>(?i:{name})(?i:es|s)?\b)(?:\s?\((?P<said>{mark})\))?"
    coded = rf"(?:(?:{_FIGURE})(?:{_SCALE})?|(?:{_WORD}){_SCALE}(?=\s[A-Z]{{3}}\b))"
    by_code = rf"(?P<e>{coded}|{_NUMBER}(?={_RANGE}{coded}))(?:{_RANGE}(?P<f>{coded}))?[\s-]?(?P<code>(?:{mark})(?![\w.]*\d|[A-Za-z]))"
    large = rf"(?!(?:19|20)\d\d\b(?![.,]\d))(?=\d[\d,.]{{2}}|\d+{_SCALE})(?:{_FIGURE})(?:{_SCALE})?"  # not "Euro 2024"
    name_first = rf"(?P<ahead>{any_of(_written_ahead())})(?:es|s)?(?:\s\((?:{mark})\))?\s(?P<g>{large})(?:{_RANGE}(?P<h>{large}))?"
    return re.compile(rf"(?:{before})|(?<![\w.,])(?:{by_name}|{by_code}|{name_first})")


@cache
def _written_ahead() -> list[str]:
    """Names of currencies as they stand before a sum: "Naira 5,000", "Kenya shillings 50,000"."""
    return sorted({form for name in _currencies()[0] for form in (name.capitalize(), name)})


@lru_cache(maxsize=1)
def _sums(text: str) -> tuple[re.Match[str], ...]:
    """The sums of a text by their form alone."""
    return tuple(_begun(_pattern(), text))


@lru_cache(maxsize=1)
def sums_in(text: str) -> frozenset[int]:
    """Character offsets at which a sum begins by its form alone."""
    return frozenset(match.start() for match in _sums(text))


@cache
def is_code(word: str) -> bool:
    """Whether a word is the code or sign of a currency: "PLN", "KSh"."""
    return word.removesuffix(".") in _currencies()[1]


def _letters(words: str) -> str:
    """The letters with which words or a symbol begin."""
    return words[: next((place for place, character in enumerate(words) if not (character.isascii() and character.isalpha())), None)]


@cache
def _openings() -> tuple[re.Pattern[str], frozenset[str]]:
    """Where sums and amounts may begin, at letters, a figure or a symbol; and which letters these may be."""
    _, symbols = _currencies()
    marks = "".join(sorted({symbol[0] for symbol in symbols if not _letters(symbol)}))
    return re.compile(rf"([A-Za-z]+)|\d+|[{re.escape(marks)}]"), frozenset(_letters(words) for words in (*WORDS, *symbols, *(f"{name}{end}" for name in _written_ahead() for end in ("", "s", "es"))))


def _begun(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """`pattern.finditer`, which would try at every character, for a pattern of sums or amounts."""
    end = 0
    for start in _places(text):
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


@lru_cache(maxsize=1)
def _places(text: str) -> list[int]:
    """Where sums and amounts may begin in a text."""
    opening, known = _openings()
    return [word.start() for word in opening.finditer(text) if not (letters := word[1]) or letters in known or letters.lower() in known]


def _resolve(options: list[tuple[str, frozenset[str], bool]], country: str) -> str:
    at_home = [code for code, countries, _ in options if country in countries]
    if at_home:
        return at_home[0]
    world = [code for code, _, meant in options if meant]
    if len(world) == 1:
        return world[0]
    return options[0][0] if len(options) == 1 else ""


def _of_country(options: list[tuple[str, frozenset[str], bool]], name: str) -> str | None:
    """The currency of the country that a word before it names ("Omani riyals", "Jamaica dollars"), none where that country has none of
    the name; None where the word names no country."""
    place = gazetteer.country(name)
    whose = gazetteer.demonyms().get(name) or (place.country if place is not None else "")
    if not whose:
        return None
    return next((code for code, countries, _ in options if whose in countries), options[0][0] if len(options) == 1 else "")


def number(words: str) -> float | None:
    """The number of figures with separators, words, and a scale ("1.5 million", "50,000", "two thousand")."""
    if re.fullmatch(_SPELT, words.strip(), re.I):
        return _of_words(words.strip().lower())
    match = re.fullmatch(rf"\s*(?P<n>{_FIGURE}|{_WORD})(?P<s>{_SCALE})?\s*", words.strip(), re.I)
    if not match:
        return None
    figure = match["n"].lower()
    if figure in WORDS:
        value = float(WORDS[figure])
    else:
        if re.fullmatch(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d{1,2})?", figure):
            figure = figure.replace(",", "")  # "2,00,000"
        elif re.fullmatch(r"\d{1,3}(?:[,. ’']\d{3})+(?:[.,]\d{1,2})?", figure):
            whole = re.match(r"\d{1,3}(?:[,. ’']\d{3})+", figure)
            assert whole is not None
            figure = re.sub(r"[,. ’']", "", whole.group()) + figure[whole.end() :].replace(",", ".")
        value = float(figure.replace(",", "."))
    for scale in re.findall(r"\w+", (match["s"] or "").lower()):
        value *= _SCALES[scale.rstrip("s") if scale not in _SCALES else scale]
    return value


def _of_words(words: str) -> float:
    """The number that several words tell.

    >>> _of_words("half a million"), _of_words("two and a half thousand"), _of_words("five thousand three hundred and fifty")
    (500000.0, 2500.0, 5350.0)
    """
    part = 0.5 if words.startswith("half") else 0.75 if "quarters" in words else 0.25 if "quarter" in words else None
    total, current, scale = 0.0, 0.0, 1.0
    for word in re.findall(r"[a-z]+", re.sub(r" and a half\b", "", words)):
        if word == "hundred":
            current = (current or 1) * 100
        elif word in ("thousand", "million", "billion"):
            scale = _SCALES[word]
            total, current = total + (current or 1) * scale, 0.0
        elif word in WORDS and part is None:
            current += WORDS[word]
    if part is not None:
        return part * scale
    return total + current + (scale / 2 if " and a half" in words else 0)


def find_money(text: str, country: str = "") -> list[Quantity]:
    """Every sum of money in a text; offsets are characters of `text`. A sum in brackets behind another is its conversion.

    >>> [(q.amount_min, q.currency, q.converted_currency) for q in find_money("fined UGX 1 million (USD 270)")]
    [(1000000.0, 'UGX', 'USD')]
    """
    found: list[Quantity] = []
    for match in _sums(text):
        first, second = match["a"] or match["c"] or match["e"] or match["g"], match["b"] or match["d"] or match["f"] or match["h"]
        low, high = number(first), None
        if second:
            high = number(second)
        if low is None:
            continue
        code = _currency_of(match, text, country)
        if code is None:
            continue
        if high is not None and low < 1000 <= high and re.search(r"\sand\s", match.group()) and re.search(_SCALE, second) and not re.search(_SCALE, first):
            low *= high / (number(re.sub(_SCALE, "", second)) or high)  # "30 and 35 thousand"
        joined = re.search(r"\s+and\s+", match.group())
        two_sums = bool(match["b"] or match["d"]) or high is not None and high < low
        if high is not None and joined and two_sums and not _BETWEEN.search(text[max(0, match.start() - 10) : match.start()]):
            cut = joined.start()
            found.append(Quantity(match.start(), match.start() + cut, match.group()[:cut], low, low, code))
            found.append(Quantity(match.start() + joined.end(), match.end(), match.group()[joined.end() :], high, high, code))
            continue
        if high is not None and low < 1000 <= high and re.search(_SCALE, second) and not re.search(_SCALE, first):
            low *= high / (number(re.sub(_SCALE, "", second)) or high)  # "1–2 million"
        quantity = Quantity(match.start(), match.end(), match.group(), low, low if high is None else high, code)
        _read_around(quantity, text, single=high is None)
        if found and re.fullmatch(r"(?:\s(?:fine|bail|bond|ransom|reward|compensation|damages|each|apiece))?\s?[(,]\s?(?:or |i\.e\.,? |equivalent to |equal to |about |around |approximately |approx\.? |roughly |some |nearly |circa |US |≈|~)*", text[found[-1].end : match.start()]) and (code != found[-1].currency or low == found[-1].amount_min):
            if code != found[-1].currency:
                found[-1].converted_amount, found[-1].converted_currency = low, code
            continue
        found.append(quantity)
    return found


def _currency_of(match: re.Match[str], text: str, country: str) -> str | None:
    """The code of the currency of a sum, empty where its name may mean several; None where the words are no sum of money."""
    names, symbols = _currencies()
    if match["mark"] or match["code"]:
        mark = match["mark"] or match["code"]
        if mark.isalpha() and len(mark) == 1 and not any(country in c for _, c, _ in symbols[mark]):
            return None
        return _resolve(symbols[mark], country)
    if match["ahead"]:
        whose = _WHOSE.search(text[max(0, match.start() - 30) : match.start()])
        options = names[match["ahead"].lower()]
        own = _of_country(options, whose[1]) if whose else None
        at_home = any(country in countries for _, countries, _ in options)
        if own is None and (match["ahead"].islower() or match["ahead"].lower() in _LIKE_WORDS and not at_home):
            return None
        return own if own is not None else _resolve(options, country)
    name = match["name"].lower()
    if not re.search(r"\d", match["c"]) and match["c"].lower() in ("a", "one") and name in _LIKE_WORDS:
        return None
    options = names.get(name) or names.get(name.removesuffix("s")) or names.get(name.removesuffix("es")) or []
    own = _of_country(options, match["of"].strip()) if match["of"] else None
    said = symbols[match["said"]] if (match["said"] or "").isalpha() else options
    return own if own is not None else _resolve(said, country) if said else ""


def _read_around(quantity: Quantity, text: str, *, single: bool) -> None:
    """Sets what the words beside a sum say of it: "about", "up to", "each", "in total". `single`: it is one figure, no range."""
    before = text[max(0, quantity.start - 30) : quantity.start]
    quantity.approximate = bool(_HEDGE.search(before))
    if _AVERAGE.search(before):
        quantity.basis = "average"
    if _MOST.search(before) and single:
        quantity.amount_min = None
    elif _MORE.search(before) and single:
        quantity.amount_max = None
    around = text[max(0, quantity.start - 60) : quantity.end + 30]
    if not quantity.basis and re.search(r"\beach\b|\bapiece\b|\bper person\b", around):
        quantity.basis = "each"
    if not quantity.basis and re.search(r"\b(?:a total of|in total|totall?ing|combined)\b", around):
        quantity.basis = "total"


def find_units(text: str, sums: list[Quantity]) -> list[Quantity]:
    """Amounts told in a unit of account ("20 base units"), without those that the text turns into money in brackets.

    >>> [(q.amount_min, q.unit) for q in find_units("fined 10 monthly calculation indices", [])]
    [(10.0, 'monthly calculation indices')]
    """
    out = []
    for match in _begun(_UNITS, text):
        low, high = number(match["a"]), number(match["b"]) if match["b"] else None
        told = any(q.start < match.end() and match.start() < q.end or re.fullmatch(r"\s?\((?:\w+\) \()?(?:about |around |approximately |or )*", text[match.end() : q.start]) for q in sums)
        if low is not None and not told:
            out.append(Quantity(match.start(), match.end(), match.group(), low, low if high is None else high, "", unit=match["unit"]))
    return out


def money(doc: Doc) -> Doc:
    """Set `doc._.money` in text order."""
    sums = find_money(text_of(doc), country_of(doc))
    doc._.money = sorted([*sums, *find_units(text_of(doc), sums)], key=lambda q: q.start)
    return doc


@Language.factory("money", assigns=["doc._.money"])
def make_money(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, as a spaCy factory."""
    return money
