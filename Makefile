# Needs Python 3.11 or later and GNU make 3.81 or later. Everything is installed into .venv, never outside it;
# `make test` may also fetch a Chromium (see tests/browser/install_chromium.py).

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
BROWSER ?= yes
LOCK_FLAGS ?=
PYTEST_FLAGS ?= --numprocesses=auto
BENCH_FLAGS ?= --write

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test bench ready clear-samples lock clean

help: ## show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo '  PYTHON=python3.12 chooses the Python; ADDRESS=127.0.0.1:8000 is where serve listens;'
	@echo '  BROWSER=no leaves out the tests that need a Chromium; LOCK_FLAGS=--upgrade renews every pin.'

site: $(VENV)/.project ## set everything up and build the site into site/
	$(BIN)/mkdocs build

serve: $(VENV)/.project ## show the site, and build it anew at every change
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

check: $(VENV)/.project ## check every pilot against the playbook
	$(BIN)/pilotbook check

clear-samples: $(VENV)/.project ## remove the sample pilots
	$(BIN)/pilotbook clear-samples

test: $(VENV)/.project $(VENV)/.test ## run the linter, the type checker and every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
ifeq ($(BROWSER),no)
	$(BIN)/python -m pytest --cov -m 'not browser' $(PYTEST_FLAGS)
else
	chromium="$$($(BIN)/python tests/browser/install_chromium.py)" && \
	  PILOTBOOK_CHROMIUM="$$chromium" $(BIN)/python -m pytest --cov $(PYTEST_FLAGS)
endif

bench: $(VENV)/.project $(VENV)/.bench ## measure how fast Pilotbook is, beside other programs (an hour)
	$(BIN)/python -m bench $(BENCH_FLAGS)

ready: $(VENV)/.project ## read the package's own playbook beforehand, after a change to it
	$(BIN)/python -c 'from pilotbook.portfolio.ready_writing import renew_ready_playbook as renew; renew()'

# A lock that changed makes a new environment, so that nothing dropped from it lingers.
$(VENV)/.site: requirements/site.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Pilotbook needs Python 3.11 or later, and '$(PYTHON)' is not one: install it, or name it, as in 'make site PYTHON=python3.12'." >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments: install its venv module (on Debian and Ubuntu: apt install python3-venv)." >&2; \
	  exit 1; }
	@echo 'Setting up $(VENV) (about a minute, once) ...'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP_INSTALL) --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site | $(VENV)/.project
	@echo 'Installing what the tests need ...'
	@$(PIP_INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.site | $(VENV)/.project
	@echo 'Installing what the bench compares with ...'
	@$(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.site
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# The pins hold for every Python from 3.11 and for Linux, macOS and Windows; test.txt repeats those of site.txt.
UV_COMPILE = "$$venv"/*/python -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
  --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
  $(LOCK_FLAGS) --group build

lock: ## work out the pinned requirements anew, after a change to pyproject.toml
	venv="$$(mktemp -d)" && trap 'rm -rf "$$venv"' EXIT && \
	  $(PYTHON) -m venv "$$venv" && "$$venv"/*/python -m pip install --quiet 'uv>=0.9,<1' && \
	  $(UV_COMPILE) --output-file requirements/site.txt && \
	  $(UV_COMPILE) --group test --constraint requirements/site.txt --output-file requirements/test.txt && \
	  $(UV_COMPILE) --group bench --constraint requirements/site.txt --output-file requirements/bench.txt

clean: ## remove everything that was made
	rm -rf $(VENV) site dist build htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +
