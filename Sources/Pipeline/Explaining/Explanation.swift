package import Diagnostics

/// Where something comes from, in words for a terminal.
package struct Explanation: Sendable {
  /// Empty where there is nothing to explain: the findings say why.
  package var text: String
  package var findings: [Diagnostic]

  init(text: String = "", findings: [Diagnostic] = []) {
    self.text = text
    self.findings = findings
  }

  /// What is wrong with the name that a person gave.
  static func refusal(_ message: String, _ suggestion: String?) -> Explanation {
    Explanation(
      findings: [Diagnostic(.definitionUnknownReference, at: SourcePosition(file: ""), message, suggestion: suggestion)])
  }
}

/// A text of headed sections.
struct ExplanationText {
  private(set) var text: String

  init(title: String) { text = title + "\n" }

  /// Nothing where there are no lines.
  mutating func add(_ heading: String, _ lines: [String]) {
    guard !lines.isEmpty else { return }
    text += "\n\(heading)\n"
    for line in lines.flatMap({ $0.split(separator: "\n", omittingEmptySubsequences: false) }) {
      text += line.isEmpty ? "\n" : "  \(line)\n"
    }
  }
}
