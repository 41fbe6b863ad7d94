package import Diagnostics

/// A term of a glossary that was written elsewhere, read and not yet a definition of ours.
package struct ForeignTerm: Hashable, Sendable {
  /// What other files of the original call it by, where it is a file itself.
  package var id: String?
  package var name: String
  /// As the original's heading has it, for links to that heading.
  package var heading: String?
  package var abbreviation: String?
  package var synonyms: [String] = []
  /// In plain words; empty where the original says nothing.
  package var sentence: String
  /// Markdown, as it was.
  package var prose = ""
  /// Sentences of a list under "Criteria" or "Entry".
  package var criteria: [String] = []
  /// What has no key of ours: a name and a text each.
  var remarks: [Remark] = []
  /// Names of other terms.
  package var related: [String] = []
  /// Who answers for it there, as a role; what may tell which team wrote it.
  package var owner: String?
  package var origin: SourcePosition

  struct Remark: Hashable, Sendable {
    var name: String
    var text: String
  }

  package init(name: String, sentence: String, origin: SourcePosition) {
    self.name = name
    self.sentence = sentence
    self.origin = origin
  }
}

/// What was read of a glossary, and what was not.
package struct ForeignGlossary: Sendable {
  package var terms: [ForeignTerm] = []
  package private(set) var losses: [Loss] = []
  package var findings: [Diagnostic] = []

  /// What an import could not keep as it was.
  package struct Loss: Hashable, Sendable {
    package enum Fate: String, Hashable, Sendable {
      case leftInProse = "left in the prose"
      case dropped
      case leftOut = "left out"
    }
    package var fate: Fate
    package var what: String
    package var first: SourcePosition
    package var count = 1
  }

  private var places: [String: Int] = [:]

  package init() {}

  /// Notes a loss; those of one kind are one, with their count and the place of the first.
  mutating func lose(_ what: String, _ fate: Loss.Fate, at position: SourcePosition) {
    let key = "\(fate.rawValue) \(what)"
    if let place = places[key] {
      losses[place].count += 1
    } else {
      places[key] = losses.count
      losses.append(Loss(fate: fate, what: what, first: position))
    }
  }

  /// A line for each loss.
  package var lossLines: [String] {
    losses.map { loss in
      let times = loss.count == 1 ? "" : " (\(loss.count) times)"
      return "\(loss.first.file):\(loss.first.line): \(loss.fate.rawValue)\(times): \(loss.what)"
    }
  }
}
