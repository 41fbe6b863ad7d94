import Foundation
import Testing

/// What the sample company writes keeps to what it tells others.
struct ProseTests {
  @Test func noTextUsesAWordThatTheGlossarySaysToAvoid() throws {
    let files = try SampleContent.texts()
    let glossary = files.filter { $0.key.hasPrefix("glossary/") }.values
    // Another meaning of a label is declared the same way, and is no reason to avoid it.
    let labels = glossary.flatMap {
      $0.replacing(/ambiguous: .*/, with: "").matches(of: /\{label: "?([^,}"]+)/).map { String($0.output.1) }
    }
    #expect(labels.count > 20)
    for (path, text) in files {
      let prose = text.split(separator: "\n").filter { !$0.contains("label:") }.joined(separator: "\n")
      for label in labels {
        let word = try Regex("(^|[^\\w-])\(NSRegularExpression.escapedPattern(for: label))s?\\b").ignoresCase()
        #expect(!prose.contains(word), "\(path) says '\(label)'")
      }
    }
  }

  @Test func everyLinkOfANoteOrPageLeadsToADefinition() throws {
    let files = try SampleContent.texts()
    let definitions = files.keys.filter { $0.hasPrefix("glossary/") }
    let ids = Set(definitions.map { URL(filePath: $0).deletingPathExtension().lastPathComponent })
    for (path, text) in files {
      for link in text.matches(of: /\((?:term|metric):([a-z0-9-]+)/) {
        #expect(ids.contains(String(link.output.1)), "\(path) links to \(link.output.1)")
      }
    }
  }
}
