import Definitions
import Fingerprints

/// What the front matter of the glossary says, of each definition and of what it stands on, each as 32 digits.
struct GlossaryDigests: Sendable {
  private let fronts: [String: String]
  private let foundations: [String: String]
  private let every: String
  private let glossary: Glossary

  init(_ glossary: Glossary, _ files: [String: DefinitionFile]) {
    self.glossary = glossary
    fronts = files.mapValues(\.front)
    foundations = Self.foundations(glossary, fronts)
    every = digest { writer in for definition in glossary.definitions { writer.put(files[definition.id]?.front ?? "") } }
  }

  /// Nil for what is not there any more, and for what is no front matter.
  subscript(dependency: Dependency) -> String? {
    switch dependency {
    case .definition(let id): fronts[id]
    case .foundation(let id): foundations[id]
    case .users(let id): users(of: id)
    case .everyDefinition: every
    case .prose, .page, .findings, .agreement, .uncommitted: nil
    }
  }

  private func users(of id: String) -> String {
    digest { writer in
      for user in glossary.referrers(of: id) {
        writer.put(user)
        writer.put(fronts[user] ?? "")
      }
    }
  }

  /// What lies on or above a circle of references has none.
  private static func foundations(_ glossary: Glossary, _ fronts: [String: String]) -> [String: String] {
    var found: [String: String] = [:]
    for id in glossary.leafFirst {
      found[id] = digest { writer in
        writer.put(fronts[id] ?? "")
        for reference in glossary.references(of: id) { writer.put(found[reference] ?? "") }
      }
    }
    return found
  }
}

/// Of what is written, as 32 digits.
func digest(_ write: (inout PackedWriter) -> Void) -> String {
  var writer = PackedWriter()
  write(&writer)
  return sha256(writer.bytes).digits(32)
}
