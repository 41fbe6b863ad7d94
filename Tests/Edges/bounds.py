"""What grows with what a person can write, and days that are no days of a company."""

import trial

# Twice as much may take this much longer, and no more: a square would take four times as long.
GROWTH = 3.0
SMALL, LARGE = 10_000, 20_000


def sizes(run):
    for name, make in GROWING.items():
        problems, seconds = [], []
        for count in (SMALL, LARGE):
            folder = trial.Trial(run, "size")
            command = make(folder, count) or "check"
            outcomes = [folder.run(command, seconds=60) for _ in range(2)]
            for outcome in outcomes:
                problems += trial.faults(outcome, megabytes=500)
            seconds.append(min(outcome.cpu_seconds for outcome in outcomes))
        if seconds[1] > 1 and seconds[1] > GROWTH * seconds[0]:
            problems.append(f"{SMALL} take {seconds[0]:.1f} s, {LARGE} take {seconds[1]:.1f} s")
        run.check(f"time grows with the count: {name} ({seconds[1]:.1f} s)", problems)
    days(run)


def repeated(name, head, line, command=None):
    def make(folder, count):
        folder.write(name, head + "".join(line(number) for number in range(count)))
        return command

    return make


CONCEPT = "---\nkind: concept\nname: F\ndefinition: A word.\n"
CSV = "metric,grain,period,dims,stat,as_of,value,unit,num,den,n,censored,flags,version,meaning,source\n"

