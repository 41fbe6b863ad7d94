"""Every file of the sample and of two small sites is byte for byte what was recorded.

A site of goldens is a folder `goldens/<site>/`: `manifest.txt` has a SHA-256 for each file that a build writes, and `pages/` holds the
files that `kept.txt` names, one of each kind, for people to review: a page as text (see page_text.py), after the word `html` as HTML too,
with an element a line. `sample` is content/ with its newest snapshot; the others have a `content/` of their own, and `findings.txt` is
what their build says. All are built without git, so that no commit moves a byte, and what an asset is called by its content is left out
of what is compared, so that a change of the style moves one line.

python Tests/Site/goldens.py [--program .build/debug/concord] [--only SITE,SITE] [--lines N]

A difference is told by the names of the files, and for the first of them by the lines that differ: of the text, else of the HTML.
CONCORD_RECORD=1 records what the program writes, and fails all the same. Where a merge meets a manifest, take either and record.
"""

import argparse
import difflib
import fnmatch
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import harness
import page_text

FOLDER = harness.ROOT / "Tests" / "Site" / "goldens"
CACHE = harness.ROOT / ".build" / "goldens"
# Where a number stands in numbers.json, an index that moves with every number before it; and that there are such files. The checksums
# follow from all the rest. The style sheet that 404.html carries is compared where it is a file.
WITHOUT_NUMBERS = re.compile(rb'<data value="\d+">|</data>|<tspan data-n="\d+">|</tspan>|(?<=<text) data-n="\d+"|(?m:^(?:[\w-]+/)*numbers\.json\n)|(?m:^SHA256SUMS\n)|(?<="files": )\d+|(?<=<style>)[^<]+|sha256-[\w+/]+=')
ASSET = re.compile(rb"\b(script|search|style)\.[0-9a-f]{8}\.(js|css)\b")
SHELL = ("content", "templates")
# What a snapshot is made from: all but the pages and what people wrote beside the numbers.
INPUTS = ("site.yml", "agreements", "glossary", "records", "snapshots")
NAMES, LINES = 6, 30
NO_PAGE = "not a well-formed page"


