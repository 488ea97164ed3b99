"""Word lists as data: every list of the file is used, and every list that the code asks for has a row."""

import re
from pathlib import Path

import pipeline
from pipeline.vocabulary import rows, word_list


def test_lists_and_code_agree() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(pipeline.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'word_list\("([\w.]+)"\)', code)) == {row["list"] for row in rows("word_lists")}


def test_every_list_has_words_and_a_meaning() -> None:
    for row in rows("word_lists"):
        words = row["words"].split(";")
        assert row["meaning"] and all(words) and len(words) == len(set(words)) == len(word_list(row["list"])), row["list"]
