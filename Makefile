# One command for each thing; `make` alone lists them. Works with GNU make 3.81 and later.
# Everything is named relative to this folder, whose own path may hold spaces.

PYTHON ?=
ARGS ?=
# One more at a time than there are processors: a fourth of the tests' time is waiting.
PYTEST_ARGS ?= -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist worksteal

venv := .venv
python := $(venv)/bin/python
apenhet := $(venv)/bin/apenhet
browser := tests/browser
SHELL := /bin/sh

# MkDocs prints an advertisement for its version 2 unless it is told that we know.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test check lint types strict schema schema-unchanged docs format \
        lock upgrade clean distclean FORCE
# The checks share one environment and schema/.
.NOTPARALLEL:
.DELETE_ON_ERROR:

help: ## denne listen | this list
	@printf 'Bruk | Usage: make …\n\n'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { split($$2, text, " [|] "); \
		printf "  %-16s  %s\n  %-16s  %s\n", $$1, text[1], "", text[2] }' Makefile
	@printf '\n  %s\n  %s\n' \
		'Velg Python | Choose the Python:   make site PYTHON=python3.12' \
		'Flere valg  | More options:        make site ARGS="--no-drafts"  make test PYTEST_ARGS="-k law"'

site: $(venv)/.site ## bygg nettstedet i site/ | build the website into site/
	$(apenhet) build $(ARGS)

serve: $(venv)/.site ## forhåndsvisning som følger endringene dine | preview that follows your edits
	$(apenhet) serve $(ARGS)

test: $(venv)/.dev browser-tools ## kjør testene | run the tests
	$(python) -m pytest $(PYTEST_ARGS)

check: lint types strict schema-unchanged test ## alt som CI kontrollerer | all that CI checks

lint: $(venv)/.dev ## kodestil | code style
	$(python) -m ruff check .
	$(python) -m ruff format --check .

types: $(venv)/.dev ## typer | types
	$(python) -m mypy

strict: $(venv)/.dev ## prøvebygg der advarsler er feil | trial build, warnings are errors
	@built=$$(mktemp -d) && trap 'rm -rf "$$built"' EXIT && \
	$(apenhet) build --site-dir "$$built/site" && \
	$(python) -m mkdocs build --strict --site-dir "$$built/plain"

schema: $(venv)/.site ## skriv schema/ fra modellen | write schema/ from the model
	$(apenhet) schema

docs: $(venv)/.site ## skriv reglene inn i REDIGERING.md | write the rules into REDIGERING.md
	$(python) -m apenhet.problems.guide REDIGERING.md

