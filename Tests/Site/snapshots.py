"""The sample's snapshots are what `concord snapshot` makes of its records, and other tools can read them."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import harness

# The newest snapshot that is in git; the one after it is made by `make site`.
DAY = "2026-11-02"
# Sheets that people typed: no record has them.
TYPED = {"spend-sheet.csv", "review-rhythm.manual.csv"}


def computed(run):
    """Outside of this repository: without git a meaning that not every party has signed makes provisional rows, as in the sample's runs."""
    with tempfile.TemporaryDirectory() as folder:
        compare(run, Path(folder))


def compare(run, root):
    shutil.copytree(harness.ROOT / "content", root / "content")
    for folder in (root / "content/snapshots").iterdir():
        if folder.name >= DAY:
            shutil.rmtree(folder)
    # What was first agreed later was not known to that run.
    for path in (root / "content/glossary").rglob("*.md"):
        first = re.search(r"^version: [2-9]", path.read_text(), re.M) is None
        effective = re.search(r"^effective: (\S+)$", path.read_text(), re.M)
        if first and effective and effective[1] > DAY:
            path.unlink()
    command = [str(run.concord), "snapshot", "--root", str(root), "--as-of", DAY, "--backcast", "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        return run.check("the sample's snapshot is computed", [f"exit {result.returncode}", *result.stderr.splitlines()[-10:]])
    committed, made = harness.ROOT / f"content/snapshots/{DAY}", root / f"content/snapshots/{DAY}"
    names = {path.name for path in committed.iterdir()} - TYPED
    problems = [f"only in one: {name}" for name in sorted(names ^ {path.name for path in made.iterdir()})]
    problems += [f"differs: {name}" for name in sorted(names) if (made / name).exists() and (made / name).read_bytes() != (committed / name).read_bytes()]
    run.check("the sample's snapshot is what its records give", problems)
    run.check("the tables agree with datapackage.json", invalid(made / "datapackage.json"))
    again = subprocess.run(command, capture_output=True, text=True)
    refused = again.returncode == 1 and "never rewritten" in again.stderr
    run.check("a snapshot is never written over", [] if refused else [f"exit {again.returncode}", *again.stderr.splitlines()[-3:]])


def invalid(package):
    """What the Frictionless framework, which did not make the file, says of it."""
    command = [sys.executable, "-m", "frictionless", "validate", str(package), "--json"]
    result = subprocess.run(command, capture_output=True, text=True)
    try:
        report = json.loads(result.stdout)
    except ValueError:
        return [f"frictionless: exit {result.returncode}", *result.stderr.splitlines()[-5:]]
    errors = list(report["errors"]) + [error for task in report["tasks"] for error in task["errors"]]
    problems = [f"{error['type']}: {error['message']}" for error in errors[:5]]
    return problems if report["valid"] or problems else ["frictionless says that it is not valid"]


if __name__ == "__main__":
    harness.main(computed)
