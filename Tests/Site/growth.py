"""What a person can write many times over, up to a million: it ends in seconds and little memory, or is refused with the reason.

Sizes are such that work which grows with their square would run into the time-out of a build by far.
"""

import subprocess
import time

import harness

MANY = 20_000
# Of the process and what it started, in kB; a square of memory would be gigabytes.
MEMORY = 500_000
SECONDS = 60

SITE = "title: Many\nparties: {marketing: {name: Marketing}, sales: {name: Sales}}\n"
STAGE = """---
kind: stage
name: MQL
definition: A lead that asked.
semantics: {entity: lead}
source: {sql: "select lead_id as entity, at as time, source from leads"}
---
"""
METRIC = """---
kind: metric
name: MQLs
definition: How many.
semantics: {type: count, of: mql, dimensions: [source]}
---
"""


def many(run):
    headings(run)
    unknown_keys(run)
    audit_terms(run)
    broken_links(run)
    words_to_avoid(run)
    table_rows(run)
    members_of_a_sheet(run)
    members_of_records(run)


def content(run, files):
    root = run.folder("growth")
    files = {"site.yml": SITE, "glossary/mql.md": STAGE, "glossary/mqls.md": METRIC, **files}
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def refused(run, name, root, text, command, *arguments):
    """An error that says what and where, and no more memory and time than a page may take."""
    result, seconds, memory = measured(run, root, command, *arguments)
    problems = [] if result.returncode == 1 and text in result.stderr else [f"exit {result.returncode}", result.stderr[-2000:]]
    run.check(name, problems + costs(seconds, memory))


def fine(run, name, root, command="check"):
    result, seconds, memory = measured(run, root, command)
    problems = [] if result.returncode == 0 else [f"exit {result.returncode}", result.stderr[-2000:]]
    run.check(name, problems + costs(seconds, memory))


def costs(seconds, memory):
    return [f"{seconds:.1f} s"] * (seconds > SECONDS) + [f"{memory // 1000} MB"] * (memory > MEMORY)


def measured(run, root, command, *arguments):
    """The result with its seconds and its peak of memory in kB, which GNU time tells; 0 without it."""
    peak = root / "peak"
    start = time.monotonic()
    result = run.build(root, *arguments, command=command, prefix=["/usr/bin/time", "-f", "%M", "-o", peak] if TIME else [])
    memory = int(peak.read_text().split()[-1]) if TIME else 0
    return result, time.monotonic() - start, memory


def has_time():
    try:
        return subprocess.run(["/usr/bin/time", "-f", "%M", "true"], capture_output=True).returncode == 0
    except OSError:
        return False


TIME = has_time()


def headings(run):
    text = "".join(f"## Heading {number % 100}\n\nSee [one](#heading-{number % 100}).\n\n" for number in range(MANY))
    fine(run, f"{MANY} headings of a page", content(run, {"pages/many.md": f"---\ntitle: Many\n---\n{text}"}))


def unknown_keys(run):
    keys = "".join(f"key{number}: 1\n" for number in range(MANY))
    term = f"---\nkind: concept\nname: Many\ndefinition: A word.\n{keys}---\n"
    refused(run, f"{MANY} unknown keys", content(run, {"glossary/many.md": term}), f"and {MANY - 1} more like it", "check")


def audit_terms(run):
    terms = "".join(f'  term{number}: "x"\n' for number in range(MANY))
    forms = {f"audits/2026-Q3/{party}.yml": f"by: VP\ndate: 2026-09-01\nterms:\n{terms}" for party in ("marketing", "sales")}
    verdicts = "by: Ops\ndate: 2026-09-02\nverdicts:\n" + "".join(f"  term{number}: agree\n" for number in range(MANY))
    fine(run, f"{MANY} terms of an audit", content(run, {**forms, "audits/2026-Q3/steward.yml": verdicts}))


def broken_links(run):
    links = "\n\n".join(f"see [x](term:mq{number}) and [y](#h{number})" for number in range(MANY // 4))
    root = content(run, {"pages/many.md": f"---\ntitle: Many\n---\n{links}\n"})
    refused(run, f"{MANY // 2} broken links", root, "there is no definition 'mq1'", "check")


def words_to_avoid(run):
    words = "".join(f"  - {{label: Bad word {number}}}\n" for number in range(MANY))
    term = f"---\nkind: concept\nname: Many\ndefinition: A word.\navoid:\n{words}---\n"
    text = "\n\n".join(f"A bad word {number} and `code`." for number in range(MANY))
    root = content(run, {"glossary/many.md": term, "pages/many.md": f"---\ntitle: Many\n---\n{text}\n"})
    fine(run, f"{MANY} words to avoid, each used", root)


def table_rows(run):
    rows = "".join(f"| {number} | text | x |\n" for number in range(1_000_000))
    root = content(run, {"pages/many.md": f"---\ntitle: Many\n---\n| a | b | c |\n|---|---|---|\n{rows}"})
    refused(run, "1000000 rows of a table", root, "have more than 500000 cells", "check")


def members_of_a_sheet(run):
    rows = "".join(f"mqls,2026-08,source=s{number},1\n" for number in range(1_000_000))
    root = content(run, {"snapshots/2026-09-05/mqls.csv": f"metric,period,dims,value\n{rows}"})
    refused(run, "1000000 members in a snapshot", root, "one split more than the 100000", "check")


def members_of_records(run):
    rows = "".join(f"L{number},2026-08-03,s{number}\n" for number in range(1_000_000))
    root = content(run, {"records/leads.csv": f"lead_id,at,source\n{rows}"})
    refused(run, "1000000 members in records", root, "more than 10000 distinct members", "snapshot", "--as-of", "2026-09-05")


if __name__ == "__main__":
    harness.main(many)
