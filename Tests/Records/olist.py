"""Olist's marketing funnel, 8,000 real leads: `concord snapshot` against answers that were computed two other ways.

The data is in ../shared/data/olist (CONCORD_SHARED elsewhere); it is not ours to give away, so nothing of it is in the repository.
The expected answers take one deal along that was won before its first contact. Our rules put it into no cohort and no median and
report it by id instead. Every difference is that one deal, an hour of Brazil's summer time, or the half second of a median between
two cases (durations are whole seconds), and is checked to be just that.
"""

import csv
import os
import shutil
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import harness

DATA = Path(os.environ.get("CONCORD_SHARED", harness.SHARED)) / "data" / "olist"
PROJECT = harness.ROOT / "Tests" / "Records" / "olist"
ZONE = ZoneInfo("America/Sao_Paulo")
# Won two days before its first contact; see SOURCE.md.
ODD_LEAD = "b91cf8812365f50ff4bda4bcd6206b05"
# Late enough for 500 days after the last first contact.
AS_OF = "2019-12-31"
TABLES = {
    "marketing_qualified_leads": DATA / "olist_marketing_qualified_leads_dataset.csv",
    "closed_deals": DATA / "olist_closed_deals_dataset.csv",
}


def project(run, name, tables=TABLES, year_start="06-01", settings=lambda text: text):
    """A scratch project over the given files, with the fiscal year that begins on a day."""
    root = run.folder(f"olist/{name}")
    shutil.copytree(PROJECT / "content", root / "content")
    for table, file in tables.items():
        shutil.copy(file, root / "content" / "records" / f"{table}.csv")
    calendar = root / "content" / "glossary" / "funnel-year.md"
    calendar.write_text(calendar.read_text().replace('"06-01"', f'"{year_start}"'))
    site = root / "content" / "site.yml"
    site.write_text(settings(site.read_text()))
    return root


class Numbers:
    """A snapshot's rows by metric, period, dimensions and stat."""

    def __init__(self, folder):
        self.rows = {}
        for file in sorted(folder.glob("*.csv")):
            for row in csv.DictReader(file.open(encoding="utf-8", newline="")):
                self.rows[row["metric"], row["period"], row["dims"], row["stat"]] = row

    def value(self, metric, period, dims="*", stat="value"):
        row = self.rows.get((metric, period, dims, stat))
        return Decimal(row["value"]) if row and row["value"] else None

    def part(self, column, metric, period, dims="*", stat="value"):
        row = self.rows.get((metric, period, dims, stat))
        return int(row[column]) if row and row[column] else None

    def members(self, metric, period, name, stat="value"):
        """Values by member, without those that are zero."""
        prefix = name + "="
        found = {
            dims[len(prefix):]: Decimal(row["value"])
            for (one, when, dims, what), row in self.rows.items()
            if one == metric and when == period and what == stat and dims.startswith(prefix) and row["value"]
        }
        return {member: value for member, value in found.items() if value}


class Differences:
    """Collects what is not as expected."""

    def __init__(self):
        self.lines = []

    def equal(self, what, ours, expected):
        if ours != expected:
            self.lines.append(f"{what}: {ours}, expected {expected}")

    def near(self, what, seconds, days):
        """The same to the whole second; the expected text has six digits of a day."""
        if seconds is None or abs(seconds - Decimal(days) * 86_400) > Decimal("0.55"):
            self.lines.append(f"{what}: {seconds} s, expected {days} days")


def expected(name):
    return list(csv.DictReader((DATA / "expected" / f"{name}.csv").open(encoding="utf-8", newline="")))


def member(text):
    return "(none)" if text == "(blank)" else text


def snapshot(run, root, as_of=AS_OF, *arguments):
    return run.build(root, "--as-of", as_of, "--quiet", *arguments, command="snapshot")


def real(run):
    if not DATA.is_dir():
        return run.skip("Olist's funnel", f"its data is not at {DATA}; set CONCORD_SHARED to the folder that holds data/olist")
    headline = {row["metric"]: Decimal(row["value"]) for row in expected("headline")}
    by_contact = taken(run, project(run, "by-contact"))
    by_win = taken(run, project(run, "by-win", year_start="12-01"))
    # The same wall clocks, read as if no clock was ever changed: what the expected answers did.
    naive = taken(run, project(
        run, "naive", year_start="12-01",
        settings=lambda text: text.replace("zone: America/Sao_Paulo", "zone: UTC")), zone="UTC")
    if not (by_contact and by_win and naive):
        return None
    run.check("Olist: counts, by every dimension", counts(by_contact, by_win, headline))
    run.check("Olist: conversions, ever and in 30, 60 and 90 days, by origin and month", conversions(by_contact, headline))
    run.check("Olist: cohorts by month and 30 days", cohorts(by_contact))
    run.check("Olist: time to won, elapsed and in days, by origin and month", durations(by_win, naive, headline))
    run.check("Olist: what is odd is found and listed by id", odd(run))
    return None


