# newsaudit: articles in, report out. `make help` lists the targets; docs/using.md tells more.
# Works with GNU make 3.81, as macOS ships it: no grouped targets, no .ONESHELL, no $(file …), no `!=`.

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# ---------------------------------------------------------------- parameters (`make report CORPUS=folder TITLE="…"`)
# `:=`, not `?=`: only the command line sets them, so that a TITLE or OUT that happens to be in the environment changes nothing.

SHIPPED := data/rafah-2024
SHIPPED_TITLE := Rafah, spring 2024 (briefs)
CORPUS := $(SHIPPED)
ACTORS :=
TITLE :=
OUT :=
NAME :=
FIELDS :=
EVIDENCE :=
MIN_MENTIONS :=
COPIES :=
NEAR_DUPLICATE :=
SEED :=
A :=
B :=
PYTHON :=
NEWSAUDIT = $(PY) -m newsaudit.cli
# by the first step that each changes
EXTRACT_PARAMETERS := ACTORS FIELDS NEAR_DUPLICATE
MEASURE_PARAMETERS := COPIES SEED
REPORT_PARAMETERS := TITLE EVIDENCE MIN_MENTIONS
RUN_PARAMETERS := $(EXTRACT_PARAMETERS) $(MEASURE_PARAMETERS) $(REPORT_PARAMETERS)
PARAMETERS := CORPUS OUT NAME $(RUN_PARAMETERS) A B PYTHON

ifeq ($(patsubst %/,%,$(CORPUS))$(value TITLE),$(SHIPPED))
TITLE := $(SHIPPED_TITLE)
endif
# the shipped briefs are the project's own words, so that their report carries them whole
ifeq ($(patsubst %/,%,$(CORPUS))$(value EVIDENCE),$(SHIPPED))
EVIDENCE := full
endif

# a value as one word of the shell, whatever marks it holds; `value`, because a $ in a title is no variable of make's
quote = '$(subst ','\'',$(1))'

GIVEN := $(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(name)))
UNKNOWN := $(filter-out $(PARAMETERS) NEWSAUDIT READY MAKE% -%,$(GIVEN))
ifneq (,$(strip $(UNKNOWN)))
$(error unknown parameter $(strip $(UNKNOWN)); there are $(PARAMETERS))
endif

# said before any work: these are handed to a command that runs last
digits = $(subst 9,,$(subst 8,,$(subst 7,,$(subst 6,,$(subst 5,,$(subst 4,,$(subst 3,,$(subst 2,,$(subst 1,,$(subst 0,,$(1)))))))))))
one_of = $(if $(value $(1)),$(if $(filter-out $(2),$(value $(1)))$(word 2,$(value $(1))),$(error $(1)=$(value $(1)): give one of $(2))))
number = $(if $(call digits,$(value $(1))),$(error $(1)=$(value $(1)): give a whole number, $(2) or more))
$(call one_of,EVIDENCE,snippets sentences full none)
$(call one_of,COPIES,received unique own)
$(call number,SEED,0)
$(call number,MIN_MENTIONS,1)

# ---------------------------------------------------------------- Python: the checkout's .venv, or the conda environment when it is active

ifeq ($(notdir $(CONDA_DEFAULT_ENV)),newsaudit)
PY := "$(CONDA_PREFIX)/bin/python"
READY := data/derived/conda-ready
else
PY := .venv/bin/python
READY := .venv/ready
endif
# the checkout's own modules, even when the folder was copied together with a .venv that points elsewhere
export PYTHONPATH := $(CURDIR)/src

# ---------------------------------------------------------------- where a run stands

