# Every command of the project. `make help` lists them.
SHELL := /bin/bash
PORT ?= 8050
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := analysis app.py bench components data etl exports gunicorn.conf.py locale pages server tests torture
RUN_STAMP := $(VENV)/.requirements
DEV_STAMP := $(VENV)/.requirements-dev
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run build test lint format types imports bench torture audit bench-quick pictures goldens messages packages clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

run: build ## Install, build the store when needed and serve on 127.0.0.1:$(PORT)
	@echo "Tilannekuva: http://127.0.0.1:$(PORT)/"
	@PORT=$(PORT) exec $(BIN)/gunicorn --config gunicorn.conf.py app:server

build: $(RUN_STAMP) ## Build the store from the embedded data when it is missing or out of date
	@$(BIN)/python -m etl build --if-needed

test: $(DEV_STAMP) packages build ## Install what the tests need, then check everything
	@$(MAKE) --no-print-directory lint types imports
	$(BIN)/pytest -q -n 2 --dist loadfile --no-loadscope-reorder

lint: $(DEV_STAMP) ## Check format and style
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)

types: $(DEV_STAMP) ## Check types
	$(BIN)/mypy

imports: $(DEV_STAMP) ## Check which folder may import which
	$(BIN)/lint-imports

format: $(DEV_STAMP) ## Format the code
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

bench: $(DEV_STAMP) packages build ## Measure speed and size
	$(BIN)/python -m bench

bench-quick: $(DEV_STAMP) packages build ## Measure a little; fail on a loss over a fifth against bench/results.json
	$(BIN)/python -m bench.gate

torture: $(DEV_STAMP) build ## Break things on purpose (45 minutes; SCALE=0.1 within ten); writes docs/reliability.md
	$(BIN)/python -m torture --scale $(or $(SCALE),1)

pictures: $(DEV_STAMP) packages build ## Take the pictures of README and docs again
	UPDATE_PICTURES=1 $(BIN)/pytest -q tests/browser/test_pictures.py

goldens: $(DEV_STAMP) packages build ## Take the pictures that the style page is held against again
	UPDATE_GOLDENS=1 $(BIN)/pytest -q tests/browser/test_style_goldens.py

audit: $(DEV_STAMP) ## Ask the advisories about every installed package (needs the network)
	@$(BIN)/python tools/audit.py $(AUDIT)

messages: $(RUN_STAMP) ## Collect translatable texts into locale/ and name the missing ones
	@$(BIN)/python locale/update.py

packages:
	@sh .ci/packages packages.txt

$(RUN_STAMP): requirements.txt
	@sh .ci/venv $(PYTHON) $(VENV)
	@echo "Installing requirements.txt"
	@$(BIN)/python -m pip install -q -r requirements.txt
	@echo "Compressing what browsers load"
	@$(BIN)/python -m server.static
	@touch $@

$(DEV_STAMP): requirements-dev.txt requirements-lake.txt $(RUN_STAMP)
	@echo "Installing requirements-dev.txt"
	@$(BIN)/python -m pip install -q -r requirements-dev.txt
	@touch $@

clean: ## Remove what the commands made, the store too
	rm -rf $(VENV) .cache data/store .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
