"""Types of events that several modules of this stage ask for together."""

VERDICTS = {"sentence", "acquittal"}
RULINGS = {"court_ruling", "appeal_ruling"}
