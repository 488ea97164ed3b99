"""Which names are one person, one organisation, one place; and what the words beside them say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.name_forms import parts, same_full_name, similar
from tests.annotate.tagged import linked, of_kind, tagged

SAME_PERSON = [
    ("Temirlan Yensebek", "Temirlan Ensebek"),  # romanisations
    ("Zhanar Sekerbayeva", "Janar Sekerbaeva"),
    ("Mohamed Soltan", "Mohammed Soltan"),
    ("Ivan Petrovich Sidorov", "Ivan Sidorov"),  # a patronymic left out
    ("María del Carmen Huanca Ticona", "Huanca Ticona"),  # two surnames
    ("Jaouhar Ben Mubarak", "Ben Mubarak"),
    ("Abdulhadi al-Khawaja", "Abdulhadi Khawaja"),  # a particle
    ("Anwar bin Ibrahim", "Anwar Ibrahim"),
    ("A. Navarro", "Ana Navarro"),  # an initial
    ("Nguyễn Văn Hoá", "Nguyen Van Hoa"),  # marks
    ("Orban Viktor", "Viktor Orban"),  # order
    ("Jean-Pierre Bemba", "Jean Pierre Bemba"),
]
TWO_PEOPLE = [
    ("Aidos Sadykov", "Natalya Sadykova"),
    ("Tendai Moyo", "Rudo Moyo"),
    ("Ben Cruz", "Juan de la Cruz"),
    ("Ali Hassan", "Omar Hassan"),
    ("Serik Azhibai", "Berik Azhibai"),
    ("Trinh Ba Tu", "Trinh Ba Phuong"),
]


@pytest.mark.parametrize(("a", "b"), SAME_PERSON)
def test_forms_of_one_name(a: str, b: str) -> None:
    people = of_kind(f"[PERSON {a}] spoke. Then [PERSON {b}] left.", "person")
    assert len(people) == 1
    (person,) = people.values()
    assert {person.name, *person.aliases} == {a, b}


@pytest.mark.parametrize(("a", "b"), TWO_PEOPLE)
def test_names_of_two_people(a: str, b: str) -> None:
    assert set(of_kind(f"[PERSON {a}] spoke. Then [PERSON {b}] left.", "person")) == {a, b}


@given(st.lists(st.sampled_from(["Ana", "Maria", "Nguyen", "Okello", "Sadykov", "Ben", "de", "la", "Cruz", "al-Amin", "Zhanar"]), min_size=2, max_size=4))
def test_every_full_name_is_its_own(words: list[str]) -> None:
    name = parts(" ".join(words))
    assert len(name) < 2 or same_full_name(name, name)
    assert all(similar(word, word) for word in name)


def test_a_name_by_which_somebody_is_also_known() -> None:
    people = of_kind("[PERSON Michael Adeyemi], also known as [PERSON Lenin], was charged. [PERSON Lenin] denied it. [PERSON Adeyemi] too.", "person")
    assert list(people) == ["Michael Adeyemi"]
    assert people["Michael Adeyemi"].aliases == ["Lenin", "Adeyemi"]


def test_what_describes_somebody_may_stand_before_the_other_name() -> None:
    people = of_kind("[PERSON Ann Lee], a British shop owner also known as [PERSON Ann Moss], was charged.", "person")
    assert {name: person.aliases for name, person in people.items()} == {"Ann Lee": ["Ann Moss"]}


@pytest.mark.parametrize("words", [
    "[PERSON Bence Varga], a painter who signs as Szikra, was held. Szikra left.",
    "the baker [PERSON Juma Otieno] (“Old Szikra”) was held.",
    "[PERSON Abebe Tesfaye] – “Szikra” to his fans – was held.",
    "[PERSON Tran Van Minh], better known as Uncle Szikra, was held. [ORG Uncle Szikra] left.",
    "[PERSON Anong Srisai], whom everybody calls Mae Szikra, was held.",
    "[PERSON Luis Rojas], known to all on the islands as Don [PERSON Szikra], was held.",
])
def test_another_name_behind_the_full_one(words: str) -> None:
    [person] = of_kind(words, "person").values()
    assert [alias.split()[-1] for alias in person.aliases] == ["Szikra"]


def test_what_a_group_is_known_as_is_no_name_of_its_head() -> None:
    people = of_kind("[PERSON Jane Wambui], the head of a group known as [ORG Green Hands], spoke.", "person")
    assert people["Jane Wambui"].aliases == []


def test_a_surname_is_the_one_told_last_but_no_relative() -> None:
    text = "[PERSON Peter Okello] was held. Okello’s wife, [PERSON Grace Okello], came. [PERSON Okello] was charged."
    people = of_kind(text, "person", "UGA")
    assert people["Peter Okello"].aliases == ["Okello"]
    assert people["Grace Okello"].aliases == []


@pytest.mark.parametrize(
    "text",
    [
        "President [PERSON Obi] was held. His wife [PERSON Grace Obi] left.",
        "[PERSON Obi] was held. [PERSON Grace Obi], the president’s wife, left.",
    ],
)
def test_a_surname_is_not_the_relative_who_alone_is_named_in_full_behind_it(text: str) -> None:
    assert set(of_kind(text, "person", "NGA")) == {"Obi", "Grace Obi"}


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        ("The [ORG Uganda Law Society] ([ORG ULS]) sued. [ORG ULS] won.", "UGA", {"Uganda Law Society"}),
        ("The [ORG Public Prosecutor’s Office] came. The [ORG Prosecutor’s Office] left.", "PER", {"Public Prosecutor’s Office"}),
        ("The [ORG Supreme Court] sat. The [ORG Supreme Court of Ghana] ruled.", "GHA", {"Supreme Court of Ghana"}),
        ("The [ORG Tunisian National Guard] came. The [ORG National Guard] left.", "TUN", {"Tunisian National Guard"}),
        ("The [ORG World Organization Against Torture] and [ORG World Organisation against Torture] spoke.", "KEN", {"World Organization Against Torture"}),
        ("The [ORG UN Special Rapporteur on Torture] came. The [ORG UN Special Rapporteur] left.", "KAZ", {"UN Special Rapporteur on Torture"}),
        ("The [ORG High Court] sat. The [ORG Lagos High Court] ruled.", "NGA", {"High Court", "Lagos High Court"}),
        ("The [ORG Ministry of Health] and the [ORG Ministry of Justice] met.", "KEN", {"Ministry of Health", "Ministry of Justice"}),
        ("The [ORG Ombudsman's Office] ([ORG Defensoría del Pueblo]) sat.", "PER", {"Ombudsman's Office"}),
        ("The [ORG Puno People's Defence Front] ([ORG Fredep]) sat. [ORG Fredep] left.", "PER", {"Puno People's Defence Front"}),
        ("The [ORG Green League] and the [ORG Law Society] met. Then the League spoke.", "KEN", {"Green League", "Law Society"}),
    ],
)  # fmt: skip
def test_one_row_for_one_organisation(text: str, country: str, names: set[str]) -> None:
    assert set(of_kind(text, "organisation", country)) == names


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("The [ORG Kisumu High Court] ruled.", "Kisumu High Court", "court", "KEN"),
        ("[ORG Amnesty International Kenya] spoke.", "Amnesty International Kenya", "ngo", "KEN"),
        ("the newspaper [ORG Nation] wrote.", "Nation", "media", ""),
        ("a reporter with [ORG Nedeljnik] was hit.", "Nedeljnik", "media", ""),
        ("The [ORG Russian Ministry of Defence] spoke.", "Russian Ministry of Defence", "government", "RUS"),
        ("The [ORG Office of the UN High Commissioner for Human Rights] spoke.", "Office of the UN High Commissioner for Human Rights", "international", ""),
        ("The [LOC Barisan Rakyat] alliance spoke.", "Barisan Rakyat", "informal", ""),
        ("An anti-terrorism court ([ORG ATC]) sat.", "ATC", "court", "KEN"),
        ("He told The [ORG Guardian] so.", "The Guardian", "media", "GBR"),
        ("The [ORG Hungarian Helsinki Committee] spoke.", "Hungarian Helsinki Committee", "ngo", "HUN"),
        ("the news agency [ORG EFE] wrote.", "EFE", "media", ""),
        ("a [ORG Daily] Trust reporter was hit.", "Daily Trust", "media", ""),
        ("The [ORG House of Representatives] sat.", "House of Representatives", "government", "KEN"),
        ("The [ORG Nigeria Labour Congress] met.", "Nigeria Labour Congress", "ngo", "NGA"),
        ("The [ORG Media Rights Agenda] met.", "Media Rights Agenda", "ngo", ""),
        ("the news site [ORG Lakeside] was blocked.", "Lakeside", "media", ""),
        ("the farmers' union [ORG Kisima] was dissolved.", "Kisima", "ngo", ""),
    ],
)
def test_kind_and_country_of_organisations(text: str, name: str, kind: str, country: str) -> None:
    body = of_kind(text, "organisation")[name]
    assert (body.subkind, body.country) == (kind, country)


def test_a_place_in_a_court_s_name_locates_it_without_a_mention() -> None:
    doc_entities = linked("The [ORG Kisumu High Court] ruled.")
    court = next(e for e in doc_entities if e.kind == "organisation")
    assert court.located_in is not None and doc_entities[court.located_in].name == "Kisumu"


@pytest.mark.parametrize(
    ("text", "occupations", "nationality"),
    [
        ("opposition politician [PERSON Kizza Okot] spoke.", ["opposition politician"], ""),
        ("Activist [PERSON Ana Ruiz] and student leader [PERSON Kizza Okot] spoke.", ["student leader"], ""),
        ("[PERSON Kizza Okot], a journalist from Lira and editor of the weekly, spoke.", ["journalist", "editor"], ""),
        ("[PERSON Kizza Okot] is a lawyer.", ["lawyer"], ""),
        ("[PERSON Kizza Okot], 34, a blogger, spoke.", ["blogger"], ""),
        ("the lawyer of [PERSON Kizza Okot] spoke.", [], ""),
        ("an activist of the student organisation with [PERSON Kizza Okot] spoke.", [], ""),
        ("Russian citizen [PERSON Kizza Okot] spoke.", [], "RUS"),
        ("Ugandan journalist [PERSON Kizza Okot] spoke.", ["journalist"], "UGA"),
        ("[PERSON TikToker Kizza Okot] spoke.", ["TikToker"], ""),
        ("Russian President [PERSON Kizza Okot] spoke.", ["president"], ""),
    ],
)
def test_descriptions_of_people(text: str, occupations: list[str], nationality: str) -> None:
    person = of_kind(text, "person")["Kizza Okot"]
    assert (person.occupations, person.nationality) == (occupations, nationality)
    plain = tagged(text).text
    stated = [plain[start:end].lower() for start, end in person.evidence.get("occupations", [])]
    assert stated == [occupation.lower() for occupation in occupations]


def test_affiliations_point_at_their_words() -> None:
    text = "[PERSON Azura Binti], executive director of [ORG Suara Rakyat], spoke."
    people = linked(text, "MYS")
    person = next(e for e in people if e.kind == "person")
    assert [people[number].name for number in person.affiliations] == ["Suara Rakyat"]
    ((start, end),) = person.evidence["affiliations"]
    assert tagged(text).text[start:end] == "Suara Rakyat"


LISTED = [
    ("Police held lawyers [PERSON Ann Lee], [PERSON Tom Wu] and [PERSON Joe Doe].", {"Ann Lee": "lawyer", "Tom Wu": "lawyer", "Joe Doe": "lawyer"}),
    ("Two reporters, [PERSON Mor Amar] of [ORG Le Jour] and [PERSON Ann Lee] of [ORG La Vallée], spoke.", {"Mor Amar": "reporter", "Ann Lee": "reporter"}),
    ("[PERSON Ann Lee] and Dr [PERSON Tom Wu], both lawyers with [ORG Amani], spoke.", {"Ann Lee": "lawyer", "Tom Wu": "lawyer"}),
    ("[PERSON Ann Lee] left, and [PERSON Tom Wu], a lawyer, and [PERSON Joe Doe] spoke.", {"Ann Lee": "", "Tom Wu": "lawyer", "Joe Doe": ""}),
    ("The journalist [PERSON Ann Lee] and [PERSON Tom Wu] spoke.", {"Ann Lee": "journalist", "Tom Wu": ""}),
]


@pytest.mark.parametrize(("text", "occupations"), LISTED)
def test_an_occupation_in_the_plural_is_everybody_s_in_the_list(text: str, occupations: dict[str, str]) -> None:
    people = of_kind(text, "person")
    assert {name: "".join(person.occupations) for name, person in people.items()} == occupations


def test_each_is_of_the_body_behind_the_own_name() -> None:
    found = linked("[PERSON Mor Amar] of [ORG Le Jour] and [PERSON Ann Lee] from the daily [ORG La Vallée] spoke.")
    bodies = {entity.name: [found[number].name for number in entity.affiliations] for entity in found if entity.kind == "person"}
    assert bodies == {"Mor Amar": ["Le Jour"], "Ann Lee": ["La Vallée"]}


def test_brackets_behind_an_acronym_may_translate_it() -> None:
    bodies = of_kind("The party [ORG PASTEF] ([ORG African Patriots of Senegal for Work]) was dissolved. [ORG PASTEF] objected.", "organisation")
    assert {name: body.aliases for name, body in bodies.items()} == {"African Patriots of Senegal for Work": ["PASTEF"]}


TRANSLATED = [
    ("[ORG Comité Vecinal del Este] ([ORG Neighbours' Committee of the East], CVE) met. [ORG CVE] spoke.", {"Comité Vecinal del Este": ["Neighbours' Committee of the East", "CVE"]}),
    ("[ORG League of Women of the Coast] ([ORG Liga das Mulheres da Costa] – LMC) met.", {"League of Women of the Coast": ["Liga das Mulheres da Costa", "LMC"]}),
    ("[ORG Frente de Pescadores], (United Fishers' Front, UniFish) met.", {"Frente de Pescadores": ["United Fishers' Front", "UniFish"]}),
]


@pytest.mark.parametrize(("text", "bodies"), TRANSLATED)
def test_a_name_in_another_language_in_brackets_is_of_the_same_body(text: str, bodies: dict[str, list[str]]) -> None:
    found = of_kind(text, "organisation")
    assert {name: sorted(body.aliases) for name, body in found.items()} == {name: sorted(aliases) for name, aliases in bodies.items()}


LIKE_NAMES = [
    ("[PERSON Luis Paz] and his two sons, [PERSON Luis Alberto Paz] and [PERSON Juan Paz], were held. [PERSON Luis Paz] was freed.", {"Luis Paz", "Luis Alberto Paz", "Juan Paz"}),
    ("[PERSON Luis Paz], his brother [PERSON Luis Alberto Paz] and others were held.", {"Luis Paz", "Luis Alberto Paz"}),
    ("[PERSON Luis Paz] was held. [PERSON Luis Alberto Paz] was freed.", {"Luis Alberto Paz"}),
]


@pytest.mark.parametrize(("text", "names"), LIKE_NAMES)
def test_two_people_of_a_list_have_two_names(text: str, names: set[str]) -> None:
    assert set(of_kind(text, "person")) == names


def test_a_father_is_not_his_daughter_within_whose_name_his_stands() -> None:
    people = of_kind("Police held [PERSON Sarah Ali Salman]. [PERSON Ali Salman], a party leader, was tried. [PERSON Salman] was freed.", "person")
    assert {name: person.aliases for name, person in people.items()} == {"Sarah Ali Salman": [], "Ali Salman": ["Salman"]}
    people = of_kind("[PERSON María Corina Paz] spoke. Police followed [PERSON Corina Paz].", "person")
    assert {name: person.aliases for name, person in people.items()} == {"María Corina Paz": ["Corina Paz"]}


def test_his_son_is_no_woman_of_that_name() -> None:
    people = of_kind("[PERSON Fatima Ali] was held. [PERSON Hassan Nasr] was tried, and his son [PERSON Ali] was convicted.", "person")
    assert set(people) == {"Fatima Ali", "Hassan Nasr", "Ali"}


def test_the_short_name_in_brackets_behind_a_known_body_s_full_name_is_the_same_body() -> None:
    bodies = of_kind("The [ORG Mozambican National Resistance] ([ORG Renamo]) met. [ORG Renamo] won.", "organisation")
    assert {name: body.aliases for name, body in bodies.items()} == {"Mozambican National Resistance": ["Renamo"]}
