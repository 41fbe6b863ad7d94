"""The Big List of Naughty Strings as names, labels, dimension members and notes: valid pages, nothing run, nothing lost.

Those that hold characters which nobody sees are refused as names; in prose and in cells they are shown, and what HTML forbids as U+FFFD.
"""

import html.parser
import json
import re
import unicodedata
import urllib.parse

import harness
import validity

# Text of an author stays as it is written, so what the checker warns of in it is not ours to mend.
AUTHORS_OWN = (
    "Normalization Form C", "Private Use Area", "not mappable to XML 1.0", "bidirectional", "composing character",
    "appears to be written in",
)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[" + "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)) + "]")


def strings(run):
    source = harness.SHARED / "data" / "naughty-strings" / "blns.json"
    if not source.exists():
        return run.skip("naughty strings", f"no {source}")
    naughty = json.loads(source.read_text(encoding="utf-8"))
    root = run.folder("naughty")
    usable = write(root, naughty)
    named = refused(run, root, usable)
    result = run.build(root)
    problems = [f"exit {result.returncode}"] + [line for line in result.stderr.splitlines() if ": error: " in line][:10]
    run.check(f"{len(naughty)} naughty strings build", problems if result.returncode else [])
    if result.returncode:
        return
    site = harness.Run(root / "output", run.concord)
    found = [problem for problem in validity.problems(site.pages(), site.site) if not any(own in problem for own in AUTHORS_OWN)]
    run.check("naughty pages are valid HTML", found)
    lost(run, site, usable, named)
    executed(run, site)


def refused(run, root, usable):
    """What cannot be seen is no part of a name: such terms are refused, and go. Gives the numbers of those that stay."""
    report = json.loads(run.build(root, "--format", "json", command="check").stdout)
    hidden = {finding["path"] for finding in report["findings"] if finding["rule"] == "text.invisible-character"}
    problems, named = [], []
    for number, text in enumerate(usable):
        path = f"content/glossary/n{number}.md"
        unseen = any(unicodedata.category(c) in ("Cc", "Cf") and c not in "\t\n\r\u200c\u200d\u0600\u0601\u0602\u0603\u0604"
                     "\u0605\u06dd\u070f\u08e2\U000110bd" for c in text)
        if path not in hidden:
            named.append(number)
            problems += [f"{path} is accepted: {ascii(text)}"] if unseen else []
            continue
        if not unseen and text.isascii():
            problems.append(f"{path} is refused: {ascii(text)}")
        (root / path).unlink()
    run.check(f"{len(usable) - len(named)} names that cannot be seen whole are refused", problems)
    return named


def quoted(text):
    """A double-quoted YAML scalar."""
    special = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    escape = lambda c: special.get(c) or (c if c.isprintable() and c != "\ufeff" else f"\\U{ord(c):08X}")
    return '"' + "".join(map(escape, text)) + '"'


def literal(text):
    """A line of Markdown that means exactly this text."""
    line = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"\s+", " ", text))
    return line


def cell(text):
    return '"' + text.replace('"', '""') + '"'


def member(text):
    return "".join(f"%{ord(c):02X}" if c in ";=%" or ord(c) < 32 or ord(c) == 127 else c for c in text)


