"""Corpora in, the English model out. Needs the `train` extra; users of the pipeline never import it."""
