"""The embedded engine's SQL beside PostgreSQL's and DuckDB's: what the subset allows is equal, what it does not is refused.

Some hundred questions are made up from a seed, over tables with blanks, ties, capitals, decimals, truth values and times, each one
right at first and some then spoilt: a text where a number belongs, a decimal times a decimal, an order that says nothing of
blanks. One run refuses with a line each; a second one answers the rest, and every answer is the servers' own. The traps that one
person or another has met are written out, with what is to be said of them.
"""

import csv
import io
import random
import re
import subprocess
import tempfile
import shutil
import urllib.parse
from collections import Counter
from datetime import datetime, timezone
from decimal import Decimal, InvalidOperation
from pathlib import Path

import engines
import harness

SEED = 11
QUESTIONS = 420
TIME = "'2026-01-05T00:00:00Z' as time"
TABLES = {
    "a": "id text, grp text, name text, n integer, m integer, amount decimal(2), loss decimal(2), rate decimal(4), flag boolean, day date, seen instant, wall wall",
    "b": "bid text, id text, k integer, price decimal(2), label text, ok boolean, since date",
}
DECLARED = """a: {id: text, grp: text, name: text, n: integer, m: integer, amount: EUR, loss: EUR, rate: decimal(4), flag: boolean, day: date, seen: instant}
b: {bid: text, id: text, k: integer, price: EUR, label: text, ok: boolean, since: date}
"""
NAMES = ["alpha", "Alpha", "ALPHA", "a%b", "a_b", " lead", "10", "9", "TRUE", "it's", "Zürich", "b", "B", "", "NULL", "100%"]

# What is refused, and a part of what is said of it.
TRAPS = [
    ("amount * 2", "'*' of 'amount'"), ("amount / 3", "'/' of 'amount'"), ("amount * rate", "'*' of 'amount'"), ("loss % 2", "'%' of 'loss'"),
    ("round(amount)", "round() of 'amount'"), ("abs(loss)", "abs() of 'loss'"), ("cast(amount * 100 as integer)", "'*' of 'amount'"),
    ("cast(amount as integer)", "cast() of 'amount'"), ("cast(amount as text)", "cast() of 'amount'"), ("amount || ''", "'||' of 'amount'"),
    ("amount + rate", "decimals with different digits"), ("amount + n", "'+' between"), ("amount > n", "'>' between"),
    ("amount > 1.005", "1.005 has more digits"), ("name + 1", "'name' is text, used as a number"), ("name = 9", "'name' is text, used as a number"),
    ("case when name then 1 else 0 end", "'name' is text, used as a truth value"), ("case when n then 1 else 0 end", "used as a truth value"),
    ("n = '9'", "in quotes is compared with 'n'"), ("flag = 1", "'flag' is a truth value, used as a number"),
    ("flag = 'true'", "'flag' is a truth value, used as text"), ("flag + 1", "'flag' is a truth value"), ("cast(flag as text)", "'flag' is a truth value"),
    ("cast(name as integer)", "'name' is text, used as integer"), ("\"alpha\"", "no such column"), ("n / m", "a division by 'm'"), ("n / 0", "a division by '0'"),
    ("n % m", "a division by 'm'"), ("n * 1.5", "floating-point number"), ("day - day", "'day' is a date, used as a number"), ("day + 1", "used as a number"),
    ("day = '2026-1-5'", "read differently"), ("day < seen", "'<' between"), ("seen > '2026-01-05'", "read differently"), ("seen || ''", "'||' puts texts together"),
    ("cast(seen as text)", "cast() of a time with a zone"), ("name like 'a\\_b'", "backslash"), ("name like grp", "pattern of like"),
    ("name glob 'a*'", "not in the portable subset"), ("ifnull(name, 'x')", "ifnull()"), ("max(n, m)", "max() of 2 values"), ("n == m", "not in the portable subset"),
    ("n = m = 1", "in another order"), ("n = m in (1)", "in another order"), ("n is m", "expected null"), ("avg(n) over ()", "avg()"), ("n & 1", "not in the portable subset"),
    ("typeof(n)", "typeof()"), ("printf('%d', n)", "printf()"), ("iif(flag, 1, 0)", "iif()"), ("instr(name, 'a')", "instr()"),
    ("row_number() over (order by n, id)", "order by 'n' may have blanks"), ("lag(n) over (order by day desc)", "order by 'day' may have blanks"),
    ("lag(name) over ()", "without order by"), ("(select n from a as o limit 1)", "limit without order by"), ("(select k from b)", "more than one row"),
    ("substr(name, 0, 2)", "substr()"), ("coalesce(n, name)", "text, used as a number"), ("case when flag then n else name end", "text, used as a number"),
    ("n in ('1', '2')", "in quotes"), ("name in (1, 2)", "text, used as a number"), ("name between 1 and 9", "text, used as a number"),
]
WHOLE = [
    (f"select grp as entity, {TIME}, count(*) as v, name from a group by grp", "'name' stands beside aggregates"),
    (f"select max(id) as entity, {TIME}, name as v from a", "'name' stands beside aggregates"),
    (f"select grp as entity, {TIME}, sum(flag) as v from a group by grp", "'flag' is a truth value"),
    (f"select grp as entity, {TIME}, sum(name) as v from a group by grp", "'name' is text"),
    (f"select grp as entity, {TIME}, avg(amount) as v from a group by grp", "avg()"),
    (f"select id as entity, {TIME}, grp as v from a limit 3", "limit without order by"),
    (f"select id as entity, {TIME}, grp as v from a order by n limit 3", "order by 'n' may have blanks"),
    (f"select id as entity, {TIME}, grp as v from a where flag = 0", "'flag' is a truth value"),
    (f"select id as entity, {TIME}, amount as v from a union all select id, {TIME}, rate from a", "decimals with different digits"),
    (f"select a.id as entity, {TIME}, grp as v from a natural join b", "not in the portable subset"),
    (f"select a.id as entity, {TIME}, grp as v from a join b on a.id = b.k", "text, used as a number"),
    (f"select id as entity, {TIME}, lag(name) over (order by m nulls last) as v from a", "tie"),
    (f"select id as entity, {TIME}, name as v from a order by m nulls last limit 5", "tie"),
]


