# The few commands that matter. They need Python 3.11+ and make; all else is set up in .venv, from constraints.txt.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PACKAGES := . $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml examples/*/pyproject.toml))
PROJECTS := $(addsuffix /pyproject.toml,$(PACKAGES))
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
GROUPS := build test lint docs
PIP := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip --quiet --disable-pip-version-check install

PLUGINS := $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml))

.PHONY: help parse test fast lint bench docs outputs wheels try-wheels constraints clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

parse: $(RUN)  ## read the seed article: tables on the terminal, the full result in out/seed.json
	@mkdir -p out
	@$(BIN)/newsparse parse seeds/*.txt -o out/seed.json
	@$(BIN)/newsparse parse seeds/*.txt --to table
	@echo "The full result: out/seed.json"

test: $(DEV)  ## every test, in two processes: the library's, the plugins', the examples' and the documentation's
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(OPTIONS)

fast: $(DEV)  ## the tests that take no second each, in under two minutes: before every commit
	$(BIN)/python -m pytest -m "not slow and not wheels" --hypothesis-profile=fast tests newsparse

lint: $(DEV)  ## style, spelling, types, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

bench: $(DEV)  ## speed and quality: see benchmarks/README.md
	@$(PIP) --group bench
	$(BIN)/python -m benchmarks

docs: $(DEV)  ## the documentation as HTML, in docs/_build
	$(BIN)/sphinx-build -W -q docs docs/_build

outputs: $(DEV)  ## write what commands and examples print now into README.md, the pages of docs, the notebook and the pictures
	$(BIN)/python docs/outputs.py --write
	$(BIN)/python docs/notebooks.py --write
	$(BIN)/python docs/pictures.py --write

wheels: $(DEV)  ## the packages as others install them, wheels and source, in dist
	@rm -rf dist
	@for package in . $(PLUGINS); do \
		(cd $$package && $(abspath $(BIN))/python -m hatchling build --directory $(CURDIR)/dist) || exit 1; done

try-wheels: wheels  ## install these packages elsewhere, with old and new tools, and use them
	$(BIN)/python -m pytest -m wheels tests/packaging

constraints: $(DEV)  ## pin the newest releases that fit, in constraints.txt
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --no-header --no-annotate --python-version 3.11 --no-emit-package newsparse \
		$(addprefix --group ,$(GROUPS) bench) $(PROJECTS) --output-file constraints.txt

clean:  ## forget everything that was set up or made
	rm -rf $(VENV) out dist docs/_build

$(RUN): constraints.txt $(PROJECTS)
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "newsparse needs Python 3.11 or newer")'
	@echo "Setting up $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --upgrade pip
	@$(PIP) $(addprefix --editable ,$(PACKAGES))
	@touch $@

$(DEV): $(RUN)
	@echo "Setting up what tests and linters need ..."
	@$(PIP) $(addprefix --group ,$(GROUPS))
	@touch $@
