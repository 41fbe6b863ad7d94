"""The site from a shared drive: file://, with and without JavaScript, asking nobody else for anything."""

import harness


def pages(run):
    chosen, problems = harness.pages_of_each_type(run), []
    inside = run.site.as_uri() + "/"
    with harness.browser() as chromium:
        for scripts in (True, False):
            context = chromium.new_context(java_script_enabled=scripts)
            for page in chosen:
                tab = harness.open_page(context, page)
                word = "with" if scripts else "without"
                name = f"{run.name(page)} ({word} JavaScript)"
                problems += [f"{name}: {complaint}" for complaint in tab.complaints]
                problems += [f"{name}: asks for {url}" for url in tab.requests if not url.startswith((inside, "data:"))]
                text = tab.locator("main").inner_text() if tab.locator("main").count() == 1 else ""
                if len(text.split()) < 5:
                    problems.append(f"{name}: says nothing in its <main>")
                if tab.locator("h1").count() != 1:
                    problems.append(f"{name}: has {tab.locator('h1').count()} h1 headings")
            context.close()
    run.check(f"{len(chosen)} pages work from file://, with and without JavaScript", problems)


def search(run):
    """What a reader types is found, and the answer leads to the term's page."""
    start = run.site / "dictionary" / "index.html"
    if not start.exists():
        return run.skip("search from file://", "no dictionary")
    problems = []
    with harness.browser() as chromium:
        context = chromium.new_context()
        tab = harness.open_page(context, start)
        boxes = tab.locator("input[type=search]")
        if boxes.count() == 0:
            problems.append("dictionary/index.html has no search box")
        else:
            boxes.first.click()
            boxes.first.press_sequentially("mql", delay=20)
            tab.wait_for_timeout(500)
            answers = tab.locator("[role=listbox]:visible [role=option]")
            if answers.count() == 0:
                problems.append("typing 'mql' offers nothing")
            boxes.first.press("ArrowDown")
            if boxes.first.get_attribute("aria-activedescendant") is None:
                problems.append("the arrow key points at no answer")
            boxes.first.fill("zzzznothing")
            tab.wait_for_timeout(300)
            boxes.first.fill("<img src=x onerror=window.__x=1>")
            tab.wait_for_timeout(300)
            if tab.evaluate("() => window.__x"):
                problems.append("what is typed is run as markup")
            # A click on the answer, as Enter on it, leads to the term.
            boxes.first.fill("mql")
            tab.locator("[role=listbox]:visible [role=option]").first.click()
            tab.wait_for_load_state()
            if not tab.url.endswith("/dictionary/mql.html"):
                problems.append(f"the answer to 'mql' leads to {tab.url}")
        problems += unfound(tab, run.site, boxes.first) if boxes.count() else []
        problems += tab.complaints
        context.close()
    run.check("search works from file://", problems)


# What readers ask for, and a page that answers it: also with a letter too few, too many, another, or two exchanged.
ASKED = {
    "promise": "scorecard/index.html", "breach": "scorecard/index.html", "restated": "restatements.html", "frozen": "periods.html",
    "agenda": "weekly.html", "scorcard": "scorecard/index.html", "restaetd": "restatements.html", "brreach": "scorecard/index.html",
    "mlq": "dictionary/mql.html", "qualifed lead": "dictionary/mql.html",
}


def unfound(tab, site, box):
    """What is asked for and not among the answers, where the site has the page."""
    for asked, page in ASKED.items():
        if not (site / page).exists():
            continue
        box.fill("")
        box.press_sequentially(asked)
        tab.wait_for_timeout(200)
        tab.wait_for_function("asked => document.querySelector('input[type=search]').value === asked", arg=asked)
        known = tab.evaluate("page => window.concordSearch.filter(entry => entry[2] === page).map(entry => entry[0])", page)
        answers = [answer.split("\n")[0].strip() for answer in tab.locator("[role=listbox]:visible [role=option] :first-child").all_inner_texts()]
        if not set(known) & set(answers):
            yield f"'{asked}' offers {answers or 'nothing'}, and not {page}"


if __name__ == "__main__":
    harness.main(pages, search)
