"""Broken samples: each gets a clear error at its place, the right exit status, and the site that was there stays whole.

A case is a folder `broken/<case>/` with `content/` and `expected.txt`: the exit status, then findings as Concord prints them,
where `…` stands for any text. Every error must be expected and every expected line must be printed; other warnings may be.
What git cannot hold (links, unreadable and huge files) is made at run time.
"""

import json
import os
import re
import shutil
import time

import harness

CASES = harness.ROOT / "Tests" / "Site" / "broken"
FINDING = re.compile(r"^(?P<place>.*?): (?P<severity>error|warning|note): .*\[(?P<rule>[a-z0-9.-]+)\]$")
SITE = "title: Broken sample\n"
TERM = "# Lead\n\nA person who may buy.\n"


def reports(run):
    for case in sorted(path for path in CASES.iterdir() if path.is_dir()):
        root = run.folder(f"broken/{case.name}")
        shutil.copytree(case / "content", root / "content")
        status, *expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
        judge(run, case.name, root, int(status.split()[1]), expected)
    for name, make, expected in MADE:
        root = run.folder(f"broken/{name}")
        (root / "content" / "glossary").mkdir(parents=True)
        (root / "content" / "site.yml").write_text(SITE)
        (root / "content" / "glossary" / "lead.md").write_text(TERM)
        if make(root) is not False:
            judge(run, name, root, 1, expected)
        else:
            run.skip(f"broken sample {name}", "not possible for this user")
    formats(run)
    usage(run)


def judge(run, name, root, status, expected):
    good = root / "output"
    good.mkdir()
    # A folder with our manifest, as the last good build left it.
    shutil.copytree(made_before(run), good, dirs_exist_ok=True)
    before = contents(good)
    start = time.monotonic()
    result = run.build(root)
    problems = []
    if time.monotonic() - start > 10:
        problems.append(f"took {time.monotonic() - start:.1f} s")
    if result.returncode != status:
        problems.append(f"exit {result.returncode}, expected {status}")
    lines = result.stderr.splitlines()
    patterns = [pattern(line) for line in expected]
    problems += [f"not reported: {line}" for line, wanted in zip(expected, patterns) if not any(map(wanted.search, lines))]
    for line in lines:
        finding = FINDING.match(line)
        if finding and finding["severity"] == "error" and not any(wanted.search(line) for wanted in patterns):
            problems.append(f"not expected: {line}")
    if any(word in result.stderr for word in ("Fatal error", "Swift runtime", "Traceback", "*** ")):
        problems.append("the program stopped by itself")
    if status and contents(good) != before:
        problems.append("the last good site was changed")
    problems += harness.left_behind(root)
    run.check(f"broken sample {name}", problems + (lines[:6] if problems else []))


def pattern(line):
    return re.compile(("^" if not line.startswith(" ") else "") + "[^\n]*".join(map(re.escape, line.strip().split("…"))) + "$")


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


_good = None


def made_before(run):
    """The smallest good site, built once."""
    global _good
    if _good is None:
        root = run.folder("good")
        (root / "content" / "glossary").mkdir(parents=True)
        (root / "content" / "site.yml").write_text(SITE)
        (root / "content" / "glossary" / "lead.md").write_text(TERM)
        result = run.build(root)
        run.check("the smallest site builds", [] if result.returncode == 0 else result.stderr.splitlines())
        _good = root / "output"
        _good.mkdir(exist_ok=True)
    return _good


def empty_folder(root):
    shutil.rmtree(root / "content")
    (root / "content").mkdir()


def no_folder(root):
    shutil.rmtree(root / "content")


def link_out(root):
    (root / "content" / "glossary" / "secret.md").symlink_to("/etc/hostname")


def link_loop(root):
    (root / "content" / "glossary" / "again.md").symlink_to("again.md")


def reference_out(root):
    (root / "content" / "glossary" / "lead.md").write_text("---\nkind: concept\nname: Lead\nformerly: [../../index]\ndefinition: A person.\n---\n")


def unreadable(root):
    path = root / "content" / "glossary" / "closed.md"
    path.write_text(TERM)
    path.chmod(0)
    try:
        path.read_bytes()
        return False
    except PermissionError:
        return None


def huge_line(root):
    with open(root / "content" / "glossary" / "huge.md", "wb") as file:
        file.write(b"# Huge\n\n")
        for _ in range(100):
            file.write(b"a" * (1 << 20))


