"""An overview's short telling joins the section's full one on little evidence, and never against what excludes it."""

from __future__ import annotations

from pipeline.layers import (
    Entity,
    Event,
    Mention,
    MergedEvent,
    Participant,
    Penalty,
    Reference,
    Report,
    ReportFacts,
    Section,
    Telling,
)
from pipeline.merge.events import merge_events

OVERVIEW, BODY = 1, 2


def told(section: int, text: str, trigger: str, *participants: Participant, kind: str = "detention", day: str = "", **more: object) -> Event:
    start = 100 if section == OVERVIEW else 1100 + 150 * len(text)
    at = start + text.index(trigger)
    event = Event(kind, "occurred", section, at, at + len(trigger), trigger, start, start + len(text), text, participants=list(participants), **more)  # type: ignore[arg-type]
    if day:
        event.date, event.date_start, event.date_end = day, f"{day}-01"[:10], f"{day}-28"[:10]
        event.date_precision = "day" if len(day) == 10 else "month"
        event.basis["date"] = f"“{day}” in the clause"
    event.tellings = [Telling(section, event.start, event.end, text)]
    return event


def named(entity: int) -> Participant:
    return Participant("target", "person", entity, 0, 1, f"P{entity}")


def group(words: str, count: int | None = None) -> Participant:
    return Participant("target", "group", None, 0, 1, words, count, count)


def clause(words: str, *people: int, kind: str = "") -> tuple[Reference, ...]:
    """A sentence of the overview that is one clause and tells no event of its own, with a trigger of the type `kind`."""
    whole = (100, 100 + len(words))
    return tuple(Reference(one, OVERVIEW, *whole, words, list(people), clause=whole) for one in ({kind, ""} if kind else {""}))


def merge(*events: Event, references: tuple[Reference, ...] = (), mentions: tuple[Mention, ...] = ()) -> list[MergedEvent]:
    sections = [Section(OVERVIEW, 1, "", "summary", "", 0, 1000, 0, 0), Section(BODY, 1, "Body", "body", "", 1000, 99000, 1000, 1004)]
    entities = [Entity("person", "Achieng Otieno", occupations=["radio reporter"]), Entity("person", "Musa Barasa"), Entity("person", "Ruth Wekesa")]
    report = Report("ken-2024-06-01", "", "", "", country="KEN", published_on="2024-06-01", period_start="2024-03-01")
    return merge_events(ReportFacts(report, sections=sections, entities=entities, events=list(events), references=list(references), mentions=list(mentions)), [0, 1, 2])


def test_a_role_in_the_overview_is_the_person_of_that_occupation() -> None:
    overview = told(OVERVIEW, "A reporter was detained in Nakuru.", "detained", group("A reporter", 1))
    reporter = told(BODY, "On 3 May police detained Achieng Otieno in Nakuru.", "detained", named(0), day="2024-05-03")
    farmer = told(BODY, "On 9 May 2024, Musa Barasa was arrested over a land dispute.", "arrested", named(1), day="2024-05-09")
    [first, second] = merge(overview, reporter, farmer)
    assert [len(first.tellings), len(second.tellings)] == [2, 1]
    assert first.event.participants[0].entity == 0


def test_a_head_count_in_the_overview_is_as_many_names_in_the_section() -> None:
    overview = told(OVERVIEW, "Two organisers were arrested.", "arrested", group("Two organisers", 2))
    both = told(BODY, "Police arrested Musa Barasa and Ruth Wekesa at dawn.", "arrested", named(1), named(2), day="2024-05-03")
    other = told(BODY, "On 9 May 2024, Achieng Otieno was detained by soldiers at the border.", "detained", named(0), day="2024-05-09")
    assert [len(one.tellings) for one in merge(overview, both, other)] == [2, 1]


def test_another_named_person_stays_apart() -> None:
    overview = told(OVERVIEW, "Musa Barasa was detained in Nakuru.", "detained", named(1))
    assert len(merge(overview, told(BODY, "Police detained Ruth Wekesa in Nakuru on 3 May.", "detained", named(2)))) == 2


def test_another_stated_month_stays_apart() -> None:
    overview = told(OVERVIEW, "In March 2024 Musa Barasa was detained.", "detained", named(1), day="2024-03")
    assert len(merge(overview, told(BODY, "Police detained Musa Barasa on 3 May 2024.", "detained", named(1), day="2024-05-03"))) == 2


