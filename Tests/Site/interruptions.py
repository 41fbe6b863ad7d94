"""What must not hurt the last good site: a folder that is not ours, two builds at once, Ctrl-C, a full disk. Kills: Tests/Edges."""

import os
import shutil
import signal
import subprocess
import time

import harness
from broken import contents

PAGES = 1500


def builds(run):
    root = large(run)
    result = run.build(root)
    run.check(f"a site of {PAGES} terms builds", [] if result.returncode == 0 else result.stderr.splitlines()[-5:])
    rewrites(run, root)
    foreign_folder(run, root)
    interrupted(run, root)
    two_at_once(run, root)
    full_disk(run, root)


def large(run):
    """Content that takes long enough to be interrupted."""
    root = run.folder("interruptions")
    glossary = root / "content" / "glossary"
    glossary.mkdir(parents=True)
    (root / "content" / "site.yml").write_text("title: Large\n")
    for number in range(PAGES):
        body = "\n\n".join(f"Paragraph {part} of term {number}, see [the next](term:t{(number + 1) % PAGES})." for part in range(30))
        (glossary / f"t{number}.md").write_text(f"# Term {number}\n\nThe definition of term {number}.\n\n{body}\n")
    return root


def change(root, word):
    """Another state of the content, so that a build has something to write on every page."""
    for path in (root / "content" / "glossary").iterdir():
        path.write_text(path.read_text().split("\n\nLast line:")[0].rstrip("\n") + f"\n\nLast line: {word}.\n")


def start(run, root):
    return subprocess.Popen(
        [run.concord, "build", "--root", root, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def leftovers(root):
    return harness.left_behind(root)


def rewrites(run, root):
    """Only what changed is written."""
    before = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*") if path.is_file()}
    run.build(root)
    after = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*") if path.is_file()}
    changed = [path.name for path in before if after.get(path) != before[path]]
    run.check("a second build writes nothing", [f"{len(changed)} files, as {changed[:3]}"] if changed else [])
    (root / "content" / "glossary" / "t7.md").unlink()
    result = run.build(root)
    page = root / "output" / "dictionary" / "t7.html"
    problems = [] if result.returncode or not page.exists() else ["the page of a removed term is still there"]
    (root / "content" / "glossary" / "t7.md").write_text("# Term 7\n\nThe definition of term 7.\n")
    run.build(root)
    own = root / "output" / "mine.txt"
    own.write_text("not Concord's")
    run.build(root)
    problems += [] if own.exists() else ["a file that Concord did not write was removed"]
    own.unlink(missing_ok=True)
    run.check("a build removes its own old pages and nothing else", problems)


def foreign_folder(run, root):
    folder = run.folder("foreign")
    (folder / "thesis.txt").write_text("years of work")
    before = contents(folder)
    result = run.build(root, "--output", folder)
    problems = [] if result.returncode == 1 and "[output.foreign]" in result.stderr else [f"exit {result.returncode}", result.stderr[:200]]
    problems += [] if contents(folder) == before else ["the folder was changed"]
    run.check("an output folder that is not ours is refused", problems)


def interrupted(run, root):
    """At ten moments of a build: the site is the old one or the new one, whole."""
    number = signal.SIGINT
    run.build(root)
    old, problems, hits = contents(root / "output"), [], 0
    change(root, f"after {number.name}")
    begin = time.monotonic()
    scratch = run.folder("expected")
    run.build(root, "--output", scratch / "output")
    duration = time.monotonic() - begin
    new = contents(scratch / "output")
    for moment in range(10):
        build = start(run, root)
        time.sleep(duration * (moment + .5) / 10)
        build.send_signal(number)
        build.communicate()
        hits += build.returncode != 0
        if build.returncode not in (0, -number, 128 + number):
            problems.append(f"at {moment * 10} %: exit {build.returncode}")
        state = contents(root / "output")
        if state not in (old, new):
            problems.append(f"at {moment * 10} % of a build: neither the old site nor the new one, {len(state)} of {len(old)} files")
            break
    if not hits:
        problems.append("no build was long enough to be interrupted")
    result = run.build(root)
    if result.returncode or contents(root / "output") != new:
        problems.append(f"the next build does not mend it: exit {result.returncode} {result.stderr[-200:]}")
    problems += leftovers(root)
    run.check(f"{number.name} at any moment leaves a whole site, and the next build goes through", problems)


def two_at_once(run, root):
    change(root, "two at once")
    first, second = start(run, root), start(run, root)
    errors = [build.communicate()[1] for build in (first, second)]
    problems = []
    for build, error in zip((first, second), errors):
        if build.returncode and not (build.returncode == 1 and "[output.busy]" in error):
            problems.append(f"exit {build.returncode}: {error[:200]}")
    if first.returncode and second.returncode:
        problems.append("neither was built")
    scratch = run.folder("expected")
    run.build(root, "--output", scratch / "output")
    if contents(root / "output") != contents(scratch / "output"):
        problems.append("the site is not whole")
    run.check("two builds at once: one goes on, the other says so", problems + leftovers(root))


def full_disk(run, root):
    folder = run.folder("full")
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True).returncode == 0
    if not mounted:
        return run.skip("a full disk", "only root can mount a small one")
    try:
        site = folder / "site"
        small = run.folder("small")
        (small / "content" / "glossary").mkdir(parents=True)
        (small / "content" / "site.yml").write_text("title: Small\n")
        (small / "content" / "glossary" / "lead.md").write_text("# Lead\n\nA person who may buy.\n")
        run.build(small, "--output", site)
        before = contents(site)
        result = run.build(root, "--output", site)
        problems = [] if result.returncode == 1 and "[output.write]" in result.stderr else [f"exit {result.returncode}", result.stderr[-300:]]
        problems += [] if before and contents(site) == before else ["the last good site was changed"]
        problems += [f"left behind: {path.name}" for path in folder.iterdir() if path != site]
        run.check("a full disk is told, and the last good site stays", problems)
    finally:
        subprocess.run(["umount", folder], capture_output=True)


if __name__ == "__main__":
    harness.main(builds)
