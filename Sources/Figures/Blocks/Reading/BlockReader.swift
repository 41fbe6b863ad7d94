import Calendars
import Definitions
import Diagnostics
import Editions
import FrontMatter
import Snapshots

/// Types the keys of one block and holds metrics, dimensions, stats and periods against the glossary, parties against site.yml.
struct BlockReader {
  var keys: MappingReader
  let glossary: Glossary
  let settings: SiteSettings

  init(_ node: YAMLNode, path: String = "", glossary: Glossary, settings: SiteSettings) {
    keys = MappingReader(node, path: path)
    self.glossary = glossary
    self.settings = settings
  }

  /// A party's id; nil, and reported, where site.yml has none of this name.
  mutating func party(_ key: String) -> String? { keys.party(key, of: settings) }

  /// A party, or both.
  mutating func side(_ key: String) -> Commitment.Side? { keys.side(key, of: settings, .optional) }

  /// A metric's id; nil, and reported, where the glossary has none of this name.
  mutating func metric(_ key: String, _ presence: MappingReader.Presence = .required) -> String? {
    guard let id = keys.string(key, presence) else { return nil }
    return known(id, at: keys.position(of: key))
  }

  mutating func metrics(_ key: String) -> [String] {
    keys.texts(key).compactMap { known($0.text, at: $0.position) }
  }

  mutating func known(_ id: String, at position: SourcePosition) -> String? {
    if glossary.metric(id) != nil { return id }
    if let other = glossary[id] {
      keys.report(Diagnostic(.definitionReferenceKind, at: position, "'\(id)' is a \(other.kind.rawValue), expected a metric"))
    } else {
      let metrics = glossary.definitions.lazy.filter { $0.kind == .metric }.map(\.id)
      keys.report(
        Diagnostic(
          .definitionUnknownReference, at: position, "'\(id)' is not a known metric",
          suggestion: NearMiss.suggestion(for: id, among: metrics)))
    }
    return nil
  }

  /// A definition's id, of any kind; nil, and reported, where the glossary has none of this name.
  mutating func definition(_ key: String) -> String? {
    guard let id = keys.string(key) else { return nil }
    return knownDefinition(id, at: keys.position(of: key))
  }

  /// Ids of definitions of any kind.
  mutating func definitions(_ key: String) -> [String] {
    keys.texts(key).compactMap { knownDefinition($0.text, at: $0.position) }
  }

  private mutating func knownDefinition(_ id: String, at position: SourcePosition) -> String? {
    if glossary[id] != nil { return id }
    keys.report(
      Diagnostic(
        .definitionUnknownReference, at: position, "'\(id)' is not a known definition",
        suggestion: NearMiss.suggestion(for: id, among: glossary.definitions.lazy.map(\.id))))
    return nil
  }

  mutating func stat(of metric: String?) -> String? {
    guard let stat = keys.string("stat") else { return nil }
    return checked(stat, of: metric, at: keys.position(of: "stat"))
  }

  /// Whether a metric has such a stat; reported where it has not.
  mutating func checked(_ stat: String, of metric: String?, at position: SourcePosition) -> String? {
    guard let metric, let semantics = glossary.metric(metric) else { return stat }
    let known = semantics.rowStats
    if known.contains(stat) { return stat }
    keys.report(
      Diagnostic(
        .snapshotUnknownStat, at: position, "'\(metric)' has no stat '\(stat)'",
        suggestion: NearMiss.suggestion(for: stat, among: known) ?? "it has \(known.joined(separator: ", "))"))
    return nil
  }

  mutating func stats(_ key: String, of metric: String?) -> [String] {
    keys.texts(key).compactMap { checked($0.text, of: metric, at: $0.position) }
  }

  /// Which series of a metric: `metric`, `stat`, `dims` and `grain`.
  mutating func choice() -> MetricChoice? {
    let metric = metric("metric")
    let choice = MetricChoice(metric: metric ?? "", stat: stat(of: metric), narrowed: narrowed(metric), grain: grain())
    return metric == nil ? nil : choice
  }

  /// The dimension that `by` names.
  mutating func dimension(of metric: String?) -> String? {
    guard let name = keys.string("by", .required) else { return nil }
    return checked(dimension: name, of: metric, at: keys.position(of: "by")) ? name : nil
  }