# Written into an emptied folder, so that a schema nothing writes any more is found too.
schema-unchanged: $(venv)/.site ## er schema/ som modellen? | is schema/ what the model says?
	@kept=$$(mktemp -d) && trap 'rm -rf "$$kept"' EXIT && \
	cp -R schema "$$kept/" && rm -f schema/*.json && \
	{ $(apenhet) schema >"$$kept/log" 2>&1 || \
		{ cat "$$kept/log"; cp -R "$$kept"/schema/* schema/; exit 1; }; } && \
	{ diff -ru "$$kept/schema" schema || { printf '%s\n%s\n' \
		'schema/ var ikke slik modellen sier. Det er skrevet på nytt nå: ta det med i endringen.' \
		'schema/ was not what the model says. It has been rewritten now: include it in your change.' >&2; \
		exit 1; }; }

format: $(venv)/.dev ## rett opp kodestilen | mend the code style
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

# --- The environment -----------------------------------------------------------------------------
# Stamps: .where is written when the environment is made, .site and .dev when the packages in the
# lock of that name are in. A newer lock or pyproject.toml installs again, nothing else does.

# The environment is made anew when it was moved, lost its Python, or PYTHON asks for another one.
asked := $(if $(PYTHON),&& test "$$($(python) -V)" = "$$('$(PYTHON)' -V)")
fits := $(shell { test "$$(cat $(venv)/.where)" = "$$(pwd -P)" && \
	$(python) -V >/dev/null $(asked); } 2>/dev/null && echo yes)
ifneq ($(fits),yes)
$(venv)/.where: FORCE
endif

pythons := python3 python3.14 python3.13 python3.12 python3.11 python

# One that was not made here (no stamp) is completed, not emptied.
$(venv)/.where:
	@set -e; python=; lacking=; \
	for candidate in $(if $(PYTHON),'$(PYTHON)',$(pythons)); do \
		"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then python=$$candidate; break; fi; \
		lacking=$${lacking:-$$candidate}; \
	done; \
	if [ -z "$$python" ] && [ -n "$$lacking" ]; then \
		printf '%s\n' \
			"$$lacking mangler modulen «venv». På Debian og Ubuntu: apt install python3-venv" \
			"$$lacking lacks the module \"venv\". On Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; \
	elif [ -z "$$python" ]; then \
		found=$$('$(or $(PYTHON),python3)' -V 2>&1) || found='ingen | none'; \
		printf '%s\n' \
			"Trenger Python 3.11 eller nyere. Fant: $$found" \
			'Installer en nyere Python, eller si hvor den er: make site PYTHON=/sti/til/python3' \
			"Needs Python 3.11 or newer. Found: $$found" \
			'Install a newer Python, or say where it is: make site PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	printf '%s\n' "Lager $(venv) med $$python … | Making $(venv) with $$python …"; \
	"$$python" -m venv $$(test ! -f $(venv)/.where || echo --clear) $(venv); \
	pwd -P >$(venv)/.where

install = $(python) -m pip install -qq
# Where the package lies is said without this folder's own path: a Python 3.12 that finds an «å» in
# it would not even start where the locale is plain C.
install_lock = @printf '%s\n' 'Installerer $(1) … | Installing $(1) …'; \
	$(install) --require-hashes -r $(1) && \
	$(install) --no-deps --no-build-isolation --editable . && \
	for file in $(venv)/lib/python*/site-packages/apenhet.pth; do \
		printf '%s\n' ../../../../src >"$$file"; \
	done

$(venv)/.site: $(venv)/.where requirements/site.txt pyproject.toml
	$(call install_lock,requirements/site.txt)
	@touch $@

# The development lock holds the whole site lock, so its stamp stands for both.
$(venv)/.dev: $(venv)/.where requirements/site.txt requirements/dev.txt pyproject.toml
	$(call install_lock,requirements/dev.txt)
	@touch $(venv)/.site $@

# The browser tests' own tools. No install scripts: one of the packages would fetch a Java.
.PHONY: browser-tools
ifneq ($(shell command -v npm 2>/dev/null),)
browser-tools: $(browser)/node_modules/.installed
else
browser-tools:
	@printf '%s\n' \
		'Fant ikke npm: testene som trenger det, blir hoppet over.' \
		'npm not found: the tests that need it will be skipped.'
endif

$(browser)/node_modules/.installed: $(browser)/package.json $(browser)/package-lock.json
	cd $(browser) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# --- The locks -----------------------------------------------------------------------------------
# For every platform and every Python from 3.11, one version of each package, all files' hashes, no
# addresses. `lock` changes only what pyproject.toml asks for; `upgrade` takes the newest allowed.

compile = UV_CUSTOM_COMPILE_COMMAND='make lock' $(venv)/bin/uv pip compile --quiet --no-config \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes $(UPGRADE)

lock: $(venv)/.lock ## lås avhengighetene | lock the dependencies
	$(compile) --group lock --output-file requirements/lock.txt
	$(compile) pyproject.toml --group build --output-file requirements/site.txt
	$(compile) pyproject.toml --group dev --constraints requirements/site.txt \
		--output-file requirements/dev.txt
	cd $(browser) && npm install --package-lock-only --ignore-scripts --no-audit --no-fund \
		--omit-lockfile-registry-resolved --loglevel=error

upgrade: ## lås de nyeste tillatte versjonene | lock the newest versions allowed
	$(MAKE) lock UPGRADE=--upgrade

$(venv)/.lock: $(venv)/.where requirements/lock.txt
	$(install) --require-hashes -r requirements/lock.txt
	@touch $@

# --- Cleaning ------------------------------------------------------------------------------------

clean: ## fjern det som er bygget | remove what was built
	rm -rf site .site-* .mypy_cache .ruff_cache .pytest_cache .hypothesis __pycache__ build dist
	find src tests macros.py benchmarks -name __pycache__ -not -path '*/node_modules/*' \
		-prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean ## fjern installerte pakker også | remove installed packages too
	rm -rf $(venv) $(browser)/node_modules
