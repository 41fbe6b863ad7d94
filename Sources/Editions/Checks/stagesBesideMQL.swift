import Definitions
package import Diagnostics

/// A stage called SQL that does not build on the one called MQL: then the rate from one to the other is of two different crowds.
package func stagesBesideMQL(_ edition: Edition) -> [Diagnostic] {
  let glossary = edition.glossary
  let stages = glossary.definitions.filter { $0.kind == .stage && $0.isInUse }
  guard let mql = stages.first(where: { $0.isCalled("MQL", "marketing-qualified lead", "marketing qualified lead") }) else {
    return []
  }
  return stages.filter { $0.isCalled("SQL", "sales-qualified lead", "sales qualified lead") }.compactMap { sql in
    guard !glossary.isBuilt(sql.id, on: mql.id) else { return nil }
    return Diagnostic(
      .stageWithoutMQL, at: sql.position, "'\(sql.id)' is a sales-qualified lead, but nothing in it asks for '\(mql.id)'",
      suggestion: "add {ref: \(mql.id)} to its criteria, or the stage between the two, and set after to that stage")
  }
}

extension Definition {
  fileprivate func isCalled(_ names: String...) -> Bool {
    let own = ([name, abbreviation].compactMap(\.self) + synonyms).map(comparedName)
    return names.contains { own.contains(comparedName($0)) }
  }
}

extension Glossary {
  /// Whether the meaning of one definition refers to another, through however many.
  fileprivate func isBuilt(_ id: String, on other: String) -> Bool {
    var waiting = [id]
    var seen: Set<String> = []
    while let next = waiting.popLast() {
      for reference in references(of: next) where seen.insert(reference).inserted {
        if reference == other { return true }
        waiting.append(reference)
      }
    }
    return false
  }
}
