import Documents
import Editions

/// What a figure has to say of a split beside its numbers.
extension Split {
  /// "The members shown add up to 60, 40 less than the total of 100."; empty where they make it, and where nothing may be added.
  var gapWords: Phrase {
    guard let gap else { return "" }
    return """
      The members shown add up to \(gap.sum), \(gap.difference) \(gap.isShort ? "less" : "more") than the total of \(gap.total).
      """
  }

  /// "South is withheld. North and West have no value."; empty where every member has one.
  var absenceWords: Phrase {
    func names(_ isWithheld: Bool) -> [String] {
      absent.filter { ($0.absence == .withheld) == isWithheld }.map(\.name)
    }
    let whole: Phrase = if case .absent(.withheld) = total { "The total is withheld." } else { "" }
    return [absenceSentences(withheld: names(true), missing: names(false), least: leastCases), whole].joinedSentences
  }
}

/// Why a number is withheld, where it is by how few cases it has.
func withheldReason(least: Int) -> Phrase {
  "Numbers of fewer than \(count: least) cases are withheld, and those that would tell them."
}

/// Which members are withheld, `least` being the fewest cases that are shown, and which have no value.
func absenceSentences(withheld: [String], missing: [String], least: Int?) -> Phrase {
  func sentence(_ names: [String], _ one: String, _ many: String) -> Phrase {
    switch names.count {
    case 0: ""
    case ...3: "\(names.listed) \(names.count == 1 ? one : many)."
    default: "\(count: names.count) members \(many)."
    }
  }
  return [
    sentence(withheld, "is withheld", "are withheld"), withheld.isEmpty ? "" : least.map(withheldReason) ?? "",
    sentence(missing, "has no value", "have no value"),
  ].joinedSentences
}

extension [String] {
  fileprivate var listed: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + (last ?? "")
  }
}
