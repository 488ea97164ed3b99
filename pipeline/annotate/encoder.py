"""Names, tags, features, lemmas and the dependency tree from one forward pass of a small encoder.

Component `joint_encoder`. Reads: tokens and sentence boundaries. Sets: `doc.ents`, and of each token `tag_` (Penn
Treebank), `pos_`, `morph`, `lemma_`, `head` and `dep_` (Universal Dependencies). Each sentence gets one tree with one
root, whose label is "root". Sentences are read one by one, so an annotation depends on nothing outside its sentence.

The weights are three files that travel together: `encoder.onnx` (encoder and heads), `labels.onnx` (scores of dependency
labels for chosen arcs) and `inventory.json` (classes, in the order of the graphs, and the lexicon of lemmas), with `tokenizer.json` for the word
pieces. `sums.json` holds the SHA-256 of each and is checked on loading.

Each name carries `span._.label_scores`: label -> probability, the mean over its words.

A missing or damaged file raises `WeightsError` with one line that says which.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Span, Token
from spacy.util import SimpleFrozenList

from pipeline.annotate.chronicles import parts_of_head
from pipeline.annotate.lemmas import Lemmatiser
from pipeline.annotate.sentences import BULLETS
from pipeline.annotate.spanning_tree import best_heads
from pipeline.annotate.word_pieces import WordPieces

FILES = ("encoder.onnx", "labels.onnx", "inventory.json", "tokenizer.json")
SUMS = "sums.json"

MAX_PIECES = 160
"""Longer sentences are read in windows, cut after a punctuation mark where there is one; it is what training saw."""

SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Of onnxruntime 1.32: the fused sum and normalisation takes 1.4 ms where the two apart take 0.2 (1,000 pieces on an EPYC)."""

ATTRIBUTES = [TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE]

if not Span.has_extension("label_scores"):
    Span.set_extension("label_scores", default=None)


@dataclass
class Window:
    """Words that are read together: a sentence, or a part of one that is too long."""

    words: list[int]  # token indices
    pieces: list[int]
    cases: list[int]
    firsts: list[int]  # place of the first piece of each word
    root: int = -1  # token index, once the tree is known


INSIDE, BEGIN = 1, 3
"""IOB codes of spaCy: a word inside a name, the first of one."""


class WeightsError(ValueError):
    """The weights are missing or damaged."""


@Language.factory(
    "joint_encoder",
    default_config={"threads": 1, "pieces_per_batch": 512},
    assigns=[
        "doc.ents", "token.ent_iob", "token.ent_type", "token.tag", "token.pos", "token.morph", "token.lemma",
        "token.head", "token.dep",
    ],
    requires=["doc.sents"],
    default_score_weights={"dep_uas": 0.3, "dep_las": 0.3, "ents_f": 0.4},
)  # fmt: skip
def make_joint_encoder(nlp: Language, name: str, threads: int, pieces_per_batch: int) -> "JointEncoder":
    """`threads`: threads of one pass; `pieces_per_batch`: word pieces, padding included, read at once."""
    return JointEncoder(nlp, name, threads=threads, pieces_per_batch=pieces_per_batch)


