import Definitions
import Diagnostics
import Documents
import Files
import Fingerprints

/// The documents of the last build that need not be made again, because nothing changed of what was asked for them.
struct StandingDocuments: Sendable {
  private let kept: KeptDocuments
  /// What the dependencies of ``kept`` say now, by their places.
  private let says: [Fingerprint?]
  /// Paths of the documents for which that is what they said.
  private let standing: Set<String>
  let digests: [String: Fingerprint]
  /// What the system says of the files of the last site.
  private let stamps: StampTable
  /// `numbers.json` of each folder with a page that has to be made again, by its path.
  private let numbers: [String: [UInt8]]
  /// `numbers.json` of the other folders.
  private let standingNumbers: Set<String>

  /// A document as it stands.
  struct Document: Sendable {
    /// Of its file.
    var digest: Fingerprint
    var findings: [Diagnostic]
    var text: TextPlace?
    var numbers: PageNumbers?
    /// Places in the dependencies of the last build.
    var dependencies: [Int32]
  }

  /// What the documents of the last build asked.
  var asked: [Dependency] { kept.dependencies.map(\.dependency) }

  /// What a dependency says now, which may be nothing; nil beyond those of the last build.
  func digest(at place: Int) -> Fingerprint?? { place < says.count ? .some(says[place]) : nil }

  /// What the system said of some files before this build.
  func stamps(of paths: Set<String>) -> [String: FileStamp] { stamps.stamps(of: paths) }

  /// Nil where all have to be made. `build` is the last one, whose site stands untouched; `paths` are of all documents now.
  init?(of kept: KeptDocuments?, _ build: KeptBuild, in site: WrittenSite, now digests: ContentDigests, paths: [String]) {
    guard let kept, kept.ground == digests.ground else { return nil }
    let files = Dictionary(build.site.digests.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    guard files[Address.checksums.path] == kept.site else { return nil }
    self.kept = kept
    self.digests = files
    stamps = site.stamps
    let says = kept.dependencies.map { digests[$0.dependency] }
    let isSame = zip(says, kept.dependencies).map { $0 == $1.digest }
    self.says = says
    // A folder's numbers stand where the same pages have them, and none of its pages is made.
    let present = Set(paths)
    var whole: Set<String> = []
    var touched: Set<String> = []
    for (path, document) in kept.documents where document.numbers != nil {
      let file = numbersPath(besides: path)
      if present.contains(path), files[file] != nil { whole.insert(file) } else { touched.insert(file) }
    }
    let standing = Set(
      paths.filter { path in
        files[path] != nil && kept.documents[path]?.dependencies.allSatisfy { isSame[Int($0)] } ?? false
      })
    self.standing = standing
    for path in paths where !standing.contains(path) { touched.insert(numbersPath(besides: path)) }
    standingNumbers = whole.subtracting(touched)
    var numbers: [String: [UInt8]] = [:]
    for path in whole.intersection(touched) {
      // What cannot be read as it was written is written again with all pages of its folder.
      guard let bytes = try? site.read(path), files[path] == sha256(bytes) else { continue }
      numbers[path] = bytes
    }
    self.numbers = numbers
  }

  /// Nil for a document that has to be made.
  func document(at path: String, _ address: Address) -> Document? {
    guard standing.contains(path), let document = kept.documents[path], let digest = digests[path] else { return nil }
    var page: PageNumbers?
    if let range = document.numbers {
      let file = numbersPath(besides: path)
      if standingNumbers.contains(file) {
        page = PageNumbers(address, member: .standing(range))
      } else {
        guard let bytes = numbers[file], range.upperBound <= bytes.count else { return nil }
        page = PageNumbers(address, member: .made(Array(bytes[range])))
      }
    }
    return Document(
      digest: digest, findings: document.findings, text: document.text, numbers: page, dependencies: document.dependencies)
  }
}
