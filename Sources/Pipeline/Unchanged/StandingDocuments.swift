import Definitions
import Diagnostics
import Documents
import Files
import Fingerprints

/// The documents of the last build that need not be made again, because nothing changed of what was asked for them.
struct StandingDocuments: Sendable {
  private let kept: KeptDocuments
  /// Of the dependencies of ``kept``, by their places: whether what they say is what they said.
  private let isSame: [Bool]
  private let digests: [String: Fingerprint]
  /// What the system says of the files of the last site, by path.
  let stamps: [String: FileStamp]
  /// `numbers.json` of each folder, by its path.
  private let numbers: [String: [UInt8]]

  /// A document as it stands.
  struct Document: Sendable {
    /// Of its file.
    var digest: Fingerprint
    var findings: [Diagnostic]
    var numbers: PageNumbers?
    var dependencies: Set<Dependency>
  }

  /// Nil where all have to be made. `build` is the last one, whose site stands untouched.
  init?(of kept: KeptDocuments?, _ build: KeptBuild, in site: WrittenSite, now digests: ContentDigests) {
    guard let kept, kept.ground == digests.ground else { return nil }
    let files = Dictionary(build.site.digests.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    guard files[Address.checksums.path]?.full == kept.site else { return nil }
    self.kept = kept
    self.digests = files
    stamps = Dictionary(
      site.stamps.rows.compactMap { row in row.stamp.map { (row.path, $0) } }, uniquingKeysWith: { first, _ in first })
    isSame = kept.dependencies.map { (digests[$0.dependency] ?? "") == $0.digest }
    let folders = Set(kept.documents.filter { $0.value.numbers != nil }.keys.map { numbersPath(besides: $0) })
    var numbers: [String: [UInt8]] = [:]
    for path in folders {
      // What cannot be read as it was written is written again with all pages of its folder.
      guard let bytes = try? site.read(path), files[path] == sha256(bytes) else { continue }
      numbers[path] = bytes
    }
    self.numbers = numbers
  }

  /// Nil for a document that has to be made.
  func document(at path: String, _ address: Address) -> Document? {
    guard let document = kept.documents[path], let digest = digests[path],
      document.dependencies.allSatisfy({ isSame[Int($0)] })
    else { return nil }
    var page: PageNumbers?
    if let range = document.numbers {
      guard let file = numbers[numbersPath(besides: path)], range.upperBound <= file.count else { return nil }
      page = PageNumbers(address, member: Array(file[range]))
    }
    return Document(
      digest: digest, findings: document.findings, numbers: page,
      dependencies: Set(document.dependencies.map { kept.dependencies[Int($0)].dependency }))
  }
}
