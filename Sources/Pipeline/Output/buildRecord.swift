import Calendars
import Changes
import Definitions
import Diagnostics
import Editions
import Figures
import Fingerprints
import Snapshots

/// `build.json`: what this build was made from, for whoever asks where a number came from.
func buildRecord(
  _ edition: Edition, inputs: [(path: String, hash: Fingerprint)], findings: [Diagnostic], files: Int
) -> [UInt8] {
  let definitions = edition.glossary.definitions.map { definition in
    JSON.Member(definition.id, record(of: definition, edition))
  }
  let json = JSON.object(leavingOut: [
    "format": 1,
    "tool": "concord",
    "title": .string(edition.settings.title),
    "as_of": edition.isDated ? .string(edition.asOf.description) : nil,
    "counts": [
      "definitions": .integer(edition.glossary.definitions.count),
      "metrics": .integer(edition.glossary.definitions.count { $0.kind == .metric }),
      "observations": .integer(edition.snapshots.rowCount),
      "files": .integer(files),
      "errors": .integer(findings.count(of: .error)),
      "warnings": .integer(findings.count(of: .warning)),
    ],
    "history": .string(word(edition.commits.extent)),
    "definitions": .object(definitions),
    "signatures": signatureRecord(edition),
    "inputs": .array(
      inputs.sorted { $0.path < $1.path }.map { ["path": .string($0.path), "sha256": .string($0.hash.full)] }),
    "findings": .array(findings.sorted().map { JSON($0) }),
  ])
  return Array(json.pretty().utf8)
}

private func record(of definition: Definition, _ edition: Edition) -> JSON {
  let hashes = edition.glossary.hashes(of: definition.id)
  func text(_ hash: Fingerprint?) -> JSON? { hash.map { .string($0.full) } }
  return .object(leavingOut: [
    "kind": .string(definition.kind.rawValue),
    "version": .integer(definition.version),
    "status": .string(edition.status(of: definition.id).word),
    "own": text(hashes?.own),
    "meaning": text(hashes?.fingerprint),
    "wording": text(hashes?.wording),
    "targets": text(hashes?.targets),
    "source": text(hashes?.source),
    "commit": edition.commit(of: definition.id).map(record),
  ])
}

/// The commit that brought the present meaning; of its author no more than the party.
private func record(_ commit: CommitFacts.Commit) -> JSON {
  .object(leavingOut: [
    "id": .string(commit.id), "date": .string(commit.date.description), "party": commit.author.map { .string($0.party) },
    "role": commit.author?.role.map { .string($0) },
  ])
}

/// How much of git's history stands behind the commits below.
private func word(_ extent: CommitFacts.Extent) -> String {
  switch extent {
  case .leftOut: "left out"
  case .whole: "whole"
  case .shallow: "shallow"
  case .none: "none"
  }
}