def test_another_sum_stays_apart() -> None:
    def fine(amount: float) -> Penalty:
        return Penalty("fine", "person", 1, "Musa Barasa", amount_min=amount, amount_max=amount, currency="KES")

    overview = told(OVERVIEW, "Musa Barasa was fined KES 500.", "fined", named(1), kind="sentence", penalties=[fine(500)])
    detail = told(BODY, "The court fined Musa Barasa KES 9,000 for trespass.", "fined", named(1), kind="sentence", penalties=[fine(9000)])
    assert len(merge(overview, detail)) == 2


def test_what_did_not_happen_stays_apart() -> None:
    overview = told(OVERVIEW, "Musa Barasa was detained in Nakuru.", "detained", named(1))
    detail = told(BODY, "Musa Barasa was not detained when he came to the station.", "detained", named(1))
    detail.status = "not_occurred"
    assert len(merge(overview, detail)) == 2


def test_two_events_of_a_section_are_never_joined_by_the_overview() -> None:
    overview = told(OVERVIEW, "Musa Barasa was detained twice.", "detained", named(1))
    first = told(BODY, "Police detained Musa Barasa on 3 May 2024.", "detained", named(1), day="2024-05-03")
    second = told(BODY, "On 20 May 2024, police detained Musa Barasa again.", "detained", named(1), day="2024-05-20")
    assert len(merge(overview, first, second)) == 2


def test_each_of_two_told_together_is_met_in_its_own_event() -> None:
    overview = told(OVERVIEW, "Musa Barasa and Ruth Wekesa were each detained.", "detained", named(1), named(2))
    first = told(BODY, "Police detained Musa Barasa on 3 May 2024.", "detained", named(1), day="2024-05-03")
    second = told(BODY, "Ruth Wekesa was detained at the border on 20 May 2024.", "detained", named(2), day="2024-05-20")
    assert [len(one.tellings) for one in merge(overview, first, second)] == [2, 2]


def test_words_on_two_people_that_tell_no_event_of_their_own_tell_that_of_each() -> None:
    words = "Concerns went on over Musa Barasa and Ruth Wekesa, both detained in Nakuru."
    concern = clause(words, 1, 2, kind="detention")
    first = told(BODY, "Police detained Musa Barasa in Nakuru on 3 May 2024.", "detained", named(1), day="2024-05-03")
    second = told(BODY, "Ruth Wekesa was detained in Nakuru and beaten on 20 May 2024.", "detained", named(2), day="2024-05-20")
    other = told(BODY, "Later on, soldiers had Achieng Otieno detained at the border for several hours.", "detained", named(0), day="2024-05-28")
    assert [len(one.tellings) for one in merge(first, second, other, references=concern)] == [2, 2, 1]


def test_a_person_who_takes_no_part_in_the_event_excludes_nothing_where_its_sentence_names_them() -> None:
    words = "Those punished had called on Governor Ruth Wekesa to leave during an official visit to the harbour."
    clause = Reference("", OVERVIEW, 100, 100 + len(words), words, [2], clause=(100, 100 + len(words)))
    fined = told(BODY, "Musa Barasa was fined over shouts against Ruth Wekesa during the official visit to the harbour.", "fined", named(1), kind="sentence")
    other = told(BODY, "Achieng Otieno was fined for parking her car on the lawn of the town hall one morning in spring.", "fined", named(0), kind="sentence")
    at = fined.start + fined.text.index("Ruth")
    mention = Mention(at, at + 11, "Ruth Wekesa", "person", 2)
    assert [len(one.tellings) for one in merge(fined, other, references=(clause,), mentions=(mention,))] == [2, 1]
    assert [len(one.tellings) for one in merge(fined, other, references=(clause,))] == [1, 1]


def test_what_the_overview_dates_before_the_period_is_no_undated_event_of_the_section() -> None:
    old = told(OVERVIEW, "It was fined under a provision introduced in 2021.", "introduced", kind="legislation", day="2021-07")
    new = told(BODY, "Several provisions on the press were introduced.", "introduced", kind="legislation")
    assert len(merge(old, new)) == 2
    this_year = told(OVERVIEW, "A provision on the press was introduced in April.", "introduced", kind="legislation", day="2024-04")
    assert len(merge(this_year, new)) == 1


def test_more_people_than_the_section_names_are_others() -> None:
    overview = told(OVERVIEW, "Some forty people were arrested.", "arrested", group("Some forty people", 40))
    detail = told(BODY, "Musa Barasa was arrested over a land dispute.", "arrested", named(1))
    assert len(merge(overview, detail)) == 2


