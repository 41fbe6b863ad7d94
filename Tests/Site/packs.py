"""The review packs of the sample: Python's reader of mail reads them without a defect, and every form of them says the same digits.

python Tests/Site/packs.py     a few months; pack_forms.py looks at all of them
"""

import email
import functools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
from email import policy

import harness
import pack_forms

# Another maker of paper than Chromium, where .ci/install could get it.
PRINTER = harness.ROOT / ".build" / "paper" / "bin"


def readable(run):
    """The newest months, the oldest, and one between them; the newest twice."""
    months = sorted(page.stem for page in (run.site / "review").glob("2*.html"))
    for period in sorted({*months[-3:], months[0], months[len(months) // 3]}):
        looked_at(run, period, newest(run) if period == months[-1] else None)
    with tempfile.TemporaryDirectory() as folder:
        mails = [newest(run), pack(run, months[-1], f"{folder}/again")]
        run.check(f"the mail of {months[-1]} has the same bytes each time", [] if mails[0] == mails[1] else ["they differ"])
        if isinstance(mails[0], bytes):
            blind = list(pack_forms.blind(pack_forms.Forms(run.site, mails[0], months[-1])))
            run.check(f"a digit that differs in one form of {months[-1]} is found", blind)
            verified(run, mails[0], pathlib.Path(folder))


@functools.cache
def newest(run):
    """The mail of the newest month, packed once for all that look at it."""
    with tempfile.TemporaryDirectory() as folder:
        return pack(run, sorted(page.stem for page in (run.site / "review").glob("2*.html"))[-1], folder)


def looked_at(run, period, raw=None):
    """Checks the pack of a month, which is packed where it is not given; gives a line of its sizes."""
    with tempfile.TemporaryDirectory() as folder:
        raw = raw or pack(run, period, folder)
        if isinstance(raw, list):
            return run.check(f"the review of {period} is packed", raw)
        forms = pack_forms.Forms(run.site, raw, period)
        run.check(f"the mail of {period} is one that every reader reads", problems(raw, period))
        run.check(f"the forms of {period} say the same {sum(forms.mail.values())} words with digits", forms.differences())
        run.check(f"every number of {period} leads to the site", forms.unlinked())
        if forms.pdf and shutil.which("pdftotext"):
            run.check(f"no sheet of {period} ends with a heading", lonely(forms))
        return f"{period}: {len(raw):,} bytes, {len(forms.html.encode()):,} of HTML, {len(forms.pdf or b''):,} of PDF"


def settings(run):
    """What site.yml says of a pack, and what a machine lacks."""
    months = sorted(page.stem for page in (run.site / "review").glob("2*.html"))
    with tempfile.TemporaryDirectory() as folder:
        root, words = pathlib.Path(folder) / "site", (harness.ROOT / "content" / "site.yml").read_text(encoding="utf-8")
        shutil.copytree(harness.ROOT / "content", root / "content")
        (root / "content" / "site.yml").write_text(re.sub(r"(?m)^url:.*\n", "", words) + "paper: letter\n", encoding="utf-8")
        raw = pack(run, months[-1], f"{folder}/letter", root)
        if isinstance(raw, list):
            return run.check("a review is packed for Letter, without an address of the site", raw)
        forms = pack_forms.Forms(run.site, raw, months[-1])
        links = [link for link in re.findall(r'href="([^"]+)"', forms.html) if not link.startswith("mailto:")]
        run.check("without an address of the site nothing of a mail is a link", links)
        run.check("without an address of the site the forms say the same", forms.differences())
        if forms.pdf and shutil.which("pdfinfo"):
            size = subprocess.run(["pdfinfo", "-"], input=forms.pdf, capture_output=True, check=True).stdout.decode()
            run.check("site.yml chooses Letter", [] if "612 x 792 pts" in size else size.splitlines()[-6:])
            run.check("no sheet of Letter ends with a heading", lonely(forms))
        bare = subprocess.run(
            [run.concord, "pack", "--root", root, "--period", months[-1], "--output", f"{folder}/bare"],
            capture_output=True, text=True, env={**os.environ, "PATH": f"{folder}/nothing"})
        run.check("a machine without programs packs, and says what the pack lacks", lacking(bare, pathlib.Path(folder) / "bare", months[-1]))
    if (PRINTER / "weasyprint").exists():
        with tempfile.TemporaryDirectory() as folder:
            raw = pack(run, months[-1], folder, path=f"{PRINTER}:{os.environ['PATH']}")
            if isinstance(raw, list):
                return run.check("WeasyPrint prints the review", raw)
            forms = pack_forms.Forms(run.site, raw, months[-1])
            run.check("on WeasyPrint's paper the forms say the same", forms.differences())
            run.check("no sheet of WeasyPrint's ends with a heading", lonely(forms))
    else:
        run.skip("WeasyPrint prints the review", "it is not installed in .build/paper")


SITE = """title: Small
parties: {marketing: {name: Marketing}, sales: {name: Sales}}
fiscal: fiscal-year
grain: GRAIN
mail: {from: RevOps <revops@example.com>}
"""
SMALL = {
    "glossary/fiscal-year.md": """---
kind: calendar
name: Fiscal year
definition: Weeks in fours and fives from about 1 March.
semantics:
  zone: Europe/Berlin
  hours: {mon: ["00:00-24:00"]}
  fiscal: {year_start: "03-01", pattern: 4-4-5, label: ending_year, week_rule: nearest_weekday, week_ends: sun}
---
""",
    "glossary/mql.md": """---
kind: stage
name: Marketing-qualified lead
abbreviation: MQL
definition: A lead that asked for a demo.
semantics: {entity: lead, criteria: {all: [{signal: demo_request, count: 1, within: 30 days}]}}
---
""",
    "glossary/mql-count.md": """---
kind: metric
name: MQLs
definition: The number of leads that became MQL.
semantics: {type: count, of: mql, unit: count}
---
""",
    "glossary/mql-demos.md": """---
kind: metric
name: Demos
definition: A count that no snapshot has.
semantics: {type: count, of: mql, unit: count}
---
""",
    "pages/review.md": """---
title: Revenue review
---
## MQLs

```concord trend
metric: mql-count
```

```concord trend
metric: mql-demos
```
""",
}


def periods(run):
    """A review is of the periods that the site reports, and its subject says which days they are; a chart without data is told as such."""
    wanted = {
        "fiscal-period": ("FY27-P07", "FY27-P08", "FY27 P08, 28 Sep-25 Oct 2026"),
        "week": ("2026-W43", "2026-W44", "Week 44, 2026, 26 Oct-1 Nov 2026"),
        "quarter": ("2026-Q2", "2026-Q3", "Q3 2026"),
    }
    for grain, (before, period, subject) in wanted.items():
        with tempfile.TemporaryDirectory() as folder:
            content = pathlib.Path(folder) / "content"
            rows = f"metric,period,value\nmql-count,{before},446\nmql-count,{period},472\n"
            for name, text in {**SMALL, "site.yml": SITE.replace("GRAIN", grain), "snapshots/2026-11-06/sheet.csv": rows}.items():
                (content / name).parent.mkdir(parents=True, exist_ok=True)
                (content / name).write_text(text, encoding="utf-8")
            raw = pack(run, period, f"{folder}/pack", folder, path=f"{folder}/nothing")
            if isinstance(raw, list):
                run.check(f"a review of a {grain} is packed", raw)
                continue
            message = email.message_from_bytes(raw, policy=policy.default)
            told = [] if message["Subject"] == f"Small: Revenue review, {subject}" else [message["Subject"]]
            text = message.get_body(("plain",)).get_content()
            told += [f"it says nothing of '{words}'" for words in ("472", "Demos has no value for") if words not in text]
            run.check(f"a review of a {grain} is packed, and says which", told)
            other = pack(run, "2026-10", f"{folder}/other", folder, path=f"{folder}/nothing")
            refused = isinstance(other, list) and any("there is no review of October 2026" in line and grain.replace("-", " ") in line for line in other)
            run.check(f"a site of {grain}s refuses a month", [] if refused else [str(other)[:300]])


def pack(run, period, folder, root=harness.ROOT, path=os.environ.get("PATH", "")):
    """The mail of a period as bytes; else what the program said, as a list."""
    command = [str(run.concord), "pack", "--root", str(root), "--period", period, "--output", str(folder), "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path})
    if result.returncode:
        return [f"exit {result.returncode}", *result.stderr.splitlines()[:10]]
    return (pathlib.Path(folder) / f"{period}.eml").read_bytes()


def problems(raw, period):
    """What is wrong with a mail, a line each."""
    found = []
    if any(len(line) > 78 for line in raw.split(b"\r\n")):
        found.append("a line is longer than 78 characters")
    if b"\n" in raw.replace(b"\r\n", b"") or max(raw) > 0x7F:
        found.append("a line does not end with CRLF, or a byte is above ASCII")
    message = email.message_from_bytes(raw, policy=policy.strict)
    for part in message.walk():
        found += [f"{part.get_content_type()}: {defect!r}" for defect in part.defects]
    for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "List-Id"):
        if len(message.get_all(name, [])) != 1:
            found.append(f"the header {name} does not stand there once")
    parts = [part.get_content_type() for part in message.walk()]
    expected = ["multipart/mixed", "multipart/alternative", "text/plain"]
    if parts[:3] != expected:
        found.append(f"the parts are {parts}")
    page = message.get_body(("html",)).get_content()
    if len(page.encode()) > 60_000 or len(raw) > 1_500_000:
        found.append(f"{len(page.encode())} bytes of HTML, {len(raw)} in all")
    held = {part["Content-ID"].strip("<>") for part in message.walk() if part["Content-ID"]}
    if set(re.findall(r'cid:([^"]+)', page)) != held:
        found.append("the pictures are not those that the HTML refers to")
    text = message.get_body(("plain",)).get_content()
    found += [f"a line of the text is wider than 80 columns: {line}" for line in text.splitlines() if len(line) > 80 and "://" not in line]
    if not any(line == "NEEDS A DECISION" for line in text.splitlines()[:10]):
        found.append("the first ten lines do not say what needs a decision")
    return found


def lonely(forms):
    """Sheets whose last line is a heading, or what stands above a table."""
    body = pack_forms.first(pack_forms.tree(forms.html), "body")
    headings = {" ".join(heading.text().split()) for heading in body.all("h2", "h3")}
    layout = subprocess.run(["pdftotext", "-layout", "-", "-"], input=forms.pdf, capture_output=True, check=True).stdout.decode()
    for number, sheet in enumerate(layout.split("\f")[:-1], 1):
        lines = [" ".join(line.split()) for line in sheet.splitlines() if line.strip()]
        # The very last line is the number of the sheet.
        if len(lines) > 1 and lines[-2] in headings:
            yield f"sheet {number} ends with '{lines[-2]}'"


def lacking(result, folder, period):
    if result.returncode:
        return [f"exit {result.returncode}", *result.stderr.splitlines()[-6:]]
    found = [f"it does not say '{words}'" for words in ("Without pictures of lines", "Without PDF: install WeasyPrint") if words not in result.stderr]
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    if names != [f"{period}.eml", "mail.html", "mail.txt", f"review-{period}.csv"]:
        found.append(f"it wrote {names}")
    if "Attached: the numbers as CSV." not in (folder / "mail.txt").read_text(encoding="utf-8"):
        found.append("the text does not say what is attached")
    return found


def verified(run, raw, folder):
    """`concord verify` finds a mail right, also when another program has written it again, and a digit that somebody changed."""

    def verify(name, kind=None):
        message = email.message_from_bytes(raw, policy=policy.default)
        part = next((part for part in message.walk() if kind and part.get_content_type() == kind), None)
        if part is not None:
            text = re.sub(r"35\.4%|\b483\b", lambda number: str(number[0][:-2]) + ("9%" if "%" in number[0] else "99"), part.get_content(), count=1)
            names = {"filename": part.get_filename(), "disposition": "attachment"} if part.get_filename() else {}
            part.set_content(text, subtype=kind.split("/")[1], **names)
        (folder / f"{name}.eml").write_bytes(message.as_bytes() if name != "right" else raw)
        return subprocess.run([run.concord, "verify", folder / f"{name}.eml", "--root", harness.ROOT], capture_output=True, text=True)

    def paper(name, bytes_, root=harness.ROOT):
        (folder / name).write_bytes(bytes_)
        return subprocess.run([run.concord, "verify", folder / name, "--root", root], capture_output=True, text=True)

    files = {part.get_filename(): part.get_payload(decode=True) for part in email.message_from_bytes(raw).walk() if part.get_filename()}
    name = next((name for name in files if name.endswith(".pdf")), None)
    if name and shutil.which("pdftotext"):
        result = paper(name, files[name])
        run.check("concord verify finds a PDF right", [] if result.returncode == 0 else result.stderr.splitlines()[-8:])
        months = sorted(page.stem for page in (run.site / "review").glob("2*.html"))
        result = paper(f"review-{months[-2]}.pdf", files[name])
        told = result.returncode == 1 and "proof.number" in result.stderr
        run.check("concord verify finds a PDF of another month", [] if told else [f"exit {result.returncode}", *result.stderr.splitlines()[-6:]])
    for name in ("right", "forwarded"):
        result = verify(name)
        run.check(f"concord verify finds a mail right: {name}", [] if result.returncode == 0 else result.stderr.splitlines()[-8:])
    for kind in ("text/html", "text/plain", "text/csv"):
        result = verify(kind.replace("/", "-"), kind)
        told = result.returncode == 1 and "proof.number" in result.stderr
        run.check(f"concord verify finds a digit that was changed in the {kind} of a mail", [] if told else [f"exit {result.returncode}", *result.stderr.splitlines()[-6:]])


if __name__ == "__main__":
    harness.main(readable, settings, periods)
