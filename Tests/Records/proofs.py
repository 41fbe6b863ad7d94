"""Two more sets of records beside Olist's: `concord snapshot` on four engines against answers that are computed here.

Purchases are real: 6,919 of 2,357 customers of CDNOW in 1997 and 1998, which the package `lifetimes` of PyPI brings along; DuckDB
answers for them. Opportunities are invented, with every trap that we know of inside: rows that came twice, that were corrected, and
that were corrected after the as-of; ties, missing amounts, blanks, members that differ by case, several currencies, reopened and lost
deals, open cases, weekends, and nights on which a clock is changed. Plain Python answers for them. Nothing here is taken from the
product, and each number of it is held against the answer, cell by cell.
"""

import csv
import json
import random
import re
import subprocess
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import engines
import harness

PURCHASES = harness.ROOT / ".build" / "data" / "lifetimes" / "datasets" / "CDNOW_sample.txt"
AS_OF = "2027-03-31"
BERLIN = ZoneInfo("Europe/Berlin")
END = datetime(2027, 3, 31, 23, 59, 59, tzinfo=BERLIN)
COLUMNS = {
    "purchases": "purchase_id customer_id day cds amount",
    "history": "row_id deal_id stage moved_at recorded_at amount currency region owner",
}
KINDS = {"day": "date", "amount": "money", "moved_at": "instant", "recorded_at": "instant"}
SITE = """\
title: Proofs
parties: {marketing: {name: Marketing}, sales: {name: Sales}}
calendar: office-hours
currency: EUR
grain: month
snapshots: {grains: [month, quarter], since: 1997-01-01}
sources:
  crm: SOURCE
"""
TABLES = """\
purchases: {purchase_id: text, customer_id: text, day: date, cds: text, amount: decimal(2)}
history: {row_id: text, deal_id: text, moved_at: instant, recorded_at: instant, amount: decimal(2), currency: text}
"""
CALENDAR = "zone: Europe/Berlin\n  hours: {mon: [\"09:00-17:00\"], tue: [\"09:00-17:00\"], wed: [\"09:00-17:00\"], thu: [\"09:00-17:00\"], fri: [\"09:00-17:00\"]}"
BAND = "case when cds in ('1', '2') then cds else 'more' end as band"
PURCHASE = f"select purchase_id as id, customer_id as entity, day as time, amount, 'USD' as currency, {BAND} from"
REPEATED = "(select purchase_id, customer_id, day, amount, cds, row_number() over (partition by customer_id order by day nulls last, purchase_id nulls last) as n from purchases)"
SIZE = "case when amount >= 1000.50 then 'large' when amount < 1000.50 then 'small' end as size"
HISTORY = f"select row_id as id, deal_id as entity, moved_at as time, recorded_at as recorded, amount, currency, region, owner, {SIZE} from history where stage ="
STAGES = {
    "purchase": ("customer", "occurrence: every", f"{PURCHASE} purchases"),
    "first-purchase": ("customer", "occurrence: first", f"{PURCHASE} {REPEATED} as numbered where n = 1"),
    "repeat": ("customer", "occurrence: first", f"{PURCHASE} {REPEATED} as numbered where n = 2"),
    "created": ("deal", "occurrence: first", f"{HISTORY} 'created'"),
    "qualified": ("deal", "occurrence: first, after: created", f"{HISTORY} 'qualified'"),
    "lost": ("deal", "occurrence: last, after: created", f"{HISTORY} 'lost'"),
    "won": ("deal", "occurrence: last, after: qualified", f"{HISTORY} 'won'"),
}
METRICS = {
    "purchase-count": "type: count, of: purchase, dimensions: [band]",
    "revenue": "type: sum, of: purchase, field: amount, unit: USD, dimensions: [band]",
    "basket": "type: ratio, numerator: revenue, denominator: purchase-count, unit: USD, dimensions: [band]",
    "basket-size": "type: statistic, of: purchase, field: amount, unit: USD, stats: [p50, p90, mean, min, max]",
    "repeat-rate": "type: conversion, from: first-purchase, to: repeat, window: 90 days, dimensions: [band]",
    "time-to-repeat": "type: duration, from: first-purchase, to: repeat, clock: elapsed, anchor: from, unit: d, stats: [p50, p90], dimensions: [band]",
    "created-count": "type: count, of: created, dimensions: [region, owner]",
    "won-count": "type: count, of: won, dimensions: [region, size]",
    "won-amount": "type: sum, of: won, field: amount, unit: EUR, currency: {rates: at_event}, dimensions: [region]",
    "deal-size": "type: ratio, numerator: won-amount, denominator: won-count, unit: EUR, dimensions: [region]",
    "win-rate": "type: conversion, from: created, to: won, window: 45 days, dimensions: [region]",
    "time-to-win": "type: duration, from: created, to: won, clock: elapsed, anchor: from, unit: s, stats: [p50, p90], dimensions: [owner]",
    "time-to-qualify": "type: duration, from: created, to: qualified, clock: {calendar: office-hours}, limit: 8 hours, unit: s_business, stats: [p50, p90, within], dimensions: [owner]",
}


