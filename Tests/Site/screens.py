"""Every type of page at 1280 px, light and dark, and at 320 px: boxes that are not where they should be fail.

Alone, `python Tests/Site/screens.py` also makes a picture of each in .build/screenshots, for people to look at. What is measured: no page is wider than the screen, no mark leaves its drawing (texts have the widths of this machine's fonts,
and are measured by ChartsTests) and no drawing its place, the head of a page is
not torn apart, no half of a wide page stays empty, and the newest column of a table is in sight on a phone.
"""

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

BOXES = """() => {
  const found = [], seen = e => e.checkVisibility() && e.getBoundingClientRect().width > 0
  const name = e => '<' + e.tagName.toLowerCase() + ' class="' + (e.getAttribute('class') || '') + '"> ' + e.textContent.trim().slice(0, 40)
  const leaves = (inner, outer, room) => { const a = inner.getBoundingClientRect(), b = outer.getBoundingClientRect()
    return a.left < b.left - room || a.right > b.right + room || a.top < b.top - room || a.bottom > b.bottom + room }
  for (const svg of document.querySelectorAll('svg.chart')) {
    if (!seen(svg)) continue
    for (const mark of svg.querySelectorAll('path, rect:not(.c-pf), circle, line'))
      if (leaves(mark, svg, 1.5)) found.push('leaves its drawing: ' + name(mark))
    const place = svg.closest('.kpi, .fig, .com, li, section')
    if (place && !svg.closest('.scroll') && leaves(svg, place, 0.5)) found.push('a drawing leaves its place: ' + name(place))
  }
  const search = document.querySelector('.top .search'), company = document.querySelector('.top .org')
  if (search && seen(search) && innerWidth >= 800 && search.getBoundingClientRect().top > company.getBoundingClientRect().bottom)
    found.push('the search stands beneath the company')
  for (const row of document.querySelectorAll('main .cols')) {
    const last = row.lastElementChild
    if (innerWidth < 1000 || row.children.length % 2 === 0 || !last.querySelector('svg, table')) continue
    const filled = Math.max(...[last, ...last.querySelectorAll('*')].filter(seen).map(e => e.getBoundingClientRect().right))
    const box = row.getBoundingClientRect()
    if (filled < box.left + box.width * .6) found.push('half a row is empty: ' + name(last))
  }
  for (const box of document.querySelectorAll('.late')) {
    if (!seen(box)) continue
    for (const row of box.querySelectorAll('tr'))
      if (leaves(row.lastElementChild, box, 1.5) || row.firstElementChild.getBoundingClientRect().left < box.getBoundingClientRect().left - 1.5) {
        found.push('the newest column is out of sight: ' + name(row)); break }
  }
  return found
}"""


# What stands side by side ends at about the same height, or half of the page is empty beside it.
HALVES = """room => {
  const found = [], seen = e => e.checkVisibility() && e.getBoundingClientRect().width > 0
  const bottom = e => Math.min(e.getBoundingClientRect().bottom, (e.closest('.scroll') || e).getBoundingClientRect().bottom)
  const end = parts => Math.max(...parts.flatMap(e => [...e.querySelectorAll('*')])
    .filter(e => seen(e) && (e.localName === 'svg' || !e.children.length && !e.closest('svg'))).map(bottom))
  for (const row of document.querySelectorAll('main .cols')) {
    const cells = [...row.children].filter(seen), box = row.getBoundingClientRect(), middle = box.left + box.width / 2
    for (let place = 0; place < cells.length; place += 2) {
      const alone = place + 1 === cells.length
      const parts = alone ? [...cells[place].children].filter(seen) : cells.slice(place, place + 2)
      const isLeft = e => e.getBoundingClientRect().left < middle - 20
      const halves = [parts.filter(isLeft), parts.filter(e => !isLeft(e))]
      if (halves.some(half => !half.length)) continue
      const empty = Math.round(Math.abs(end(halves[0]) - end(halves[1])))
      if (empty > room) found.push(empty + ' px of a half are empty: ' + (cells[place].id || cells[place].className))
    }
  }
  return found
}"""


def measured(run, pictures=None):
    """The pages that were looked at, those wider than the screen, and what stands elsewhere than it should."""
    chosen, wider, misplaced = harness.pages_of_each_type(run), [], []
    with harness.browser() as chromium:
        context = chromium.new_context()
        for page in chosen:
            tab = harness.open_page(context, page)
            for width, scheme in ((1280, "light"), (1280, "dark"), (320, "light")):
                tab.set_viewport_size({"width": width, "height": 900})
                tab.emulate_media(color_scheme=scheme)
                wide = tab.evaluate(WIDER)
                if wide:
                    wider.append(f"{run.name(page)} at {width} px {' '.join(wide)}")
                faults = tab.evaluate(BOXES) + (tab.evaluate(HALVES, 480) if width > 1000 else [])
                misplaced += [f"{run.name(page)} at {width} px ({scheme}): {fault}" for fault in faults]
                if pictures:
                    picture = run.name(page).removesuffix(".html").replace("/", "-")
                    tab.screenshot(path=pictures / f"{picture}-{width}-{scheme}.png", full_page=True)
        context.close()
    return chosen, wider, misplaced


def widths(run, pictures=None):
    chosen, wider, misplaced = measured(run, pictures)
    run.check(f"{len(chosen)} pages fit 1280 and 320 px", wider)
    run.check(f"what stands on {len(chosen)} pages stands in its place", misplaced)


def pictured(run):
    folder = harness.ROOT / ".build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    widths(run, folder)


if __name__ == "__main__":
    harness.main(pictured)
