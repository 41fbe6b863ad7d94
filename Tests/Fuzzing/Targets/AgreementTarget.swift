import Diagnostics
import Fingerprints

@testable import Definitions

/// The files of one agreement, one after the other with a NUL between them: `meaning.json`, a signature, later targets
/// and a source. Where a file's hash is wrong it is mended first, so that what stands behind the check is read too.
func readsAgreement(_ bytes: [UInt8]) {
  let parts = bytes.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false).map { Array($0) }
  let names = ["meaning.json", "sales.yml", "targets-000000000000.json", "source-000000000000.json"]
  _ = readAgreements(zip(names, parts).map { ("content/agreements/term/000000000000/\($0)", $1) })
  let (meaning, digits) = mended(parts[0])
  let files = [meaning] + parts.dropFirst()
  let paths = names.map { "content/agreements/term/\(digits)/\($0)" }
  let (book, problems) = readAgreements(zip(paths, files).map { ($0, $1) })
  for (path, file) in zip(paths, files) { Places(in: file).expect(problems.filter { $0.position.file == path }) }
  expect(!book.ids.isEmpty || !problems.isEmpty, "an agreement that is not used is reported")
}

/// The file with the hash of what it says, and the folder's name.
private func mended(_ bytes: [UInt8]) -> (bytes: [UInt8], digits: String) {
  let none = (bytes, "000000000000")
  guard case .object(var members)? = try? JSON(parsing: bytes),
    let kind = members.first(where: { $0.name == "kind" })?.value.string.flatMap(DefinitionKind.init(rawValue:)),
    let semantics = members.first(where: { $0.name == "semantics" })?.value,
    let meaning = canonical(semantics, array: CanonicalValue.list)
  else { return none }
  let own = HashedParts.own(id: "term", kind: kind, meaning: meaning, sentence: nil).fingerprint
  members.removeAll { ["own", "id", "hash"].contains($0.name) }
  members += [
    JSON.Member("own", .string(own.full)), JSON.Member("id", "term"), JSON.Member("hash", .integer(HashedParts.format)),
  ]
  return (Array(JSON.object(members).pretty().utf8), own.stored)
}
