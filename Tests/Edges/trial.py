"""One trial: a folder of the small company, what lies around it, and one run of the program that is watched.

`Trial.run` gives what a run did: its exit, what it said, how long it took and how much memory; `Trial.faults` says what is wrong with
that whatever was tried: a signal, a fault of ours (70), a hang, too much memory, an error without a place, anything outside changed.
"""

import dataclasses
import hashlib
import os
import pathlib
import re
import resource
import shutil
import signal
import stat
import subprocess
import tempfile
import time

import copies
import harness
import project

FINDING = re.compile(r"^(?P<place>[^\n]*?)(?P<line>:\d+(?::\d+)?)?: (?P<severity>error|warning|note): (?P<text>.*) \[(?P<rule>[a-z0-9.-]+)\]$", re.M)
SECRET = "the-secret-of-another-folder"
COMMANDS = {
    "build": ("build",),
    "check": ("check",),
    "snapshot": ("snapshot", "--as-of", project.AS_OF),
    "import": ("snapshot", "--import", "sheet.csv", "--as-of", project.AS_OF),
    "approve": ("approve", "business-hours", "--party", "sales", "--by", "Head of Sales", "--date", "2026-10-09"),
    "pending": ("approve", "--pending", "--party", "steward"),
    "diff": ("diff",),
    "audit": ("audit", "new", "2026-Q4"),
    "breaches": ("breaches", "--commitment", "fast", "--period", "2026-08", "--as-of", project.AS_OF),
}
WRITERS = ("build", "snapshot", "import", "approve", "audit", "breaches")
# How strace follows a run: stopping it at the calls that are asked for only, where it can.
FOLLOWED = ("-f", "--seccomp-bpf")
SHEET = "metric,period,value\nlead-count,2026-05,12\n"


@dataclasses.dataclass
class Outcome:
    """What one run did."""

    command: tuple
    words: list
    status: int
    output: bytes
    errors: str
    seconds: float
    # Of all its cores; a busy machine changes little of it.
    cpu_seconds: float
    memory: int
    is_hung: bool

    @property
    def findings(self):
        return [match.groupdict() for match in FINDING.finditer(self.errors)]

    def tells(self, place, severity="error"):
        """Whether a finding of this severity names the place, with its line or without."""
        return any(found["severity"] == severity and (found["place"] + (found["line"] or "")).startswith(place) for found in self.findings)

    def excerpt(self):
        return [f"{' '.join(map(str, self.command))}: exit {self.status}", *self.errors.splitlines()[:6]]


def contents(folder, skip=()):
    """Every name below a folder with what it is: bytes, links, kinds; no link is followed."""
    found = {}
    top = len(os.path.join(os.fsencode(folder), b""))
    for parent, folders, files in os.walk(os.fsencode(folder)):
        folders[:] = sorted(name for name in folders if os.fsdecode(name) not in skip)
        for name in folders + files:
            path = os.path.join(parent, name)
            state = os.lstat(path)
            if stat.S_ISLNK(state.st_mode):
                value = ("link", os.readlink(path))
            elif stat.S_ISREG(state.st_mode):
                value = ("file", digest(path, state))
            else:
                value = (stat.S_IFMT(state.st_mode),)
            found[os.fsdecode(path[top:])] = value
    return found


_digests = {}


def digest(path, state):
    """The hash of a file's bytes, read once for each time that the system says it was changed; nobody can set that time back."""
    key = (state.st_dev, state.st_ino, state.st_ctime_ns, state.st_size)
    if key not in _digests:
        with open(path, "rb") as file:
            _digests[key] = hashlib.sha256(file.read()).hexdigest()
    return _digests[key]


