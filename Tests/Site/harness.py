"""What the site checks share: where things are, how a check tells its result, how a browser starts.

A check is a function that takes a `Run`; it calls `run.check(name, problems)` once per thing it looked at. Each script runs
alone (`python Tests/Site/links.py --site output`), or all of them by run.py.
"""

import argparse
import contextlib
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SHOWN = 20


class Run:
    """One run of checks: the folders to look at and the count of what passed."""

    def __init__(self, site, concord, tells_cpu=False):
        self.site = pathlib.Path(site).resolve()
        self.concord = pathlib.Path(concord).resolve()
        self.work = ROOT / ".build" / "site"
        self.passed = self.failed = 0
        self.tells_cpu, self.cpu = tells_cpu, cpu_seconds()

    def check(self, name, problems):
        """Counts one check; `problems` is a list of lines, empty where all is well."""
        problems = list(problems)
        # With --cpu: what was used since the check before, which is what this one cost and its preparation.
        used, self.cpu = cpu_seconds() - self.cpu, cpu_seconds()
        cost = f" [{used:.1f} s of CPU]" if self.tells_cpu else ""
        if not problems:
            self.passed += 1
            print(f"ok    {name}{cost}", flush=True)
            return
        self.failed += 1
        print(f"FAIL  {name}{cost}", flush=True)
        for problem in problems[:SHOWN]:
            print(f"        {problem}")
        if len(problems) > SHOWN:
            print(f"        and {len(problems) - SHOWN} more", flush=True)

    def skip(self, name, why):
        """Tells that a check could not be made here; neither passed nor failed."""
        print(f"skip  {name}: {why}", flush=True)

    def folder(self, name):
        """An empty folder to work in."""
        path = self.work / name
        if path.exists():
            opened(path)
            shutil.rmtree(path)
        path.mkdir(parents=True)
        return path

    def pages(self):
        return sorted(self.site.rglob("*.html"))

    def name(self, path):
        return path.relative_to(self.site).as_posix()

    def build(self, root, *arguments, command="build", env=None, prefix=(), **options):
        """Runs `concord build --root ROOT …` to its end."""
        return subprocess.run(
            [*prefix, self.concord, command, "--root", root, *arguments],
            capture_output=True, text=True, errors="replace", timeout=300, env={**os.environ, "NO_COLOR": "1", **(env or {})},
            **options)


PERIOD = re.compile(r"^(\d{4}(-(\d\d|W\d\d|Q\d))?|FY\d\d(-[PQ]\d+)?)$")
VERSION = re.compile(r"^v\d+$")
FIXED = {"index", "404", "health", "stages", "restatements", "lineage", "numbers", "metrics"}


# What a command that writes keeps in a project: the lock, what builds leave for the next one, and that git ignores it.
KEPT = {".concord", ".concord/.gitignore", ".concord/builds", ".concord/lock"}


def left_behind(root):
    """What a run has left beside the folders of a project and of its own."""
    own = {f".concord/{path.name}" for path in (root / ".concord").iterdir()} if (root / ".concord").is_dir() else set()
    names = {path.name for path in root.iterdir()} | own
    return [f"left behind: {name}" for name in sorted(names - KEPT - {"content", "output", "templates"})]


def page_type(name):
    """The kind of page that a path in the site is: ids, versions and periods replaced by a word."""
    parts = name.removesuffix(".html").split("/")
    if len(parts) > 2 and VERSION.match(parts[-1]):
        return "/".join([*parts[:-2], "ID", "VERSION"])
    parts = ["PERIOD" if PERIOD.match(part) else part for part in parts]
    if len(parts) > 1 and parts[-1] not in FIXED and parts[-1] != "PERIOD":
        parts[-1] = "letter" if parts[-1].startswith("letter-") else "ID"
    return "/".join(parts)


def pages_of_each_type(run):
    """The largest and the smallest page of every type: enough to see each template full and empty."""
    types = {}
    for page in run.pages():
        types.setdefault(page_type(run.name(page)), []).append(page)
    chosen = []
    for _, pages in sorted(types.items()):
        pages.sort(key=lambda page: (page.stat().st_size, page))
        chosen += sorted({pages[0], pages[-1]})
    if not chosen:
        raise FileNotFoundError(f"no page in {run.site}")
    return chosen


@contextlib.contextmanager
def browser():
    """Headless Chromium: the system's where there is one, Playwright's elsewhere."""
    from playwright.sync_api import sync_playwright

    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system, args=["--no-sandbox", "--disable-dev-shm-usage"])
        try:
            yield chromium
        finally:
            chromium.close()


def opened(folder):
    """Opens a folder and all below it, through no link, so that it can be removed."""
    os.chmod(folder, 0o755)
    for path, names, _ in os.walk(folder):
        # Before they are walked: a closed one would be passed over.
        for below in (os.path.join(path, name) for name in names):
            if not os.path.islink(below):
                os.chmod(below, 0o755)


def open_page(context, page):
    """Opens a file in the context's one tab and gives it with what the page asked for and complained of.

    A tab of its own for each page is a process of its own, which costs several times what the page does. What a check sets on the tab
    (its window, its scheme, its medium) is still so for the next page.
    """
    tab = context.pages[0] if context.pages else listening(context.new_page())
    if tab.url != "about:blank":
        # What the page before still asks for ends here, and is not told of this one.
        tab.goto("about:blank")
    tab.requests.clear()
    tab.complaints.clear()
    tab.goto(page.as_uri())
    return tab


def listening(tab):
    """A tab that notes what its page asks for and complains of."""
    tab.requests, tab.complaints = [], []
    tab.on("request", lambda request: tab.requests.append(request.url))
    tab.on("requestfailed", lambda request: tab.complaints.append(f"cannot load {request.url}"))
    tab.on("pageerror", lambda error: tab.complaints.append(f"script error: {error}"))
    tab.on("console", lambda message: tab.complaints.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
    return tab


def main(*checks):
    """Runs a script's checks on their own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--site", default=ROOT / "output", help="the folder of a built site")
    parser.add_argument("--concord", default=ROOT / ".build/release/concord", help="the built program")
    parser.add_argument("--cpu", action="store_true", help="tell the CPU of each check")
    arguments = parser.parse_args()
    run = Run(arguments.site, arguments.concord, arguments.cpu)
    sys.exit(finish(run, checks))


def cpu_seconds():
    """What this process and those that it waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def finish(run, checks):
    """Runs checks one after the other and prints the last line; gives the exit status."""
    for check in checks:
        start, spent = time.monotonic(), cpu_seconds()
        try:
            check(run)
        except Exception as error:  # A check that breaks is a check that failed, and the others still count.
            import traceback

            run.check(f"{check.__module__}.{check.__name__} ran to its end", traceback.format_exc().splitlines()[-6:] or [str(error)])
        wall, cpu = time.monotonic() - start, cpu_seconds() - spent
        print(f"      ({check.__module__}.{check.__name__}: {wall:.1f} s, {cpu:.1f} s of CPU)", flush=True)
    print(f"\n(all of these: {cpu_seconds():.0f} s of CPU)\n{run.passed} passed, {run.failed} failed")
    return 1 if run.failed or not run.passed else 0
