"""A workbook is read by whichever program is installed; stand-ins take the options that theirs document."""

import hashlib
import os
import stat
import subprocess
import sys

import harness

SITE = "title: Workbooks\nparties: {marketing: {name: Marketing}, sales: {name: Sales}}\ngrain: month\n"
STAGE = "---\nkind: stage\nname: Lead\ndefinition: Somebody who asked.\nsemantics: {entity: lead, criteria: {all: [They asked]}}\n---\n"
COUNT = "---\nkind: metric\nname: Leads\ndefinition: Number of leads.\nsemantics: {type: count, of: lead}\n---\n"
SHEET = "Board\\n,Leads\\n2026-09-01,446\\n2026-10-01,472\\nTotal,918\\n"
XLSX2CSV = f"""\
#!{sys.executable}
import sys
assert sys.argv[1:3] == ["--dateformat", "%Y-%m-%d"] and len(sys.argv) == 4, sys.argv
sys.stdout.write("{SHEET}")
"""
SOFFICE = f"""\
#!{sys.executable}
import pathlib, sys
assert sys.argv[1:3] == ["--headless", "--convert-to"] and sys.argv[3].startswith("csv:") and sys.argv[4] == "--outdir", sys.argv
path = pathlib.Path(sys.argv[6])
(pathlib.Path(sys.argv[5]) / (path.stem + ".csv")).write_text("{SHEET}")
print("convert", path)
"""
ZIP = b"PK\x03\x04 a workbook"
ODS = b"PK\x03\x04".ljust(30, b"\0") + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
BROKEN = "#!/bin/sh\necho 'File is not a zip file' >&2\nexit 1\n"


def read(run):
    for name, programs, book in [
        ("xlsx2csv", {"xlsx2csv": XLSX2CSV}, ZIP), ("LibreOffice", {"soffice": SOFFICE}, ZIP),
        # Of the two only LibreOffice reads OpenDocument.
        ("LibreOffice where xlsx2csv is too", {"xlsx2csv": BROKEN, "soffice": SOFFICE}, ODS),
    ]:
        root, result = taken(run, name, programs, book)
        folder = root / "content" / "snapshots" / "2026-11-06"
        rows = (folder / "lead-count.manual.csv").read_text().splitlines()[1:] if folder.exists() else []
        given = [(row.split(",")[2], row.split(",")[6]) for row in rows]
        problems = [] if result.returncode == 0 else [f"exit {result.returncode}", *result.stderr.splitlines()[:5]]
        problems += [] if given == [("2026-09", "446"), ("2026-10", "472")] else [f"taken: {given}"]
        problems += [f"left behind: {path}" for path in (root / ".concord").rglob("*.csv")]
        run.check(f"a workbook is read by {name}", problems)
    for name, programs, words in [
        ("without a program that reads it", {}, "neither xlsx2csv nor LibreOffice is installed"),
        ("that its program cannot read", {"xlsx2csv": BROKEN}, "File is not a zip file"),
        ("of OpenDocument without LibreOffice", {"xlsx2csv": XLSX2CSV}, "LibreOffice, which would read it, is not installed"),
    ]:
        root, result = taken(run, name, programs, ODS if "OpenDocument" in name else ZIP)
        problems = [] if result.returncode == 1 and words in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:5]]
        problems += ["left behind: content/snapshots"] if (root / "content" / "snapshots").exists() else []
        run.check(f"a workbook {name} is told, and nothing is written", problems)


DEALS = "---\nkind: stage\nname: Won\ndefinition: A deal that was won.\nsemantics: {entity: deal, criteria: {all: [They signed]}}\n" \
    "source: {sql: \"select id as entity, won as time, amount, day from deals\"}\n---\n"
BOOKINGS = "---\nkind: metric\nname: Bookings\ndefinition: What was won.\nsemantics: {type: sum, of: won, field: amount, unit: EUR}\n---\n"
TABLES = "deals: {file: \"deals-*.xlsx\", sheet: Deals 2026, columns: {won: instant, day: date, amount: decimal(2)}}\n"
# As xlsx2csv writes a workbook's numbers of days: nearly.
ROWS = "id,won,day,amount\\nD1,2026-09-30 21:59:59.999997,2026-09-01 00:00:00.000000,1200.5\\nD2,2026-10-05 08:00:00.000000,,300\\n"
SHEETS = f"""\
#!{sys.executable}
import sys
assert sys.argv[1:5] == ["--dateformat", "%Y-%m-%d %H:%M:%S.%f", "--sheetname", "Deals 2026"], sys.argv
assert len(sys.argv) == 6 and sys.argv[5].startswith("/") and sys.argv[5].endswith("/content/records/deals-2026-10.xlsx"), sys.argv
sys.stdout.write("{ROWS}")
"""


