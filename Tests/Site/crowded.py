"""A small site of what a layout seldom meets: one value, no value, sixty members, names of several lines, a company's colour."""

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
    "Tiles": ["kpis\nmetrics: [leads, spend]"],
    "One value": ["trend\nmetric: leads"],
    "Sixty members": [f"breakdown\nmetric: leads\nby: region\nform: {form}" for form in ("stacked", "rows")]
    + ["pareto\nmetric: leads\nby: region"],
    "No value": ["trend\nmetric: never"],
    "A table": ["table\nmetrics: [leads, spend, never]\nperiods: 12"],
}


def written(root):
    """The content of the site."""
    files = {
        "site.yml": """title: The company with the extraordinarily long name, Limited
parties:
  marketing: {name: Marketing, lead: VP Marketing}
  sales: {name: Sales, lead: VP Sales}
grain: month
charts: {colors: ["#7a1fa2"]}
""",
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


def holds(run):
    root = run.folder("crowded")
    written(root)
    result = run.build(root)
    run.check("the crowded site builds", [] if result.returncode == 0 else result.stderr.splitlines()[-10:])
    site = harness.Run(root / "output", run.concord)
    chosen, wider, misplaced = screens.measured(site)
    run.check(f"{len(chosen)} pages of the crowded site fit 1280 and 320 px", wider)
    run.check(f"what stands on {len(chosen)} pages of the crowded site stands in its place", misplaced)
    printing.sheets(site)
    run.passed, run.failed = run.passed + site.passed, run.failed + site.failed


if __name__ == "__main__":
    harness.main(holds)
