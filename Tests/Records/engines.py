"""One set of records, four engines: the snapshots are the same bytes, but for what `run.yml` says of the source.

CSV files in SQLite inside Concord, a PostgreSQL server of our own, DuckDB's command and one session of Spark. The records have what
engines print and compare differently: blanks and NULLs, ties, offsets, fractions of a second, nights on which a clock is changed,
wall clocks without a zone, unicode, late and corrected rows, cents, booleans. Each engine gets them in another order. One thing they
cannot have: a member named NULL, which `spark-sql` prints as it prints what is missing.
"""

import csv
import os
import random
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import harness

PROJECT = harness.ROOT / "Tests" / "Records" / "engines"
AS_OF = "2026-11-15"
ENGINES_VENV = harness.ROOT / ".build" / "engines"
COLUMNS = {
    "leads": "lead_id created_at region segment is_partner is_test contract_day",
    "events": "event_id lead_id cycle status occurred_at recorded_at source",
    "deals": "deal_id lead_id won_at recorded_at amount currency",
    "bookings": "booking_id lead_id booked_at",
}
# What columns hold that are no text.
KINDS = dict.fromkeys(["created_at", "occurred_at", "recorded_at", "won_at"], "instant") | {
    "is_partner": "boolean", "is_test": "boolean", "contract_day": "date", "cycle": "integer", "amount": "money", "booked_at": "wall"}
# Some blanks are NULL and some are '' where an engine tells them apart.
BLANKS = ["region", "segment", "source"]


def agree(run):
    root = project(run, "embedded", "{name: CRM, currency: EUR}")
    records = make_records(random.Random(4))
    write_csv(records, root / "content" / "records")
    embedded = taken(run, root)
    if embedded is None:
        return
    with databases(run, records) as others:
        for name, source, environment in others:
            other = taken(run, project(run, name, source), environment)
            if other is not None:
                run.check(f"{name} gives the snapshot of the embedded engine", differences(embedded, other))


def project(run, name, source):
    root = run.folder(f"engines/{name}")
    shutil.copytree(PROJECT / "content", root / "content")
    site = root / "content" / "site.yml"
    site.write_text(site.read_text().replace("SOURCE", source))
    (root / "content" / "rates").mkdir()
    (root / "content" / "rates" / "eurofxref-hist.csv").write_text(rates())
    if name != "embedded":
        shutil.rmtree(root / "content" / "records")
    return root


def rates():
    """The bank's own form: working days, the newest first, and one currency that ends."""
    from datetime import date, timedelta

    chance = random.Random(15)
    days = [date(2026, 12, 31) - timedelta(days=number) for number in range(380)]
    lines = [f"{day},{1 + chance.randrange(2000) / 10000:.4f},{0.8 + chance.randrange(900) / 10000:.5f},N/A," for day in days if day.weekday() < 5]
    return "\n".join(["Date,USD,GBP,CYP,", *lines]) + "\n"


def taken(run, root, environment=None):
    result = run.build(root, "--as-of", AS_OF, "--quiet", command="snapshot", env=environment)
    folder = root / "content" / "snapshots" / AS_OF
    problems = [] if result.returncode == 0 and folder.is_dir() else [f"exit {result.returncode}", *result.stderr.splitlines()[-8:]]
    run.check(f"a snapshot from {root.name}", problems)
    return None if problems else {file.name: normal(file.read_text(encoding="utf-8")) for file in sorted(folder.iterdir())}


def normal(text):
    """Without what a run's record says of its source."""
    text = re.sub(r'^  - \{name: "[^"]*"(, rows: \d+)?(, records: \d+)?(, sha256: "[0-9a-f]+")?', "  - {", text, flags=re.M)
    return text


def differences(one, other):
    lines = [f"only in one: {name}" for name in sorted(one.keys() ^ other.keys())]
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name]:
            mine, theirs = one[name].splitlines(), other[name].splitlines()
            lines += [f"{name}: embedded {line}" for line in mine if line not in theirs][:3]
            lines += [f"{name}: other    {line}" for line in theirs if line not in mine][:3]
    return lines


# MARK: The records


