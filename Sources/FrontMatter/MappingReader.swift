package import Diagnostics

/// Types the keys of one mapping and notes every problem on the way.
///
/// Ask for each key that the schema has, then call ``finish(unknownKeys:)``: whatever was not asked for is an unknown key.
/// A key whose value was left out (`key:`, `~`, `null`) counts as absent.
///
/// ```swift
/// var reader = MappingReader(node)
/// let name = reader.string("name", .required)
/// let owners = reader.mapping("owners") { owners in owners.string("steward") }
/// let diagnostics = reader.finish()
/// ```
package struct MappingReader: Sendable {
  package enum Presence: Sendable {
    case optional, required
  }

  /// Where the mapping starts.
  package let position: SourcePosition
  /// The keys of the mapping in the order of the file.
  package let entries: YAMLEntries
  package private(set) var diagnostics: [Diagnostic] = []
  /// The keys that lead here, for messages: "" at the top, "semantics" inside `semantics`.
  private let path: String
  private var asked: [(key: String, isRequired: Bool)] = []
  /// How many entries there are.
  private let count: Int
  /// The entries that were asked for, a bit each in their order, where they are few.
  private var known: UInt64 = 0
  /// Each entry by its key; empty where they are few, and looked through one by one.
  private let byKey: [String: YAMLEntry]

  private static let few = 32

  /// - Parameters:
  ///   - node: a value that is not a mapping is reported and read as an empty one.
  ///   - path: the keys that lead here, for messages; `semantics.criteria`.
  package init(_ node: YAMLNode, path: String = "") {
    position = node.position
    entries = node.entries ?? .empty
    count = entries.count
    byKey = count <= Self.few ? [:] : Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    self.path = path
    asked.reserveCapacity(8)
    if node.entries == nil, !node.isNull {
      let name = path.isEmpty ? "this" : "'\(path)'"
      diagnostics.append(Diagnostic(.schemaType, at: position, "\(name) is \(node.shape), expected a mapping"))
    }
  }

  /// Ends the reading: all problems, with every key that was not asked for at its place. Such a key weighs what
  /// `unknownKeys` says; nil lets them pass.
  package func finish(unknownKeys severity: Severity? = .error) -> [Diagnostic] {
    // Mostly every key was asked for.
    guard let severity, count > Self.few || known != 1 << UInt64(count) - 1 else { return diagnostics }
    let asked = asked.map(\.key)
    let known = count > Self.few ? Set(asked) : []
    let unknown = entries.filter { known.isEmpty ? !asked.contains($0.key) : !known.contains($0.key) }
    guard !unknown.isEmpty else { return diagnostics }
    var diagnostics = diagnostics
    let left = asked.filter { !has($0) }
    for entry in unknown {
      diagnostics.append(
        Diagnostic(
          .schemaUnknownKey, at: entry.keyPosition, "'\(fullName(of: entry.key))' is not a known key",
          suggestion: NearMiss.suggestion(for: entry.key, among: left.isEmpty ? asked : left), severity: severity))
    }
    return diagnostics
  }

  /// The entry of `key`, and how many stand before it, which counts only where they are few.
  private func find(_ key: String) -> (entry: YAMLEntry, order: Int)? {
    count <= Self.few ? entries.find(key) : byKey[key].map { ($0, 0) }
  }

  /// Makes a key known, and gives its entry.
  @discardableResult
  private mutating func ask(_ key: String, _ presence: Presence) -> YAMLEntry? {
    asked.append((key, presence == .required))
    guard let (entry, order) = find(key) else { return nil }
    if count <= Self.few { known |= 1 << UInt64(order) }
    return entry
  }

  // MARK: Values of any shape

  /// The value of `key`, which becomes a known key.
  package mutating func node(_ key: String, _ presence: Presence = .optional) -> YAMLNode? {
    let entry = ask(key, presence)
    if let value = entry?.value, !value.isNull { return value }
    if presence == .required {
      let message = "'\(fullName(of: key))' \(entry == nil ? "is missing" : "has no value")"
      diagnostics.append(Diagnostic(.schemaMissingKey, at: entry?.keyPosition ?? position, message))
    }
    return nil
  }

  /// Where the value of `key` stands; the mapping's own place where there is none.
  package func position(of key: String) -> SourcePosition {
    find(key)?.entry.value.position ?? position
  }

  /// Whether `key` stands in the mapping, with or without a value. Does not make it a known key.
  package func has(_ key: String) -> Bool {
    find(key) != nil
  }

  /// Makes keys known that are read elsewhere or not at all.
  package mutating func allow(_ keys: [String]) {
    for key in keys { ask(key, .optional) }
  }

  /// Adds a problem that the caller found, or those of a part that was read apart.
  package mutating func report(_ problems: Diagnostic...) {
    diagnostics += problems
  }

  package mutating func report(_ problems: [Diagnostic]) {
    diagnostics += problems
  }

  /// Adds a problem with the value of `key`: its place, and its name before `message`.
  package mutating func report(_ rule: Rule, _ key: String, _ message: String, suggestion: String? = nil) {
    diagnostics.append(Diagnostic(rule, at: position(of: key), "'\(fullName(of: key))' \(message)", suggestion: suggestion))
  }

  /// Those that were asked for and cannot be left out; the first few where all can.
  var mainKeys: [String] {
    let required = asked.filter(\.isRequired)
    return (required.isEmpty ? Array(asked.prefix(3)) : required).map(\.key)
  }

  /// The path of `key` for messages: `semantics.within`.
  package func fullName(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}
