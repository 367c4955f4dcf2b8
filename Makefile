# Every task of the project. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8000
OFFLINE ?=
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export OFFLINE

.DEFAULT_GOAL := help
.PHONY: help setup serve build offline check test quick clients types bench edition sharing schemas guide exam verify-sources unseal mutate lock licences vendor audit spare clean

help: ## List the tasks
	@awk -F ':.*## ' '/^[a-z%-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.build ## Create the environment with the pinned packages

$(VENV)/.build: requirements.txt
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements.txt
	@touch $@

# Has all that the build needs as well, in the same versions.
$(VENV)/.test: requirements-test.txt requirements.txt
	@sh tools/setup.sh "$(PYTHON)" $(VENV) requirements-test.txt
	@touch $(VENV)/.build $@

serve: setup ## Serve both languages on 127.0.0.1 (PORT=8000), rebuilding on each change
	@$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: setup ## Build the whole site into site/
	@$(BIN)/python -m mkdocs build --strict

offline: setup ## Build the whole site with its zip for reading offline
	@OFFLINE_COPY=1 $(BIN)/python -m mkdocs build --strict

check: setup ## Check data and chapters without a build: [FIX=1] mends blanks and line ends
	@$(BIN)/python -m compendium check $(if $(FIX),--fix)

# The style of the records and the types are looked at side by side.
LINT := $(BIN)/python -m ruff check . && { $(BIN)/python -m yamllint --strict data mkdocs.yml mkdocs.zh.yml & yaml=$$!; $(BIN)/python -m mypy && wait $$yaml; }
# Built once for all tests, under an address with a folder in it, as on GitHub Pages.
GATES := .cache/gates/site
SLOW := browser test_editions.py test_exports.py test_export_feeds.py test_export_schemas.py test_export_tables.py \
	test_gates.py test_growth.py test_growth_languages.py test_hostile.py test_hosts.py test_index.py test_mutation.py test_new.py test_properties.py \
	test_publishing.py test_reproducible.py test_serve.py test_site.py test_tiny_site.py test_validity.py

test: $(VENV)/.test ## Set up everything, browser included, and run every gate
	@sh tools/chromium.sh $(BIN)/python
	@$(BIN)/python -m compendium check
	@$(LINT)
	@SITE_URL=https://reference.example/base/ $(BIN)/python -m mkdocs build --strict --site-dir $(GATES)
	@SITE=$(GATES) $(BIN)/python -m pytest --numprocesses 2 --dist loadscope --no-loadscope-reorder

quick: $(VENV)/.test ## The fast gates, within a minute: no browser, no server, no build of the whole site
	@$(BIN)/python -m compendium check
	@$(LINT)
	@QUICK=1 $(BIN)/python -m pytest --numprocesses 2 --dist loadscope $(SLOW:%=--ignore tests/%)

clients: $(VENV)/.test ## Open the files to take away in the programs of those who take them: R, GDAL, LaTeX, LibreOffice …
	@sh tools/clients.sh "$(PYTHON)" .cache/clients
	@CLIENTS=.cache/clients/bin/python $(BIN)/python -m pytest -m clients tests/test_clients.py

types: $(VENV)/.test ## Check the types of hooks/ and tools/
	@$(BIN)/python -m mypy

new-%: setup ## Print a record to fill in, such as new-meeting: [LANG=zh] [APPEND=1] [WITH="body=…"]
	@$(BIN)/python -m compendium new $* --language "$(LANG)" $(if $(APPEND),--append) $(WITH)

bench: $(VENV)/.test ## Measure cost, growth and serving beside the last figures: [ONLY=plain|growth|live]
	@sh tools/chromium.sh $(BIN)/python
	@$(BIN)/python -m tools.bench --only "$(ONLY)"
	@$(BIN)/python -m compendium guide

sharing: $(VENV)/.test ## Draw the pictures that show when a page is shared
	@sh tools/chromium.sh $(BIN)/python
	@$(BIN)/python -m tools.sharing

schemas: setup ## Write the schemas that editors complete and check the records with
	@$(BIN)/python -m compendium schemas

guide: setup ## Renew the commented records and the tables of ARCHITECTURE.md
	@$(BIN)/python -m compendium guide

edition: setup ## Freeze what is published now: NAME=2026.1 [DATE=2026-11-21]
	@$(BIN)/python -m compendium edition "$(NAME)" $(DATE)

exam: $(VENV)/.test ## Ask the search the questions of tests/exam.yml in a browser and keep the report
	@sh tools/chromium.sh $(BIN)/python
	@UPDATE_EXAM=1 $(BIN)/python -m pytest tests/browser/test_search_exam.py

verify-sources: setup ## Look up every printed form in the texts and seal what was found: SOURCES=<folder>
	@$(BIN)/python -m compendium verify "$(SOURCES)"

unseal: setup ## Without the texts: let what has changed count as not verified
	@$(BIN)/python -m compendium verify --unseal

mutate: $(VENV)/.test ## Plant faults one at a time and count what the gates catch: N=1000 [SEED=1] [SOURCES=<folder>]
	@$(BIN)/python -m tools.mutate --count "$(or $(N),1000)" --seed "$(or $(SEED),1)" --sources "$(SOURCES)"

lock: ## Renew the lock files after editing requirements*.in
	@sh tools/lock.sh "$(PYTHON)"

licences: $(VENV)/.test ## Renew the list of licences of the packages used
	@$(BIN)/python -m tools.licences

vendor: ## Download every package into vendor/, for set-up without a network: make serve OFFLINE=1
	@sh tools/vendor.sh "$(PYTHON)" vendor

audit: ## Look the locked packages up in the advisories of known faults (needs the network)
	@sh tools/audit.sh "$(PYTHON)" .cache/audit

spare: setup ## Build with the spare engine in an environment of its own and compare the pages
	@sh tools/spare.sh "$(PYTHON)" .cache/spare $(BIN)

clean: ## Remove everything that was generated
	rm -rf site $(VENV) .cache .pytest_cache .ruff_cache
