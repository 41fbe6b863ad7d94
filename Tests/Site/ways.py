"""Ten questions of two VPs: from the dashboard of the sample, links with names lead in at most two clicks to the answer.

python Tests/Site/ways.py --site FOLDER, where FOLDER is a site of the sample.
"""

import posixpath
import urllib.parse
from html.parser import HTMLParser

import harness

# The question, the names of the links that are followed from index.html, and what stands on the pages of the way.
QUESTIONS = [
    ("What is an MQL today, and who agreed?", ["Marketing-qualified lead"],
     ["A lead whose account fits the ICP", "Signed by both", "VP Marketing", "VP Sales"]),
    ("Did we keep our promise last month?", ["Scorecard"], ["of 7 commitments were met", "Marketing met", "missed"]),
    ("Why did MQLs fall in August?", ["Marketing-qualified lead"],
     ["July was 725 under MQL v2 and would have been 413 under MQL v3", "Pricing-page threshold raised from 2 to 3", "seniority is"]),
    ("Which leads breached?", ["First contact in 4 hours"], ["concord breaches --commitment first-contact-in-4-hours"]),
    ("Is pipeline up?", [], ["Pipeline created was €3.00m in October", "+€165k"]),
    ("What changed in definitions, signed or not?", ["All changes"],
     ["What changed", "Signed by Marketing and Sales.", "Cost per MQL", "Marketing and Sales have not signed"]),
    ("Where is last month's frozen report?", ["All periods", "October 2026"], ["24 closed months", "verdicts frozen"]),
    ("What waits for me?", ["Cost per MQL"], ["Needs a decision", "Sales has not signed", "Head of Demand has not signed"]),
    ("Which numbers are typed by hand?", ["Health"], ["Numbers typed by hand or without a meaning", "Programme spend"]),
    ("Can I trust this page?", ["Health"], ["8 of 8 carry a signed meaning", "carry no meaning", "definitions are not agreed"]),
]
MOST_CLICKS = 2


class Page(HTMLParser):
    """The words of a page, and its links by their names."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.words, self.links, self.open = [], {}, None
        self.feed(path.read_text(encoding="utf-8"))
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag, attributes):
        if tag in {"p", "li", "td", "th", "h1", "h2", "h3", "dt", "dd", "div", "a", "summary", "caption"}:
            self.words.append(" " if tag != "a" else "")
        if tag == "a":
            self.open = (dict(attributes).get("href") or "", len(self.words))

    def handle_endtag(self, tag):
        if tag == "a" and self.open:
            address, start = self.open
            self.links.setdefault(" ".join("".join(self.words[start:]).split()), address)
            self.open = None

    def handle_data(self, data):
        self.words.append(data)


def problems(run, names, wanted):
    """What goes wrong on one way."""
    place = "index.html"
    page = Page(run.site / place)
    texts = [page.text]
    if len(names) > MOST_CLICKS:
        return [f"{len(names)} clicks"]
    for name in names:
        if name not in page.links:
            return [f"{place} has no link '{name}'"]
        target = urllib.parse.urlsplit(page.links[name]).path or place
        place = posixpath.normpath(posixpath.join(posixpath.dirname(place), target))
        if not (run.site / place).is_file():
            return [f"'{name}' leads to {place}, which is not there"]
        page = Page(run.site / place)
        texts.append(page.text)
    return [f"{' > '.join(['index.html', *names])} does not say '{words}'" for words in wanted if not any(words in text for text in texts)]


def answered(run):
    for question, names, wanted in QUESTIONS:
        run.check(f"{question} {' > '.join(['index.html', *names])}", problems(run, names, wanted))


if __name__ == "__main__":
    harness.main(answered)
