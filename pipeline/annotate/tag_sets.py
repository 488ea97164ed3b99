"""Labels that the repairs of the parse ask for together: relations of Universal Dependencies, parts of speech of the Penn Treebank,
kinds of entities of OntoNotes."""

SUBJECTS = {"nsubj", "nsubj:pass"}
FINITE = {"VBD", "VBZ", "VBP"}
OF_PLACE = {"GPE", "LOC", "FAC"}
