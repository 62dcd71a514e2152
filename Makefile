# The register's commands; `make help` lists them.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
RUN := $(BIN)/python
PYTEST := pytest --numprocesses 2
CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

# A lock is installed where .venv has a stamp with the checksum of its text.
stamp = .venv/.$(1)-$(shell cksum < requirements/$(1).lock | cut -d ' ' -f 1)
TO_RUN := $(call stamp,run)
TO_TEST := $(call stamp,test) $(if $(CHROMIUM),$(call stamp,browser))

# What decides whether the register can be trusted is covered in every branch.
TRUSTED := registry/changesets/publish.py,registry/changesets/capture.py,registry/changesets/rules.py,registry/ledger/append.py,policies/answers/*

# A server as it stands in public, for Django's own checks.
PRODUCTION := DEMO=0 DEBUG=0 ALLOWED_HOSTS=register.example DATABASE_URL=sqlite:/// \
	SECRET_KEY=an-example-as-long-and-as-varied-as-a-true-one-0123456789

.PHONY: help run test test-long check format lint types imports templates django spelling house lock

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1: /p' Makefile

run: $(TO_RUN) ## serve the register on 127.0.0.1:$PORT (8000) with demo accounts
	@DEMO=$${DEMO:-1} $(RUN) manage.py serve

test: $(TO_TEST) ## run the suite on SQLite and on PostgreSQL
	@$(RUN) -m coverage erase
	DATABASE_URL= $(RUN) -m $(PYTEST) --cov --cov-report=
	$(RUN) -m tests.postgres $(PYTEST) --cov --cov-report= --cov-append
	$(RUN) -m coverage report --fail-under=92
	$(RUN) -m coverage report --include='$(TRUSTED)' --fail-under=100

test-long: $(TO_TEST) ## run the tests that take minutes, on both
	DATABASE_URL= $(RUN) -m $(PYTEST) -m long
	$(RUN) -m tests.postgres $(PYTEST) -m long

check: format lint types imports templates django spelling house ## hold the house rules

format lint types imports templates django spelling house: $(TO_TEST)

format:
	$(BIN)/ruff format --check .

lint:
	$(BIN)/ruff check .
	find manage.py registry policies tests -name '*.py' -exec \
		$(BIN)/django-upgrade --check --target-version 5.2 {} +

types:
	$(BIN)/mypy

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

lock: ## resolve the locks anew (needs uv; UPGRADE=--upgrade takes newer releases)
	cd requirements && for lock in run test browser; do \
		uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header \
		--output-file $$lock.lock $$lock.in || exit; done

.venv/.made:
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "The register needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@touch $@

# `.venv/.run-123` installs requirements/run.lock: with uv where it is found, else pip.
.venv/.%: | .venv/.made
	@echo "Installing requirements/$(firstword $(subst -, ,$*)).lock into .venv …"
	@uv pip install --quiet --python $(RUN) --no-deps --require-hashes \
		--requirement requirements/$(firstword $(subst -, ,$*)).lock 2>/dev/null \
	|| $(RUN) -m pip install -qq --disable-pip-version-check --no-compile --no-deps \
		--require-hashes --requirement requirements/$(firstword $(subst -, ,$*)).lock
	@rm -f .venv/.$(firstword $(subst -, ,$*))-*
	@touch $@
