# Pumpurs: everything a developer or an operator does, by name. `make` alone lists the recipes.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$one" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$one" && break; done)
VENV := .venv
BIN := $(VENV)/bin
FLASK := $(BIN)/flask --app wsgi.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest

# A run of the suite starts some hundred processes of the portal: each would read its code anew where
# the environment forbids to keep what was read.
unexport PYTHONDONTWRITEBYTECODE

##@ Every day

help: ## List the recipes.
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run ## Set everything up and serve the portal with its letter worker (PORT=8000).
	@$(FLASK) db upgrade
	@$(FLASK) demo load --if-empty
	@$(FLASK) demo accounts
	@exec $(FLASK) serve

test: $(VENV)/dev ## Set everything up and run the whole suite: both databases and a browser.
	@$(BIN)/python -m tests.run

check: $(VENV)/dev ## Format, lint, types, import contracts, then the whole suite.
	@$(MAKE) --no-print-directory format lint types contracts test

bench: $(VENV)/dev ## Measure the portal against a bare floor (benchmarks/README.md).
	@$(BIN)/python -m benchmarks

##@ One at a time

format: $(VENV)/dev ## Bring the code into its one form.
	@$(BIN)/ruff format --quiet .

lint: $(VENV)/dev ## Look for faults a machine can see.
	@$(BIN)/ruff format --check --quiet . || (echo "Run: make format" && false)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/codespell

types: $(VENV)/dev ## Check the types.
	@$(BIN)/mypy

contracts: $(VENV)/dev ## Check which part may import which.
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

quick: $(VENV)/dev ## Run the tests that need neither PostgreSQL nor a browser.
	@$(PYTEST) -n $(WORKERS) tests/unit tests/web tests/build

##@ Now and then

routes: $(VENV)/dev ## Save the list of addresses the tests hold us to.
	@$(BIN)/python -m tests.build.routes

lock: $(VENV)/dev ## Pin the libraries anew, with their hashes (see pyproject.toml).
	@$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --no-strip-extras --upgrade \
		--generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --no-strip-extras --upgrade \
		--group dev -c requirements.txt \
		--generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements-dev.txt

fresh: ## Throw the demo data away; the next `make run` starts anew.
	@rm -rf instance

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || (echo "Python 3.11 or newer is needed." && false)
	@echo "Making the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || (echo "Python's venv module is needed (on Debian: python3-venv)." && false)

$(VENV)/run: requirements.txt | $(VENV)/bin/python
	@echo "Installing the libraries …"
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing the libraries and the tools …"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@ $(VENV)/run

.PHONY: help run test check bench format lint types contracts quick routes lock fresh
