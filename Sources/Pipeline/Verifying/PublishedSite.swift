import Diagnostics
import Documents
import Files
import Fingerprints

/// The folder of a published site: what lies in it, read through the guard of all paths.
struct PublishedSite: Sendable {
  /// As the person gave it.
  let path: String
  /// Relative to the folder.
  let files: [String]
  /// What lies in it and is no file of it: links that lead out, pipes.
  private(set) var findings: [Diagnostic] = []
  private let folder: RootFolder

  init(_ path: String) {
    self.path = path
    folder = RootFolder(path)
    let listing = folder.list(".", recursively: true)
    files = listing.files.map(Self.bare)
    findings = listing.diagnostics.map { found in
      finding(Self.bare(found.position.file), found.message)
    }
    if !listing.exists, findings.isEmpty { findings = [finding("", "there is no such folder")] }
  }

  private static func bare(_ path: String) -> String { path.hasPrefix("./") ? String(path.dropFirst(2)) : path }

  /// A file's path for messages.
  func shown(_ file: String) -> String { file.isEmpty || file == "." ? path : path + "/" + file }

  func finding(_ file: String, _ message: String, severity: Severity? = nil) -> Diagnostic {
    Diagnostic(
      .proofFile, at: SourcePosition(file: shown(file)), message, suggestion: "build the site again", severity: severity)
  }

  /// The bytes of a file; nil, with a finding, where they cannot be read.
  func read(_ file: String, _ findings: inout [Diagnostic]) -> [UInt8]? {
    do throws(FileError) { return try folder.read(file) } catch {
      findings.append(finding(file, error.finding.message))
      return nil
    }
  }
}

/// Holds the files of a site against the checksums that its build wrote.
func checksumProblems(of site: PublishedSite) -> [Diagnostic] {
  let name = Address.checksums.path
  guard site.files.contains(name) else {
    return [site.finding(name, "the list of checksums is missing, so no file can be compared with what the build wrote")]
  }
  var findings: [Diagnostic] = []
  guard let bytes = site.read(name, &findings) else { return findings }
  var wanted: [String: Substring] = [:]
  for (place, line) in String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated() {
    let digest = line.prefix(64)
    guard Fingerprint(hex: digest) != nil, line.dropFirst(64).hasPrefix("  ") else {
      findings.append(site.finding(name, "line \(place + 1) is not a checksum and a path"))
      continue
    }
    wanted[String(line.dropFirst(66))] = digest
  }
  for file in site.files where file != name {
    guard let digest = wanted.removeValue(forKey: file) else {
      let isPage = file.hasSuffix(".html") || file.hasSuffix("numbers.json")
      findings.append(site.finding(file, "the build did not write this file", severity: isPage ? .error : .warning))
      continue
    }
    if let bytes = site.read(file, &findings), sha256(bytes).full != digest {
      findings.append(site.finding(file, "the file has changed since the build wrote it"))
    }
  }
  return findings + wanted.keys.map { site.finding($0, "the build wrote this file, but it is gone") }
}
