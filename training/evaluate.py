"""Fifth stage: what the saved pipeline is worth, from its folder as users load it.

Run: python -m training.evaluate --model pipeline/model --corpora FOLDER [names domain trees raw speed]

names   exact span and label F1: worldwide newswire dev (9 classes), UNER EWT and PUD test (PER, ORG, LOC; FAC counts as LOC)
domain  human-rights reports, the annotations in training/annotations, sentence by sentence from raw text: the first set, and
        the two parts of the second, in which five classes are marked
trees   EWT, PUD and GUM test from gold words: UAS, LAS (labels with the subtypes that training kept), LAS with plain
        labels, UPOS, XPOS, features, lemmas; every tree is checked to be a tree
raw     EWT and GUM test from raw text, paragraphs on lines of their own: F1 of words and of sentences
speed   words/s into finished Docs on one thread, beside a spaCy CNN pipeline with the same heads; load time, memory
"""

import argparse
import csv
import json
import resource
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import pipeline.annotate.consistent_names
import pipeline.annotate.encoder
import pipeline.annotate.sentences  # noqa: F401  (registers the components)
from pipeline.annotate.spanning_tree import is_tree
from training.prepare import agree_feats
from training.read_corpora import NamedSentence, Tree, read_iob2, read_trees, read_worldwide, spans

OUTSIDE_CLASSES = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "LOC"}


SENTENCES_PER_DOC = 40

ANNOTATIONS = Path(__file__).with_name("annotations")


def annotated(nlp: Language, sentences: list[tuple[list[str], list[bool]]]) -> Iterator[Span]:
    """Given words (with spaces after) through the encoder alone, as one span for each sentence, some sentences a Doc."""
    for start in range(0, len(sentences), SENTENCES_PER_DOC):
        group = sentences[start : start + SENTENCES_PER_DOC]
        words = [word for words, _ in group for word in words]
        doc = Doc(nlp.vocab, words=words, spaces=[space for _, spaces in group for space in spaces])
        starts = [0, *accumulate(len(words) for words, _ in group)]
        for token in doc:
            token.is_sent_start = False
        for place in starts[:-1]:
            doc[place].is_sent_start = True
        nlp.get_pipe("joint_encoder")(doc)
        yield from (doc[first:end] for first, end in pairwise(starts))


def f_score(hits: int, found: int, gold: int) -> float:
    """F1 in per cent."""
    return 200 * hits / max(1, found + gold)


def name_scores(
    nlp: Language, articles: list[list[NamedSentence]], classes: dict[str, str] | None = None
) -> dict[str, float]:
    """F1 of each class and over all ("all"), with the model's labels renamed by `classes` where given.

    Each article is one Doc of the given words through the whole pipeline after the tokeniser. The given sentences start
    sentences; longer runs of several sentences are cut further by `report_sentences`.
    """
    docs = []
    for article in articles:
        doc = Doc(nlp.vocab, words=[word for sentence in article for word in sentence.words])
        starts, place = [], 0
        for sentence in article:
            starts.append(doc[place].idx)
            place += len(sentence.words)
        doc._.boundaries = starts
        docs.append(doc)
    for _, component in nlp.pipeline:
        docs = [component(doc) for doc in docs]
    hits: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for doc, article in zip(docs, articles, strict=True):
        true = set()
        place = 0
        for sentence in article:
            true |= {(start + place, end + place, kind) for start, end, kind in spans(sentence.labels)}
            place += len(sentence.words)
        mine = {(span.start, span.end, span.label_) for span in doc.ents}
        if classes is not None:
            mine = {(start, end, classes[label]) for start, end, label in mine if label in classes}
        for counter, entities in ((hits, mine & true), (found, mine), (gold, true)):
            counter.update(kind for _, _, kind in entities)
    scores = {"all": f_score(hits.total(), found.total(), gold.total())}
    return {**scores, **{kind: f_score(hits[kind], found[kind], gold[kind]) for kind in sorted(gold)}}


