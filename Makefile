# SPDX-License-Identifier: Apache-2.0
# The two commands to know are `make demo` and `make test`; `make help` lists the rest.

PREFIX ?= /usr/local
DESTDIR ?=
# Of a parallel build; empty: as many jobs as there are cores.
JOBS ?=

BUILD := cmake --build
PARALLEL := $(if $(JOBS),--parallel $(JOBS),)
TESTS_PARALLEL := --parallel $(or $(JOBS),$(shell getconf _NPROCESSORS_ONLN))

.PHONY: all demo test bench asan tidy format format-check install clean help

all: build/build.ninja ## build build/lakelint (Release)
	@$(BUILD) build $(PARALLEL) --target lakelint

demo: ## install what is missing, build, lint examples/lakehouse
	@scripts/setup
	@$(MAKE) --no-print-directory all
	@scripts/demo

test: ## install what is missing, build everything, run every test
	@scripts/setup
	@$(MAKE) -s --no-print-directory build/build.ninja
	@$(BUILD) build $(PARALLEL)
	@ctest --test-dir build $(TESTS_PARALLEL) --output-on-failure

bench: ## install what is missing, build, measure
	@scripts/setup
	@$(MAKE) --no-print-directory all
	@if [ -x bench/run ]; then bench/run; else echo "bench/run is not there: nothing to measure"; fi

asan: ## build and test with AddressSanitizer and UndefinedBehaviorSanitizer
	@scripts/setup
	@cmake --preset asan
	@$(BUILD) build/asan $(PARALLEL)
	@ctest --test-dir build/asan $(TESTS_PARALLEL) --output-on-failure

tidy: build/build.ninja ## run clang-tidy over our sources
	@scripts/tidy

format: ## format the C++ files in place
	@scripts/format

format-check: ## fail on a C++ file that is not formatted
	@scripts/format --check

install: all ## install below PREFIX (/usr/local)
	@DESTDIR="$(DESTDIR)" cmake --install build --prefix "$(PREFIX)"

clean: ## remove all that was built
	@rm -rf build

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 15

build/build.ninja:
	@command -v cmake >/dev/null && command -v ninja >/dev/null || \
	    { echo "cmake and ninja are needed; scripts/setup installs all that lakelint is built from" >&2; exit 1; }
	@cmake --preset release
