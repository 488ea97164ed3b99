"""When an event happened: the time expression of its own clause, or what other clauses and events allow to say.

A date that the syntax attaches to the trigger, or to the verb that carries it, is the event's date. A date reached
through "before", "after", "ahead of", through a reason ("fined for protesting") or through a pluperfect only bounds it
(EDTF `../D`, `D/..`; ruling 4 of the data contract). Where a sentence has no date, the event told before it in the same
paragraph gives its own, exact within one scene, else as a bound.

`own_dates` reads the sentence of the event, with `syntax` (how a date hangs in it), `dates_of_others` (the dates that
are not the event's), `between` (what parts it from one) and `clauses_above` (the dates of clauses around it). `inherited`
and `scenes` read the sentences before, with `occasions` (what happened on the day of what was told). `counted_days`,
`planned_days` and `postponed` read days told by others. `tense` tells what had happened before.
"""
