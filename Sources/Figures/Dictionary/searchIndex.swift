package import Definitions
import Documents
package import Editions
import Markup

/// The script that the search reads: `window.concordSearch = [[label, what it is, address, other words, 1 to avoid]...]`.
///
/// A script, because a page opened from a file may not fetch. It depends on nothing but words, so that its hash can
/// stand in every page's address of it.
package func searchIndex(glossary: Glossary, pages: [ReportPage], places: [SearchPlace] = []) -> [UInt8] {
  var script = SearchScript()
  for definition in glossary.definitions {
    let words = [definition.abbreviation].compactMap(\.self) + definition.synonyms
    script.add(
      definition.name, [definition.abbreviation, definition.kind.words].compactMap(\.self).joined(separator: ", "),
      .definition(definition.id), words: words.joined(separator: " "))
    for avoided in definition.avoid {
      let instead = avoided.use.flatMap { glossary[$0] }
      let shown = instead.map { "say \($0.shortName)" } ?? avoided.why ?? "avoid; see \(definition.shortName)"
      script.add(avoided.label, shown, .definition(instead?.id ?? definition.id), isToAvoid: true)
    }
  }
  if glossary.definitions.contains(where: { $0.kind == .stage }) { script.add("Stage map", "page", .stages) }
  if glossary.definitions.contains(where: { $0.kind == .commitment }) {
    script.add(
      "Scorecard", "page", .scorecard,
      words:
        "promise promises promised commitment commitments kept met missed target targets sla breach breaches breached verdict")
  }
  script.add(
    "Health", "page", .health,
    words: "unsigned signature signatures overdue review stale missing manual typed by hand findings trust")
  script.add("Data quality", "page", .quality, words: "records duplicates blank incomplete extracts age odd")
  script.add(
    "Restated values", "page", .restatements,
    words: "restated restatement restatements revised revision corrected correction moved changed number")
  for page in pages {
    script.add(page.title ?? page.name, "page", .page(page.name), words: page.blockNames.joined(separator: " "))
  }
  for place in places { script.add(place.label, "page", place.address, words: place.words) }
  return script.bytes
}

/// A page that is there only in some editions, with the words that lead to it.
package struct SearchPlace: Sendable {
  let label: String
  let address: Address
  let words: String
}

extension SearchPlace {
  /// Those of a content folder: closed periods, the log of changes, the notes.
  package static func all(
    hasPeriods: Bool, hasAgreements: Bool, hasNotes: Bool, hasMeetings: Bool = false
  ) -> [SearchPlace] {
    var places: [SearchPlace] = []
    if hasPeriods {
      places.append(
        SearchPlace(
          label: "All periods", address: .periods, words: "frozen freeze closed archive history month week last report"))
    }
    if hasAgreements {
      places.append(
        SearchPlace(
          label: "Changes", address: .changes, words: "changed definitions meanings signed versions log feed what changed"))
    }
    if hasNotes { places.append(SearchPlace(label: "Notes", address: .notes, words: "decisions actions minutes meeting")) }
    if hasMeetings {
      places.append(
        SearchPlace(label: "Meetings", address: .meetings, words: "agenda cadence rhythm standup actions calendar due"))
    }
    return places
  }
}

extension ReportPage {
  /// What stands on it, by the names of its blocks; of an agenda also what it is for.
  package var blockNames: [String] {
    let names = Set(document.codeBlocks.compactMap(\.reportBlockName)).sorted()
    return names.contains("agenda") ? names + ["decisions", "meeting"] : names
  }
}

/// JavaScript text under construction.
private struct SearchScript {
  private var body: [UInt8] = Array("window.concordSearch=[".utf8)
  private var isFirst = true

  var bytes: [UInt8] { body + Array("];\n".utf8) }

  mutating func add(_ label: String, _ shown: String, _ address: Address, words: String = "", isToAvoid: Bool = false) {
    if !isFirst { body.append(UInt8(ascii: ",")) }
    isFirst = false
    body.append(UInt8(ascii: "["))
    string(label)
    for text in [shown, address.path] + (words.isEmpty && !isToAvoid ? [] : [words]) {
      body.append(UInt8(ascii: ","))
      string(text)
    }
    if isToAvoid { body += ",1".utf8 }
    body.append(UInt8(ascii: "]"))
  }

  /// A literal that is safe wherever the script stands: no `<` that could end an element, and no line separators, which
  /// older JavaScript ends a string at.
  private mutating func string(_ text: String) {
    body.append(UInt8(ascii: "\""))
    // Nearly every text stands as it is.
    let isPlain = text.utf8.allSatisfy { byte in
      byte &- 0x20 < 0x5F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "<")
    }
    if isPlain {
      body += text.utf8
      return body.append(UInt8(ascii: "\""))
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        body.append(UInt8(ascii: "\\"))
        body += String(scalar).utf8
      case "\u{0}"..."\u{1F}", "<", "\u{2028}", "\u{2029}", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        body += "\\u\(String(repeating: "0", count: 4 - hex.utf8.count))\(hex)".utf8
      default: body += String(scalar).utf8
      }
    }
    body.append(UInt8(ascii: "\""))
  }
}
