# The commands of Vitrine. `make run` and `make test` do all the set-up they need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.PHONY: help setup ui build release run test test-rust test-ui test-web test-window check bench soak generate clean package package-check

help:
	@echo "make run       build and open the window on the demo gallery (without a display: do the main job and take pictures)"
	@echo "make test      everything that is tested, with seeded samples"
	@echo "make check     format, clippy, types, lint, generated files"
	@echo "make bench     the numbers, as ratios against named peers"
	@echo "make soak      every generated test with thousands of cases"
	@echo "make package   the .deb and the .rpm"
	@echo "make package-check  install, use and remove the .deb in a clean Debian 12 (as root)"
	@echo "make generate  write the generated files again"

setup:
	@scripts/setup

ui: setup
	@scripts/ui-build

build: setup
	cargo build --workspace

release: setup
	cargo build --release

run:
	@scripts/setup run
	@scripts/run

test: setup
	@scripts/test

check: setup
	@scripts/check

bench:
	@scripts/setup bench
	@scripts/bench

soak: setup
	@scripts/soak

generate:
	VITRINE_GENERATE=1 cargo test -q -p vitrine-api --test generated
	VITRINE_GENERATE=1 cargo test -q -p vitrine-registry --test registry every_setting_its_line
	@cd ui && npm run keys --silent

package:
	@scripts/setup run
	@scripts/package

package-check:
	@scripts/package-check
