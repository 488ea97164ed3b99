"""Types of events that several modules of this stage ask for together."""

VERDICTS = {"sentence", "acquittal"}
RULINGS = {"court_ruling", "appeal_ruling"}
OFFENDING = {"attack", "harassment", "vilification", "statement"}
"""Deeds that may be an offence of which another event tells."""