def agree(run):
    if not PURCHASES.is_file():
        return run.skip("purchases and opportunities", "lifetimes is not installed: .ci/install --test")
    purchases = [line.split() for line in PURCHASES.read_text().splitlines() if line.strip()]
    records = {
        "purchases": [
            [f"p{number:05}", customer, f"{day[:4]}-{day[4:6]}-{day[6:]}", cds, amount]
            for number, (_, customer, day, cds, amount) in enumerate(purchases)],
        "history": opportunities(random.Random(27)),
    }
    root = project(run, "embedded", "{name: CRM, currency: EUR}")
    engines.write_csv(records, root / "content" / "records", columns=COLUMNS)
    expected = {**answers_of_duckdb(run, root / "content" / "records"), **answers_of_python(records["history"])}
    run.check("there are answers of every metric", sorted(METRICS.keys() ^ {metric for metric, *_ in expected}))
    compare(run, root, "embedded", expected)
    with engines.databases(run, records, COLUMNS, KINDS) as others:
        for name, source, environment in others:
            compare(run, project(run, name, source), name, expected, environment)
    return None


def project(run, name, source):
    root = run.folder(f"proofs/{name}")
    content = root / "content"
    for folder in ("glossary", "rates", "records"):
        (content / folder).mkdir(parents=True)
    (content / "site.yml").write_text(SITE.replace("SOURCE", source))
    (content / "rates" / "eurofxref-hist.csv").write_text(engines.rates())
    if name == "embedded":
        (content / "records" / "tables.yml").write_text(TABLES)
    else:
        (content / "records").rmdir()
    head = "---\nkind: {0}\nname: The {1}\neffective: 1997-01-01\ndefinition: What {1} is.\nsemantics:\n  {2}\n"
    (content / "glossary" / "office-hours.md").write_text(head.format("calendar", "office hours", CALENDAR) + "---\n")
    for stage, (entity, more, sql) in STAGES.items():
        meaning = f"entity: {entity}\n  " + more.replace(", ", "\n  ") + "\n  criteria: {all: [It happened]}"
        text = head.format("stage", stage, meaning) + f"source:\n  from: crm\n  sql: >-\n    {sql}\n---\n"
        (content / "glossary" / f"{stage}.md").write_text(text)
    for metric, meaning in METRICS.items():
        text = head.format("metric", metric, "MEANING").replace("\n  MEANING", f" {{{meaning}}}")
        (content / "glossary" / f"{metric}.md").write_text(text + "source: {from: crm}\n---\n")
    return root


def compare(run, root, name, expected, environment=None):
    result = run.build(root, "--as-of", AS_OF, "--quiet", command="snapshot", env=environment)
    folder = root / "content" / "snapshots" / AS_OF
    if result.returncode or not folder.is_dir():
        return run.check(f"a snapshot of the proofs from {name}", [f"exit {result.returncode}", *result.stderr.splitlines()[-8:]])
    rows = {}
    for file in sorted(folder.glob("*.csv")):
        for row in csv.DictReader(file.open(encoding="utf-8", newline="")):
            rows[row["metric"], row["period"], row["dims"], row["stat"]] = row
    for about, metrics in (("purchases", list(METRICS)[:6]), ("opportunities", list(METRICS)[6:])):
        problems = [
            problem for key in sorted(rows.keys() | expected.keys()) if key[0] in metrics
            for problem in differences(key, rows.get(key), expected.get(key))]
        cells = sum(key[0] in metrics for key in expected)
        run.check(f"{name}: {cells} numbers of {about} are those that were computed here", problems)
    return None


