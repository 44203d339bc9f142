# Everything runs from VENV, which is made from requirements.lock when that file changes.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
HANDOUT := japan-defense-focus-102-handout.pdf

.PHONY: run test check format bench torture screenshots words lock clean

run: $(INSTALLED)
	@$(BIN)/briefing-viewer --sample --handout-if-no-display $(HANDOUT)

test: $(INSTALLED)
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 10 --durations-min 2 $(ARGS)

check: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(INSTALLED)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(INSTALLED)
	@$(BIN)/python -m tests.benchmarks

torture: $(INSTALLED)
	@$(BIN)/python -m tests.torture $(ARGS)

screenshots: $(INSTALLED)
	@$(BIN)/python -m tests.screenshots

# The template of all texts; with LANGUAGE=de, that language's file, to translate and to compile.
words: $(INSTALLED)
	@$(BIN)/python -m tests.catalogues $(LANGUAGE)

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; (3, 11) <= sys.version_info < (3, 14) or sys.exit("Briefing Viewer needs Python 3.11 to 3.13; name one: make PYTHON=python3.12 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Briefing Viewer needs into $(VENV) (once, about 150 MB to fetch) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# One file for every supported Python; hosts and paths stay out of it.
lock: $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
		--no-annotate --no-header --no-emit-index-url --no-emit-find-links \
		--group dev pyproject.toml --output-file requirements.lock

clean:
	@rm -rf .venv* .pythons build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
