# The register's commands; `make help` lists them.

# The first of some Pythons that is 3.N or newer.
python_from = $(shell for python in $(2); do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, $(1)))' 2>/dev/null \
	&& echo $$python && break; done)
PYTHON ?= $(call python_from,11,python3 python3.14 python3.13 python3.12 python3.11)
NEWER ?= $(call python_from,13,python3 python3.14 python3.13 $(wildcard ~/.pyenv/versions/3.1[3-9]*/bin/python3))

# Python keeps what it compiles, whatever the shell says: each process of a run would
# compile all of it anew.
export PYTHONDONTWRITEBYTECODE :=

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
PYTEST := pytest --numprocesses 2
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

# A lock is installed where the environment has a stamp with the checksum of its text.
stamp = $(VENV)/.$(1)-$(shell cksum < requirements/$(1).lock | cut -d ' ' -f 1)
TO_RUN := $(call stamp,run) $(if $(filter 1,$(MCP)),$(call stamp,mcp)) $(if $(filter 1,$(PARQUET)),$(call stamp,parquet))
TO_TEST := $(call stamp,test) $(call stamp,parquet) $(if $(CHROMIUM),$(call stamp,browser))

# What decides whether the register can be trusted is covered in every branch.
TRUSTED := registry/changesets/publish.py,registry/changesets/capture.py,registry/changesets/rules.py,registry/ledger/append.py,policies/answers/*

# A server as it stands in public, for Django's own checks.
PRODUCTION := DEMO=0 DEBUG=0 ALLOWED_HOSTS=register.example DATABASE_URL=sqlite:/// \
	SECRET_KEY=an-example-as-long-and-as-varied-as-a-true-one-0123456789

.PHONY: help run test test-long conformance outside newer on-newer check format lint types imports templates django spelling house document openapi messages lock

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1: /p' Makefile

run: $(TO_RUN) ## serve the register on 127.0.0.1:$PORT (8000) with demo accounts; MCP=1 adds the endpoint for agents, PARQUET=1 Parquet to exports
	@DEMO=$${DEMO:-1} $(RUN) manage.py serve

test: $(TO_TEST) ## run the suite on SQLite and on PostgreSQL; COVERAGE=1 measures it
	@$(RUN) -m coverage erase
	DATABASE_URL= $(RUN) -m $(PYTEST) $(if $(COVERAGE),--cov --cov-report=)
	$(if $(COVERAGE),$(RUN) -m coverage report --fail-under=92)
	$(if $(COVERAGE),$(RUN) -m coverage report --include='$(TRUSTED)' --fail-under=100)
	$(RUN) -m tests.postgres $(PYTEST)

test-long: $(TO_TEST) ## run what takes minutes, on both
	DATABASE_URL= $(RUN) -m $(PYTEST) -m long
	$(RUN) -m tests.postgres $(PYTEST) -m long

conformance: $(TO_TEST) ## ask outside tools (needs Java); SCHEMATHESIS_S=300 of its seconds go to Schemathesis
	@$(MAKE) --no-print-directory outside VENV=.venv-conformance
	DATABASE_URL= $(RUN) -m $(PYTEST) --dist worksteal -m conformance

outside: $(call stamp,conformance) tests/conformance/node_modules/.package-lock.json

newer: ## run the suite on Python 3.13 or newer and Django 6.1, where found
	$(if $(NEWER),$(MAKE) on-newer PYTHON=$(NEWER) VENV=.venv-newer,\
		@echo "Not run: the suite on Django 6.1, for want of Python 3.13 or newer")

on-newer: $(call stamp,next) $(call stamp,parquet) $(if $(CHROMIUM),$(call stamp,browser))
	DATABASE_URL= $(RUN) -m $(PYTEST)

check: format lint types imports templates django spelling house document ## hold the house rules

format lint types imports templates django spelling house document: $(TO_TEST)

format:
	$(BIN)/ruff format --check .

lint:
	$(BIN)/ruff check .
	find manage.py registry policies tests -name '*.py' -exec \
		$(BIN)/django-upgrade --check --target-version 5.2 {} +

types:
	$(BIN)/mypy --no-incremental # a warm cache of the Django plugin finds faults that are none

imports:
	$(BIN)/lint-imports --no-logo

templates:
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/djlint --quiet templates

django:
	$(PRODUCTION) $(RUN) manage.py check --deploy --fail-level WARNING
	$(PRODUCTION) $(RUN) manage.py makemigrations --check --dry-run

spelling:
	$(BIN)/typos

house:
	$(RUN) -m pytest --quiet tests/test_house.py

document:
	$(RUN) -m pytest --quiet tests/registry/api/test_openapi.py -k committed

openapi: $(TO_TEST) ## write docs/openapi.json anew, to be reviewed
	DJANGO_SETTINGS_MODULE=tests.settings $(RUN) manage.py spectacular --format openapi-json --file docs/openapi.json

messages: $(TO_TEST) ## extract messages, convert 繁 into 简, compile (needs gettext)
	$(PRODUCTION) $(RUN) manage.py makemessages --locale zh_Hant --add-location file \
		--no-obsolete --ignore build --ignore tests --ignore var
	$(PRODUCTION) $(RUN) manage.py convert_messages
	$(PRODUCTION) $(RUN) manage.py compilemessages --ignore build --ignore '.venv*'

tests/conformance/node_modules/.package-lock.json: tests/conformance/package-lock.json | $(call stamp,conformance)
	@echo "Installing the outside tools …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests/conformance --ignore-scripts --no-audit --no-fund --silent
	@touch $@

COMPILE = uv pip compile $(UPGRADE) --quiet --universal --generate-hashes --no-emit-index-url --no-header
lock: ## resolve the locks anew (needs uv; UPGRADE=--upgrade takes newer releases)
	cd requirements && $(COMPILE) --python-version 3.11 --output-file run.lock run.in
	cd requirements && $(COMPILE) --python-version 3.11 --output-file mcp.lock mcp.in
	cd requirements && $(COMPILE) --python-version 3.11 --output-file parquet.lock parquet.in
	cd requirements && $(COMPILE) --python-version 3.11 --output-file test.lock --constraints run.lock test.in
	cd requirements && $(COMPILE) --python-version 3.11 --output-file browser.lock browser.in
	cd requirements && $(COMPILE) --python-version 3.11 --output-file conformance.lock conformance.in
	cd requirements && $(COMPILE) --python-version 3.13 --output-file next.lock --override next.in test.in

$(VENV)/.made:
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "The register needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# `.venv/.run-123` installs requirements/run.lock: with uv where it is found, else pip.
$(VENV)/.%: LOCK = $(firstword $(subst -, ,$*))
$(VENV)/.%: | $(VENV)/.made
	@echo "Installing requirements/$(LOCK).lock into $(VENV) …"
	@uv pip install --quiet --python $(RUN) --no-deps --require-hashes \
		--requirement requirements/$(LOCK).lock 2>/dev/null \
	|| $(RUN) -m pip install -qq --disable-pip-version-check --no-compile --no-deps \
		--require-hashes --requirement requirements/$(LOCK).lock
	@rm -f $(VENV)/.$(LOCK)-*
	@touch $@
