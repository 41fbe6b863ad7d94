"""Checks of `concord pack --send` with the built program and real servers on the loopback.

python Tests/Mail/run.py [--concord PROGRAM] [--only delivered,hidden] [--cpu]
"""

import argparse
import signal
import sys
from pathlib import Path

# What the site checks share serves these too.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Site"))

import bad_input
import delivered
import harness
import hidden
import refused

CHECKS = [
    delivered.arrives, delivered.by_sendmail, refused.by_recipient, refused.nobody_there, refused.unknown, refused.killed,
    hidden.nowhere, hidden.missing, bad_input.reports,
]


def main():
    # A shell starts what runs in the background with the interrupt ignored, and children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--only", help="names of scripts, by commas")
    parser.add_argument("--cpu", action="store_true", help="tell the CPU of each check")
    arguments = parser.parse_args()
    run = harness.Run(harness.ROOT / "output", arguments.concord, arguments.cpu)
    run.work = harness.ROOT / ".build" / "mail"
    wanted = arguments.only.split(",") if arguments.only else None
    sys.exit(harness.finish(run, [check for check in CHECKS if not wanted or check.__module__ in wanted]))


if __name__ == "__main__":
    main()