def test_about_as_many_people_may_be_the_same() -> None:
    about = Participant("target", "group", None, 0, 1, "some forty people", 40, 40, approximate=True)
    overview = told(OVERVIEW, "Some forty people were arrested at a blockade.", "arrested", about)
    detail = told(BODY, "Lawyers counted 43 people arrested at the blockade.", "arrested", group("43 people", 43))
    assert len(merge(overview, detail)) == 1


def test_stages_of_a_bill_stay_apart() -> None:
    overview = told(OVERVIEW, "A bill on foreign funds was adopted.", "adopted", kind="legislation")
    tabled = told(BODY, "A bill on foreign funds was tabled by the ministry.", "tabled", kind="legislation")
    assert len(merge(overview, tabled)) == 2


def test_a_person_is_killed_once_whatever_day_is_told() -> None:
    first = told(BODY, "Achieng Otieno was shot dead in Ahero on 14 May 2024.", "shot dead", named(0), kind="killing", day="2024-05-14")
    second = told(BODY, "On 15 May 2024 lawyers condemned the killing of Achieng Otieno in Kisumu.", "killing", named(0), kind="killing", day="2024-05-15")
    [one] = merge(first, second)
    assert len(one.tellings) == 2 and one.conflicts == ["date: 2024-05-15"]


def test_two_people_killed_are_two_events() -> None:
    first = told(BODY, "Achieng Otieno was shot dead on 14 May 2024.", "shot dead", named(0), kind="killing", day="2024-05-14")
    second = told(BODY, "Musa Barasa was shot dead in the same place on 14 May 2024.", "shot dead", named(1), kind="killing", day="2024-05-14")
    assert len(merge(first, second)) == 2


def test_jailed_may_be_a_verdict() -> None:
    overview = told(OVERVIEW, "Musa Barasa was jailed over a song.", "jailed", named(1))
    verdict = told(BODY, "On 3 May 2024, a court sentenced Musa Barasa to a year in prison over a song.", "sentenced", named(1), kind="sentence", day="2024-05-03")
    arrest = told(BODY, "In January 2024 Musa Barasa was arrested at the border.", "arrested", named(1), day="2024-01")
    by_type = {one.event.event_type: len(one.tellings) for one in merge(overview, verdict, arrest)}
    assert by_type == {"sentence": 2, "detention": 1}
    assert len(merge(told(OVERVIEW, "Musa Barasa was arrested over a song.", "arrested", named(1)), verdict)) == 2


def test_people_counted_together_are_those_of_several_events() -> None:
    overview = told(OVERVIEW, "A farmer and two reporters were arrested.", "arrested", group("A farmer", 1), group("two reporters", 2))
    farmer = told(BODY, "On 9 May 2024, Musa Barasa was arrested over a land dispute.", "arrested", named(1), day="2024-05-09")
    both = told(BODY, "Police arrested Achieng Otieno and Ruth Wekesa, who were reporting on the march.", "arrested", named(0), named(2), day="2024-05-03")
    assert [len(one.tellings) for one in merge(overview, farmer, both)] == [2, 2]


def test_a_count_that_the_events_do_not_make_up_is_of_one_event() -> None:
    overview = told(OVERVIEW, "A farmer and three reporters were arrested.", "arrested", group("A farmer", 1), group("three reporters", 3))
    farmer = told(BODY, "On 9 May 2024, Musa Barasa was arrested over a land dispute.", "arrested", named(1), day="2024-05-09")
    both = told(BODY, "Police arrested Achieng Otieno and Ruth Wekesa, who were reporting on the march.", "arrested", named(0), named(2), day="2024-05-03")
    assert sorted(len(one.tellings) for one in merge(overview, farmer, both)) == [1, 2]


def test_one_of_three_may_be_among_those_whom_the_section_only_counts() -> None:
    def convicted(section: int, text: str, *of: Participant, day: str = "") -> Event:
        return told(section, text, "convicted", *of, kind="sentence", day=day)

    overview = convicted(OVERVIEW, "Three opponents of the dam, among them Ruth Wekesa, were convicted.", group("Three opponents of the dam", 3), named(2))
    three = convicted(BODY, "On 3 May, the judge convicted Musa Barasa and the two women.", named(1), group("the two women", 2), day="2024-05-03")
    two = convicted(BODY, "On 3 May, the judge convicted Musa Barasa and a driver.", named(1), group("a driver", 1), day="2024-05-03")
    assert [len(one.tellings) for one in merge(overview, three)] == [2]
    assert [len(one.tellings) for one in merge(overview, two)] == [1, 1]


