"""Random edits of the small company under a running `concord serve`: what it shows is byte for byte what a build from nothing gives.

python Tests/Edges/served.py [--concord PROGRAM] [--edits 30] [--seed 1]

Each edit is followed by one of a definition's text, at once or after a pause, in one of the ways in which editors save. What differs is
told with the seed and the number of the edit.
"""

import argparse
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Site"))

import harness
import serving

import trial
import unchanged

# A machine that tests on all its cores may be slow; what takes longer is not coming.
PATIENCE = 60
# What the server writes, and may be writing.
OURS = ("output", ".concord", ".concord-output.lock", ".concord-output.next", ".concord-output.old")


def sequences(run, edits=30, seed=1):
    chance = random.Random(seed)
    folder = trial.Trial(run, "served")
    done, problems = Edits(folder, chance), []
    server = serving.Server(run, folder.root, "--port", "0")
    try:
        server.report("built", "failed")
        for number in range(1, edits + 1):
            what = done.one()
            time.sleep(chance.choice([0, 0, 0.002, 0.01, 0.05, 0.3, 1]))
            what += f", then {done.saved()}"
            problems += [f"--seed {seed}, edit {number}, {what}: {problem}" for problem in differences(run, folder, server)]
            if problems:
                break
        if server.end() != 0:
            problems.append(f"--seed {seed}: the server did not end well")
    finally:
        if server.process.poll() is None:
            server.process.kill()
    run.check(f"{edits} edits under serve, seed {seed}: what is shown is what a build from nothing gives", problems)


def differences(run, folder, server):
    """What serve comes to otherwise than a build of a copy that holds no site."""
    other = trial.Trial(run, "served-clean", folder.root, without=OURS)
    there = other.run("build")
    site = trial.contents(other.root / "output") if there.status == 0 else None
    ends = time.monotonic() + PATIENCE
    while True:
        found = difference(folder, server, there, site)
        if not found:
            # A build that is still on its way must not come to something else.
            time.sleep(0.2)
            found = difference(folder, server, there, site)
            if not found:
                return []
        if time.monotonic() > ends:
            return found + there.excerpt() + server.told().splitlines()[-5:]
        time.sleep(0.1)


def difference(folder, server, there, site):
    report = next(server.events())
    wanted = "built" if there.status == 0 else "failed"
    if report["site"] != wanted:
        return [f"serve says {report['site']}, a build exits with {there.status}"]
    if there.findings and report["count"] not in there.errors:
        return [f"serve counts {report['count']}"]
    try:
        return [] if site is None else trial.changed(trial.contents(folder.root / "output"), site)[:5]
    except FileNotFoundError:
        return ["the site is being exchanged"]


class Edits(unchanged.Edits):
    """Those of builds, but for what a server hears nothing of, and with the ways in which files are saved."""

    def twice(self):
        return self.nothing()

    touched = site = replayed = twice

    def saved(self):
        """A text that is written as an editor does it."""
        name = self.file("content/glossary", "content/pages", "content/notes", suffix=".md")
        path = self.folder.root / name
        self.remember(name)
        # The bytes as they are: a file may hold what is no text.
        text = path.read_bytes() + b"\nSaved.\n"
        how = self.chance.choice(["renamed", "in place", "in two parts", "moved aside", "twice", "away and back"])
        if how == "renamed":
            beside = path.with_name("." + path.name + ".tmp")
            beside.write_bytes(text)
            beside.rename(path)
        elif how == "in two parts":
            with open(path, "wb") as file:
                file.write(text[:len(text) // 2])
                file.flush()
                time.sleep(0.03)
                file.write(text[len(text) // 2:])
        elif how == "moved aside":
            path.rename(path.with_name(path.name + "~"))
            path.write_bytes(text)
        elif how == "away and back":
            old = path.read_bytes()
            path.write_bytes(text)
            time.sleep(self.chance.choice([0, 0.05, 0.2]))
            path.write_bytes(old)
        else:
            path.write_bytes(text)
            if how == "twice":
                time.sleep(self.chance.choice([0, 0.02, 0.06]))
                path.write_bytes(text.replace(b"Saved.", b"Saved again."))
        return f"{name} {how}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    run = harness.Run(harness.ROOT / "output", arguments.concord)
    run.work = harness.ROOT / ".build" / "served"
    sys.exit(harness.finish(run, [lambda run: sequences(run, arguments.edits, arguments.seed)]))


if __name__ == "__main__":
    main()
