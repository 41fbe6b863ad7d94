import Definitions
import Diagnostics
import Files
import Fingerprints
import History

/// What an earlier build leaves of what it read, for the files that stand as it read them.
///
/// What the system says of a file tells whether it does; what was found in a file is never kept, and the file is read again.
struct KeptReading: Sendable {
  private let watch: BuildWatch
  /// The SHA-256 of the inputs that stand, by path.
  private let standing: [String: Fingerprint]
  private let last: KeptBuild?
  /// The inputs that hold other bytes than they did; nil where one came or went.
  private let rewritten: [String]?
  private let documents: KeptDocuments?

  /// `documents` are those of the last build.
  init(_ watch: BuildWatch, _ comparison: BuildWatch.Comparison, documents: KeptDocuments?) {
    self.watch = watch
    self.documents = documents
    (last, rewritten) =
      if case .changed(let kept, _, let rewritten, _) = comparison { (kept, rewritten) } else { (nil, nil) }
    standing =
      if case .changed(let kept, _, _, let present) = comparison { kept.inputs.standing(present) } else { [:] }
  }

  /// Of a file that stands; nil of all others.
  func digest(of path: String) -> Fingerprint? { standing[path] }

  /// What is kept of the glossary; `settings` is the hash of site.yml.
  func definitions(under settings: Fingerprint?) -> KeptDefinitions? {
    guard !standing.isEmpty, let bytes = watch.kept(.definitions) else { return nil }
    return KeptDefinitions(bytes, ground: ground(settings))
  }

  /// What is kept of the rows of snapshots.
  func rows(under settings: Fingerprint?) -> KeptRows? {
    guard !standing.isEmpty, let bytes = watch.kept(.rows) else { return nil }
    return KeptRows(bytes, ground: ground(settings))
  }

  /// Whether files of the glossary have other bytes than they had, and nothing else.
  var isAfterTexts: Bool { rewritten?.allSatisfy { $0.hasPrefix("content/glossary/") } ?? false }

  /// What the checks of the last build found, where they would find it again: only texts below front matter changed since, in whose
  /// words nothing was found and nothing is. Git says what it said.
  func findings(of content: Content, _ glossary: Glossary, standing: RepositoryStanding?, root: RootFolder) -> [Diagnostic]? {
    guard let last, let documents, let rewritten, isAfterTexts, last.standing == standing else {
      return nil
    }
    for path in rewritten {
      guard !content.questionedFiles.contains(path),
        !(last.checked + last.findings).contains(where: { $0.position.file == path || $0.cause?.position.file == path }),
        let definition = glossary[termName(ofFile: path)], definition.position.file == path,
        let front = content.parts.definitions[definition.id]?.front,
        documents.dependencies.contains(where: { $0.dependency == .definition(definition.id) && $0.digest == front }),
        vocabularyProblems(in: definition, content, glossary: glossary, root: root).isEmpty
      else { return nil }
    }
    return last.checked
  }

  /// Whether files that were read now are those of the last build, but for the texts that are known to be others: somebody may write
  /// while they are read.
  func holds(_ inputs: [(path: String, hash: Fingerprint)]) -> Bool {
    let rewritten = Set(rewritten ?? [])
    return inputs.allSatisfy { standing[$0.path] == $0.hash || rewritten.contains($0.path) }
  }

  /// Leaves something for the next build, which takes longer where that fails.
  func keep(
    _ what: BuildWatch.Kept, under settings: Fingerprint?,
    _ write: (inout KeptParts, borrowing CacheFile) throws(FileError) -> Void
  ) {
    let ground = ground(settings)
    watch.keep(what) { (file) throws(FileError) in
      var parts = KeptParts(what, ground)
      try write(&parts, file)
      try parts.finish(file)
    }
  }

  /// Of all that every file is read by: the program and the site's settings.
  private func ground(_ settings: Fingerprint?) -> Fingerprint {
    var writer = PackedWriter()
    writer.put(watch.program)
    writer.put(settings)
    return sha256(writer.bytes)
  }
}
