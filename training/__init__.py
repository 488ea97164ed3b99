"""Corpora in, the English model out. Needs the `train` extra; users of the pipeline never import it."""

from pathlib import Path

WORK = Path("build/model")
"""Where the stages leave what the next one needs, if no other folder is given."""
