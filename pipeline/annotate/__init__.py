"""spaCy components: each reads tokens, parse and earlier layers and writes one layer of the Doc."""

from pipeline.layers import register_extensions

register_extensions()