def test_a_date_that_the_overview_only_takes_from_its_neighbour_excludes_nothing() -> None:
    overview = told(OVERVIEW, "Two organisers were arrested.", "arrested", group("Two organisers", 2), day="2024-05-20")
    overview.basis["date"] = "bound from the trial told before (“opened”)"
    both = told(BODY, "Police arrested Musa Barasa and Ruth Wekesa at dawn.", "arrested", named(1), named(2), day="2024-05-03")
    assert [len(one.tellings) for one in merge(overview, both)] == [2]


def test_many_people_are_not_an_event_of_nobody() -> None:
    overview = told(OVERVIEW, "At least 40 reporters were attacked.", "attacked", group("At least 40 reporters", 40), kind="attack")
    bus = told(BODY, "On 3 May, men smashed the windows of a bus of reporters.", "smashed", group("the windows of a bus"), kind="attack", day="2024-05-03")
    assert [len(one.tellings) for one in merge(overview, bus)] == [1, 1]


def test_what_is_planned_and_what_happened_are_two() -> None:
    overview = told(OVERVIEW, "Deputies are to amend the grants law.", "amend", kind="legislation")
    overview.status = "planned"
    vote = told(BODY, "The grants law is to be amended in July.", "amended", kind="legislation")
    vote.status = "planned"
    draft = told(BODY, "On 3 May, a deputy tabled changes of the grants law.", "tabled", kind="legislation", day="2024-05-03")
    assert [len(one.tellings) for one in merge(overview, vote)] == [2]
    assert [len(one.tellings) for one in merge(overview, draft)] == [1, 1]


def test_a_body_named_beside_what_the_event_befell() -> None:
    union, house = Participant("target", "organisation", 1, 0, 1, "Port Union"), Participant("target", "organisation", 0, 0, 1, "Karimjee House")
    overview = told(OVERVIEW, "The Port Union was raided.", "raided", union, kind="search")
    detail = told(BODY, "Soldiers stormed Karimjee House, the seat of the Port Union.", "stormed", house, kind="search", day="2024-05-03")
    sections = [Section(OVERVIEW, 1, "", "summary", "", 0, 1000, 0, 0), Section(BODY, 1, "Body", "body", "", 1000, 99000, 1000, 1004)]
    entities = [Entity("organisation", "Karimjee House"), Entity("organisation", "Port Union")]
    report = Report("tza-2024-06-01", "", "", "", country="TZA", published_on="2024-06-01", period_start="2024-03-01")
    beside = Mention(detail.start + 40, detail.start + 50, "Port Union", "organisation", 1)
    facts = ReportFacts(report, sections=sections, entities=entities, events=[overview, detail], references=[], mentions=[beside])
    assert [len(one.tellings) for one in merge_events(facts, [0, 1])] == [2]


def test_a_clause_that_says_arrested_is_not_of_the_remand() -> None:
    arrest = told(BODY, "On 3 May, Ruth Wekesa was picked up at dawn.", "picked up", named(2), day="2024-05-03")
    remand = told(BODY, "A magistrate remanded Ruth Wekesa until June, the reporter being the first under the new law.", "remanded", named(2), day="2024-05-06")
    words = "Ruth Wekesa, a reporter, was the first to be arrested under the law."
    first, second = merge(arrest, remand, references=clause(words, 2, kind="detention"))
    assert [len(first.tellings), len(second.tellings)] == [2, 1]


def test_a_clause_does_not_tell_what_did_not_happen() -> None:
    stopped = told(BODY, "On 3 May, the march of Ruth Wekesa in Nakuru did not take place.", "march", named(2), kind="protest", day="2024-05-03")
    stopped.status = "not_occurred"
    words = "A march of Ruth Wekesa in Nakuru was broken up."
    assert [len(one.tellings) for one in merge(stopped, references=clause(words, 2, kind="protest"))] == [1]


def test_who_was_arrested_anew_was_arrested_twice() -> None:
    first = told(BODY, "On 3 May, Ruth Wekesa was arrested in Nakuru.", "arrested", named(2), day="2024-05-03")
    second = told(BODY, "When the term was over, Ruth Wekesa was rearrested at the prison gate.", "rearrested", named(2), day="2024-05-03")
    assert len(merge(first, second)) == 2


