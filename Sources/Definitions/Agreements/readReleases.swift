import Diagnostics
import FrontMatter

/// Reads the releases of parties among the files under `content/agreements/`, each with the signature of a key beside it.
func readReleases(
  _ files: [(path: String, bytes: [UInt8])]
) -> (releases: [PartyRelease], diagnostics: [Diagnostic]) {
  let own = files.filter { PartyRelease.party(ofFile: $0.path) != nil }.sorted { $0.path < $1.path }
  let armors = Dictionary(own.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  var releases: [PartyRelease] = []
  var problems: [Diagnostic] = []
  for (path, bytes) in own where path.hasSuffix(".yml") {
    let read = readRelease(bytes, path: path)
    problems += read.diagnostics
    guard var release = read.release else { continue }
    if let armor = armors[keyFile(of: path)] {
      release.signature.key = KeySignature(statement: release.statement, armor: armor)
    }
    releases.append(release)
  }
  return (releases, problems)
}

private func readRelease(_ bytes: [UInt8], path: String) -> (release: PartyRelease?, diagnostics: [Diagnostic]) {
  let (node, yamlProblems) = parseYAML(bytes, file: path)
  guard let node, yamlProblems.isEmpty else {
    let empty = Diagnostic(.agreementUnreadable, at: SourcePosition(file: path), "this release is empty")
    return (nil, yamlProblems.isEmpty ? [empty] : yamlProblems.map(asUnreadable))
  }
  var reader = MappingReader(node)
  let by = reader.sentence("by", .required)
  let date = reader.civilDate("date", .required)
  let until = reader.civilDate("until", .required)
  let evidence = reader.string("evidence")
  let evidencePosition = reader.position(of: "evidence")
  var problems = reader.finish().map(asUnreadable)
  guard let by, let date, let until, problems.isEmpty, let party = PartyRelease.party(ofFile: path) else {
    return (nil, problems)
  }
  let unusable = evidence.flatMap(evidenceProblem)
  if let unusable { problems = [Diagnostic(.agreementEvidence, at: evidencePosition, unusable)] }
  let signer = path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
  let signature = Signature(
    signer: Signer(signer), by: by, date: date, evidence: unusable == nil ? evidence : nil,
    position: SourcePosition(file: path))
  return (PartyRelease(party: party, until: until, signature: signature), problems)
}
