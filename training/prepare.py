"""First stage: corpora -> label inventories and training sentences, as JSON in the work folder.

Run: python -m training.prepare --corpora FOLDER [--work FOLDER]
"""

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import pipeline.annotate.sentences  # noqa: F401  (registers the component)
from pipeline.annotate.lemmas import KEEP, PROPER, script_for
from pipeline.annotate.tokeniser import report_tokeniser
from training import WORK
from training.read_corpora import (
    ENTITY_CLASSES,
    SILVER_CLASSES,
    NamedSentence,
    Tree,
    read_names,
    read_reports,
    read_silver,
    read_trees,
    read_worldwide,
)

RARE_LABEL = 15
"""A dependency subtype is kept where both treebanks have at least so many."""

RARE_SCRIPT = 2
RARE_FEATS = 2

AGREED = 0.8
"""Share of the uses of a word with its tag that must have the same lemma for the lexicon to hold it."""

REPORT_SHARE = 0.05
REPORT_SENTENCES = 22_000
NEWS_SENTENCES = 12_000
LEAST_WORDS, MOST_WORDS = 5, 70
"""Of the sentences that the teacher reads."""


def agree_feats(feats: str) -> str:
    """GUM's features in EWT's convention: no Number on second persons, no Person on imperatives and infinitives."""
    if "Person=2" in feats:
        if "PronType=Prs" in feats:
            feats = re.sub(r"\|?Number=(Sing|Plur)", "", feats).lstrip("|")
        if "VerbForm=Inf" in feats or "Mood=Imp" in feats:
            feats = re.sub(r"\|?Person=2", "", feats).lstrip("|")
    return feats


def tree_record(tree: Tree, deprels: set[str]) -> dict[str, list]:
    """A tree in columns; a dependency label outside `deprels` loses its subtype."""
    return {
        "words": [word.form for word in tree.words],
        "upos": [word.upos for word in tree.words],
        "xpos": [word.xpos for word in tree.words],
        "feats": [agree_feats(word.feats) for word in tree.words],
        "lemma": [script_for(word.form, word.lemma) for word in tree.words],
        "head": [word.head for word in tree.words],
        "deprel": [word.deprel if word.deprel in deprels else word.deprel.split(":")[0] for word in tree.words],
    }


def kept_deprels(banks: list[list[Tree]]) -> set[str]:
    """Labels used at least `RARE_LABEL` times in every treebank, and all plain ones."""
    counts = [Counter(word.deprel for tree in bank for word in tree.words) for bank in banks]
    every = set().union(*counts)
    return {name for name in every if ":" not in name or min(count[name] for count in counts) >= RARE_LABEL}


def label_inventories(records: list[dict[str, list]]) -> dict[str, list[str]]:
    """Head name -> classes, in a fixed order."""
    counts = {
        name: Counter(value for r in records for value in r[name])
        for name in ("upos", "xpos", "feats", "lemma", "deprel")
    }
    labels = {name: sorted(counts[name]) for name in ("upos", "xpos", "deprel")}
    labels["feats"] = sorted(value for value, count in counts["feats"].items() if count >= RARE_FEATS)
    labels["lemma"] = sorted({KEEP, *(value for value, count in counts["lemma"].items() if count >= RARE_SCRIPT)})
    for name, classes in (("ner", ENTITY_CLASSES), ("silver", SILVER_CLASSES)):
        labels[name] = ["O", *(f"{prefix}-{kind}" for kind in classes.values() for prefix in "BI")]
    return labels


def single_sentences(sentences: list[NamedSentence], nlp: Language) -> list[NamedSentence]:
    """The corpus's sentences cut where `report_sentences` would cut them, never inside a name."""
    cut = []
    for sentence in sentences:
        doc = nlp.get_pipe("report_sentences")(Doc(nlp.vocab, words=sentence.words))
        start = 0
        for place in [*range(1, len(doc)), len(doc)]:
            if place == len(doc) or (doc[place].is_sent_start and not sentence.labels[place].startswith("I-")):
                cut.append(NamedSentence(sentence.words[start:place], sentence.labels[start:place]))
                start = place
    return cut


def unlabelled_sentences(corpora: Path, nlp: Language) -> list[list[str]]:
    """Words of sentences for the teacher to read: from yearly reports of all countries and from the Groningen Meaning Bank, none twice."""
    generator = random.Random(0)
    paragraphs = list(read_reports(corpora / "state_dept_hr_reports", generator, REPORT_SHARE))
    reports = [
        [token.text for token in sentence if not token.is_space]
        for doc in nlp.pipe(paragraphs)
        for sentence in doc.sents
    ]
    news = [sentence.words for sentence in read_silver(corpora / "gmb_ner" / "gmb_ner.iob2")]
    chosen: list[list[str]] = []
    for sentences, count in ((reports, REPORT_SENTENCES), (news, NEWS_SENTENCES)):
        unlike = {" ".join(words): words for words in sentences if LEAST_WORDS <= len(words) <= MOST_WORDS}
        chosen += generator.sample(sorted(unlike.values()), min(count, len(unlike)))
    return chosen


def lexicon(trees: list[Tree]) -> dict[str, dict[str, str]]:
    """Penn tag -> lower-cased word -> lemma, where nearly every use agrees; proper names are left out."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for tree in trees:
        for word in tree.words:
            if word.xpos not in PROPER and "Typo=Yes" not in word.feats:
                counts.setdefault((word.xpos, word.form.lower()), Counter())[word.lemma] += 1
    words: dict[str, dict[str, str]] = {}
    for (tag, form), lemmas in sorted(counts.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= AGREED * lemmas.total():
            words.setdefault(tag, {})[form] = lemma
    return words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=WORK, help="where the prepared data goes")
    arguments = parser.parse_args()
    corpora, work = arguments.corpora, arguments.work
    work.mkdir(parents=True, exist_ok=True)

    banks = [
        read_trees(corpora / "ud_english_ewt" / "en_ewt-ud-train.conllu"),
        read_trees(corpora / "ud_english_gum" / "gum_dep_train_freegenres.conllu"),
    ]
    deprels = kept_deprels(banks)
    trees = [tree_record(tree, deprels) for bank in banks for tree in bank]
    dev = [tree_record(tree, deprels) for tree in read_trees(corpora / "ud_english_ewt" / "en_ewt-ud-dev.conllu")]
    nlp = spacy.blank("en")
    nlp.tokenizer = report_tokeniser(nlp)
    nlp.add_pipe("report_sentences")
    newswire = {
        split: [
            {"words": sentence.words, "ner": sentence.labels}
            for article in read_worldwide(corpora / "en_worldwide_newswire", split)
            for sentence in single_sentences(article, nlp)
        ]
        for split in ("train", "dev")
    }
    silver = [
        {"words": sentence.words, "silver": sentence.labels}
        for sentence in read_silver(corpora / "gmb_ner" / "gmb_ner.iob2")
        if len(sentence.words) > 5
    ]
    random.Random(0).shuffle(silver)
    forenames, surnames = read_names(corpora / "names_popular_by_country")
    for name, value in (
        ("labels", label_inventories(trees)),
        ("lexicon", lexicon([tree for bank in banks for tree in bank])),
        ("trees_train", trees),
        ("trees_dev", dev),
        ("newswire_train", newswire["train"]),
        ("newswire_dev", newswire["dev"]),
        ("silver_train", silver),
        ("unlabelled", unlabelled_sentences(corpora, nlp)),
        ("names", {"forenames": forenames, "surnames": surnames}),
    ):
        (work / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        print(f"{name}: {len(value)}")


if __name__ == "__main__":
    main()
