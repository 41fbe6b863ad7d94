"""Records, queries and sources that are wrong: each run says what and where, ends with 1, and leaves nothing half-written."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

import harness

AS_OF = "2026-10-31"
SITE = """\
title: Bad input
currency: EUR
grain: month
sources:
  crm: SOURCE
snapshots: {since: 2026-08-01}
"""
STAGE = """\
---
kind: stage
name: Marketing-qualified lead
definition: A lead that marketing took for one worth a call.
semantics: {entity: lead, occurrence: first, criteria: {all: [Marketing took it]}}
source:
  from: crm
  sql: >-
    SQL
---
"""
COUNT = """\
---
kind: metric
name: MQLs
definition: Number of marketing-qualified leads.
semantics: {type: count, of: mql, unit: count, dimensions: [region]}
source: {from: crm}
---
"""
SUM = """\
---
kind: metric
name: Pipeline
definition: What the leads may bring.
semantics: {type: sum, of: mql, field: amount, unit: EUR}
source: {from: crm}
---
"""
LEADS = """\
lead_id,at,region,amount,currency
00123,2026-08-03T09:15:00Z,dach,1234.50,EUR
00124,2026-09-03T09:15:00+02:00,uk,0.01,EUR
"""
SQL = "select lead_id as entity, at as time, region, amount, currency from leads"
# Where the query of a definition stands.
PLACE = "content/glossary/mql.md:8:8: error: "


def project(run, name, sql=SQL, leads=LEADS, source="CRM", tables=None):
    root = run.folder(f"bad/{name}")
    glossary, records = root / "content" / "glossary", root / "content" / "records"
    glossary.mkdir(parents=True)
    records.mkdir()
    (root / "content" / "site.yml").write_text(SITE.replace("SOURCE", source))
    (glossary / "mql.md").write_text(STAGE.replace("SQL", sql))
    (glossary / "mql-count.md").write_text(COUNT)
    (glossary / "pipeline.md").write_text(SUM)
    (records / "leads.csv").write_bytes(leads.encode() if isinstance(leads, str) else leads)
    if tables:
        (records / "tables.yml").write_text(tables)
    return root


def snapshot(run, root, *arguments, **options):
    return run.build(root, "--as-of", AS_OF, *arguments, command="snapshot", **options)


def leftovers(root, allowed=()):
    """What a run that failed has left beside the content."""
    lines = []
    snapshots = root / "content" / "snapshots"
    if snapshots.exists():
        lines += [f"left behind: {path.relative_to(root)}" for path in sorted(snapshots.iterdir())]
    for path in sorted((root / ".concord").rglob("*")) if (root / ".concord").exists() else []:
        if path.is_file() and path.suffix != ".sqlite" and path.relative_to(root).as_posix() not in harness.KEPT:
            lines.append(f"left behind: {path.relative_to(root)}")
    return [line for line in lines if line not in allowed]


def judge(run, name, root, told, seconds=20, result=None, never=()):
    started = time.monotonic()
    result = result or snapshot(run, root)
    problems = [] if result.returncode == 1 else [f"exit {result.returncode}, expected 1"]
    problems += [f"not told: {line}" for line in told if line not in result.stderr]
    problems += [f"told: {line}" for line in never if line in result.stderr + result.stdout]
    problems += leftovers(root)
    if time.monotonic() - started > seconds:
        problems.append(f"took {time.monotonic() - started:.1f} s")
    if any(word in result.stderr for word in ("Fatal error", "Swift runtime", "*** ")):
        problems.append("the program stopped by itself")
    run.check(f"bad input: {name}", problems + (result.stderr.splitlines()[:5] if problems else []))


QUERIES = [
    ("SQL that fails", "select lead_id as entity, at as time, regoin as region from leads", [PLACE + "embedded: no such column: regoin", "line 1, column 39"]),
    ("SQL that does not parse", "select lead_id as entity at as time from leads", [PLACE + "embedded: near \"at\": syntax error, in line 1, column 26 of the query"]),
    ("a table that is not there", "select lead_id as entity, at as time, region, amount from lead", [PLACE + "embedded: no such table: lead"]),
    ("SQL that deletes", "delete from leads", [PLACE]),
    ("SQL that writes while it reads", "insert into leads select * from leads returning lead_id as entity", [PLACE]),
    ("SQL that attaches", "attach 'stolen.db' as stolen", [PLACE]),
    ("SQL that undoes its guard", "pragma query_only = off", [PLACE]),
    ("SQL of two statements", SQL + "; drop table leads", [PLACE]),
    ("SQL that reads the schema", "select name as entity, sql as time from sqlite_master", [PLACE]),
    ("no column for the entity", "select lead_id, at as time, region, amount from leads", [PLACE, "there is no column 'entity'"]),
    ("no column for the time", "select lead_id as entity, region, amount from leads", [PLACE, "there is no column 'time'"]),
    ("no column for a dimension", "select lead_id as entity, at as time, amount from leads", [PLACE, "there is no column 'region'"]),
    ("no column for the amount", "select lead_id as entity, at as time, region from leads", [PLACE, "there is no column 'amount'"]),
    ("an amount that is calculated", "select lead_id as entity, at as time, region, amount * 2 as amount from leads", [PLACE, "'*' of 'amount', a decimal, is not the same in every engine"]),
    ("a binary fraction", "select lead_id as entity, at as time, region, 0.5 as amount from leads", [PLACE, "floating-point number"]),
]

CELLS = [
    ("a time that does not parse", LEADS.replace("2026-08-03T09:15:00Z", "soon"), None, ["'soon'"]),
    ("a day that there is not", LEADS.replace("2026-08-03T09:15:00Z", "2026-02-30T09:15:00Z"), None, ["2026-02-30T09:15:00Z"]),
    ("a time without a zone", LEADS.replace(":15:00Z", ":15:00").replace("+02:00", ""), None, [PLACE, "zone"]),
    ("a time without a zone in a declared column", LEADS.replace(":15:00Z", ":15:00"), "leads: {at: instant}\n",
     ["content/records/leads.csv:2:7: error: '2026-08-03T09:15:00' has no zone", "zone: Europe/Berlin"]),
    ("a date among times", LEADS.replace("2026-08-03T09:15:00Z", "2026-08-03"), "leads: {at: text}\n", [PLACE, "days in some rows"]),
    ("another currency", LEADS.replace("0.01,EUR", "0.01,GBP"), None, ["content/glossary/pipeline.md:", "'pipeline' is in EUR, but 1 of its amounts is in GBP, the first on 2026-09-03"]),
    ("a blank currency", LEADS.replace("0.01,EUR", "0.01,"), None, [PLACE, "a blank 'currency', where site.yml names none for the source: 00124"]),
    ("a currency that is none", LEADS.replace("0.01,EUR", "0.01,euro"), None, [PLACE, "with a 'currency' that is not a code such as EUR: 00124 ('euro')"]),
    ("too many digits after the point", LEADS.replace("0.01", "0.015"), None, ["0.015"]),
    ("an amount with thousands", LEADS.replace("1234.50", "\"1,234.50\""), "leads: {amount: EUR}\n", ["content/records/leads.csv:2:", "'1,234.50'"]),
    ("no id", LEADS.replace("00123", ""), None, [PLACE, "1 row of 'mql' without an entity"]),
    ("no time", LEADS.replace("2026-08-03T09:15:00Z", ""), None, [PLACE, "without a time"]),
    ("a row with a cell too few", LEADS.replace(",0.01,EUR", ",0.01"), None, ["content/records/leads.csv:3"]),
    ("a quote that is not closed", LEADS + '00125,"2026-08', None, ["content/records/leads.csv:4"]),
    ("text that is not UTF-8", LEADS.encode() + b"00125,2026-08-03T09:15:00Z,Z\xfcrich,1.00,EUR\n", None, ["content/records/leads.csv:4", "UTF-8"]),
    ("an empty file", "", None, ["content/records/leads.csv"]),
]


def reports(run):
    for name, sql, told in QUERIES:
        judge(run, name, project(run, name.replace(" ", "-"), sql=sql), told)
    for name, leads, tables, told in CELLS:
        judge(run, name, project(run, name.replace(" ", "-"), leads=leads, tables=tables), told)
    good(run)
    sheets(run)
    members(run)
    programs(run)
    servers(run)
    full_disk(run)
    stopped(run)


SHEET = "metric,period,value\nmql-count,2026-09,3\nmql-count,2026-10,4\n"
SHEETS = [
    ("a sheet of UTF-16 that is cut within a letter", SHEET.encode("utf-16")[:-1], (), ["sheet.csv", "UTF-16"]),
    ("a sheet with a column of two periods", b"Metric,2026-09,Sep-Oct 2026\nmql-count,3,7\n", (), ["sheet.csv:1:", "Sep-Oct 2026"]),
    ("a sheet with an amount that may be read in two ways", b"metric,period,value\nmql-count,2026-09,\"1,234\"\n", (), ["sheet.csv:2:", "--decimal"]),
    ("a sheet with days that may be read in two ways", b"metric,period,value\nmql-count,03/04/2026,3\n", (), ["sheet.csv:2:", "--dates"]),
    ("a sheet of another encoding than it is said to be", SHEET.encode("utf-16"), ("--encoding", "utf-8"), ["sheet.csv"]),
    ("a workbook that is none", b"PK\x03\x04 no zip", (), ["sheet.csv: error: "]),
]


def sheets(run):
    for name, text, options, told in SHEETS:
        root = project(run, name.replace(" ", "-"))
        (root / "sheet.csv").write_bytes(text)
        result = snapshot(run, root, "--import", root / "sheet.csv", *options)
        judge(run, name, root, told, result=result)
    root = project(run, "a-wrong-option")
    (root / "sheet.csv").write_text(SHEET)
    for options, told in [
        (["--decimal", "point"], "'point' is not a value of --decimal: write one of . ,"),
        (["--dates", "ymd"], "'ymd' is not a value of --dates: write one of dmy mdy"),
        (["--backcast"], "use --import only with --as-of and the options of a sheet"),
    ]:
        result = snapshot(run, root, "--import", root / "sheet.csv", *options)
        problems = [] if result.returncode == 64 and told in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:4]]
        run.check(f"bad input: {' '.join(options)}", problems + leftovers(root))
    # Totals are no numbers of anybody's, wherever they stand.
    (root / "sheet.csv").write_text("Period;MQLs\n2026-08;3\nTotal Q3;3\n2026-10;4\nTotal;7\n")
    result = snapshot(run, root, "--import", root / "sheet.csv")
    problems = [] if result.returncode == 0 and "2 rows of totals left out" in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:4]]
    taken = next((root / "content" / "snapshots").glob("*/mql-count.manual.csv"), None)
    rows = [line.split(",")[2] + "=" + line.split(",")[6] for line in taken.read_text().splitlines()[1:]] if taken else []
    problems += [] if rows == ["2026-08=3", "2026-10=4"] else [f"taken: {rows}"]
    run.check("a row of totals in the middle of a sheet is not imported", problems)


def good(run):
    """The base of all cases works, once: a second run of the day is refused and changes nothing."""
    root = project(run, "good")
    result = snapshot(run, root)
    folder = root / "content" / "snapshots" / AS_OF
    problems = [] if result.returncode == 0 and folder.is_dir() else [f"exit {result.returncode}", *result.stderr.splitlines()[:5]]
    before = {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
    again = snapshot(run, root)
    after = {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
    problems += [] if again.returncode == 1 and before == after else [f"a second run: exit {again.returncode}"]
    problems += [line for line in leftovers(root) if not line.endswith(f"/{AS_OF}")]
    run.check("the good input that the bad is made of", problems)
    ids = [name for name, data in before.items() if b"0012" in data and b"00123" in data]
    run.check("no id is in a snapshot", ids)


def members(run):
    """A dimension of ten million members is none."""
    sql = (
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000000) "
        "select i as entity, '2026-08-03T09:15:00Z' as time, 'member ' || cast(i as text) as region, 1 as amount_minor from n")
    root = project(run, "members", sql=sql)
    started = time.monotonic()
    process = subprocess.Popen(
        [run.concord, "snapshot", "--root", root, "--as-of", AS_OF], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "NO_COLOR": "1"})
    output, errors = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    result = subprocess.CompletedProcess([], process.returncode, output, errors)
    judge(run, "ten million members of a dimension", root, [PLACE, "distinct members, too many for a dimension"], result=result)
    megabytes = usage.ru_maxrss >> 10
    run.check("ten million members take bounded memory", [f"{megabytes} MB"] if megabytes > 1_500 else [])
    print(f"      ({megabytes} MB, {time.monotonic() - started:.1f} s)")


def program(text, timeout="2 seconds"):
    """A source whose client is a few lines of Python."""
    script = text.replace("\n", "; ").replace('"', '\\"')
    return f'{{name: CRM, command: ["{sys.executable}", -c, "{script}", "{{sql}}"], timeout: {timeout}}}'


HEADER = "print('entity,time,region,amount')"
ROW = "print('00123,2026-08-03T09:15:00Z,dach,1.00')"

PROGRAMS = [
    ("a client that is not installed", "{name: CRM, command: [no-such-client, '{sql}']}", ["content/site.yml:5:3: error: no-such-client: the program is not installed"]),
    ("a client that fails", program("import sys\nsys.exit('relation lead_events does not exist')"), [PLACE, "exit status 1: relation lead_events does not exist"]),
    ("a client that prints no header", program("pass"), [PLACE, "before the header"]),
    ("a client that prints another header", program("print('a,b')\nprint('1,2')"), [PLACE, "there is no column 'entity'"]),
    ("a client that ends inside a row", program(f"{HEADER}\n{ROW}\nprint('00124,2026-08', end='')"), [PLACE, "ends in the middle of a row"]),
    ("a client that fails behind good rows", program(f"{HEADER}\n{ROW}\nimport sys\nsys.exit(3)"), [PLACE, "exit status 3"]),
    ("a client that is killed in mid-stream", program(f"import os\nprint('entity,time,region,amount', flush=True)\nos.kill(os.getpid(), 9)"), [PLACE, "signal 9"]),
    ("a client that hangs", program("import time\ntime.sleep(600)"), [PLACE, "the answer took longer than 2 s"]),
    ("a client that hangs in mid-stream", program(f"import time\nprint('entity,time,region,amount', flush=True)\ntime.sleep(600)"), [PLACE, "the answer took longer than 2 s"]),
    ("a row of too few cells", program(f"{HEADER}\nprint('00123,2026-08-03T09:15:00Z')"), [PLACE, "has 2 cells"]),
    ("a cell that is no CSV", program(f"{HEADER}\nprint('00123,20\\x2226\\x22,dach,1')"), [PLACE, "line 2 of the output has a quote inside a cell"]),
]


def programs(run):
    for name, source, told in PROGRAMS:
        judge(run, name, project(run, name.replace(" ", "-"), source=source), told)


@contextlib.contextmanager
def listener(answer):
    """A server on loopback that does what `answer` does with each connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        def serve():
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    threading.Thread(target=answer, args=(connection,), daemon=True).start()
        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]


