import Definitions
import Diagnostics

/// A company with two parties, as tests need one.
let settings = SiteSettings(
  title: "Northwind",
  parties: [
    SiteSettings.Party(id: "marketing", name: "Marketing", lead: "VP Marketing", addresses: []),
    SiteSettings.Party(id: "sales", name: "Sales", lead: "VP Sales", addresses: []),
  ],
  steward: SiteSettings.Party(id: "steward", name: "RevOps", lead: "RevOps", addresses: []),
  sources: ["crm": SiteSettings.Source(name: "CRM")])

/// Reads a definition from its front matter.
func read(
  _ frontMatter: String, id: String = "mql", settings: SiteSettings = settings
) -> (definition: Definition?, diagnostics: [Diagnostic]) {
  readDefinition(Array("---\n\(frontMatter)\n---\nProse.\n".utf8), path: "content/glossary/\(id).md", settings: settings)
}

/// Reads and resolves files by id; each is front matter without `name` and `definition`, which are made up.
func glossary(_ files: KeyValuePairs<String, String>) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
  var problems: [Diagnostic] = []
  let definitions = files.compactMap { id, text in
    let (definition, found) = read("name: The \(id)\ndefinition: What \(id) is.\n\(text)", id: id)
    problems += found
    return definition
  }
  let (glossary, found) = resolve(definitions, settings: settings, asOf: nil)
  return (glossary, problems + found)
}

/// A finding on one line, as the command prints it, without the folder.
func line(_ problem: Diagnostic) -> String {
  let position = problem.position
  let file = position.file.split(separator: "/").last ?? ""
  let hint = problem.suggestion.map { " (\($0))" } ?? ""
  return
    "\(file):\(position.line):\(position.column): \(problem.severity): \(problem.message)\(hint) [\(problem.rule.rawValue)]"
}

func lines(_ problems: [Diagnostic]) -> [String] { problems.sorted().map(line) }

/// Numbers that are the same on every run: splitmix64.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