def make_records(chance):
    regions = ["Zürich", "Zu\u0308rich", "東京", "emea", "EMEA", "a=b;c", 'say "hi", then go', "100%", "Łódź", ""]
    sources = ["webinar", "paid_search", "référence", "(none)", " spaced", "", "🎈"]
    leads, events, deals, bookings = [], [], [], []
    ids = [f"{number:05}" for number in range(1, 600)] + ["Å-1", "lead 7", "ÆØ", "0x1F", "1e5", "NaN", "-3"]
    for number, lead in enumerate(ids):
        start = chance.randrange(1_767_225_600, 1_793_491_200)  # 2026-01-01 to 2026-11-01
        if number % 40 == 0:
            start = 1_774_746_000 + chance.randrange(-7200, 7200)  # The night of 29 March.
        if number % 41 == 0:
            start = 1_792_889_999 + chance.randrange(-7200, 7200)  # The night of 25 October.
        segment = chance.choice(["smb", "mid-market", "enterprise", ""])
        contract = day(start + chance.randrange(0, 120) * 86_400) if number % 5 == 0 else ""
        leads.append([
            lead, instant(chance, start), chance.choice(regions), segment, truth(number % 3 == 0), truth(number % 17 == 0), contract])
        for cycle in range(1, 2 + number % 3):
            entered = start + cycle * chance.randrange(0, 20 * 86_400)
            # A tie at one second, of which the id decides; the second is a correction that became known later.
            for copy in range(1 + (number % 7 == 0)):
                known = entered + copy * 86_400 * chance.randrange(1, 40)
                events.append([
                    f"q{number}-{cycle}-{copy}", lead, cycle, "qualified", instant(chance, entered), instant(chance, known),
                    chance.choice(sources)])
            if number % 4:
                after = entered + chance.choice([0, 60, 3 * 3600, 4 * 3600, 86_400, 8 * 86_400, -3600])
                known = after + (0 if number % 9 else 300 * 86_400)  # Some are known only after the as-of.
                events.append([f"c{number}-{cycle}", lead, cycle, "contacted", instant(chance, after), instant(chance, max(known, after)), ""])
        if number % 6 == 0:
            won = start + chance.randrange(0, 100 * 86_400)
            amount = "" if number % 30 == 0 else f"{chance.randrange(0, 10_000_000) / 100:.2f}"
            deals.append([f"d{number:04}", lead, instant(chance, won), instant(chance, won), amount, chance.choice(["EUR", "USD", "GBP", ""])])
    # Hours that there are twice and not at all, and one on each side.
    walls = ["2026-03-29 01:59:59", "2026-03-29 02:30:00", "2026-03-29 03:00:00", "2026-10-25 01:59:59", "2026-10-25 02:30:00",
             "2026-10-25 03:00:00", "2026-10-24 23:59:59", "2026-10-25 00:00:00", "2026-12-24 00:00:00"]
    for number in range(300):
        bookings.append([f"b{number}", ids[number], walls[number % len(walls)]])
    return {"leads": leads, "events": events, "deals": deals, "bookings": bookings}