def servers(run):
    def hang(connection):
        time.sleep(60)

    def go_away(connection):
        connection.recv(8)
        connection.close()

    for name, answer, told in (
        ("a server that hangs", hang, ["content/site.yml:5:3: error: postgresql: "]),
        ("a server that hangs up", go_away, ["content/site.yml:5:3: error: postgresql: "]),
    ):
        with listener(answer) as port:
            source = f"{{name: CRM, url: 'postgresql://reader@127.0.0.1:{port}/crm?sslmode=disable', timeout: 2 seconds}}"
            judge(run, name, project(run, name.replace(" ", "-"), source=source), told)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    source = f"{{name: CRM, url: 'postgresql://reader@127.0.0.1:{port}/crm'}}"
    judge(run, "no server", project(run, "no-server", source=source), ["content/site.yml:5:3: error: postgresql: ", "refused"])
    source = "{name: CRM, url: 'postgresql://reader:s3cret@127.0.0.1/crm'}"
    judge(run, "a password in a URL", project(run, "password", source=source), ["content/site.yml:5:", "password"], never=["s3cret"])


def full_disk(run):
    """A disk that fills: of the cache of large records, and of the snapshot itself."""
    if os.getuid() != 0:
        return run.skip("bad input: a full disk", "only root may mount a small one")
    root = run.folder("bad/full-disk") / "disk"
    root.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", root], capture_output=True).returncode:
        return run.skip("bad input: a full disk", "this machine lets nobody mount one")
    try:
        made = project(run, "full-disk-content")
        shutil.copytree(made / "content", root / "content")
        fill(root, leave=12 << 10)
        result = snapshot(run, root)
        judge(run, "a disk that fills while the snapshot is written", root, [f"content/snapshots/{AS_OF}", "cannot be written", "no space left on device"], result=result)
        (root / "fill").unlink()
        result = snapshot(run, root)
        run.check("with room again the snapshot is written", [] if result.returncode == 0 else result.stderr.splitlines()[:5])
    finally:
        subprocess.run(["umount", root], check=False)
    # By SQLite, which keeps rows, and straight into columns, which take less room: there is none at all left for them.
    full_cache(run, "full-cache", SQL + " where lower(region) <> 'none'", None, ["content/records", "cannot be stored", ".concord/cache"])
    full_cache(run, "full-columns", SQL, 64 << 10, [".concord/cache", "cannot be written", "no space left on device"])


