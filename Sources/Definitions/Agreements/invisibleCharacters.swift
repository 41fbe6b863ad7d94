package import Diagnostics
package import Fingerprints

/// The characters that nobody sees in the texts of a record, wherever in it.
package func invisibleCharacters(in json: JSON) -> [InvisibleCharacter] {
  switch json {
  case .string(let text): invisibleCharacters(in: text)
  case .array(let items): items.flatMap(invisibleCharacters)
  case .object(let members): members.flatMap { invisibleCharacters(in: $0.value) }
  case .integer, .number, .boolean, .null: []
  }
}