def taken(run, root, zone=None):
    if zone:
        for calendar in (root / "content" / "glossary").glob("*.md"):
            calendar.write_text(calendar.read_text().replace("zone: America/Sao_Paulo", f"zone: {zone}"))
    result = snapshot(run, root)
    folder = root / "content" / "snapshots" / AS_OF
    problems = [] if result.returncode == 0 and folder.is_dir() else [f"exit {result.returncode}", *result.stderr.splitlines()[-10:]]
    run.check(f"Olist: a snapshot, {root.name}", problems)
    return None if problems else Numbers(folder)


YEAR = "FY18"


def counts(by_contact, by_win, headline):
    told = Differences()
    told.equal("MQLs", by_contact.value("mql-count", YEAR), headline["mql_count"])
    told.equal("won deals", by_win.value("won-count", YEAR), headline["closed_won_count"])
    origins = by_contact.members("mql-count", YEAR, "origin")
    told.equal("MQLs without an origin", origins.get("(none)"), headline["origin_blank"])
    told.equal("landing pages", len(by_contact.members("mql-count", YEAR, "landing_page_id")), headline["distinct_landing_pages"])
    told.equal("MQLs by origin", origins, {member(row["origin"]): Decimal(row["mqls"]) for row in expected("by_origin")})
    told.equal(
        "MQLs by landing page", by_contact.members("mql-count", YEAR, "landing_page_id"),
        {row["landing_page_id"]: Decimal(row["mqls"]) for row in expected("by_landing_page")})
    for row in expected("by_first_contact_month"):
        told.equal(f"MQLs of {row['month']}", by_contact.value("mql-count", row["month"]), Decimal(row["mqls"]))
        told.equal(f"MQLs with a deal, {row['month']}", by_contact.value("mql-with-deal-count", row["month"]), Decimal(row["won"]))
        told.equal(f"rate of {row['month']}", by_contact.value("deal-rate", row["month"]), Decimal(row["conversion_rate"]).quantize(Decimal("0.000001")))
    for row in expected("by_month_origin"):
        dims = f"origin={member(row['origin'])}"
        told.equal(f"MQLs of {row['month']}, {dims}", by_contact.value("mql-count", row["month"], dims), Decimal(row["mqls"]))
        ours = by_contact.value("mql-with-deal-count", row["month"], dims) or Decimal(0)
        told.equal(f"MQLs with a deal of {row['month']}, {dims}", ours, Decimal(row["won"]))
    told.equal("rate", by_contact.value("deal-rate", YEAR), headline["conversion_rate"])
    for name, table in (("origin", "by_origin"), ("landing_page_id", "by_landing_page")):
        for row in expected(table):
            ours = by_contact.value("deal-rate", YEAR, f"{name}={member(row[name])}")
            told.equal(f"rate of {name} {row[name]}", ours, Decimal(row["conversion_rate"]).quantize(Decimal("0.000001")))
    for name in ("business_segment", "lead_type", "sdr_id", "sr_id"):
        rows = expected(f"won_by_{name}")
        told.equal(
            f"won by {name}", by_win.members("won-count", YEAR, name), {member(row[name]): Decimal(row["won"]) for row in rows})
        told.equal(
            f"declared revenue by {name}", by_win.members("declared-revenue", YEAR, name),
            {member(row[name]): Decimal(row["declared_monthly_revenue"]) for row in rows if Decimal(row["declared_monthly_revenue"])})
    for name in ("sdr", "sr"):
        told.equal(f"distinct {name}", len(by_win.members("won-count", YEAR, f"{name}_id")), headline[f"distinct_{name}"])
    for row in expected("won_by_won_month"):
        told.equal(f"won in {row['won_month']}", by_win.value("won-count", row["won_month"]), Decimal(row["won"]))
        told.equal(
            f"declared revenue of {row['won_month']}", by_win.value("declared-revenue", row["won_month"]),
            Decimal(row["declared_monthly_revenue"]))
    told.equal("declared revenue", by_win.value("declared-revenue", YEAR), headline["declared_monthly_revenue_sum"])
    told.equal("deals with revenue", by_win.value("won-with-revenue-count", YEAR), headline["declared_monthly_revenue_nonzero"])
    told.equal("deals of one person", by_win.value("won-by-one-person-count", YEAR), headline["sdr_equals_sr"])
    won = {member(row["origin"]): Decimal(row["won"]) for row in expected("by_origin")}
    told.equal("won by origin", by_win.members("won-count", YEAR, "origin"), won)
    won = {row["month"]: Decimal(row["won"]) for row in expected("by_first_contact_month") if row["won"] != "0"}
    told.equal("won by month of contact", by_win.members("won-count", YEAR, "contact_month"), won)
    return told.lines