def test_sentences_received_within_months_are_each_told() -> None:
    overview = told(OVERVIEW, "Ruth Wekesa received two more prison terms between March and May.", "received", named(2), kind="sentence")
    overview.date, overview.date_start, overview.date_end, overview.date_precision = "2024-03/2024-05", "2024-03-01", "2024-05-31", "interval"
    overview.basis["date"] = "“between March and May” in the clause"
    first = told(BODY, "On 9 March, a court jailed Ruth Wekesa for a speech.", "jailed", named(2), kind="sentence", day="2024-03-09")
    second = told(BODY, "A further verdict against Ruth Wekesa over a song followed on 6 May.", "verdict", named(2), kind="sentence", day="2024-05-06")
    before = told(BODY, "Ruth Wekesa had been convicted on 2 February.", "convicted", named(2), kind="sentence", day="2024-02-02")
    assert sorted(len(one.tellings) for one in merge(overview, first, second, before)) == [1, 2, 2]


def test_what_a_court_did_in_one_act_is_told_by_either_word() -> None:
    overview = told(OVERVIEW, "Ruth Wekesa, a cartoonist, was cleared on appeal.", "cleared", named(2), kind="acquittal")
    words = "On 6 May, the High Court overturned the verdict and acquitted the cartoonist Ruth Wekesa."
    ruling = told(BODY, words, "overturned", named(2), kind="appeal_ruling", day="2024-05-06")
    acquittal = told(BODY, words, "acquitted", named(2), kind="acquittal", day="2024-05-06")
    assert [len(one.tellings) for one in merge(overview, ruling, acquittal)] == [2, 2]


def test_the_passage_that_names_them_before_tells_of_them() -> None:
    def suspended(text: str) -> Event:
        return told(BODY, text, "suspended", Participant("target", "group", None, 0, 1, "the broadcaster"), kind="censorship", day="2024-05-03")

    def broadcaster(at: int) -> Mention:
        return Mention(at, at + 7, "Radio K", "organisation", 2)

    overview = told(OVERVIEW, "Radio K was taken off the air.", "taken off", Participant("target", "organisation", 2, 0, 1, "Radio K"), kind="censorship")
    detail = suspended("On 3 May, the board suspended the programmes of the broadcaster.")
    assert len(merge(overview, detail, mentions=(broadcaster(detail.start - 40),))) == 1
    assert len(merge(overview, detail)) == 2


def test_many_in_the_overview_are_each_of_those_whom_a_sentence_tells_one_by_one() -> None:
    overview = told(OVERVIEW, "Villagers who oppose the quarry were penalised.", "penalised", group("Villagers who oppose the quarry"), kind="sentence")
    words = "The court fined Musa Barasa over the quarry; Ruth Wekesa got away with a warning."
    fined = told(BODY, words, "fined", named(1), kind="sentence", day="2024-05-06")
    warned = told(BODY, words, "got", named(2), kind="sentence", day="2024-05-06")
    assert [len(one.tellings) for one in merge(overview, fined, warned)] == [2, 2]


def test_many_in_the_overview_are_not_one_person_of_the_section() -> None:
    overview = told(OVERVIEW, "Police beat workers in Nakuru.", "beat", group("workers"), kind="torture")
    one = told(BODY, "An officer slapped Ruth Wekesa in Nakuru that day.", "slapped", named(2), kind="torture")
    assert len(merge(overview, one)) == 2


def test_what_had_already_happened_years_before_is_not_what_the_overview_tells() -> None:
    overview = told(OVERVIEW, "Ruth Wekesa has been missing since she was abducted.", "abducted", named(2))
    long_ago = told(BODY, "Ruth Wekesa had already been abducted in May 2019.", "abducted", named(2), day="2019-05")
    assert len(merge(overview, long_ago)) == 2
    this_year = told(BODY, "Ruth Wekesa was abducted in May 2024.", "abducted", named(2), day="2024-05")
    assert len(merge(overview, this_year)) == 1


