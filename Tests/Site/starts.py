"""Every start of `concord init`, from an empty folder to a site without a failing run; and what is refused.

The files in `starts/` are small and invented: a board's sheet, a glossary in three shapes, and exports of two CRMs.
"""

import csv
import json
import shutil
import signal
import subprocess
import time

import harness

FILES = harness.ROOT / "Tests/Site/starts"
MANY = 50_000
SECONDS = 60


def fresh(run):
    first(run)
    sheet(run)
    glossary(run)
    page(run)
    terms(run)
    two_teams(run)
    crm(run, "salesforce", ["--as-of", "2026-11-02"], {"mql-count": {"2026-09": "3", "2026-10": "1"}, "won-count": {"2026-09": "0", "2026-10": "2"}})
    crm(run, "hubspot", ["--as-of", "2026-11-02"], {"mql-count": {"2026-09": "2", "2026-10": "1"}, "won-count": {"2026-09": "1", "2026-10": "1"}})
    refused(run)
    killed(run)
    large(run)


def call(run, *arguments, **options):
    return subprocess.run([run.concord, *map(str, arguments)], capture_output=True, text=True, timeout=SECONDS * 5, **options)


def steps(run, root, *start, snapshot=None):
    """The runs that a new user makes; what is wrong with them."""
    commands = [("init", root, *start)] + ([("snapshot", "--root", root, *snapshot)] if snapshot else [])
    commands += [("check", "--root", root), ("build", "--root", root)]
    problems = []
    said = ""
    for command in commands:
        result = call(run, *command)
        said += result.stderr
        if result.returncode:
            problems += [f"{command[0]}: exit {result.returncode}", *result.stderr.splitlines()[:8]]
    if not (root / "output/index.html").is_file():
        problems.append("there is no output/index.html")
    return problems, said


def empty(run, name):
    root = run.folder(f"start-{name}")
    root.rmdir()
    return root


def says(root, name, *words):
    text = (root / name).read_text() if (root / name).is_file() else ""
    return [f"{name} does not say {word!r}" for word in words if word not in text]


def first(run):
    root = empty(run, "first")
    problems, _ = steps(run, root)
    problems += says(root, "output/index.html", "Sample numbers, not yours", "126", "MQL volume")
    problems += says(root, ".vscode/settings.json", "site.schema.json")
    run.check("concord init gives a site at once", problems)
    removed = call(run, "init", root, "--remove-samples")
    built = call(run, "build", "--root", root)
    problems = [] if removed.returncode == built.returncode == 0 else [removed.stderr, built.stderr]
    problems += ["the samples are still there"] if list((root / "content").rglob("*sample*")) else []
    problems += ["a page still says sample"] if "ample numbers" in (root / "output/index.html").read_text() else []
    run.check("its samples go with one command", problems)
    again = call(run, "init", root)
    run.check("a second init is refused", [] if again.returncode == 1 and "a project already" in again.stderr else [again.stderr])


def sheet(run):
    root = empty(run, "sheet")
    problems, said = steps(run, root, "--from", FILES / "board.csv", "--decimal", ",", "--as-of", "2026-11-02")
    problems += [f"not printed back: {word}" for word in ("periods from 2026-08 to 2026-10", "3 metrics", "'1.034' read as 1034") if word not in said]
    rows = numbers(root)
    problems += [] if rows.get(("win-rate", "2026-09")) == "0.198" else [f"{rows}"]
    problems += says(root, "content/glossary/metrics/pipeline-created.md", "status: draft", "unit: EUR", "To be filled")
    run.check("a board's sheet becomes metrics", problems)
    root = empty(run, "open-sheet")
    result = call(run, "init", root, "--from", FILES / "board.csv")
    run.check("what can be read in two ways is asked for, and nothing is written",
              [] if result.returncode == 1 and "--decimal" in result.stderr and not root.exists() else [result.stderr])


def numbers(root):
    found = {}
    for path in (root / "content/snapshots").rglob("*.csv"):
        for row in csv.DictReader(path.open()):
            if row.get("dims", "*") == "*" and row.get("stat", "value") == "value":
                found[row["metric"], row["period"]] = row["value"]
    return found


def glossary(run):
    root = empty(run, "glossary")
    problems, said = steps(run, root, "--from", FILES / "glossary", "--as-of", "2026-11-02")
    names = {path.stem for path in (root / "content/glossary").glob("*.md")}
    problems += [] if names == {"mql", "demo", "sal", "opportunity"} else [str(sorted(names))]
    problems += says(root, "content/glossary/mql.md", "abbreviation: \"MQL\"", "Nothing else counts.", "weight: 10")
    problems += says(root, "content/glossary/sal.md", "**Who decides**", "A person, never a timeout.")
    problems += [f"not told: {word}" for word in ("terms.yml", "_index.md", "'weight' of the front matter", "code that is imported") if word not in said]
    run.check("a folder of Markdown becomes a glossary", problems)
    edited = root / "content/glossary/demo.md"
    edited.write_text(edited.read_text().replace("A meeting", "An hour"))
    before = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    again = call(run, "init", root, "--from", FILES / "glossary", "--as-of", "2026-11-02")
    after = {path: path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}
    run.check("importing it again changes nothing", [] if again.returncode == 0 and before == after else [again.stderr])


def page(run):
    root = empty(run, "page")
    problems, _ = steps(run, root, "--from", FILES / "page.md", "--as-of", "2026-11-02")
    names = {path.stem for path in (root / "content/glossary").glob("*.md")}
    problems += [] if names == {"marketing-qualified-lead", "sales-accepted-lead", "pipeline", "win-rate"} else [str(sorted(names))]
    problems += says(root, "content/glossary/marketing-qualified-lead.md", "kind: stage", "The person asked for a demo", "(term:sales-accepted-lead)")
    problems += says(root, "content/glossary/pipeline.md", "synonyms: [\"open pipeline\"]", "### not a heading")
    run.check("one long page is cut into terms", problems)