PLACE := $(patsubst %/,%,$(CORPUS))
ifneq (,$(filter . ..,$(notdir $(PLACE))))
PLACE := $(shell cd "$(CORPUS)" && pwd)
endif
IS_FOLDER := $(wildcard $(CORPUS)/.)
STORY := $(if $(IS_FOLDER),$(notdir $(PLACE)),$(basename $(notdir $(PLACE))))
# a folder elsewhere that is called like one of data/ (or like what make keeps in data/derived) takes its parent's name too: corpus-rafah-2024
ifneq (,$(filter notes site conda-ready,$(STORY))$(if $(filter data/% ./data/% $(CURDIR)/data/%,$(PLACE)),,$(wildcard data/$(STORY))))
STORY := $(or $(filter-out . ..,$(notdir $(patsubst %/,%,$(dir $(PLACE))))),other)-$(STORY)
endif
STORY := $(or $(NAME),$(STORY))
RUN := data/derived/$(STORY)
NOTES := data/derived/notes/$(STORY)
REPORT := $(or $(patsubst %/,%,$(OUT)),reports/$(STORY))
# the codebook in the folder of the articles, or beside their file
ACTORS_FILE := $(or $(ACTORS),$(wildcard $(if $(IS_FOLDER),$(CORPUS)/,$(dir $(CORPUS)))actors.yml),$(SHIPPED)/actors.yml)