def agree(run):
    chance = random.Random(SEED)
    records = make_records(chance)
    questions = {f"q{number:03}": question(random.Random(f"{SEED}.{number}")) for number in range(QUESTIONS)}
    traps = {f"t{number:03}": (f"select id as entity, {TIME}, {words} as v from a", said) for number, (words, said) in enumerate(TRAPS)}
    traps |= {f"w{number:03}": trap for number, trap in enumerate(WHOLE)}
    asked = questions | {name: sql for name, (sql, _) in traps.items()}

    refused, problems = {}, []
    for attempt in range(12):
        root = project(run, {name: sql for name, sql in asked.items() if name not in refused}, records)
        result = run.build(root, "--as-of", "2026-02-01", "--quiet", command="snapshot")
        if result.returncode == 0:
            break
        told = {}
        for line in result.stderr.splitlines():
            match = re.match(r"content/glossary/([qtw]\d{3})\.md:\d+:\d+: error: (.*)", line)
            if match:
                told[match[1]] = match[2]
        if not told:
            problems = [f"exit {result.returncode}", *result.stderr.splitlines()[:8]]
            break
        refused |= told
    else:
        problems = ["it refuses something new in every run"]
    run.check("a run answers what is allowed", problems)
    if problems:
        return
    run.check("what is read differently is refused, and says why", [
        f"{sql}: {refused.get(name, 'is answered')}" for name, (sql, said) in traps.items() if said not in refused.get(name, "")])
    run.check("what is refused has its place in the statement", [
        f"{asked[name]}: {said}" for name, said in refused.items()
        if ", in line 1, column " not in said and "tie" not in said and "floating-point number" not in said and "no such" not in said])
    allowed = {name: sql for name, sql in questions.items() if name not in refused}
    mine = {name: answered(root, name) for name in allowed}
    rows = sum(answer.total() for answer in mine.values())
    print(f"      {len(allowed)} of {len(questions)} questions are allowed, with {rows} rows", flush=True)
    enough = len(allowed) > QUESTIONS // 2 and rows > 20 * len(allowed)
    run.check("most of what is made up is allowed", [] if enough else [f"{len(allowed)} of {QUESTIONS}, with {rows} rows"])
    folder = Path(tempfile.mkdtemp(prefix="concord-subset-"))
    folder.chmod(0o755)
    try:
        for ask in (postgresql, duckdb):
            theirs = ask(run, folder, records, allowed)
            if theirs is not None:
                run.check(f"{ask.__name__} answers as the embedded engine does", [
                    line for name in allowed for line in differences(allowed[name], mine[name], theirs[name])])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def differences(sql, mine, theirs):
    if mine == theirs:
        return []
    if isinstance(theirs, str):
        return [f"{sql}", f"    error: {theirs}"]
    return [sql, f"    embedded {dict(mine - theirs)}", f"    other    {dict(theirs - mine)}"]


