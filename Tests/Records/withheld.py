"""A seller's few deals are withheld, and nothing that is written or printed tells them: no file of the snapshot, of the site or of its
JSON, and no difference of numbers that are there."""

import csv
import json
import re
from decimal import Decimal

import harness

SITE = """\
title: Withheld
parties: {marketing: {name: Marketing}, sales: {name: Sales}}
currency: EUR
grain: month
snapshots: {grains: [month, quarter, year], since: 2026-07-01, withhold: {seller: {below: 3}}}
sources: {crm: {name: CRM, zone: UTC}}
"""
STAGE = "---\nkind: stage\nname: {name}\ndefinition: {name}.\nsemantics: {{entity: deal, occurrence: first, criteria: {{all: [It is {id}]}}}}\n" \
    "source: {{from: crm, sql: \"select id as entity, at as time, seller, amount from deals where stage = '{id}'\"}}\n---\n"
METRIC = "---\nkind: metric\nname: {name}\ndefinition: {name}.\nsemantics: {{{meaning}}}\n---\n"
METRICS = {
    "wins": "type: count, of: won, dimensions: [seller]",
    "win-amount": "type: sum, of: won, field: amount, unit: EUR, dimensions: [seller]",
    "win-size": "type: ratio, numerator: win-amount, denominator: wins, unit: EUR, dimensions: [seller]",
    "win-rate": "type: conversion, from: open, to: won, window: 10 days, dimensions: [seller]",
    "wins-per-deal": "type: conversion, from: open, to: won, basis: flow, dimensions: [seller]",
    "win-share": "type: share, of: wins, by: seller, dimensions: [seller]",
    "days-to-win": "type: duration, from: open, to: won, clock: elapsed, anchor: from, unit: d, dimensions: [seller]",
}
PAGE = """\
# Withheld

{blocks}
"""
BLOCKS = [
    "breakdown\nmetric: wins\nby: seller", "breakdown\nmetric: win-amount\nby: seller\nform: rows", "breakdown\nmetric: win-size\nby: seller\nform: rows",
    "pareto\nmetric: wins\nby: seller", "bridge\nmetric: wins\nby: seller", "trend\nmetric: wins", "table\nmetrics: [wins, win-amount, win-size, win-rate]",
    "breakdown\nmetric: win-rate\nby: seller\nform: rows", "breakdown\nmetric: days-to-win\nby: seller\nform: rows",
]
# Ana won twice in September, which nobody may see; the others' amounts are theirs alone too.
WON = {
    "2026-08": {"ana": ["401.11", "402.13", "403.17", "404.19"], "ben": ["411.23", "412.29", "413.31"], "cleo": ["421.37"] * 5},
    "2026-09": {"ana": ["1501.03", "1502.07"], "ben": ["2601.09", "2602.11", "2603.13"], "cleo": ["371.17"] * 6},
    "2026-10": {"ana": ["431.41", "432.43", "433.47"], "ben": ["441.53", "442.59", "443.61", "444.67"], "cleo": ["451.71"] * 4},
}


def tell_nothing(run):
    root = run.folder("withheld")
    rows, number = ["id,stage,at,seller,amount"], 0
    for month, sellers in WON.items():
        for seller, amounts in sellers.items():
            for amount in amounts:
                number += 1
                rows += [f"D{number:03},open,{month}-05T10:00:00Z,{seller},", f"D{number:03},won,{month}-0{6 + number % 3}T10:00:00Z,{seller},{amount}"]
    files = {"site.yml": SITE, "records/deals.csv": "\n".join(rows) + "\n", "records/tables.yml": "deals: {at: instant, amount: decimal(2)}\n"}
    files |= {f"glossary/{stage}.md": STAGE.format(name=stage.capitalize(), id=stage) for stage in ("open", "won")}
    files |= {f"glossary/{metric}.md": METRIC.format(name=metric.capitalize().replace("-", " "), meaning=meaning) for metric, meaning in METRICS.items()}
    files["pages/index.md"] = PAGE.format(blocks="\n\n".join(f"```concord {block}\nperiod: 2026-09\n```" for block in BLOCKS))
    for path, text in files.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text)
    taken = run.build(root, "--as-of", "2026-11-10", command="snapshot")
    built = run.build(root, "--as-of", "2026-11-10")
    problems = [f"exit {result.returncode}: {line}" for result in (taken, built) if result.returncode for line in result.stderr.splitlines()[:12]]
    run.check("a site with numbers that are withheld is built", problems)
    if problems:
        return
    snapshot = root / "content" / "snapshots" / "2026-11-10"
    rows = [row for file in snapshot.glob("*.csv") for row in csv.DictReader(file.open(encoding="utf-8"))]
    run.check("who has few cases is withheld, with a partner, up to the year", [
        f"shown: {row['metric']} {row['period']} {row['dims']} {row['value']}" for row in rows
        if row["dims"] in ("seller=ana", "seller=ben") and row["period"] in ("2026-09", "2026-Q3", "2026")
        and (row["flags"].strip("P") != "Q" or any(row[name] for name in ("value", "num", "den", "n", "censored")))])
    run.check("whoever has enough is shown", [
        f"withheld: {row['metric']} {row['period']} {row['dims']}" for row in rows
        if "Q" in row["flags"] and (row["dims"] == "seller=cleo" or row["dims"] == "*" or row["period"] in ("2026-08", "2026-10", "2026-Q4"))])
    secrets = set()
    for seller in ("ana", "ben"):
        amounts = [Decimal(amount) for amount in WON["2026-09"][seller]]
        year = sum((Decimal(amount) for month in WON.values() for amount in month[seller]), Decimal(0))
        quarter = sum((Decimal(amount) for month in ("2026-08", "2026-09") for amount in WON[month][seller]), Decimal(0))
        for number in (*amounts, sum(amounts), sum(amounts) / len(amounts), quarter, year):
            secrets |= {f"{number:.2f}", f"{number:,.2f}", f"{round(number):,}", str(round(number))}
    told = []
    for file in sorted([*snapshot.rglob("*"), *(root / "output").rglob("*")]):
        if file.is_file() and file.suffix in (".html", ".csv", ".json", ".yml", ".xml", ".svg", ".js", ".txt"):
            text = file.read_text(encoding="utf-8", errors="replace")
            told += [f"{file.relative_to(root)}: {secret}" for secret in secrets if re.search(rf"(?<![\d.,]){re.escape(secret)}(?![\d]|[.,]\d)", text)]
    run.check("no file has an amount that is withheld", told)
    page = (root / "output" / "index.html").read_text(encoding="utf-8")
    run.check("a page says what is withheld and why", [
        f"not said: {words}" for words in ("are withheld", "Numbers of fewer than 3 cases are withheld, and those that would tell them.") if words not in page])
    numbers = json.dumps([json.loads(file.read_text()) for file in (root / "output").rglob("numbers.json")])
    run.check("numbers.json has nothing of what is withheld", [
        found for found in re.findall(r"\{[^{}]*seller=(?:ana|ben)[^{}]*\}", numbers) if '"period": "2026-09"' in found and '"value": "' in found])


if __name__ == "__main__":
    harness.main(tell_nothing)