def conversions(by_contact, headline):
    """A cohort's rate counts wins at or after the first contact: one less than the expected answers, the odd deal's."""
    told = Differences()
    leads = {row["mql_id"]: row for row in expected("per_lead")}
    odd_lead = leads[ODD_LEAD]
    odd = {"*": 1, f"origin={odd_lead['origin']}": 1}

    def check(metric, dims, period, converted, members, has_value=True):
        told.equal(f"{metric} of {period} {dims}, converted", by_contact.part("num", metric, period, dims), converted)
        told.equal(f"{metric} of {period} {dims}, members", by_contact.part("den", metric, period, dims), members)
        if has_value and members:
            told.equal(f"{metric} of {period} {dims}", by_contact.value(metric, period, dims), ratio(converted, members))

    for row in expected("by_origin"):
        dims = f"origin={member(row['origin'])}"
        for metric in ("conversion", "conversion-500"):
            check(metric, dims, YEAR, int(row["won"]) - odd.get(dims, 0), int(row["mqls"]), has_value=metric != "conversion")
    for row in expected("by_first_contact_month"):
        won = int(row["won"]) - (row["month"] == odd_lead["month"])
        check("conversion", "*", row["month"], won, int(row["mqls"]), has_value=False)
        check("conversion-500", "*", row["month"], won, int(row["mqls"]))
    check("conversion", "*", YEAR, int(headline["closed_won_count"]) - 1, 8000, has_value=False)
    for days in (30, 60, 90):
        check(f"conversion-{days}", "*", YEAR, int(headline[f"won_within_{days}_days"]) - 1, 8000)
    # Days of the calendar: a win late on the thirtieth day is within.
    within = sum(lead["is_won"] == "1" and 0 <= Decimal(lead["caldays"]) <= 30 for lead in leads.values())
    check("conversion-30-by-day", "*", YEAR, within, 8000)
    return told.lines


def cohorts(by_contact):
    told = Differences()
    buckets = {(row["month"], int(row["bucket30"])): int(row["won"]) for row in expected("cohort_month_bucket30")}
    told.equal("the odd deal's bucket", buckets.pop(("2018-03", -1), None), 1)
    last = max(bucket for _, bucket in buckets)
    for month in sorted({row["month"] for row in expected("by_first_contact_month")}):
        before = 0
        for bucket in range(last + 1):
            so_far = by_contact.part("num", "conversion-500", month, "*", f"d{30 * (bucket + 1)}")
            told.equal(f"{month}, days {30 * bucket} to {30 * (bucket + 1)}", (so_far or 0) - before, buckets.get((month, bucket), 0))
            before = so_far or 0
    return told.lines


