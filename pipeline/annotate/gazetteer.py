"""Place names → places: the shipped GeoNames extract, countries, and the editable exonyms of vocabulary/places.csv."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from pipeline.annotate.name_forms import fold
from pipeline.vocabulary import FOLDER, rows

FUZZY_POPULATION = 20_000
"""A misspelling is taken for a town of the country at least this large."""
LONG_WORD = 5
"""A word of a name of several may be misspelt where it has more letters than this."""
LARGE = 150_000
"""Least population of a town that is meant where a small one bears its name too."""
SMALL = 5_000
"""A town of the country below this size gives way to a metropolis abroad of the same name."""
NEAR = 10_000
"""Least people of a town in a country named nearby whose name others bear too."""
FOREIGN = 50_000
"""A town abroad at least this large may be meant where nothing points to its country, ..."""
METROPOLIS = 500_000
"""... or this large where only an alternate name of it is meant."""
EXONYM = 1_000_000
"""Population of a place of vocabulary/places.csv, which has none of its own."""
_REGION_WORD = re.compile(r"\b(?:region|province|state|department|governorate|county|district|oblast|prefecture|division)\b", re.I)


class Place(NamedTuple):
    """A place of the gazetteer. `id` is `geonames:<id>`, or empty where GeoNames has none."""

    id: str
    name: str
    kind: str  # country | region | city
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None
    population: int


@cache
def _base() -> sqlite3.Connection:
    path = FOLDER / "gazetteer.sqlite"
    if not path.exists():
        raise OSError(f"the gazetteer {path.name} is missing from the package")
    return sqlite3.connect(f"file:{path.as_posix()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@cache
def _countries() -> dict[str, Place]:
    forms: dict[str, Place] = {}
    for row in rows("countries"):
        place = Place(f"geonames:{row['geoname_id']}", row["name"], "country", row["iso3"], "", None, None, 0)
        for form in (row["name"], *row["aliases"].split(";")):
            if form:
                forms.setdefault(form, place)
    return forms


@cache
def capital(code: str) -> str:
    """The capital of a country, by ISO alpha-3."""
    return next((row["capital"] for row in rows("countries") if row["iso3"] == code), "")


@cache
def demonyms() -> dict[str, str]:
    """Adjective or noun of nationality → ISO alpha-3, the first country where two share it."""
    out: dict[str, str] = {}
    for row in rows("countries"):
        for form in row["demonyms"].split(";"):
            if form:
                for word in (form, f"{form}s"):
                    out.setdefault(word, row["iso3"])
    return out


@cache
def _exonyms() -> dict[tuple[str, str], dict[str, str]]:
    return {(fold(row["form"]), row["country"]): row for row in rows("places")}


@lru_cache(maxsize=20_000)
def _forms(form: str) -> tuple[Place, ...]:
    found = _base().execute(
        "SELECT id, name, kind, country, admin1, latitude, longitude, population FROM form JOIN place USING (id) WHERE form = ?",
        (form,),
    )
    return tuple(Place(p[0] if p[0].startswith("geonames:") else "", *p[1:]) for p in found)


_STYLE = re.compile(r"(?:(?:Federal|Islamic|Democratic|Plurinational|Bolivarian|Arab|Socialist|Cooperative|People[’']s) )*(?:Republic|State|Kingdom|Commonwealth) of (?:the )?")


def country(name: str) -> Place | None:
    """The country of a name, alias or style ("Republic of Serbia"), capitals observed but in a name that is all capitals ("SERBIA")."""
    found = _countries().get(name) or _countries().get(name.replace("'", "’"))
    if found is None and (style := _STYLE.match(name)) and name != "Republic of China":
        return _countries().get(name[style.end() :])
    return found or (_countries().get(name.title()) if name.isupper() and len(name) > 3 else None)


@lru_cache(maxsize=20_000)
def exonyms(name: str) -> tuple[Place, ...]:
    """The places that vocabulary/places.csv gives that name."""
    form, out = fold(name), []
    for (exonym, code), row in _exonyms().items():
        if exonym != form:
            continue
        if row["latitude"]:
            out.append(Place("", row["name"], row["kind"], code, "", float(row["latitude"]), float(row["longitude"]), EXONYM))
        else:
            out += [p for p in _forms(fold(row["name"])) if p.country == code and p.kind == row["kind"]]
    return tuple(out)


@lru_cache(maxsize=20_000)
def candidates(name: str) -> tuple[Place, ...]:
    """Every place of that name: exonyms, regions and populated places, over all countries."""
    first = exonyms(name)
    return first + tuple(p for p in _forms(fold(name)) if p not in first)


def towns(name: str, home: str) -> list[Place]:
    """The towns of a country that a name may be."""
    return [place for place in candidates(name) if place.country == home and place.kind == "city"]


def best(name: str, home: str, near: Iterable[str] = (), kind: str = "", holder: str = "", nations: Iterable[str] = ()) -> tuple[Place | None, str]:
    """The most plausible place of a name, and a note where the choice is not plain.

    What holds it, where the text says so, comes first (`holder`: a region, city or country told beside it); then
    exonyms, then the report's country, then countries named nearby, then size; the name itself before an alternate
    one. A town of a million inhabitants abroad is meant rather than a small one at home or in a country nearby that bears its name
    too, and so is a large one of the countries whose adjectives the sentence has (`nations`: "Kenyan police"). `kind` is what a
    type word says. None where nothing fits.
    """
    near, nations = set(near), set(nations) - {home}
    options = [p for p in candidates(name) if not kind or p.kind == kind]
    if not options and kind == "region":
        options = [p for p in candidates(f"{name} region") if p.kind == kind]
    form, known = fold(name), exonyms(name)
    state = country(holder)
    region = fold(_REGION_WORD.sub("", holder))

    def rank(p: Place) -> tuple[bool, bool, bool, bool, bool, bool, bool, int]:
        held = bool(holder) and (p.country == state.country if state else bool(region) and bool(p.admin1) and fold(p.admin1).startswith(region[:6]))
        small = p.country == home and p.population < (SMALL if fold(p.name) == form else FUZZY_POPULATION)
        return (
            held,
            not p.id and p.population == EXONYM,
            p.country == home and not (small and (metropolis or large)),
            p in large,
            p.country in near and not (metropolis and p.kind == "city" and p.population < LARGE),
            fold(p.name) == form or p.kind == "region" or p in known,
            p.kind == "city" if not kind else True,
            p.population,
        )

    metropolis = any(p.country != home and p.kind == "city" and p.population >= 1_000_000 and fold(p.name) == form for p in options)
    large = [p for p in options if p.country in nations and p.kind == "city" and p.population >= LARGE and fold(p.name) == form]
    several = len(options) > 1
    options = [p for p in options if p.country == home or p.country in near and not (several and p.kind == "city" and p.population < NEAR) or p.kind == "region"
               or p.population >= (METROPOLIS if fold(p.name) != form and p.id else FOREIGN)]
    chosen = max(options, key=rank) if options else None
    if chosen is not None and holder and not state and chosen.kind == "city" and chosen.country not in (home, *near) and not rank(chosen)[0]:
        chosen = None  # what the text says to hold it is no region of that country
    if chosen is not None:
        return chosen, ""
    return _nearest(name, home, kind)


def _nearest(name: str, home: str, kind: str) -> tuple[Place | None, str]:
    """The one place of the report's country whose name is clearly nearest to a misspelled one."""
    form = fold(name)
    if not home or len(form) < 6 or kind not in ("", "city"):
        return None, ""
    best_distance, found = 2, []
    for other, place in _large(home).get(form[0], ()):
        if abs(len(other) - len(form)) > 1:
            continue
        distance = DamerauLevenshtein.distance(form, other, score_cutoff=1)
        if distance == 1 and not _is_slip(form, other):
            continue
        if distance < best_distance:
            best_distance, found = distance, [place]
        elif distance == best_distance and distance < 2:
            found.append(place)
    if len(found) == 1:
        return found[0], f"nearest spelling to “{name}”"
    return None, ""


def _is_slip(form: str, other: str) -> bool:
    """Whether two names that differ by a letter may be one misspelt: in a short word beside others a letter makes another name
    ("Quang Binh", "Quang Minh")."""
    ours, theirs = form.split(), other.split()
    return len(ours) != len(theirs) or len(ours) == 1 or all(a == b or min(len(a), len(b)) > LONG_WORD for a, b in zip(ours, theirs, strict=True))


@lru_cache(maxsize=64)
def _large(home: str) -> dict[str, list[tuple[str, Place]]]:
    """The larger towns of a country with their folded names, by the first letter of these."""
    found = _base().execute(
        "SELECT id, name, kind, country, admin1, latitude, longitude, population FROM place"
        " WHERE country = ? AND kind = 'city' AND population >= ?",
        (home, FUZZY_POPULATION),
    )
    by_letter: dict[str, list[tuple[str, Place]]] = {}
    for place in (Place(*p) for p in found):
        form = fold(place.name)
        by_letter.setdefault(form[0], []).append((form, place))
    return by_letter
