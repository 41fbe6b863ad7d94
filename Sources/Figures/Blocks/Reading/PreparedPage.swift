import Definitions
import Diagnostics
import Editions
import Markup

/// A page with its blocks read.
struct PreparedPage: Sendable {
  /// Its name, which never changes.
  let name: String
  private let read: Traced<ReadPage>

  var page: ReportPage { asked.page }
  /// By the line of the opening fence.
  var blocks: [Int: PlacedBlock] { asked.blocks }
  /// Of the blocks, in document order.
  var diagnostics: [Diagnostic] { asked.diagnostics }

  private var asked: ReadPage {
    DependencyLog.current?.note(.page(name))
    return read.value
  }

  private struct ReadPage: Sendable {
    var page: ReportPage
    var blocks: [Int: PlacedBlock] = [:]
    var diagnostics: [Diagnostic] = []
  }

  /// The ids of blocks and of what is in them begin so, and no heading's anchor does.
  private static let keyPrefix = "b-"

  /// Headings of the page keep clear of the ids that are taken already.
  init(_ page: ReportPage, in edition: Edition, shellIDs: Set<String>) {
    name = page.name
    read = Traced {
      Self.reading(page, edition.glossary, edition.settings, takenIDs: shellIDs.union([Decisions.headingID]))
    }
  }

  private static func reading(
    _ page: ReportPage, _ glossary: Glossary, _ settings: SiteSettings, takenIDs: Set<String>
  ) -> ReadPage {
    var read = ReadPage(page: page)
    read.page.document = page.document.avoiding { takenIDs.contains($0) || $0.hasPrefix(Self.keyPrefix) }
    var names = UniqueNames()
    for code in page.document.codeBlocks where code.reportBlockName != nil {
      let (block, frame, problems) = readBlock(code, in: glossary, of: settings)
      read.diagnostics += problems
      guard let block else { continue }
      let key = names.take(Self.keyPrefix + (frame.title?.fragment ?? type(of: block).name))
      read.blocks[code.position.line] = PlacedBlock(block: block, frame: frame, key: key)
    }
    return read
  }

  private var inOrder: [PlacedBlock] { blocks.sorted { $0.key < $1.key }.map(\.value) }

  /// Its agendas, in the order of the page.
  var agendas: [AgendaBlock] { inOrder.compactMap { $0.block as? AgendaBlock } }

  /// The headline numbers, in the order of the page.
  var headlines: [MetricPick] { inOrder.flatMap(\.block.headlines) }

  /// The first headline number, which a dashboard opens with.
  var headline: (pick: MetricPick, frame: BlockFrame)? {
    inOrder.lazy.compactMap { placed in placed.block.headlines.first.map { ($0, placed.frame) } }.first
  }
}

extension [PreparedPage] {
  /// Which rows the blocks of all pages read.
  func needs(_ glossary: Glossary) -> SeriesIndex.Needs {
    var needs = SeriesIndex.Needs()
    for page in self { for placed in page.blocks.values { placed.block.add(to: &needs, glossary) } }
    return needs
  }
}

extension String {
  /// Letters and digits of ASCII with hyphens between, for an id; nil where none are left.
  fileprivate var fragment: String? {
    let words = lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? nil : words.joined(separator: "-")
  }
}
