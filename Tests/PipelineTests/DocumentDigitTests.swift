import Charts
import Diagnostics
import Documents
import Figures
import Files
import Foundation
import Markup
import ShownNumbers
import Testing

@testable import Pipeline

/// No digit of a document is without an origin: shown numbers, counts, dates and versions are parts of their own kinds, in
/// drawings too, where an axis has its levels, and prose is its author's. What is left is plain words, and a digit among them is one that an author wrote, or
/// belongs to the name of a period.
@Suite struct DocumentDigitTests {
  @Test(arguments: ["agreed", "unsigned"])
  func everyDigitOfPlainWordsIsAnAuthorsOrAPeriods(name: String) async throws {
    let root = repository + "/Tests/Site/goldens/" + name
    let written = try authoredWords(in: root + "/content")
    let site = await readSite(
      BuildOptions(root: root, threads: 1, writes: false), in: RootFolder(root), { _ in }
    ).site
    var found: [String] = []
    var pages = 0
    for artifact in site.artifacts {
      guard case .document(let make) = artifact.making else { continue }
      let document = make()
      pages += 1
      for text in plainTexts(of: document.blocks) {
        let words = withoutNames(text).split { !$0.isLetter && !$0.isNumber && !"-.,_:/".contains($0) }
        let strange = words.filter { word in word.contains(where: \.isNumber) && !written.contains(bare(word)) }
        if !strange.isEmpty { found.append("\(document.address.path): \(strange.joined(separator: " ")) in '\(text)'") }
      }
    }
    #expect(pages > 20)
    #expect(Array(Set(found)).sorted() == [])
  }
}

private let repository = #filePath.components(separatedBy: "/Tests/")[0]

/// The words with digits of everything that people write: definitions, pages, notes, settings, forms and signatures.
private func authoredWords(in folder: String) throws -> Set<String> {
  var words: Set<String> = []
  let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
  for file in files where file.hasSuffix(".md") || file.hasSuffix(".yml") {
    let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && !"-.,_:/".contains($0) })
    where word.contains(where: \.isNumber) {
      words.insert(bare(word))
    }
  }
  return words
}

private func bare(_ word: Substring) -> String { word.trimmingCharacters(in: CharacterSet(charactersIn: "-.,_:/")) }

/// A text without what is named by digits: periods and days (`Oct 2026`, `Q3 2026`, `W44 2026`, `FY26`, `6 Nov 2026`), versions
/// (`v2`), meanings (`ab443b7e`), statistics (`90th percentile`), the days of a cohort (`D14`, `within 14 days`, `14 days` over a column), the axis of all
/// shares.
private func withoutNames(_ text: String) -> String {
  let months =
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
  let forms = [
    "\\b\\d{1,2} \(months)(?: \\d{4})?\\b", "\\b\(months)(?: \\d{1,2})?(?:,? \\d{4})?\\b", "\\bQ[1-4](?: \\d{4})?\\b",
    "\\b(?:week|W) ?\\d{1,2}(?:,? \\d{4})?\\b", "\\bFY ?\\d{2,4}(?: [QP]\\d{1,2})?\\b",
    "\\b\\d{4}-(?:\\d\\d|W\\d\\d|Q\\d)(?:-\\d\\d)?\\b",
    "\\b(?:19|20|21)\\d\\d\\b", "\\bv\\d+\\b", "\\b[0-9a-f]{8}(?:[0-9a-f]{4})?\\b", "\\b\\d\\d?(?:st|nd|rd|th) percentile\\b",
    "\\bp\\d\\d\\b", "\\bD\\d+\\b", "\\b[Ww]ithin \\d+ days\\b", "^\\d+ days$",
    "\\b0 to 100%",
  ]
  return forms.reduce(text) { $0.replacingOccurrences(of: $1, with: " ", options: .regularExpression) }
}

/// The plain words of a value and all that it holds.
private func plainTexts(of value: Any) -> [String] {
  switch value {
  case let text as String: return [text]
  // They say where their digits come from.
  case is ShownNumber, is Count, is Portion, is TimeLength, is VersionNumber, is Lineage, is Prose, is Destination, is Address:
    return []
  case let chart as any Chart: return words(of: chart)
  case let label as Group.Label:
    if case .text(let text) = label { return [text] }
    return []
  case let inline as Documents.Inline:
    switch inline {
    case .text(let text): return [text]
    // A fingerprint, a source, a line of SQL; what a version says instead of another.
    case .code, .fingerprint, .added, .removed, .date: return []
    default: return children(of: inline)
    }
  case let block as Documents.Block:
    if case .listing = block { return [] }
    return children(of: block)
  default: return children(of: value)
  }
}

/// What the title and the drawings of a chart say in plain words: what is no number, no count, no level of an axis.
private func words(of chart: any Chart) -> [String] {
  let labels = chart.drawings.flatMap { chart.scene($0).labels.map(\.lettering) }
  return ([chart.title] + labels).flatMap(\.runs).compactMap { if case .words(let words) = $0 { words } else { nil } }
}

private func children(of value: Any) -> [String] {
  Mirror(reflecting: value).children.flatMap { child -> [String] in
    // Anchors and keys are no words.
    if let label = child.label, ["id", "key", "name", "label"].contains(label), child.value is String || child.value is String?
    {
      return []
    }
    return plainTexts(of: child.value)
  }
}
