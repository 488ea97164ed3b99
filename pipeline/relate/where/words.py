"""The types of events and the lists of words that several modules on places ask for."""

from __future__ import annotations

import re

from pipeline.annotate.trigger_vocabulary import class_lemmas
from pipeline.vocabulary import word_list

LOCATING = {"in", "at", "on", "near", "outside", "inside", "across", "throughout", "within", "around", "along", "into",
            "front", "by", "opposite", "through", "down", "beside", "behind", "onto", "beneath"}
GOAL = {"to", "into"}
BESIDE = {"at", "outside", "near", "inside", "towards", "toward", "opposite", "front", "around", "beside", "behind"}
PRISONS = class_lemmas(frozenset(("prison", "custody")))
IN_CUSTODY = {"prisoner_treatment", "hunger_strike"}
SEATED = ("court", "police", "custody", "prison", "premises", "site", "assembly", "gathering")
SPECIFIC = {"venue": 0, "city": 1, "region": 2, "country": 3, "": 2}
UNPLACED = {"statement", "legislation", "vilification", "designation", "asset_freeze", "registration_denied", "extradition",
            "censorship", "other", "appeal_ruling", "court_ruling"}
SPOKEN = {"statement", "vilification", "legislation"}  # the places they name are mostly those of what they are about
ENTERING = word_list("where.entering")
REACHED = word_list("where.reached")
GATHERING = word_list("where.gathering")
ARRIVALS = word_list("where.arrivals")
JOURNEYS = word_list("where.journeys")
WAYS_IN = word_list("where.ways_in")
NEAR_HOLDER = 40  # characters between a place and what the text says to hold it
CENTRES = word_list("places_again.centres")
PARTS_OF_TOWNS = word_list("where.parts_of_towns")
AROUND = word_list("where.around")
PRISON_LEFT = re.compile(r"\b(?:prison|jail|gaol|custody|detention)\b")
BOUNDS = {"before", "after"}
CASE = {"charge", "trial", "sentence", "acquittal"}  # steps of one case, told one after the other at one place
COURT_ACTS = CASE | {"release", "detention", "court_ruling"}
