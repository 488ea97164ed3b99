"""Lemmas as edit scripts: what to cut from the end of the lower-cased word and what to add.

A script is "cut|add"; "=" keeps the word as written; "!lemma" gives an irregular lemma whole (went, go).
"""

KEEP = "="


def script_for(form: str, lemma: str) -> str:
    """The script that turns `form` into `lemma`."""
    if lemma == form:
        return KEEP
    lower = form.lower()
    common = 0
    while common < min(len(lower), len(lemma)) and lower[common] == lemma[common]:
        common += 1
    if common == 0 or (len(lower) - common > 4 and common < 3):
        return "!" + lemma
    return f"{len(lower) - common}|{lemma[common:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` makes of `form`; a script that would leave nothing keeps the word."""
    if script == KEEP:
        return form
    if script.startswith("!"):
        return script[1:]
    cut, _, add = script.partition("|")
    lower = form.lower()
    return (lower[: len(lower) - int(cut)] + add) or form
