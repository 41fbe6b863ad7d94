import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Fingerprints
import Markup

/// What a build leaves for a next one that finds nothing changed but texts below front matter: what such a text can ask of its site, and
/// where in its page it stands.
///
/// It is kept of texts of which there is nothing to tell, which one page shows and no number follows from. All others are made from
/// everything, as is any text that holds a word of which there may be something to tell.
struct KeptTexts: Sendable {
  /// As ``KeptDocuments/site``.
  let site: Fingerprint
  private let bytes: [UInt8]
  /// Behind what is said above.
  private let names: Range<Int>
  private let definitions: Range<Int>

  /// One definition with what its page is made of.
  struct Text: Sendable {
    var id: String
    /// See ``DefinitionFile/front``.
    var front: Fingerprint
    var place: TextPlace
  }

  /// What all texts ask for.
  struct Names: Sendable {
    var surroundings: TextSurroundings
    var doubtful: DoubtfulWords
  }

  /// Another form has another name, and is not read.
  private static let format = "concord texts 2"

  /// Nil for bytes that no build of this form wrote whole.
  init?(_ bytes: [UInt8]) {
    guard let body = checkedBody(of: bytes) else { return nil }
    var reader = PackedReader(body)
    guard reader.text() == Self.format, let site = reader.fingerprint(), let names = reader.placeOfPart(),
      let definitions = reader.placeOfPart(), reader.isAtEnd
    else { return nil }
    (self.site, self.bytes, self.names, self.definitions) = (site, body, names, definitions)
  }

  /// The text of a file; nil of one that is made from everything.
  func text(of file: String) -> Text? {
    var reader = PackedReader(bytes, in: definitions)
    while !reader.isAtEnd {
      guard let path = reader.text(), let place = reader.placeOfPart() else { return nil }
      guard path == file else { continue }
      var reader = PackedReader(bytes, in: place)
      guard let id = reader.text(), let front = reader.fingerprint(), let place = reader.textPlace(), reader.isAtEnd else {
        return nil
      }
      return Text(id: id, front: front, place: place)
    }
    return nil
  }

  /// What all texts ask for, under the site's settings.
  func names(under settings: SiteSettings) -> Names? {
    var reader = PackedReader(bytes, in: names)
    guard let pages = reader.texts(), let shellIDs = reader.texts(), let labels = reader.texts(), let retired = reader.texts(),
      let terms = reader.list({ reader -> TermLinker.Term? in
        guard let id = reader.text(), let names = reader.texts(), let abbreviations = reader.texts() else { return nil }
        return TermLinker.Term(id: id, names: names, abbreviations: abbreviations)
      }), reader.isAtEnd
    else { return nil }
    return Names(
      surroundings: TextSurroundings(
        terms: terms, retired: Set(retired), pageNames: Set(pages), shellIDs: Set(shellIDs), settings: settings),
      doubtful: DoubtfulWords(labels: labels, retired: Set(retired)))
  }
}

// MARK: As bytes

extension KeptTexts {
  /// `findings` are all that was told of the site; those of git are the same as long as it stands as it does.
  static func bytes(of documents: KeptDocuments, _ read: ReadSite, findings: [Diagnostic]) -> [UInt8] {
    let edition = read.site.edition
    let doubtful = DoubtfulWords.words(of: edition.glossary)
    var names = PackedWriter()
    for texts in [edition.pageNames.sorted(), read.assets.shellIDs.sorted(), doubtful.labels, doubtful.retired.sorted()] {
      names.put(texts)
    }
    names.put(edition.glossary.linkedTerms) { writer, term in
      writer.put(term.id)
      writer.put(term.names)
      writer.put(term.abbreviations)
    }

    let places = documents.placesOfTexts
    let found = findings.filter { !read.told.contains($0) } + read.checked
    let questioned = read.content.questionedFiles.union(
      found.flatMap { [$0.position.file] + ($0.cause.map { [$0.position.file] } ?? []) })
    var definitions = PackedWriter()
    for definition in edition.glossary.definitions where definition.declared != .retired {
      guard let place = places[definition.id], let front = read.parts.definitions[definition.id]?.front,
        !questioned.contains(definition.position.file)
      else { continue }
      var text = PackedWriter()
      text.put(definition.id)
      text.put(front)
      text.put(place)
      definitions.put(definition.position.file)
      definitions.put(text.bytes)
    }

    var writer = PackedWriter()
    writer.put(format)
    writer.put(documents.site)
    writer.put(names.bytes)
    writer.put(definitions.bytes)
    return withChecksum(writer.bytes)
  }
}

extension KeptDocuments {
  /// Where the texts of definitions stand that are shown once, and of which there is nothing to tell, by the id.
  fileprivate var placesOfTexts: [String: TextPlace] {
    var counts = [Int](repeating: 0, count: dependencies.count)
    for document in documents.values { for place in document.dependencies { counts[Int(place)] += 1 } }
    var places: [String: TextPlace] = [:]
    for (place, entry) in dependencies.enumerated() {
      guard case .prose(let id) = entry.dependency, counts[place] == 1,
        let document = documents[Address.definition(id).path], document.dependencies.contains(Int32(place)),
        document.findings.isEmpty
      else { continue }
      places[id] = document.text
    }
    return places
  }
}

extension PackedWriter {
  fileprivate mutating func put(_ texts: [String]) { put(texts) { $0.put($1) } }
}

extension PackedReader {
  fileprivate mutating func texts() -> [String]? { list { $0.text() } }
}
