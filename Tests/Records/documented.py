"""Every command line that a chapter or a schema shows, run as it stands: read from there, so that a line that changes is tried.

DuckDB as PyPI installs it, Spark, `psql` and `sqlite3` give their rows. What wants an account or a server of another house is a
stand-in that takes no option but those that its maker documents, and the chapter says that it is untried.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import engines
import harness

CHAPTERS = [*sorted(harness.ROOT.glob("Sources/*/*.docc/**/*.md")), *sorted(harness.ROOT.glob("Documentation/*.md")), harness.ROOT / "README.md"]
SCHEMAS = sorted(harness.ROOT.glob("Sources/*/Schemas/*.json"))
SITE = "title: As documented\ncurrency: EUR\ngrain: month\nsnapshots: {since: 2026-08-01}\nsources:\n"
STAGE = """\
---
kind: stage
name: Lead
definition: Somebody who asked.
semantics: {entity: lead, occurrence: first, criteria: {all: [They asked]}}
source:
  from: NAME
  sql: |
    -- one row, of no table
    select '00123' as entity,
      '2026-08-03T09:15:00Z' as time
---
"""
COUNT = """\
---
kind: metric
name: Leads
definition: Number of leads.
semantics: {type: count, of: lead}
source: {from: NAME}
---
"""
# Options with a value, and without, as their makers document them.
STAND_INS = {
    "trino": ({"--server", "--catalog", "--schema", "--session", "--output-format", "--execute"}, set(), ","),
    "clickhouse-client": ({"--host", "--readonly", "--max_execution_time", "--format", "--query"}, set(), "\t"),
    "bq": (set(), {"--quiet", "--format=csv", "--nouse_legacy_sql", "--max_rows=10000000"}, ","),
    "snowsql": ({"-o", "-q"}, set(), ","),
}
STAND_IN = """\
#!{python}
import sys
valued, plain = {valued!r}, {plain!r}
rest, free = sys.argv[1:], []
while rest:
    word = rest.pop(0)
    if word in valued:
        free.append(rest.pop(0)) if word in ("--execute", "--query", "-q") else rest.pop(0)
    elif word.startswith("-") and word not in plain:
        sys.exit("unknown option: " + word)
    elif word not in plain:
        free.append(word)
sql = free.pop()
assert sql.startswith("select '00123' as entity,") and "\\n" not in sql and "--" not in sql, sql
assert free in ([], ["query"]), free
print("entity{comma}time")
print("00123{comma}2026-08-03T09:15:00Z")
"""


def lines(run):
    found = list(chapters()) + list(schemas())
    programs = {command(source)[0] for _, _, source in found if command(source)}
    wanted = {"duckdb", "spark-sql", "psql", "sqlite3", *STAND_INS}
    run.check("the chapters and schemas show a line of every program", sorted(wanted - programs) + [f"new: {name}" for name in sorted(programs - wanted)])
    folder = Path(tempfile.mkdtemp(prefix="concord-documented-"))
    folder.chmod(0o755)
    server = None
    try:
        environment = {"PATH": f"{stand_ins(folder)}:{engines.ENGINES_VENV / 'bin'}:{os.environ['PATH']}"}
        database = folder / "postgresql"
        database.mkdir()
        engines.write_csv(engines.make_records(engines.random.Random(4)), database)
        answer = engines.postgresql(run, database)
        if answer:
            server = answer[1]
            (folder / "services").write_text("".join(
                f"[{name}]\nhost={database}\ndbname=postgres\nuser=admin\n" for name in ("crm", "erp")))
            environment["PGSERVICEFILE"] = str(folder / "services")
        for place, name, source in found:
            tried(run, place, name, source, environment, has_server=bool(answer))
        refused(run, environment)
    finally:
        if server:
            server.stdin.close()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


# MARK: What is documented


def chapters():
    """File, name and text of each source in a chapter's YAML."""
    for path in CHAPTERS:
        for block in re.findall(r"^```ya?ml\n(.*?)^```", path.read_text(encoding="utf-8"), flags=re.M | re.S):
            if not block.startswith("sources:\n"):
                continue
            for name, text in re.findall(r"^  (\w+):((?: .*)?\n(?:    .*\n)*)", block, flags=re.M):
                yield path.name, name, f"  {name}:{text}"


def schemas():
    for path in SCHEMAS:
        yield from commands(json.loads(path.read_text(encoding="utf-8")), path.name)


