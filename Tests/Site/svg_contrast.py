"""The contrast of every text in every SVG against what is painted under it; axe leaves SVG out.

The browser gives the stack of elements under three points of each text; the colours are composed from the paper up, so
that dark mode, halos and translucent marks count as they are seen. WCAG 2.2 1.4.3: 4.5 to 1.
"""

import harness

CONTRAST = """() => {
  const parse = c => { const m = c.match(/rgba?\\(([^)]+)\\)/); if (!m) return null
    const v = m[1].split(/[ ,\\/]+/).map(Number); return [v[0], v[1], v[2], v.length > 3 ? v[3] : 1] }
  const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] + under[i] * (1 - top[3])).concat(1)
  const light = c => { const l = c.slice(0, 3).map(v => (v /= 255, v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4))
    return .2126 * l[0] + .7152 * l[1] + .0722 * l[2] }
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05) }
  const opacity = e => { let o = 1; for (; e && e.nodeType === 1; e = e.parentElement) o *= Number(getComputedStyle(e).opacity); return o }
  const paint = e => { const s = getComputedStyle(e)
    const c = parse(e instanceof SVGElement && e.tagName !== 'svg' ? s.fill : s.backgroundColor)
    if (!c) return null
    return [c[0], c[1], c[2], c[3] * (e instanceof SVGElement && e.tagName !== 'svg' ? Number(s.fillOpacity) : 1) * opacity(e)] }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const canvas = parse(getComputedStyle(document.documentElement).backgroundColor)
  const paper = canvas && canvas[3] > 0 ? canvas : dark ? [18, 18, 18, 1] : [255, 255, 255, 1]
  const found = []
  for (const text of document.querySelectorAll('svg text')) {
    if (!text.checkVisibility() || !text.textContent.trim()) continue
    const box = text.getBoundingClientRect(), ink = paint(text)
    if (!ink || box.width === 0) continue
    const halo = getComputedStyle(text)
    for (const at of [.1, .5, .9]) {
      let ground = paper
      const stack = document.elementsFromPoint(box.left + box.width * at, box.top + box.height / 2)
      for (const e of stack.reverse()) {
        if (e.closest('text')) continue
        const colour = paint(e)
        if (colour && colour[3] > 0) ground = over(colour, ground)
      }
      if (halo.paintOrder.startsWith('stroke') && parse(halo.stroke) && parseFloat(halo.strokeWidth) >= 2) ground = over(parse(halo.stroke), ground)
      const value = ratio(over(ink, ground), ground)
      if (value < 4.5) { found.push(`"${text.textContent.trim().slice(0, 40)}" ${value.toFixed(2)}:1`); break }
    }
  }
  return found
}"""


def texts(run):
    chosen, problems = harness.pages_of_each_type(run), []
    with harness.browser() as chromium:
        context = chromium.new_context()
        for page in chosen:
            tab = harness.open_page(context, page)
            for width in (1280, 320):
                # Elements are found under points of the window only, so the window is as high as the page.
                tab.set_viewport_size({"width": width, "height": 900})
                height = tab.evaluate("() => document.documentElement.scrollHeight")
                tab.set_viewport_size({"width": width, "height": min(height + 100, 30000)})
                for scheme in ("light", "dark"):
                    tab.emulate_media(color_scheme=scheme)
                    problems += [f"{run.name(page)} ({scheme}, {width} px): {text}" for text in tab.evaluate(CONTRAST)]
        context.close()
    run.check(f"every SVG text on {len(chosen)} pages has contrast 4.5:1", problems)


if __name__ == "__main__":
    harness.main(texts)
