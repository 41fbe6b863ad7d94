"""Standard output that is full, closed, slow or gone, for every command that prints."""

import fcntl
import functools
import os
import signal
import subprocess
import time

import trial

SPOKEN = [
    ("check", "--format", "json"), ("check", "--format", "sarif"), ("check", "--format", "github"), ("build", "--format", "json"),
    ("diff",), ("diff", "--format", "markdown"), ("diff", "--format", "github"), ("diff", "--format", "json"), ("pending",),
    ("snapshot", "--format", "json"), ("snapshot", "--explain"), ("snapshot",), ("import",), ("import", "--format", "json"), ("approve",), ("audit",), ("breaches",),
]


def written(run):
    for words in SPOKEN:
        folder = prepared(run)
        expected = folder.run(*words)
        name = " ".join(words)
        problems = trial.faults(expected)
        said = expected.output
        problems += lost(run, words, bool(said), expected.status)
        problems += gone(run, words, expected.status)
        problems += slow(run, words, said, expected.status)
        run.check(f"standard output full, closed, slow or gone: {name} ({len(said)} bytes)", problems)
    asked_of_a_terminal(run)


def prepared(run):
    """A folder with something to tell."""
    return trial.Trial(run, "stream", telling(run))


@functools.cache
def telling(run):
    """The small company with a changed definition and some warnings; made once."""
    folder = trial.Trial(run, "telling")
    folder.edit("content/glossary/mql.md", "who showed interest", "who showed much interest")
    for number in range(400):
        folder.write(f"content/glossary/word-{number}.md", f"---\nkind: concept\nname: Word {number}\ndefinition: A word of number {number}.\n---\nA hot lead.\n")
    return folder.root


def lost(run, words, speaks, status):
    """Output that cannot be written is a failure of the run, whatever else it did."""
    problems = []
    wanted = 70 if speaks else status
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            outcome = prepared(run).run(*words, stdout=full)
        if outcome.status != wanted:
            problems += [f"to a full device: exit {outcome.status}, expected {wanted}", *outcome.excerpt()]
        elif speaks and "standard output" not in outcome.errors:
            problems += ["to a full device: not told on standard error", *outcome.excerpt()]
    outcome = prepared(run).run(*words, prefix=("sh", "-c", 'exec "$@" >&-', "sh"))
    if outcome.status != wanted:
        problems += [f"closed: exit {outcome.status}, expected {wanted}", *outcome.excerpt()]
    return problems


def gone(run, words, status):
    """A reader that went away is no fault of the run."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        outcome = prepared(run).run(*words, stdout=writing)
    finally:
        os.close(writing)
    return [] if outcome.status == status else [f"reader gone: exit {outcome.status}, expected {status}", *outcome.excerpt()]


def slow(run, words, said, status):
    """A pipe that does not block and is read late brings every byte."""
    folder = prepared(run)
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    process = folder.start(*words, stdout=writing, stderr=subprocess.DEVNULL)
    os.close(writing)
    time.sleep(0.5)
    got = b""
    while piece := os.read(reading, 1 << 16):
        got += piece
    os.close(reading)
    problems = [] if process.wait(30) == status else [f"a pipe that does not block: exit {process.returncode}, expected {status}"]
    return problems + ([] if got == said else [f"a pipe that does not block: {len(got)} of {len(said)} bytes"])


def asked_of_a_terminal(run):
    """Help and version are output like any other."""
    problems = []
    if os.path.exists("/dev/full"):
        for words in (("--help",), ("--version",), ("build", "--help")):
            with open("/dev/full", "wb") as full:
                status = subprocess.run([run.concord, *words], stdout=full, stderr=subprocess.DEVNULL).returncode
            problems += [] if status == 70 else [f"{' '.join(words)} to a full device: exit {status}, expected 70"]
    run.check("help and version that cannot be written are a failure", problems)
