import Calendars
import Diagnostics
import Documents
import Fingerprints

/// What `build.json` says that a site was built from.
struct BuiltFrom: Sendable {
  var asOf: CivilDate?
  /// Paths in the project with their SHA-256.
  var inputs: [(path: String, hash: String)] = []
  var signatures: [PublishedSignature] = []
  var findings: [Diagnostic] = []
}

func readBuildRecord(of site: PublishedSite) -> BuiltFrom {
  var record = BuiltFrom()
  let name = Address.build.path
  guard let bytes = site.read(name, &record.findings) else { return record }
  let json: JSON
  do throws(JSONError) { json = try JSON(parsing: bytes) } catch {
    record.findings = [site.finding(name, "line \(error.line) is not JSON: \(error.message)")]
    return record
  }
  guard json["format"]?.integer == 1, let inputs = json["inputs"]?.array else {
    record.findings = [site.finding(name, "it does not say what the site was built from")]
    return record
  }
  record.asOf = json["as_of"]?.string.flatMap { CivilDate($0) }.flatMap { DatedYears.contains($0) ? $0 : nil }
  record.signatures = publishedSignatures(json)
  for input in inputs {
    guard let path = input["path"]?.string, let hash = input["sha256"]?.string else {
      record.findings = [site.finding(name, "an input has no path and hash")]
      continue
    }
    record.inputs.append((path, hash))
  }
  return record
}

/// Which inputs of a site are gone or changed. What is only ever added must be as it was; the rest goes on changing.
func inputProblems(_ inputs: [(path: String, hash: String)], present: [(path: String, hash: Fingerprint)]) -> [Diagnostic] {
  let now = Dictionary(present.map { ($0.path, $0.hash.full) }, uniquingKeysWith: { first, _ in first })
  return inputs.compactMap { path, hash in
    guard now[path] != hash else { return nil }
    let stays = path.hasPrefix("content/snapshots/") || path.hasPrefix("content/agreements/")
    return Diagnostic(
      .proofInput, at: SourcePosition(file: path),
      now[path] == nil
        ? "the site was built from this file, which is not in the project"
        : "the site was built from another version of this file",
      suggestion: stays ? "restore it from git" : "build the site again", severity: stays ? .error : .warning)
  }
}
