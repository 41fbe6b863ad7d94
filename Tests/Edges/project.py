"""A small company whose folder the checks damage: two teams, three stages, four metrics, a promise, records, numbers, signatures.
"""

import os
import subprocess

LEADS = "\n".join(
    ["lead_id,created_at,lead_source,is_test"]
    + [f"L{n},2026-{6 + n // 20:02}-{1 + n % 20:02}T{6 + n % 12:02}:00:00+02:00,{('inbound', 'partner', '', 'events')[n % 4]},{int(n % 17 == 0)}" for n in range(1, 96)]
) + "\n"
EVENTS = "\n".join(
    ["lead_id,occurred_at,to_status"]
    + [f"L{n},2026-{6 + n // 20:02}-{3 + n % 20:02}T{8 + n % 9:02}:00:00+02:00,MQL" for n in range(1, 96, 2)]
    + [f"L{n},2026-{6 + n // 20:02}-{4 + n % 20:02}T{8 + n % 7:02}:30:00+02:00,SAL" for n in range(1, 96, 4)]
) + "\n"

OWNERS = "owners: {marketing: VP Marketing, sales: VP Sales, steward: RevOps}\n"


def term(kind, name, definition, rest, body=""):
    return f"---\nkind: {kind}\nname: {name}\neffective: 2026-01-01\ndefinition: {definition}\n{OWNERS if kind != 'commitment' else ''}{rest}---\n{body}"


