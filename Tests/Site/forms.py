"""Every number of a page has the same text in numbers.json, in its HTML and in its text form.

python Tests/Site/forms.py [--site output]
"""

import html.parser
import json
import re

import harness


MARKED = ("data", "text", "tspan")


class Marked(html.parser.HTMLParser):
    """The texts that carry an index into numbers.json: `data` elements, and of drawings `text` and `tspan` elements with `data-n`."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        index = values.get("value") if tag == "data" else values.get("data-n")
        if tag in MARKED:
            self.open.append((index, []))

    def handle_data(self, text):
        for _, parts in self.open:
            parts.append(text)

    def handle_endtag(self, tag):
        if tag in MARKED:
            index, parts = self.open.pop()
            if index is not None:
                self.found.append((int(index), "".join(parts)))


def equal(run):
    """Numbers, HTML and text say the same."""
    texts = run.folder("forms")
    result = run.build(harness.ROOT, "--form", "text", "--output", texts / "site", "--quiet")
    run.check("each page is written as text", [] if result.returncode == 0 else [f"exit {result.returncode}", *result.stderr.splitlines()[-6:]])
    problems, shown, pages = [], 0, 0
    listed = {}
    for path in sorted(run.site.rglob("numbers.json")):
        for name, page in json.loads(path.read_bytes()).items():
            if name != "format":
                listed[path.parent / name] = page
    for path in run.pages():
        name = run.name(path)
        page = listed.pop(path, {"rows": [], "numbers": []})
        numbers = [number["text"] for number in page["numbers"]]
        problems += [f"{name}: {problem}" for problem in differences(path, numbers)]
        problems += [f"{name}: a number has no row {row}" for number in page["numbers"] for row in number.get("rows", []) if row >= len(page["rows"])]
        problems += [f"{name}: {number['text']} names no row and no rule" for number in page["numbers"] if not number.get("rows") and not number.get("rule")]
        text = texts / "site" / re.sub(r"html$", "txt", name)
        if not text.is_file():
            problems.append(f"{name}: has no text form")
            continue
        words = " ".join(re.sub(r"[|>]", " ", text.read_text(encoding="utf-8")).split())
        problems += [f"{name}: its text form lacks {number}" for number in numbers if number and " ".join(number.split()) not in words]
        shown, pages = shown + len(numbers), pages + bool(numbers)
    problems += [f"numbers.json lists {path.name}, which is no page" for path in listed]
    run.check(f"{shown} numbers of {pages} pages are the same in HTML, text and numbers.json", problems)


def differences(path, numbers):
    """What a page's marked texts say otherwise than its list of numbers."""
    parser = Marked()
    parser.feed(path.read_text(encoding="utf-8"))
    for index, text in parser.found:
        if index >= len(numbers):
            yield f"the index {index} is beyond its numbers"
        elif text != numbers[index]:
            yield f"shows '{text}' where number {index} is '{numbers[index]}'"
    for index in sorted(set(range(len(numbers))) - {index for index, _ in parser.found}):
        yield f"number {index}, '{numbers[index]}', stands nowhere"


if __name__ == "__main__":
    harness.main(equal)
