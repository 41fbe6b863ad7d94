# Concord: see README.md. `make site` builds the three reports of content/, `make test` checks everything.
.DEFAULT_GOAL := site
.PHONY: site program snapshot pack install uninstall dist test bench lint format sample clean tools test-tools

CONCORD := .build/release/concord
SOURCES := Package.swift Plugins Sources Tests
# On Linux the program carries Swift's libraries: it starts in a quarter of the time and runs where no toolchain is. It has no symbols,
# which are a third of its size, and so no debug information is made for them, which is a tenth of the compiling; whoever looks for a
# fault uses a debug build. .ci/dist and the benchmarks take these flags from here: with others everything would be compiled again.
PRODUCT := concord
LINKED := -Xlinker -s
RELEASE := -c release --product $(PRODUCT) -debug-info-format none \
  $(if $(filter Linux,$(shell uname)),--static-swift-stdlib $(LINKED))

# The site of content/, in output/, with the newest snapshot computed from content/records/ where it is not there yet.
site: tools program snapshot
	@printf '==> Building the site\n'
	$(CONCORD) build --root .

program:
	@printf '==> Building $(PRODUCT) (some minutes the first time)\n'
	swift build $(RELEASE)

# The day of the sample's newest snapshot, the only one that is not in git. A team of its own runs `concord snapshot`, which knows the day.
AS_OF := 2026-11-06

snapshot: program
	@[ ! -d content/records ] || [ -d content/snapshots/$(AS_OF) ] || $(CONCORD) snapshot --root . --as-of $(AS_OF)

# The review of a closed month as a mail with its PDF, in pack/: make pack PERIOD=2026-09
PERIOD := 2026-10

pack: tools program snapshot
	@.ci/install --pack
	$(CONCORD) pack --root . --period $(PERIOD)

# The program with its manual and completions: make install PREFIX=$HOME/.local
PREFIX := /usr/local
INSTALLED := bin/concord share/man/man1/concord.1 share/man/man1/concord-*.1 share/bash-completion/completions/concord \
  share/zsh/site-functions/_concord share/fish/vendor_completions.d/concord.fish

install: tools program
	@.ci/stage $(DESTDIR)$(PREFIX) $(CONCORD)
	@printf '==> Installed %s/bin/concord\n' $(PREFIX)

uninstall:
	cd $(DESTDIR)$(PREFIX) && rm -f $(INSTALLED)

# A tarball of the program for Linux that needs nothing but the C library, in dist/.
dist: tools
	@.ci/dist

# Everything that CI checks: units, layers, format, and the built program on good and on broken content.
test: test-tools
	@.ci/test

# Concord beside Hugo, cmark and cp on the corpora of Tests/Benchmarks.
bench: tools
	@Tests/Benchmarks/run

lint:
	swift format lint --strict --recursive $(SOURCES)

# Lays the sources out as `lint` wants them.
format:
	swift format --in-place --recursive $(SOURCES)

# Writes the sample company again, from its seed; the result is the same on every machine.
sample: tools
	swift run -c release sample-company content

clean:
	swift package clean
	rm -rf .build/venv .build/engines .build/site .build/screenshots
	find output -mindepth 1 ! -name .gitkeep -delete

# What is missing of the libraries that the program links, and of the tools that its tests use.
tools:
	@.ci/install

test-tools:
	@.ci/install --test