def differences(key, row, answer):
    """An answer is a number, exact or as near as six digits, or None for no value; with the parts of a quotient where it has any."""
    value = Decimal(row["value"]) if row and row["value"] else None
    if answer is None:
        # Nothing happened: no row, or a zero, or nothing.
        return [f"{' '.join(key)}: {value}, expected nothing"] if value else []
    number, parts = answer
    if row is None:
        return [f"{' '.join(key)}: no row, expected {number}"]
    if (value is None) != (number is None):
        return [f"{' '.join(key)}: {value}, expected {number}"]
    exact = number is None or isinstance(number, (int, Decimal)) or value is None
    if number is not None and (value != number if exact else abs(Fraction(value) - Fraction(number)) > Fraction(51, 100_000_000)):
        return [f"{' '.join(key)}: {value}, expected {number if exact else float(number)}"]
    told = {name: Decimal(row[name]) if row[name] else None for name in parts}
    return [f"{' '.join(key)}: {told}, expected {parts}"] if told != parts else []


# MARK: Purchases, by DuckDB


def answers_of_duckdb(run, folder):
    program = next(engines.ENGINES_VENV.glob("lib/python3.*/site-packages/duckdb_cli/duckdb"), None)
    if program is None:
        return run.skip("answers about purchases", "DuckDB is not installed: .ci/install --test") or {}

    def asked(sql):
        start = f"create view p as select *, {BAND} from read_csv('{folder}/purchases.csv', header = true, types = {{'customer_id': 'varchar', 'cds': 'varchar', 'day': 'date', 'amount': 'decimal(12,2)'}});"
        result = subprocess.run([program, "-json", "-no-init", "-c", start, "-c", sql], check=True, capture_output=True, text=True)
        return json.loads(result.stdout)

    grains = "(values ('month'), ('quarter')) as grains(grain)"
    period = "case grain when 'month' then strftime(day, '%Y-%m') else year(day) || '-Q' || quarter(day) end"
    sets = f"grouping sets (({period}), ({period}, band))"
    dims = "case when grouping(band) = 1 then '*' else 'band=' || band end"
    found = {}
    for row in asked(
            f"select {period} as period, {dims} as dims, count(*) as n, cast(sum(amount) as varchar) as amount from p, {grains} group by {sets}"):
        place, amount = (row["period"], row["dims"], "value"), Decimal(row["amount"])
        found["purchase-count", *place] = row["n"], {}
        found["revenue", *place] = amount, {"n": Decimal(row["n"])}
        found["basket", *place] = Fraction(amount) / row["n"], {"num": amount, "den": Decimal(row["n"])}
    values = "quantile_cont(amount::double, 0.5) as p50, quantile_cont(amount::double, 0.9) as p90, avg(amount::double) as mean, min(amount)::double as min, max(amount)::double as max"
    for row in asked(f"select {period} as period, {values} from p, {grains} group by 1"):
        for stat in ("p50", "p90", "mean", "min", "max"):
            found["basket-size", row["period"], "*", stat] = Fraction(row[stat]), {}
    numbered = "select *, row_number() over (partition by customer_id order by day, purchase_id) as n from p"
    ways = f"select a.day, a.band, b.day - a.day as days from ({numbered}) a left join ({numbered}) b on a.customer_id = b.customer_id and b.n = 2 where a.n = 1"
    for row in asked(
            f"select {period} as period, {dims} as dims, count(*) as den, count(*) filter (days <= 90) as num, list(days) as days, "
            f"list(date '{AS_OF}' - day) as open from ({ways}), {grains} group by {sets}"):
        place, den, num = (row["period"], row["dims"]), row["den"], row["num"]
        found["repeat-rate", *place, "value"] = Fraction(num, den), {"num": Decimal(num), "den": Decimal(den)}
        ended = [days for days in row["days"] if days is not None]
        still = [so_far for days, so_far in zip(row["days"], row["open"]) if days is None]
        for stat, share in (("p50", Fraction(1, 2)), ("p90", Fraction(9, 10))):
            found["time-to-repeat", *place, stat] = percentile(ended, still, share), {"n": Decimal(den)}
    return found