def changed(before, after):
    """The names that came, went or became another."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


class Trial:
    """A folder `project` among others that no run may touch; the next trial of the same name takes its place."""

    def __init__(self, run, name, base=None, without=()):
        self.program = run.concord
        self.area = run.work / "trials" / name
        self.root = self.area / "project"
        self.outside = self.area / "outside"
        copies.put(base or ready(run), self.root, without)
        for path in self.area.iterdir():
            if path != self.root:
                copies.remove(path)
        for path in ("outside/folder", "home", "tmp"):
            (self.area / path).mkdir(parents=True)
        (self.outside / "file").write_text(SECRET + "\n")
        (self.outside / "folder" / "precious.md").write_text(f"# {SECRET}\n\n{SECRET}\n")
        (self.root / "sheet.csv").write_text(SHEET)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def edit(self, name, old, new):
        text = (self.root / name).read_text()
        if old not in text:
            raise ValueError(f"{name} does not hold {old!r}")
        (self.root / name).write_text(text.replace(old, new))

    def remove(self, name):
        path = self.root / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def link(self, name, target):
        """Puts a link in the place of what is there."""
        self.remove(name)
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        os.symlink(target, self.root / name)

    def around(self):
        """All that lies around the project."""
        return contents(self.area, skip=("project", "tmp"))

    def environment(self):
        return {**os.environ, "NO_COLOR": "1", "HOME": str(self.area / "home"), "TMPDIR": str(self.area / "tmp"), "GIT_CONFIG_NOSYSTEM": "1"}

    def arguments(self, command, *more):
        first, *rest = COMMANDS.get(command, (command,))
        words = [first, *rest] if first != "audit" else [first, rest[0], *rest[1:]]
        return [str(self.program), *words, "--root", ".", *more]

    def start(self, command, *more, **options):
        """Starts a run and does not wait for it."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": self.environment(), **options}
        return subprocess.Popen(self.arguments(command, *more), cwd=self.root, start_new_session=True, **options)

    def run(self, command, *more, seconds=30, megabytes=4096, stdout=None, prefix=()):
        """One run to its end, or to the end of what it is given: seconds of CPU, and many more on the clock of a machine that may be busy."""
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        arguments = [*prefix, *self.arguments(command, *more)]
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            started = time.monotonic()
            process = subprocess.Popen(
                arguments, cwd=self.root, stdin=subprocess.DEVNULL, stdout=output if stdout is None else stdout, stderr=errors,
                env=self.environment(), start_new_session=True, preexec_fn=limit)
            status, usage, is_hung = wait(process, 10 * seconds)
            took = time.monotonic() - started
            cpu = usage.ru_utime + usage.ru_stime
            output.seek(0)
            errors.seek(0)
            # On macOS the size is told in bytes.
            size = usage.ru_maxrss // (1 << 20 if os.uname().sysname == "Darwin" else 1 << 10)
            return Outcome((command, *more), arguments, status, output.read(), errors.read().decode(errors="backslashreplace"), took, cpu, size, is_hung or cpu > seconds)


def wait(process, seconds):
    """Waits for a process of its own session; gives its status, what it used, and whether it had to be ended."""
    deadline = time.monotonic() + seconds
    pause = 0.001
    while True:
        found, status, usage = os.wait4(process.pid, os.WNOHANG)
        if found:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage, False
        if time.monotonic() > deadline:
            os.killpg(process.pid, signal.SIGKILL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage, True
        time.sleep(pause)
        pause = min(pause * 1.3, 0.02)


def is_told(outcome):
    """Whether a run that failed says where: a finding with a place, in its form, or about a word of its command line."""
    if b'"ruleId"' in outcome.output or b'"rule"' in outcome.output or b"::error " in outcome.output:
        return True
    if any(found["severity"] in ("error", "warning") and found["place"] for found in outcome.findings):
        return True
    # What is wrong with the command line, or with git, lies in no file.
    placeless = [line for line in outcome.errors.splitlines() if line.startswith("error: ")]
    return any("[history.incomplete]" in line or any(repr(word) in line for word in outcome.words) for line in placeless)


def faults(outcome, megabytes=1024, statuses=(0, 1)):
    """What no run may do, whatever it was given."""
    problems = []
    if outcome.is_hung:
        problems.append(f"did not end in {outcome.seconds:.0f} s")
    elif outcome.status < 0:
        problems.append(f"ended by {signal.Signals(-outcome.status).name}")
    elif outcome.status not in statuses:
        problems.append(f"exit {outcome.status}, expected {' or '.join(map(str, statuses))}")
    if outcome.memory > megabytes:
        problems.append(f"took {outcome.memory} MB")
    if any(word in outcome.errors for word in ("Fatal error", "Swift runtime", "*** ")):
        problems.append("the program stopped by itself")
    if outcome.status == 1 and not outcome.is_hung and not is_told(outcome):
        problems.append("failed without a finding that has a place")
    return problems + (outcome.excerpt() if problems else [])


_ready = {}


def ready(run):
    """The small company as a good day left it: numbers, signatures, a commit and a site. Made once; never changed."""
    if run.work in _ready:
        return _ready[run.work]
    root = project.write(run.folder("ready"))
    shutil.copytree(harness.ROOT / "templates", root / "templates")
    (root / ".gitignore").write_text("output\n.concord\nsheet.csv\n")
    steps = [("snapshot", "--as-of", "2026-09-08"), ("snapshot", "--as-of", "2026-10-06")]
    steps += [
        ("approve", *project.SIGNED, "--party", party, "--by", f"Head of {party}", "--date", "2026-10-07") for party in ("marketing", "sales")]
    steps += [("audit", "new", "2026-Q3"), ("build",)]
    for step in steps:
        result = subprocess.run([run.concord, *step, "--root", root], capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
        if result.returncode:
            raise RuntimeError(f"the base folder: {' '.join(step)}: exit {result.returncode}\n{result.stderr}")
    project.git(root, "init", "--quiet", "--template=", "--initial-branch", "main", ".")
    project.commit(root)
    _ready[run.work] = pathlib.Path(root)
    return _ready[run.work]
