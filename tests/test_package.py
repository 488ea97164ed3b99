"""The package as installed: every advertised component is there and can be built."""

from __future__ import annotations

import importlib
import tomllib
from pathlib import Path

import pytest
import spacy

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FACTORIES = PROJECT["entry-points"]["spacy_factories"]


@pytest.mark.parametrize("name", FACTORIES)
def test_every_entry_point_names_a_factory(name: str) -> None:
    module, _, function = FACTORIES[name].partition(":")
    factory = getattr(importlib.import_module(module), function)
    component = factory(spacy.blank("en"), name) if name != "joint_encoder" else factory
    assert callable(component)


def test_a_component_works_alone_on_a_blank_pipeline() -> None:
    importlib.import_module("pipeline.annotate.time")
    importlib.import_module("pipeline.annotate.money")
    nlp = spacy.blank("en")
    nlp.add_pipe("time_expressions")
    nlp.add_pipe("money")
    doc = nlp("On 3 May 2023 she was fined RM10,000.")
    assert [t.edtf for t in doc._.times] == ["2023-05-03"]
    assert [(q.amount_min, q.currency) for q in doc._.money] == [(10000.0, "MYR")]
