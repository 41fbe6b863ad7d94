"""A review says the same digits on its page, in the HTML of its mail, in its plain text, on paper and as CSV.

python Tests/Site/pack_forms.py [--site output]    the sample's packs of every closed month; packs.py has a few of them looked at

Every word that holds a digit counts as often as it stands there: numbers, dates, counts, versions, what people wrote. A page and a
mail set the same words apart; paper has the texts of its drawings besides, and the edges of each sheet. The CSV has the numbers of
`numbers.json`, each with its value and its rows.
"""

import collections
import csv
import email
import io
import json
import random
import re
import shutil
import subprocess
from email import policy

import harness
import page_text

# Elements that stand within a line: what they hold joins the word before them. A stamp is set apart by the style sheet.
WITHIN = {"a", "b", "span", "data", "em", "strong", "code", "time", "abbr", "ins", "del", "i", "small"}


def words(text):
    """The words with digits, as often as they stand there, without what encloses them."""
    bare = (re.sub(r"^[(\"'·•●○~/✓✗△…]+|[)\"'.,:;·]+$", "", word) for word in text.split())
    return collections.Counter(word for word in bare if re.search(r"\d", word))


def tree(source):
    parser = page_text.Tree()
    parser.feed(re.sub(r"^<!doctype html>", "", source, flags=re.IGNORECASE))
    parser.close()
    return parser.open[0]


def shown(element, without=()):
    """The text of an element, with room between what stands in lines of its own."""
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.name not in without:
            text = shown(child, without)
            parts.append(text if child.name in WITHIN and "stamp" not in child.classes() else f" {text} ")
    return "".join(parts)


def first(root, name):
    return next(element for element in root.elements() if element.name == name)


class Forms:
    """One review in its forms, as counted words."""

    def __init__(self, site, mail, period):
        page = tree((site / "review" / f"{period}.html").read_text(encoding="utf-8"))
        self.listed = json.loads((site / "review" / "numbers.json").read_bytes())[f"{period}.html"]
        main, message = first(page, "main"), email.message_from_bytes(mail, policy=policy.default)
        self.html = message.get_body(("html",)).get_content()
        body = first(tree(self.html), "body")
        files = {part.get_filename(): part.get_payload(decode=True) for part in message.walk() if part.get_filename()}
        self.table = list(csv.DictReader(io.StringIO(files[f"review-{period}.csv"].decode())))
        self.period, self.pdf = period, files.get(f"review-{period}.pdf")
        # The foot of a page says besides as of when it is, which a mail says in its last part.
        foot = re.sub(r"^\s*As of \d+ \w+ \d{4}\. ", "", shown(first(first(page, "footer"), "p")))
        self.page = words(f"{shown(main, {'svg', 'nav'})} {foot}")
        self.numbers = words(" ".join(element.text() for element in main.all("data")))
        self.drawn = words(" ".join(" ".join(text.text() for text in drawing.all("text")) for drawing in self.drawings(main)))
        self.mail = words(shown(body))
        self.linked = words(" ".join(link.text() for link in body.all("a")))
        self.text = words(re.sub(r"(?m)^https?://\S+\s*$", "", message.get_body(("plain",)).get_content()))

    def drawings(self, main):
        """Those that the mail has pictures of, for bars are cells, in the width that paper has."""
        keys = {f"{key}-t" for key in re.findall(r"cid:([\w.-]+)\.\d+@", self.html)}
        return [drawing for drawing in main.all("svg") if drawing.attributes.get("aria-labelledby") in keys and "wide" in drawing.classes()]

    def differences(self):
        yield from differing("the HTML", self.mail, "the page", self.page)
        yield from differing("the text", self.text, "the HTML", self.mail)
        yield from self.rows()
        if self.pdf:
            yield from differing("the PDF", self.paper(), "the HTML, its drawings and the edges of the sheets", self.mail + self.drawn + self.edges)

    def rows(self):
        """How the CSV differs from the numbers that the page lists, in their order."""
        wanted = []
        for number in self.listed["numbers"]:
            keys = [self.listed["rows"][place] for place in number.get("rows", [])] or [{}]
            for key in keys:
                told = [number["text"], number.get("exact", ""), number.get("unit", ""), number.get("rule", "")]
                wanted.append(tuple(told + [key.get(name) or "" for name in ("metric", "period", "dimensions", "stat", "meaning", "known_at")]))
        # A spreadsheet would take a text that begins with a sign for a formula.
        found = [tuple([row["shown"].removeprefix("'"), row["exact"].removeprefix("'")] + list(row.values())[2:]) for row in self.table]
        for place, (row, number) in enumerate(zip(found, wanted), 2):
            if row != number:
                yield f"line {place} of the CSV is {row}, and numbers.json has {number}"
        if len(found) != len(wanted):
            yield f"the CSV has {len(found)} rows, and numbers.json {len(wanted)}"

    def paper(self):
        reader = subprocess.run(["pdftotext", "-layout", "-", "-"], input=self.pdf, capture_output=True, check=True)
        sheets = reader.stdout.decode().split("\f")[:-1]
        self.edges = words(" ".join(" ".join(words) for place in range(len(sheets)) for words in self.edge(place + 1, len(sheets))))
        return words("\n".join(sheets))

    def edge(self, sheet, count):
        """What stands at the edges of a sheet: whose review it is, which, and the sheet's number."""
        root = tree(self.html)
        return [shown(first(root, "b")).split(), shown(first(root, "h1")).split(), [str(sheet), "of", str(count)]]

    def unlinked(self):
        """Numbers of the page that are no links in the mail."""
        return sorted((self.numbers - self.linked).elements())


def differing(one, its, other, others):
    for word, count in sorted((its - others).items()):
        yield f"{one} has '{word}' {count} times more than {other}"
    for word, count in sorted((others - its).items()):
        yield f"{one} has '{word}' {count} times less than {other}"


def blind(forms):
    """Which of some changed digits would not be found: a hundred, in any of the forms."""
    chance = random.Random(forms.period)
    for name in ("mail", "text", "page"):
        counted = getattr(forms, name)
        for word in chance.sample(sorted(counted), 20):
            place = chance.choice([place for place, letter in enumerate(word) if letter.isdigit()])
            changed = word[:place] + str((int(word[place]) + chance.randint(1, 9)) % 10) + word[place + 1 :]
            setattr(forms, name, counted - collections.Counter([word]) + collections.Counter([changed]))
            if not any(forms.differences()):
                yield f"{word} as {changed} in the {name}"
        setattr(forms, name, counted)


def every(run):
    """All closed months of the sample."""
    import packs

    sizes = []
    for page in sorted((run.site / "review").glob("2*.html")):
        sizes.append(packs.looked_at(run, page.stem))
    print("\n".join(filter(None, sizes)))


if __name__ == "__main__":
    harness.main(every)