def write(root, naughty):
    """A content folder with each string in each place; gives the strings that are more than blanks."""
    glossary, snapshot, notes, pages = (root / "content" / part for part in ("glossary", "snapshots/2026-11-06", "notes", "pages"))
    for folder in (glossary, snapshot, notes, pages):
        folder.mkdir(parents=True)
    (root / "content" / "site.yml").write_text("title: Naughty\nparties:\n  marketing: {name: Marketing}\n  sales: {name: Sales}\n")
    usable = [text for text in naughty if text.strip() and fold(text)]
    for number, text in enumerate(usable):
        label = quoted(text)
        (glossary / f"n{number}.md").write_text(
            f"---\nkind: concept\nname: {label}\ndefinition: {label}\nsynonyms: [{quoted('s ' + text)}]\n"
            f"avoid: [{{label: {quoted('a ' + text)}, why: {label}}}]\nowners: {{marketing: {label}}}\n---\n\n{literal(text)}\n",
            encoding="utf-8")
    (glossary / "count.md").write_text(
        "---\nkind: metric\nname: Count\ndefinition: How many.\nsemantics: {type: manual, how: By hand., unit: count, dimensions: [text], additive: [text]}\n---\n")
    rows = [f"count,2026-{month:02},{len(usable)}," for month in (9, 10)]
    seen = set()
    for number, text in enumerate(usable):
        if fold(text) not in seen:
            seen.add(fold(text))
            rows += [f"count,2026-{month:02},{number + 1},{cell('text=' + member(text))}" for month in (9, 10)]
    (snapshot / "count.csv").write_text("metric,period,value,dims\n" + "\n".join(rows) + "\n", encoding="utf-8", newline="")
    (notes / "2026-10.md").write_text("# Notes\n\n" + "\n\n".join(map(literal, usable)) + "\n", encoding="utf-8")
    (pages / "index.md").write_text(
        "# Naughty\n\n```concord kpis\nmetrics: [count]\n```\n\n```concord pareto\nmetric: count\nby: text\n```\n\n"
        + "\n\n".join(map(literal, usable)) + "\n", encoding="utf-8")
    return usable


class Text(html.parser.HTMLParser):
    """The text and the attribute values of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []

    def handle_data(self, data):
        self.parts.append(data)


def fold(text):
    return re.sub(r"\s+", " ", FORBIDDEN.sub("\ufffd", text)).strip()


def blanked(text):
    """As `fold`, with white space that HTML forbids, such as a vertical tab, as the blank that it is."""
    return FORBIDDEN.sub("\ufffd", re.sub(r"\s+", " ", text)).strip()


def text_of(path):
    page = Text()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return fold("".join(page.parts))


def lost(run, site, usable, named):
    """Every string is found again: on its own page as the name and in the prose, and on the page with all of them."""
    problems, forbidden = [], 0
    for number in named:
        text = usable[number]
        path = site.site / "dictionary" / f"n{number}.html"
        wanted = fold(text)
        forbidden += wanted != re.sub(r"\s+", " ", text).strip()
        shown = text_of(path) if path.exists() else ""
        found = max(shown.count(wanted), shown.count(blanked(text)))
        if found < 4:  # name, definition, prose, owner
            problems.append(f"n{number} {text[:40]!r}: {found} times on its page")
    run.check(f"each of {len(named)} strings stands on its term's page ({forbidden} with forbidden characters)", problems)
    start = text_of(site.site / "index.html")
    run.check("each stands on the report page", [repr(text[:40]) for text in usable if fold(text) not in start and blanked(text) not in start])


def executed(run, site):
    problems = []
    pages = [path for path in site.pages() if path.parent.name != "dictionary" or path.name.startswith(("index", "letter", "n"))]
    with harness.browser() as chromium:
        context = chromium.new_context()
        tab = context.new_page()
        asked = []
        tab.on("dialog", lambda dialog: (problems.append(f"{tab.url}: a dialog: {dialog.message}"), dialog.dismiss()))
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: problems.append(f"{tab.url}: {message.text}") if message.type == "error" else None)
        tab.on("pageerror", lambda error: problems.append(f"{tab.url}: {error}"))
        inside = site.site.as_uri() + "/"
        for page in pages:
            tab.goto(page.as_uri())
            if tab.evaluate("() => document.querySelectorAll('main script, main iframe, main object, main embed, main [onerror]').length"):
                problems.append(f"{site.name(page)}: markup of a string became an element")
        problems += [f"asks for {url}" for url in asked if not url.startswith((inside, "data:"))]
    run.check(f"nothing of the strings is run on {len(pages)} pages", problems)


if __name__ == "__main__":
    harness.main(strings)