class JointEncoder:
    """See the module. Empty until weights are read with `from_disk` or `from_bytes`."""

    def __init__(
        self, nlp: Language, name: str = "joint_encoder", *, threads: int = 1, pieces_per_batch: int = 512
    ) -> None:
        self.vocab = nlp.vocab
        self.name = name
        self.threads = threads
        self.pieces_per_batch = pieces_per_batch
        self.labels: tuple[str, ...] = ()  # entity labels that the component may set
        self._files: dict[str, bytes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc in place."""
        self._annotate(doc)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate Docs one by one; the sentences of a Doc are read in batches."""
        for doc in stream:
            self._annotate(doc)
            yield doc

    def score(self, examples: Iterable[Any], **options: Any) -> dict[str, Any]:
        """Scores of all that the component sets, as spaCy's own components give them."""
        from spacy.scorer import Scorer, get_ner_prf

        examples = list(examples)
        scores = {**Scorer.score_deps(examples, "dep", ignore_labels=("punct",)), **get_ner_prf(examples)}
        for attribute in ("tag", "pos", "morph", "lemma"):
            scores.update(Scorer.score_token_attr(examples, attribute))
        return scores

    # --- reading -----------------------------------------------------------------------------------------------------

    def _annotate(self, doc: Doc) -> None:
        if not self._files:
            raise WeightsError(f"{self.name} has no weights; load the pipeline from its folder with spacy.load")
        if not len(doc):
            return
        tokens = list(doc)
        blank = [token.is_space for token in tokens]
        sentences = [(sentence.start, sentence.end) for sentence in doc.sents]
        bullets = [start for start, end in sentences if tokens[start].text in BULLETS and not all(blank[start + 1 : end])]
        for place in bullets:
            blank[place] = True
        table = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
        self._set_blank(tokens, blank, table)
        table[bullets, 1] = POS_IDS["PUNCT"]
        windows: list[Window] = []
        later: list[tuple[Window, Window, str]] = []
        text = doc.text
        for start, end in sentences:
            words = [place for place in range(start, end) if not blank[place]]
            heads: list[Window] = []
            for head_end in parts_of_head(text, tokens[start].idx):
                count = sum(tokens[place].idx < head_end for place in words)
                if count < len(words):
                    heads += self._windows(tokens, words[:count])
                    words = words[count:]
            parts = list(self._windows(tokens, words))
            later.extend((part, parts[0], "parataxis") for part in parts[1:])
            later.extend((head, parts[0], "obl:unmarked") for head in heads)
            windows += [*heads, *parts]
        for group in self._groups(windows):
            self._fill(doc, tokens, table, group)
        for part, first, relation in later:
            table[part.root, 4] = np.int64(first.root - part.root).astype(np.uint64)
            table[part.root, 5] = self.vocab.strings.add(relation)
        self._attach_spaces(blank, sentences, table)
        doc.from_array(ATTRIBUTES, table)  # type: ignore[arg-type]

    def _windows(self, tokens: list[Token], words: list[int]) -> Iterator[Window]:
        """The words of a sentence in windows of at most `MAX_PIECES`, nearly always one."""
        pieces = [self._pieces.read(tokens[word].text) for word in words]
        before = list(accumulate((len(word_ids) for word_ids, _ in pieces), initial=0))
        start = 0
        while start < len(words):
            end = bisect_right(before, before[start] + MAX_PIECES - 2) - 1
            if end < len(words):
                marks = [place for place in range(start + (end - start) // 2, end) if tokens[words[place]].is_punct]
                end = marks[-1] + 1 if marks else end
            own, cases = [self._pieces.cls], [0]
            for word_ids, case in pieces[start:end]:
                own += word_ids
                cases += [case] * len(word_ids)
            firsts = [place - before[start] + 1 for place in before[start:end]]
            yield Window(words[start:end], [*own, self._pieces.sep], [*cases, 0], firsts)
            start = end

    def _groups(self, windows: list[Window]) -> Iterator[list[Window]]:
        """Windows of like length, at most `pieces_per_batch` pieces with padding."""
        group: list[Window] = []
        for window in sorted(windows, key=lambda window: len(window.pieces)):
            if group and len(window.pieces) * (len(group) + 1) > self.pieces_per_batch:
                yield group
                group = []
            group.append(window)
        if group:
            yield group

    # --- filling -----------------------------------------------------------------------------------------------------

    def _fill(self, doc: Doc, tokens: list[Token], table: NDArray[np.uint64], group: list[Window]) -> None:
        """Run one batch and write its annotations into the table; sets the root of each window."""
        width = max(len(window.pieces) for window in group)
        longest = max(len(window.words) for window in group)
        ids = np.zeros((len(group), width), dtype=np.int64)
        cases = np.zeros_like(ids)
        mask = np.zeros_like(ids)
        firsts = np.zeros((len(group), longest), dtype=np.int64)
        for row, window in enumerate(group):
            ids[row, : len(window.pieces)] = window.pieces
            cases[row, : len(window.pieces)] = window.cases
            mask[row, : len(window.pieces)] = 1
            firsts[row, : len(window.words)] = window.firsts
        names, upos, xpos, feats, lemma, arcs, dependents, governors = self._encoder.run(
            None, {"pieces": ids, "cases": cases, "mask": mask, "firsts": firsts}
        )
        best_names = names.argmax(axis=2)
        counts = [len(window.words) for window in group]
        chosen = [best_heads(arcs[row, :count, : count + 1]) for row, count in enumerate(counts)]
        deprels = self._deprels(dependents, governors, chosen)
        done = 0
        for row, (window, count, heads) in enumerate(zip(group, counts, chosen, strict=True)):
            at = np.asarray(window.words)
            window.root = window.words[int(np.flatnonzero(heads == 0)[0])]
            governor = np.where(heads == 0, at, at[heads - 1])
            labels = self._valid_names(names[row, :count], best_names[row, :count])
            table[at, 0] = self._tag_ids[xpos[row, :count]]
            table[at, 1] = self._pos_ids[upos[row, :count]]
            table[at, 2] = self._morph_ids[feats[row, :count]]
            table[at, 3] = self._lemmas(tokens, window.words, xpos[row, :count], lemma[row, :count])
            table[at, 4] = (governor - at).astype(np.uint64)
            table[at, 5] = np.where(heads == 0, self._root, self._deprel_ids[deprels[done : done + count]])
            table[at, 6] = self._iob_ids[labels]
            table[at, 7] = self._entity_ids[labels]
            self._score_names(doc, window.words, labels, names[row, :count])
            done += count

    def _deprels(
        self, dependents: NDArray[np.float32], governors: NDArray[np.float32], chosen: list[NDArray[np.int64]]
    ) -> NDArray[np.int64]:
        """Label of each arc of a batch, sentence after sentence."""
        of = np.concatenate([dependents[row, : len(heads)] for row, heads in enumerate(chosen)])
        to = np.concatenate([governors[row, heads] for row, heads in enumerate(chosen)])
        return np.asarray(self._labels.run(None, {"dependents": of, "heads": to})[0])

    def _lemmas(
        self, tokens: list[Token], words: list[int], tags: NDArray[np.int64], scripts: NDArray[np.int64]
    ) -> list[int]:
        """Identifiers of the lemmas of the words."""
        lemmas = []
        for word, tag, script in zip(words, tags.tolist(), scripts.tolist(), strict=True):
            token = tokens[word]
            key = (token.orth, tag, script)
            found = self._known_lemmas.get(key)
            if found is None:
                if len(self._known_lemmas) > 200_000:
                    self._known_lemmas.clear()
                found = self.vocab.strings.add(self._lemmatiser.lemma(token.text, self._tags[tag], script))
                self._known_lemmas[key] = found
            lemmas.append(found)
        return lemmas

    def _valid_names(self, scores: NDArray[np.float32], best: NDArray[np.int64]) -> NDArray[np.int64]:
        """The best BIO sequence in which no I follows another kind; the greedy one where it is valid already."""
        if self._allowed_first[best[0]] and self._allowed[best[:-1], best[1:]].all():
            return best
        barred = np.where(self._allowed, 0.0, -1e4)
        total = scores[0] + np.where(self._allowed_first, 0.0, -1e4)
        back = np.zeros(scores.shape, dtype=np.int64)
        for place in range(1, len(scores)):
            ways = total[:, None] + barred
            back[place] = ways.argmax(axis=0)
            total = ways.max(axis=0) + scores[place]
        path = [int(total.argmax())]
        for place in range(len(scores) - 1, 0, -1):
            path.append(int(back[place, path[-1]]))
        return np.asarray(path[::-1])

    def _score_names(self, doc: Doc, words: list[int], labels: NDArray[np.int64], scores: NDArray[np.float32]) -> None:
        """Set `span._.label_scores` of the names in a window."""
        inside = labels > 0
        starts = np.flatnonzero(self._iob_ids[labels] == 3).tolist()
        if not starts:
            return
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        for start in starts:
            end = start + 1
            while end < len(words) and inside[end] and self._iob_ids[labels[end]] == 1:
                end += 1
            shares = odds[start:end].mean(axis=0) @ self._kinds
            span = doc[words[start] : words[end - 1] + 1]
            span._.label_scores = dict(zip(self.labels, shares.round(4).tolist(), strict=True))

    def _set_blank(self, tokens: list[Token], blank: list[bool], table: NDArray[np.uint64]) -> None:
        """White space, and the bullet of a list item, which the encoder has not learned to read: no name, part of speech SPACE;
        its head is set once the words have theirs."""
        table[:, 0] = self.vocab.strings.add("_SP")
        table[:, 1] = POS_IDS["SPACE"]
        table[:, 2] = self._morph_ids[self._no_feats]
        table[:, 6] = 2
        for place in (place for place, is_blank in enumerate(blank) if is_blank):
            table[place, 3] = tokens[place].orth

    def _attach_spaces(self, blank: list[bool], sentences: list[tuple[int, int]], table: NDArray[np.uint64]) -> None:
        """White space hangs on the word before it in its sentence, else on the one after; alone it is its own root."""
        label = self.vocab.strings.add("dep")
        for start, end in sentences:
            if True not in blank[start:end]:
                continue
            words = [place for place in range(start, end) if not blank[place]]
            head = words[0] if words else start
            for place in range(start, end):
                if blank[place]:
                    table[place, 4] = np.int64(head - place).astype(np.uint64)
                    table[place, 5] = label if head != place else self._root
                    if place + 1 < end and head < place:
                        self._join_names(blank, table, head, place, end)
                else:
                    head = place

    @staticmethod
    def _join_names(blank: list[bool], table: NDArray[np.uint64], before: int, place: int, end: int) -> None:
        """White space between two words of one name belongs to it."""
        behind = next((after for after in range(place + 1, end) if not blank[after]), None)
        if behind is not None and table[behind, 6] == INSIDE and table[before, 6] in (INSIDE, BEGIN):
            table[place, 6:8] = INSIDE, table[before, 7]

    # --- weights -----------------------------------------------------------------------------------------------------

    def _set_files(self, files: dict[str, bytes], source: str) -> None:
        """Check the files against their sums and open them; `source` names them in errors."""
        try:
            sums = json.loads(files[SUMS])
        except (KeyError, ValueError):
            raise WeightsError(f"{source}/{SUMS} is missing or damaged; install the model again") from None
        for name in FILES:
            if name not in files:
                raise WeightsError(f"{source}/{name} is missing; install the model again")
            if hashlib.sha256(files[name]).hexdigest() != sums.get(name):
                raise WeightsError(
                    f"{source}/{name} is damaged (its SHA-256 differs from {SUMS}); install the model again"
                )
        self._files = files
        self._open()

    def _open(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._encoder, self._labels = (
            onnxruntime.InferenceSession(
                self._files[name], options, ["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
            )
            for name in ("encoder.onnx", "labels.onnx")
        )
        self._pieces = WordPieces.from_text(self._files["tokenizer.json"].decode("utf-8"))
        inventory: dict[str, Any] = json.loads(self._files["inventory.json"])
        strings, morphology = self.vocab.strings, self.vocab.morphology
        self._tag_ids = np.array([strings.add(tag) for tag in inventory["xpos"]], dtype=np.uint64)
        self._pos_ids = np.array([POS_IDS[tag] for tag in inventory["upos"]], dtype=np.uint64)
        self._morph_ids = np.array([morphology.add(feats) for feats in inventory["feats"]], dtype=np.uint64)
        self._no_feats = inventory["feats"].index("")
        self._tags = inventory["xpos"]
        self._lemmatiser = Lemmatiser(inventory["lemma"], inventory["lexicon"])
        self._known_lemmas: dict[tuple[int, int, int], int] = {}
        self._deprel_ids = np.array([strings.add(label) for label in inventory["deprel"]], dtype=np.uint64)
        self._root = np.uint64(strings.add("root"))
        names = inventory["ner"]
        kinds = [name.partition("-")[2] for name in names]
        self._iob_ids = np.array([{"O": 2, "B": 3, "I": 1}[name[0]] for name in names], dtype=np.uint64)
        self._entity_ids = np.array([strings.add(kind) if kind else 0 for kind in kinds], dtype=np.uint64)
        self.labels = tuple(kind for name, kind in zip(names, kinds, strict=True) if name.startswith("B-"))
        self._kinds = np.array([[kind == label for label in self.labels] for kind in kinds], dtype=np.float32)
        inside = np.array([name.startswith("I-") for name in names])
        same = np.array([[kind == other for other in kinds] for kind in kinds])
        self._allowed = ~inside[None, :] | same
        self._allowed_first = ~inside

    @property
    def version(self) -> str:
        """First twelve digits of the SHA-256 of the encoder's weights; empty where none are loaded."""
        return hashlib.sha256(self._files["encoder.onnx"]).hexdigest()[:12] if self._files else ""

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the weights and their sums into the folder `path`."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (path / name).write_bytes(content)

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = SimpleFrozenList()) -> "JointEncoder":
        """Read and check the weights in the folder `path`. Raises WeightsError."""
        path = Path(path)
        files = {name: (path / name).read_bytes() for name in (*FILES, SUMS) if (path / name).is_file()}
        self._set_files(files, str(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """The weights in one string of bytes."""
        import srsly

        return bytes(srsly.msgpack_dumps(self._files))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> "JointEncoder":
        """Read and check what `to_bytes` wrote. Raises WeightsError."""
        import srsly

        self._set_files(srsly.msgpack_loads(data), self.name)
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Without the open sessions, which cannot be sent to another process."""
        kept = ("vocab", "name", "threads", "pieces_per_batch", "labels", "_files")
        return {name: value for name, value in self.__dict__.items() if name in kept}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        if self._files:
            self._open()