GROWING = {
    "headings": repeated("content/pages/b.md", "---\ntitle: B\n---\n", lambda n: f"## Heading {n}\n\ntext\n\n"),
    "headings that are the same": repeated("content/pages/b.md", "---\ntitle: B\n---\n", lambda n: "## Heading\n\ntext\n\n"),
    "unknown keys": lambda folder, count: folder.write("content/glossary/fm.md", CONCEPT + "".join(f"key{n}: 1\n" for n in range(count)) + "---\n") and None,
    "the same key": lambda folder, count: folder.write("content/glossary/fm.md", CONCEPT + "key: 1\n" * count + "---\n") and None,
    "synonyms": lambda folder, count: folder.write("content/glossary/fm.md", CONCEPT + f"synonyms: [{', '.join(f'word {n}' for n in range(count))}]\n---\n") and None,
    "words to avoid": lambda folder, count: folder.write("content/glossary/fm.md", CONCEPT + "avoid:\n" + "".join(f"  - {{label: word {n}, use: mql}}\n" for n in range(count)) + "---\n") and None,
    "references to nothing": lambda folder, count: folder.write("content/glossary/fm.md", CONCEPT + f"related: [{', '.join(f'word-{n}' for n in range(count))}]\n---\n") and None,
    "links to nothing": repeated("content/pages/b.md", "---\ntitle: B\n---\n", lambda n: f"[x](term:word-{n})\n\n"),
    "audit terms": repeated("content/audits/2026-Q3/sales.yml", "by: VP Sales\ndate: 2026-10-01\nterms:\n", lambda n: f'  word-{n}: "A lead."\n'),
    "codes": repeated("content/glossary/codes.md", "---\nkind: code-list\nname: Codes\ndefinition: Many.\nsemantics:\n  codes:\n", lambda n: f"    - {{code: c{n}, label: C{n}}}\n"),
    "nested quotes": lambda folder, count: folder.write("content/pages/b.md", "---\ntitle: B\n---\n" + ">" * count + " x\n") and None,
    "nested lists of YAML": lambda folder, count: folder.write("content/glossary/fm.md", CONCEPT + "key: " + "[" * count + "]" * count + "\n---\n") and None,
    "brackets": lambda folder, count: folder.write("content/pages/b.md", "---\ntitle: B\n---\n" + "[" * count + "\n") and None,
    "emphasis": lambda folder, count: folder.write("content/pages/b.md", "---\ntitle: B\n---\n" + "*a **b " * count + "\n") and None,
    "backticks": lambda folder, count: folder.write("content/pages/b.md", "---\ntitle: B\n---\n" + "".join("`" * (n % 200) + "x" for n in range(count)) + "\n") and None,
    "cells of a table": lambda folder, count: folder.write("content/pages/b.md", "---\ntitle: B\n---\n" + "|a" * count + "|\n" + "|-" * count + "|\n" + "|x" * count + "|\n") and None,
    "rows of a table": repeated("content/pages/b.md", "---\ntitle: B\n---\n|a|b|\n|-|-|\n", lambda n: f"|{n}|x|\n"),
    "definition links": repeated("content/pages/b.md", "---\ntitle: B\n---\n", lambda n: f"[r{n}]: https://a.example/{n}\n"),
    "blocks of a page": repeated("content/pages/b.md", "---\ntitle: B\n---\n", lambda n: "```concord nothing\n```\n\n" if n % 10 == 0 else "x\n\n"),
    "parties": lambda folder, count: folder.edit("content/site.yml", "parties:\n", "parties:\n" + "".join(f"  p{n}: {{name: P{n}}}\n" for n in range(count // 4))),
    "columns of a file of records": lambda folder, count: folder.write("content/records/wide.csv", ",".join(f"c{n}" for n in range(count)) + "\n" + ",".join("1" * count) + "\n") and "snapshot",
    "rows of a snapshot": repeated("content/snapshots/2026-10-06/more.csv", CSV, lambda n: f"lead-count,month,2026-{1 + n % 9:02},lead_source=m{n},value,2026-10-06T23:59:59+02:00,1,count,,,1,,A,1,016084ce03ae,25e9d020c4bd\n"),
    "members of a dimension": lambda folder, count: members(folder, count),
    "members on a page": lambda folder, count: members_shown(folder, count),
    "rows of a sheet": lambda folder, count: folder.write("sheet.csv", "metric,period,value\n" + "".join(f"lead-count,{1900 + n % 200}-{1 + n % 12:02},1\n" for n in range(count))) and "import",
}


def members(folder, count):
    path = folder.root / "content/records/leads.csv"
    path.write_text(path.read_text() + "".join(f"M{n},2026-09-{1 + n % 20:02}T08:00:00+02:00,member {n},0\n" for n in range(count)))
    return "snapshot"


def members_shown(folder, count):
    """Numbers of so many members, each with a name of its own, in every block that splits a metric."""
    path = folder.root / "content/glossary/lead-sources.md"
    path.write_text(path.read_text().replace("  codes:\n", "  codes:\n" + "".join(f"    - {{code: m{n}, label: Member {n}}}\n" for n in range(count)), 1))
    folder.write("content/snapshots/2026-10-06/more.csv", CSV + "".join(
        f"lead-count,month,2026-{month},lead_source=m{n},value,2026-10-06T23:59:59+02:00,{1 + n % 97},count,,,{1 + n % 97},,A,1,016084ce03ae,25e9d020c4bd\n"
        for month in ("08", "09") for n in range(count)))
    blocks = ["breakdown form: rows", "breakdown form: stacked", "breakdown form: share", "pareto", "bridge", "slope"]
    folder.write("content/pages/b.md", "---\ntitle: B\n---\n" + "".join(
        f"```concord {block.partition(' ')[0]}\nmetric: lead-count\nby: lead_source\n{block.partition(' ')[2]}\n```\n\n" for block in blocks))
    return "build"


LEAD = "content/records/leads.csv"
YEARS = ("0026", "0001", "1899", "2200", "9999")


def days(run):
    """A year outside 1900 to 2199 is an error of its row where it is a time, and nothing elsewhere; a run's periods are bounded."""
    for year in YEARS:
        problems = []
        folder = trial.Trial(run, "year")
        folder.edit(LEAD, "L5,2026-06", f"L5,{year}-06")
        before = trial.contents(folder.root / "content")
        outcome = folder.run("snapshot")
        problems += trial.faults(outcome, statuses=(1,))
        if not outcome.tells(LEAD + ":") and not outcome.tells("content/glossary/lead.md:"):
            problems += ["no finding at the row or the definition", *outcome.excerpt()]
        if year not in outcome.errors or not any("L5" in line or ":6:" in line for line in outcome.errors.splitlines()):
            problems += ["the row is not named", *outcome.excerpt()]
        problems += [f"wrote {name}" for name in trial.changed(before, trial.contents(folder.root / "content"))]
        run.check(f"a time of the year {year} is an error of its row", problems)
        problems = []
        for command in ("snapshot", "breaches", "check", "build", "import"):
            outcome = trial.Trial(run, "year").run(command, "--as-of", f"{year}-12-31")
            if outcome.status not in (1, 64):
                problems += [f"{command}: exit {outcome.status}, expected 1 or 64", *outcome.excerpt()]
            problems += trial.faults(outcome, statuses=(1, 64))
        run.check(f"an as-of of the year {year} is refused", problems)
    folder = trial.Trial(run, "year")
    path = folder.root / LEAD
    lines = path.read_text().splitlines()
    path.write_text("\n".join(line + (",closed_at" if not number else ",9999-12-31T00:00:00Z") for number, line in enumerate(lines)) + "\n")
    run.check("another column may say 9999-12-31", trial.faults(folder.run("snapshot"), statuses=(0,)))
    for name, settings, place in (("the setting", "grains: [day], since: 1900-01-01", "content/site.yml:"), ("the row", "grains: [day]", "")):
        folder = trial.Trial(run, "periods")
        folder.edit("content/site.yml", "grains: [month, week], since: 2026-06-01", settings)
        folder.edit(LEAD, "L5,2026-06", "L5,1905-06")
        outcome = folder.run("snapshot")
        problems = trial.faults(outcome, statuses=(1,))
        is_named = outcome.tells(place) if place else "L5" in outcome.errors or "1905" in outcome.errors
        problems += [] if is_named else [f"{name} is not named", *outcome.excerpt()]
        run.check(f"the number of periods of a run is bounded, and {name} that would pass it is named", problems)