def commands(value, place):
    """Each example of a schema that is a command, or a source with one; the program that prints a password asks no database."""
    if isinstance(value, dict):
        if isinstance(value.get("command"), list):
            yield place, "example", f"  example: {json.dumps(value)}\n"
        for example in value.get("examples", []) if isinstance(value.get("examples", []), list) else []:
            if isinstance(example, list) and "{sql}" in example:
                yield place, "example", f"  example: {json.dumps({'command': example})}\n"
        for key, part in value.items():
            if key != "password":
                yield from commands(part, place)
    elif isinstance(value, list):
        for part in value:
            yield from commands(part, place)


def command(source):
    """The words of a source's command."""
    found = re.search(r'"?command"?: \[(.*?)\](?:[,}\n]|$)', source, flags=re.S)
    return [word.strip('"') for word in re.findall(r'"(?:[^"\\]|\\.)*"|[^\s,]+', found.group(1))] if found else []


# MARK: Trying


def tried(run, place, name, source, environment, has_server):
    words = command(source)
    what = f"{place}: {name} ({words[0] if words else 'postgresql'}) as it stands"
    if words and shutil.which(words[0], path=environment["PATH"]) is None:
        return run.skip(what, f"{words[0]} is not installed: .ci/install --test")
    if words[:1] == ["spark-sql"] and shutil.which("java") is None:
        return run.skip(what, "Java is not installed: .ci/install --test")
    if words[:1] == ["psql"] or "service:" in source:
        if not has_server:
            return run.skip(what, "PostgreSQL's server is not installed: .ci/install --test")
    root = project(run, f"{place}-{name}", name, source)
    if "url:" in source:
        # A server of another house: its line is read, and no more.
        result = run.build(root, command="check", env=environment)
        return run.check(f"{what} is read", [line for line in result.stderr.splitlines() if "site.yml" in line])
    database = next((word for word in words if word.endswith((".duckdb", ".db"))), None)
    if database:
        subprocess.run([words[0], root / database, "create table t (a integer)"], check=True, env={**os.environ, **environment})
    result = run.build(root, "--as-of", "2026-10-31", command="snapshot", env=environment)
    rows = root / "content" / "snapshots" / "2026-10-31" / "lead-count.csv"
    problems = [] if result.returncode == 0 else [f"exit {result.returncode}", *result.stderr.splitlines()[:6]]
    if not problems and ",1," not in rows.read_text():
        problems.append(rows.read_text()[:300])
    return run.check(what, problems)


def refused(run, environment):
    """A statement that would start a program through a client's own command, or by a function of the engine, starts none."""
    statements = ['."shell" "touch" "here"', "\\! touch here", "select 1\n;\n.shell touch here", "select edit('x', 'touch here') as entity"]
    for number, sql in enumerate(statements):
        root = project(run, f"refused-{number}", "lite", '  lite: {command: [sqlite3, -csv, -header, lite.db, "{sql}"]}\n')
        stage = root / "content" / "glossary" / "lead.md"
        stage.write_text(re.sub(r"sql: \|\n(    .*\n)+", lambda _: f"sql: {json.dumps(sql)}\n", stage.read_text()))
        result = run.build(root, "--as-of", "2026-10-31", command="snapshot", env=environment)
        problems = [] if result.returncode == 1 and "[definition.sql]" in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:4]]
        problems += [f"made: {path.name}" for path in root.rglob("*here*")] + [f"made: {path.name}" for path in root.glob("*.db")]
        run.check(f"nothing is started for {sql!r}", problems)


def project(run, folder, name, source):
    root = run.folder(f"documented/{folder}")
    glossary = root / "content" / "glossary"
    glossary.mkdir(parents=True)
    (root / "content" / "site.yml").write_text(SITE + source)
    (glossary / "lead.md").write_text(STAGE.replace("NAME", name))
    (glossary / "lead-count.md").write_text(COUNT.replace("NAME", name))
    return root


def stand_ins(folder):
    programs = folder / "bin"
    programs.mkdir()
    for name, (valued, plain, comma) in STAND_INS.items():
        path = programs / name
        path.write_text(STAND_IN.format(python=sys.executable, valued=valued, plain=plain, comma=comma.replace("\t", "\\t")))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return programs


if __name__ == "__main__":
    harness.main(lines)
