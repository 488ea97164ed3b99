"""Words as the encoder reads them: WordPiece identifiers and the letter case that the uncased vocabulary drops.

Training and run time share this module, so a word is always read the same way.
"""

from pathlib import Path

from tokenizers import Tokenizer

CASES = ("none", "lower", "title", "upper", "mixed", "initial", "digit", "mark")
"""Letter-case classes; a class is known to the graph by its place here. "none" is padding and the [CLS] and [SEP] pieces."""

MAX_PIECES_PER_WORD = 24
"""A web address or a run of digits is cut here; nothing that carries meaning is longer."""


def case_class(word: str) -> int:
    """Index into `CASES` of one word. "initial" is a single capital, "mark" has neither letters nor digits."""
    if word.islower():
        return 1
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return 6 if any(character.isdigit() for character in word) else 7
    if any(character.isdigit() for character in word):
        return 6
    if not any(letter.isupper() for letter in letters):
        return 1
    if all(letter.isupper() for letter in letters):
        return 5 if len(letters) == 1 else 3
    if letters[0].isupper() and not any(letter.isupper() for letter in letters[1:]):
        return 2
    return 4


class WordPieces:
    """Turns words into WordPiece identifiers, remembering the words it has seen.

    `path` is a `tokenizer.json` of the tokenizers library. Raises FileNotFoundError where it is missing.
    """

    CACHE_SIZE = 200_000
    CLS, SEP, UNKNOWN, MASK = "[CLS]", "[SEP]", "[UNK]", "[MASK]"

    def __init__(self, path: Path | str) -> None:
        if not Path(path).is_file():
            raise FileNotFoundError(f"no word-piece vocabulary at {path}")
        self._load(Tokenizer.from_file(str(path)))

    @classmethod
    def from_text(cls, text: str) -> "WordPieces":
        """The same from the text of a `tokenizer.json`."""
        pieces = cls.__new__(cls)
        pieces._load(Tokenizer.from_str(text))
        return pieces

    def _load(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        numbers = tokenizer.get_vocab()
        self.cls = numbers[self.CLS]
        self.sep = numbers[self.SEP]
        self.unknown = numbers[self.UNKNOWN]
        self.mask = numbers[self.MASK]
        self._seen: dict[str, tuple[tuple[int, ...], int]] = {}

    def read(self, word: str) -> tuple[tuple[int, ...], int]:
        """Piece identifiers of one word (never empty, at most `MAX_PIECES_PER_WORD`) and its case class."""
        found = self._seen.get(word)
        if found is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD]
            found = (tuple(ids) or (self.unknown,), case_class(word))
            if len(self._seen) >= self.CACHE_SIZE:
                self._seen.clear()
            self._seen[word] = found
        return found