def instant(chance, second):
    """The same instant as different systems write it."""
    from datetime import datetime, timedelta, timezone

    hours, minutes = chance.choice([(0, 0), (1, 0), (2, 0), (-5, 0), (5, 30), (13, 45)])
    offset = timedelta(hours=hours, minutes=minutes)
    text = datetime.fromtimestamp(second, timezone(offset)).strftime(chance.choice(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S"]))
    text += chance.choice(["", "", ".5", ".999"])
    return text + ("Z" if offset == timedelta() else f"{'-' if hours < 0 else '+'}{abs(hours):02}:{minutes:02}")


def day(second):
    from datetime import datetime, timezone

    return datetime.fromtimestamp(second, timezone.utc).strftime("%Y-%m-%d")


def truth(value):
    return "true" if value else "false"


def write_csv(records, folder, header=True, columns=None):
    for name, rows in records.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            if header:
                writer.writerow((columns or COLUMNS)[name].split())
            writer.writerows(rows)


# MARK: The databases


@contextmanager
def databases(run, records, columns=None, kinds=None):
    """Name, source in site.yml and environment of each engine that is installed, with the records in it."""
    columns, kinds = columns or COLUMNS, kinds or KINDS
    folder = Path(tempfile.mkdtemp(prefix="concord-engines-"))
    server = None
    try:
        folder.chmod(0o755)
        found = []
        for name, fill in (("postgresql", postgresql), ("duckdb", duckdb), ("spark", spark)):
            here = folder / name
            here.mkdir()
            shuffled = {table: random.Random(name).sample(rows, len(rows)) for table, rows in records.items()}
            write_csv(shuffled, here, columns=columns)
            answer = fill(run, here, columns, kinds)
            if answer:
                source, server = answer if isinstance(answer, tuple) else (answer, server)
                found.append((name, source, {}))
        yield found
    finally:
        if server:
            server.stdin.close()
            server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def types(columns, kinds, **names):
    """Each table's columns with the types of an engine, by its names for what they hold."""
    return {table: [(name, names[kinds.get(name, "text")]) for name in listed.split()] for table, listed in columns.items()}


def half_blank(table, columns):
    """Statements that make '' of every other NULL."""
    key = columns[0][0]
    return [f"update {table} set {name} = '' where {name} is null and {key} < '00300'" for name, _ in columns if name in BLANKS]


SERVER = r"""
set -eu
server=
trap 'test -z "$server" || { kill -INT "$server"; wait "$server" || :; }; rm -rf "$2/data"' EXIT
"$1/initdb" -D "$2/data" -U admin -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/initdb.log" 2>&1
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off >"$2/log" 2>&1 &
server=$!
for attempt in $(seq 300); do "$1/pg_isready" -q -h "$2" -U admin && break; sleep 0.1; done
echo ready
cat >"$2/end"
"""


def start_postgresql(run, folder, what):
    """A server of our own in a folder and where its programs are; none where it is not installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if Path("/usr/lib/postgresql").is_dir() else []
    if not programs:
        run.skip(what, "its server is not installed: .ci/install --test")
        return None, None
    bin = programs[-1]
    prefix = []
    if os.getuid() == 0:
        # initdb refuses to run as root.
        prefix = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    # The shell stops the server when we stop, even by a crash.
    server = subprocess.Popen(
        [*prefix, "sh", "-c", SERVER, "sh", bin, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd="/")
    if server.stdout.readline() != "ready\n":
        run.check("PostgreSQL starts", ["it did not"])
        return None, None
    return server, bin


def postgresql(run, folder, columns=COLUMNS, kinds=KINDS):
    server, bin = start_postgresql(run, folder, "PostgreSQL among the engines")
    if server is None:
        return None
    statements = []
    names = {"text": "text", "instant": "timestamptz", "boolean": "boolean", "money": "numeric(12,2)", "wall": "timestamp"}
    for table, typed in types(columns, kinds, **names, date="date", integer="integer").items():
        listed = ", ".join(f"{name} {kind}" for name, kind in typed)
        statements += [f"create table {table} ({listed})", rf"\copy {table} from '{folder}/{table}.csv' (format csv, header)"]
        statements += half_blank(table, typed)
    url = f"postgresql://admin@/postgres?host={folder}"
    subprocess.run(
        [bin / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", url], check=True, text=True,
        input="\n".join(line if line.startswith("\\") else line + ";" for line in statements))
    return f"{{name: PostgreSQL, url: \"{url}\", currency: EUR}}", server


def duckdb(run, folder, columns=COLUMNS, kinds=KINDS):
    program = next(ENGINES_VENV.glob("lib/python3.*/site-packages/duckdb_cli/duckdb"), None)
    if program is None:
        return run.skip("DuckDB among the engines", "its command is not installed: .ci/install --test")
    statements = []
    names = {"text": "varchar", "instant": "timestamptz", "boolean": "boolean", "money": "decimal(12,2)", "wall": "timestamp"}
    for table, typed in types(columns, kinds, **names, date="date", integer="integer").items():
        listed = ", ".join(f"{name} {kind}" for name, kind in typed)
        statements += [f"create table {table} ({listed})", f"insert into {table} select * from read_csv('{folder}/{table}.csv', header = true, all_varchar = true, nullstr = '')"]
        statements += half_blank(table, typed)
    database = folder / "crm.duckdb"
    subprocess.run([program, "-bail", "-no-init", database, ";\n".join(["set timezone = 'UTC'", *statements])], check=True, capture_output=True)
    return f"{{name: DuckDB, command: [{program}, -csv, -readonly, -bail, -no-init, -nullvalue, '\\N', {database}, \"{{sql}}\"], currency: EUR}}"


def spark(run, folder, columns=COLUMNS, kinds=KINDS):
    home = next(ENGINES_VENV.glob("lib/python3.*/site-packages/pyspark"), None)
    if home is None or shutil.which("java") is None:
        return run.skip("Spark among the engines", "it is not installed: .ci/install --test")
    statements = []
    names = {"text": "string", "instant": "timestamp", "boolean": "boolean", "money": "decimal(12,2)", "wall": "timestamp_ntz"}
    for table, typed in types(columns, kinds, **names, date="date", integer="integer").items():
        key = typed[0][0]
        raw = ", ".join(f"{name} string" for name, _ in typed)
        statements.append(
            f"create temporary view raw_{table} ({raw}) using csv options (path '{folder}/{table}.csv', header 'true', escape '\"', "
            "ignoreLeadingWhiteSpace 'false', ignoreTrailingWhiteSpace 'false')")
        listed = ", ".join(
            f"case when {name} is null and {key} < '00300' then '' else {name} end as {name}" if name in BLANKS else f"cast({name} as {kind}) as {name}"
            for name, kind in typed)
        statements.append(f"create temporary view {table} as select {listed} from raw_{table}")
    start = folder / "start.sql"
    start.write_text(";\n".join(statements) + ";\n", encoding="utf-8")
    settings = {
        "spark.sql.catalogImplementation": "in-memory", "spark.sql.cli.print.header": "true", "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC", "spark.sql.shuffle.partitions": "2",
    }
    options = ", ".join(f"--conf, {name}={value}" for name, value in settings.items())
    return (
        f"{{name: Spark, command: [env, SPARK_HOME={home}, {home}/bin/spark-sql, -S, {options}, -i, {start}, -e, \"{{sql}}\"], "
        "format: tsv-plain, statements: many, zone: UTC, currency: EUR, timeout: 4 minutes}")


if __name__ == "__main__":
    harness.main(agree)
