import Documents

extension Phrase {
  /// The words of a line. What a later version says and what it says no more is marked, `{+30+}` and `[-60-]`, since nothing
  /// else tells it from the words around it.
  var marked: String {
    guard inlines.count > 1 else { return plain }
    return inlines.map { inline in
      switch inline {
      case .added(let text): text.hasPrefix("+ ") ? text : "{+\(text)+}"
      case .removed(let text): text.hasPrefix("\u{2212} ") ? text : "[-\(text)-]"
      default: inline.plain
      }
    }
    .joined()
  }
}
