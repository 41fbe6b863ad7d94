import Calendars
import Diagnostics
import Fingerprints
import FrontMatter

/// What a file's front matter says apart from its kind and meaning.
struct CommonFrontMatter {
  var name: Definition.Label?
  var abbreviation: Definition.Label?
  var version = 1
  var effective: CivilDate?
  var why: String?
  var sentence: String?
  var synonyms: [Definition.Label] = []
  var avoid: [Definition.AvoidedLabel] = []
  var ambiguous: [Definition.AmbiguousLabel] = []
  var vocabulary: [WordSense] = []
  var owners: [Definition.Owner] = []
  var steward: String?
  var review: Definition.Review?
  var declared: Definition.DeclaredStatus?
  var formerly: [String] = []
  var related: [String] = []
  var source: Definition.Source?
  /// How the source of a code list writes its codes; nil elsewhere.
  var spellings: WrittenSpellings?
  var targets: [Target] = []
  var display = Display(format: nil, decimals: nil, better: .neither, noun: nil)
  /// Ids that are mentioned: related ones, and those to use instead.
  var mentions: [Reference] = []

  init(_ reader: inout MappingReader, of kind: DefinitionKind?, settings: SiteSettings, isLenient: Bool) {
    let presence: MappingReader.Presence = isLenient ? .optional : .required
    name = Self.label("name", &reader, presence)
    abbreviation = Self.label("abbreviation", &reader)
    version = reader.integer("version", in: 1...Int.max) ?? 1
    effective = reader.civilDate("effective")
    why = reader.sentence("why")
    sentence = reader.sentence("definition", presence)
    synonyms = reader.sentences("synonyms").map { Definition.Label(text: $0.text, position: $0.position) }
    readAvoided(&reader)
    readAmbiguous(&reader)
    vocabulary = reader.vocabulary()
    readOwners(&reader, settings)
    review = reader.mapping("review") { review in
      let every: Definition.Review.Interval? = review.choice("every", .required)
      let last = review.civilDate("last")
      return every.map { Definition.Review(every: $0, last: last, position: review.position) }
    }
    readStatus(&reader)
    for (id, position) in reader.texts("formerly") {
      // A page is left at the address of each, so it must be an id and no path.
      if slug(id) == id, !id.isEmpty, !isReserved(id) {
        formerly.append(id)
      } else {
        let message = "'formerly' has '\(id)', which was never an id: an id is made of a-z, 0-9 and hyphens"
        reader.report(Diagnostic(.schemaValue, at: position, message))
      }
    }
    for (id, position) in reader.texts("related") {
      related.append(id)
      mentions.append(Reference(id: id, role: .mention, position: position))
    }
    readSource(&reader, of: kind, settings)
    targets = Self.targets(&reader)
    readDisplay(&reader)
  }

  private static func label(
    _ key: String, _ reader: inout MappingReader, _ presence: MappingReader.Presence = .optional
  ) -> Definition.Label? {
    reader.sentence(key, presence).map { Definition.Label(text: $0, position: reader.position(of: key)) }
  }

  private mutating func readAvoided(_ reader: inout MappingReader) {
    var mentions: [Reference] = []
    avoid = reader.mappings("avoid") { entry in
      let label = entry.sentence("label", .required)
      let use = entry.string("use")
      let why = entry.sentence("why")
      if let use { mentions.append(Reference(id: use, role: .mention, position: entry.position(of: "use"))) }
      let position = entry.position(of: "label")
      return label.map { Definition.AvoidedLabel(label: $0, use: use, why: why, position: position) }
    }
    self.mentions += mentions
  }

  private mutating func readAmbiguous(_ reader: inout MappingReader) {
    guard reader.has("ambiguous") else { return reader.allow(["ambiguous"]) }
    let own = ([name, abbreviation].compactMap(\.self) + synonyms).map(\.text)
    let known = Set(own.map(comparedName))
    ambiguous = reader.mappings("ambiguous") { entry in
      let label = entry.sentence("label", .required)
      let means = entry.sentence("means", .required)
      guard let label, let means else { return nil }
      guard known.contains(comparedName(label)) else {
        let suggestion = NearMiss.suggestion(for: label, among: own)
        entry.report(
          .schemaValue, "label", "is '\(label)', which is not a name, abbreviation or synonym of this definition",
          suggestion: suggestion)
        return nil
      }
      return Definition.AmbiguousLabel(label: label, means: means, position: entry.position(of: "label"))
    }
  }

