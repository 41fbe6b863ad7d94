"""A page as a person reads it: headings, paragraphs, links with their targets, tables drawn, charts as their words.

The text of a page is what the goldens show first: a difference in it is one that a reader of the site would see. Drawings are told
by title, texts and the number of marks of each class; where the marks are is only in the HTML, see `lines_of_html`.

python Tests/Site/page_text.py FILE.html
"""

import collections
import html.parser
import re
import sys
import textwrap

WIDTH = 120
WIDEST_COLUMN = 48
VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}
BLOCKS = {
    "html", "body", "main", "header", "footer", "nav", "section", "article", "aside", "div", "p", "ul", "ol", "li", "dl", "dt", "dd", "figure",
    "figcaption", "details", "summary", "table", "pre", "blockquote", "form", "fieldset", "legend", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
}
AROUND = {"code": ("`", "`"), "ins": ("{+", "+}"), "del": ("{-", "-}"), "b": ("*", "*"), "strong": ("*", "*"), "em": ("_", "_")}


class Element:
    """An element of a page: its name, attributes, and texts and elements in their order."""

    def __init__(self, name, attributes=()):
        self.name, self.attributes, self.children = name, dict(attributes), []

    def elements(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def all(self, *names):
        return [element for element in self.elements() if element.name in names]

    def text(self):
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def classes(self):
        return (self.attributes.get("class") or "").split()


class Tree(html.parser.HTMLParser):
    """Reads a page as the program writes it: every element that is not void is closed."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, name, attributes):
        element = Element(name, attributes)
        self.open[-1].children.append(element)
        if name not in VOID:
            self.open.append(element)

    def handle_startendtag(self, name, attributes):
        self.open[-1].children.append(Element(name, attributes))

    def handle_endtag(self, name):
        if name in VOID:
            return
        if self.open[-1].name != name:
            raise ValueError(f"</{name}> at line {self.getpos()[0]} closes <{self.open[-1].name}>")
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def page_text(source):
    """The text of a page."""
    tree = Tree()
    tree.feed(source)
    tree.close()
    if len(tree.open) != 1:
        raise ValueError(f"<{tree.open[-1].name}> is not closed")
    lines = head(tree.open[0]) + [""] + blocks(next(iter(tree.open[0].all("body")), tree.open[0]))
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def head(page):
    """What the head says to readers and to other programs, without the addresses of assets."""
    lines = []
    for element in (element for found in page.all("head") for element in found.elements()):
        values = element.attributes
        if element.name == "title":
            lines.append(f"Title: {squeezed(element.text())}")
        elif element.name == "meta" and values.get("name", "viewport") != "viewport":
            lines.append(f"{values['name'].capitalize()}: {values.get('content')}")
        elif element.name == "link" and values.get("rel") not in ("icon", "stylesheet"):
            lines.append(f"Link: {values.get('rel')} <{values.get('href')}>")
    return lines


def squeezed(text):
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def is_block(element):
    """Whether an element starts a line of its own, by what it is or by what it holds."""
    return element.name in BLOCKS or element.name == "svg" and not is_mark(element) or any(map(is_block, element.elements()))


def is_mark(svg):
    """Whether a drawing is a sign beside a word, which says the same."""
    return "aria-hidden" in svg.attributes


def inline(node):
    """Text with its links, on one line."""
    if isinstance(node, str):
        return node
    inner = "".join(map(inline, node.children))
    if node.name == "svg":
        return "" if is_mark(node) else f"({drawing_words(node)})"
    if node.name == "a":
        return f"{inner.rstrip()} <{node.attributes.get('href', '')}>" if "href" in node.attributes else inner
    if node.name == "input":
        return f"[{node.attributes.get('type', 'text')}: {node.attributes.get('placeholder') or node.attributes.get('value') or ''}]"
    if node.name in AROUND and inner.strip():
        before, after = AROUND[node.name]
        return before + inner + after
    return "\n" if node.name == "br" else inner


def blocks(element):
    """The lines of what an element holds: runs of text as paragraphs, and each block in its own form."""
    lines, run = [], []

    def paragraph():
        words = squeezed("".join(run))
        run.clear()
        if words:
            lines.extend(textwrap.wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False))

    for child in element.children:
        if isinstance(child, str) or not is_block(child):
            run.append(inline(child))
        else:
            paragraph()
            lines.extend(block(child))
    paragraph()
    return lines


def block(element):
    name = element.name
    if re.fullmatch("h[1-6]", name):
        return ["", "#" * int(name[1]) + " " + squeezed("".join(map(inline, element.children))), ""]
    if name == "table":
        return ["", *table(element), ""]
    if name == "svg":
        return ["", *drawing(element), ""]
    if name == "pre":
        return ["", *indented(element.text().strip("\n").split("\n"), "    "), ""]
    if name in ("ul", "ol"):
        return ["", *items(element), ""]
    if name == "dl":
        return ["", *terms(element), ""]
    if name == "details":
        return ["", *indented(blocks(element), "  "), ""]
    if name == "summary":
        return [f"[{squeezed(''.join(map(inline, element.children)))}]"]
    if name == "hr":
        return ["", "-" * 8, ""]
    lines = blocks(element)
    if name in ("nav", "section", "article", "aside", "form") and element.attributes.get("aria-label"):
        lines = [f"[{element.attributes['aria-label']}]", *lines]
    return lines if name == "div" else ["", *lines, ""]


def indented(lines, first, rest=None):
    rest = first if rest is None else rest
    return [(first if index == 0 else rest) + line if line else "" for index, line in enumerate(lines)]


def trimmed(lines):
    """Lines without empty ones at the ends, and no two empty ones in a row."""
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")
    return text.split("\n") if text else []


def items(element):
    lines = []
    for number, item in enumerate((child for child in element.children if isinstance(child, Element)), 1):
        sign = "- " if element.name == "ul" else f"{number}. "
        lines += indented(trimmed(blocks(item)) or [""], sign, " " * len(sign))
    return lines


def terms(element):
    """A list of terms: the term and a colon, and what is said of it beside or below."""
    lines = []
    for entry in element.all("dt", "dd"):
        inner = trimmed(blocks(entry))
        if entry.name == "dt":
            lines += inner[:-1] + [(inner[-1] if inner else "") + ":"]
        elif len(inner) == 1 and lines and lines[-1].endswith(":") and len(lines[-1]) + len(inner[0]) < WIDTH:
            lines[-1] += " " + inner[0]
        else:
            lines += indented(inner, "    ")
    return lines


def table(element):
    """A table drawn by characters, its caption above it; numbers stand to the right."""
    caption = [squeezed("".join(map(inline, found.children))) for found in element.all("caption")]
    rows, numeric, rules = [], set(), []
    for part in (child for child in element.children if isinstance(child, Element) and child.name in ("thead", "tbody", "tfoot", "tr")):
        for row in [part] if part.name == "tr" else part.all("tr"):
            cells = []
            for cell in row.all("td", "th"):
                if "num" in cell.classes():
                    numeric.add(len(cells))
                cells.append(" / ".join(trimmed(blocks(cell))) if any(map(is_block, cell.elements())) else squeezed(inline(cell)))
                cells += [""] * (int(cell.attributes.get("colspan") or 1) - 1)
            rows.append(cells)
        rules.append(len(rows))
    count = max(map(len, rows), default=0)
    rows = [row + [""] * (count - len(row)) for row in rows]
    widths = [min(WIDEST_COLUMN, max(len(row[column]) for row in rows)) for column in range(count)]
    lines = [f"Table: {words}" for words in caption]
    for index, row in enumerate(rows):
        cells = [text.rjust(width) if column in numeric else text.ljust(width) for column, (text, width) in enumerate(zip(row, widths))]
        lines.append("| " + " | ".join(cells) + " |")
        if index + 1 in rules[:-1]:
            lines.append("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return lines


def drawing_words(svg):
    titles = [squeezed(title.text()) for title in svg.all("title")]
    return "; ".join([*titles[:1], *map(squeezed, (text.text() for text in svg.all("text")))])


def drawing(svg):
    """A chart: its title, its size, what is written in it in order, the words on its marks, and how many marks of each class there are."""
    titles = [squeezed(title.text()) for title in svg.all("title", "desc")]
    size = f"{svg.attributes.get('width')} x {svg.attributes.get('height')}"
    lines = [f"[{' '.join(svg.classes())}, {size}] {titles[0] if titles else ''}"]
    texts = [words for words in (drawn_words(text) for text in drawn(svg)) if words]
    for label, words in (("on marks", titles[1:]), ("texts", texts)):
        if words:
            lines += textwrap.wrap(f"  {label}: " + " · ".join(words), WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    marks = collections.Counter(
        ".".join([mark.name, *mark.classes()]) for mark in svg.all("path", "rect", "circle", "line", "polygon", "polyline", "ellipse", "use"))
    if marks:
        told = ", ".join(f"{count} {mark}" for mark, count in sorted(marks.items()))
        lines += textwrap.wrap(f"  marks: {told}", WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return lines


def drawn(svg):
    """Texts and links of a drawing; a text in a link belongs to it."""
    for child in svg.children:
        if isinstance(child, Element):
            if child.name in ("text", "a"):
                yield child
            else:
                yield from drawn(child)


def drawn_words(element):
    if element.name == "a":
        words = " ".join(squeezed(text.text()) for text in element.all("text"))
        return f"{words} <{element.attributes.get('href', '')}>"
    return squeezed(element.text())


def lines_of_html(source):
    """A page's HTML or XML with every element on a line of its own, so that a difference reads; nothing else is changed."""
    return re.sub(r"(?<=[^\n])(?=<[A-Za-z])", "\n", source)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        sys.stdout.write(page_text(file.read()))
