package import Calendars
package import Changes
package import Definitions
import Fingerprints

/// One thing that changed what a word means or what is promised, with the day from which it holds.
package struct ChangeEntry: Sendable {
  package enum Subject: Sendable {
    /// Definitions whose first meaning came into force that day, by id.
    case first([RecordedMeaning])
    /// A meaning took another one's place.
    case version(RecordedMeaning, before: RecordedMeaning)
    /// Other levels are promised under the same meaning.
    case levels(name: String, before: DefinitionVersion, after: DefinitionVersion)
    /// The same meaning was signed in other words; nil for words that nobody kept.
    case wording(name: String, before: DefinitionVersion?, after: DefinitionVersion?)
    case dispute(by: String?, what: String?)
  }

  /// The definition; empty for a day's first meanings.
  package var id: String
  /// The day from which it holds.
  package var day: CivilDate
  /// Unique among all entries, and the same in every build: feeds and mails link to it.
  package var key: String
  package var subject: Subject
  /// What the parties signed of it by now, in the order of site.yml.
  package var signatures: [Signature] = []
  /// Every party attested that only words moved.
  package var isSameMeaning = false
  /// Where the meaning stood on the day from which it holds; nil for what is no change of one meaning.
  package var state: AgreementStatus?

  /// The day on which it became known as it stands: that of the last signature; else the day itself.
  package var known: CivilDate { signatures.map(\.date).max() ?? day }

  package var month: Period? { Period(.month, containing: day) }
}

/// All that changed, signed or not, from what the agreements record and the glossary says: it needs no git.
package struct ChangeHistory: Sendable {
  /// Newest month first; within one the newest day first, then by id.
  package let months: [(month: Period, entries: [ChangeEntry])]

  package init(_ edition: Edition) {
    var entries: [ChangeEntry] = []
    var first: [CivilDate: [RecordedMeaning]] = [:]
    for id in Set(edition.agreements.ids + edition.glossary.definitions.map(\.id)).sorted() {
      let records = edition.meaningsInOrder(of: id)
      var before = edition.formerRecord(of: id)
      for record in records {
        let signatures = edition.knownSignatures(record)
        guard let day = edition.firstDay(of: record, isChange: before != nil), day <= edition.asOf || !signatures.isEmpty
        else { continue }
        if let before {
          entries.append(
            ChangeEntry(
              id: id, day: day, key: "c.\(id).v\(record.version).\(record.own.short)",
              subject: .version(record, before: before), signatures: signatures,
              isSameMeaning: edition.agreements.isAttested(record, by: edition.partyIDs, asOf: edition.asOf),
              state: edition.state(of: record, after: before, on: day)))
        } else {
          first[day, default: []].append(record)
        }
        before = record
        entries += edition.promises(under: record)
        entries += edition.rewordings(under: record)
      }
    }
    entries += edition.glossary.definitions.flatMap { edition.steps(of: $0, besides: entries) }
    entries += edition.glossary.definitions.compactMap { edition.dispute(of: $0) }
    entries += first.map { day, records in
      ChangeEntry(id: "", day: day, key: "c.new.\(day)", subject: .first(records.sorted { $0.id < $1.id }))
    }
    months = Dictionary(grouping: entries.filter { $0.month != nil }) { $0.month }
      .compactMap { month, entries in
        month.map { ($0, entries.sorted { ($1.day, $0.id, $0.key) < ($0.day, $1.id, $1.key) }) }
      }
      .sorted { $0.0 > $1.0 }
  }

  package var entries: [ChangeEntry] { months.flatMap(\.entries) }
}

extension Edition {
  package var partyIDs: [String] { settings.parties.map(\.id) }

  /// The parties' signatures under a meaning that are known by now, in the order of site.yml.
  fileprivate func knownSignatures(_ record: RecordedMeaning) -> [Signature] {
    partyIDs.compactMap { party in
      record.signatures.filter { $0.party == party && $0.date <= asOf }.min { $0.date < $1.date }
    }
  }

  /// The meanings that somebody signed, and the present one: what was put up and never signed was never in force.
  package func recordsInForce(of id: String) -> [RecordedMeaning] {
    let present = glossary.hashes(of: id)?.own
    return agreements.records(of: id).filter { record in
      !knownSignatures(record).isEmpty || (record.own == present && record.signatures.allSatisfy(\.isStewards))
    }
  }

  /// The last meaning that a renamed definition had under its former id.
  package func formerRecord(of id: String) -> RecordedMeaning? {
    (glossary[id]?.formerly ?? []).lazy.compactMap { self.recordsInForce(of: $0).last }.first
  }

  /// Levels that were signed later than their meaning.
  fileprivate func promises(under record: RecordedMeaning) -> [ChangeEntry] {
    let known = record.signatures.filter { $0.date <= asOf && !$0.isStewards && $0.targets != nil }
    let sets = Dictionary(grouping: known) { $0.targets ?? "" }
      .compactMap { digits, signatures in signatures.map(\.date).min().map { (digits: digits, day: $0) } }
      .sorted { ($0.day, $0.digits) < ($1.day, $1.digits) }
    return zip(sets, sets.dropFirst()).compactMap { old, new in
      guard let before = record.promises[old.digits], let after = record.promises[new.digits] else { return nil }
      var (left, right) = (DefinitionVersion(record), DefinitionVersion(record))
      (left.targets, right.targets) = (before, after)
      return ChangeEntry(
        id: record.id, day: new.day, key: "c.\(record.id).t.\(new.digits.prefix(8))",
        subject: .levels(name: record.name, before: left, after: right),
        signatures: known.filter { $0.targets == new.digits })
    }
  }

  /// Days on which a level that was promised ahead of time begins to hold.
  fileprivate func steps(of definition: Definition, besides entries: [ChangeEntry]) -> [ChangeEntry] {
    let days = Set(definition.targets.compactMap(\.from)).filter { $0 <= asOf }.sorted()
    return days.compactMap { day in
      var (before, after) = (DefinitionVersion(definition), DefinitionVersion(definition))
      before.targets = definition.targets.filter { ($0.from ?? day.adding(days: -1)) < day }
      after.targets = definition.targets.filter { ($0.from ?? day) <= day }
      guard !before.targets.isEmpty, !entries.contains(where: { $0.id == definition.id && $0.day == day }) else { return nil }
      return ChangeEntry(
        id: definition.id, day: day, key: "c.\(definition.id).t.\(day)",
        subject: .levels(name: definition.name, before: before, after: after))
    }
  }

  fileprivate func dispute(of definition: Definition) -> ChangeEntry? {
    guard case .disputed(let by, let since?, let what) = definition.declared, since <= asOf else { return nil }
    return ChangeEntry(
      id: definition.id, day: since, key: "c.\(definition.id).d.\(since)", subject: .dispute(by: by, what: what))
  }
}
