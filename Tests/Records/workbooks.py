"""A workbook is read by whichever program is installed; stand-ins take the options that theirs document."""

import stat
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
BROKEN = "#!/bin/sh\necho 'File is not a zip file' >&2\nexit 1\n"


def read(run):
    for name, programs in [("xlsx2csv", {"xlsx2csv": XLSX2CSV}), ("LibreOffice", {"soffice": SOFFICE})]:
        root, result = taken(run, name, programs)
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
    ]:
        root, result = taken(run, name, programs)
        problems = [] if result.returncode == 1 and words in result.stderr else [f"exit {result.returncode}", *result.stderr.splitlines()[:5]]
        problems += ["left behind: content/snapshots"] if (root / "content" / "snapshots").exists() else []
        run.check(f"a workbook {name} is told, and nothing is written", problems)


def taken(run, name, programs):
    root = run.folder(f"workbooks/{name.replace(' ', '-')}")
    (root / "content" / "glossary").mkdir(parents=True)
    (root / "content" / "site.yml").write_text(SITE)
    (root / "content" / "glossary" / "lead.md").write_text(STAGE)
    (root / "content" / "glossary" / "lead-count.md").write_text(COUNT)
    (root / "board.xlsx").write_bytes(b"PK\x03\x04 a workbook")
    bin = root / "bin"
    bin.mkdir()
    for program, text in programs.items():
        (bin / program).write_text(text)
        (bin / program).chmod((bin / program).stat().st_mode | stat.S_IXUSR)
    # Nothing else on the machine is found.
    return root, run.build(
        root, "--import", root / "board.xlsx", "--as-of", "2026-11-06", command="snapshot", env={"PATH": str(bin)})


if __name__ == "__main__":
    harness.main(read)