  mutating func checked(dimension: String, of metric: String?, at position: SourcePosition) -> Bool {
    guard let metric, let semantics = glossary.metric(metric) else { return true }
    if semantics.dimensions.contains(dimension) { return true }
    let known = semantics.dimensions
    keys.report(
      Diagnostic(
        .snapshotUnknownDimension, at: position, "'\(metric)' is not split by '\(dimension)'",
        suggestion: NearMiss.suggestion(for: dimension, among: known)
          ?? (known.isEmpty ? "it is not split at all" : "it is split by \(known.joined(separator: ", "))")))
    return false
  }

  /// Whether a metric's members may be added; reported where they may not, with the forms that fit.
  mutating func checkAdditive(_ metric: String, stat: String? = nil, over dimension: String, instead: String) -> Bool {
    if glossary.isAdditive(metric, stat: stat, over: dimension) { return true }
    let type = glossary.metric(metric)?.type ?? ""
    let declared =
      type == "manual" ? "; or declare additive: [\(dimension)] in '\(metric)', where each case lies in one member" : ""
    keys.report(
      Diagnostic(
        .blockNotAdditive, at: keys.position(of: "metric"),
        "'\(metric)' is a metric of type \(type): its members by \(dimension) do not add up to its total",
        suggestion: instead + declared))
    return false
  }

  /// `dims: {region: emea}`.
  mutating func narrowed(_ metric: String?) -> Dimensions {
    var parts: [Dimensions.Part] = []
    for entry in keys.entries("dims") {
      guard let member = entry.value.text, !member.isEmpty else {
        keys.report(
          Diagnostic(.schemaType, at: entry.value.position, "'dims.\(entry.key)' is \(entry.value.shape), expected text"))
        continue
      }
      guard checked(dimension: entry.key, of: metric, at: entry.keyPosition),
        checked(member: member, of: entry.key, metric, at: entry.value.position)
      else { continue }
      parts.append(Dimensions.Part(name: entry.key, member: member))
    }
    return Dimensions(parts: parts)
  }

  private mutating func checked(member: String, of dimension: String, _ metric: String?, at position: SourcePosition) -> Bool {
    guard let metric, let list = glossary.metric(metric)?.members[dimension],
      case .codeList(let codes) = glossary[list]?.semantics, !Dimensions.isNameless(member)
    else { return true }
    if codes.codes.contains(where: { $0.code == member }) { return true }
    keys.report(
      Diagnostic(
        .snapshotUnknownDimension, at: position, "'\(list)' has no code '\(member)'",
        suggestion: NearMiss.suggestion(for: member, among: codes.codes.map(\.code))))
    return false
  }

  mutating func period(_ key: String = "period") -> Period? {
    guard let text = keys.string(key) else { return nil }
    if let period = Period(text) { return period }
    keys.report(
      .blockPeriod, key, "is '\(text)', which \(Period.refusal(of: text))",
      suggestion: "write one such as 2026-09, 2026-W40 or 2026-Q3")
    return nil
  }

  mutating func grain() -> Grain? { keys.choice("grain", of: Grain.self) }

  mutating func count(_ key: String, default standard: Int, upTo greatest: Int) -> Int {
    count(key, upTo: greatest) ?? standard
  }

  mutating func count(_ key: String, upTo greatest: Int) -> Int? { keys.integer(key, in: 1...greatest) }

  /// A list whose items are a metric's id or a mapping that also picks a stat and a title.
  mutating func picks(_ key: String, _ presence: MappingReader.Presence = .required) -> [MetricPick] {
    keys.sequence(key, presence).compactMap { item in
      if let id = item.text, !id.isEmpty { return known(id, at: item.position).map { MetricPick(metric: $0) } }
      var inner = BlockReader(item, path: key, glossary: glossary, settings: settings)
      let metric = inner.metric("metric")
      let pick = MetricPick(metric: metric ?? "", stat: inner.stat(of: metric), title: inner.keys.string("title"))
      keys.report(inner.finish())
      return metric == nil ? nil : pick
    }
  }

  /// A list of mappings.
  mutating func items<Value>(_ key: String, read: (inout BlockReader) -> Value?) -> [Value] {
    keys.sequence(key, .required).compactMap { item in
      var inner = BlockReader(item, path: key, glossary: glossary, settings: settings)
      let value = read(&inner)
      keys.report(inner.finish())
      return value
    }
  }

  /// A mapping within this one; nil where it is left out.
  mutating func mapping<Value>(_ key: String, read: (inout BlockReader) -> Value?) -> Value? {
    guard let node = keys.node(key) else { return nil }
    var inner = BlockReader(node, path: keys.fullName(of: key), glossary: glossary, settings: settings)
    let value = read(&inner)
    keys.report(inner.finish())
    return value
  }

  consuming func finish() -> [Diagnostic] { keys.finish() }
}