def records(run):
    """A table is a sheet of a workbook: of the newest file, read anew in every run, and nothing of it is left."""
    for name, programs, words in [
        ("records", {"xlsx2csv": SHEETS}, None),
        ("records without a program", {}, "neither xlsx2csv nor LibreOffice is installed"),
        ("records that cannot be read", {"xlsx2csv": BROKEN}, "File is not a zip file"),
    ]:
        root = run.folder(f"workbooks/{name.replace(' ', '-')}")
        for path, text in [
            ("site.yml", SITE + "sources: {crm: {name: CRM, zone: Europe/Berlin}}\nsnapshots: {since: 2026-09-01}\n"),
            ("glossary/won.md", DEALS.replace("source: {", "source: {from: crm, ")), ("glossary/bookings.md", BOOKINGS),
            ("records/tables.yml", TABLES),
        ]:
            file = root / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        for month in ("2026-09", "2026-10"):
            (root / "content" / "records" / f"deals-{month}.xlsx").write_bytes(b"PK\x03\x04 a workbook")
        result = run.build(root, "--as-of", "2026-11-06", command="snapshot", env={"PATH": programs_in(root, programs)})
        folder = root / "content" / "snapshots" / "2026-11-06"
        if words is None:
            rows = (folder / "bookings.csv").read_text().splitlines()[1:] if folder.exists() else []
            given = [(row.split(",")[2], row.split(",")[6]) for row in rows]
            expected = [("2026-09", "1200.50"), ("2026-10", "300.00"), ("2026-11", "0.00")]
            # Ten at night in Berlin is still September.
            problems = [] if given == expected else [f"exit {result.returncode}: {given}", *result.stderr.splitlines()[:6]]
        else:
            problems = [] if result.returncode == 1 and words in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:6]]
            problems += [f"told too: {line}" for line in result.stderr.splitlines() if "no file" in line]
            problems += ["a snapshot was written"] if folder.exists() else []
        problems += [f"left behind: {path}" for path in (root / ".concord").rglob("*.csv") if "sheets" in path.parts or "workbook" in path.parts]
        run.check(f"a workbook among {name}", problems)


def started(run):
    """A project begins from a workbook as from a sheet; the run knows it by the workbook's own bytes."""
    for name, programs in [("xlsx2csv", {"xlsx2csv": XLSX2CSV}), ("LibreOffice", {"soffice": SOFFICE}), ("nothing", {})]:
        place = run.folder(f"workbooks/start-{name}")
        place.mkdir(parents=True, exist_ok=True)
        (place / "board.xlsx").write_bytes(b"PK\x03\x04 a workbook")
        root = place / "revenue"
        result = subprocess.run(
            [run.concord, "init", root, "--from", place / "board.xlsx", "--as-of", "2026-11-06"], capture_output=True, text=True,
            timeout=300, env={**os.environ, "NO_COLOR": "1", "PATH": programs_in(place, programs)})
        if programs:
            record = root / "content" / "snapshots" / "2026-11-06" / "run.yml"
            digest = hashlib.sha256((place / "board.xlsx").read_bytes()).hexdigest()
            problems = [] if result.returncode == 0 and digest in record.read_text() else [f"exit {result.returncode}", *result.stderr.splitlines()[:5]]
            problems += [f"left behind: {path}" for path in (root / ".concord").rglob("*.csv")]
        else:
            problems = [] if result.returncode == 1 and "neither xlsx2csv nor LibreOffice is installed" in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:5]]
            problems += ["content/ was written"] if (root / "content").exists() else []
        run.check(f"a project that begins with a workbook is read by {name}", problems)


def programs_in(root, programs):
    bin = root / "bin"
    bin.mkdir()
    for program, text in programs.items():
        (bin / program).write_text(text)
        (bin / program).chmod((bin / program).stat().st_mode | stat.S_IXUSR)
    # Nothing else on the machine is found.
    return str(bin)


def taken(run, name, programs, book):
    root = run.folder(f"workbooks/{name.replace(' ', '-')}")
    (root / "content" / "glossary").mkdir(parents=True)
    (root / "content" / "site.yml").write_text(SITE)
    (root / "content" / "glossary" / "lead.md").write_text(STAGE)
    (root / "content" / "glossary" / "lead-count.md").write_text(COUNT)
    (root / "board.xlsx").write_bytes(book)
    return root, run.build(
        root, "--import", root / "board.xlsx", "--as-of", "2026-11-06", command="snapshot",
        env={"PATH": programs_in(root, programs)})


if __name__ == "__main__":
    harness.main(read, records, started)