FILES = {
    "content/site.yml": (
        "title: Small Co\ntagline: revenue report\nparties:\n  marketing: {name: Marketing, lead: VP Marketing}\n"
        "  sales: {name: Sales, lead: VP Sales}\nsteward: {name: RevOps, lead: Head of RevOps}\n"
        "calendar: business-hours\ncurrency: EUR\ngrain: month\nfreeze: 5\n"
        "snapshots: {grains: [month, week], since: 2026-06-01, journeys: [L1]}\nsources:\n  crm: {name: CRM}\n"),
    "content/glossary/lead.md": term(
        "stage", "Lead", "A person who asked us something.", "semantics: {entity: lead, occurrence: first, criteria: A form was sent}\n"
        'source: {from: crm, sql: "select lead_id as entity, created_at as time, lead_source from leads"}\n',
        "An [MQL](term:mql) was a lead first. See [the count](metric:mql-count@2026-09).\n"),
    "content/glossary/mql.md": term(
        "stage", "Marketing-qualified lead", "A lead whose account fits and who showed interest.",
        "abbreviation: MQL\nsynonyms: [marketing qualified lead]\navoid: [{label: hot lead, use: mql}]\n"
        "review: {every: quarter, last: 2026-09-02}\n"
        "semantics:\n  entity: lead\n  occurrence: first\n  population: counted-leads\n  after: lead\n  criteria:\n    all:\n"
        "      - {ref: lead}\n      - {field: contact.seniority, op: in, values: [manager, director]}\n"
        "source:\n  from: crm\n  sql: select lead_id as entity, occurred_at as time, lead_source from lead_events join leads using (lead_id) where to_status = 'MQL'\n"
        "related: [mql-count]\n",
        "Prose with a [term](term:lead).\n\n## Examples\n\n| Account | MQL? |\n|---|:-:|\n| A *b* | **yes** |\n"),
    "content/glossary/contact.md": term(
        "stage", "First contact", "A person of sales spoke to the lead.",
        "semantics: {entity: lead, occurrence: first, after: mql, criteria: A call}\n"
        "source: {from: crm, sql: \"select lead_id as entity, occurred_at as time from lead_events where to_status = 'SAL'\"}\n"),
    "content/glossary/counted-leads.md": term(
        "population", "Counted leads", "Leads that are not tests.",
        'semantics: {entity: lead, criteria: {all: [{not: {field: lead.is_test, op: "=", value: "true"}}]}}\n'
        "source: {from: crm, sql: select lead_id as entity from leads where is_test = 0}\n"),
    "content/glossary/lead-count.md": term(
        "metric", "Leads created", "Number of leads.",
        "semantics: {type: count, of: lead, unit: count, dimensions: [lead_source], members: {lead_source: lead-sources}}\nsource: {from: crm}\n"),
    "content/glossary/mql-count.md": term(
        "metric", "MQLs created", "Number of leads that became MQL in the period.",
        "semantics: {type: count, of: mql, unit: count, population: counted-leads, dimensions: [lead_source], members: {lead_source: lead-sources}}\n"
        "source: {from: crm}\ndisplay: {format: integer, better: up, noun: leads, tolerance: 2}\n"),
    "content/glossary/rate.md": term(
        "metric", "Lead to MQL", "Share of leads that became MQL within 30 days.",
        "semantics: {type: conversion, from: lead, to: mql, window: 30 days, basis: cohort, stats: [d7, d14]}\n"
        "source: {from: crm}\ndisplay: {format: percent, decimals: 1, better: up}\n"),
    "content/glossary/speed.md": term(
        "metric", "Time to first contact", "Business hours from MQL to first contact.",
        "semantics: {type: duration, from: mql, to: contact, clock: {calendar: business-hours}, limit: 4 hours, unit: s_business, stats: [p50, p90, within]}\n"
        "source: {from: crm}\ndisplay: {format: hours, decimals: 1, better: down}\n"),
    "content/glossary/fast.md": term(
        "commitment", "First contact in 4 hours", "Sales contacts the agreed share of MQLs within 4 hours.",
        "semantics: {debtor: sales, creditor: marketing, measure: speed, stat: within, on_miss: Escalate, escalation: CRO}\n"
        'targets: [{op: gte, value: "0.90", from: 2026-01-01, grain: month, min_n: 1}]\n'),
    "content/glossary/business-hours.md": term(
        "calendar", "Business hours", "Monday to Friday, 9:00 to 17:00 Berlin time.",
        "semantics:\n  zone: Europe/Berlin\n  hours:\n" + "".join(f'    {day}: ["09:00-17:00"]\n' for day in ("mon", "tue", "wed", "thu", "fri"))
        + "holidays:\n  - {date: 2026-10-03, name: Day of German Unity}\n"),
    "content/glossary/lead-sources.md": term(
        "code-list", "Lead sources", "The ways by which a lead first came to us.",
        "semantics:\n  codes:\n" + "".join(f"    - {{code: {code}, label: {code.capitalize()}}}\n" for code in ("inbound", "partner", "events"))
        + "source: {from: crm, table: leads, field: lead_source}\n"),
    "content/pages/index.md": (
        "---\ntitle: Dashboard\n---\nText [x](term:mql) and [](metric:mql-count@2026-09).\n\n"
        + "".join(f"```concord {block}\n{yaml}\n```\n\n" for block, yaml in (
            ("kpis", "metrics: [mql-count, {metric: speed, stat: p50}, rate]"),
            ("funnel", "stages:\n  - {label: Lead, metric: lead-count}\n  - {label: MQL, metric: mql-count, conversion: rate}"),
            ("trend", "metric: mql-count\nperiods: 6\nnote: hello"), ("control", "metric: mql-count\ngrain: week"),
            ("breakdown", "metric: mql-count\nby: lead_source\nform: stacked\nperiods: 4"), ("bridge", "metric: mql-count\nby: lead_source"),
            ("distribution", "metrics: [speed]\nstats: [p50, p90]"), ("cohorts", "metric: rate\ncolumns: [d7, d14]"),
            ("scorecard", ""), ("table", "metrics: [mql-count, speed, rate]\nperiods: 4"), ("changes", "months: 3")))),
    "content/notes/2026-09.md": "---\ntitle: September\n---\nA note on September.\n",
    "content/records/leads.csv": LEADS,
    "content/records/lead_events.csv": EVENTS,
    "content/records/tables.yml": "leads: {created_at: instant}\nlead_events: {occurred_at: instant}\n",
}

SIGNED = ("lead", "mql", "contact", "counted-leads", "lead-count", "mql-count", "rate", "speed", "fast")
AS_OF = "2026-10-10"


def write(root, changes=None):
    """The folder's files as text, with some of them replaced (None removes one)."""
    for name, text in {**FILES, **(changes or {})}.items():
        if text is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def git(root, *arguments):
    day = "2026-10-08T12:00:00Z"
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    return subprocess.run(
        ["git", "-C", root, "-c", "user.name=Tester", "-c", "user.email=tester@example.com", "-c", "commit.gpgsign=false", *map(str, arguments)],
        capture_output=True, text=True, check=True, env=environment).stdout


def commit(root, message="base"):
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)
