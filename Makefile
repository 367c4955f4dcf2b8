# Every task of the project. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup serve build check test quick bench edition schemas verify-sources lock clean

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.build ## Create the environment with the pinned packages

$(VENV)/.build: requirements.txt
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements.txt
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.build
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements-test.txt
	@touch $@

serve: setup ## Serve both languages on 127.0.0.1 (PORT=8000), rebuilding on each change
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: setup ## Build the whole site into site/
	@$(BIN)/mkdocs build --strict

check: setup ## Check data and chapters without a build
	@$(BIN)/python hooks/check.py

test: $(VENV)/.test ## Set up everything, browser included, and run every gate
	@sh tools/chromium.sh
	@$(BIN)/ruff check .
	@$(BIN)/yamllint --strict data mkdocs.yml mkdocs.zh.yml
	@$(BIN)/python -m pytest

quick: $(VENV)/.test ## The fast gates: no browser, no build of the whole site
	@$(BIN)/ruff check .
	@$(BIN)/yamllint --strict data mkdocs.yml mkdocs.zh.yml
	@$(BIN)/python -m pytest --ignore tests/browser --ignore tests/test_site.py --ignore tests/test_serve.py

bench: setup ## Compare build time and bytes with plain Material
	@$(BIN)/python tools/bench.py

schemas: setup ## Write the schemas that editors complete and check the records with
	@$(BIN)/python hooks/schemas.py

edition: setup ## Freeze what is published now: NAME=2026.1 [DATE=2026-11-21]
	@$(BIN)/python tools/edition.py "$(NAME)" $(DATE)

verify-sources: setup ## Look up every printed form in the texts: SOURCES=<folder>
	@$(BIN)/python hooks/verify.py "$(SOURCES)"

lock: ## Renew the lock files after editing requirements*.in
	@sh tools/lock.sh "$(PYTHON)"

clean: ## Remove everything that was generated
	rm -rf site $(VENV) .cache .pytest_cache .ruff_cache