def percentile(ended, still, share):
    """R8: the i-th of n that ended lies at (1 - S before it) n / (n - 1), S the share that goes on; None where it is not reached."""
    ended, count = sorted(ended), len(ended) + len(still)
    if not ended:
        return None
    if count == 1:
        return Fraction(ended[0])
    goes_on, places = Fraction(1), []
    for index, length in enumerate(ended):
        places.append((1 - goes_on) * count / (count - 1))
        at_risk = len(ended) - index + sum(1 for other in still if other >= length)
        goes_on *= Fraction(at_risk - 1, at_risk)
    for index, place in enumerate(places):
        if share == place:
            return Fraction(ended[index])
        if index + 1 < len(places) and place < share < places[index + 1]:
            return ended[index] + (share - place) / (places[index + 1] - place) * (ended[index + 1] - ended[index])
    return Fraction(ended[-1]) if not still or max(still) < ended[-1] else None


# MARK: Opportunities, by Python


def opportunities(chance):
    rows = []

    def add(deal, stage, at, known, amount, currency, region, owner):
        rows.append([f"{len(rows):05}", deal, stage, engines.instant(chance, at), engines.instant(chance, known), amount, currency, region, owner])

    for number in range(420):
        deal = f"D-{number:04}"
        at = chance.randrange(1_767_225_600, 1_792_000_000)  # 2026-01-01 to mid-October, weekends among them.
        if number % 21 == 0:
            at = 1_774_746_000 + chance.randrange(-7200, 7200)  # The night of 29 March.
        if number % 23 == 0:
            at = 1_777_593_600 - 7200 + chance.randrange(-3, 4)  # The last second of April in Berlin, or the first of May.
        currency = chance.choice(["EUR", "USD", "GBP", ""])
        whose = chance.choice(["emea", "EMEA", "Łódź", "apac", ""]), chance.choice(["Ana", "Ben", "Cleo", ""])
        add(deal, "created", at, at, "", currency, *whose)
        if number % 12 == 0:
            # A tie: two rows of one moment, each with an id of its own.
            add(deal, "created", at, at, "5.00", currency, *whose)
        kind = number % 10
        if kind == 0:
            continue
        later = at + chance.choice([0, 1800, 4 * 3600, 86_400, 3 * 86_400, 9 * 86_400])
        if kind == 1:
            add(deal, "lost", later, later, "", currency, *whose)
            continue
        add(deal, "qualified", later, later if number % 19 else 1_900_000_000, "", currency, *whose)
        if kind == 2:
            continue
        closed = later + chance.randrange(0, 60 * 86_400)
        amount = "" if number % 8 == 0 else chance.choice(["0.00", "1000.50", "1000.49", f"{chance.randrange(0, 5_000_000) / 100:.2f}"])
        if kind == 3:
            add(deal, "lost", closed, closed, "", currency, *whose)
            continue
        add(deal, "won", closed, closed, amount, currency, *whose)
        if kind == 4:
            # Reopened, and won again for another amount.
            again = closed + chance.randrange(1, 8 * 86_400)
            add(deal, "won", again, again, "777.77", currency, *whose)
        if number % 13 == 0:
            rows.append(list(rows[-1]))  # The same row twice.
        if number % 11 == 0:
            rows.append([*rows[-1][:4], engines.instant(chance, closed + 86_400 * 30), "4321.10", *rows[-1][6:]])  # Corrected.
        if number % 17 == 0:
            rows.append([*rows[-1][:4], engines.instant(chance, 1_900_000_000), "1.23", *rows[-1][6:]])  # After the as-of.
    return rows


def second(text):
    # Fractions of a second are not counted.
    return datetime.fromisoformat(re.sub(r"\.\d+", "", text).replace("Z", "+00:00")).astimezone(timezone.utc)


