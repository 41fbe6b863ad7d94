import Calendars
import Definitions
import Diagnostics
import Markup
import Snapshots

/// What all report pages share, worked out once: their blocks, the rows those need, what became of the commitments.
struct ReportSite: Sendable {
  let edition: Edition
  let pages: [PreparedPage]
  let archive: SeriesArchive
  let scorecards: ScorecardHistory
  /// Where every definition stands today, counted once.
  let agreement: Agreement
  /// Commitments by the metric that measures them, in the order of ids.
  private let commitmentsByMeasure: [String: [Definition]]

  /// A page with its blocks read.
  struct PreparedPage: Sendable {
    var page: ReportPage
    /// By the line of the opening fence.
    var blocks: [Int: ReportBlock]
    /// Ids of the blocks on the page, by the same line.
    var keys: [Int: String]
    /// Of the blocks, in document order.
    var diagnostics: [Diagnostic]

    init(_ page: ReportPage, _ glossary: Glossary) {
      self.page = page
      blocks = [:]
      keys = [:]
      diagnostics = []
      var taken = Set(page.document.headings.map(\.anchor))
      for code in page.document.blocks.codeBlocks where code.reportBlockName != nil {
        let (block, problems) = readBlock(code, in: glossary)
        diagnostics += problems
        guard let block else { continue }
        blocks[code.position.line] = block
        let stem = "b-" + (block.title?.fragment ?? block.name.rawValue)
        var key = stem
        var number = 1
        while !taken.insert(key).inserted {
          number += 1
          key = "\(stem)-\(number)"
        }
        keys[code.position.line] = key
      }
    }

    /// The headline numbers, in the order of the page.
    var tiles: [MetricPick] {
      blocks.sorted { $0.key < $1.key }.flatMap { entry -> [MetricPick] in
        if case .kpis(let picks) = entry.value.content { picks } else { [] }
      }
    }

    /// The first headline number, which a dashboard opens with.
    var headline: (pick: MetricPick, block: ReportBlock)? {
      for (_, block) in blocks.sorted(by: { $0.key < $1.key }) {
        if case .kpis(let picks) = block.content, let first = picks.first { return (first, block) }
      }
      return nil
    }
  }

  /// How far the glossary is agreed, and what is open in it.
  struct Agreement: Sendable {
    var agreed: Int
    var total: Int
    /// Definitions that someone has to decide about, disputed ones first.
    var open: [Definition]
  }

  init(_ edition: Edition) {
    self.edition = edition
    pages = edition.pages.map { PreparedPage($0, edition.glossary) }
    var needs: [String: SeriesArchive.Need] = [:]
    for page in pages { for block in page.blocks.values { block.add(to: &needs, edition.glossary) } }
    archive = SeriesArchive(needs, in: edition)
    scorecards = ScorecardHistory(edition)
    agreement = Self.agreement(edition)
    var byMeasure: [String: [Definition]] = [:]
    for definition in edition.glossary.definitions {
      if case .commitment(let commitment) = definition.semantics {
        byMeasure[commitment.measure, default: []].append(definition)
      }
    }
    commitmentsByMeasure = byMeasure
  }

  func commitments(measuredBy metric: String) -> [Definition] { commitmentsByMeasure[metric] ?? [] }

  private static func agreement(_ edition: Edition) -> Agreement {
    func rank(_ definition: Definition) -> Int? {
      switch edition.status(of: definition.id) {
      case .disputed: 0
      case .lapsed: 1
      case .halfSigned: 2
      case .draft, .proposed, .agreed, .retired: nil
      }
    }
    let inForce = edition.glossary.definitions.filter { $0.declared != .retired }
    let agreed = inForce.count { definition in
      if case .agreed = edition.status(of: definition.id) { return true }
      return false
    }
    let open = inForce.compactMap { definition in rank(definition).map { ($0, definition) } }
      .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
    return Agreement(agreed: agreed, total: inForce.count, open: open.map(\.1))
  }
}

extension [Block] {
  /// Code blocks at any depth, in document order.
  var codeBlocks: [CodeBlock] {
    flatMap { block -> [CodeBlock] in
      switch block {
      case .code(let code): [code]
      case .quote(let blocks): blocks.codeBlocks
      case .list(let list): list.items.flatMap(\.codeBlocks)
      case .heading, .paragraph, .table, .thematicBreak: []
      }
    }
  }
}

extension String {
  /// Letters and digits of ASCII with hyphens between, for an id; nil where none are left.
  fileprivate var fragment: String? {
    let words = lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? nil : words.joined(separator: "-")
  }
}
