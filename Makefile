# make serve   everything from nothing to a running server; the second time it only starts the server
# make test    what a change must pass
# Another interpreter: make serve PYTHON=python3.12

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help serve test lint format lock audit bench growth fuzz soak clean

help:
	@echo "make serve   install into .venv, create twosource.db with the seed articles, serve it at http://127.0.0.1:8000"
	@echo "make test    lint, then run the tests"
	@echo "make lint    ruff, mypy, import-linter"
	@echo "make format  let ruff rewrite what it can"
	@echo "make lock    write requirements.lock anew from pyproject.toml; UPGRADE=1 takes the newest of everything"
	@echo "make audit   ask for known vulnerabilities of what requirements.lock names; IF_REACHABLE=1 passes where no service can be asked"
	@echo "make bench   measure speed; needs wrk, and ten minutes on an idle machine"
	@echo "make growth  measure what linking costs as a store grows; CORPUS=rows.jsonl.gz names the articles, MOST=20000 how many"
	@echo "make fuzz    send requests made from the OpenAPI document for ten minutes, or MINUTES, with every check of schemathesis"
	@echo "make soak    load a server with everything at once for an hour, or MINUTES, and check what is left"
	@echo "make clean   remove .venv and caches; databases stay"

# The stamp says that .venv holds what these two files ask for.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Twosource needs Python 3.11 or later; name one: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@echo "Installing into .venv; this takes a minute, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

serve: $(INSTALLED)
	@exec $(BIN)/twosource serve

lint: $(INSTALLED)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

format: $(INSTALLED)
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format

# No address of a package index is written down: installing asks the one that pip is set up for, and the hashes say whether it sent the right files.
lock: $(INSTALLED)
	$(BIN)/pip-compile --quiet --extra dev --output-file requirements.lock --generate-hashes --allow-unsafe --strip-extras \
		--no-build-isolation --no-header --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		$(if $(UPGRADE),--upgrade) pyproject.toml

audit: $(INSTALLED)
	@$(BIN)/python -m tests.audit $(if $(IF_REACHABLE),--if-reachable)

bench: $(INSTALLED)
	$(BIN)/python -m app.evaluation.bench
	$(if $(CORPUS),$(BIN)/python -m app.evaluation.bench_search $(CORPUS))
	$(BIN)/python -m app.evaluation.bench_reads
	$(BIN)/python -m app.evaluation.bench_writing

growth: $(INSTALLED)
	$(BIN)/python -m app.evaluation.bench_growth $(CORPUS) $(MOST)

fuzz: $(INSTALLED)
	$(BIN)/python -m tests.fuzz $(or $(MINUTES),10)

soak: $(INSTALLED)
	$(BIN)/python -m tests.soak $(or $(MINUTES),60)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .schemathesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
