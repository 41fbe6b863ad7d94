"""axe-core over one full and one empty page of each type, in light and in dark."""

import harness

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without the elements that pass a rule, of which it would tell megabytes of each page.
OPTIONS = {"runOnly": TAGS, "resultTypes": ["violations", "incomplete"]}
# axe leaves these "incomplete" where an id is missing or stands twice: for us that is a fault, not a question.
FAULTS_WHEN_INCOMPLETE = {"duplicate-id-aria", "aria-valid-attr-value"}


def pages(run):
    from axe_playwright_python.sync_playwright import Axe

    axe, problems, chosen = Axe(), [], harness.pages_of_each_type(run)
    with harness.browser() as chromium:
        context = chromium.new_context()
        for page in chosen:
            tab = harness.open_page(context, page)
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                response = axe.run(tab, options=OPTIONS).response
                faults = response["violations"] + [rule for rule in response["incomplete"] if rule["id"] in FAULTS_WHEN_INCOMPLETE]
                for rule in faults:
                    problems += [f"{run.name(page)} ({scheme}): {rule['id']}: {node['html'][:140]}" for node in rule["nodes"][:3]]
        context.close()
    run.check(f"axe finds nothing on {len(chosen)} pages in light and dark", problems)


if __name__ == "__main__":
    harness.main(pages)
