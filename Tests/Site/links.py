"""Every reference of every page leads somewhere inside the site, and the page obeys its own content security policy.

Own checker, as linkchecker drops to another user under root and does not look for inline code.
"""

import urllib.parse
from html.parser import HTMLParser

import harness

REFERENCES = {"href", "src", "data", "poster", "action", "formaction", "xlink:href"}
ID_REFERENCES = {"for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget", "list", "headers"}
POLICY = "default-src 'none'"


class Page(HTMLParser):
    """What a page refers to and offers, and what it must not hold."""

    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.ids, self.references, self.problems, self.named = name, set(), [], [], []
        self.policy = self.title = self.language = self.allows_style = False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        where = f"{self.name}:{self.getpos()[0]}"
        if len(given) != len(attributes):
            self.problems.append(f"{where}: <{tag}> has an attribute twice")
        for key, value in attributes:
            value = value or ""
            if key == "id":
                if value in self.ids:
                    self.problems.append(f"{where}: id '{value}' appears twice")
                self.ids.add(value)
            elif key == "style" or (key.startswith("on") and len(key) > 2):
                self.problems.append(f"{where}: <{tag}> has inline code in {key}=")
            elif key in REFERENCES:
                self.references.append((where, value))
            elif key == "srcset":
                self.references += [(where, part.split()[0]) for part in value.split(",") if part.split()]
            if key in ID_REFERENCES:
                self.named += [(where, key, word) for word in value.split()]
        if tag == "html" and given.get("lang"):
            self.language = True
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = POLICY in given.get("content", "") and "unsafe" not in given.get("content", "")
            # A page that is shown at any address holds its style in itself, and its policy allows that one by its hash.
            self.allows_style = "style-src 'sha256-" in given.get("content", "")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.references.append((where, given.get("content", "").partition("url=")[2]))
        if tag == "title":
            self.title = True
        if tag == "style" and not self.allows_style or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.problems.append(f"{where}: inline <{tag}>")
        if tag == "base":
            self.problems.append(f"{where}: <base> breaks relative links")

    handle_startendtag = handle_starttag


def references(run):
    pages = {}
    for path in run.pages():
        page = Page(run.name(path))
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        pages[page.name] = page
    run.check("the site has pages", [] if pages else [f"no .html file in {run.site}"])
    if not pages:
        return

    files = {run.name(path) for path in run.site.rglob("*") if path.is_file()}
    authors = written_by_authors(run)
    broken, foreign, inline, policy, dangling = [], [], [], [], []
    for page in pages.values():
        inline += page.problems
        if not page.policy:
            policy.append(f"{page.name}: no content security policy, or one with unsafe-inline")
        if not page.title or not page.language:
            policy.append(f"{page.name}: no <title>, or no lang on <html>")
        dangling += [f"{where}: {key}='{word}' names no id" for where, key, word in page.named if word not in page.ids]
        for where, target in page.references:
            problem, kind = follow(page, target, pages, files, authors)
            if problem:
                (foreign if kind == "foreign" else broken).append(f"{where}: '{target}' {problem}")
    run.check(f"every link and anchor of {len(pages)} pages leads somewhere", broken)
    run.check("no page names another host or an absolute path", foreign)
    run.check("no inline style, script or handler; ids are unique", inline)
    run.check("every page has a policy, a title and a language", policy)
    run.check("every id that a label or an ARIA attribute names exists", dangling)


def follow(page, target, pages, files, authors):
    """What is wrong with a reference, and of which kind; (None, None) where nothing is."""
    try:
        parts = urllib.parse.urlsplit(target)
    except ValueError:
        return "is no address", "broken"
    # The empty icon keeps a browser from asking a host for favicon.ico.
    if target == "data:,":
        return None, None
    # Evidence and mail links of the content lead out on purpose; nothing is loaded through them.
    if parts.scheme or parts.netloc:
        if parts.scheme in ("https", "http", "mailto") and target in authors:
            return None, None
        return "leads to another host", "foreign"
    if parts.path.startswith("/"):
        return "is an absolute path", "foreign"
    name = page.name
    if parts.path:
        segments = page.name.split("/")[:-1]
        for segment in urllib.parse.unquote(parts.path).split("/"):
            if segment == "..":
                if not segments:
                    return "leads out of the site", "foreign"
                segments.pop()
            elif segment not in ("", "."):
                segments.append(segment)
        name = "/".join(segments)
    if name not in files:
        return "leads to no file", "broken"
    if parts.fragment and name in pages:
        fragment = urllib.parse.unquote(parts.fragment)
        if fragment not in pages[name].ids and fragment != "top":
            return f"leads to no anchor in {name}", "broken"
    return None, None


def written_by_authors(run):
    """All text of the content and the templates: an author's link may lead out, ours may not."""
    folders = [root / part for root in (harness.ROOT, run.site.parent) for part in ("content", "templates")]
    return "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in (".md", ".yml", ".mustache"))


if __name__ == "__main__":
    harness.main(references)
