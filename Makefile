# The two commands of the README, and what they stand on. Works with Python 3.11 to 3.13 and make alone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test test-all extension system-packages lock clean

demo: $(VENV)/.installed
	@mkdir -p build
	$(BIN)/plainspeak check examples --fail-on never
	$(BIN)/plainspeak check examples --fail-on never --format html -o build/report.html
	@echo "The report is in build/report.html: open it in a browser."

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# The tests in a browser, with Chromium and axe-core, with LibreOffice, with clients of the service and with Spark, after
# all others. Spark's packages go into the environment only here, in the versions that fit the others.
test-all: test $(VENV)/.installed-spark
	cd tests/browser && npm ci --silent --no-audit --no-fund
	cd tests/extension && npm ci --silent --no-audit --no-fund
	cd tests/clients && npm ci --silent --no-audit --no-fund
	$(BIN)/python -m pytest -m "browser or office or clients or spark"

# The browser extension, packed for both kinds of browser.
extension: $(VENV)/.installed
	$(BIN)/python scripts/pack_extension.py

# For Debian and Ubuntu; needs root. Node.js from elsewhere, which forbids Debian's npm, has an npm of its own.
system-packages:
	apt-get update -q
	apt-get install -qy --no-install-recommends $$(grep -v '^#' scripts/system-packages.txt)
	command -v npm || apt-get install -qy --no-install-recommends nodejs npm

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

$(VENV)/.installed-spark: requirements-spark.lock $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-spark.lock
	touch $@

lock:
	$(PYTHON) scripts/lock.py

clean:
	rm -rf build dist $(VENV)
