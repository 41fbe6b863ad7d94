"""Random edits of the small company, a build after each: byte for byte what a build of a folder gives where nothing was built before.

python Tests/Edges/unchanged.py [--concord PROGRAM] [--edits 40] [--seed 1]

Edits are of definitions, pages, templates, settings, numbers, signatures, commits, times of files, the site, and of what builds keep in
`.concord/builds`. A sequence of a seed is the same on every machine; what differs is told with its seed and the number of the edit.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Site"))

import harness

import trial

KEPT = ".concord/builds"


def sequences(run, edits=40, seed=1):
    chance = random.Random(seed)
    folder = trial.Trial(run, "unchanged")
    done, problems = Edits(folder, chance), []
    folder.run("build")
    for number in range(1, edits + 1):
        what = done.one()
        arguments = ("--no-history",) if chance.random() < 0.1 else ("--strict",) if chance.random() < 0.1 else ()
        problems += [f"--seed {seed}, edit {number}, {what}: {problem}" for problem in differences(run, folder, arguments)]
        if problems:
            break
    run.check(f"{edits} edits, seed {seed}: each build gives what one from nothing gives", problems)


def differences(run, folder, arguments):
    """What a build here does otherwise than one in a copy that holds no site."""
    before = trial.contents(folder.root / "output") if (folder.root / "output").exists() else {}
    here = folder.run("build", *arguments)
    other = trial.Trial(run, "unchanged-clean", folder.root, without=("output", ".concord"))
    there = other.run("build", *arguments)
    if here.status != there.status:
        return [f"exit {here.status}, and from nothing {there.status}", *here.excerpt(), *there.excerpt()]
    site = trial.contents(folder.root / "output") if (folder.root / "output").exists() else {}
    told = findings(here.errors)
    found = [] if told == findings(there.errors) else ["other findings", *here.excerpt(), *there.excerpt()]
    if here.status:
        return found + [f"a build that failed changed {name}" for name in trial.changed(before, site)][:5]
    return found + trial.changed(site, trial.contents(other.root / "output"))[:5]


def findings(errors):
    """All but the summary, which counts what this build changed."""
    return [line for line in errors.splitlines() if " files from " not in line]


class Edits:
    """Edits of a folder, each at random, and what they need to remember."""

    def __init__(self, folder, chance):
        self.folder, self.chance = folder, chance
        # Older states of files: their names, bytes and times.
        self.old = []
        self.old_kept = None
        self.number = 0

    def one(self):
        kinds = [
            self.nothing, self.prose, self.sentence, self.meaning, self.display, self.value, self.title, self.template, self.page, self.note, self.text, self.new_term, self.removed, self.broken, self.restored,
            self.touched, self.twice, self.signed, self.numbers, self.committed, self.back, self.site, self.kept, self.replayed, self.hidden,
            self.linked, self.during]
        self.number += 1
        kind = self.chance.choice(kinds)
        return f"{kind.__name__}: {kind()}"

    def file(self, *folders, suffix=""):
        names = sorted(
            str(path.relative_to(self.folder.root)) for folder in folders for path in (self.folder.root / folder).rglob(f"*{suffix}") if path.is_file())
        return self.chance.choice(names) if names else None

    def remember(self, name):
        path = self.folder.root / name
        if path.exists():
            self.old.append((name, path.read_bytes(), path.stat().st_mtime_ns))

    def put(self, name, text):
        self.remember(name)
        self.folder.write(name, text)
        return name

    def changed(self, name, change):
        path = self.folder.root / name
        return self.put(name, change(path.read_bytes().decode(errors="surrogateescape")).encode(errors="surrogateescape"))

    def nothing(self):
        return "nothing"

    def prose(self):
        return self.changed(self.file("content/glossary", suffix=".md"), lambda text: text + f"\nLine {self.number}.\n")

    def sentence(self):
        return self.changed(self.file("content/glossary", suffix=".md"), lambda text: text.replace("definition: ", f"definition: Of kind {self.number}, ", 1))

    def meaning(self):
        # A number of a criterion, a window or a target; where there is none, nothing.
        return self.changed(self.file("content/glossary", suffix=".md"), lambda text: re.sub(r"((?:count|within|value|at): ?)\d+", rf"\g<1>{self.number}", text, count=1))

    def display(self):
        name = self.file("content/glossary", suffix=".md")
        kind = self.chance.choice(["noun: cases", "noun: people", "stat: value", "stat: n", "decimals: 2"])
        return self.changed(name, lambda text: re.sub(r"^display: \{", f"display: {{{kind}, ", text, count=1, flags=re.M))

    def value(self):
        # Of the same length, at the time that it had: only the time of change tells.
        name = self.file("content/glossary", "content/pages", suffix=".md")
        moment = (self.folder.root / name).stat().st_mtime_ns
        place = self.changed(name, lambda text: text.replace("e", "é", 1).replace("aa", "a", 1) if self.chance.random() < 0.5 else text.swapcase() if text.isupper() else text.replace("the", "hte", 1))
        os.utime(self.folder.root / name, ns=(moment, moment))
        return place

    def title(self):
        return self.changed("content/site.yml", lambda text: text.replace("title: ", f"title: No. {self.number} ", 1))

    def template(self):
        if self.chance.random() < 0.4 and (name := self.file("templates")):
            self.remember(name)
            self.folder.remove(name)
            return f"{name} removed"
        return self.put("templates/theme.css", f":root {{ --edit: {self.number}; }}\n")

    def page(self):
        return self.put(f"content/pages/more-{self.chance.randrange(3)}.md", f"# Page {self.number}\n\nSee [MQL](term:mql).\n\n```concord trend\nmetric: mql-count\nperiods: {self.chance.randrange(3, 9)}\n```\n")

    def note(self):
        decision = f"---\ndecisions: [{{what: Decision {self.number}, owner: RevOps}}]\n---\n" if self.chance.random() < 0.5 else ""
        return self.put(f"content/notes/2026-0{self.chance.randrange(7, 10)}.md", f"{decision}## Note {self.number}\n\nSee [MQL](term:mql).\n")

    def text(self):
        name = self.file("content/pages", "content/notes", suffix=".md")
        return self.changed(name, lambda text: text + f"\nMore of it, {self.number}.\n") if name else "nothing"

    def new_term(self):
        return self.put(f"content/glossary/word-{self.chance.randrange(4)}.md", f"# Word {self.number}\n\nA word of ours, the {self.number}th.\n")

    def removed(self):
        name = self.file("content/pages", "content/notes", "content/agreements") if self.chance.random() < 0.7 else self.file("content/glossary")
        if name is None or name.endswith("index.md"):
            return "nothing"
        self.remember(name)
        self.folder.remove(name)
        return name

    def broken(self):
        return self.put("content/glossary/broken.md", "---\nkind: stage\nname: Broken\nsemantics: {criteria: {all: [{ref: nowhere}]}}\n---\n")

    def restored(self):
        self.folder.remove("content/glossary/broken.md")
        if not self.old:
            return "nothing"
        name, content, moment = self.old.pop(self.chance.randrange(len(self.old)))
        self.folder.write(name, content)
        os.utime(self.folder.root / name, ns=(moment, moment))
        return f"{name} as it was"

    def touched(self):
        name = self.file("content", "templates", "output")
        # A clock that was set back, one that was set forward, and a file system that knows whole seconds only.
        seconds = self.chance.choice([0, 1_000_000_000, 1_790_000_000, 4_000_000_000])
        os.utime(self.folder.root / name, (seconds, seconds))
        return f"{name} at {seconds}"

    def twice(self):
        # Within a tick of the clock.
        name = self.file("content/glossary", suffix=".md")
        self.changed(name, lambda text: text + "\nOne.\n")
        self.folder.run("build")
        return self.changed(name, lambda text: text.replace("\nOne.\n", "\nTwo.\n"))

    def during(self):
        """While a build runs."""
        name = self.file("content/glossary", "content/snapshots", suffix=".md" if self.chance.random() < 0.7 else ".csv")
        process = self.folder.start("build")
        time.sleep(self.chance.random() / 10)
        self.changed(name, lambda text: text + f"\nDuring {self.number}.\n" if name.endswith(".md") else text.replace(",1,", ",2,", 1))
        process.communicate()
        return name

    def linked(self):
        """A file becomes a link to where it lies now."""
        name = self.file("content/glossary", "content/snapshots", suffix=self.chance.choice([".md", ".csv"]))
        path = self.folder.root / name
        target = self.folder.root / "shared" / f"{self.number}{path.suffix}"
        if path.is_symlink():
            return "nothing"
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
        path.symlink_to(os.path.relpath(target, path.parent))
        return name

    def signed(self):
        term = self.chance.choice(trial.project.SIGNED)
        self.folder.run("approve", term, "--party", self.chance.choice(["sales", "marketing", "steward"]), "--by", "Head", "--date", "2026-10-09")
        return term

    def numbers(self):
        if self.chance.random() < 0.5:
            self.folder.remove("content/snapshots/2026-10-09")
            self.folder.run("snapshot", "--as-of", "2026-10-09")
            return "a snapshot"
        day = self.chance.choice(["2026-10-05", "2026-10-11"])
        return self.put(f"content/snapshots/{day}/sheet.csv", f"metric,period,value\nlead-count,2026-09,{self.chance.randrange(1, 99)}\n")

    def committed(self):
        trial.project.git(self.folder.root, "add", "--all", "content")
        trial.project.git(self.folder.root, "commit", "--quiet", "--allow-empty", "--message", f"Edit {self.number}")
        return "a commit"

    def back(self):
        how = self.chance.choice([("reset", "--quiet", "--soft", "HEAD~1"), ("reset", "--quiet", "--hard", "HEAD"), ("stash", "--quiet"), ("gc", "--quiet"), ("status",)])
        try:
            trial.project.git(self.folder.root, *how)
        except trial.subprocess.CalledProcessError:
            return "nothing"
        return " ".join(how)

    def site(self):
        name = self.file("output")
        if name is None:
            return "nothing"
        path = self.folder.root / name
        if name == "output/.concord":
            # Without it the folder is somebody's, and no build writes there.
            return "nothing"
        if self.chance.random() < 0.4:
            path.unlink()
            return f"{name} removed"
        path.write_bytes(path.read_bytes() + b" ")
        return name

    def kept(self):
        name = self.file(KEPT)
        if name is None:
            return "nothing"
        path = self.folder.root / name
        content = path.read_bytes()
        place = self.chance.randrange(len(content) + 1)
        damaged = self.chance.choice([b"", content[:place], content[:place] + b"\x00" + content[place + 1:], content + b"\x00"])
        path.write_bytes(damaged)
        return f"{name}, {len(content)} to {len(damaged)} bytes"

    def replayed(self):
        """What was kept for an older state, put back beside the present one."""
        present = {path.name: path.read_bytes() for path in (self.folder.root / KEPT).glob("*")}
        for name, content in (self.old_kept or {}).items():
            self.folder.write(f"{KEPT}/{name}", content)
        self.old_kept = present
        return "what was kept before"

    def hidden(self):
        return self.put(self.chance.choice(["content/glossary/.hidden.md", "content/glossary/draft.md~", "content/records/more.csv", "content/.gitignore"]), f"{self.number}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concord", default=harness.ROOT / ".build/release/concord")
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    run = harness.Run(harness.ROOT / "output", arguments.concord)
    run.work = harness.ROOT / ".build" / "unchanged"
    sys.exit(harness.finish(run, [lambda run: sequences(run, arguments.edits, arguments.seed)]))


if __name__ == "__main__":
    main()
