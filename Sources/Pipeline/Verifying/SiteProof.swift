import Diagnostics
import Editions
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
  let numbers: NumberProof
  /// Meanings by the first eight digits of their fingerprint.
  private let meanings: [Substring: [(fingerprint: String, known: KnownMeaning)]]

  init(_ site: PublishedSite, _ lists: [String: [PublishedNumber]], _ edition: Edition) {
    self.site = site
    self.lists = lists
    numbers = NumberProof(lists, edition)
    meanings = Dictionary(
      grouping: edition.ledger.all.map { entry in
        (entry.fingerprint, KnownMeaning(definition: entry.id, version: entry.version))
      }
    ) { $0.0.prefix(8) }
  }

  /// Holds one page against its list of numbers, and these against the snapshots.
  @Sendable func page(_ file: String) -> Page {
    var page = Page()
    guard let html = site.read(file, &page.findings) else { return page }
    let marks = PageMarks(html)
    let listed = lists[file] ?? []
    let path = site.shown(file)
    page.findings += pageProblems(marks, listed, path: path)
    page.findings += stampProblems(marks, path: path) { digits in
      (meanings[digits.prefix(8)] ?? []).filter { $0.fingerprint.hasPrefix(digits) }.map(\.known)
    }
    let lines = Dictionary(marks.numbers.map { ($0.index, $0.line) }, uniquingKeysWith: { first, _ in first })
    page.findings += numbers.problems(of: file, path: path, lines: lines, advice: "build the site again")
    page.numbers = listed.count
    page.stamps = marks.stamps.count
    return page
  }
}
