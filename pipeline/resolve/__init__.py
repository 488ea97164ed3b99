"""Merged reports → the rows of every table, with one identifier per real-world thing."""

from pipeline.resolve.assemble import add_cases, resolve

__all__ = ["add_cases", "resolve"]
