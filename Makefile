# Human-rights report text → CSV event tables.   make extract · make test · make help
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/python -m pipeline
RAW    ?= raw
OUTPUT ?= output
FORMAT ?= csv
CORPORA ?= corpora

.DEFAULT_GOAL := help
.PHONY: help setup fetch evaluate bench extract page segment annotate relate resolve write test lint codebook model gazetteer clean docs

help:  ## what the targets do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

setup: $(VENV)/.installed  ## create the environment

fetch: $(VENV)/.installed  ## save a page to raw/: make fetch URL=https://...
	$(RUN) fetch '$(URL)' --to $(RAW)

extract: $(VENV)/.installed  ## read raw/ and write all tables to output/
	$(RUN) extract $(RAW) --output $(OUTPUT) --format $(FORMAT)

page: $(VENV)/.installed  ## extract, then write output/page.html: read, filter and review the tables in a browser
	$(RUN) extract $(RAW) --output $(OUTPUT) --format $(FORMAT) || test $$? -eq 3  # 3: some inputs were refused, the page says which
	$(RUN) page --output $(OUTPUT)

segment annotate relate: $(VENV)/.installed  ## one stage, its result as JSON under output/stages/
	$(RUN) $@ $(RAW) --output $(OUTPUT)

resolve write: $(VENV)/.installed  ## link all reports and write the tables
	$(RUN) $@ $(RAW) --output $(OUTPUT)

test: $(VENV)/.dev  ## run the tests
	$(BIN)/python -m pytest

evaluate: $(VENV)/.installed  ## figures on the annotated reports; MISSES=1 lists misses, RECORD=1 records
	$(BIN)/python -m benchmarks.quality $(if $(MISSES),--misses) $(if $(RECORD),--record)

bench: $(VENV)/.installed  ## speed against the bare model, start-up, growth, workers, peers; QUICK=1 takes minutes
	$(BIN)/python -m benchmarks.speed $(if $(QUICK),--quick)

lint: $(VENV)/.dev  ## ruff and mypy
	$(BIN)/ruff check pipeline tests training benchmarks docs
	$(BIN)/mypy

docs: $(VENV)/.dev  ## build the site from docs/ to build/site
	$(BIN)/mkdocs build --quiet

codebook: $(VENV)/.installed  ## write docs/codebook.md from the records
	$(RUN) codebook --to docs/codebook.md

model: $(VENV)/.installed  ## rebuild the language model: make model CORPORA=<folder of unpacked corpora>
	$(BIN)/python -m pip install --quiet -e '.[training]'
	$(BIN)/python -m training.prepare --corpora $(CORPORA)
	$(BIN)/python -m training.train
	$(BIN)/python -m training.train --teacher
	$(BIN)/python -m training.teach
	$(BIN)/python -m training.train --taught
	$(BIN)/python -m training.export
	$(BIN)/python -m training.evaluate --corpora $(CORPORA)

clean:  ## remove what runs and builds made
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache
	find $(OUTPUT) -mindepth 1 ! -name README.md -exec rm -rf {} +
