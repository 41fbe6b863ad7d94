"""kill -9 at any instant of build, snapshot, approve and import: the last good state stands, and the next run works.

python Tests/Edges/kills.py [--concord PROGRAM] [--runs 200] [--seed 1]

At random instants, and, where strace is installed, at each call that changes the file system.
"""

import argparse
import functools
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Site"))

import harness

import outputs
import trial

CHANGING = "mkdir,mkdirat,rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,write,pwrite64,ftruncate,fsync,fdatasync,fchmod,symlinkat,openat"
KILLED = ("build", "snapshot", "approve", "import")


def interrupted(run, runs=10, seed=1):
    for command in KILLED:
        killed(run, command, runs, seed)
    mounted(run, runs, seed)
    if not shutil.which("strace"):
        return run.skip("kills at each change of the file system", "no strace")
    for command in KILLED:
        at_each_change(run, command, runs, seed)


def prepared(run, name):
    """A folder in which each command has something to do."""
    return trial.Trial(run, name, changed(run))


@functools.cache
def changed(run):
    """The small company with a change in each definition, committed; made once."""
    folder = trial.Trial(run, "changed")
    for path in (folder.root / "content/glossary").iterdir():
        path.write_text(path.read_text() + "\nOne more line.\n")
    trial.project.commit(folder.root, "changed")
    return folder.root


class Expected:
    """What a command leaves when nobody ends it, and how long it takes."""

    def __init__(self, run, command, arguments=()):
        folder = prepared(run, "expected")
        self.before, self.old_site = result(folder)
        outcome = folder.run(command, *arguments)
        self.faults = trial.faults(outcome, statuses=(0,))
        self.seconds = outcome.seconds
        self.after, self.new_site = result(folder)
        self.new = set(trial.changed(self.before, self.after))


def result(folder):
    """What git would commit of the content, and the site."""
    subprocess.run(["git", "-C", folder.root, "add", "content"], capture_output=True, check=True, stdin=subprocess.DEVNULL)
    listing = trial.project.git(folder.root, "ls-files", "--stage", "content")
    return dict(line.split("\t")[::-1] for line in listing.splitlines()), site(folder.root / "output")


def site(path):
    return trial.contents(os.path.realpath(path)) if os.path.exists(path) else {}


def judge(folder, command, expected, is_mounted=False, arguments=()):
    """The state that a killed run left, and the run after it."""
    subprocess.run(["rm", "-f", folder.root / ".git/index.lock"], check=True)
    tracked, pages = result(folder)
    problems = []
    partly = set(trial.changed(expected.before, tracked))
    if partly and tracked != expected.after:
        problems.append(f"git would commit a part: {sorted(partly)[:3]}")
    if not is_mounted and pages not in (expected.old_site, expected.new_site):
        problems.append(f"neither the old site nor the new one: {len(pages)} of {len(expected.new_site)} files")
    outcome = folder.run(command, *arguments)
    # A day has one snapshot, which is never made again; a sheet that is taken once more says the same.
    is_done = command == "snapshot" and tracked == expected.after
    problems += trial.faults(outcome, statuses=(1,) if is_done else (0,))
    tracked, pages = result(folder)
    problems += [f"after the next run: {name}" for name in trial.changed(expected.after, tracked)]
    if command == "build":
        problems += [f"after the next build: {name}" for name in trial.changed(expected.new_site, pages)]
        problems += [f"left behind: {path.name}" for path in folder.root.iterdir() if path.name.startswith(".concord-")]
        left = [name for name in trial.contents(folder.root / "content") if any(part.startswith(".") for part in name.split("/"))]
        problems += [f"left behind: {name}" for name in left]
    return problems


def attempts(runs):
    """A run that ends before its kill comes is tried again, at another instant."""
    return range(runs * 4)


def killed(run, command, runs, seed):
    expected = Expected(run, command)
    problems, hits = list(expected.faults), 0
    chance = random.Random(f"{seed} {command}")
    for number in attempts(runs):
        if hits == runs:
            break
        # What changes files stands at the end of a run: half of the kills go there.
        share = chance.random() if number % 2 else 1.05 - 0.35 * chance.random()
        folder = prepared(run, "killed")
        process = folder.start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(expected.seconds * share)
        process.kill()
        hits += process.wait() == -signal.SIGKILL
        problems += [f"at {share:.3f} of {command}: {problem}" for problem in judge(folder, command, expected)]
    if not hits:
        problems.append("no run was long enough to be killed")
    run.check(f"kill -9 at {hits} random instants of {command}", problems)


def mounted(run, runs, seed):
    """A site on a mount point is written in place: what a kill leaves is rolled forward by the next build."""
    expected, problems, hits = Expected(run, "build"), [], 0
    chance = random.Random(f"{seed} mounted")
    for _ in attempts(runs):
        if hits == runs:
            break
        folder = prepared(run, "killed-mounted")
        shutil.move(folder.root / "output", folder.area / "site")
        if not outputs.mount(folder.root / "output"):
            return run.skip("kill -9 of a build into a mount point", "only root can mount")
        try:
            shutil.copytree(folder.area / "site", folder.root / "output", dirs_exist_ok=True)
            process = folder.start("build", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(expected.seconds * (1.1 - 0.5 * chance.random()))
            process.kill()
            hits += process.wait() == -signal.SIGKILL
            problems += judge(folder, "build", expected, is_mounted=True)
        finally:
            subprocess.run(["umount", folder.root / "output"], capture_output=True)
    run.check(f"kill -9 at {hits} random instants of a build into a mount point", problems)


def at_each_change(run, command, runs, seed):
    """The kill comes with the n-th call of one kind that changes files."""
    # A call is counted in each process: without git, whose end a build survives and tells, it is Concord that is hit.
    arguments = ("--no-history",) if command == "build" else ()
    expected = Expected(run, command, arguments)
    log = expected_log(run, command, arguments)
    moments = [(call, number + 1) for call, count in sorted(log.items()) for number in range(count)]
    chosen = random.Random(f"{seed} {command} calls").sample(moments, min(runs * 2, len(moments)))
    problems, hits = [] if moments else ["the trace shows no call"], 0
    for call, number in chosen:
        folder = prepared(run, "killed")
        # Stopped at every call of any kind: where a filter tells strace which to stop at, it sends no signal.
        prefix = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}")
        outcome = folder.run(command, *arguments, prefix=prefix, megabytes=1 << 20, seconds=60)
        hits += outcome.status != 0
        problems += [f"at {call} {number} of {command}: {problem}" for problem in judge(folder, command, expected, arguments=arguments)]
    run.check(f"kill -9 at {hits} of {len(moments)} calls of {command} that change files", problems)


def expected_log(run, command, arguments):
    """How often each call is made."""
    folder = prepared(run, "traced")
    log = folder.area / "trace"
    folder.run(command, *arguments, prefix=("strace", *trial.FOLLOWED, "-qq", "-o", log, "-e", f"trace={CHANGING}"), megabytes=1 << 20, seconds=60)
    counts = {}
    for line in log.read_text(errors="replace").splitlines():
        called = re.match(r"\d+ +(\w+)\(", line)
        if called and (called[1] != "openat" or "O_CREAT" in line):
            counts[called[1]] = counts.get(called[1], 0) + 1
    # Which opening makes a file cannot be told by number; the calls around it are hit instead.
    counts.pop("openat", None)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    run = harness.Run(harness.ROOT / "output", arguments.concord)
    run.work = harness.ROOT / ".build" / "kills"

    def kills(run):
        interrupted(run, arguments.runs, arguments.seed)

    sys.exit(harness.finish(run, [kills]))


if __name__ == "__main__":
    main()
