import Calendars
import Definitions
package import Diagnostics

/// Scoring models that nobody has reviewed for a year: the buyers, the product and the campaigns have moved since, and the points
/// have not.
package func oldScoringModels(_ edition: Edition) -> [Diagnostic] {
  edition.glossary.definitions.filter { $0.isInUse && $0.isScoringModel }.compactMap { definition in
    guard let last = definition.review?.last ?? definition.effective, last.adding(months: 12) < edition.asOf else { return nil }
    let since = definition.review?.last == nil ? "has never been reviewed since it came into force" : "was last reviewed"
    return Diagnostic(
      .definitionScoringOld, at: definition.review?.position ?? definition.position,
      "'\(definition.id)' scores leads and \(since) on \(last.short), more than a year ago: it is probably wrong",
      suggestion: "let both teams judge a sample of recent leads, then set review.last to that day")
  }
}

extension Definition {
  /// Whether its name, or another label of its own, is about a score.
  fileprivate var isScoringModel: Bool {
    guard kind == .concept || kind == .stage else { return false }
    return ([name] + synonyms).contains { label in
      label.mayHoldScore
        && comparedName(label).split { !$0.isLetter }.contains { $0 == "score" || $0 == "scoring" || $0 == "scores" }
    }
  }
}

extension String {
  /// A look at the bytes, which spares almost every label the one at its words: false where none of them begins with "scor".
  fileprivate var mayHoldScore: Bool {
    var found: UInt32 = 0
    for byte in utf8 {
      guard byte < 0x80 else { return true }
      found = found << 8 | UInt32(byte | 0x20)
      if found == 0x73_63_6F_72 { return true }
    }
    return false
  }
}
