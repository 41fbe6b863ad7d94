"""The review pack of the sample: Python's reader of mail reads it without a defect, and every number of the page is in each of its parts."""

import csv
import email
import html
import io
import re
import subprocess
import tempfile
from email import policy
from pathlib import Path

import harness

PERIODS = ["2026-10", "2025-03"]


def readable(run):
    with tempfile.TemporaryDirectory() as folder:
        for period in PERIODS:
            raw = pack(run, period, f"{folder}/{period}")
            if isinstance(raw, list):
                run.check(f"the review of {period} is packed", raw)
                continue
            run.check(f"the mail of {period} is one that every reader reads", problems(raw, period))
            again = pack(run, period, f"{folder}/{period}-again")
            run.check(f"the mail of {period} has the same bytes each time", [] if raw == again else ["they differ"])


def pack(run, period, folder):
    """The mail of a period as bytes; else what the program said, as a list."""
    command = [str(run.concord), "pack", "--root", str(harness.ROOT), "--period", period, "--output", folder, "--quiet"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        return [f"exit {result.returncode}", *result.stderr.splitlines()[:10]]
    return (Path(folder) / f"{period}.eml").read_bytes()


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
    table = next(part for part in message.walk() if part.get_filename() == f"review-{period}.csv").get_content()
    words = "".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
    for row in csv.DictReader(io.StringIO(table)):
        shown = row["shown"].lstrip("'")
        if "".join(shown.split()) not in words:
            found.append(f"'{shown}' of {row['metric']} is not in the HTML")
        if not all(word in text for word in shown.split()):
            found.append(f"'{shown}' of {row['metric']} is not in the text")
    first = text.splitlines()[:10]
    if not any(line == "NEEDS A DECISION" for line in first):
        found.append("the first ten lines do not say what needs a decision")
    return found


if __name__ == "__main__":
    harness.main(readable)
