"""Short reports read as a whole: which events of the section an overview's sentence tells."""

from __future__ import annotations

import pytest

from pipeline.extract import facts_of
from pipeline.layers import Report
from pipeline.merge import merge

QUESTIONED = "On 4 March, police in Mansa questioned the teacher Chola Mumba about a video on the elections."
SEARCHED = "On 6 March, police searched the office of the Copper Forum in Ndola and took away computers."
FINED = "On 9 March, the Ndola Magistrate’s Court fined the NGO Copper Forum 9,000 ZMW for a late report."
BLOCKED = "On 1 April, the regulator blocked the news website Kafue Post over an article about the army."
SIGNED = "On 20 March, the president signed the Cyber Security Bill."
ROADBLOCK = "On 2 February, some 70 lorry drivers blocked the road near Kabwe over the price of fuel."
DRIVERS = "On 9 February, the Kabwe Magistrate’s Court fined the drivers Moses Phiri and Isaac Tembo 4,000 ZMW each."
ADOPTED = "On 12 March, parliament adopted the Cyber Security Bill, which restricts online content."


def tellings(overview: str, *paragraphs: str) -> list[tuple[str, int]]:
    """The events of the section's paragraphs, each with its trigger and the number of sentences that tell it."""
    text = "\n".join(["Prepared by the Copperbelt Desk", "28/06/2024", "General", overview, "Expression", "Pressure on critics", *paragraphs]) + "\n"
    report = Report("zmb", "zmb.txt", "0", text, country="ZMB", published_on="2024-06-28", period_start="2024-01-01", period_end="2024-05-31")
    told = text.index(paragraphs[0])
    return [(one.event.trigger, len(one.tellings)) for one in merge(facts_of(report)).events if one.event.start >= told]


@pytest.mark.parametrize(("overview", "paragraphs", "expected"), [
    # one teacher, or one search, is not all that the section tells of the kind
    ("A teacher was questioned by police.", (QUESTIONED, "On 9 March, police in Kasama questioned two students about a poster."), [("questioned", 2), ("questioned", 1)]),
    ("Police searched the office of the Copper Forum.", (SEARCHED, "On 21 March, police searched the office of the Copper Forum again."), [("searched", 2), ("searched", 1)]),
    ("Critics were questioned by police.", (QUESTIONED, "On 9 March, police in Kasama questioned two students about a poster."), [("questioned", 2), ("questioned", 2)]),
    ("Parliament adopted the Cyber Security Bill.", (ADOPTED, "On 25 March, parliament adopted amendments to the Criminal Code."), [("adopted", 2), ("adopted amendments", 1)]),
    ("The regulator blocked access to a news website.", (BLOCKED, "On 2 April, the regulator blocked two Telegram channels as well."), [("blocked", 2), ("blocked", 1)]),
    ("The regulator blocked access to news websites.", (BLOCKED, "On 2 April, the regulator blocked the news website Lusaka Star."), [("blocked", 2), ("blocked", 2)]),
    # a bill adopted and a bill signed
    ("The Cyber Security Bill, adopted in March, restricts online content.", (ADOPTED, SIGNED), [("adopted", 2), ("signed", 1)]),
    ("The president signed the Cyber Security Bill.", (ADOPTED, SIGNED), [("adopted", 1), ("signed", 2)]),
    # events listed as nouns
    ("The period saw a fine for an NGO, the questioning of a teacher and a new law on online content.", (QUESTIONED, FINED, ADOPTED), [("questioned", 2), ("fined", 2), ("adopted", 2)]),
    ("This update covers the questioning of a teacher, a raid on an NGO and the adoption of the Cyber Security Bill.", (QUESTIONED, SEARCHED, ADOPTED), [("questioned", 2), ("searched", 2), ("adopted", 2)]),
    # a blockade over which somebody is fined, and what befell another in another clause
    ("Two drivers were fined over a roadblock near Kabwe.", (ROADBLOCK, DRIVERS), [("blocked", 2), ("fined", 2)]),
    # another word for the same kind of thing
    ("One organisation was ordered to pay a fine.", (FINED,), [("fined", 2)]),
    ("This update covers freedom of expression in Zambia.", (QUESTIONED, FINED), [("questioned", 1), ("fined", 1)]),
])  # fmt: skip
def test_which_events_an_overview_tells(overview: str, paragraphs: tuple[str, ...], expected: list[tuple[str, int]]) -> None:
    assert tellings(overview, *paragraphs) == expected


BANNED = "On 5 March, the Ndola city council banned a women’s march that the Copper Forum had planned."
ARRESTED = "On 7 March, police in Kitwe arrested 14 miners."


