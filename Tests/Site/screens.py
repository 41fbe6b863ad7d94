"""Pictures of every type of page at 1280 and 320 px, for people to look at; a page wider than the screen fails."""

import harness

WIDER = """() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const scrolls = e => { for (; e; e = e.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)) return true; return false }
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
  return ['scrolls sideways: ' + document.documentElement.scrollWidth + ' px'].concat(
    wide.slice(0, 3).map(e => '<' + e.tagName.toLowerCase() + ' class="' + (e.getAttribute('class') || '') + '">'))
}"""


def widths(run):
    folder = harness.ROOT / ".build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    chosen, problems = harness.pages_of_each_type(run), []
    with harness.browser() as chromium:
        for width, scheme in ((1280, "light"), (1280, "dark"), (320, "light")):
            context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for page in chosen:
                tab = harness.open_page(context, page)
                wide = tab.evaluate(WIDER)
                if wide:
                    problems.append(f"{run.name(page)} at {width} px {' '.join(wide)}")
                picture = run.name(page).removesuffix(".html").replace("/", "-")
                tab.screenshot(path=folder / f"{picture}-{width}-{scheme}.png", full_page=True)
                tab.close()
            context.close()
    run.check(f"{len(chosen)} pages fit 1280 and 320 px (pictures in .build/screenshots)", problems)


if __name__ == "__main__":
    harness.main(widths)
