import Documents
import HyperText
import ShownNumbers

extension MailWriter {
  mutating func write(_ phrase: Phrase) {
    for (place, inline) in phrase.inlines.enumerated() {
      write(inline)
      // A page sets a mark apart by its style sheet.
      if case .mark(let mark) = inline, !mark.sign.isEmpty, place + 1 < phrase.inlines.count { html.text("\u{00A0}") }
    }
  }

  mutating func write(_ inline: Inline) {
    switch inline {
    case .text, .count, .portion, .date, .length, .version, .fingerprint, .code, .added, .removed, .meaningChange:
      html.text(inline.plain)
    case .number(let number): write(number)
    case .strong(let phrase):
      html.open("b")
      write(phrase)
      html.close("b")
    case .link(let link): write(link)
    case .mark(let mark): html.text(mark.sign)
    case .state(let state): write(state)
    case .span(_, let phrase): write(phrase)
    case .lines(let lines):
      for (place, line) in lines.enumerated() {
        if place > 0 { html.void("br") }
        write(line)
      }
    }
  }

  /// A number leads to the definition that made it.
  private mutating func write(_ number: ShownNumber) {
    // "7 of 7" is not broken, however narrow its cell.
    let text = number.text.utf8.count < 16 ? number.text.replacing(" ", with: "\u{00A0}") : number.text
    guard !isLinked, let href = href(origin(of: number)) else { return html.text(text) }
    html.element("a", ["href": href, "style": "color:\(colour);text-decoration:none"], text: text)
  }

  /// The definition whose rows a number was made from, or which promises it; a tally, which is of no definition, leads to the page.
  private func origin(of number: ShownNumber) -> Destination {
    if let metric = number.keys.first?.metric { return .site(.definition(metric)) }
    guard case .derived(_, _, let inputs) = number.origin else { return .site(address) }
    if let definition = inputs.arguments[.definition] { return .site(.definition(definition)) }
    // `content/glossary/commitments/mql-volume.md:14`, or a signed meaning: `content/agreements/mql-volume/0a1b/meaning.json:14`
    let steps = (inputs.arguments[.at] ?? "").split(separator: "/")
    guard steps.count > 2, let file = steps.last?.split(separator: ":").first else { return .site(address) }
    return .site(.definition(String(steps[1] == "agreements" ? steps[2] : file.split(separator: ".")[0])))
  }

  private mutating func write(_ link: Link) {
    guard !isLinked, let href = href(link.destination) else { return write(link.content) }
    // Stamps are for whoever asks: they are links in grey.
    let tint = link.role == .stamp ? style.muted : MailStyle.link
    html.open("a", ["href": href, "style": "color:\(tint)"])
    isLinked = true
    write(link.content)
    isLinked = false
    html.close("a")
  }

  private mutating func write(_ state: StateLabel) {
    let isBad = state.tone == .missed || state.tone == .risk
    let before = colour
    if isBad {
      colour = style.alert
      html.open("b", ["style": "color:\(colour)"])
    }
    if let sign = state.mark?.sign, !sign.isEmpty { html.text(sign + "\u{00A0}") }
    write(state.words)
    if isBad { html.close("b") }
    colour = before
  }
}
