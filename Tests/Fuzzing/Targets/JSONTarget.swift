import Diagnostics
import Fingerprints

/// JSON: what was read and is written again reads as the same.
func readsJSON(_ bytes: [UInt8]) {
  let json: JSON
  do {
    json = try JSON(parsing: bytes)
  } catch {
    Places(in: bytes).expect(SourcePosition(file: "", line: error.line, column: error.column), error.message)
    return
  }
  for text in [json.compact(), json.pretty()] {
    expect((try? JSON(parsing: text)) == json, "written as \(text)")
  }
  if let value = canonical(json, array: CanonicalValue.set) {
    let once = value.canonicalJSON()
    let again = (try? JSON(parsing: once)).flatMap { canonical($0, array: CanonicalValue.set) }
    expect(again?.canonicalJSON() == once, "canonical JSON is not stable: \(String(decoding: once, as: UTF8.self))")
    expect(again?.fingerprint == value.fingerprint, "one value has two fingerprints")
  }
}

/// The value as it is hashed, arrays as lists or as sets; nil where it is none that is hashed.
func canonical(_ json: JSON, array: ([CanonicalValue]) -> CanonicalValue) -> CanonicalValue? {
  switch json {
  case .string(let text): return .string(text)
  case .integer(let number): return .integer(number)
  case .boolean(let value): return .boolean(value)
  case .null: return .null
  case .number: return nil
  case .array(let items):
    let values = items.compactMap { canonical($0, array: array) }
    return values.count == items.count ? array(values) : nil
  case .object(let members):
    var values: [String: CanonicalValue] = [:]
    for member in members {
      guard member.name.utf8.allSatisfy({ $0 < 0x80 }), let value = canonical(member.value, array: array) else { return nil }
      values[member.name] = value
    }
    return .object(CanonicalMembers(values))
  }
}
