"""Every system that the chapter of exports shows: its files as they stand, its definitions, and the numbers that it says."""

import csv
import io
import re

import harness

CHAPTER = harness.ROOT / "Sources/Engines/Engines.docc/Exports.md"
SITE = """\
title: As documented
parties: {marketing: {name: Marketing}, sales: {name: Sales}}
currency: EUR
grain: month
snapshots: {since: 2026-09-01}
sources: {crm: {name: CRM, zone: UTC}}
"""
FILE = re.compile(r"^`(content/[^`\n]+)`:\n\n```[a-z]*\n(.*?)^```$", re.M | re.S)
GIVES = re.compile(r"^`concord ([^`\n]+)` gives:\n\n```csv\n(.*?)^```$", re.M | re.S)


def documented(run):
    sections = re.split(r"^## ", CHAPTER.read_text(encoding="utf-8"), flags=re.M)[1:]
    run.check("the chapter of exports has systems", [] if len(sections) >= 6 else [f"{len(sections)} sections"])
    for section in sections:
        name = section.split("\n", 1)[0]
        said = GIVES.search(section)
        if not said:
            run.check(f"{name} says what it gives", ["no numbers"])
            continue
        root = run.folder(f"exports/{name}")
        for path, text in [("content/site.yml", SITE), *FILE.findall(section)]:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        command, *arguments = said[1].split()
        result = run.build(root, *arguments, command=command)
        problems = [] if result.returncode == 0 else [f"exit {result.returncode}", *result.stderr.splitlines()[:6]]
        if not problems:
            given = numbers(root)
            problems = [f"given: {row}" for row in given if row not in lines(said[2])]
            problems += [f"not given: {row}" for row in lines(said[2]) if row not in given]
        run.check(f"{name}'s export gives the numbers of the chapter", problems)


def lines(text):
    return text.strip().splitlines()[1:]


def numbers(root):
    found = []
    for path in sorted((root / "content/snapshots").glob("*/*.csv")):
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))):
            if row["dims"] == "*" and row["stat"] == "value":
                found.append(f"{row['metric']},{row['period']},{row['value']}")
    return found


if __name__ == "__main__":
    harness.main(documented)
