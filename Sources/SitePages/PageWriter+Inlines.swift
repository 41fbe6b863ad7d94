import Calendars
import Documents
import HyperText
import ShownNumbers

extension PageWriter {
  mutating func write(_ phrase: Phrase) {
    if let text = phrase.onlyText { return html.text(text) }
    for inline in phrase.inlines { write(inline) }
  }

  mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): html.text(text)
    case .number(let number): html.element("data", "value", index(of: number), text: number.text)
    case .count(let count): html.text(count.text)
    case .portion(let portion): html.text(portion.text)
    case .date(let date, .bare): html.text(date.short)
    case .date(let date, let form):
      html.element("time", "datetime", date.description, text: form == .weekday ? date.shortWithWeekday : date.short)
    case .length(let length): html.text(length.text)
    case .version(let version): html.text(version.text)
    case .fingerprint(let digits): html.element("code", "id", digits, text: digits)
    case .strong(let phrase): element("b", phrase)
    case .code(let text): html.element("code", text: text)
    case .link(let link): write(link)
    case .mark(let mark): html.append(mark.html)
    case .state(let state): write(state)
    case .meaningChange:
      html.element("span", ["class": "nc", "title": "the meaning changes here"], text: inline.plain)
    case .span(let role, let phrase): write(phrase, as: role)
    case .added(let text): html.element("ins", text: text)
    case .removed(let text): html.element("del", text: text)
    case .lines(let lines): write(.list(List(nil, lines.map { List.Item($0) })))
    }
  }

  private mutating func element(_ name: StaticString, _ phrase: Phrase) {
    html.open(name)
    write(phrase)
    html.close(name)
  }

  private mutating func write(_ phrase: Phrase, as role: Role) {
    html.open("span", class: role.cssClass)
    write(phrase)
    html.close("span")
  }

  private mutating func write(_ link: Link) {
    let target = href(link.destination)
    html.open("a") { html in
      if let style = link.role?.cssClass { html.attribute("class", literal: style) }
      switch link.relation {
      case .previous: html.attribute("rel", literal: "prev")
      case .next: html.attribute("rel", literal: "next")
      case .current, nil: break
      }
      html.attribute("href", target)
      if link.relation == .current { html.attribute("aria-current", literal: "page") }
    }
    write(link.content)
    html.close("a")
  }

  private mutating func write(_ state: StateLabel) {
    html.raw("<span class=\"state")
    switch state.tone {
    case .plain: break
    case .missed: html.raw(" s-missed")
    case .risk: html.raw(" s-risk")
    case .named(let word):
      html.raw(" s-")
      html.text(word, quotes: true)
    }
    html.raw("\">")
    // Without a mark the words are the state; with one they stand beside it.
    if let mark = state.mark {
      html.append(mark.html)
      element("span", state.words)
    } else {
      write(state.words)
    }
    html.close("span")
  }
}
