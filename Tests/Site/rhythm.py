"""The meetings of the sample: a calendar file that Python's icalendar reads, and agendas that fit one sheet of paper.

The file is read by a stranger's reader, twice: as one calendar, and event by event in UTC, so that the wall time can be held
against the change of the clock that lies within the half year.
"""

import datetime
import re
import shutil
import subprocess
import zoneinfo

import icalendar

import harness

LONGEST = 75


def calendar(run):
    path = run.site / "meetings" / "cadence.ics"
    if not path.exists():
        return run.check("the calendar of meetings", ["meetings/cadence.ics is missing"])
    data = path.read_bytes()
    problems = []
    lines = data.split(b"\r\n")
    if lines[-1] != b"" or b"\n" in data.replace(b"\r\n", b"") or b"\r" in data.replace(b"\r\n", b""):
        problems.append("a line does not end by CRLF")
    problems += [f"line {n} has {len(line)} octets" for n, line in enumerate(lines, 1) if len(line) > LONGEST]
    whole = icalendar.Calendar.from_ical(data)
    events = list(whole.walk("VEVENT"))
    problems += [f"{component.name}: {error}" for component in whole.walk() for error in component.errors]
    zones = {str(zone["TZID"]): zone.to_tz() for zone in whole.walk("VTIMEZONE")}
    uids = [str(event["UID"]) for event in events]
    if not events or len(set(uids)) != len(uids):
        problems.append(f"{len(events)} events with {len(set(uids))} ids")
    offsets = set()
    for event in events:
        start = event.decoded("DTSTART")
        zone = event["DTSTART"].params.get("TZID")
        if zone not in zones:
            problems.append(f"{event['UID']}: no zone '{zone}' in the file")
            continue
        wall = start.replace(tzinfo=None)
        # The file's own rules and the machine's agree, so programs that trust either show the same moment.
        own = wall.replace(tzinfo=zones[zone]).utcoffset()
        known = wall.replace(tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset()
        offsets.add(known)
        if own != known:
            problems.append(f"{event['UID']}: {wall} is {own} from UTC by the file, {known} by the zone")
        if event.decoded("DURATION") <= datetime.timedelta(0):
            problems.append(f"{event['UID']} has no length")
        for key in ("SUMMARY", "DTSTAMP"):
            if key not in event:
                problems.append(f"{event['UID']} has no {key}")
    if len(offsets) < 2:
        problems.append("no change of the clock lies within the events, so nothing was tried")
    times = {(uid.split("-20")[0], str(event.decoded("DTSTART").time())) for uid, event in zip(uids, events)}
    if len(times) != len({name for name, _ in times}):
        problems.append(f"a meeting changes its time of day: {sorted(times)}")
    run.check(f"the calendar of {len(events)} meetings is read by icalendar", problems)


def sheets(run):
    """Each agenda, printed, is one sheet."""
    if not shutil.which("pdfinfo"):
        return run.skip("agendas on paper", "pdfinfo is not installed")
    folder = run.folder("agendas")
    problems = []
    pages = sorted((run.site / "meetings").glob("*/*.html"))
    with harness.browser() as chromium:
        context = chromium.new_context()
        for page in pages:
            sheet = folder / f"{page.parent.name}-{page.stem}.pdf"
            harness.open_page(context, page).pdf(path=str(sheet), prefer_css_page_size=True, print_background=True)
            told = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True).stdout
            count = re.search(r"^Pages:\s+(\d+)", told, re.M)
            if not count or count[1] != "1":
                problems.append(f"{run.name(page)}: {count[1] if count else 'no'} sheets")
        context.close()
    run.check(f"{len(pages)} agendas are one sheet each", problems)


if __name__ == "__main__":
    harness.main(calendar, sheets)
