"""Checks of the built program against strangers: links, questions, locks, streams, names, bounds; mutated folders; kills; builds after edits, by hand and under serve.

python Tests/Edges/run.py [--concord PROGRAM] [--only files,questions] [--cpu]
"""

import argparse
import signal
import sys
from pathlib import Path

# What the site checks share serves these too.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Site"))

import bounds
import files
import harness
import kills
import leaving
import locks
import mutation
import outputs
import programs
import questions
import served
import streams
import trial
import unchanged


def base(run):
    """The folder that every check starts from is fine by itself."""
    folder = trial.Trial(run, "base")
    for command in trial.COMMANDS:
        outcome = folder.run(command)
        run.check(f"the small company: {command}", trial.faults(outcome, statuses=(0,)))


CHECKS = [
    base, files.strangers, outputs.places, questions.asked, programs.started, locks.writers, streams.written, leaving.texts, bounds.sizes, mutation.mutated, kills.interrupted, unchanged.sequences, served.sequences,
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
    run.work = harness.ROOT / ".build" / "edges"
    wanted = arguments.only.split(",") if arguments.only else None
    sys.exit(harness.finish(run, [check for check in CHECKS if not wanted or check.__module__ in wanted]))


if __name__ == "__main__":
    main()
