"""Reads the annotated corpora as they are unpacked, each into lists of sentences."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ENTITY_CLASSES = {
    "Person": "PERSON", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP",
    "Date": "DATE", "Money": "MONEY", "Product": "PRODUCT", "Misc": "MISC",
}  # fmt: skip
"""Worldwide newswire class -> label of the model."""

SILVER_CLASSES = {"geo": "LOC", "gpe": "GPE", "per": "PERSON", "org": "ORG", "tim": "DATE"}
"""Groningen Meaning Bank class -> label of the auxiliary head; rarer classes are left out."""


RESERVED_YEAR = "2022"


class NamedSentence(NamedTuple):
    """Words and one BIO label for each."""

    words: list[str]
    labels: list[str]


class Word(NamedTuple):
    """One line of a treebank; `head` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool


class Tree(NamedTuple):
    """One sentence of a treebank with its raw text and whether it opens a document or paragraph."""

    words: list[Word]
    text: str
    opens: str


def read_worldwide(folder: Path, split: str) -> list[list[NamedSentence]]:
    """The articles named in `split_<split>.txt`, each a list of sentences with BIO labels."""
    articles = []
    for name in (folder / f"split_{split}.txt").read_text(encoding="utf-8").split():
        rows = (folder / "processed_annotated" / name).read_text(encoding="utf-8").splitlines()
        articles.append(list(_bio_sentences(rows)))
    return articles


def _bio_sentences(rows: list[str]) -> Iterator[NamedSentence]:
    words: list[str] = []
    labels: list[str] = []
    for row in [*rows, ""]:
        word, _, label = row.partition("\t")
        label = label.partition("\t")[0]  # further columns hold names inside the name
        if not word.strip():
            if words:
                yield NamedSentence(words, labels)
            words, labels = [], []
            continue
        prefix, _, kind = label.strip().partition("-")
        words.append(word.strip())
        labels.append(f"{prefix}-{ENTITY_CLASSES[kind]}" if kind in ENTITY_CLASSES else "O")


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Entities of a BIO sequence; an I without its B opens one."""
    opened: tuple[int, str] | None = None
    entities = set()
    for place, label in enumerate([*labels, "O"]):
        prefix, _, kind = label.partition("-")
        if opened and (prefix != "I" or kind != opened[1]):
            entities.add((opened[0], place, opened[1]))
            opened = None
        if kind and opened is None:
            opened = (place, kind)
    return entities


def read_silver(path: Path) -> list[NamedSentence]:
    """Groningen Meaning Bank sentences with BIO labels of `SILVER_CLASSES`."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [row.split("\t") for row in block.splitlines() if row.count("\t") == 2]
        labels = []
        for _, _, label in rows:
            prefix, _, kind = label.partition("-")
            labels.append(f"{prefix}-{SILVER_CLASSES[kind]}" if kind in SILVER_CLASSES else "O")
        if rows:
            sentences.append(NamedSentence([row[0] for row in rows], labels))
    return sentences


def read_iob2(path: Path) -> list[NamedSentence]:
    """Universal NER sentences: number, word, label in columns, `#` comments."""
    sentences = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [row.split("\t") for row in block.splitlines() if row and not row.startswith("#")]
        if rows:
            sentences.append(NamedSentence([row[1] for row in rows], [row[2] for row in rows]))
    return sentences


def read_trees(path: Path) -> list[Tree]:
    """CoNLL-U sentences; word ranges set the spacing of their last word, empty nodes are left out."""
    trees = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        words: list[Word] = []
        text = opens = ""
        joined_until = 0
        joined_space = True
        for row in block.splitlines():
            if row.startswith("# text = "):
                text = row[9:]
            elif row.startswith("# newdoc"):
                opens = "document"
            elif row.startswith("# newpar") and not opens:
                opens = "paragraph"
            if not row or row.startswith("#"):
                continue
            column = row.split("\t")
            spaced = "SpaceAfter=No" not in column[9]
            if "-" in column[0]:
                joined_until, joined_space = int(column[0].split("-")[1]), spaced
                continue
            if "." in column[0]:
                continue
            number = int(column[0])
            if number < joined_until:
                spaced = False
            elif number == joined_until:
                spaced = joined_space
            feats = "" if column[5] == "_" else column[5]
            words.append(Word(column[1], column[2], column[3], column[4], feats, int(column[6]), column[7], spaced))
        if words:
            trees.append(Tree(words, text, opens))
    return trees


def read_names(folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Romanised forenames and surnames by country code."""
    tables = []
    for kind in ("forenames", "surnames"):
        names: dict[str, list[str]] = {}
        with (folder / f"common-{kind}-by-country.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                name = row["Romanized Name"].strip()
                if name.isprintable() and 1 < len(name) < 25:
                    names.setdefault(row["Country"], []).append(name.title() if name.isupper() else name)
        tables.append(names)
    return tables[0], tables[1]


def read_reports(folder: Path, generator: random.Random, share: float) -> Iterator[str]:
    """Paragraphs of the yearly reports in `folder`, each taken by chance with `share`; 2022 is kept for tests."""
    for year in sorted(folder.iterdir()):
        if year.is_dir() and year.name != RESERVED_YEAR:
            for report in sorted(year.glob("*.txt")):
                for line in report.read_text(encoding="utf-8").splitlines():
                    if len(line) > 60 and not line.startswith("#") and generator.random() < share:
                        yield line.strip()
