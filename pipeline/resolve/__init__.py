"""Facts of all reports → the rows of every table, with one identifier per real-world thing."""

from pipeline.resolve.assemble import resolve

__all__ = ["resolve"]