class Site:
    """One site of goldens, and what a program makes of it now."""

    def __init__(self, name):
        self.name, self.folder, self.found = name, FOLDER / name, {}
        self.is_sample = name == "sample"
        self.root = harness.ROOT if self.is_sample else self.folder

    def build(self, program, work, computes):
        """Builds the site in an empty folder; gives the lines of what went wrong."""
        root = work / self.name
        for part in SHELL:
            if (self.root / part).exists():
                shutil.copytree(self.root / part, root / part, ignore=shutil.ignore_patterns(newest()) if self.is_sample else None)
        problems = add_snapshot(program, root, self.folder / "snapshot.sha256", computes) if self.is_sample else []
        result = concord(program, "build", root, "--no-history", "--quiet")
        if result.returncode:
            return [*problems, f"{self.name}: exit {result.returncode}", *result.stderr.splitlines()[:NAMES]]
        self.found = {
            ASSET.sub(rb"\1.\2", path.relative_to(root / "output").as_posix().encode()).decode(): ASSET.sub(rb"\1.\2", WITHOUT_NUMBERS.sub(b"", path.read_bytes()))
            for path in sorted((root / "output").rglob("*")) if path.is_file() and path.name not in ("numbers.json", "SHA256SUMS")
        }
        if not self.is_sample:
            # What a build says of a site with such numbers is part of what it makes of them.
            self.found["findings.txt"] = result.stderr.encode()
        return problems

    def recorded(self):
        lines = (self.folder / "manifest.txt").read_text(encoding="utf-8").splitlines()
        return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}

    def kept(self):
        """Patterns of the files whose goldens are kept, and whether a page is kept as HTML too."""
        lines = (self.folder / "kept.txt").read_text(encoding="utf-8").split("\n")
        return [(pattern, form == "html") for form, _, pattern in (line.partition(" ") for line in lines if line)]

    def forms(self, path):
        """The forms in which a file's golden is kept, by the golden's name."""
        wanted = [with_html for pattern, with_html in self.kept() if fnmatch.fnmatchcase(path, pattern)]
        if not wanted or path not in self.found:
            return {}
        forms = readable(path, self.found[path])
        if not path.endswith(".html"):
            return {path: text for text in forms.values()}
        return {f"{path.removesuffix('.html')}.{form}": text for form, text in forms.items() if form == "txt" or any(wanted)}

    def goldens(self):
        return {name: text for path in self.found for name, text in self.forms(path).items()}

    def record(self):
        digests = "".join(f"{sha256(data)}  {path}\n" for path, data in sorted(self.found.items()))
        (self.folder / "manifest.txt").write_text(digests, encoding="utf-8")
        shutil.rmtree(self.folder / "pages", ignore_errors=True)
        for name, text in self.goldens().items():
            path = self.folder / "pages" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def differences(self, lines=LINES):
        """The lines of what differs from what was recorded, the names first; keeps a site that does not differ."""
        recorded = self.recorded()
        now = {path: sha256(data) for path, data in self.found.items()}
        if now == recorded:
            problems = self.stale()
            if not problems:
                self.keep()
            return problems
        gone, new = sorted(recorded.keys() - now.keys()), sorted(now.keys() - recorded.keys())
        changed = sorted((path for path in recorded.keys() & now.keys() if recorded[path] != now[path]), key=lambda path: (depth(path), path))
        problems = [f"{self.name}: {len(changed)} of {len(recorded)} files differ"]
        problems += named(changed, "differs") + named(gone, "is no longer written") + named(new, "is new")
        # A page tells more than what is made of all pages, and one with an earlier form more than one without.
        for path in sorted(changed, key=lambda path: (path == "build.json", not path.endswith(".html"))):
            shown = difference(path, self.before(path, recorded[path]), readable(path, self.found[path]), lines)
            if shown:
                return problems + shown
        return problems + (["no earlier bytes are kept here: run this once where nothing differs"] if changed else [])

    def stale(self):
        """Goldens that are not those of the recorded bytes: edited by hand, or recorded by another form of the text."""
        wanted = self.goldens()
        folder = self.folder / "pages"
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        problems = [f"{self.name}: pages/{name} is of no page that is kept" for name in sorted(there - wanted.keys())]
        problems += [
            f"{self.name}: kept.txt names {pattern}, which no build writes" for pattern, _ in self.kept()
            if not fnmatch.filter(self.found, pattern)
        ]
        for name, text in wanted.items():
            if name not in there:
                problems.append(f"{self.name}: pages/{name} is missing")
            elif (folder / name).read_bytes() != text.encode():
                problems.append(f"{self.name}: pages/{name} is not what is made of its page, and the page is as recorded")
        return problems

    def keep(self):
        """Leaves the files beside the build, so that a later difference in any of them can be shown."""
        shutil.rmtree(CACHE / self.name, ignore_errors=True)
        for path, data in self.found.items():
            (CACHE / self.name / path).parent.mkdir(parents=True, exist_ok=True)
            (CACHE / self.name / path).write_bytes(data)

    def before(self, path, digest):
        """The forms of a file as it was recorded: from the last site that did not differ, else from its golden."""
        kept = CACHE / self.name / path
        if kept.is_file() and sha256(data := kept.read_bytes()) == digest:
            return readable(path, data)
        golden = {name.rpartition(".")[2]: self.folder / "pages" / name for name in self.forms(path)}
        return {form: file.read_bytes().decode() for form, file in golden.items() if file.is_file()}


