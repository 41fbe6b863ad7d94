"""What a definition's SQL may be: one question that reads, for every engine; and what it costs when it never ends."""

import os
import sys

import trial

GOOD = "select lead_id as entity, created_at as time, lead_source from leads"
CLIENT = """import csv, sys
with open("started", "a") as log: log.write(sys.argv[-1] + "\\n")
"""
ANSWER = CLIENT + """out = csv.writer(sys.stdout)
out.writerow(["entity", "time", "lead_source"])
for number in range(40): out.writerow([f"L{number}", "2026-09-01T08:00:00Z", "inbound"])
"""

REFUSED = [
    '."shell" "touch" "pwned" select', ".shell touch pwned", ".system touch pwned\nselect 1", "\\! touch pwned", "\\copy leads to 'pwned'", "!touch pwned",
    "-- a comment\n.shell touch pwned", "/* a comment */ .read pwned", "/* open", "select 1 \\g |touch pwned",
    "select 1 \\! touch pwned", "select 1 as entity\n\\o pwned", "select 1; select 2", "select 1;\n.shell touch pwned", "source pwned", "system touch pwned",
    "?", "", "   ", "-- nothing", "delete from leads", "insert into leads select * from leads", "update leads set is_test = 1",
    "with gone as (delete from leads returning *) select * from gone", "with new as (insert into leads values (1) returning *) select * from new",
    "with moved as (update leads set is_test = 1 returning *) select * from moved", "with x as (select 1) delete from leads",
    "with x as (select 1) insert into leads select * from x", "with x as (select 1) merge into leads using x on true when matched then delete",
    "select * into stolen from leads", "select * from leads into outfile '/tmp/pwned'", "copy leads to program 'touch pwned'", "copy (select 1) to 'pwned'",
    "attach 'pwned' as stolen", "pragma writable_schema = on", "vacuum into 'pwned'", "call touch('pwned')", "do $$ begin end $$", "execute stolen",
    "explain select 1", "values (1)", "table leads", "(select 1)", "begin; select 1", "set role postgres", "load 'pwned'", "install httpfs",
    "select '\\' into outfile 'pwned' -- '", "SeLeCt 1; DrOp TaBlE leads", "\ufeff.shell touch pwned",
    "select 1 \x00; drop table leads", "select 1\r.shell touch pwned",
    'select """; drop table leads; select """ as entity from leads', 'select "a""""; drop table leads; select "b" as entity from leads',
    "select 'a'''; drop table leads; select 'b' as entity from leads", 'select "a\\"; drop table leads; select "b" as entity from leads',
]
ALLOWED = [
    GOOD, f"-- why\n{GOOD}", f"/* why */ {GOOD}", f"{GOOD};", f"{GOOD} -- delete from leads", f"with x as (select * from leads) {GOOD.replace('leads', 'x')}",
    f"{GOOD} where lead_source <> 'insert; into \\n.shell'", f"SELECT * FROM ({GOOD}) AS into_delete", GOOD.replace("select", "Select\n"),
    f"{GOOD} where lead_id <> 'delete update merge copy'",
    GOOD.replace(" from", ', 1 as "entered ""won""" from'),
]


def asked(run):
    refused(run)
    allowed(run)
    endless(run)
    clients(run)


def yaml(text):
    return '"' + "".join(f"\\U{ord(c):08X}" if not c.isprintable() or c in '"\\' else c for c in text) + '"'


def folder_of(run, name, sql, source="{name: CRM, timeout: 2 seconds}", client=None):
    """The small company with one stage that asks `sql` of the source `other`."""
    folder = trial.Trial(run, name)
    folder.edit("content/site.yml", "crm: {name: CRM}", f"crm: {{name: CRM, timeout: 2 seconds}}\n  other: {source}")
    folder.edit("content/glossary/lead.md", f'source: {{from: crm, sql: "{GOOD}"}}', f"source: {{from: other, sql: {yaml(sql)}}}")
    if client:
        folder.write("client.py", client)
    return folder


def program(*words, **options):
    more = "".join(f", {key}: {value}" for key, value in options.items())
    return "{name: Other, engine: program, command: [" + ", ".join(map(yaml, words)) + f"], format: csv, timeout: 2 seconds{more}}}"


RECORDER = program(sys.executable, "client.py", "{sql}")


def refused(run):
    for engine, source in (("a client", RECORDER), ("the embedded engine", "{name: CRM, timeout: 2 seconds}")):
        problems = []
        for sql in REFUSED:
            folder = folder_of(run, "refused", sql, source, ANSWER)
            around = folder.around()
            outcome = folder.run("snapshot", "--metric", "lead-count")
            found = trial.faults(outcome, statuses=(1,))
            if not outcome.tells("content/glossary/lead.md:"):
                found += ["no finding at the definition's line", *outcome.excerpt()]
            found += [f"{name} came to be" for name in ("started", "pwned") if (folder.root / name).exists()]
            found += [f"changed outside: {path}" for path in trial.changed(around, folder.around())]
            problems += [f"{sql!r}: {problem}" for problem in found]
        run.check(f"{len(REFUSED)} texts that are not one question are refused before anything starts: {engine}", problems)


def allowed(run):
    problems = []
    for sql in ALLOWED:
        folder = folder_of(run, "allowed", sql, RECORDER, ANSWER)
        outcome = folder.run("snapshot", "--metric", "lead-count")
        problems += [f"{sql!r}: {problem}" for problem in trial.faults(outcome, statuses=(0,))]
        if not (folder.root / "started").exists():
            problems.append(f"{sql!r}: was not asked")
    run.check(f"{len(ALLOWED)} questions with comments, quotes and semicolons are asked", problems)


