"""Checks of `concord snapshot` on real records, on several engines and on bad input, with the built program.

python Tests/Records/run.py [--concord PROGRAM] [--only olist,engines] [--cpu]
"""

import argparse
import signal
import sys
from pathlib import Path

# What the site checks share serves these too.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Site"))

import bad_input
import documented
import engines
import exports
import harness
import olist
import proofs
import subset
import withheld
import workbooks

CHECKS = [
    olist.real, olist.variants, engines.agree, subset.agree, proofs.agree, documented.lines, exports.documented,
    workbooks.read, workbooks.records, workbooks.started, withheld.tell_nothing, bad_input.reports,
]


def main():
    # A shell starts what runs in the background with the interrupt ignored, and children inherit that: theirs is tested here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--only", help="names of scripts, by commas")
    parser.add_argument("--cpu", action="store_true", help="tell the CPU of each check")
    arguments = parser.parse_args()
    run = harness.Run(harness.ROOT / "output", arguments.concord, arguments.cpu)
    run.work = harness.ROOT / ".build" / "records"
    wanted = arguments.only.split(",") if arguments.only else None
    sys.exit(harness.finish(run, [check for check in CHECKS if not wanted or check.__module__ in wanted]))


if __name__ == "__main__":
    main()