def huge_row(root):
    folder = root / "content" / "snapshots" / "2026-11-06"
    folder.mkdir(parents=True)
    with open(folder / "sheet.csv", "wb") as file:
        file.write(b'metric,period,value\nlead,2026-09,"')
        for _ in range(100):
            file.write(b"a" * (1 << 20))


def deep_nesting(root):
    (root / "content" / "glossary" / "deep.md").write_text("# Deep\n\nA definition.\n\n" + ">" * 100_000 + "x\n")


def deep_yaml(root):
    (root / "content" / "glossary" / "deep.md").write_text("---\nkind: concept\nname: " + "[" * 100_000 + "\n---\n")


MADE = [
    ("empty-folder", empty_folder, ["content/site.yml: error: … [site.missing]", "…: error: … [content.empty]"]),
    ("no-content", no_folder, ["…: error: … [site.missing]", "…: error: … [content.empty]"]),
    ("link-out-of-the-folder", link_out, ["content/glossary/secret.md: error: … [file.outside-root]"]),
    ("link-to-itself", link_loop, ["content/glossary/again.md: error: … [file.unreadable]"]),
    ("name-with-dots", reference_out, ["content/glossary/lead.md:4:…: error: … [schema.value]"]),
    ("unreadable-file", unreadable, ["content/glossary/closed.md: error: … [file.unreadable]"]),
    ("line-of-100-MB", huge_line, ["content/glossary/huge.md:3: error: … [file.too-large]"]),
    ("row-of-100-MB", huge_row, ["content/snapshots/2026-11-06/sheet.csv:2…: error: … [csv.quote]"]),
    ("nesting-without-end", deep_nesting, ["content/glossary/deep.md:5:1: error: … [markdown.nesting]"]),
    ("yaml-without-end", deep_yaml, ["content/glossary/deep.md:…: error: … [yaml.syntax]"]),
]


def formats(run):
    """The same findings for programs, and --strict."""
    root = run.folder("broken/formats")
    shutil.copytree(CASES / "many-at-once" / "content", root / "content")
    problems = []
    result = run.build(root, "--format", "json", command="check")
    try:
        report = json.loads(result.stdout or result.stderr)
        if report["version"] != 1 or report["valid"] or report["errors"] != 3 or len(report["findings"]) < 3:
            problems.append(f"json: {report['errors']} errors, {len(report['findings'])} findings")
    except ValueError as error:
        problems.append(f"json: {error}")
    result = run.build(root, "--format", "sarif", command="check")
    try:
        log = json.loads(result.stdout or result.stderr)
        results = log["runs"][0]["results"]
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        if log["version"] != "2.1.0" or any(rules[found["ruleIndex"]]["id"] != found["ruleId"] for found in results):
            problems.append("sarif: the results and the rules do not agree")
    except (ValueError, KeyError, IndexError) as error:
        problems.append(f"sarif: {error!r}")
    result = run.build(root, "--format", "github", command="check")
    if not re.search(r"^::error file=(?:[^,]*/)?content/glossary/mql.md,line=8,col=3,title=schema.unknown-key::", result.stdout + result.stderr, re.M):
        problems.append("github: no workflow command for the unknown key")
    if (root / "output").exists():
        problems.append("check wrote an output folder")
    run.check("findings as JSON, SARIF and workflow commands", problems)

    root = run.folder("broken/strict")
    shutil.copytree(CASES / "only-warnings" / "content", root / "content")
    problems = [f"{arguments}: exit {status}" for arguments, wanted in (((), 0), (("--strict",), 1))
                if (status := run.build(root, *arguments, command="check").returncode) != wanted]
    run.check("--strict makes warnings fail", problems)


def usage(run):
    """Wrong use is 64, whatever is wrong."""
    root = made_before(run).parent
    cases = {
        "an unknown option": ("--colour",), "an unknown format": ("--format", "xml"), "no such date": ("--as-of", "2026-02-30"),
    }
    problems = []
    for name, arguments in cases.items():
        result = run.build(root, *arguments, command="check")
        if result.returncode != 64 or not result.stderr.strip():
            problems.append(f"{name}: exit {result.returncode}")
    result = run.build("/nonexistent/folder", command="check")
    if result.returncode not in (1, 64):
        problems.append(f"no such root: exit {result.returncode}")
    run.check("wrong use is told and is exit 64", problems)


if __name__ == "__main__":
    harness.main(reports)