def durations(by_win, naive, headline):
    """Without the odd deal; in São Paulo an hour more or less where summer time began or ended in between (Brazil had it then)."""
    told = Differences()
    leads = list(expected("per_lead"))
    won = [lead for lead in leads if lead["is_won"] == "1"]
    told.equal("median with the odd deal", in_days(quantile(elapsed(won), Fraction(1, 2))), headline["median_days_to_won_fractional"])
    told.equal("p90 with the odd deal", in_days(quantile(elapsed(won), Fraction(9, 10))), headline["p90_days_to_won_fractional"])
    won = [lead for lead in won if lead["mql_id"] != ODD_LEAD]
    groups = {"*": won}
    for lead in won:
        groups.setdefault(f"origin={lead['origin'] if lead['origin'] != '(blank)' else '(none)'}", []).append(lead)
        groups.setdefault(f"contact_month={lead['month']}", []).append(lead)
    for numbers, zone in ((naive, None), (by_win, ZONE)):
        for dims, members in groups.items():
            for stat, share in (("p50", Fraction(1, 2)), ("p90", Fraction(9, 10))):
                told.equal(
                    f"time-to-won {dims} {stat} in {zone or 'UTC'}", numbers.value("time-to-won", YEAR, dims, stat),
                    Decimal(whole(10**6 * quantile(elapsed(members, zone), share))) / 10**6)
            told.equal(f"time-to-won {dims}, cases", numbers.part("n", "time-to-won", YEAR, dims, "p50"), len(members))
    days = [int(Decimal(lead["caldays"])) for lead in won]
    told.equal("median of calendar days", by_win.value("days-to-won", YEAR, "*", "p50"), headline["median_days_to_won_calendar"])
    told.equal("p90 of calendar days", by_win.value("days-to-won", YEAR, "*", "p90"), Decimal(whole(10 * quantile(days, Fraction(9, 10)))) / 10)
    # Groups without the odd deal are as the expected answers have them.
    for row in expected("by_origin"):
        dims = f"origin={member(row['origin'])}"
        if row["origin"] != "organic_search":
            told.near(f"median of {dims}", naive.value("time-to-won", YEAR, dims, "p50"), row["median_days_to_won"])
    for row in expected("by_first_contact_month"):
        if row["won"] != "0" and row["month"] != "2018-03":
            ours = naive.value("time-to-won", YEAR, f"contact_month={row['month']}", "p50")
            told.near(f"median of {row['month']}", ours, row["median_days_to_won"])
    return told.lines


def elapsed(leads, zone=None):
    """Seconds from the first moment of the day of contact to the win, on the wall or in a zone."""
    first = {row["mql_id"]: row["first_contact_date"] for row in table("marketing_qualified_leads")}
    last = {row["mql_id"]: row["won_date"] for row in table("closed_deals")}
    times = []
    for lead in leads:
        start, end = datetime.fromisoformat(first[lead["mql_id"]]), datetime.fromisoformat(last[lead["mql_id"]])
        if zone:
            start, end = start.replace(tzinfo=zone), end.replace(tzinfo=zone)
            times.append(int(end.timestamp()) - int(start.timestamp()))
        else:
            times.append(int((end - start).total_seconds()))
    return times


_tables = {}


def table(name):
    if name not in _tables:
        _tables[name] = list(csv.DictReader(TABLES[name].open(encoding="utf-8", newline="")))
    return _tables[name]


def quantile(values, share):
    """Type 7, exact."""
    values = sorted(values)
    place = (len(values) - 1) * share
    index = int(place)
    following = values[min(index + 1, len(values) - 1)]
    return Fraction(values[index]) + (place - index) * (following - values[index])


def whole(value):
    return Decimal(value.numerator).__truediv__(Decimal(value.denominator)).quantize(Decimal(1), ROUND_HALF_UP)


def in_days(seconds):
    """As the expected answers print it: six digits, without zeros at the end."""
    exact = Fraction(seconds) / 86_400
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.000001"), ROUND_HALF_UP).normalize()


def ratio(part, whole):
    return (Decimal(part) / Decimal(whole)).quantize(Decimal("0.000001"), ROUND_HALF_UP)


def odd(run):
    told = Differences()
    root = run.work / "olist" / "by-win"
    listed = list(csv.DictReader((root / ".concord" / "quality" / f"{AS_OF}.csv").open(encoding="utf-8", newline="")))
    negative = {row["id"] for row in listed if row["check"] == "negative-duration"}
    told.equal("negative durations", negative, {ODD_LEAD})
    details = {row["definition"]: row["detail"] for row in listed if row["check"] == "negative-duration"}
    told.equal("their times", details, {
        "days-to-won": "2018-03-08 to 2018-03-06", "time-to-won": "2018-03-08T03:00:00Z to 2018-03-06T22:38:55Z"})
    told.equal("the records' ids in the snapshot", [
        file.name for file in (root / "content" / "snapshots" / AS_OF).iterdir() if ODD_LEAD in file.read_text()], [])
    run_record = (root / "content" / "snapshots" / AS_OF / "run.yml").read_text()
    told.equal("counted in run.yml", "check: negative-duration" in run_record, True)
    return told.lines


