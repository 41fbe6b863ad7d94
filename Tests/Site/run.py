"""All site checks: builds the sample into output/, then runs each script's checks on it.

python Tests/Site/run.py [--site FOLDER] [--only links,csv_cells] [--cpu] [--failed-step NAME ...]
"""

import argparse
import signal
import sys

import accessibility
import book
import broken
import crowded
import csv_cells
import distribution
import foreign_glossary
import forms
import goldens
import growth
import harness
import interruptions
import links
import naughty
import offline
import pack_reading
import packs
import printing
import proof
import repeatable
import rhythm
import rule_pages
import screens
import serving
import snapshots
import starts
import svg_contrast
import validity
import ways

CHECKS = [
    links.references, ways.answered, csv_cells.formulas, snapshots.computed, repeatable.builds, goldens.pages, forms.equal, packs.readable,
    packs.settings, packs.periods, pack_reading.order,
    proof.numbers, proof.verified, broken.reports, rule_pages.examples, interruptions.builds, foreign_glossary.builds,
    starts.fresh, book.chapters, naughty.strings, growth.many, validity.pages, offline.pages, offline.search, screens.widths, printing.sheets,
    rhythm.calendar, rhythm.sheets,
    crowded.holds, svg_contrast.texts, accessibility.pages, serving.answers, serving.shown, distribution.installed, distribution.alone,
]


def sample(run):
    """The site of content/ is built, without errors."""
    result = run.build(harness.ROOT)
    run.check("the sample builds", [] if result.returncode == 0 else [f"exit {result.returncode}", *result.stderr.splitlines()[-10:]])


def main():
    # A shell starts what runs in the background with the interrupt ignored, and children inherit that: theirs is tested here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", help="look at this folder instead of building output/")
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--only", help="names of scripts, by commas")
    parser.add_argument("--failed-step", action="append", default=[], help="an earlier step of make test that failed")
    parser.add_argument("--cpu", action="store_true", help="tell the CPU of each check")
    arguments = parser.parse_args()
    run = harness.Run(arguments.site or harness.ROOT / "output", arguments.concord, arguments.cpu)
    for step in arguments.failed_step:
        run.check(f"the step {step.replace('-', ' ')} before these", ["it failed, see above"])
    wanted = arguments.only.split(",") if arguments.only else None
    checks = [] if arguments.site else [sample]
    checks += [check for check in CHECKS if not wanted or check.__module__ in wanted]
    sys.exit(harness.finish(run, checks))


if __name__ == "__main__":
    main()
