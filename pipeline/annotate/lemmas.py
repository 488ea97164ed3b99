"""Lemmas: from a lexicon of the treebanks where it knows the word with its tag, else by edit script.

A script is "cut|add": what to cut from the end of the lower-cased word and what to add. "=" keeps the word as written,
"!lemma" gives an irregular lemma whole (went, go). Where a script gives no word that the lexicon knows and a regular
ending of English leads to one, that one is taken ("subjected": subject, not subjecte).
"""

KEEP = "="

PROPER = ("NNP", "NNPS")
"""Tags whose words the lexicon leaves alone."""

ENDINGS = {
    "VBD": (("ied", "y"), ("ed", ""), ("ed", "e")),
    "VBN": (("ied", "y"), ("ed", ""), ("ed", "e")),
    "VBG": (("ing", ""), ("ing", "e")),
    "VBZ": (("ies", "y"), ("s", ""), ("es", "")),
    "NNS": (("ies", "y"), ("s", ""), ("es", "")),
}
"""Penn tag -> regular endings and what stands in their place in the lemma."""


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


class Lemmatiser:
    """`scripts` in the order of the classes of the graph; `lexicon`: Penn tag -> lower-cased word -> lemma."""

    def __init__(self, scripts: list[str], lexicon: dict[str, dict[str, str]]) -> None:
        self.scripts = scripts
        self.lexicon = lexicon
        self.known = {lemma for words in lexicon.values() for lemma in words.values()}

    def lemma(self, form: str, tag: str, script: int) -> str:
        """The lemma of `form` with its Penn tag and the number of the script that the encoder chose."""
        lower = form.lower()
        found = self.lexicon.get(tag, {}).get(lower)
        if found is not None:
            return found
        if tag == "NNS" and lower.endswith("ed"):  # "the accused were freed"
            return lower
        lemma = apply_script(form, self.scripts[script])
        if tag not in ENDINGS or lemma in self.known:
            return lemma
        for ending, instead in ENDINGS[tag]:
            stem = lower.removesuffix(ending)
            if stem == lower:
                continue
            doubled = [stem[:-1]] if len(stem) > 3 and stem[-1] == stem[-2] and not instead else []
            for candidate in (stem + instead, *doubled):
                if candidate in self.known:
                    return candidate
        return lemma