# MARK: Records and questions


def make_records(chance):
    def maybe(value, blank=0.15):
        return "" if chance.random() < blank else value

    days = ["2026-01-05", "2026-01-06", "2025-12-31", "2026-02-28"]
    rows = []
    for number in range(60):
        day = chance.choice(days)
        rows.append([
            f"A{number:02}", maybe(chance.choice(["x", "y", "Z", "a"])), maybe(chance.choice(NAMES)), maybe(str(chance.choice([-7, -1, 0, 1, 2, 3, 9, 10]))),
            maybe(str(chance.randrange(0, 5))), maybe(f"{chance.randrange(-500, 2500) / 100:.2f}"), maybe(f"{chance.randrange(-300, 300) / 100:.2f}"),
            f"{chance.randrange(9000, 12000) / 10000:.4f}", maybe(chance.choice(["true", "false"])), maybe(day),
            maybe(f"{day}T{chance.choice(['00:00:00', '09:15:00', '23:59:59'])}Z"), maybe(f"{day} {chance.choice(['00:00:00', '10:30:00'])}")])
    others = [[
        f"B{number:02}", maybe(f"A{chance.randrange(0, 80):02}"), maybe(str(chance.randrange(-2, 4))), maybe(f"{chance.randrange(0, 900) / 100:.2f}"),
        maybe(chance.choice(NAMES)), maybe(chance.choice(["true", "false"])), maybe(chance.choice(days))] for number in range(50)]
    return {"a": rows, "b": others}


A = {"int": ["n", "m"], "dec": ["amount", "loss"], "text": ["name", "grp", "id"], "bool": ["flag"], "date": ["day"], "at": ["seen"], "wall": ["wall"]}
JOINED = {
    "int": ["n", "m", "k"], "dec": ["amount", "price"], "text": ["name", "grp", "label", "a.id", "b.id"], "bool": ["flag", "ok"],
    "date": ["day", "since"], "at": ["seen"], "wall": ["a.wall"]}
LITERALS = {
    "int": ["0", "1", "2", "7", "-3"], "dec": ["0", "1", "10", "2.5", "-0.05"], "text": ["''", "'x'", "'Alpha'", "'a%b'", "'it''s'", "'10'"],
    "bool": ["true", "false"], "date": ["day"], "at": ["seen"], "wall": ["wall"]}
KINDS = list(A)


