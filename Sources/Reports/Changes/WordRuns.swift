import Changes
import HyperText

/// A text that was and is, word by word, in one line or on two sides.
enum WordRuns {
  /// Both texts as one, what went struck out before what came.
  static func merged(_ runs: [WordRun]) -> HTML { html(runs) { _ in true } }

  /// What the text was: what went is struck out.
  static func before(_ runs: [WordRun]) -> HTML { html(runs) { $0 != .inserted } }

  /// What the text is: what came is underlined.
  static func after(_ runs: [WordRun]) -> HTML { html(runs) { $0 != .deleted } }

  private static func html(_ runs: [WordRun], where isShown: (WordRun.Fate) -> Bool) -> HTML {
    var html = HTML()
    for (index, run) in runs.filter({ isShown($0.fate) }).enumerated() {
      if index > 0 { html.text(" ") }
      switch run.fate {
      case .equal: html.text(run.text)
      case .deleted: html.element("del", text: run.text)
      case .inserted: html.element("ins", text: run.text)
      }
    }
    return html
  }
}