# goals that read a corpus: everything but these
ifneq (,$(filter-out help setup test lint lock evaluate bench compare clean,$(MAKECMDGOALS)))
ODD := $(strip $(foreach mark,: % ; | & * ? < > ' " `,$(findstring $(mark),$(CORPUS)$(OUT)$(ACTORS)$(NAME))))
ifneq (,$(ODD)$(word 2,$(CORPUS))$(word 2,$(OUT))$(word 2,$(ACTORS))$(word 2,$(NAME)))
$(error make cannot follow a path with a space or one of : % ; | & * ? < > ' " ` in it: rename it, or run .venv/bin/newsaudit, which can)
endif
ifeq (,$(wildcard $(CORPUS)))
$(error CORPUS=$(CORPUS): there is no such folder or file; give the folder that holds the articles)
endif
ifeq (,$(wildcard $(ACTORS_FILE)))
$(error ACTORS=$(ACTORS_FILE): there is no such file; give an actor codebook, or leave ACTORS out to read with the shipped one)
endif
# files that change when, and only when, the articles or the parameters of this run do
said = $(foreach name,$(1),$(call quote,$(name)=$(value $(name))))
NOTED := $(shell tools/note-inputs "$(CORPUS)" "$(NOTES)" extract $(call said,CORPUS ACTORS_FILE $(EXTRACT_PARAMETERS)) \
    -- measure $(call said,$(MEASURE_PARAMETERS)) -- report $(call said,$(REPORT_PARAMETERS)))
ifneq (,$(NOTED))
$(error $(NOTED))
endif
endif

# ---------------------------------------------------------------- what each step is made from (tests/test_make.py checks that no module is missing)

PACKAGE := src/newsaudit
BASE := $(addprefix $(PACKAGE)/,__init__ arguments cli commands errors spans tables params codebook/*)
EXTRACTION := $(wildcard $(addsuffix .py,$(BASE) $(addprefix $(PACKAGE)/,extraction batches engine kept progress writer run_info measure/__init__ \
    measure/readability measure/scopes measure/syllables measure/text_counts corpus/* extract/* extract/*/*)))
MEASURING := $(wildcard $(addsuffix .py,$(BASE) $(PACKAGE)/measure/*))
REPORTING := $(wildcard $(addsuffix .py,$(BASE) $(PACKAGE)/report/*) $(PACKAGE)/report/templates/* $(PACKAGE)/report/templates/*/*)
CODEBOOKS := $(wildcard data/codebook/*.yml data/codebook/*/*.yml data/codebook/schema/*.json)
NOTEBOOKS := $(wildcard notebooks/*.ipynb)

# ---------------------------------------------------------------- targets

.PHONY: help setup report test diff explore evaluate compare bench lint lock publish clean FORCE

help:  ## list the targets (this text)
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo 'Parameters of report, diff and explore: CORPUS=folder ACTORS=file TITLE="…" OUT=folder EVIDENCE=snippets|sentences|full|none'
	@echo '                                        MIN_MENTIONS=n COPIES=received|unique|own NEAR_DUPLICATE=share SEED=n NAME=name'
	@echo '                                        FIELDS="text=column outlet=column …" (for tables whose columns have unusual names)'

setup: $(READY)  ## install everything into .venv (report and test do it themselves)

report: $(REPORT)/report.html  ## build the report [CORPUS= ACTORS= TITLE= OUT= EVIDENCE= …]
	@echo "$(REPORT)/report.html and report.pdf are up to date"

test: $(READY)  ## run the tests
	$(PY) -m pytest

diff: $(RUN)/findings.parquet  ## say which published findings moved
	$(NEWSAUDIT) diff $(RUN)

explore: $(RUN)/findings.parquet  ## open JupyterLab on the notebooks with this run's parameters
	NEWSAUDIT_RUN="$(CURDIR)/$(RUN)" $(PY) -m jupyter lab notebooks/explore.ipynb

evaluate: $(READY)  ## measure the errors against hand-coded articles
	$(NEWSAUDIT) evaluate

compare: $(READY)  ## compare two runs [A=folder B=folder, as in data/derived]
	$(if $(and $(A),$(B)),,$(error compare needs two runs: make compare A=data/derived/one B=data/derived/two))
	$(NEWSAUDIT) compare "$(A)" "$(B)"

bench: $(READY)  ## measure articles a second, memory and seconds a report
	$(PY) bench/run.py
	$(PY) bench/rebuild.py

lint: $(READY)  ## check the style of the code
	$(PY) -m ruff check src tests bench

publish: $(REPORT)/report.html  ## build the folder to upload, in data/derived/site
	tools/make-site $(REPORT) data/derived/site
	$(if $(filter $(SHIPPED),$(patsubst %/,%,$(CORPUS))),$(NEWSAUDIT) publish-findings $(RUN))

lock: $(READY)  ## refresh requirements.lock from pyproject.toml
	tools/refresh-lock $(PY) requirements.lock

clean:  ## remove everything built, but not .venv
	rm -rf data/derived
	find reports -mindepth 1 -maxdepth 1 ! -name published -exec rm -rf {} +

# ---------------------------------------------------------------- steps

.venv/ready: requirements.lock pyproject.toml tools/make-venv tools/find-python
	tools/make-venv .venv requirements.lock "$(PYTHON)"
	@touch $@

data/derived/conda-ready: environment.yml pyproject.toml
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@mkdir -p $(@D)
	@touch $@

# A result is as old as the start of its step: what changes while the step runs is then newer, and the next make sees it.
begin = @touch $(NOTES)/$(1)-began
date = @touch -r $(NOTES)/$(1)-began $@

$(RUN)/articles.parquet: $(READY) $(EXTRACTION) $(CODEBOOKS) $(ACTORS_FILE) $(NOTES)/inputs.txt $(NOTES)/extract.txt
	$(call begin,extract)
	$(NEWSAUDIT) extract "$(CORPUS)" --out $(RUN) --actors "$(ACTORS_FILE)" $(call flag,NEAR_DUPLICATE,near-duplicate) \
	    $(if $(value FIELDS),--columns $(foreach pair,$(value FIELDS),$(call quote,$(pair))))
	$(call date,extract)

$(RUN)/findings.parquet: $(RUN)/articles.parquet $(MEASURING) $(NOTES)/measure.txt
	$(call begin,measure)
	$(NEWSAUDIT) measure $(RUN) --copies $(call given,COPIES,received) --seed $(call given,SEED,1)
	$(call date,measure)

# the page is the stamp of the whole report; a missing PDF makes it stale
$(REPORT)/report.html: $(RUN)/findings.parquet $(REPORTING) $(NOTEBOOKS) $(NOTES)/report.txt \
    $(wildcard reports/published/validity.csv) $(if $(wildcard $(REPORT)/report.pdf),,FORCE)
	$(call begin,report)
	$(NEWSAUDIT) report $(RUN) --out $(REPORT) --title $(call given,TITLE) --evidence $(call given,EVIDENCE,snippets) \
	    --min-mentions $(call given,MIN_MENTIONS,1)
	$(call date,report)

flag = $(if $(value $(1)),--$(2) $(call quote,$(value $(1))))
# a parameter's value, or what stands for it when it is not given: said each time, because the run may hold another from before
given = $(call quote,$(or $(value $(1)),$(2)))
