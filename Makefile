# Two commands are enough: `make demo` and `make test`. Each sets up what it needs first (.ci/grond.sh).
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test check prestaties slijtage plafondproef venv schoon

BRIEF := var/kamerbrief-eerste-tijdvak.pdf
PYTHON := .venv/bin/python
SERVE ?= 1
PORT ?=
ARGS ?=
export PORT

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: venv  ## set up, replay the first tijdvak, write the letter, start the site (SERVE=0: do not start; PORT=8000)
	@echo '→ Database bijwerken'
	@$(PYTHON) manage.py migrate --verbosity 0
	@echo '→ Het eerste tijdvak naspelen'
	@PORT=$$(.ci/site.sh poort); \
	$(PYTHON) manage.py demo; \
	echo '→ De brief aan de Tweede Kamer: $(BRIEF)'; \
	$(PYTHON) manage.py rapport --tijdvak 1 --peildatum 2014-05-30 --uit $(BRIEF); \
	if [ '$(SERVE)' != 0 ]; then exec .ci/site.sh; fi

test: venv  ## all tests (ARGS='-k word'); with TEST_DATABASE_URL and TEST_REDIS_URL set, once more on those
	@.ci/tests.sh $(ARGS)

check: venv  ## ruff, mypy, import-linter, djLint, Django's own checks, shellcheck
	@.ci/check.sh

prestaties: venv  ## how fast it is, few plans beside many (PRESTATIES_DATABASE_URL=postgresql://user@host:port/)
	@$(PYTHON) -m tests.prestaties.meet
	@$(PYTHON) -m tests.prestaties.stand
	@$(PYTHON) -m tests.prestaties.alles
	@$(PYTHON) -m tests.prestaties.brief
	@$(PYTHON) -m tests.prestaties.register

slijtage: venv  ## kill the site 25 times during 2,000 saves and 200 filings (SLIJTAGE_DATABASE_URL=postgresql://user@host:port/)
	@$(PYTHON) -m tests.slijtage.proef $(ARGS)

plafondproef: venv  ## 16 decision makers at once on one ceiling, half of them killed (PLAFONDPROEF_DATABASE_URL=postgresql://user@host:port/)
	@$(PYTHON) -m tests.plafondproef.proef $(ARGS)

venv:  ## the virtual environment in .venv and Debian's Pango, where missing or out of date
	@.ci/grond.sh

schoon:  ## away with .venv, the local database and everything else that can be made anew
	@rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
