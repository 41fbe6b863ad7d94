"""Text of strangers on its way to other systems: a pull request's comment, annotations, a terminal, the feed, a page, a signature."""

import html.parser
import json
import re
import xml.etree.ElementTree

import markdown_it

import trial

HOSTILE = [
    "x` @org/team ![x](https://evil.example/b.png) <img src=https://evil.example/c.png> \n\n# Approved by everyone\n\n`",
    "a\n::error file=x::pwned\r\n::warning::w %0A::error::e",
    "\x1b[31mred\x1b]0;title\x07 \x9b31m \u202egpj.exe a\u200bb",
    "#1 GH-1 org/repo#2 @nobody www.evil.example [](https://evil.example) </details><!-- | a | b |\n|---|---|\n- [ ] task",
    "<script>alert(1)</script>]]>&\"'{{{x}}}</title><base href=//evil.example>",
    "~~~\n```\n@org/team\n# Big\n```\n***\nSetext\n===\n",
]
PLACES = {
    "site title": ("content/site.yml", "title: Small Co", "title: {}"),
    "party": ("content/site.yml", "name: Marketing,", "name: {},"),
    "steward": ("content/site.yml", "{name: RevOps,", "{{name: {},"),
    "source": ("content/site.yml", "{name: CRM}", "{{name: {}}}"),
    "name": ("content/glossary/mql.md", "name: Marketing-qualified lead", "name: {}"),
    "abbreviation": ("content/glossary/mql.md", "abbreviation: MQL", "abbreviation: {}"),
    "definition": ("content/glossary/mql.md", "definition: A lead whose account fits and who showed interest.", "definition: {}"),
    "why": ("content/glossary/mql.md", "effective: 2026-01-01", "effective: 2026-10-09\nversion: 2\nwhy: {}"),
    "synonym": ("content/glossary/mql.md", "[marketing qualified lead]", "[{}]"),
    "word to avoid": ("content/glossary/mql.md", "label: hot lead", "label: {}"),
    "owner": ("content/glossary/mql.md", "marketing: VP Marketing", "marketing: {}"),
    "criteria": ("content/glossary/lead.md", "criteria: A form was sent", "criteria: {}"),
    "criterion's value": ("content/glossary/mql.md", "[manager, director]", "[manager, {}]"),
    "code": ("content/glossary/lead-sources.md", "code: partner", "code: {}"),
    "code's label": ("content/glossary/lead-sources.md", "label: Partner", "label: {}"),
    "on miss": ("content/glossary/fast.md", "on_miss: Escalate", "on_miss: {}"),
    "noun": ("content/glossary/mql-count.md", "noun: leads", "noun: {}"),
    "field": ("content/glossary/lead-sources.md", "field: lead_source", "field: {}"),
    "SQL": ("content/glossary/counted-leads.md", "sql: select lead_id as entity from leads where is_test = 0", "sql: {}"),
    "holiday": ("content/glossary/business-hours.md", "name: Day of German Unity", "name: {}"),
    "page title": ("content/pages/index.md", "title: Dashboard", "title: {}"),
    "unknown key": ("content/glossary/mql.md", "related: [mql-count]", "{}: 1"),
    "unknown reference": ("content/glossary/mql.md", "related: [mql-count]", "related: [{}]"),
}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def texts(run):
    for place, edit in PLACES.items():
        problems = []
        for text in HOSTILE:
            folder = hostile(run, [edit], text)
            for form in ("markdown", "github", "text", "json"):
                outcome = folder.run("diff", "--format", form)
                found = trial.faults(outcome) + judges[form](outcome.output.decode(errors="replace"))
                found += controls(outcome.errors, "standard error")
                problems += [f"{text[:12]!r} in {form}: {problem}" for problem in found]
        run.check(f"hostile text reaches no system as its own: {place}", problems)
    members(run)
    findings(run)
    feeds(run)
    pages(run)
    invisible(run)
    signing(run)
    imports(run)


def hostile(run, edits, text):
    from questions import yaml

    folder = trial.Trial(run, "hostile")
    for name, old, new in edits:
        folder.edit(name, old, new.format(yaml(text)))
    return folder


# Each form has its own judge.