class Maker:
    """Makes an expression of a kind; now and then one that is of another."""

    def __init__(self, chance, columns, trap):
        self.chance, self.columns, self.trap = chance, columns, trap

    def make(self, kind, depth=2):
        c = self.chance
        if c.random() < self.trap:
            kind = c.choice(KINDS)
        if depth <= 0 or c.random() < 0.2:
            return c.choice(self.columns[kind]) if kind in ("date", "at", "wall") or c.random() < 0.75 else c.choice(LITERALS[kind])
        down = lambda other=kind: self.make(other, depth - 1)
        common = [
            lambda: f"coalesce({down()}, {down()})", lambda: f"case when {down('bool')} then {down()} else {down()} end",
            lambda: f"case when {down('bool')} then {down()} end", lambda: f"nullif({down()}, {down()})",
            lambda: f"case {down('text')} when 'x' then {down()} when {down('text')} then {down()} else {down()} end"]
        own = {
            "int": [
                lambda: f"({down()} {c.choice('+-*')} {down()})", lambda: f"({down()}) / nullif({down()}, 0)", lambda: f"({down()}) / {c.choice([2, 3])}",
                lambda: f"({down()}) % {c.choice([2, 3])}", lambda: f"length({down('text')})", lambda: f"abs({down()})", lambda: f"-({down()})"],
            "dec": [lambda: f"({down()} {c.choice('+-')} {down()})", lambda: f"-({down()})", lambda: f"{down()} + {down()}"],
            "text": [
                lambda: f"({down()} || {down()})", lambda: f"{c.choice(['lower', 'upper', 'trim', 'ltrim', 'rtrim'])}({down()})",
                lambda: f"substr({down()}, {c.choice([1, 2])}, {c.choice([0, 1, 3])})", lambda: f"substr({down()}, 2)",
                lambda: f"replace({down()}, 'a', {down()})", lambda: f"cast({down('int')} as text)", lambda: f"cast({down('date')} as text)"],
            "bool": [self.comparison(depth)] * 5 + [
                lambda: f"not {down()}" if c.random() < 0.5 else f"not ({down()})", lambda: f"({down()} and {down()})", lambda: f"{down()} or {down()}",
                lambda: f"({down()}) is {c.choice(['true', 'not true', 'false', 'not null'])}",
                lambda: f"{down(c.choice(KINDS))} is {c.choice(['null', 'not null'])}",
                lambda: f"{down('text')} {c.choice(['', 'not '])}like '{c.choice(['a%', '%A%', 'Al_ha', '_', '%', '100!%'])}'{c.choice(['', ' escape ' + chr(39) + '!' + chr(39)])}"],
            "date": [], "at": [], "wall": []}[kind]
        return c.choice(own * 2 + common)()

    def comparison(self, depth):
        c = self.chance

        def made():
            kind = c.choice(["int", "dec", "text", "text", "date", "at", "wall", "bool"])
            down = lambda: self.make(kind, depth - 1)
            literal = {"date": "'2026-01-05'", "at": "'2026-01-05T00:00:00Z'", "wall": "'2026-01-05T00:00:00'"}.get(kind)
            other = literal if literal and c.random() < 0.6 else down()
            form = c.random()
            if form < 0.6:
                return f"({down()} {c.choice(['=', '<>', '<', '<=', '>', '>='])} {other})"
            if form < 0.7:
                return f"{down()} {c.choice(['', 'not '])}between {down()} and {other}"
            if form < 0.85:
                return f"{down()} {c.choice(['', 'not '])}in ({down()}, {other})"
            if form < 0.93:
                return f"{down()} is {c.choice(['', 'not '])}distinct from {other}"
            return f"{self.make('text', 0)} in (select o.grp from a as o where {other} is not null)" if self.columns is A else f"{down()} = {other}"
        return made


