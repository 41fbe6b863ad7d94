"""A small company whose review of October 2026 can be packed, and what a run of `concord pack --send` says of it."""

import json
import os
import shutil
import subprocess

import harness

PERIOD = "2026-10"
FILES = {
    "content/glossary/mql.md": """\
---
kind: stage
name: Marketing-qualified lead
abbreviation: MQL
definition: A lead that asked for a demo.
semantics:
  entity: lead
  criteria: {all: [{signal: demo_request, count: 1, within: 30 days}]}
---
""",
    "content/glossary/mql-count.md": """\
---
kind: metric
name: MQLs
definition: The number of leads that became MQL.
semantics: {type: count, of: mql}
---
""",
    "content/glossary/office.md": """\
---
kind: calendar
name: Office hours
definition: When people are at work.
semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"], thu: ["09:00-17:00"], fri: ["09:00-17:00"]}}
---
""",
    "content/snapshots/2026-11-06/sheet.csv": "metric,period,value\nmql-count,2026-09,446\nmql-count,2026-10,472\n",
    "content/pages/review.md": "# Review\n\nMQLs of the month.\n\n```concord kpis\nmetrics: [mql-count]\n```\n",
    "content/notes/2026-10.md": "---\ntitle: October\n---\n## Decisions\n\nNone.\n",
}
SITE = """\
title: Small
parties:
  marketing: {name: Marketing, lead: VP Marketing}
  sales: {name: Sales, lead: VP Sales}
calendar: office
url: https://intranet.example/revenue/
"""
MAIL = """\
mail:
  from: RevOps <revops@example.com>
  addresses:
    sales: {VP Sales: vp.sales@example.com}
  to:
    - Jürgen Groß <marketing@example.com>
    - {party: sales}
"""


def project(run, name, mail="", **files):
    """A folder of its own with site.yml as given; other files by their path."""
    root = run.folder(name)
    for path, text in {**FILES, "content/site.yml": SITE + MAIL + mail, **files}.items():
        if text is None:
            continue
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def to_server(port, security="none", password="", timeout=20, host="localhost"):
    login = f", user: revops, password: {password}" if password else ""
    return f"  server: {{host: {host}, port: {port}, security: {security}{login}, timeout: {timeout}}}\n"


def environment(run, **variables):
    """Few programs are on the path: a browser that prints the PDF takes seconds each time."""
    bin = run.work / "bin"
    bin.mkdir(parents=True, exist_ok=True)
    for name in ("curl", "sh", "cat"):
        if not (bin / name).exists():
            (bin / name).symlink_to(shutil.which(name))
    # Which authorities are trusted is said by the tests alone.
    trusted = ("CURL_CA_BUNDLE", "SSL_CERT_DIR", "SSL_CERT_FILE")
    ours = {name: value for name, value in os.environ.items() if name not in trusted}
    return {**ours, "PATH": str(bin), "NO_COLOR": "1", **variables}


def command(run, root, *arguments, period=PERIOD):
    return [str(run.concord), "pack", "--root", str(root), "--period", period, "--send", *arguments]


def send(run, root, *arguments, env=None, period=PERIOD, prefix=()):
    """Runs it to its end."""
    return subprocess.run(
        [*prefix, *command(run, root, *arguments, period=period)], capture_output=True, text=True, errors="replace", timeout=100,
        env=environment(run, **(env or {})))


def sent_files(root):
    return sorted((root / "content" / "sent").rglob("*.json"))


def journal(root):
    """What is noted of each attempt: the address, and the word of its outcome, None without one."""
    intents = [path for path in sent_files(root) if path.name.endswith("-intent.json")]
    notes = []
    for path in intents:
        outcome = path.with_name(path.name.replace("-intent", "-outcome"))
        word = json.loads(outcome.read_text())["outcome"] if outcome.exists() else None
        notes.append((json.loads(path.read_text())["to"], word))
    return notes


def expect(result, status, *texts, absent=()):
    """What is wrong with a run: its status, what it has to say, and what it must not."""
    said = result.stdout + result.stderr
    found = [] if result.returncode == status else [f"exit {result.returncode} for {status}"]
    found += [f"not said: {text}" for text in texts if text not in said]
    found += [f"said: {text}" for text in absent if text in said]
    return found + said.splitlines()[:12] if found else []
