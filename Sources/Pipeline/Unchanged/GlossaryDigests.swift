import Definitions
import Fingerprints

/// What the front matter of the glossary says, of each definition and of what it stands on, each as one digest.
struct GlossaryDigests: Sendable {
  private let fronts: [String: Fingerprint]
  private let foundations: [String: Fingerprint]
  private let every: Fingerprint
  private let glossary: Glossary

  init(_ glossary: Glossary, _ files: [String: DefinitionFile]) {
    self.glossary = glossary
    fronts = files.mapValues(\.front)
    foundations = Self.foundations(glossary, fronts)
    every = digest { writer in for definition in glossary.definitions { writer.put(files[definition.id]?.front) } }
  }

  /// Nil for what is not there any more, and for what is no front matter.
  subscript(dependency: Dependency) -> Fingerprint? {
    switch dependency {
    case .definition(let id): fronts[id]
    case .foundation(let id): foundations[id]
    case .users(let id): users(of: id)
    case .everyDefinition: every
    case .prose, .page, .note, .need, .findings, .agreement, .uncommitted: nil
    }
  }

  private func users(of id: String) -> Fingerprint {
    digest { writer in
      for user in glossary.referrers(of: id) {
        writer.put(user)
        writer.put(fronts[user])
      }
    }
  }

  /// What lies on or above a circle of references has none.
  private static func foundations(_ glossary: Glossary, _ fronts: [String: Fingerprint]) -> [String: Fingerprint] {
    var found: [String: Fingerprint] = [:]
    found.reserveCapacity(fronts.count)
    for id in glossary.leafFirst {
      found[id] = digest { writer in
        writer.put(fronts[id])
        for reference in glossary.references(of: id) { writer.put(found[reference]) }
      }
    }
    return found
  }
}

/// Of what is written.
func digest(_ write: (inout PackedWriter) -> Void) -> Fingerprint {
  var writer = PackedWriter()
  write(&writer)
  return sha256(writer.bytes)
}

extension PackedWriter {
  /// Nothing where something says nothing.
  mutating func put(_ digest: Fingerprint?) {
    put(small: digest == nil ? 0 : 1)
    if let digest { put(digest) }
  }
}

extension PackedReader {
  /// What ``PackedWriter/put(_:)`` wrote of a digest that may not be there; nil for other bytes.
  mutating func digest() -> Fingerprint?? {
    switch small() {
    case 0: .some(nil)
    case 1: fingerprint().map { .some($0) }
    default: nil
    }
  }
}
