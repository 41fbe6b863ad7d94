"""A small site of what a layout seldom meets: one value, no value, sixty members beside a short chart, names of several lines, many
periods, meanings that change a month after each other, a company's colour."""

import harness
import printing
import screens

NAME = "Marketing-qualified leads from every single one of the very many regions of the world, counted once"
GLOSSARY = {
    "leads": f"""name: {NAME}
definition: The number of leads.
semantics: {{type: manual, how: typed, unit: count, additive: [region], dimensions: [region]}}
display: {{format: integer, noun: leads, better: up}}""",
    "spend": """name: Programme spend
definition: What was spent.
semantics: {type: manual, how: typed, unit: EUR}""",
    "never": """name: Never measured
definition: Nothing.
semantics: {type: manual, how: typed, unit: count}""",
}
BLOCKS = {
    "Tiles": ["kpis\nmetrics: [leads, spend, mql-count]"],
    "One value": ["trend\nmetric: leads"],
    "Sixty members": [f"breakdown\nmetric: leads\nby: region\nform: {form}" for form in ("stacked", "rows")]
    + ["pareto\nmetric: leads\nby: region"],
    "Two meanings": ["trend\nmetric: mql-count\nperiods: 36"],
    "No value": ["trend\nmetric: never"],
    "A table": ["table\nmetrics: [leads, spend, never]\nperiods: 12"],
}
# A stage whose meaning changes twice, a month apart: from when, how many views, and when its numbers were taken.
MEANINGS = (("2023-01-01", 1, "2026-07-31"), ("2026-08-01", 2, "2026-08-31"), ("2026-09-01", 3, "2026-10-31"))
CHANGES = ("from 1 Aug", "from 1 Sep")

TEXTS = """() => {
  const found = []
  for (const svg of document.querySelectorAll('svg.chart')) {
    if (!svg.checkVisibility()) continue
    const texts = [...svg.querySelectorAll('text')].map(e => [e.textContent, e.getBoundingClientRect()])
    for (const [place, [one, a]] of texts.entries())
      for (const [other, b] of texts.slice(place + 1))
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
          found.push("'" + one + "' stands on '" + other + "'")
  }
  return found
}"""


def written(root):
    """The content of the site."""
    files = {
        "site.yml": """title: The company with the extraordinarily long name, Limited
parties:
  marketing: {name: Marketing, lead: VP Marketing}
  sales: {name: Sales, lead: VP Sales}
grain: month
charts: {colors: ["#7a1fa2"]}
sources: {crm: CRM}
snapshots: {grains: [month], since: 2024-01-01}
""",
        "glossary/mql-count.md": "---\nkind: metric\nname: MQLs\ndefinition: How many.\nsemantics: {type: count, of: mql}\n---\n",
        "records/visits.csv": "lead_id,at,views\n"
        + "".join(
            f"L{month}-{number},{2024 + month // 12}-{month % 12 + 1:02}-10T12:00:00Z,{number % 4}\n"
            for month in range(34) for number in range(40 + month % 7 * 9)),
        "pages/index.md": "# Crowded\n\n"
        + "\n\n".join(f"## {name}\n\n" + "\n\n".join(f"```concord {block}\n```" for block in blocks) for name, blocks in BLOCKS.items()),
    }
    for name, text in GLOSSARY.items():
        files[f"glossary/{name}.md"] = f"---\nkind: metric\n{text}\n---\n"
    members = [(f"Region of the extraordinarily long name number {number}", number * 37 % 91 + 1) for number in range(60)]
    rows = [f"leads,2026-10,{value},region={name}" for name, value in members]
    rows += [f"leads,2026-10,{sum(value for _, value in members)},", "spend,2026-10,12345678.90,"]
    files["snapshots/2026-11-06/sheet.csv"] = "\n".join(["metric,period,value,dims", *rows, ""])
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def measure(run, root):
    """The numbers of the stage, under each of its meanings in its time."""
    problems = []
    for version, (effective, views, day) in enumerate(MEANINGS, 1):
        (root / "content" / "glossary" / "mql.md").write_text(
            f"""---
kind: stage
name: Marketing-qualified lead
abbreviation: MQL
version: {version}
effective: {effective}
definition: A lead with {views} views.
semantics: {{entity: lead, criteria: {{all: [{{signal: view, count: {views}}}]}}}}
source: {{from: crm, sql: "select lead_id as entity, at as time from visits where views >= {views}"}}
---
""", encoding="utf-8")
        result = run.build(root, "--as-of", day, command="snapshot")
        problems += [] if result.returncode in (0, 1) else result.stderr.splitlines()[-10:]
    return problems


def changes(site):
    """On a phone both changes keep their days, and no text of a drawing stands on another."""
    found = []
    with harness.browser() as chromium:
        context = chromium.new_context(viewport={"width": 320, "height": 900})
        tab = harness.open_page(context, site.site / "index.html")
        texts = tab.locator("#b-trend-2 svg.narrow text").all_text_contents()
        found += [f"no '{day}' over the line" for day in CHANGES if not any(day in text for text in texts)]
        found += tab.evaluate(TEXTS)
        context.close()
    return found


def holds(run):
    root = run.folder("crowded")
    written(root)
    run.check("the numbers of the crowded site are taken", measure(run, root))
    result = run.build(root)
    run.check("the crowded site builds", [] if result.returncode == 0 else result.stderr.splitlines()[-10:])
    site = harness.Run(root / "output", run.concord)
    chosen, wider, misplaced = screens.measured(site)
    run.check(f"{len(chosen)} pages of the crowded site fit 1280 and 320 px", wider)
    run.check(f"what stands on {len(chosen)} pages of the crowded site stands in its place", misplaced)
    run.check("meanings that changed a month after each other keep their days at 320 px", changes(site))
    printing.sheets(site)
    run.passed, run.failed = run.passed + site.passed, run.failed + site.failed


if __name__ == "__main__":
    harness.main(holds)
