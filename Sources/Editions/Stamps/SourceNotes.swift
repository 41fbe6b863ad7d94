package import Calendars
import Definitions
import Fingerprints
package import Measures
import Numbers
package import Snapshots

/// What a figure says of the periods at which its numbers began to be read from another source, their meaning staying what it was.
package struct SourceNotes: Sendable {
  private let metric: String
  /// Oldest first.
  package let changes: [SourceChange]
  private let edition: Edition
  /// Footnotes that one figure carries; older changes stand in its table and its file.
  private static let limit = 3
  /// Definitions that one of them names, where several began to be read from another source at once.
  private static let causeLimit = 3

  /// Of those changes that stand between two of the periods drawn, oldest first.
  package init(_ series: Series, metric: String, periods: [Period], in edition: Edition) {
    self.metric = metric
    self.edition = edition
    let shown = Set(periods.dropFirst())
    changes = series.sourceChanges(edition.ledger).filter { shown.contains($0.period) }
  }

  package var isEmpty: Bool { changes.isEmpty }

  /// Ends a drawing's accessible name.
  package var titleEnd: String { isEmpty ? "" : ", source changed on \(listed(changes.map { day($0).short }))" }

  /// "Source changed on 1 Sep 2026, the meaning did not." Empty where no source changed.
  package var sentence: String {
    isEmpty ? "" : "The source changed on \(listed(changes.map { day($0).short })); the meaning did not."
  }

  /// One per change, the newest first: which definition it was, what is known of both its sources, and whether the new one is
  /// signed.
  package var footnotes: [String] { changes.suffix(Self.limit).reversed().map(footnote) }

  package func cell(_ observation: Observation?) -> String {
    guard let observation, let source = observation.source else { return "" }
    let isFirst = changes.contains { $0.period == observation.period }
    return String(source.prefix(8)) + (isFirst ? ", changed" : "")
  }

  private func day(_ change: SourceChange) -> CivilDate { edition.days.periods.start(of: change.period) ?? edition.asOf }

  private func footnote(_ change: SourceChange) -> String {
    let causes = edition.sourceLedger.causes(of: metric, from: change.from, to: change.to)
    // Digits that no record knows are taken for the metric's own source.
    let named = causes.isEmpty ? [SourceLedger.Change(id: metric, from: change.from, to: change.to)] : causes
    var sentences = named.prefix(Self.causeLimit).flatMap { [moved($0, on: day(change)), signed($0)].compactMap(\.self) }
    let rest = named.count - Self.causeLimit
    if rest > 0 { sentences.append("The same goes for \(counted(rest, "more definition")) that it depends on.") }
    return (sentences + ["The meaning is the same, so the series continues."]).joined(separator: " ")
  }

  /// "MQL is read from another source since 1 Aug 2026: different SQL (91aa02c4 instead of 3f9a2c81)."
  private func moved(_ cause: SourceLedger.Change, on day: CivilDate) -> String {
    let digits = "\(cause.to?.prefix(8) ?? "none") instead of \(cause.from?.prefix(8) ?? "none")"
    let words = difference(from: source(cause.from, of: cause.id), to: source(cause.to, of: cause.id))
    let subject = cause.id == metric ? "Read" : "\(edition.glossary[cause.id]?.name ?? cause.id) is read"
    return "\(subject) from another source since \(day.short): \(words.map { "\($0) (\(digits))" } ?? digits)."
  }

  /// Nil where the definition names no source any more.
  private func signed(_ cause: SourceLedger.Change) -> String? {
    guard let source = cause.to else { return nil }
    guard let signature = edition.agreements.sourceSignature(of: cause.id, source: source, asOf: edition.asOf) else {
      return "\(edition.stewardName) has not signed the new source."
    }
    return "\(signature.by) signed the new source on \(signature.date.short)."
  }

  /// A source as it was signed, or as the definition names it today.
  private func source(_ digits: String?, of id: String) -> Definition.Source? {
    guard let digits else { return nil }
    if edition.glossary.hashes(of: id)?.source?.stored == digits { return edition.glossary[id]?.source }
    return edition.agreements.records(of: id).lazy.compactMap { $0.sources[digits] }.first
  }

  /// "table opp_stage_history instead of opp_stage_events, different SQL"; nil where one of the two is not on record.
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
    if old.sql != new.sql { parts.append("different SQL") }
    if old.spellings.aliasLines != new.spellings.aliasLines { parts.append("other aliases of codes") }
    if old.spellings.missingWords != new.spellings.missingWords { parts.append("other words for a missing value") }
    return parts.isEmpty ? nil : listed(parts)
  }
}

extension Edition {
  /// Who answers for sources, as pages name it.
  package var stewardName: String { settings.steward?.name ?? "The steward" }
}
