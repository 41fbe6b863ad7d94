import Diagnostics
import HyperText
import Markup
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The examples of the CommonMark 0.30 specification. They are not part of the project (CC BY-SA): the folder is named
/// by CONCORD_SHARED, or stands beside the repository.
private let specification: String? = {
  let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
  let shared = unsafe getenv("CONCORD_SHARED").map { unsafe String(cString: $0) } ?? root + "/../shared"
  return readText(shared + "/data/commonmark-spec/spec-0.30.txt")
}()

/// Examples whose HTML is not the reference's because raw HTML is dropped; no example has an unsafe address.
private let examplesWithRawHTML: [ClosedRange<Int>] = [
  21...21, 31...31, 148...191, 201...201, 308...309, 344...344, 474...476, 490...490, 493...493, 523...523,
  535...535, 612...616, 622...622, 624...624, 627...631, 642...643,
]
/// Those of them that hold comments only, of which nothing is said.
private let examplesWithComments = [179, 183, 308, 309, 624]

@Test(.enabled(if: specification != nil, "spec-0.30.txt is not there; set CONCORD_SHARED"))
func rendersTheExamplesOfTheSpecification() throws {
  let examples = examples(in: try #require(specification))
  #expect(examples.count == 652)
  var different: [Int] = []
  var silent: [Int] = []
  for (index, example) in examples.enumerated() {
    let document = parseMarkup(example.markdown, file: "spec.md")
    guard renderMarkup(document).html.string != example.html else { continue }
    different.append(index + 1)
    if document.diagnostics.isEmpty { silent.append(index + 1) }
    #expect(document.diagnostics.allSatisfy { $0.rule == .markdownRawHTML })
  }
  #expect(different == examplesWithRawHTML.flatMap(Array.init))
  #expect(silent == examplesWithComments)
}

private func examples(in specification: String) -> [(markdown: String, html: String)] {
  let fence = String(repeating: "`", count: 32)
  var examples: [(markdown: String, html: String)] = []
  var markdown: String?
  var html: String?
  for line in specification.split(separator: "\n", omittingEmptySubsequences: false) {
    if line == fence + " example" {
      markdown = ""
    } else if line == fence {
      if let markdown, let html { examples.append((markdown, html)) }
      (markdown, html) = (nil, nil)
    } else if markdown != nil, html == nil, line == "." {
      html = ""
    } else {
      let text = String(line.map { $0 == "→" ? "\t" : $0 }) + "\n"
      if html != nil { html? += text } else { markdown? += text }
    }
  }
  return examples
}