class Rendered(html.parser.HTMLParser):
    """What a forge would make of the comment: tags, and text outside of code, where it looks for mentions."""

    def __init__(self):
        super().__init__()
        self.problems, self.inside, self.headings = [], 0, 0

    def handle_starttag(self, tag, attributes):
        self.inside += tag in ("code", "pre")
        if tag not in ("p", "h3", "h4", "h5", "ul", "ol", "li", "code", "pre", "em", "strong", "s", "del", "br", "table", "thead", "tbody", "tr", "th", "td", "hr",
                       "details", "summary", "a", "sub", "sup", "blockquote"):
            self.problems.append(f"a tag <{tag}>")
        if "evil.example" in str(attributes):
            self.problems.append(f"an address of the stranger's in <{tag}>")

    def handle_endtag(self, tag):
        self.inside -= tag in ("code", "pre")

    def handle_comment(self, data):
        if data.strip():
            self.problems.append(f"a comment hides what follows: {data[:30]!r}")

    def handle_data(self, data):
        if self.inside:
            return
        for pattern, what in ((r"(?<![\w`])@[A-Za-z0-9]", "a mention"), (r"(?<![\w&])#\d", "a reference to an issue"), (r"\bGH-\d", "a reference to an issue")):
            if re.search(pattern, data):
                self.problems.append(f"{what}: {data.strip()[:60]!r}")


def markdown(text):
    page = Rendered()
    rendered = markdown_it.MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text)
    page.feed(rendered)
    page.close()
    # A summary of ours starts with ### and ####; nothing else makes a heading.
    problems = [f"a heading of the stranger's: {line[:60]}" for line in re.findall(r"<h[1-6]>[^\n]*", rendered) if re.search(r"<h[126]>|<h\d>\s*(Approved|Big|Setext)", line)]
    return problems + page.problems + controls(text, "the comment")


def github(text):
    problems = [f"a line of the stranger's own: {line[:60]!r}" for line in text.splitlines() if line and not re.match(r"::(error|warning|notice) (file=content/|title=Definitions::)", line)]
    problems += ["a command in an annotation's text" for line in re.findall(r"::(?:error|warning|notice) [^\n]*?::([^\n]*)", text) if "\r" in line]
    return problems + controls(text, "an annotation")


def plain(text):
    return controls(text, "the terminal")


def as_json(text):
    try:
        json.loads(text)
    except ValueError as error:
        return [f"no JSON: {error}"]
    return []


def controls(text, where):
    found = CONTROL.search(text)
    return [f"a control character U+{ord(found[0]):04X} reaches {where}"] if found else []


judges = {"markdown": markdown, "github": github, "text": plain, "json": as_json}


def members(run):
    """Hostile members of a dimension, which come from records, on every page and in every listing."""
    problems = []
    for text in HOSTILE:
        folder = trial.Trial(run, "members")
        records = folder.root / "content/records/leads.csv"
        records.write_text(records.read_text().replace("inbound", '"' + text.replace('"', '""') + '"'))
        for command in ("snapshot", "check", "build", "breaches", "diff"):
            outcome = folder.run(command)
            found = trial.faults(outcome) + controls(outcome.output.decode(errors="replace"), "standard output") + controls(outcome.errors, "standard error")
            problems += [f"{text[:12]!r} in {command}: {problem}" for problem in found]
        problems += [f"{text[:12]!r}: {problem}" for problem in active(folder)]
    run.check("hostile members of a dimension harm nobody", problems)


def active(folder):
    """Tags, addresses and scripts of the stranger's in the built pages."""
    return [f"{page.name} holds {what}" for page in (folder.root / "output").rglob("*.html") for what in Tags.of_strangers(page.read_text())]


class Tags(html.parser.HTMLParser):
    """What a browser would load or run of a stranger's; what stands in a text is only read."""

    def __init__(self):
        super().__init__()
        self.problems, self.script = [], False

    @classmethod
    def of_strangers(cls, text):
        page = cls()
        page.feed(text)
        page.close()
        return page.problems

    def handle_starttag(self, tag, attributes):
        self.script = tag == "script"
        if tag == "base":
            self.problems.append("a base of the stranger's")
        self.problems += [f"an address of the stranger's in <{tag}>" for name, value in attributes if name in ("href", "src", "srcset", "action", "style") and "evil.example" in (value or "")]

    def handle_endtag(self, tag):
        self.script = False

    def handle_data(self, data):
        if self.script and "alert" in data:
            self.problems.append("a script of the stranger's")