  private mutating func readOwners(_ reader: inout MappingReader, _ settings: SiteSettings) {
    let entries = reader.entries("owners")
    let parties = settings.parties
    var named: [Definition.Owner] = []
    for entry in entries {
      guard let role = entry.value.text.map(normalized), !role.isEmpty else {
        let message = "owner '\(entry.key)' is \(entry.value.shape), expected a role"
        reader.report(Diagnostic(.schemaType, at: entry.value.position, message))
        continue
      }
      if Signer(entry.key) == .steward {
        steward = role
      } else if parties.isEmpty || parties.contains(where: { $0.id == entry.key }) {
        named.append(Definition.Owner(party: entry.key, role: role))
      } else {
        let message = "'owners.\(entry.key)' is not a party of site.yml"
        let suggestion = NearMiss.suggestion(for: entry.key, among: settings.signers.map(\.description))
        reader.report(
          Diagnostic(
            .schemaUnknownKey, at: entry.keyPosition, message, suggestion: suggestion,
            cause: settings.cause(of: entry.key, missingIn: .parties)))
      }
    }
    owners = parties.isEmpty ? named : parties.compactMap { party in named.first { $0.party == party.id } }
    steward = steward ?? settings.steward?.lead ?? settings.steward?.name
  }

  private mutating func readStatus(_ reader: inout MappingReader) {
    let status = reader.oneOf("status", ["draft", "disputed", "retired"])
    let dispute = reader.mapping("dispute") { dispute in
      (by: dispute.sentence("by"), since: dispute.civilDate("since"), what: dispute.sentence("what"))
    }
    if dispute != nil, status != "disputed" {
      reader.report(.schemaValue, "dispute", "needs status: disputed", suggestion: "add status: disputed")
    }
    switch status {
    case "draft": declared = .draft
    case "disputed": declared = .disputed(by: dispute?.by, since: dispute?.since, what: dispute?.what)
    case "retired": declared = .retired
    default: declared = nil
    }
  }

  private mutating func readDisplay(_ reader: inout MappingReader) {
    if let read = reader.display() { display = read }
  }

  private mutating func readSource(_ reader: inout MappingReader, of kind: DefinitionKind?, _ settings: SiteSettings) {
    var spellings: WrittenSpellings?
    source = reader.mapping("source") { source in
      let system = source.sentence("from")
      if let system, !settings.sources.isEmpty, settings.sources[system] == nil {
        let suggestion = NearMiss.suggestion(for: system, among: settings.sources.keys.sorted())
        source.report(
          Diagnostic(
            .schemaValue, at: source.position(of: "from"),
            "'\(source.fullName(of: "from"))' is '\(system)', which is not a source of site.yml", suggestion: suggestion,
            cause: settings.cause(of: system, missingIn: .sources)))
      }
      let table = source.sentence("table")
      let field = source.sentence("field")
      let sql = source.string("sql")
      let zone = source.sentence("zone")
      let dates = source.oneOf("dates", [Definition.Source.startOfDay])
      let grain = source.oneOf("grain", Grain.recurring.map(\.rawValue))
      if kind == .codeList { spellings = WrittenSpellings(&source) }
      var members: CanonicalMembers = [
        "from": .text(system), "table": .text(table), "field": .text(field), "sql": sql.flatMap(Self.canonicalSQL),
        "zone": .text(zone), "dates": .text(dates), "grain": .text(grain),
      ]
      for member in spellings?.canonical ?? [:] { members[member.name] = member.value }
      var read = Definition.Source(canonical: .object(members))
      // White space inside a text that is compared with cells is not ours to fold.
      read.sql = sql
      read.position = source.position(of: "sql")
      return read
    }
    self.spellings = spellings
  }

  /// Lines stay apart, because a comment ends where its line does.
  private static func canonicalSQL(_ sql: String) -> CanonicalValue? {
    let lines = sql.split(whereSeparator: \.isNewline).map { normalized(String($0)) }.filter { !$0.isEmpty }
    return lines.count > 1 ? .list(lines.map(CanonicalValue.string)) : lines.first.map(CanonicalValue.string)
  }

  /// Oldest first; those of one day stay in the order of the file.
  static func targets(_ reader: inout MappingReader) -> [Target] {
    let targets: [Target] = reader.mappings("targets") { target in
      let comparison = target.comparison("op", .required)
      let level = target.level("value", .required)
      let currency = target.currency("currency")
      let from = target.civilDate("from")
      let grain = target.choice("grain", among: Grain.recurring)
      let minimumCount = target.integer("min_n", in: 0...Int.max)
      guard let comparison, let level else { return nil }
      return Target(
        comparison: comparison, value: level.value, isPercentage: level.isPercentage, currency: currency, from: from,
        grain: grain,
        minimumCount: minimumCount, position: target.position)
    }
    return targets.enumerated().sorted {
      ($0.element.from?.daysSinceEpoch ?? .min, $0.offset) < ($1.element.from?.daysSinceEpoch ?? .min, $1.offset)
    }.map(\.element)
  }
}