def full_cache(run, name, sql, leave, told):
    """A disk that fills while records are read; `leave` is how many bytes are left on it before, nil for what its size leaves."""
    root = run.folder(f"bad/{name}") / "disk"
    root.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", root], check=True)
    try:
        rows = "".join(f"{number:08},2026-08-03T09:15:00Z,{'x' * 40},1.00,EUR\n" for number in range(900_000))
        made = project(run, f"{name}-content", sql=sql, leads=LEADS.splitlines()[0] + "\n" + rows)
        shutil.copytree(made / "content", root / "content")
        (made / "content" / "records" / "leads.csv").unlink()
        if leave is not None:
            fill(root, leave)
        result = snapshot(run, root)
        (root / "fill").unlink(missing_ok=True)
        cache = sorted((root / ".concord" / "cache").glob("*")) if (root / ".concord" / "cache").exists() else []
        judge(run, f"a disk that fills while records are read, {name}", root, told, result=result)
        run.check(f"no half of a cache stays, {name}", [str(path) for path in cache])
    finally:
        subprocess.run(["umount", root], check=False)


def fill(root, leave):
    """Takes all room of a disk but some bytes."""
    path = root / "fill"
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(file, b"\0" * 4096):
            pass
    os.ftruncate(file, max(0, os.fstat(file).st_size - leave))
    os.close(file)


def stopped(run):
    """A run that is interrupted leaves no snapshot, and the client that it asks does not outlive it."""
    mark = run.folder("bad/stopped-mark") / "pid"
    source = program(f"import os, time\nopen('{mark}', 'w').write(str(os.getpid()))\ntime.sleep(600)", timeout="5 minutes")
    root = project(run, "stopped", source=source)
    process = subprocess.Popen([run.concord, "snapshot", "--root", root, "--as-of", AS_OF], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (mark.exists() and mark.read_text()) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    try:
        status = process.wait(timeout=60)
        problems = [] if status != 0 else ["exit 0"]
    except subprocess.TimeoutExpired:
        process.kill()
        problems = ["it went on for 60 s"]
    time.sleep(3)
    client = int(mark.read_text()) if mark.exists() else None
    if client and os.path.exists(f"/proc/{client}"):
        problems.append("its client went on")
        os.kill(client, signal.SIGKILL)
    run.check("bad input: a run that is interrupted", problems + leftovers(root))


if __name__ == "__main__":
    harness.main(reports)