def answers_of_python(rows):
    newest = {}
    for row in rows:
        recorded = second(row[4])
        if recorded <= END and (row[0] not in newest or recorded >= newest[row[0]][0]):
            newest[row[0]] = recorded, row
    stages = {}
    for _, (row_id, deal, stage, at, *rest) in sorted(newest.values(), key=lambda item: (second(item[1][3]), item[1][0])):
        if second(at) <= END:
            stages.setdefault(stage, {}).setdefault(deal, []).append((second(at), *rest[1:]))
    created = {deal: found[0] for deal, found in stages["created"].items()}
    qualified = {deal: found[0] for deal, found in stages["qualified"].items()}
    won, lost = ({deal: found[-1] for deal, found in stages[stage].items()} for stage in ("won", "lost"))
    answers = {}
    for place, group in grouped(created.items(), region=3, owner=4):
        answers["created-count", *place, "value"] = len(group), {}
    rates = book()
    for place, group in grouped(won.items(), region=3, size=None):
        known = [euros(event, rates) for _, event in group if event[1]]
        answers["won-count", *place, "value"] = len(group), {}
        if place[1].startswith("size"):
            continue
        total = sum(known, Decimal("0.00")) if known else None
        answers["won-amount", *place, "value"] = total, {"n": Decimal(len(group)), "blank": Decimal(len(group) - len(known)) if len(known) < len(group) else None}
        answers["deal-size", *place, "value"] = Fraction(total) / len(known) if known else None, {}
    for place, group in grouped(created.items(), region=3):
        within = sum(deal in won and event[0] <= won[deal][0] <= in_days(event[0], 45) for deal, event in group)
        answers["win-rate", *place, "value"] = Fraction(within, len(group)), {"num": Decimal(within), "den": Decimal(len(group))}
    for place, group in grouped(created.items(), owner=4):
        # A promise is not kept by losing the deal: who was never qualified waits to the end.
        ended = [open_seconds(event[0], qualified[deal][0]) for deal, event in group if deal in qualified]
        still = [open_seconds(event[0], END.astimezone(timezone.utc)) for deal, event in group if deal not in qualified]
        met = sum(length <= 8 * 3600 for length in ended)
        answers["time-to-qualify", *place, "within"] = Fraction(met, len(group)), {"num": Decimal(met), "den": Decimal(len(group))}
        for stat in ("never", "open"):
            answers["time-to-qualify", *place, stat] = len(still), {}
        for stat, share in (("p50", Fraction(1, 2)), ("p90", Fraction(9, 10))):
            answers["time-to-qualify", *place, stat] = percentile(ended, still, share), {"n": Decimal(len(group))}
        # Without one, whoever was lost was on the way until then.
        ended = [int((won[deal][0] - event[0]).total_seconds()) for deal, event in group if deal in won]
        still = [int((min(lost.get(deal, (END,))[0], END) - event[0]).total_seconds()) for deal, event in group if deal not in won]
        for stat, share in (("p50", Fraction(1, 2)), ("p90", Fraction(9, 10))):
            answers["time-to-win", *place, stat] = percentile(ended, still, share), {"n": Decimal(len(group))}
    return answers


def grouped(events, **columns):
    """Events by month and quarter of Berlin, all of them and by the member of each column."""
    groups = {}
    for deal, event in events:
        local = event[0].astimezone(BERLIN)
        members = ["*"]
        for name, column in columns.items():
            member = event[column] if column else "" if not event[1] else "large" if Decimal(event[1]) >= Decimal("1000.50") else "small"
            members.append(f"{name}={member or '(none)'}")
        for period in (f"{local:%Y-%m}", f"{local.year}-Q{(local.month + 2) // 3}"):
            for member in members:
                groups.setdefault((period, member), []).append((deal, event))
    return sorted(groups.items())


def book():
    """By currency the days with a rate, oldest first."""
    found = {}
    for row in csv.DictReader(engines.rates().splitlines()):
        for currency in ("USD", "GBP"):
            found.setdefault(currency, []).append((date.fromisoformat(row["Date"]), Fraction(row[currency])))
    return {currency: sorted(rows) for currency, rows in found.items()}


def euros(event, rates):
    """In euros at the last rate on or before the local day, rounded half away from zero."""
    amount, currency = Fraction(event[1]), event[2]
    if currency in ("", "EUR"):
        return Decimal(event[1])
    day = event[0].astimezone(BERLIN).date()
    rate = [rate for when, rate in rates[currency] if when <= day][-1]
    cents = amount / rate * 100
    return Decimal(int(cents + Fraction(1, 2))) / 100


def in_days(at, days):
    local = at.astimezone(BERLIN)
    return datetime.combine(local.date() + timedelta(days=days), local.timetz().replace(tzinfo=None), BERLIN).astimezone(timezone.utc)


def open_seconds(start, end):
    """Seconds from nine to five on weekdays, in Berlin."""
    total, day = 0, start.astimezone(BERLIN).date()
    last = end.astimezone(BERLIN).date()
    while day <= last:
        if day.weekday() < 5:
            opens, closes = (datetime.combine(day, time(hour), BERLIN).astimezone(timezone.utc) for hour in (9, 17))
            total += max(0, int((min(closes, end) - max(opens, start)).total_seconds()))
        day += timedelta(days=1)
    return total


if __name__ == "__main__":
    harness.main(agree)
