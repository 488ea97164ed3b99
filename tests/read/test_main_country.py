"""The country a report is about, where neither title nor file name says so."""

from __future__ import annotations

from pipeline.read.main_country import main_country

OPENING = "This update covers civic freedoms in Uganda. " + "Nothing else is told of here. " * 30


def test_the_opening_counts_more_than_frequent_mentions() -> None:
    text = OPENING + "He fled to Kenya. Kenya returned him. Kenya denied it. The Ugandan army was silent."
    assert main_country(text) == "UGA"


def test_a_country_named_only_in_passing_at_the_start_is_not_the_reports() -> None:
    text = "Written in Geneva, Switzerland. " + "Nothing else is told of here. " * 30 + "In Peru, two were held. Peru denied it."
    assert main_country(text) == "PER"


def test_two_countries_in_the_opening_are_told_apart_by_frequency() -> None:
    text = "Activists from Kenya and Uganda met. " + "Nothing else is told of here. " * 30 + "Kenya replied. Kenya paid."
    assert main_country(text) == "KEN"


def test_of_countries_named_as_often_the_first_counts_and_a_currency_names_none() -> None:
    assert main_country("A site that covers Togo let go an Austrian editor, who got US$20,000 and US$10,000.") == "TGO"


def test_the_headline_tells_the_country_of_a_text_without_a_title() -> None:
    assert main_country("Jordan: clerks held\n\nPolice held two at the Israeli embassy. The Israeli envoy was silent.") == "JOR"


def test_a_headline_with_two_countries_names_the_reports_before_a_colon() -> None:
    assert main_country("Chile: pro-Venezuela marches banned\n\nVenezuelan envoys met. Venezuela was silent.") == "CHL"


def test_towns_speak_for_their_country() -> None:
    assert main_country("On 2 May, two men were shot in Taiz. A Lebanese nurse fled from Aden. A Yemeni judge was held in the city of Hodeida.") == "YEM"
    assert main_country("Two clerks were held in Erbil. Three more were taken to Sulaymaniyah.") == "IRQ"
