"""Names of organisations: where they begin and end, and those that the tagger leaves out.

Called by the component `names`, and by whatever asks whether a name is a body’s. Functions take and return Spans of one Doc; token
positions are end-exclusive. What the words of a name say is in `head_words` and `marks`, where it ends in `edges` and `joining`, its
acronym in `acronyms`, what the words beside it say in `described`. Names that the tagger leaves out are found by their form
(`missed`), by a noun before them (`introduced`) or because they were told in full before (`told_again`).
"""
