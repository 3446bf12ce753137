# Everything a developer or an operator types. Needs Python 3.11 or newer and npm; the rest is installed here.

.DEFAULT_GOAL := help
SHELL := bash
PY := .venv/bin/python
LIUZUI := .venv/bin/liuzui
PORT ?= 8000
export LIUZUI_PUBLIC_URL ?= http://127.0.0.1:$(PORT)
export PYTHONUNBUFFERED := 1

.PHONY: help run test soak check bench conformance messages contracts access environment clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: export LIUZUI_DEMO ?= 1
run: ## install, prepare the database, serve the demo county at http://127.0.0.1:8000 (PORT=… for another, LIUZUI_DEMO=0 to start empty)
	@tools/environment run
	@$(LIUZUI) prepare
	@exec $(LIUZUI) serve --port $(PORT)

test: ## the everyday suite on SQLite, then the database tests on a temporary PostgreSQL
	@tools/environment dev && tools/system
	@$(LIUZUI) compile-messages
	@exec $(PY) tools/suite.py

soak: ## the long tests: fuzzing at full count, failover, big data
	@tools/environment dev && tools/system
	@$(LIUZUI) compile-messages
	@exec $(PY) tools/suite.py --soak

check: ## style, types, walls, sizes, migrations, content
	@tools/environment dev
	@$(LIUZUI) compile-messages
	@exec $(PY) tools/check.py

bench: ## the figures: licensing cases beside raw SQL and SpiffWorkflow, tables beside zen-engine and DuckDB, pages at 100,000 cases, memory
	@tools/environment dev && tools/system
	@exec $(PY) -m bench

conformance: ## outside test suites against the decision engine (needs the material in LIUZUI_DATA)
	@tools/environment dev
	@exec $(LIUZUI) conformance

messages: ## compile the translations (.po to .mo)
	@tools/environment run
	@exec $(LIUZUI) compile-messages

contracts: ## print the import contracts that the folders imply
	@$(PY) tests/house/contracts.py

access: ## write docs/access.md, the list of routes that anyone may call
	@tools/environment dev
	@exec $(PY) tools/access.py

environment: ## install everything a developer needs, run nothing
	@tools/environment dev

clean: ## remove what was installed; keeps the data in var/
	rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache
