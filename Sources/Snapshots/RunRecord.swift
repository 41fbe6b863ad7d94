package import Definitions
package import Numbers

/// `run.yml` of one snapshot: what made its rows.
package struct RunRecord: Sendable {
  package struct MeaningEntry: Hashable, Sendable {
    package var id: String
    package var version: Int
    /// Whole hashes, 64 hex digits.
    package var own: String
    package var fingerprint: String
    /// Fingerprints of the definitions that it stood on, by id.
    package var references: [String: String]
    /// Whole hash of its own source; nil where it names none.
    package var source: String?
    /// Whole hash of all sources that its numbers were read through; nil where there is none, and where an earlier release
    /// recorded none.
    package var reading: String?
    /// Whole hash of its name and sentence; nil where nobody asks for it.
    package var wording: String?
    /// How it was shown; nil where the run found no period frozen, and where an earlier release kept nothing of it.
    package var shown: Presentation?

    package init(
      id: String, version: Int, own: String, fingerprint: String, references: [String: String], source: String? = nil,
      reading: String? = nil, wording: String? = nil, shown: Presentation? = nil
    ) {
      self.id = id
      self.version = version
      self.own = own
      self.fingerprint = fingerprint
      self.references = references
      self.source = source
      self.reading = reading
      self.wording = wording
      self.shown = shown
    }
  }

  package struct Source: Hashable, Sendable {
    package var name: String
    /// Rows of its answers: a row that several definitions ask for is in each of their answers.
    package var rows: Int?
    /// Rows of the tables that were asked, each table once; nil where only the source itself could say, and where an earlier
    /// release did not count them.
    package var records: Int?
    package var hash: String?
    /// When the newest thing in it happened, `2026-11-06T16:20:11Z` or a date: how old the extract is.
    package var newest: String?

    package init(
      name: String, rows: Int? = nil, records: Int? = nil, hash: String? = nil, newest: String? = nil
    ) {
      self.name = name
      self.rows = rows
      self.records = records
      self.hash = hash
      self.newest = newest
    }
  }

  /// What is odd in the records, counted; the cases themselves stay with whoever ran the snapshot.
  package struct Oddity: Hashable, Sendable {
    /// What is odd: `negative-duration`, `out-of-order`, `unknown-member`, `blank`, `duplicate`, `tie`.
    package var check: String
    /// The definition in whose numbers it was found.
    package var definition: String
    /// What exactly, where there is more to say: a dimension, a member, a field.
    package var detail: String?
    package var count: Int
    /// How many were looked at.
    package var among: Int?

    package init(check: String, definition: String, detail: String? = nil, count: Int, among: Int? = nil) {
      self.check = check
      self.definition = definition
      self.detail = detail
      self.count = count
      self.among = among
    }
  }

  /// A file of exchange rates that amounts were converted by.
  package struct RateFile: Hashable, Sendable {
    package var name: String
    package var base: String
    package var hash: String

    package init(name: String, base: String, hash: String) {
      self.name = name
      self.base = base
      self.hash = hash
    }
  }

  /// A currency among the amounts of a metric, and how it was counted.
  package struct Currency: Hashable, Sendable {
    package var metric: String
    package var currency: String
    package var into: String
    /// As the metric's semantics say it: `at_event`.
    package var rates: String
    /// Rows of records.
    package var count: Int
    /// What one unit was worth at least and at most, to six digits.
    package var least: ExactDecimal
    package var greatest: ExactDecimal
    /// Rows whose rate was more than a day old.
    package var old: Int

    package init(
      metric: String, currency: String, into: String, rates: String, count: Int, least: ExactDecimal, greatest: ExactDecimal,
      old: Int
    ) {
      self.metric = metric
      self.currency = currency
      self.into = into
      self.rates = rates
      self.count = count
      self.least = least
      self.greatest = greatest
      self.old = old
    }
  }

  package var folder: String
  package var vintage: Vintage
  package var tool: String?
  package var commit: String?
  package var isDirty: Bool
  package var sources: [Source]
  package var definitions: [MeaningEntry]
  /// Empty where nobody looked as well as where nothing is odd.
  package var oddities: [Oddity] = []
  /// What ``oddities`` come to over all definitions; nil where an earlier release counted by definition only.
  package var countedOnce: CountedOnce?
  /// Empty where no metric has amounts of another currency than its own.
  package var rateFiles: [RateFile] = []
  package var currencies: [Currency] = []
  /// The periods that no run before had found frozen.
  package var frozen: [FrozenPeriod] = []
}

/// Every meaning that any run or the present glossary knows, by the 12 digits that rows carry.
package struct MeaningLedger: Sendable {
  private var entries: [String: RunRecord.MeaningEntry] = [:]
  /// The own hash that stands for all that were attested to mean the same; empty where nobody attested anything.
  private var attested: [String: String] = [:]
  /// The first known of all meanings that say the same, by those that are not it.
  private var lines: [String: String] = [:]

  /// The later of two entries with one fingerprint is left out.
  ///
  /// `same` are own hashes, 64 digits, that all parties attested to mean the same: nothing but words moved.
  package init(_ entries: some Sequence<RunRecord.MeaningEntry>, same: [(before: String, after: String)] = []) {
    var order: [String] = []
    for entry in entries {
      let digits = String(entry.fingerprint.prefix(12))
      if self.entries[digits] == nil {
        self.entries[digits] = entry
        order.append(digits)
      }
    }
    guard !same.isEmpty else { return }
    for (before, after) in same { join(before, after) }
    drawLines(order)
  }

  /// Whether any two meanings say the same in other words.
  package var hasLines: Bool { !lines.isEmpty }

  /// Every meaning, in no order.
  package var all: some Collection<RunRecord.MeaningEntry> { entries.values }

  package subscript(meaning: String) -> RunRecord.MeaningEntry? {
    let entry = entries[String(meaning.prefix(12))]
    Self.noteAsking(entry)
    return entry
  }

  /// A meaning is on record, or is the present one of a definition; one that nobody knows may come to be any definition's.
  private static func noteAsking(_ entry: RunRecord.MeaningEntry?) {
    DependencyLog.current?.note(entry.map { .foundation($0.id) } ?? .everyDefinition)
  }

  /// One definition that moved between two meanings.
  package struct Change: Hashable, Sendable {
    package var id: String
    /// Nil where the definition was not part of the older meaning, or of the newer.
    package var from: Int?
    package var to: Int?
  }

  /// Which definitions' own text made two meanings of one metric differ: the metric itself, or what it stands on.
  ///
  /// A text that was attested to say the same as the one before made nothing differ.
  package func causes(from old: String, to new: String) -> [Change] {
    var found: Set<Change> = []
    var seen: Set<[String]> = []
    var pairs = [(String(old.prefix(12)), String(new.prefix(12)))]
    for meaning in [old, new] { Self.noteAsking(entries[String(meaning.prefix(12))]) }
    while let (old, new) = pairs.popLast() {
      guard seen.insert([old, new]).inserted, old != new, let before = entries[old], let after = entries[new] else { continue }
      if own(of: before) != own(of: after) { found.insert(Change(id: after.id, from: before.version, to: after.version)) }
      for (id, fingerprint) in after.references {
        guard let earlier = before.references[id] else { continue }
        pairs.append((String(earlier.prefix(12)), String(fingerprint.prefix(12))))
      }
    }
    return found.sorted { ($0.id, $0.from ?? 0, $0.to ?? 0) < ($1.id, $1.from ?? 0, $1.to ?? 0) }
  }
}

// MARK: - The same meaning in other words

extension MeaningLedger {
  /// The meaning, 12 digits, that stands for all that say the same as this one: numbers of one line can be compared.
  package func line(of meaning: String) -> String {
    let digits = String(meaning.prefix(12))
    guard !lines.isEmpty else { return digits }
    Self.noteAsking(entries[digits])
    return lines[digits] ?? digits
  }

  /// Whether two numbers can stand in one line: one meaning, or the same in other words. Unstamped numbers only among
  /// themselves.
  package func isSame(_ one: String?, _ other: String?) -> Bool {
    if one == other { return true }
    guard let one, let other else { return false }
    return line(of: one) == line(of: other)
  }

  private func own(of entry: RunRecord.MeaningEntry) -> String { attested[entry.own] ?? entry.own }

  private mutating func join(_ before: String, _ after: String) {
    let (old, new) = (attested[before] ?? before, attested[after] ?? after)
    attested[before] = old
    for (own, leader) in attested where leader == new { attested[own] = old }
    attested[after] = old
  }

  /// Two meanings are one line where their own texts say the same and so does all that both refer to.
  private mutating func drawLines(_ order: [String]) {
    // What only one of two texts refers to was attested with the text: it says nothing of the line.
    var shared: [String: Set<String>] = [:]
    for digits in order {
      guard let entry = entries[digits], attested[entry.own] != nil else { continue }
      let ids = Set(entry.references.keys)
      shared[own(of: entry)] = shared[own(of: entry)].map { $0.intersection(ids) } ?? ids
    }
    var keys: [[String]: String] = [:]
    var known: [String: String] = [:]
    for digits in order { _ = line(digits, shared, &keys, &known) }
    lines = known.filter { $0.key != $0.value }
  }

  private func line(
    _ digits: String, _ shared: [String: Set<String>], _ keys: inout [[String]: String], _ known: inout [String: String]
  ) -> String {
    if let line = known[digits] { return line }
    guard let entry = entries[digits] else { return digits }
    // Fingerprints fold in what is beneath them, so that no honest record goes round in circles; a forged one ends here.
    known[digits] = digits
    let own = own(of: entry)
    let ids = shared[own].map { shared in entry.references.keys.filter(shared.contains) } ?? Array(entry.references.keys)
    var key = [entry.id, own]
    for id in ids.sorted() {
      key += [id, line(String((entry.references[id] ?? "").prefix(12)), shared, &keys, &known)]
    }
    let leader = keys[key] ?? digits
    keys[key] = leader
    known[digits] = leader
    return leader
  }
}
