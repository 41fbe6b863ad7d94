"""The order in which a review is read: its page by a screen reader, its paper by whoever has the text read out.

python Tests/Site/pack_reading.py [--site output]

`Tests/Site/packs/page.txt` is the accessibility tree of the newest review's page as Chromium makes it, without what all pages have around
them; `paper.txt` the words of its PDF in their order, without the edges of the sheets, which are the same whichever program printed it.
CONCORD_RECORD=1 records what is read now, and fails all the same.
"""

import difflib
import os
import subprocess
import textwrap

import harness
import pack_forms
import packs

FOLDER = harness.ROOT / "Tests" / "Site" / "packs"


def order(run):
    """Page and paper are read in the order that was recorded."""
    page = sorted((run.site / "review").glob("2*.html"))[-1]
    with harness.browser() as chromium:
        tab = harness.open_page(chromium.new_context(), page)
        tree = tab.locator("main").aria_snapshot()
    run.check("a screen reader reads a review as it was recorded", recorded("page.txt", tree + "\n"))
    raw = packs.newest(run)
    if isinstance(raw, list):
        return run.check("the review is packed", raw)
    forms = pack_forms.Forms(run.site, raw, page.stem)
    run.check("paper is read in the order that was recorded", recorded("paper.txt", sheets(forms)))


def sheets(forms):
    """The words of a PDF in lines of 100 columns, without the heads and the numbers of its sheets."""
    text = subprocess.run(["pdftotext", "-", "-"], input=forms.pdf, capture_output=True, check=True).stdout.decode()
    all_sheets, words = text.split("\f")[:-1], []
    for number, sheet in enumerate(all_sheets, 1):
        its = sheet.split()
        for edge in forms.edge(number, len(all_sheets)):
            place = next(place for place in range(len(its)) if its[place : place + len(edge)] == edge)
            del its[place : place + len(edge)]
        words += its
    return "\n".join(textwrap.wrap(" ".join(words), 100, break_long_words=False, break_on_hyphens=False)) + "\n"


def recorded(name, text):
    """How a text differs from its recording; records it where the environment asks for it."""
    path = FOLDER / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if os.environ.get("CONCORD_RECORD") == "1":
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [line for line in difflib.unified_diff(before.splitlines(), text.splitlines(), "recorded", "read", lineterm="", n=1)]


if __name__ == "__main__":
    harness.main(order)
