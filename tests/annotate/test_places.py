"""Places on five continents: which of several, where, and what is left without coordinates."""

import csv
import math
from pathlib import Path

import pytest

from pipeline.annotate import gazetteer
from tests.annotate.tagged import linked, of_kind

CASES = list(csv.DictReader((Path(__file__).parent / "place_cases.tsv").open(encoding="utf-8"), delimiter="\t"))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    first, second = math.radians(a[0]), math.radians(b[0])
    half = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['report']}-{case['name']}" for case in CASES])
def test_a_name_in_a_report_on_a_country(case: dict[str, str]) -> None:
    place, _ = gazetteer.best(case["name"], case["report"])
    assert place is not None and place.country == case["country"]
    assert place.latitude is not None and place.longitude is not None
    assert kilometres((place.latitude, place.longitude), (float(case["latitude"]), float(case["longitude"]))) < 50


def test_a_misspelling_is_resolved_and_the_row_says_so() -> None:
    place = of_kind("in [LOC Kostanau] today", "place", "KAZ")["Kostanay"]
    assert place.aliases == ["Kostanau"]
    assert "Kostanau" in place.note


def test_a_town_abroad_is_meant_where_the_sentence_has_the_adjective_of_its_country_and_none_at_home_is_of_any_size() -> None:
    assert gazetteer.best("San José", "PAN", nations={"CRI"})[0].country == "CRI"
    assert gazetteer.best("San José", "PAN")[0].country == "PAN"
    assert gazetteer.best("Santiago", "PAN", nations={"CHL"})[0].country == "PAN"


def test_a_metropolis_is_meant_rather_than_a_small_town_of_a_country_named_nearby() -> None:
    assert gazetteer.best("Madrid", "HND", near={"USA"})[0].country == "ESP"


def test_a_letter_of_a_short_word_makes_another_name_not_a_misspelling() -> None:
    assert gazetteer.best("Nam Tinh", "VNM")[0] is None


def test_an_unknown_place_keeps_a_row_without_coordinates() -> None:
    place = of_kind("in [LOC Qwertyville] today", "place", "UGA")["Qwertyville"]
    assert (place.latitude, place.country, place.subkind) == (None, "UGA", "city")


def test_what_holds_an_unknown_place_tells_its_country() -> None:
    places = of_kind("in [LOC Qwertyville], [LOC Tanzania]", "place", "KEN")
    assert places["Qwertyville"].country == "TZA"


@pytest.mark.parametrize(
    ("text", "country", "name", "kind", "where"),
    [
        ("in the state of [LOC Guanajuato]", "MEX", "Guanajuato", "region", "MEX"),
        ("in [LOC Kota Kinabalu], [LOC Sabah]", "MYS", "Sabah", "region", "MYS"),
        ("in [LOC Jalisco] state", "MEX", "Jalisco", "region", "MEX"),
        ("in [LOC Tripoli], [LOC Lebanon]", "TUN", "Tripoli", "city", "LBN"),
        ("on [FAC Rustaveli Avenue] in [LOC Tbilisi]", "GEO", "Rustaveli Avenue", "venue", "GEO"),
        ("in [LOC SERBIA]", "SRB", "Serbia", "country", "SRB"),
        ("from the [LOC United Kingdom] today", "NGA", "United Kingdom", "country", "GBR"),
        ("They were taken to the [LOC Mbale] police station.", "UGA", "Mbale police station", "venue", "UGA"),
        ("She was stopped at [LOC Lusaka] airport.", "ZMB", "Lusaka airport", "venue", "ZMB"),
        ("He is held in the [LOC Batna] penitentiary.", "DZA", "Batna penitentiary", "venue", "DZA"),
        ("They blocked the [LOC Accra]–[LOC Kumasi] highway.", "GHA", "Accra–Kumasi highway", "venue", "GHA"),
        ("A [LOC Kampala] street was closed.", "UGA", "Kampala", "city", "UGA"),
        ("outside the [NORP Iranian] embassy in [LOC Stockholm]", "IRN", "Iranian embassy", "venue", "SWE"),
        ("in [LOC Quang Nam]", "VNM", "Quang Nam province", "region", "VNM"),
        ("in [LOC Hai Duong]", "VNM", "Hải Dương", "city", "VNM"),
        ("in [LOC Hai Duong province]", "VNM", "Hai Duong province", "region", "VNM"),
        ("in [LOC Prison No. 5]", "GEO", "Prison No. 5", "venue", "GEO"),
        ("on [LOC National Route 12]", "PRY", "National Route 12", "venue", "PRY"),
        ("the [LOC Istanbul]-based group", "EGY", "Istanbul", "city", "TUR"),
        ("in the counties of [LOC Nyeri] and [LOC Migori]", "KEN", "Migori County", "region", "KEN"),
    ],
)
def test_words_beside_a_place_decide(text: str, country: str, name: str, kind: str, where: str) -> None:
    place = of_kind(text, "place", country)[name]
    assert (place.subkind, place.country) == (kind, where)


def test_a_town_is_part_of_its_region_where_the_report_names_it() -> None:
    entities = linked("in [LOC Juliaca], in the [LOC Puno] region", "PER")
    town = next(e for e in entities if e.name == "Juliaca")
    assert town.part_of is not None and entities[town.part_of].subkind == "region"


def test_an_article_before_a_foreign_town_s_name_means_another_thing() -> None:
    assert linked("workers of the [LOC Delta] marched", "EGY") == []


@pytest.mark.parametrize("tagged_as", ["[ORG Place de la Nation]", "[LOC Avenida Abancay]", "[PERSON Jalan Raja]", "[FAC Plaza San Martín]", "[PERSON D-Chowk]"])
def test_a_square_or_street_by_its_word_in_another_language_is_a_venue(tagged_as: str) -> None:
    (place,) = of_kind(f"in {tagged_as} today", "place", "UGA").values()
    assert (place.subkind, place.latitude) == ("venue", None)


def test_the_plural_behind_a_list_is_said_of_each_place_in_it() -> None:
    places = of_kind("in [LOC Kano], [LOC Jigawa] and [LOC Niger] states today", "place", "NGA")
    assert {(name, place.subkind, place.country) for name, place in places.items()} == {(f"{name} State", "region", "NGA") for name in ("Kano", "Jigawa", "Niger")}


def test_a_name_with_and_without_its_type_word_or_in_capitals_behind_it_is_one_place() -> None:
    for text, short in (("in [LOC Qwerty regency]. [LOC Qwerty] is quiet.", "Qwerty"), ("in the [LOC Qwerty Autonomous Region] ([LOC QAO]). [LOC QAO] is quiet.", "QAO")):
        (place,) = of_kind(text, "place", "IDN").values()
        assert place.aliases == [short]
