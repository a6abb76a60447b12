# One verb per command. `make run` and `make test` do all their own set-up.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test check lint types contracts qml unit bench soak tour build clean prepare-run prepare-test prepare-build

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
export PYTHON
BIN := .venv/bin
TOUR ?= build/tour
ARGS ?=
JOBS ?= 2
QT_TEST := QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software

help:
	@echo "make run     open Bijou (without a screen: run the tour)"
	@echo "make test    everything that is checked, with its own set-up"
	@echo "make check   the same without system libraries: lint, types, contracts, QML, tests"
	@echo "make bench   speed and size against their budgets, to build/bench.json"
	@echo "make soak    the long runs: 200 kill points, 2,000 titles enriched, 20 repeats of each journey"
	@echo "make tour    pictures of every page, to $(TOUR)"
	@echo "make build   the package, started once, to dist/"

.venv/.run: pyproject.toml
	@test -n "$(PYTHON)" || { echo "Bijou needs Python 3.11 or newer." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing Python packages (once)…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check $$($(BIN)/python packaging/requirements.py)
	@touch $@

.venv/.dev: pyproject.toml .venv/.run
	@$(BIN)/python -m pip install -q --disable-pip-version-check $$($(BIN)/python packaging/requirements.py dev)
	@touch $@

prepare-run:
	@packaging/linux/prepare.sh run
prepare-test:
	@packaging/linux/prepare.sh test
prepare-build:
	@packaging/linux/prepare.sh build

run: prepare-run .venv/.run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo "There is no screen here, so Bijou cannot open its window. Taking pictures of it instead, in $(TOUR):"; \
	    $(BIN)/python main.py --data-dir build/tour-data --tour $(TOUR); \
	else \
	    $(BIN)/python main.py $(ARGS); \
	fi

test: prepare-test
	@$(MAKE) --no-print-directory check

check: .venv/.dev lint types contracts qml unit

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports --no-cache

qml: .venv/.dev
	$(BIN)/python packaging/qml_check.py

unit: .venv/.dev
	$(QT_TEST) $(BIN)/python -m pytest -q -n $(JOBS) --dist load $(ARGS)

bench: .venv/.dev
	$(QT_TEST) $(BIN)/python -m tests.bench $(ARGS)

soak: .venv/.dev
	$(QT_TEST) SOAK_ANSWERS=20000 $(BIN)/python -m pytest -q tests/metadata/test_odd_answers.py --timeout 3600 $(ARGS)
	$(QT_TEST) SOAK_KILLS=200 SOAK_TITLES=2000 $(BIN)/python -m pytest -q -k "kill or once_and_for_all" --timeout 3600 $(ARGS)
	for turn in $$(seq 20); do $(QT_TEST) $(BIN)/python -m pytest -q -m journey $(ARGS) || exit 1; done

tour: prepare-run .venv/.run
	$(BIN)/python main.py --data-dir build/tour-data --tour $(TOUR)

build: prepare-build .venv/.dev
	$(BIN)/python packaging/build.py

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