def test_many_in_several_towns_are_those_of_each_town() -> None:
    overview = told(OVERVIEW, "Reporters were jailed in Garissa, Lamu and Voi.", "jailed", group("Reporters"), kind="sentence", place=3)
    lamu = told(BODY, "In Lamu, the reporter Musa Barasa was jailed on 3 May for libel.", "jailed", named(1), kind="sentence", day="2024-05-03", place=4)
    voi = told(BODY, "A court in Voi jailed Ruth Wekesa, a reporter, on 9 May.", "jailed", named(2), kind="sentence", day="2024-05-09", place=5)
    kitale = told(BODY, "In Kitale, Achieng Otieno was jailed for theft on 20 May 2024.", "jailed", named(0), kind="sentence", day="2024-05-20", place=6)
    sections = [Section(OVERVIEW, 1, "", "summary", "", 0, 1000, 0, 0), Section(BODY, 1, "Body", "body", "", 1000, 99000, 1000, 1004)]
    towns = [Entity("place", name, subkind="city", country="KEN", gazetteer_id=name) for name in ("Garissa", "Lamu", "Voi", "Kitale")]
    people = [Entity("person", "Achieng Otieno"), Entity("person", "Musa Barasa", occupations=["reporter"]), Entity("person", "Ruth Wekesa", occupations=["reporter"])]
    mentions = [Mention(overview.start + overview.text.index(town.name), overview.end, town.name, "place", 3 + n) for n, town in enumerate(towns[:3])]
    report = Report("ken-2024-06-01", "", "", "", country="KEN", published_on="2024-06-01", period_start="2024-03-01")
    merged = merge_events(ReportFacts(report, sections=sections, entities=[*people, *towns], events=[overview, lamu, voi, kitale], mentions=mentions), [*range(7)])
    assert {one.event.text[:9]: len(one.tellings) for one in merged if one.event.section == BODY} == {"In Lamu, ": 2, "A court i": 2, "In Kitale": 1}


def test_as_many_as_the_overview_counts_may_be_they() -> None:
    overview = told(OVERVIEW, "Twenty analysts were given prison terms over a plot.", "given prison terms", group("Twenty analysts", 20), kind="sentence")
    detail = told(BODY, "On 3 May, all of them were found guilty of a plot.", "found", group("all of them"), kind="sentence", day="2024-05-03")
    assert len(merge(overview, detail)) == 1


def test_a_verdict_overturned_is_not_one_upheld() -> None:
    overview = told(OVERVIEW, "An appeal court overturned the conviction of Ruth Wekesa.", "overturned", named(2), kind="appeal_ruling")
    upheld = told(BODY, "On 3 May, the court of appeal upheld the conviction of Ruth Wekesa.", "upheld", named(2), kind="appeal_ruling", day="2024-05-03")
    assert len(merge(overview, upheld)) == 2


def test_a_date_lent_by_another_clause_of_the_overview_excludes_little() -> None:
    overview = told(OVERVIEW, "The appeal of Ruth Wekesa was turned down.", "turned down", named(2), kind="appeal_ruling", day="2024-03")
    overview.basis["date"] = "“March 2024” of the governing clause"
    detail = told(BODY, "On 3 April, the court of appeal upheld the sentence of Ruth Wekesa.", "upheld", named(2), kind="appeal_ruling", day="2024-04-03")
    detail.basis["date"] = "from another sentence"
    assert len(merge(overview, detail)) == 1


def test_a_year_and_a_half_are_eighteen_months() -> None:
    overview = told(OVERVIEW, "Musa Barasa was jailed for a year and a half.", "jailed", named(1), kind="sentence", penalties=[Penalty("imprisonment", "person", 1, "Musa Barasa", duration_min="P1Y6M")])
    verdict = told(BODY, "On 3 May the court sentenced Musa Barasa to 18 months.", "sentenced", named(1), kind="sentence", day="2024-05-03",
                   penalties=[Penalty("imprisonment", "person", 1, "Musa Barasa", duration_min="P18M")])
    assert [len(one.tellings) for one in merge(overview, verdict)] == [2]


def test_a_term_that_was_cut_may_be_told_by_the_old_or_the_new_one() -> None:
    overview = told(OVERVIEW, "Musa Barasa, whose 20-year term was cut, is free.", "term was cut", named(1), kind="appeal_ruling", penalties=[Penalty("imprisonment", "person", 1, "Musa Barasa", duration_min="P20Y")])
    ruling = told(BODY, "On 3 May the appeal court lowered the term of Musa Barasa to 15 years.", "lowered the term", named(1), kind="appeal_ruling", day="2024-05-03",
                  penalties=[Penalty("imprisonment", "person", 1, "Musa Barasa", duration_min="P15Y")])
    assert [len(one.tellings) for one in merge(overview, ruling)] == [2]