def newest():
    """The day of the sample's newest snapshot, which is not in git."""
    return re.search(r"^AS_OF := (\S+)$", (harness.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1]


def add_snapshot(program, root, golden, computes):
    """Puts the newest snapshot into a copy of the sample: the one computed last from the same inputs, else computed now."""
    place = Path("content") / "snapshots" / newest()
    key = digest_of(root / "content", lambda path: path.split("/")[0] in INPUTS)
    kept = CACHE / f"snapshot-{key[:16]}"
    if computes or not kept.is_dir():
        result = concord(program, "snapshot", root, "--as-of", newest(), "--quiet")
        if result.returncode:
            return [f"the newest snapshot: exit {result.returncode}", *result.stderr.splitlines()[:NAMES]]
        for older in CACHE.glob("snapshot-*"):
            shutil.rmtree(older, ignore_errors=True)
        shutil.copytree(root / place, kept, dirs_exist_ok=True)
    else:
        shutil.copytree(kept, root / place)
    digest = digest_of(root / place) + "\n"
    if recording():
        golden.write_text(digest, encoding="utf-8")
    elif golden.read_text(encoding="utf-8") != digest:
        return [f"{place} is not computed as it was recorded: pages may differ for that alone"]
    return []


def concord(program, command, root, *arguments):
    # A program of a debug build takes half a minute for the snapshot on one core.
    return subprocess.run(
        [program, command, "--root", root, *arguments], capture_output=True, text=True, errors="replace", timeout=600,
        env={**os.environ, "NO_COLOR": "1"})


def readable(path, data):
    """The forms of a file that a difference is shown in, the plainest first."""
    text = data.decode("utf-8", errors="backslashreplace")
    if path.endswith(".html"):
        try:
            words = page_text.page_text(text)
        except ValueError as error:
            words = f"{NO_PAGE}: {error}\n"
        return {"txt": words, "html": page_text.lines_of_html(text)}
    if path.endswith(".xml"):
        return {"xml": page_text.lines_of_html(text)}
    return {path.rpartition(".")[2]: text.replace("],[", "],\n[") if path.startswith("assets/search") else text}


def difference(path, before, now, lines):
    """The lines of the plainest form in which two versions of a file differ."""
    for form, text in now.items():
        if text.startswith(NO_PAGE):
            return [f"{path} is {text.rstrip()}"]
        if form in before and before[form] != text:
            found = list(difflib.unified_diff(before[form].splitlines(), text.splitlines(), "recorded", "now", lineterm="", n=1))[2:]
            kind = {"txt": "as text", "html": "as HTML; its text is the same"}.get(form, "")
            more = [f"    and {len(found) - lines} lines more"] if len(found) > lines else []
            return [f"{path} {kind}".rstrip() + ", - recorded, + now:", *(f"    {line[:240]}" for line in found[:lines]), *more]
    return []


def named(paths, what):
    more = f", and {len(paths) - NAMES} more" if len(paths) > NAMES else ""
    return [f"  {what}: {', '.join(paths[:NAMES])}{more}"] if paths else []


def depth(path):
    return path.count("/")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def digest_of(folder, wanted=lambda path: True):
    """One digest of the files of a folder, by their paths."""
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    return sha256("".join(f"{sha256(path.read_bytes())}  {name}\n" for name, path in files if wanted(name)).encode())


def recording():
    return "CONCORD_RECORD" in os.environ and "CI" not in os.environ


def sites(only=None):
    found = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
    unknown = set(only or ()) - set(found)
    if unknown:
        raise SystemExit(f"no such site: {', '.join(sorted(unknown))}; there are {', '.join(found)}")
    # The small ones first: they tell the same sooner.
    return [Site(name) for name in sorted(only or found, key=lambda name: (name == "sample", name))]


def compared(program, site, computes=False, lines=LINES):
    """Builds a site of goldens, and records it or tells how it differs."""
    with tempfile.TemporaryDirectory(prefix="concord-goldens-") as work:
        problems = site.build(program, Path(work), computes or recording())
    if not site.found:
        return problems
    if recording():
        site.record()
        return [*problems, f"{site.name}: recorded {len(site.found)} files; read the difference, commit it and run again"]
    return problems + site.differences(lines)


def pages(run):
    for site in sites():
        run.check(f"every file of the site {site.name} is as recorded", compared(run.concord, site, computes=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=harness.ROOT / ".build/debug/concord", type=Path)
    parser.add_argument("--only", help="names of sites, by commas")
    parser.add_argument("--lines", default=LINES, type=int, help="how many lines of a difference are shown")
    arguments = parser.parse_args()
    failed = False
    for site in sites(arguments.only.split(",") if arguments.only else None):
        start = time.monotonic()
        problems = compared(arguments.program.resolve(), site, lines=arguments.lines)
        failed |= bool(problems)
        print("\n".join(problems) or f"{site.name}: {len(site.found)} files as recorded ({time.monotonic() - start:.1f} s)", flush=True)
    sys.exit(1 if failed or recording() else 0)


if __name__ == "__main__":
    main()
