"""The participants in a trigger's slots.

`of_triggers` gathers them for an event, `of_tokens` reads one slot. Names behind descriptions are in `descriptions` and `names_behind`,
members of groups in `named_members` and `listed`, bodies told without their names in `bodies_meant`, counts in `counts`; `no_people` tells
what is no participant, `dropped` what is told twice or unfit.
"""
