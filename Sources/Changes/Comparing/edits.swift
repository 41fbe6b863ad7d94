import Calendars
import Definitions
import Diagnostics
import Numbers

/// One part of a definition that no hash covers, before and now.
struct Edit {
  /// As a person calls it.
  var part: String
  var before: String?
  var now: String?
  /// Whether the two texts say all of the part, so that they can be quoted.
  var isQuotable = true
}

/// What moved of all that no hash covers.
///
/// Where the meaning moved (`isNewVersion`), version, date and reason belong to that and are no edit.
func edits(from old: Definition, to new: Definition, isNewVersion: Bool) -> [Edit] {
  func edit(_ part: String, _ text: (Definition) -> String?) -> Edit? {
    let (before, now) = (text(old), text(new))
    return before == now ? nil : Edit(part: part, before: before, now: now)
  }
  let versioned: [Edit?] =
    isNewVersion
    ? []
    : [
      edit("version") { String($0.version) }, edit("date of effect") { $0.effective?.short }, edit("reason") { $0.why },
    ]
  let others: [Edit?] = [
    edit("abbreviation") { $0.abbreviation }, edit("synonyms") { $0.synonyms.joined(separator: ", ") },
    edit("words to avoid") { $0.avoid.map(words).joined(separator: "; ") },
    edit("ambiguous words") { $0.ambiguous.map { "\($0.label): \($0.means)" }.joined(separator: "; ") },
    edit("words said to mean") { $0.vocabulary.map { "\($0.label): \($0.id ?? "nothing here")" }.joined(separator: "; ") },
    edit("owners") { definition in
      (definition.owners.map { "\($0.party): \($0.role)" } + (definition.steward.map { ["steward: \($0)"] } ?? []))
        .joined(separator: ", ")
    },
    edit("review") { $0.review.map(words) }, dispute(from: old, to: new),
    edit("former ids") { $0.formerly.joined(separator: ", ") }, edit("related terms") { $0.related.joined(separator: ", ") },
    statistic(from: old, to: new), edit("display") { words($0.display) },
    edit("holidays") { holidays(of: $0).joined(separator: ", ") },
    old.id == new.id ? edit("file") { $0.position.file } : nil,
    old.body.paragraphs == new.body.paragraphs ? nil : Edit(part: "prose", isQuotable: false),
  ]
  return (versioned + others).compactMap(\.self)
}

private func words(_ avoided: Definition.AvoidedLabel) -> String {
  avoided.label + (avoided.use.map { ", say \($0)" } ?? "") + (avoided.why.map { ", \($0)" } ?? "")
}

private func words(_ review: Definition.Review) -> String {
  "every \(review.every.rawValue)" + (review.last.map { ", last on \($0.short)" } ?? "")
}

/// How a metric is shown, but for the number that stands for it.
private func words(_ display: Display) -> String {
  let parts: [String?] = [
    display.format?.rawValue, display.decimals.map { "\($0) decimals" },
    display.better == .neither ? nil : "better \(display.better.rawValue)", display.noun,
    display.tolerance.map { "tolerance \($0)" },
    display.grains.isEmpty ? nil : "grains \(listed(display.grains.map(\.rawValue)))",
    display.withholdBelow.map { "withheld below \($0)" },
  ]
  return parts.compactMap(\.self).joined(separator: ", ")
}

/// "median instead of mean": which number stands for a metric.
private func statistic(from old: Definition, to new: Definition) -> Edit? {
  func shown(_ definition: Definition) -> String? {
    guard case .metric(let metric) = definition.semantics else { return nil }
    return statWords(metric.mainStat(definition.display))
  }
  guard old.display.stat != new.display.stat, let before = shown(old), let now = shown(new), before != now else { return nil }
  return Edit(part: "statistic shown (\(now) instead of \(before))", isQuotable: false)
}

/// Going out of use is a class of its own; a dispute is an edit, for nobody signs it.
private func dispute(from old: Definition, to new: Definition) -> Edit? {
  guard old.declared != new.declared else { return nil }
  if case .disputed(let by, _, let what) = new.declared {
    let text = "status (disputed now" + (by.map { " by \($0)" } ?? "") + (what.map { ": \($0)" } ?? "") + ")"
    return Edit(part: text, isQuotable: false)
  }
  guard case .disputed = old.declared else { return nil }
  return Edit(part: "status (not disputed any more)", isQuotable: false)
}

private func holidays(of definition: Definition) -> [String] {
  guard case .calendar(let calendar) = definition.semantics else { return [] }
  return calendar.holidays + calendar.overrides.map { "\($0)" }
}
