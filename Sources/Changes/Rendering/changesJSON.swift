import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Numbers

/// `{version, summary, approved, classes: {class: count}, changes: [...], inherited: [...], restated: [...], problems: [...]}`.
///
/// An interface: keys are only ever added, and `version` goes up when one changes its meaning. Absent is nil.
func changesJSON(_ changes: GlossaryChanges) -> JSON {
  let counts = ChangeClass.allCases.map { JSON.Member($0.rawValue, .integer(changes.count(of: $0))) }
  return .object([
    JSON.Member("version", 1),
    JSON.Member("summary", .string(ChangeWords.summary(changes))),
    JSON.Member("approved", .boolean(!changes.lacksApproval)),
    JSON.Member("classes", .object(counts)),
    JSON.Member("changes", .array(changes.changes.map(json))),
    JSON.Member(
      "inherited",
      .array(
        changes.inheritances.map {
          .object([JSON.Member("cause", .string($0.cause.id)), JSON.Member("moves", json($0.reached))])
        })),
    JSON.Member("other_files", texts(changes.otherFiles)),
    JSON.Member("restated", .array(changes.restated.map(json))),
    JSON.Member("problems", .array(changes.diagnostics.map { JSON($0) })),
  ])
}

/// The same keys where nothing could be compared: nothing is approved, and the problems say why.
func refusalJSON(_ findings: [Diagnostic]) -> JSON {
  .object([
    JSON.Member("version", 1), JSON.Member("summary", "Nothing could be compared"), JSON.Member("approved", false),
    JSON.Member("classes", .object(ChangeClass.allCases.map { JSON.Member($0.rawValue, 0) })),
    JSON.Member("changes", .array([])), JSON.Member("inherited", .array([])), JSON.Member("restated", .array([])),
    JSON.Member("problems", .array(findings.map { JSON($0) })),
  ])
}

func json(_ pending: PendingSignature) -> JSON {
  let signed = pending.lastSignature.flatMap { signature in
    pending.lastSigned.map { record -> JSON in
      ["version": .integer(record.version), "by": .string(signature.by), "date": .string(signature.date.description)]
    }
  }
  return .object(leavingOut: ["id": .string(pending.id), "last_signed": signed, "change": json(pending.change)])
}

private func json(_ change: DefinitionChange) -> JSON {
  .object(leavingOut: [
    "id": .string(change.id), "name": .string(change.name), "label": .string(change.label),
    "kind": .string(change.kind.rawValue), "path": .string(change.position.file),
    "classes": texts(change.classes.map(\.rawValue)), "formerly": change.formerID.map(JSON.string),
    "version_before": change.versionBefore.map(JSON.integer), "version_now": change.versionNow.map(JSON.integer),
    "effective": change.effective.map { .string($0.description) }, "why": change.why.map(JSON.string),
    "follows_renaming": .boolean(change.followsRenaming), "wording": list(change.difference.wording, json),
    "meaning": list(change.difference.meaning) { json($0.action, $0.part, $0.text, $0.direction) },
    "targets": list(change.difference.targets) { json($0.action, nil, $0.text, $0.direction, $0.isComparable) },
    "flips": change.flips.map { flips in
      ["judged": .integer(flips.judged), "to_met": .integer(flips.toMet), "to_missed": .integer(flips.toMissed)]
    },
    "source": list(change.source, json), "read_through_it": list(change.readers, JSON.string),
    "edited": list(change.edited, JSON.string), "edits": list(change.edits, json), "use": change.use.map(JSON.string),
    "state_before": change.stateBefore.map { .string($0.word) }, "state": change.stateNow.map { .string($0.word) },
    "causes": list(change.causes) { .string($0.id) }, "moves": list([change.moves].filter { !$0.isEmpty }, json)?.array?.first,
    "approvals": list(change.approvals, json),
  ])
}

/// Nil for an empty list, which is left out.
private func list<Item>(_ items: [Item], _ json: (Item) -> JSON) -> JSON? { items.isEmpty ? nil : .array(items.map(json)) }

private func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }

private func json(_ change: TextChange) -> JSON {
  let words = change.words.map { JSON.object([JSON.Member($0.fate.rawValue, .string($0.text))]) }
  return .object([JSON.Member("part", .string(change.part)), JSON.Member("words", .array(words))])
}

private func json(
  _ action: MeaningChange.Action, _ part: String?, _ text: String, _ direction: Direction?, _ isComparable: Bool = true
) -> JSON {
  .object(leavingOut: [
    "action": .string(action.rawValue), "part": part.map(JSON.string), "text": .string(text),
    "direction": direction.map { .string($0.rawValue) }, "comparable": isComparable ? nil : .boolean(false),
  ])
}

private func json(_ reached: Reached) -> JSON {
  .object([
    JSON.Member("metrics", texts(reached.metrics)), JSON.Member("commitments", texts(reached.commitments)),
    JSON.Member("definitions", texts(reached.terms)), JSON.Member("pages", texts(reached.pages)),
  ])
}

private func json(_ metric: MetricUnderBoth) -> JSON {
  let periods = metric.points.map { point in
    JSON.object(leavingOut: [
      "period": .string(point.period.description), "before": point.before.map(json), "now": point.now.map(json),
    ])
  }
  return .object([
    JSON.Member("metric", .string(metric.id)), JSON.Member("label", .string(metric.label)),
    JSON.Member("periods", .array(periods)),
  ])
}

/// The value is text, for it is exact.
private func json(_ amount: MetricUnderBoth.Amount) -> JSON {
  .object([
    JSON.Member("value", .string(amount.value.description)), JSON.Member("unit", .string(amount.unit.description)),
  ])
}

private func json(_ approval: Approval) -> JSON {
  let (state, signature): (String, Signature?) =
    switch approval.state {
    case .signed(let signature): ("signed", signature)
    case .voided(let signature): ("voided", signature)
    case .missing: ("missing", nil)
    }
  return .object(leavingOut: [
    "party": .string(approval.signer.description), "state": .string(state), "by": signature.map { .string($0.by) },
    "date": signature.map { .string($0.date.description) },
    "proof": signature.flatMap { $0.key == nil ? nil : .string($0.proof.words) },
    "asked": approval.request == .signature ? nil : .string(approval.request == .withdrawal ? "withdrawal" : "same_meaning"),
  ])
}
