# One word for each thing that is done often; `make help` lists them.
# Everything is done with .venv, which is made the first time. Without make: see README.md.

# Without compiled files every worker compiles all tests anew.
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
READY := .venv/bin/ruff
.DEFAULT_GOAL := help
.PHONY: help quick test outside lint run demo bench look pages kit site

help: ## what each word does
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST) | expand -t 16

$(READY):
	python3 -m venv .venv && .venv/bin/python -m pip install --quiet -c constraints.txt -e ".[test]"

quick: $(READY) ## the tests but the slow ones
	$(PYTHON) -m pytest -m "not slow" --hypothesis-profile=quick

test: $(READY) ## all tests
	$(PYTHON) -m pytest

outside: $(READY) ## the tests that need git, a registry, strace, unshare, PostgreSQL, Chromium, LibreOffice and node
	$(PYTHON) -m pip install --quiet -c constraints.txt -e ".[test,kit]"
	$(PYTHON) -m pytest -n0 tests/outside

lint: $(READY) ## style, form and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	$(PYTHON) tests/types_elsewhere.py

run: $(READY) ## the console, on your own database
	.venv/bin/l4pc

demo: $(READY) ## the console on an invented cohort, in a database of its own
	.venv/bin/l4pc demo

bench: $(READY) ## what is measured, one after the other (Linux)
	for each in start rules storing backing_up matching attendance language editor reporting certificates workbook hub; do $(PYTHON) benchmarks/$$each.py || exit; done

look: $(READY) ## pictures of every screen and wall in five sizes, side by side in build/look/index.html
	$(PYTHON) tests/pictures.py build/look

site: $(READY) ## the handbook as a static site, in build/site
	$(PYTHON) tests/site.py build/site

pages: $(READY) ## the pages that are made from the code, written anew
	$(PYTHON) -m l4pc_tui.cli.pages.reference docs/handbook/reference/commands.md
	$(PYTHON) -m l4pc_tui.exchange.sheets.columns_page docs/handbook/reference/exports.md
	$(PYTHON) -m l4pc_tui.cli.pages.trainers_reference docs/handbook
	$(PYTHON) -m l4pc_tui.cli.pages.looked_up docs/handbook
	$(PYTHON) -m l4pc_tui.cli.pages.editors docs/editors
	$(PYTHON) tests/map_of_rooms.py docs/architecture.md
	$(PYTHON) -m l4pc_tui library coverage exercises --write exercises/README.md

kit: $(READY) ## what a person without registry, network or Python gets, in build/kit/ (needs a registry)
	$(PYTHON) -m pip install --quiet -c constraints.txt -e ".[test,kit]"
	$(PYTHON) tests/kit/build.py build/kit
