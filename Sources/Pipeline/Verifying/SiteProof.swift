import Definitions
import Diagnostics
import Editions
import Numbers
import Proofs
import ShownNumbers
import Snapshots

/// The pages of a site, each held against what the project has.
struct SiteProof: Sendable {
  struct Page: Sendable {
    var findings: [Diagnostic] = []
    var numbers = 0
    var stamps = 0
  }

  private let site: PublishedSite
  private let lists: [String: [PublishedNumber]]
  private let edition: Edition
  private let evidence: Evidence
  /// Meanings by the first eight digits of their fingerprint.
  private let meanings: [Substring: [(fingerprint: String, known: KnownMeaning)]]
  /// Whether every party signed the meaning of a row, by metric and meaning.
  private let signed: [[String]: Bool]

  init(_ site: PublishedSite, _ lists: [String: [PublishedNumber]], _ edition: Edition) {
    self.site = site
    self.lists = lists
    self.edition = edition
    let keys = Set(lists.values.joined().flatMap(\.keys))
    evidence = Evidence(of: edition, keys)
    meanings = Dictionary(
      grouping: edition.ledger.all.map { entry in
        (entry.fingerprint, KnownMeaning(definition: entry.id, version: entry.version))
      }
    ) { $0.0.prefix(8) }
    var signed: [[String]: Bool] = [:]
    for key in keys {
      guard let meaning = key.meaning, signed[[key.metric, meaning]] == nil else { continue }
      signed[[key.metric, meaning]] = edition.isSigned(meaning: meaning, of: key.metric)
    }
    self.signed = signed
  }

  /// Holds one page against its list of numbers, and these against the snapshots.
  @Sendable func page(_ file: String) -> Page {
    var page = Page()
    guard let html = site.read(file, &page.findings) else { return page }
    let marks = PageMarks(html)
    let numbers = lists[file] ?? []
    let path = site.shown(file)
    page.findings += pageProblems(marks, numbers, path: path)
    page.findings += stampProblems(marks, path: path) { digits in
      (meanings[digits.prefix(8)] ?? []).filter { $0.fingerprint.hasPrefix(digits) }.map(\.known)
    }
    let lines = Dictionary(marks.numbers.map { ($0.index, $0.line) }, uniquingKeysWith: { first, _ in first })
    for (index, number) in numbers.enumerated() {
      let place = SourcePosition(file: path, line: lines[index] ?? 0)
      if let problem = number.problem(evidence) {
        page.findings.append(
          Diagnostic(
            .proofNumber, at: place, "number \(index), '\(number.text)': \(problem)", suggestion: "build the site again"))
      }
      if let problem = stampProblem(number) {
        page.findings.append(
          Diagnostic(
            .proofStamp, at: place, "number \(index), '\(number.text)': \(problem)", suggestion: "build the site again"))
      }
    }
    page.numbers = numbers.count
    page.stamps = marks.stamps.count
    return page
  }

  // MARK: Meanings

  private func stampProblem(_ number: PublishedNumber) -> String? {
    guard case .observed(let key, let standing) = number.origin else { return nil }
    guard let meaning = key.meaning else {
      return standing == .unstamped ? nil : "it carries no meaning, but says that it has one"
    }
    guard standing != .unstamped else { return "it carries the meaning \(meaning), but says that it has none" }
    let isSigned = signed[[key.metric, meaning]] ?? false
    if number.oddities.contains(.notAgreed) || isSigned || [.ahead, .outdated, .unknown].contains(standing) { return nil }
    return "its meaning \(meaning) is not signed by every party, and the page does not say so"
  }

  /// Meanings that honest pages show as not agreed, each told once with how many numbers carry it.
  var unsignedMeanings: [Diagnostic] {
    var counts: [[String]: Int] = [:]
    for number in lists.values.joined() where number.oddities.contains(.notAgreed) {
      guard case .observed(let key, _) = number.origin else { continue }
      counts[[key.metric, key.meaning ?? ""], default: 0] += 1
    }
    return counts.map { names, count in
      let numbers = "\(count) \(count == 1 ? "number" : "numbers") of \(names[0])"
      let message =
        names[1].isEmpty
        ? "\(numbers) \(count == 1 ? "carries" : "carry") no meaning"
        : "\(numbers) \(count == 1 ? "has" : "have") a meaning that not every party has signed: \(names[1])"
      return Diagnostic(
        .proofStamp, at: SourcePosition(file: edition.glossary[names[0]]?.position.file ?? site.path), message,
        suggestion: "have the parties sign it, or leave it: the pages say so", severity: .warning)
    }
  }
}