def question(chance):
    trap = chance.choice([0, 0, 0, 0.03, 0.1])
    shape = chance.choice(["plain", "plain", "join", "group", "window", "with", "union", "exists"])
    kind = chance.choice(KINDS)
    plain = Maker(chance, A, trap)
    if shape == "plain":
        return f"select id as entity, {TIME}, {plain.make(kind, 3)} as v from a where {plain.make('bool')} or id < 'A30'"
    if shape == "join":
        both = Maker(chance, JOINED, trap)
        join = chance.choice(["join", "left join", "right join", "full join"])
        on = f"on a.id = b.id" + (f" and ({both.make('bool', 1)})" if join in ("join", "left join") and chance.random() < 0.5 else "")
        return f"select coalesce(a.id, '-') || coalesce(bid, '-') as entity, {TIME}, {both.make(kind)} as v from a {join} b {on} where {both.make('bool')} or a.id < 'A40'"
    if shape == "group":
        sums = {
            "int": [f"sum({plain.make('int', 1)})", "count(*)", f"count({plain.make('text', 1)})", f"count(distinct {plain.make('text', 1)})", f"min({plain.make('int', 1)})"],
            "dec": [f"sum({plain.make('dec', 1)})", f"max({plain.make('dec', 1)})", f"sum({plain.make('dec', 1)}) filter (where {plain.make('bool', 1)})", "sum(amount) - sum(loss)"],
            "text": [f"min({plain.make('text', 1)})", f"max({plain.make('text', 1)})", "grp"], "bool": [f"count(*) > {plain.make('int', 0)}" if trap else "count(*) > 4", "sum(n) is null"],
            "date": ["max(day)", "min(day)"], "at": ["max(seen)"], "wall": ["min(wall)"]}
        made = Maker(chance, sums, trap).make(kind, 1)
        having = Maker(chance, sums, trap).make("bool", 1)
        return f"select coalesce(grp, '-') as entity, {TIME}, {made} as v from a where {plain.make('bool', 1)} or n > 0 group by grp having ({having}) or count(*) > 2"
    if shape == "window":
        part = chance.choice(["", "partition by grp ", "partition by flag "])
        order = f"order by {plain.make(chance.choice(['int', 'date', 'text', 'dec']), 1)} {chance.choice(['', 'desc '])}{chance.choice(['nulls last', 'nulls first', 'nulls first'])}, id nulls last"
        if chance.random() < trap:
            order = chance.choice([order.replace(", id nulls last", ""), "order by n, id"])
        value = plain.make(kind, 1)
        call = chance.choice([
            f"lag({value})", f"lead({value}, 2)", f"first_value({value})", f"last_value({value})", "row_number()", "rank()", "dense_rank()", "count(*)",
            f"sum({plain.make('dec', 1)})", f"min({plain.make('int', 1)})", f"nth_value({value}, 2)"])
        frame = chance.choice(["", " rows between 1 preceding and current row", " rows between unbounded preceding and unbounded following"])
        frame = "" if call.startswith(("lag", "lead", "row", "rank", "dense")) else frame
        return f"select id as entity, {TIME}, {call} over ({part}{order}{frame}) as v from a"
    if shape == "with":
        other = chance.choice(KINDS)
        inner = Maker(chance, {name: ["c"] if name == other else columns for name, columns in A.items()}, trap)
        return f"with x as (select *, {plain.make(other)} as c from a) select id as entity, {TIME}, {inner.make(kind)} as v from x where {inner.make('bool')} or c is null"
    if shape == "union":
        return f"select id as entity, {TIME}, {plain.make(kind)} as v from a union all select id || '2', {TIME}, {plain.make(kind, 1)} from a where {plain.make('bool', 1)}"
    inner = f"{chance.choice(['', 'not '])}exists (select 1 from b where b.id = a.id and {Maker(chance, JOINED, trap).make('bool', 1)})"
    value = chance.choice([plain.make(kind), "(select max(price) from b where b.id = a.id)", "(select count(*) from b where b.id = a.id and ok)"])
    return f"select id as entity, {TIME}, {value} as v from a where {inner} or n > 1"


# MARK: The engines


def project(run, questions, records):
    root = run.folder("subset")
    glossary = root / "content" / "glossary"
    glossary.mkdir(parents=True)
    (root / "content" / "records").mkdir()
    shutil.copy(engines.PROJECT / "content" / "glossary" / "office-hours.md", glossary)
    (root / "content" / "site.yml").write_text(
        "title: Subset\nparties: {marketing: {name: Marketing}, sales: {name: Sales}}\nsteward: {name: RevOps}\ncalendar: office-hours\n"
        "currency: EUR\ngrain: month\nsources: {crm: CRM}\nsnapshots: {since: 2026-01-01}\n")
    (root / "content" / "records" / "tables.yml").write_text(DECLARED)
    for table, rows in records.items():
        write(root / "content" / "records" / f"{table}.csv", table, rows)
    for name, sql in questions.items():
        (glossary / f"{name}.md").write_text(
            f"---\nkind: stage\nname: Stage {name}\neffective: 2026-01-01\ndefinition: A row of {name}.\n"
            f"semantics: {{entity: {name}, occurrence: every, criteria: {{all: [It is a row of {name}]}}}}\n"
            f"source:\n  from: crm\n  sql: >-\n    {sql}\n---\n", encoding="utf-8")
        (glossary / f"{name}-count.md").write_text(
            f"---\nkind: metric\nname: Rows of {name}\neffective: 2026-01-01\ndefinition: The rows of {name}.\n"
            f"semantics: {{type: count, of: {name}, unit: count, dimensions: [v]}}\nsource: {{from: crm}}\n---\n")
    return root


def write(path, table, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.split()[0] for column in TABLES[table].split(", ")])
        writer.writerows(rows)


