import Documents
import HyperText

/// What an index of definitions has.
extension PageWriter {
  mutating func write(_ entries: Entries) {
    html.open("ul", class: entries.role?.cssClass)
    for entry in entries.entries { write(entry) }
    html.close("ul")
  }

  /// The style sheet shows or hides an entry by the classes of what it is picked by.
  private mutating func write(_ entry: Entry) {
    let state = entry.state.map { " st-\($0)" } ?? ""
    html.open("li", class: "entry kd-\(entry.kind)\(state)", id: entry.id)
    html.open("div", class: "e-name")
    write(entry.name)
    html.close("div")
    html.open("p", class: "e-def")
    write(entry.sentence)
    html.close("p")
    html.open("p", class: "e-kind")
    write(entry.kindWords)
    html.close("p")
    html.open("p", class: "e-own")
    if let answerer = entry.answerer { write(.span(.answerer, Phrase(answerer))) }
    html.close("p")
    html.open("p", class: "e-st")
    if let label = entry.stateLabel { write(label) }
    html.close("p")
    html.close("li")
  }

  /// A form that nobody sends: a script suggests words, and the choices work by the style sheet alone.
  mutating func write(_ finder: Finder) {
    html.open("form", ["class": "find", "role": "search", "aria-label": "In the dictionary"])
    html.open("div", class: "f-q")
    html.element("label", ["for": "t.find"], text: "Find a term")
    html.void(
      "input",
      [
        "type": "search", "id": "t.find", "data-search": "", "autocomplete": "off", "spellcheck": "false",
        "placeholder": finder.examples,
      ])
    html.element("p", ["class": "hint"], text: finder.hint)
    html.close("div")
    for filter in finder.filters { write(filter) }
    html.close("form")
  }

  private mutating func write(_ filter: Finder.Filter) {
    html.open("fieldset", class: "pick")
    html.element("legend", text: filter.legend)
    for (place, choice) in ([filter.all] + filter.choices).enumerated() {
      let id = "\(filter.name)-\(choice.name)"
      html.void("input", ["type": "radio", "name": filter.name, "id": id, "checked": place == 0 ? "" : nil])
      html.open("label", ["for": id])
      html.text("\(choice.label) ")
      html.element("span", text: choice.count.text)
      html.close("label")
    }
    html.close("fieldset")
  }

  mutating func write(_ strip: LetterStrip) {
    html.open("nav", ["class": "az", "aria-label": "Letters"])
    html.open("ul")
    for letter in strip.letters {
      html.open("li")
      if let destination = letter.destination {
        html.element(
          "a", ["href": href(destination), "aria-current": letter.isCurrent ? "page" : nil], text: letter.text)
      } else {
        html.element("span", ["aria-hidden": "true"], text: letter.text)
      }
      html.close("li")
    }
    html.close("ul")
    html.close("nav")
  }
}
