import Definitions
import Diagnostics
import Documents
import Files
import Fingerprints

/// What a build leaves of each of its documents: what was asked for it, what it found, and where its numbers lie.
///
/// It is read only by a build for which something changed, so it is no part of ``KeptBuild``.
struct KeptDocuments: Sendable {
  /// See ``ContentDigests/ground``.
  var ground: Fingerprint
  /// Of the site's list of checksums: with which site all of it is true.
  var site: Fingerprint
  /// What documents asked, each once, and what it said.
  var dependencies: [(dependency: Dependency, digest: Fingerprint?)] = []
  /// By the path of the file in the site.
  var documents: [String: Document] = [:]

  struct Document: Sendable {
    /// Places in ``KeptDocuments/dependencies``.
    var dependencies: [Int32]
    var findings: [Diagnostic]
    /// Where the text below a definition's front matter stands in its page; nil for other pages.
    var text: TextPlace?
    /// Where its member of its folder's `numbers.json` lies; nil for a page without numbers.
    var numbers: Range<Int>?
  }
}

extension KeptDocuments {
  /// `made` are all documents of a build; `site` is of the list of checksums; `last` is what some of them stand from.
  init(_ made: Layout.Made, site: Fingerprint, by digests: ContentDigests, last: StandingDocuments?) {
    ground = digests.ground
    self.site = site
    // A dependency that no document has any more is dropped, so that places move.
    var places = [Int32?](repeating: nil, count: made.asked.count)
    for result in made.results {
      guard let path = result.path else { continue }
      let asked = result.dependencies.map { place in
        if let newPlace = places[Int(place)] { return newPlace }
        let newPlace = Int32(clamping: dependencies.count)
        places[Int(place)] = newPlace
        let dependency = made.asked[Int(place)]
        // What is not there says nothing, until it comes.
        dependencies.append((dependency, last?.digest(at: Int(place)) ?? digests[dependency]))
        return newPlace
      }
      documents[path] = Document(dependencies: asked, findings: result.findings, text: result.text, numbers: made.numbers[path])
    }
  }
}

extension KeptDocuments {
  /// The documents of a build: nil where these were not left by it, or by the one whose texts it wrote again.
  func left(by build: KeptBuild) -> KeptDocuments? {
    guard site == build.documents.site,
      let checksums = build.site.digests.first(where: { $0.path == Address.checksums.path })
    else { return nil }
    guard !build.documents.texts.isEmpty else { return self }
    var places: [String: Int] = [:]
    for (place, entry) in dependencies.enumerated() { if case .prose(let id) = entry.dependency { places[id] = place } }
    var documents = self
    documents.site = checksums.hash
    for text in build.documents.texts {
      guard let place = places[text.id] else { return nil }
      documents.dependencies[place].digest = text.digest
    }
    return documents
  }
}

// MARK: As bytes

extension KeptDocuments {
  /// Another form has another name, and is not read.
  private static let format = "concord documents 5"

  /// Nil for bytes that no build of this form wrote whole.
  init?(_ bytes: [UInt8]) {
    guard let body = checkedBody(of: bytes) else { return nil }
    var reader = PackedReader(body)
    guard reader.text() == Self.format, let ground = reader.fingerprint(), let site = reader.fingerprint(),
      let dependencies = reader.list({ reader -> (dependency: Dependency, digest: Fingerprint?)? in
        guard let dependency = reader.dependency(), let digest = reader.digest() else { return nil }
        return (dependency, digest)
      }),
      let documents = reader.list({ reader -> (String, Document)? in
        guard let path = reader.text(), let document = reader.document(of: dependencies.count) else { return nil }
        return (path, document)
      }), reader.isAtEnd
    else { return nil }
    self.ground = ground
    self.site = site
    self.dependencies = dependencies
    self.documents = Dictionary(documents, uniquingKeysWith: { first, _ in first })
  }

  var bytes: [UInt8] {
    var writer = PackedWriter()
    writer.put(Self.format)
    writer.put(ground)
    writer.put(site)
    writer.put(dependencies) { writer, entry in
      writer.put(entry.dependency)
      writer.put(entry.digest)
    }
    let ordered = documents.keys.sorted().compactMap { path in documents[path].map { (path, $0) } }
    writer.put(ordered) { writer, entry in
      let (path, document) = entry
      writer.put(path)
      writer.put(numbers: document.dependencies)
      writer.put(document.findings) { $0.put($1) }
      writer.put(document.text.map { [$0] } ?? []) { $0.put($1) }
      writer.put(document.numbers.map { [$0] } ?? []) { writer, range in
        writer.put(range.lowerBound)
        writer.put(range.upperBound)
      }
    }
    return withChecksum(writer.bytes)
  }
}

extension PackedWriter {
  mutating func put(_ dependency: Dependency) {
    let (kind, name): (Int, String) =
      switch dependency {
      case .definition(let id): (0, id)
      case .foundation(let id): (1, id)
      case .users(let id): (2, id)
      case .everyDefinition: (3, "")
      case .prose(let id): (4, id)
      case .page(let name): (5, name)
      case .findings: (6, "")
      case .agreement: (7, "")
      case .uncommitted: (8, "")
      case .need(let metric): (9, metric)
      case .note(let path): (10, path)
      }
    put(kind)
    put(name)
  }
}

extension PackedReader {
  mutating func dependency() -> Dependency? {
    guard let kind = integer(), let name = text() else { return nil }
    return switch kind {
    case 0: .definition(name)
    case 1: .foundation(name)
    case 2: .users(name)
    case 3: .everyDefinition
    case 4: .prose(name)
    case 5: .page(name)
    case 6: .findings
    case 7: .agreement
    case 8: .uncommitted
    case 9: .need(name)
    case 10: .note(name)
    default: nil
    }
  }

  fileprivate mutating func document(of count: Int) -> KeptDocuments.Document? {
    guard let dependencies = numbers(of: Int32.self),
      dependencies.allSatisfy({ (0..<count).contains(Int($0)) }),
      let findings = list({ $0.finding() }), let texts = list({ $0.textPlace() }), let numbers = list({ $0.range() })
    else { return nil }
    return KeptDocuments.Document(
      dependencies: dependencies, findings: findings, text: texts.first, numbers: numbers.first)
  }

  private mutating func range() -> Range<Int>? {
    guard let lower = integer(), let upper = integer(), lower >= 0, lower <= upper else { return nil }
    return lower..<upper
  }
}
