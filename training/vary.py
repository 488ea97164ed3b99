"""Variations of the training sentences: other names, other letter case, other quotation marks, ordinals.

Each takes a random generator and returns a new record, so that a run with the same seed sees the same data.
"""

import random
from typing import Any

Record = dict[str, list[Any]]

OPENING = ("“", '"', "‘", "''", "«", "``", "'")
CLOSING = {"“": "”", '"': '"', "‘": "’", "''": "''", "«": "»", "``": "''", "'": "'"}
MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)


class NameSwapper:
    """Draws personal names of many countries."""

    def __init__(self, names: dict[str, dict[str, list[str]]]) -> None:
        self.forenames = names["forenames"]
        self.surnames = names["surnames"]
        self.both = sorted(set(self.forenames) & set(self.surnames))

    def draw(self, length: int, generator: random.Random) -> list[str]:
        """A name of about `length` words: a surname, forename and surname, or more of either."""
        country = generator.choice(self.both if generator.random() < 0.7 else sorted(self.forenames))
        surnames = self.surnames.get(country) or self.forenames[country]
        forenames = self.forenames[country]
        if length == 1:
            return generator.choice(surnames if generator.random() < 0.6 else forenames).split()
        first = generator.choice(forenames)
        words = [first]
        if generator.random() < 0.08:
            words.append(generator.choice("ABCDEFGHKLMNRST") + ".")
        if length > 2 and generator.random() < 0.6:
            words.append(generator.choice(forenames if generator.random() < 0.5 else surnames))
        words.append(generator.choice(surnames))
        return [part for word in words for part in word.replace("-", " - ").replace("'", " ' ").split()]


def swap_names(record: Record, swapper: NameSwapper, generator: random.Random) -> Record:
    """The sentence with each PERSON replaced, or left, by the toss of a coin."""
    words: list[str] = []
    labels: list[str] = []
    place = 0
    while place < len(record["words"]):
        end = place + 1
        if record["ner"][place] == "B-PERSON":
            while end < len(record["words"]) and record["ner"][end] == "I-PERSON":
                end += 1
            name = record["words"][place:end]
            if generator.random() < 0.6 and all(word[0].isupper() for word in name):
                name = swapper.draw(len(name), generator)
            words += name
            labels += ["B-PERSON"] + ["I-PERSON"] * (len(name) - 1)
        else:
            words.append(record["words"][place])
            labels.append(record["ner"][place])
        place = end
    return {"words": words, "ner": labels}


def rename(record: Record, swapper: NameSwapper, generator: random.Random) -> Record:
    """The sentence with the words of each PERSON replaced, or left, one by one, so that its tree stays."""
    words = list(record["words"])
    country, swapped = "", False
    for place, label in enumerate(record["ner"]):
        if label == "B-PERSON":
            country = generator.choice(swapper.both)
            swapped = generator.random() < 0.6
        if label.endswith("-PERSON") and swapped and words[place][0].isupper() and len(words[place]) > 1 and not words[place].isupper():
            last = place + 1 == len(words) or record["ner"][place + 1] != "I-PERSON"
            name = generator.choice((swapper.surnames if last else swapper.forenames)[country])
            words[place] = name if name.isalpha() else words[place]
    return {**record, "words": words}


def as_heading(word: str, style: str) -> str:
    """The word in capitals, in title case or in small letters."""
    if style == "upper":
        return word.upper()
    if style == "title":
        return word[:1].upper() + word[1:]
    return word.lower()


def vary_surface(record: Record, generator: random.Random) -> Record:
    """The sentence with, now and then, the case of a heading, other quotation marks or ordinal days; labels stay."""
    words = list(record["words"])
    draw = generator.random()
    if draw < 0.05:
        style = "upper" if draw < 0.03 else "title" if draw < 0.045 else "lower"
        words = [as_heading(word, style) for word in words]
    if generator.random() < 0.25:
        opening = generator.choice(OPENING)
        inside = False
        for place, word in enumerate(words):
            if word in ('"', "“", "”", "``", "''"):
                closes = word == "”" or (inside and word != "“")
                words[place] = CLOSING[opening] if closes else opening
                inside = not closes
            elif word == "'s" or word == "’s":
                words[place] = generator.choice(("'s", "’s"))
            elif word in ("n't", "n’t"):
                words[place] = generator.choice(("n't", "n’t"))
    if generator.random() < 0.3:
        for place, word in enumerate(words):
            beside = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
            if word.isdecimal() and 0 < int(word) < 32 and any(other in MONTHS for other in beside):
                words[place] = ordinal(int(word))
    return {**record, "words": words}


def ordinal(number: int) -> str:
    """1 -> 1st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def vary_closing(record: Record, generator: random.Random) -> Record:
    """A newswire sentence without its full stop, as headings have none."""
    if generator.random() < 0.04 and record["words"][-1] == "." and len(record["words"]) > 2:
        return {name: values[:-1] for name, values in record.items()}
    return record


HIDDEN = 0.1
"""Share of the words of a newswire sentence whose spelling is hidden, so that a name is known by its surroundings too."""


def hide_words(record: Record, generator: random.Random) -> Record:
    """The sentence with a column "hidden": whether the encoder sees [MASK] in place of the word."""
    return {**record, "hidden": [generator.random() < HIDDEN for _ in record["words"]]}