def terms(run):
    root = empty(run, "terms")
    problems, said = steps(run, root, "--from", FILES / "terms.csv", "--as-of", "2026-11-02")
    problems += says(root, "content/audits/2026-Q4/marketing.yml", "downloaded an e-book")
    problems += says(root, "content/audits/2026-Q4/sales.yml", "a director of a fitting company")
    problems += says(root, "content/glossary/mql.md", "Not agreed: 2 entries")
    churn = (root / "content/glossary/churn.md").read_text()
    problems += ["an address came over"] if "ana@" in churn else []
    problems += [] if not (root / "content/glossary/revenue.md").exists() and "a cell is a formula" in said else ["a formula was taken"]
    run.check("a sheet of terms becomes a glossary, and two entries an audit", problems)


def two_teams(run):
    root = empty(run, "two-teams")
    problems, _ = steps(run, root, "--from", FILES / "two-teams", "--as-of", "2026-11-02")
    problems += says(root, "content/audits/2026-Q4/sales.yml", "asked for a price")
    run.check("the same term in two teams' folders is an audit", problems)


def crm(run, system, day, expected):
    root = empty(run, system)
    problems, said = steps(run, root, "--from", system, FILES / system, "--zone", "Europe/Berlin", snapshot=day)
    rows = numbers(root)
    for metric, periods in expected.items():
        for period, value in periods.items():
            if rows.get((metric, period)) != value:
                problems.append(f"{metric} of {period} is {rows.get((metric, period))}, not {value}")
    problems += [] if "= mql" in said and "crm_values.csv" in said else ["the values were not printed"]
    ignored = subprocess.run(["git", "init", "-q", root], capture_output=True)
    kept = subprocess.run(["git", "-C", root, "status", "--porcelain", "-uall"], capture_output=True, text=True).stdout
    if ignored.returncode == 0:
        problems += [line for line in kept.splitlines() if "records/" in line and not line.endswith((".yml", "crm_values.csv"))]
    run.check(f"exports of {system} give numbers as downloaded", problems)
    # Unpacked, they lie in a folder of their own within the one that is named.
    unpacked = empty(run, f"{system}-unpacked")
    shutil.copytree(FILES / system, unpacked / "download" / "records")
    inner = call(run, "init", unpacked / "project", "--from", system, unpacked / "download")
    run.check(f"exports of {system} are found one folder below", [] if inner.returncode == 0 else [inner.stderr])


def refused(run):
    def one(name, word, *arguments, before=None):
        root = empty(run, "refused")
        if before:
            before(root)
        there = sorted(root.rglob("*")) if root.exists() else None
        result = call(run, "init", root, *arguments)
        after = sorted(path for path in root.rglob("*") if ".concord" not in path.parts) if root.exists() else None
        problems = [] if result.returncode == 1 and word in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:4]]
        run.check(f"refused: {name}", problems + ([] if there == after else [f"written: {after}"]))

    def other(root):
        (root / "content").mkdir(parents=True)
        (root / "content/post.md").write_text("A page of another system.\n")

    one("a page of HTML in place of a sheet", "sign in", "--from", FILES / "signin.csv")
    one("exports of another system", "looks like an export of HubSpot", "--from", "salesforce", FILES / "hubspot")
    one("a folder of exports as a glossary", "--from salesforce", "--from", FILES / "salesforce")
    one("nothing there", "no such file", "--from", FILES / "nothing.csv")
    one("a content folder of another system", "not a project of Concord", before=other)
    root = run.folder("start-house")
    (root / ".gitignore").write_text("mine\n")
    result = call(run, "init", root)
    run.check("a folder with files of its own keeps them", [] if result.returncode == 0 and (root / ".gitignore").read_text() == "mine\n"
              and ".gitignore" in result.stderr and (root / "content/site.yml").exists() else [result.stderr])
    usage = call(run, "init", "--from", "salesforce")
    run.check("a CRM without its folder is wrong use", [] if usage.returncode == 64 else [usage.stderr])


def killed(run):
    """A start that is killed leaves no half project: it can be run again to its end."""
    problems = []
    for milliseconds in (5, 20, 40, 80, 160):
        root = empty(run, "killed")
        started = subprocess.Popen([run.concord, "init", root], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(milliseconds / 1000)
        started.send_signal(signal.SIGKILL)
        started.wait()
        if (root / "content/site.yml").exists():
            whole = (root / "content/pages/sample-numbers.md").exists()
            problems += [] if whole else [f"half a project after {milliseconds} ms"]
            continue
        again = call(run, "init", root)
        problems += [] if again.returncode == 0 else [f"after {milliseconds} ms: exit {again.returncode}", again.stderr]
    run.check("an interrupted start is nothing or whole", problems)


def large(run):
    root = empty(run, "large")
    text = "# Words\n\n" + "".join(f"## Term {index}\n\nThe meaning of word {index}. More of it.\n\n" for index in range(MANY))
    source = run.folder("start-large-source") / "page.md"
    source.write_text(text)
    began = time.monotonic()
    result = call(run, "init", root, "--from", source, "--as-of", "2026-11-02", "--format", "json")
    seconds = time.monotonic() - began
    problems = [] if result.returncode == 0 and seconds < SECONDS else [f"exit {result.returncode}, {seconds:.0f} s"]
    if not problems and len(json.loads(result.stdout)["written"]) < MANY:
        problems.append("terms are missing")
    run.check(f"a glossary of {MANY:,} terms is imported ({seconds:.1f} s)", problems)


if __name__ == "__main__":
    harness.main(fresh)
