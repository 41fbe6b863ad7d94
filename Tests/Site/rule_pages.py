"""Every rule's page shows a finding that Concord really gives: its example is made in a small project and run.

An example is a file (a line with its path, then a fence), shell commands (a fence of `sh`, run in the project), or both, and the
line "`concord <command>` says:" before the finding. CONCORD_RECORD=1 writes the findings into the pages.
"""

import os
import re
import subprocess

import harness

PAGES = harness.ROOT / "Sources/Diagnostics/Diagnostics.docc/Rules"
FENCE = re.compile(r"^(`{3,})([a-z]*)\n(.*?)^\1$", re.M | re.S)
PATH = re.compile(r"`([^`\n]+)`:\n\n$")
COMMAND = re.compile(r"`concord ([^`\n]+)` says:\n\n$")
# What an example in a folder cannot show.
WITHOUT = {
    "definition.hash-collision": "two meanings with the same 12 digits are not to be had",
    "output.busy": "it takes a second run at the same time, which Tests/Edges/locks.py has",
    "output.write": "the disk is not to be filled",
}
GIT = {
    "GIT_AUTHOR_NAME": "Anna", "GIT_AUTHOR_EMAIL": "anna@marketing.example", "GIT_COMMITTER_NAME": "Anna",
    "GIT_COMMITTER_EMAIL": "anna@marketing.example", "GIT_AUTHOR_DATE": "2026-10-01T10:00:00Z",
    "GIT_COMMITTER_DATE": "2026-10-01T10:00:00Z", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}
SMALL = {
    "content/site.yml": """\
title: Small
parties:
  marketing: {name: Marketing, lead: VP Marketing, addresses: ["@marketing.example"]}
  sales: {name: Sales, lead: VP Sales, addresses: ["@sales.example"]}
steward: {name: RevOps, lead: RevOps lead}
""",
    "content/glossary/mql.md": """\
---
kind: stage
name: Marketing-qualified lead
abbreviation: MQL
definition: A lead that asked for a demo.
semantics:
  entity: lead
  criteria: {all: [{signal: demo_request, count: 1, within: 30 days}]}
---
""",
    "content/glossary/sal.md": """\
---
kind: stage
name: Sales-accepted lead
abbreviation: SAL
definition: An MQL that Sales accepted.
semantics: {entity: lead, after: mql, criteria: {all: [{signal: accepted, count: 1}]}}
---
""",
    "content/glossary/mql-count.md": """\
---
kind: metric
name: MQLs
definition: The number of leads that became MQL.
semantics: {type: count, of: mql, dimensions: [channel]}
---
""",
    "content/glossary/mql-to-sal.md": """\
---
kind: metric
name: MQL to SAL
definition: The share of MQLs that Sales accepted within 30 days.
semantics: {type: conversion, from: mql, to: sal, window: 30 days}
---
""",
    "content/snapshots/2026-11-06/sheet.csv": """\
metric,period,value
mql-count,2026-09,446
mql-count,2026-10,472
mql-to-sal,2026-09,0.61
mql-to-sal,2026-10,0.58
""",
    "content/pages/index.md": "# Small\n\n```concord trend\nmetric: mql-count\n```\n",
}


def examples(run):
    for page in sorted(PAGES.glob("*.md")):
        if page.stem not in WITHOUT:
            run.check(f"the example of {page.stem}", problems(run, page))


def problems(run, page):
    text = page.read_text(encoding="utf-8")
    start, end = text.index("\n## Example\n"), text.index("\n## How to fix it\n")
    root = run.folder(f"rules/{page.stem}")
    for path, content in SMALL.items():
        write(root / path, content)
    bin = run.folder("rules-bin")
    (bin / "concord").symlink_to(run.concord)
    env = {**os.environ, **GIT, "NO_COLOR": "1", "PATH": f"{bin}:{os.environ['PATH']}"}
    said = None
    for fence in FENCE.finditer(text, start, end):
        before = text[start : fence.start()]
        if command := COMMAND.search(before):
            result = shell(f"concord {command[1]}", root, env)
            said = findings(result.stdout + result.stderr, page.stem)
            shown = fence[3]
            if os.environ.get("CONCORD_RECORD"):
                new = "".join(said[:2])
                page.write_text(text[: fence.start(3)] + new + text[fence.end(3) :], encoding="utf-8")
                return [] if said else [f"not found: {line}" for line in (result.stdout + result.stderr).splitlines()[:8]]
            if not shown or not "".join(said).startswith(shown):
                return ["the page shows", *shown.splitlines(), "Concord says", *"".join(said).splitlines()[:8]]
        elif fence[2] == "sh":
            result = shell(fence[3], root, env)
            if result.returncode:
                return [f"exit {result.returncode} of {fence[3]!r}", *result.stderr.splitlines()[-5:]]
        elif path := PATH.search(before):
            write(root / path[1], fence[3])
    return [] if said is not None else ["the page shows no command and what it says"]


def shell(command, root, env):
    return subprocess.run(["sh", "-ec", command], cwd=root, env=env, capture_output=True, text=True, errors="replace", timeout=120)


def findings(text, rule):
    """The findings of a rule as they are printed: a line, and those indented below it."""
    found, isOurs = [], False
    for line in text.splitlines():
        if line.startswith("  ") and isOurs:
            found[-1] += line + "\n"
            continue
        isOurs = line.endswith(f"[{rule}]")
        if isOurs:
            found.append(line + "\n")
    return found


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="")


if __name__ == "__main__":
    harness.main(examples)
