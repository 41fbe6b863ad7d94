import Calendars
import Definitions
import Fingerprints
import HyperText

/// Which sources the steward has not signed as they stand.
struct SourceHealth: Sendable {
  private let edition: Edition
  /// Changed ones first, then by id.
  private let open: [(definition: Definition, status: SourceStatus)]
  private let count: Int
  private let newest: CivilDate?

  init(_ edition: Edition) {
    self.edition = edition
    let all = edition.glossary.definitions.compactMap { definition in
      edition.sourceStatus(of: definition.id).map { (definition: definition, status: $0) }
    }
    count = all.count
    open = all.filter { if case .signed = $0.status { false } else { true } }
      .sorted { (Self.rank($0.status), $0.definition.id) < (Self.rank($1.status), $1.definition.id) }
    newest = all.compactMap { if case .signed(let signature) = $0.status { signature.date } else { nil } }.max()
  }

  private static func rank(_ status: SourceStatus) -> Int { if case .changed = status { 0 } else { 1 } }

  /// Whether somebody answers for sources here, and began to sign them.
  private var isInUse: Bool {
    edition.settings.steward != nil && count > 0 && edition.agreements.hasSourceSignatures(asOf: edition.asOf)
  }

  var summary: [String] {
    guard isInUse, !open.isEmpty else { return [] }
    return [open.count == 1 ? "one source is not signed" : "\(open.count) of \(count) sources are not signed"]
  }

  func write(to html: inout HTML, _ context: PageContext) {
    guard edition.settings.steward != nil, count > 0 else { return }
    let name = edition.stewardName
    healthSection("sources", "Sources not signed", to: &html) { html in
      guard isInUse else {
        html.element("p", ["class": "none"], text: "\(name) has signed no source yet.")
        return
      }
      let last = newest.map { ", last on \($0.short)" } ?? ""
      guard !open.isEmpty else {
        html.element("p", ["class": "none"], text: "\(name) has signed every source as it stands\(last).")
        return
      }
      html.element("p", ["class": "note"], text: "\(name) has signed \(count - open.count) of \(count) sources\(last).")
      html.append(table(context))
      writeRest(open.count, to: &html, context)
    }
  }

  private func table(_ context: PageContext) -> HTML {
    DataTable(
      caption: "Sources that \(edition.stewardName) has not signed",
      columns: ["Definition", "Kind", "Read from", "Source", "Signed"].map { .init($0, isNumber: false) },
      rows: open.prefix(mostRows).map { definition, status in
        DataTable.Row([
          context.link(definition: definition.id), .text(definition.kind.rawValue), .text(place(definition)),
          .text(edition.glossary.hashes(of: definition.id)?.source?.short ?? ""), .text(status.words),
        ])
      }
    ).html
  }

  private func place(_ definition: Definition) -> String {
    let source = definition.source
    let system = source?.system.map { edition.settings.sources[$0]?.name ?? $0 }
    return [system, source?.table, source?.field].compactMap(\.self).joined(separator: ", ")
  }
}

extension SourceStatus {
  /// "20 Sep 2024", "not since 20 Sep 2024, when it was another", "never".
  var words: String {
    switch self {
    case .signed(let signature): signature.date.short
    case .changed(let last): "not since \(last.date.short), when it was another"
    case .unsigned: "not under this meaning"
    }
  }
}