@pytest.mark.parametrize(("paragraph", "expected"), [
    # the law, or the march, that was told before, on its day
    (f"{ADOPTED} The law, which was adopted on 12 March, has been criticised.", [("adopted", 2)]),
    (f"{ADOPTED} Adopted on 12 March, the law has been criticised.", [("adopted", 2)]),
    (f"{BANNED} The march, which was banned on 5 March, was to mark a murder.", [("banned", 2)]),
    (f"{BANNED} A concert was banned on 5 March in Kitwe.", [("banned", 1), ("banned", 1)]),
    # a blow to several is none to the one who was hurt before
    ("Grace Zulu, whose son Joe was 17 when he was shot, spoke on 5 March. On 18 March, 80 relatives held a vigil. Supporters of a banned group pelted the women with bottles.",
     [("shot", 1), ("held a vigil", 1), ("pelted the women with bottles", 1)]),
    # protests called by when they were
    ("On 17 April, four clerks were fined over the January 2024 protests. On 19 April, Grace Zulu was held over the deadly January 2024 protests.",
     [("fined", 1), ("protests", 2), ("held", 1)]),
    # some of the people, told by what befell them
    (f"{ARRESTED} Three of those arrested were beaten.", [("arrested", 2), ("beaten", 1)]),
    (f"{ARRESTED} Eleven of the detained were charged on 9 March.", [("arrested", 2), ("charged", 1)]),
    # one is none of the two beside whom he stood
    ("On 3 May, a court in Ndola fined the reporter Joe Zulu 4,000 ZMW. His two co-defendants got off with reprimands.", [("fined", 1), ("got off with reprimands", 1)]),
    # a fine that somebody paid to be let go
    ("Joe Zulu was arrested in Ndola on 3 May. He was released after paying a fine of 2,000 ZMW.", [("arrested", 1), ("released", 1), ("paying a fine", 1)]),
    # a newspaper is not its reporter
    ("On 3 May, a court in Ndola fined the reporter Joe Zulu 4,000 ZMW. The newspaper was fined 9,000 ZMW.", [("fined", 1), ("fined", 1)]),
    (f"{ARRESTED} Three of those arrested in Ndola on 9 March were beaten.", [("arrested", 1), ("arrested", 1), ("beaten", 1)]),
    # the day behind a noun for what was told is that of its verb
    ("On 6 March, police in Mansa arrested the teacher Chola Mumba. His pupils protested against his arrest the following day. Police fired tear gas.",
     [("arrested", 2), ("protested against his arrest", 1), ("fired tear gas", 1)]),
    ("On 6 March, gunmen killed three miners in Kitwe. The governor ordered an inquiry into the deaths of the three miners on 9 March.", [("killed", 2), ("ordered an inquiry", 1)]),
    ("On 14 March, police in Ndola stopped a march of miners. The organisers had obtained permission for the march on 8 March.", [("stopped", 1)]),
    # the ground of a fine, and when it was
    ("On 9 April, a court in Ndola fined Chola Mumba for a march. The march had taken place on 2 April in Kitwe.", [("fined", 1), ("march", 2)]),
    ("On 9 April, police in Ndola arrested Chola Mumba for joining a strike. The strike took place in March.", [("arrested", 1), ("joining a strike", 2)]),
    ("On 9 April, police in Ndola arrested Chola Mumba over a march. A march was held in Kitwe on 2 April.", [("arrested", 1), ("march", 1), ("march", 1)]),
    # during the search of which was told
    (f"{SEARCHED} Its director, Grace Zulu, was detained during the search.", [("searched", 1), ("detained", 1)]),
    # people told by what befell them, whatever then befell some of them on a day
    (f"{ARRESTED} Three days later most of those arrested were released.", [("arrested", 2), ("released", 1)]),
    (f"{ARRESTED} Of those detained, six were charged on 9 March.", [("arrested", 2), ("charged", 1)]),
    # the raid, the verdict and the arrest that are told with how long after something they came, or before what
    ("Police raided the office of the newspaper Kafue Post on 6 March. The raid took place a week after the newspaper had printed a report.", [("raided", 2)]),
    ("On 6 March, a court in Ndola sentenced Chola Mumba to a year in prison. Mumba’s conviction came a year after he had been fined in Kitwe.", [("sentenced", 2), ("fined", 1)]),
    ("On 6 March, police in Mansa arrested Chola Mumba. On 9 March, his sister was attacked. Following his arrest, his colleagues published a statement.",
     [("arrested", 2), ("attacked", 1), ("published a statement", 1)]),
    ("On 6 March, officers in Mansa beat Chola Mumba. The attack on Mumba was the third in two weeks.", [("beat", 2)]),
    # on another day
    ("On 6 March, masked men beat the teacher Chola Mumba in Mansa. The men returned on 9 March and beat Mumba with sticks.", [("beat", 1), ("beat", 1)]),
])  # fmt: skip
def test_what_a_section_tells_again(paragraph: str, expected: list[tuple[str, int]]) -> None:
    assert [one for one in tellings("This update covers freedom of expression in Zambia.", paragraph) if one[0] != "criticised"] == expected