ENDLESS = [
    ("with recursive r(n) as (select 1 union all select n+1 from r) select max(n) as entity, 1 as time, 2 as lead_source from r", "snapshot"),
    ("with recursive r(n) as (select 1 union all select n+1 from r) select n as entity, '2026-09-01T00:00:00Z' as time, 'x' as lead_source from r", "snapshot"),
    ("select max(a.lead_id || b.lead_id || c.lead_id || d.lead_id || e.lead_id) as entity, '2026-09-01T00:00:00Z' as time, 'x' as lead_source from leads a, leads b, leads c, leads d, leads e", "snapshot"),
    ("select printf('%.*c', 900000000, 'x') as entity, '2026-09-01T00:00:00Z' as time, 'x' as lead_source from leads", "snapshot"),
    ("select hex(zeroblob(400000000)) as entity, '2026-09-01T00:00:00Z' as time, 'x' as lead_source from leads", "snapshot"),
    ("select replace(hex(zeroblob(100000)), '0', hex(zeroblob(10000))) as entity, '2026-09-01T00:00:00Z' as time, 'x' as lead_source from leads", "snapshot"),
    ("select lead_id as entity, created_at as time, group_concat(a) as lead_source from leads, (select printf('%.*c', 9000000, 'x') as a from leads) group by 1, 2", "snapshot"),
]


def endless(run):
    for number, (sql, command) in enumerate(ENDLESS):
        folder = folder_of(run, "endless", sql, "{name: CRM, timeout: 1 second}")
        outcome = folder.run(command)
        problems = trial.faults(outcome, statuses=(1,))
        problems += [] if outcome.tells("content/glossary/lead.md:") else ["no finding at the definition's line", *outcome.excerpt()]
        run.check(f"a question that never ends, or answers with too much, ends: {sql[:60]}", problems)
    for command in ("diff", "breaches"):
        folder = folder_of(run, "endless", GOOD, "{name: CRM, timeout: 1 second}")
        folder.edit("content/glossary/lead.md", yaml(GOOD), yaml(ENDLESS[0][0]))
        folder.edit("content/glossary/lead.md", "criteria: A form was sent", "criteria: A form was sent twice")
        folder.edit("content/glossary/speed.md", "from: mql, to: contact", "from: lead, to: contact")
        outcome = folder.run(command, *(("--records",) if command == "diff" else ()))
        problems = trial.faults(outcome)
        if not outcome.tells("content/glossary/lead.md:") and not outcome.tells("content/glossary/lead.md:", "warning") and b"lead.md" not in outcome.output:
            problems += ["the definition whose question did not end is not named", *outcome.excerpt()]
        run.check(f"a question that never ends ends in {command} too", problems)


CLIENTS = [
    ("that hangs", CLIENT + "import time\ntime.sleep(600)\n"),
    ("that hangs and will not be ended", CLIENT + "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(600)\n"),
    ("that says a little for ever", CLIENT + "import time\nprint('entity,time,lead_source', flush=True)\nwhile True: print('L1,2026-09-01T08:00:00Z,x', flush=True); time.sleep(.3)\n"),
    ("that says one line for ever", CLIENT + "while True: sys.stdout.write('x' * 65536)\n"),
    ("that opens a quote for ever", CLIENT + "print('entity,time,lead_source')\nsys.stdout.write('\"')\nwhile True: sys.stdout.write('x,\\n' * 16384)\n"),
    ("that complains for ever", CLIENT + "while True: sys.stderr.write('x' * 65536)\n"),
    ("that answers with endless rows", CLIENT + "print('entity,time,lead_source')\nwhile True: sys.stdout.write('L1,2026-09-01T08:00:00Z,x\\n' * 4096)\n"),
    ("whose child goes on", CLIENT + "import subprocess\nsubprocess.Popen(['sleep', '611'])\n"),
    ("that is killed", CLIENT + "import os\nprint('entity,time,lead_source', flush=True)\nos.kill(os.getpid(), 9)\n"),
    ("that answers with bytes", CLIENT + "sys.stdout.buffer.write(bytes(range(256)) * 64)\n"),
    ("that answers with nothing", CLIENT),
    ("with colours in its complaint", CLIENT + "sys.exit('\\x1b]0;title\\x07\\x1b[31m::error::no')\n"),
]


def clients(run):
    for name, client in CLIENTS:
        folder = folder_of(run, "client", GOOD, RECORDER, client)
        outcome = folder.run("snapshot", "--metric", "lead-count", seconds=40)
        problems = trial.faults(outcome, statuses=(1,))
        problems += [] if outcome.tells("content/glossary/lead.md:") else ["no finding at the definition's line", *outcome.excerpt()]
        problems += ["a control character of the client reaches the reader"] if "\x1b" in outcome.errors or "\x07" in outcome.errors else []
        problems += [f"still there: {line}" for line in left(folder)]
        run.check(f"a client {name} is ended and told", problems)


def left(folder):
    """Processes that a run left behind: those whose working folder is the trial's."""
    found = []
    for process in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            if process.isdigit() and os.readlink(f"/proc/{process}/cwd").startswith(str(folder.area)):
                found.append(open(f"/proc/{process}/cmdline").read().replace("\0", " ")[:100])
                os.kill(int(process), 9)
        except OSError:
            continue
    return found
