# Two commands on a fresh machine: `make run` opens the app, `make test` runs every test, browser included.
# Python 3.11 or newer and make are all they need; each makes its own environment in .venv.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8501
SUBPATH ?=
REPLICAS ?=
SECRET ?=
BEFORE ?= HEAD
MINUTES ?= 3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
NODE := $(BIN)/node
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
TOOLS := tools/javascript/node_modules
NODE_TESTS := $(NODE) --disable-warning=MODULE_TYPELESS_PACKAGE_JSON --test --test-reporter=dot "tests/static/**/*.test.js"
# A module stays in one process, so that what its tests share is made once. Browsers come first: they take longest.
PYTEST := $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

# Matrices here are small: with threads of its own for each, NumPy's library of linear algebra waits more than it works.
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: run class class-restart test quick browsers judge check bench soak bundle pictures proof claims trained messages lock clean

run: .venv/.app
	@$(BIN)/python -m tools.serve app.py --server.address "$(HOST)" --server.port "$(PORT)" --server.baseUrlPath "$(SUBPATH)" --server.headless false

# For a class, or a school: a replica a core behind nginx. REPLICAS=2 for so many, SECRET=file for the cookie secret's.
CLASS = $(BIN)/python -m tools.replicas --host "$(HOST)" --port "$(PORT)" --replicas "$(REPLICAS)" --subpath "$(SUBPATH)" $(if $(SECRET),--secret "$(SECRET)")
class: .venv/.app
	@$(CLASS)

# After an update: a new replica in the place of each, one after the other, while the class goes on.
class-restart: .venv/.app
	@$(CLASS) --restart

# Both halves are tested whatever comes of the first; pytest has the last word.
test: .venv/.dev .venv/.browser
	@failed=0; \
	$(NODE_TESTS) || failed=1; \
	$(PYTEST) || failed=1; \
	exit $$failed

# For every save: what needs no browser, no golden data and no long walk, in under a minute.
quick: .venv/.dev
	$(NODE_TESTS)
	$(PYTEST) -m "not browser and not slow"

# A short journey in Firefox and in WebKit, as a reader has them; as root on Debian it installs them, elsewhere it says what to install.
browsers: .venv/.dev
	$(BIN)/python -m tests.browsers.found
	$(BIN)/python -m pytest -rs tests/browsers/journey.py

# The part of the tests that holds what is said of random races against an independent judge; prints how often it is false.
judge: .venv/.dev
	$(PYTEST) tests/truth

check: .venv/.dev .venv/.node
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(NODE) $(TOOLS)/eslint/bin/eslint.js --config tools/javascript/eslint.config.js static tests/static
	$(NODE) $(TOOLS)/typescript/bin/tsc --project tools/javascript

# Speed, as ratios: to other libraries, to a plain loop, and to an earlier revision (make bench BEFORE=REVISION).
bench: .venv/.dev .venv/.browser .venv-bench/.rivals
	.venv-bench/bin/python -m benchmarks.sweeps
	.venv-bench/bin/python -m benchmarks.fits
	.venv-bench/bin/python -m benchmarks.networks
	.venv-bench/bin/python -m benchmarks.clusters
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.browser_engine
	$(BIN)/python -m benchmarks.revisions $(BEFORE)
	$(BIN)/python -m benchmarks.formulas
	$(BIN)/python -m benchmarks.browser
	$(BIN)/python -m benchmarks.load
	$(BIN)/python -m benchmarks.load --replicas 2

# A class of a hundred that works for MINUTES: whether answers stay as quick and memory as small; an error if one fails.
soak: .venv/.dev
	$(BIN)/python -m benchmarks.soak --minutes $(MINUTES)

# The parts of plotly.js, gifenc and qrcode-generator that the browser's modules use, as a module each; only to change a version.
bundle: .venv/.dev
	cd tools/plotly && $(NPM) install --no-audit --no-fund --ignore-scripts && $(NPM) run build
	cd tools/gifenc && $(NPM) install --no-audit --no-fund --ignore-scripts && $(NPM) run build
	cd tools/qrcode && $(NPM) install --no-audit --no-fund --ignore-scripts && $(NPM) run build

# The README's pictures, taken from the app itself.
pictures: .venv/.dev .venv/.browser
	$(BIN)/python -m tools.pictures

# What the app says each method was checked against, measured against tests/golden/reference.json.
proof: .venv/.dev
	$(BIN)/python -m tools.proof

# How often each claim of the books holds: claims/results.json, from which the app has its verdicts.
claims: .venv/.dev
	$(BIN)/python -m tools.claims

# The training that the page Networks opens with: ui/session/networks/beforehand.bin.
trained: .venv/.dev
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tools.trained

# What Python and the browser tell each other, as the browser's types: static/wire/messages.d.ts.
messages: .venv/.dev
	$(BIN)/python -m tools.messages

# requirements.lock: what a server installs, each package at one version and by its hashes, for every system and Python ≥ 3.11.
lock: .venv-lock/.made
	.venv-lock/bin/uv pip compile requirements.txt --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate --no-header --quiet --output-file requirements.lock

clean:
	rm -rf .venv .venv-bench .venv-lock $(TOOLS)

.venv/.python:
	@test -w . || { echo "You have no permission to write in $(CURDIR). Copy this folder to one of your own, and run make there."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ravine needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv || { echo "Python could not make an environment. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.app: .venv/.python requirements.txt
	$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: .venv/.python requirements.txt requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@

# What checks the browser's modules, at the versions of the lock file. Node and npm come with .venv: none of the system's is needed.
.venv/.node: .venv/.dev tools/javascript/package.json tools/javascript/package-lock.json
	cd tools/javascript && $(NPM) ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# jax, optax, torch, loss-landscapes and Dask have an environment of their own: neither the app nor a test may come to lean on them.
.venv-bench/.rivals: .venv/.python requirements.txt benchmarks/requirements.txt
	$(BIN)/python -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

.venv-lock/.made: .venv/.python
	$(BIN)/python -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

.venv/.browser: .venv/.dev tests/browser/chromium.py
	$(BIN)/python -m tests.browser.chromium
	@touch $@
