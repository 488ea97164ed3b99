"""The types of events and the lists of words that several modules on dates ask for."""

from __future__ import annotations

import re

from pipeline.vocabulary import word_list

REASON = {"based", "for", "over", "because", "of", "from", "due", "with"}
SPEECH = {"vilification", "statement", "legislation"}  # of one speaker, sentence after sentence: one occasion
ON_THE_SPOT = {"assembly_disrupted", "detention", "attack", "torture", "killing"}  # befall people at a protest while it goes on
PROTEST_TOLD = {"protest", "assembly_disrupted"}
PARTS_OF_DAY = word_list("when.parts_of_day")
MOMENTS = word_list("when.moments")
RELEASED_FROM = {"detention", "summons", "sentence", "acquittal", "trial", "movement_restriction", *PROTEST_TOLD}
HEARINGS = word_list("when.hearings")
HOURS = re.compile(r"\bfor (?:[\w-]+ ){0,4}(?:hours?|minutes)\b")
PART_OF_THAT_DAY = {"early", "late", "in", "on", "at", "the", "of", "morning", "afternoon", "evening", "night", "dawn", "hours"}
ANNOUNCING = word_list("when.announcing")
SAYING = word_list("when.saying")
LATER_ADVERBS = word_list("when.later_adverbs")
AT_THE_TIME = {"during", "in", "at", "when", "while", "as"}
REPORTED = "dates the report of it"
"""What is said of a day on which something was said."""
ADDING = word_list("when.adding")
