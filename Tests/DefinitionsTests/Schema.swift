import Fingerprints
import TestSupport
import Testing

/// A JSON Schema of ours, read as far as ours go: `$ref`, `properties`, `required`, `enum`, `const`, `anyOf`, `oneOf`,
/// `examples`.
struct Schema {
  /// `Sources/Definitions/Schemas`, seen from this file.
  static let folder: String = {
    let tests = #filePath.split(separator: "/").dropLast(3)
    return "/" + tests.joined(separator: "/") + "/Sources/Definitions/Schemas"
  }()

  let root: JSON
  let common: JSON

  init(_ name: String) throws {
    root = try JSON(parsing: try #require(readText(Self.folder + "/" + name)))
    common = try JSON(parsing: try #require(readText(Self.folder + "/common.schema.json")))
  }

  /// Whole documents that between them have every key and every alternative.
  func examples() -> [JSON] { examples(of: root, from: root) }

  /// Every object that the schema describes by its keys, each within a whole document.
  func objects() -> [Place] {
    var seen: Set<String> = []
    return examples().flatMap { places(in: $0, of: root, from: root, path: [], document: $0) }.filter { place in
      seen.insert("\(place.path) \(place.keys.map(\.0)) \(place.example["type"]?.string ?? "")").inserted
    }
  }

  /// Names of all properties, those of shared parts among them.
  var allKeys: Set<String> { keys(in: root).union(keys(in: common)) }

  /// Names of the properties that its own file describes.
  var ownKeys: Set<String> { keys(in: root) }

  private func keys(in value: JSON) -> Set<String> {
    var found = Set<String>((value["properties"]?.members ?? []).map(\.name))
    for child in (value.members?.map(\.value) ?? []) + (value.array ?? []) { found.formUnion(keys(in: child)) }
    return found
  }

  /// The schema behind a reference, and the file that its own references are of.
  private func resolved(_ schema: JSON, from file: JSON) -> (schema: JSON, file: JSON) {
    guard let reference = schema["$ref"]?.string, let mark = reference.firstIndex(of: "#") else { return (schema, file) }
    let target = mark == reference.startIndex ? file : common
    let found = reference[mark...].split(separator: "/").dropFirst().reduce(target) { $0[String($1)] ?? .null }
    return resolved(found, from: target)
  }

  private func examples(of schema: JSON, from file: JSON) -> [JSON] {
    let (schema, file) = resolved(schema, from: file)
    if let examples = schema["examples"]?.array { return examples }
    if let constant = schema["const"] { return [constant] }
    if let words = schema["enum"]?.array { return words }
    if let alternatives = (schema["oneOf"] ?? schema["anyOf"])?.array {
      return alternatives.flatMap { examples(of: $0, from: file) }
    }
    if let properties = schema["properties"]?.members {
      let choices = properties.map { (name: $0.name, values: examples(of: $0.value, from: file)) }
      let first = JSON.object(choices.compactMap { choice in choice.values.first.map { JSON.Member(choice.name, $0) } })
      let others: [JSON] = choices.flatMap { choice in choice.values.dropFirst().map { first.with(choice.name, $0) } }
      // A dispute stands only with the status that says so.
      return [first] + others.filter { $0["dispute"] == nil || $0["status"]?.string == "disputed" }
    }
    if let items = schema["items"] { return examples(of: items, from: file).map { .array([$0]) } }
    return []
  }

  private func places(in value: JSON, of schema: JSON, from file: JSON, path: [Step], document: JSON) -> [Place] {
    let (schema, file) = resolved(schema, from: file)
    if let alternatives = (schema["oneOf"] ?? schema["anyOf"])?.array {
      return alternatives.filter { fits(value, $0, from: file) }.prefix(1).flatMap {
        places(in: value, of: $0, from: file, path: path, document: document).map { $0.asAlternative(at: path.count) }
      }
    }
    if let items = schema["items"], let first = value.array?.first {
      return places(in: first, of: items, from: file, path: path + [.item], document: document)
    }
    guard let properties = schema["properties"]?.members, value.members != nil else { return [] }
    let required = schema["required"]?.array?.compactMap(\.string) ?? []
    let words = properties.compactMap { property in
      resolved(property.value, from: file).schema["enum"]?.array.map { (property.name, $0.compactMap(\.string)) }
    }
    let place = Place(
      path: path, document: document, example: value, keys: properties.map { ($0.name, required.contains($0.name)) },
      words: words)
    return [place]
      + properties.flatMap { property in
        value[property.name].map {
          places(in: $0, of: property.value, from: file, path: path + [.key(property.name)], document: document)
        } ?? []
      }
  }

  /// Whether an object has the keys of one alternative; others are told apart by their shape.
  private func fits(_ value: JSON, _ schema: JSON, from file: JSON) -> Bool {
    let (schema, _) = resolved(schema, from: file)
    if let type = schema["properties"]?["type"]?["const"] { return value["type"] == type }
    switch value {
    case .object(let members):
      let names = schema["properties"]?.members?.map(\.name) ?? []
      return !names.isEmpty && members.allSatisfy { names.contains($0.name) }
    case .array: return schema["items"] != nil
    default: return schema["properties"] == nil && schema["items"] == nil
    }
  }

  enum Step: CustomStringConvertible {
    case key(String)
    case item

    var description: String {
      switch self {
      case .key(let name): name
      case .item: "[]"
      }
    }
  }

  /// One object of a document.
  struct Place {
    var path: [Step]
    var document: JSON
    var example: JSON
    /// Each key with whether it is required.
    var keys: [(String, Bool)]
    /// Keys whose values are words of a list.
    var words: [(String, [String])]
    /// Whether it is told from others by its keys, so that one of them missing is another mistake.
    var isAlternative = false

    func asAlternative(at depth: Int) -> Place {
      var place = self
      place.isAlternative = isAlternative || path.count == depth && example["type"] == nil
      return place
    }

    func document(replacingObjectWith value: JSON) -> JSON { Self.replace(in: document, path[...], value) }

    private static func replace(in document: JSON, _ path: ArraySlice<Step>, _ value: JSON) -> JSON {
      switch path.first {
      case nil: value
      case .key(let name): document.with(name, replace(in: document[name] ?? .null, path.dropFirst(), value))
      case .item:
        .array([replace(in: document.array?.first ?? .null, path.dropFirst(), value)] + (document.array ?? []).dropFirst())
      }
    }
  }
}

extension JSON {
  func with(_ name: String, _ value: JSON) -> JSON {
    var members = members ?? []
    if let index = members.firstIndex(where: { $0.name == name }) {
      members[index].value = value
    } else {
      members.append(Member(name, value))
    }
    return .object(members)
  }

  func without(_ name: String) -> JSON { .object((members ?? []).filter { $0.name != name }) }
}
