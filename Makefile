# taz-graph: two commands matter, `make serve` and `make test`.
# Only Python >= 3.11, pip and make are assumed: no venv package, no Node, no browser.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8000
TESTS  ?= tests

.DEFAULT_GOAL := help
.PHONY: help serve test test-full lint bench eval eval-register lock clean

help:  ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

# Debian splits ensurepip off into python3-venv, so the system's pip fills an environment made without pip.
$(VENV)/.runtime: requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/environment.sh "$(VENV)" requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/environment.sh "$(VENV)" requirements-dev.lock
	@touch $@ $(VENV)/.runtime

serve: $(VENV)/.runtime  ## build what changed, print completeness, serve at HOST:PORT
	@$(BIN)/taz-graph serve --host $(HOST) --port $(PORT)

test: $(VENV)/.dev lint  ## linter, formatter, types, layers and every test
	@sh tools/browser.sh
	@$(BIN)/python -m pytest -q -n auto $(TESTS)

test-full: $(VENV)/.dev lint  ## the same with the long suites
	@sh tools/browser.sh
	@TAZ_GRAPH_FULL=1 $(BIN)/python -m pytest -q -n auto $(TESTS)

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

eval: $(VENV)/.dev  ## precision and recall of the extractors on the annotated set
	@$(BIN)/python tests/eval/run_eval.py

eval-register: $(VENV)/.dev  ## precision of the cross-check on real citations, each false alarm listed
	@$(BIN)/python tests/eval/run_crosscheck.py

bench: $(VENV)/.dev  ## every measurement: ratios, both sides in one run (half an hour; fetches other validators)
	@for file in tests/bench/bench_*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lock: $(VENV)/.dev  ## pin the dependencies anew (needs uv: pip install uv)
	@for kind in "" "-dev"; do \
	  uv pip compile --universal --upgrade --generate-hashes --python-version 3.11 --no-emit-index-url \
	    --no-emit-find-links --no-header --no-annotate --quiet --extra build $${kind:+--extra dev} pyproject.toml -o requirements$$kind.lock; \
	done

clean:  ## remove the environment, the built store and the caches
	rm -rf $(VENV) .taz-graph .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
