import Changes
import HyperText

/// What two states of a definition say differently, a line each; the sentence is told apart, for it is long.
struct DifferenceLines {
  let difference: VersionDifference

  var html: HTML {
    var html = HTML()
    let wording = difference.wording.filter { $0.part != "definition" }
    guard !wording.isEmpty || !difference.meaning.isEmpty || !difference.targets.isEmpty else { return html }
    html.element("ul") { html in
      for change in wording {
        html.element("li") { html in
          html.text("\(change.part.capitalizedFirst): ")
          html.append(WordRuns.merged(change.words))
        }
      }
      for change in difference.meaning { Self.line(change.action, change.text, change.direction, to: &html) }
      for change in difference.targets { Self.line(change.action, "promised: \(change.text)", change.direction, to: &html) }
    }
    return html
  }

  /// "+ at least 25%, loosened" as an item of a list.
  static func line(_ action: MeaningChange.Action, _ text: String, _ direction: Direction?, to html: inout HTML) {
    html.element("li") { html in
      switch action {
      case .added: html.element("ins", text: "+ \(text)")
      case .removed: html.element("del", text: "\u{2212} \(text)")
      case .changed, .moved: html.text("~ \(text)")
      }
      if let direction { html.text(", \(direction.rawValue)") }
    }
  }
}

extension VersionDifference {
  /// The definition's sentence word by word, where it moved.
  var sentence: TextChange? { wording.first { $0.part == "definition" } }
}