def findings(run):
    """Findings quote what is wrong; each form of them stays its own."""
    for form in ("text", "github", "json", "sarif"):
        problems = []
        for text in HOSTILE:
            folder = hostile(run, [PLACES["unknown key"], ("content/glossary/lead.md", "occurrence: first", "occurrence: {}"), ("content/pages/index.md", "grain: week", "grain: {}")], text)
            outcome = folder.run("check", "--format", form)
            output = outcome.output.decode(errors="replace")
            found = trial.faults(outcome, statuses=(1,)) + controls(outcome.errors, "standard error")
            found += {"text": lambda: [], "github": lambda: github(output), "json": lambda: as_json(output), "sarif": lambda: as_json(output)}[form]()
            problems += [f"{text[:12]!r}: {problem}" for problem in found]
        run.check(f"findings about hostile text are one each: {form}", problems)


def feeds(run):
    """With hostile text in every place that does not stop the build, the feed is XML, pages hold no tag of it."""
    problems = []
    harmless = [edit for name, edit in PLACES.items() if name in ("site title", "party", "steward", "source", "definition", "why", "owner", "code's label", "on miss", "noun", "holiday", "page title")]
    for text in HOSTILE:
        folder = hostile(run, harmless, text)
        outcome = folder.run("build")
        found = trial.faults(outcome) + active(folder)
        for path in (folder.root / "output").rglob("*.xml"):
            try:
                xml.etree.ElementTree.parse(path)
            except xml.etree.ElementTree.ParseError as error:
                found.append(f"{path.name} is no XML: {error}")
        for path in (folder.root / "output").rglob("*.json"):
            found += as_json(path.read_text())
        problems += [f"{text[:12]!r}: {problem}" for problem in found]
    run.check("a site with hostile text is XML, JSON and HTML of ours", problems)


def pages(run):
    """A heading cannot take an id that the page has, and what another host would serve is a finding."""
    problems = []
    for heading in ("main", "Main", "search", "toc", "nav", "content", "top", "h-main"):
        folder = trial.Trial(run, "ids")
        folder.edit("content/glossary/mql.md", "## Examples", f"## {heading}\n\ntext\n\n## {heading}\n\n## Examples")
        outcome = folder.run("build")
        found = trial.faults(outcome)
        for page in (folder.root / "output").rglob("*.html"):
            ids = re.findall(r'\sid="([^"]*)"', page.read_text())
            found += [f"{page.name}: the id {name!r} twice" for name in {name for name in ids if ids.count(name) > 1}]
        problems += [f"{heading}: {problem}" for problem in found]
    run.check("a heading never has an id that the page has already", problems)
    problems = []
    for image in ("![x](http://other.example/t.png)", "![x](https://other.example/t.png)", "![x](//other.example/t.png)", "![x][r]\n\n[r]: https://other.example/t.png",
                  "![x](HTTPS://other.example/t.png)", "![x](data:image/svg+xml,x)", "![x](file:///etc/hostname)", "![x](../../../../etc/hostname)", "![x](/etc/hostname)"):
        for name in ("content/glossary/mql.md", "content/pages/index.md", "content/notes/2026-09.md"):
            folder = trial.Trial(run, "images")
            path = folder.root / name
            path.write_text(path.read_text() + f"\n{image}\n")
            outcome = folder.run("build")
            found = trial.faults(outcome)
            shows = any('src="' in tag and not re.search(r'src="(?!https?:|//|data:|file:|/)', tag) for page in (folder.root / "output").rglob("*.html")
                        for tag in re.findall(r"<img[^>]*>", page.read_text()))
            found += ["a page would load it"] if shows else []
            found += [] if outcome.tells(name) or outcome.tells(name, "warning") else ["no finding", *outcome.excerpt()]
            problems += [f"{image} in {name}: {problem}" for problem in found]
    run.check("an image from elsewhere is a finding, and no page loads it", problems)


INVISIBLE = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u202a", "\u2066", "\u200e", "\u00ad", "\u2063", "\U000e0041"]
SHOWN = {  # Where a reader would be misled, and the line of it.
    "name": PLACES["name"], "abbreviation": PLACES["abbreviation"], "definition": PLACES["definition"], "synonym": PLACES["synonym"], "criteria": PLACES["criteria"],
    "why": PLACES["why"], "party": PLACES["party"], "code's label": PLACES["code's label"], "page title": PLACES["page title"], "on miss": PLACES["on miss"],
}