def answered(root, name):
    """How often each value came, of a snapshot."""
    file = next((root / "content" / "snapshots").glob(f"*/{name}-count.csv"), None)
    if file is None:
        return Counter()
    values = Counter()
    for row in csv.DictReader(file.open(encoding="utf-8", newline="")):
        if row["period"] == "2026-01" and row["dims"].startswith("v="):
            member = urllib.parse.unquote(row["dims"][2:])
            values[normal(None if member == "(none)" else member)] += int(row["value"])
    return +values


def normal(text):
    """A value as no engine in particular writes it."""
    if text is None or text.strip() == "":
        return None
    text = {"t": "true", "f": "false"}.get(text, text)
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(Z|\+00(:00)?)?", text)
    if match:
        return f"{match[1]} {match[2]}"
    try:
        return str(Decimal(text).normalize() + 0) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text.strip()
    except InvalidOperation:
        return text


def columns(table, kinds):
    return ", ".join(
        " ".join([name, kinds.get(kind, kind)]) for name, kind in (column.split() for column in TABLES[table].split(", ")))


def postgresql(run, folder, records, questions):
    place = folder / "postgresql"
    place.mkdir()
    server, bin = engines.start_postgresql(run, place, "PostgreSQL beside the embedded SQL")
    if server is None:
        return None
    try:
        psql = [bin / "psql", "-X", "-q", "-h", place, "-U", "admin"]
        subprocess.run([*psql, "-d", "postgres", "-c", "create database subset template template0 lc_collate 'C' lc_ctype 'C'"], check=True)
        script = ["set timezone = 'UTC'"]
        kinds = {"integer": "bigint", "decimal(2)": "numeric(12,2)", "decimal(4)": "numeric(12,4)", "instant": "timestamptz", "wall": "timestamp"}
        for table, rows in records.items():
            write(place / f"{table}.csv", table, rows)
            script += [f"create table {table} ({columns(table, kinds)})", rf"\copy {table} from '{place}/{table}.csv' (format csv, header)"]
        for name, sql in questions.items():
            script += [rf"\echo @{name}", sql]
        result = subprocess.run(
            [*psql, "-d", "subset", "--csv", "-v", "VERBOSITY=terse"], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            input="\n".join(line if line.startswith("\\") else line + ";" for line in script))
        return taken(result.stdout, questions)
    finally:
        server.stdin.close()
        server.wait()


def duckdb(run, folder, records, questions):
    program = next(engines.ENGINES_VENV.glob("lib/python3.*/site-packages/duckdb_cli/duckdb"), None)
    if program is None:
        return run.skip("DuckDB beside the embedded SQL", "its command is not installed: .ci/install --test")
    # Where DuckDB divides whole numbers, it can be told to do it as PostgreSQL does.
    script = ["set timezone = 'UTC'", "set integer_division = true"]
    kinds = {"text": "varchar", "integer": "bigint", "decimal(2)": "decimal(12,2)", "decimal(4)": "decimal(12,4)", "instant": "timestamptz", "wall": "timestamp"}
    for table, rows in records.items():
        write(folder / f"{table}.csv", table, rows)
        script += [
            f"create table {table} ({columns(table, kinds)})",
            f"insert into {table} select * from read_csv('{folder}/{table}.csv', header = true, all_varchar = true, nullstr = '')"]
    for name, sql in questions.items():
        script += [f".print @{name}", sql]
    result = subprocess.run(
        [program, "-no-init", "-csv", "-nullvalue", ""], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        input="\n".join(line if line.startswith(".") else line + ";" for line in script) + "\n")
    return taken(result.stdout, questions)


def taken(output, questions):
    """How often each value came, question by question; of one that failed, what was said."""
    answers = {name: Counter() for name in questions}
    for part in re.split(r"^@", output, flags=re.M)[1:]:
        name, _, rows = part.partition("\n")
        if "rror" in rows and not rows.startswith("entity"):
            answers[name] = rows.strip().splitlines()[0][:200]
            continue
        answers[name] = Counter(normal(row["v"]) for row in csv.DictReader(io.StringIO(rows)))
    return answers


if __name__ == "__main__":
    harness.main(agree)