def domain_scores(
    nlp: Language, reports: Path, sentences: list[dict[str, str]], names: list[dict[str, str]]
) -> dict[str, float]:
    """F1 of each class that `names` marks, by exact characters and label; rows stand off from the texts in `reports`."""
    marked = {row["label"] for row in names}
    read = {(row["report"], int(row["start"]), int(row["end"])) for row in sentences}
    gold = {(row["report"], int(row["start"]), int(row["end"]), row["label"]) for row in names}
    gold = {name for name in gold if any(name[0] == s[0] and s[1] <= name[1] and name[2] <= s[2] for s in read)}
    mine = set()
    for report, start, end in sorted(read):
        text = (reports / f"{report}.txt").read_text(encoding="utf-8")
        for name in nlp(text[start:end]).ents:
            if name.label_ in marked:
                mine.add((report, start + name.start_char, start + name.end_char, name.label_))
    scores = {"all": f_score(len(mine & gold), len(mine), len(gold))}
    for kind in sorted(marked):
        own, true = ({name for name in names if name[3] == kind} for names in (mine, gold))
        scores[kind] = f_score(len(own & true), len(own), len(true))
    return scores


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in `training/annotations`."""
    with (ANNOTATIONS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tree_scores(nlp: Language, trees: list[Tree], deprels: set[str]) -> dict[str, float]:
    """Word accuracies in per cent. Raises ValueError where a sentence does not come out as one tree."""
    sentences = annotated(nlp, [([w.form for w in tree.words], [w.space_after for w in tree.words]) for tree in trees])
    right: Counter[str] = Counter()
    count = 0
    for sentence, tree in zip(sentences, trees, strict=True):
        first = sentence.start - 1
        heads = np.array([0 if token.head.i == token.i else token.head.i - first for token in sentence])
        if not is_tree(heads):
            raise ValueError(f"not a tree: {sentence.text}")
        for token, word, head in zip(sentence, tree.words, heads.tolist(), strict=True):
            label = word.deprel if word.deprel in deprels else word.deprel.split(":")[0]
            attached = head == word.head
            count += 1
            right["UAS"] += attached
            right["LAS"] += attached and token.dep_ == label
            right["LAS plain"] += attached and token.dep_.split(":")[0] == label.split(":")[0]
            right["UPOS"] += token.pos_ == word.upos
            right["XPOS"] += token.tag_ == word.xpos
            right["feats"] += str(token.morph) == agree_feats(word.feats)
            right["lemma"] += token.lemma_ == word.lemma
    return {name: 100 * value / count for name, value in right.items()}


def raw_scores(nlp: Language, trees: list[Tree]) -> dict[str, float]:
    """F1 of word and sentence spans from raw text, document by document."""
    totals: Counter[str] = Counter()
    document: list[Tree] = []
    for tree in [*trees, None]:
        if document and (tree is None or tree.opens == "document"):
            _count_raw(nlp, document, totals)
            document = []
        if tree is not None:
            document.append(tree)
    return {
        kind: f_score(totals[f"{kind} hits"], totals[f"{kind} found"], totals[f"{kind} gold"])
        for kind in ("words", "sentences")
    }


def _count_raw(nlp: Language, document: list[Tree], totals: Counter[str]) -> None:
    text = ""
    words: set[tuple[int, int]] = set()
    sentences: set[tuple[int, int]] = set()
    for tree in document:
        text += ("\n" if tree.opens else " ") if text else ""
        start = len(text)
        for number, word in enumerate(tree.words):
            words.add((len(text), len(text) + len(word.form)))
            text += word.form
            if word.space_after and number + 1 < len(tree.words):
                text += " "
        sentences.add((start, len(text)))
    doc = nlp.get_pipe("report_sentences")(nlp.make_doc(text))
    found_words = {(token.idx, token.idx + len(token)) for token in doc if not token.is_space}
    found_sentences = set()
    for sentence in doc.sents:
        solid = [token for token in sentence if not token.is_space]
        if solid:
            found_sentences.add((solid[0].idx, solid[-1].idx + len(solid[-1])))
    for kind, mine, true in (("words", found_words, words), ("sentences", found_sentences, sentences)):
        totals[f"{kind} hits"] += len(mine & true)
        totals[f"{kind} found"] += len(mine)
        totals[f"{kind} gold"] += len(true)


def cnn_pipeline() -> Language:
    """spaCy's CNN pipeline (`init config --optimize efficiency`) with the same heads, untrained: for speed alone."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    for name in ("tagger", "morphologizer", "trainable_lemmatizer"):
        nlp.add_pipe(name, config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    for name in ("parser", "ner"):
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2", "state_type": name, "extra_state_tokens": False,
            "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": shared,
        }  # fmt: skip
        nlp.add_pipe(name, config={"model": model})
    labels = {
        "tagger": ["NN", "NNP", "VB", "IN", "DT"],
        "morphologizer": ["POS=NOUN", "POS=VERB", "POS=ADP"],
        "parser": ["nsubj", "obj", "obl", "punct", "case", "ROOT"],
        "ner": ["PERSON", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT", "MISC"],
    }
    words = ["The", "court", "fined", "her", "."]
    annotations = {
        "tags": ["DT", "NN", "VB", "NN", "IN"], "pos": ["DET", "NOUN", "VERB", "PRON", "PUNCT"],
        "morphs": [""] * 5, "lemmas": ["the", "court", "fine", "her", "."],
        "heads": [1, 2, 2, 2, 2], "deps": ["det", "nsubj", "ROOT", "obj", "punct"],
    }  # fmt: skip
    example = spacy.training.Example.from_dict(Doc(nlp.vocab, words=words), annotations)
    for name, values in labels.items():
        for label in values:
            nlp.get_pipe(name).add_label(label)
    nlp.initialize(lambda: [example])
    return nlp


def speed(model: Path, texts: list[str]) -> dict[str, float]:
    """Words/s of the model and of the CNN pipeline over `texts`, seconds to load and MB of memory, one thread. CPU seconds count."""
    began = time.perf_counter()
    nlp = spacy.load(model)
    figures = {"load s": time.perf_counter() - began}
    for name, candidate in (("model words/s", nlp), ("CNN words/s", cnn_pipeline())):
        candidate(texts[0][:20_000])
        began = time.process_time()
        words = sum(len(doc) for doc in candidate.pipe(texts))
        figures[name] = words / (time.process_time() - began)
        if candidate is nlp:
            figures["peak memory MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def show(title: str, scores: dict[str, float]) -> None:
    """One line of figures."""
    print(f"{title}: " + ", ".join(f"{name} {value:.1f}" for name, value in scores.items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("pipeline/model"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("what", nargs="*", default=["names", "domain", "trees", "raw", "speed"])
    arguments = parser.parse_args()
    corpora = arguments.corpora
    nlp = spacy.load(arguments.model)
    test_trees = {
        "EWT test": corpora / "ud_english_ewt" / "en_ewt-ud-test.conllu",
        "PUD test": corpora / "ud_english_pud" / "en_pud-ud-test.conllu",
        "GUM test": corpora / "ud_english_gum" / "en_gum-ud-test.conllu",
    }
    if "names" in arguments.what:
        show("worldwide dev", name_scores(nlp, read_worldwide(corpora / "en_worldwide_newswire", "dev")))
        for bank in ("ewt", "pud"):
            path = corpora / f"uner_english_{bank}" / f"en_{bank}-ud-test.iob2"
            show(
                f"UNER {bank.upper()} test",
                name_scores(nlp, [[sentence] for sentence in read_iob2(path)], OUTSIDE_CLASSES),
            )
    if "domain" in arguments.what:
        reports = corpora / "state_dept_hr_reports"
        show("reports", domain_scores(nlp, reports, read_rows("sentences.csv"), read_rows("names.csv")))
        second = read_rows("names_sentences.csv")
        for part in ("test", "tune"):
            chosen = [row for row in second if row["part"] == part]
            show(f"reports, second set, {part}", domain_scores(nlp, reports, chosen, read_rows("names_entities.csv")))
    if "trees" in arguments.what:
        inventory = json.loads((arguments.model / "joint_encoder" / "inventory.json").read_text(encoding="utf-8"))
        for title, path in test_trees.items():
            show(title, tree_scores(nlp, read_trees(path), set(inventory["deprel"])))
    if "raw" in arguments.what:
        for title in ("EWT test", "GUM test"):
            show(f"{title}, raw", raw_scores(nlp, read_trees(test_trees[title])))
    if "speed" in arguments.what:
        reports = sorted((corpora / "state_dept_hr_reports" / "2021").glob("*.txt"))[:4]
        show("speed", speed(arguments.model, [path.read_text(encoding="utf-8") for path in reports]))


if __name__ == "__main__":
    main()