def invisible(run):
    for place, edit in SHOWN.items():
        problems = []
        for character in INVISIBLE:
            folder = hostile(run, [edit], f"Le{character}ad word.")
            outcome = folder.run("check")
            found = trial.faults(outcome)
            if not any(found["place"] == edit[0] and found["line"] and f"U+{ord(character):04X}" in found["text"] for found in outcome.findings):
                found += [f"no finding with line that names U+{ord(character):04X}", *outcome.excerpt()]
            problems += [f"U+{ord(character):04X}: {problem}" for problem in found]
        run.check(f"an invisible character is a finding with its place: {place}", problems)
    folder = trial.Trial(run, "twins")
    folder.write("content/glossary/twin.md", '---\nkind: concept\nname: "Lea\u200bd"\ndefinition: Another word.\n---\n'.encode())
    outcome = folder.run("check")
    told = [found for found in outcome.findings if found["place"] == "content/glossary/twin.md" and "lead" in found["text"].lower() and "U+" not in found["text"]]
    run.check("names that differ by what cannot be seen are one name", trial.faults(outcome) + ([] if told else ["the two names are not told as one", *outcome.excerpt()]))


EVIDENCE = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "minutes of 9 October", "//evil.example", "http://", "https://", "ftp://a.example/x", "https:/x",
            "https://a.example/\nby: someone", "https://a.example/ x", " https://a.example", "https://a.example/\u202e", "HTTP//x", "https://user:secret@", "vbscript:x", ""]
BY = ["", " ", "A\nB", "A\tB", "A\x1b[31m", "A\u202eB", "A\u200bB", "A\rB", "A\x00B", "A\u2028B"]


def signing(run):
    """Evidence is an http(s) address, the signer one line of visible text; what is refused leaves no file."""
    for option, texts in (("--evidence", EVIDENCE), ("--by", BY)):
        problems = []
        for text in texts:
            if "\x00" in text:
                continue
            folder = trial.Trial(run, "signing")
            before = trial.contents(folder.root)
            outcome = folder.run("approve", option, text)
            if outcome.status not in (1, 64):
                problems += [f"{text!r}: exit {outcome.status}, expected 1 or 64", *outcome.excerpt()]
            problems += [f"{text!r}: {problem}" for problem in controls(outcome.errors, "standard error")]
            problems += [f"{text!r}: wrote {name}" for name in trial.changed(before, trial.contents(folder.root)) if not name.startswith((".git", ".concord"))]
        run.check(f"a signature with a wrong {option} is refused and leaves nothing", problems)
    problems = []
    for text in ("https://wiki.example/minutes?id=7#decision", "http://tickets/REV-12", "HTTPS://Wiki.Example/a"):
        folder = trial.Trial(run, "signing")
        problems += trial.faults(folder.run("approve", "--evidence", text), statuses=(0,))
    run.check("an http(s) address is evidence", problems)
    for name, old, new in (("evidence", "date:", "evidence: \"javascript:alert(1)\"\ndate:"), ("signer", "by: Head of sales", 'by: "Head\\u202E of sales"')):
        folder = trial.Trial(run, "signed")
        from files import agreement

        where = agreement(folder.root) + "/sales.yml"
        folder.edit(where, old, new)
        outcome = folder.run("build")
        problems = trial.faults(outcome) + ([] if outcome.tells(where) or outcome.tells(where, "warning") else ["no finding", *outcome.excerpt()])
        problems += ["a page links to it" for page in (folder.root / "output").rglob("*.html") if 'href="javascript' in page.read_text()][:1]
        run.check(f"a committed signature with a hostile {name} is a finding and no link", problems)


def imports(run):
    """An import that fails tells it on standard output in the form that was asked for."""
    for name, sheet in (("a period", "metric,period,value\nlead-count,2026-99,1\n"), ("a metric", "metric,period,value\nnobody,2026-05,1\n"),
                        ("a value", "metric,period,value\nlead-count,2026-05,many\n"), ("nothing", ""), ("a header", "a,b\n1,2\n"), ("bytes", b"\xff\xfe\x00\x01")):
        problems = []
        for form in ("json", "sarif", "github"):
            folder = trial.Trial(run, "import")
            folder.write("sheet.csv", sheet)
            before = trial.contents(folder.root)
            outcome = folder.run("import", "--format", form)
            text = outcome.output.decode(errors="replace")
            found = trial.faults(outcome, statuses=(1,)) + (as_json(text) if form != "github" else [] if text.startswith("::error file=sheet.csv") else ["no annotation"])
            found += [] if "sheet.csv" in text else [f"the sheet is not named: {text[:80]!r}"]
            found += [f"wrote {path}" for path in trial.changed(before, trial.contents(folder.root)) if not path.startswith(".concord")]
            problems += [f"{form}: {problem}" for problem in found]
        run.check(f"an import with a wrong sheet tells it in the form asked for: {name}", problems)
