import Calendars
import Charts
import Definitions
import Fingerprints
import HyperText
import Measures
import Snapshots

/// What a figure says of the periods at which its numbers began to be read from another source, their meaning staying what it was.
struct SourceNotes: Sendable {
  private let metric: String
  /// Oldest first.
  private let changes: [SourceChange]
  private let edition: Edition
  /// Footnotes that one figure carries; older changes stand in its table and its file.
  private static let limit = 3

  /// Of those changes that stand between two of the periods drawn, oldest first.
  init(_ series: Series, metric: String, periods: [Period], in edition: Edition) {
    self.metric = metric
    self.edition = edition
    let shown = Set(periods.dropFirst())
    changes = series.sourceChanges(edition.ledger).filter { shown.contains($0.period) }
  }

  var isEmpty: Bool { changes.isEmpty }

  func rulers(_ periods: [Period]) -> [Ruler] {
    changes.compactMap { change in
      periods.firstIndex(of: change.period).map { Ruler(before: $0, label: "source changed") }
    }
  }

  /// Ends a drawing's accessible name.
  var titleEnd: String { isEmpty ? "" : ", source changed on \(listed(changes.map { day($0).short }))" }

  /// "Source changed on 1 Sep 2026, the meaning did not." Empty where no source changed.
  var sentence: String {
    isEmpty ? "" : "Source changed on \(listed(changes.map { day($0).short })), the meaning did not."
  }

  /// One per change, the newest first: what is known of both sources, and whether the new one is signed.
  var footnotes: [String] { changes.suffix(Self.limit).reversed().map(footnote) }

  /// A table's column of sources; nil where they are all the same.
  var column: DataTable.Column? { isEmpty ? nil : .init("Source", isNumber: false) }

  func cell(_ observation: Observation?) -> String {
    guard let observation, let source = observation.source else { return "" }
    let isFirst = changes.contains { $0.period == observation.period }
    return String(source.prefix(8)) + (isFirst ? ", changed" : "")
  }

  private func day(_ change: SourceChange) -> CivilDate { change.period.start ?? edition.asOf }

  private func footnote(_ change: SourceChange) -> String {
    let digits = "\(change.to.prefix(8)) instead of \(change.from.prefix(8))"
    let words = difference(from: source(change.from), to: source(change.to))
    return "Read from another source since \(day(change).short): \(words.map { "\($0) (\(digits))" } ?? digits). "
      + "The meaning is the same, so the series goes on. \(signed(change))"
  }

  private func signed(_ change: SourceChange) -> String {
    guard let signature = edition.agreements.sourceSignature(of: metric, source: change.to, asOf: edition.asOf) else {
      return "\(edition.stewardName) has not signed the new source."
    }
    return "\(signature.by) signed the new source on \(signature.date.short)."
  }

  /// A source as it was signed, or as the definition names it today.
  private func source(_ digits: String) -> Definition.Source? {
    if edition.glossary.hashes(of: metric)?.source?.stored == digits { return edition.glossary[metric]?.source }
    return edition.agreements.records(of: metric).lazy.compactMap { $0.sources[digits] }.first
  }

  /// "table opp_stage_history instead of opp_stage_events, another SQL"; nil where one of the two is not on record.
  private func difference(from old: Definition.Source?, to new: Definition.Source?) -> String? {
    guard let old, let new else { return nil }
    let (before, after) = (old.system, new.system)
    let systems = (
      before.map { edition.settings.sources[$0]?.name ?? $0 }, after.map { edition.settings.sources[$0]?.name ?? $0 }
    )
    var parts = [("system", systems), ("table", (old.table, new.table)), ("field", (old.field, new.field))]
      .compactMap { name, pair -> String? in
        guard pair.0 != pair.1 else { return nil }
        return "\(name) \(pair.1 ?? "none") instead of \(pair.0 ?? "none")"
      }
    if old.sql != new.sql { parts.append("another SQL") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Edition {
  /// Who answers for sources, as pages name it.
  var stewardName: String { settings.steward?.name ?? "The steward" }
}
