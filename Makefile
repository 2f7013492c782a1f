# make run   make an environment, install, open the app
# make test  make an environment, install, run the tests
# make check formatter, linter, types and tests
# make bench every figure that the README and docs/figures.md quote
# make pictures  the README's pictures, of the app as it is
# make messages  the sentences of the interface, from the code into every catalogue
# make env   the environment alone, with all that tests and benchmarks need

PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& echo $$p && break; done)
BIN := .venv/bin

.PHONY: run test lint check bench pictures messages env clean

run: .venv/app.done
	$(BIN)/streamlit run app.py --server.address localhost

# Two at a time: the browser tests mostly wait for speech to be over, the others mostly compute.
test: env
	$(BIN)/pytest --numprocesses 2 --dist worksteal $(PYTEST_ARGS)

lint: env
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

check: lint test

bench: env .venv-peers/done
	$(BIN)/python -m benchmarks --peer-python .venv-peers/bin/python

pictures: env
	$(BIN)/python -m benchmarks.pictures

CATALOGUES := $(wildcard ui/locales/*.po)

# A file that says the same says it in the same bytes: no dates, no line numbers, sorted.
messages: .venv/app.done
	PYTHONPATH=. $(BIN)/pybabel --quiet extract --mapping-file pyproject.toml \
		--no-default-keywords --keywords _ --keywords N_ --keywords say --no-location \
		--sort-output --add-comments Translators: --project Greenroom --version 1 \
		--header-comment "# The sentences of the interface, as the code says them." \
		--output-file ui/locales/greenroom.pot \
		app.py pages ui core providers voice history
	@for po in $(CATALOGUES); do \
		$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete \
			--input-file ui/locales/greenroom.pot --output-file $$po \
			--locale $$(basename $$po .po) || exit 1; \
	done
	@for file in ui/locales/greenroom.pot $(CATALOGUES); do \
		grep -v -E '^"(POT-Creation-Date|PO-Revision-Date|.*(ADDRESS|@li\.org)>?\\n)' $$file \
			> $$file.new \
			&& mv $$file.new $$file || exit 1; \
	done

.venv-peers/done: benchmarks/peers/requirements.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

env: .venv/dev.done .venv/aimock.done

# A server that misbehaves on demand; the fault suite does without it where there is no npm.
.venv/aimock.done: .venv/bin/python Makefile
	@if command -v npm >/dev/null; then npm install --silent --no-audit --no-fund --no-save \
		--no-package-lock --prefix tests/faults @copilotkit/aimock@1.43.0 >/dev/null; fi
	@touch $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Greenroom needs Python 3.11, 3.12 or 3.13."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/app.done: .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.done: .venv/app.done requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .venv-peers .pytest_cache .mypy_cache .ruff_cache .hypothesis