def variants(run):
    """The same tables as other people saved them: each works and gives the same numbers, or says where it does not."""
    if not DATA.is_dir():
        return run.skip("Olist's variants", f"their data is not at {DATA}")
    base = Numbers(run.work / "olist" / "by-contact" / "content" / "snapshots" / AS_OF)
    for name, tables, is_declared, outcome in VARIANTS:
        root = project(run, f"variant-{name}", {**TABLES, **{table: DATA / "variants" / file for table, file in tables.items()}})
        if not is_declared:
            (root / "content" / "records" / "tables.yml").unlink()
        result = snapshot(run, root)
        folder = root / "content" / "snapshots" / AS_OF
        if isinstance(outcome, list):
            problems = [] if result.returncode == 1 else [f"exit {result.returncode}, expected 1"]
            problems += [f"not told: {line}" for line in outcome if line not in result.stderr]
            problems += ["a snapshot was written"] if folder.exists() else []
        elif result.returncode:
            problems = [f"exit {result.returncode}"]
        else:
            problems = outcome(base, Numbers(folder))
        run.check(f"Olist, variant {name}", problems + (result.stderr.splitlines()[:6] if problems else []))
    return None


def same(base, ours):
    """Every value, whatever the hashes of the files are."""
    keys = sorted(base.rows.keys() | ours.rows.keys())
    return [f"{key}: {ours.rows.get(key)}" for key in keys if base.rows.get(key, {}).get("value") != ours.rows.get(key, {}).get("value")]


def renamed(base, ours):
    """The same numbers under members with spaces for underscores."""
    other = Numbers.__new__(Numbers)
    other.rows = {
        (metric, period, dims.replace("_", " ") if dims.startswith("origin=") else dims, stat): row
        for (metric, period, dims, stat), row in base.rows.items()
    }
    return same(other, ours)


LEADS, DEALS = "marketing_qualified_leads", "closed_deals"
LEADS_FILE, DEALS_FILE = f"content/records/{LEADS}.csv", f"content/records/{DEALS}.csv"
# Name, tables that other files stand for, whether tables.yml is there, and what is told or how the numbers compare.
VARIANTS = [
    ("without-declarations", {}, False, same),
    ("leads-dd-mm-yyyy", {LEADS: "mql_dd-mm-yyyy_crlf.csv"}, True, [f"{LEADS_FILE}:2:34: error: '01-02-2018' is not a date"]),
    ("leads-dd-mm-yyyy-undeclared", {LEADS: "mql_dd-mm-yyyy_crlf.csv"}, False, ["content/glossary/mql.md:15:8: error: 8000 rows of 'mql' with a time that cannot be read in 'time': ", "('14-11-2017')"]),
    ("leads-m-d-yyyy", {LEADS: "mql_m-d-yyyy_no_landing_page_crlf.csv"}, True, [f"{LEADS}.csv has no column 'landing_page_id'"]),
    ("leads-m-d-yyyy-undeclared", {LEADS: "mql_m-d-yyyy_no_landing_page_crlf.csv"}, False, ["no such column: landing_page_id"]),
    ("leads-without-header", {LEADS: "mql_no_header_datetime.csv"}, True, [f"{LEADS}.csv has no column 'mql_id'"]),
    ("leads-without-header-undeclared", {LEADS: "mql_no_header_datetime.csv"}, False, ["no such column: "]),
    ("leads-ids-only", {LEADS: "mql_id_column_only_crlf.csv"}, True, [f"{LEADS}.csv has no column 'first_contact_date'"]),
    ("leads-with-spaces", {LEADS: "mql_spaces_instead_of_underscores.csv"}, True, renamed),
    ("deals-dd-mm-yyyy", {DEALS: "closed_deals_dd-mm-yyyy_hhmm_crlf.csv"}, True, [f"{DEALS_FILE}:2:", "'26-02-2018 19:58' is not a time with a zone"]),
    ("deals-dd-mm-yyyy-undeclared", {DEALS: "closed_deals_dd-mm-yyyy_hhmm_crlf.csv"}, False, ["842 rows of 'won' with a time that cannot be read in 'time': ", "('24-04-2018 03:00')"]),
    ("deals-m-d-yyyy", {DEALS: "closed_deals_m-d-yyyy_380rows_crlf.csv"}, True, [f"{DEALS}.csv has no column 'sdr_id'"]),
    ("deals-cleaned", {DEALS: "closed_deals_cleaned_by_third_party.csv"}, True, same),
]


if __name__ == "__main__":
    harness.main(real, variants)
