import Testing

/// One rule for the names of files, so that who looks for a word finds the file.
///
/// `Period.swift` declares the type, `listed.swift` the free function (or value), `Period+Spoken.swift` extends the type or what
/// lies in it. A file of several is named after the one that the others serve.
struct FileNameTests {
  @Test func aFileIsNamedByWhatItHolds() {
    for file in SourceTree.sources {
      #expect(file.isNamedByWhatItHolds, "\(file.path) declares neither a type nor a function of its name, nor extends one")
    }
  }

  /// A disk that does not tell capitals apart has to hold them beside each other, and a module its objects.
  @Test func namesInAModuleDifferInMoreThanCapitals() {
    for (target, files) in Dictionary(grouping: SourceTree.sources, by: \.target) {
      let twice = Dictionary(grouping: files) { $0.name.lowercased() }.values.filter { $0.count > 1 }
      #expect(twice.map { $0.map(\.path) } == [], "in \(target)")
    }
  }

  @Test(arguments: [
    ("Period.swift", "package struct Period: Hashable {\n}", true),
    ("period.swift", "package struct Period: Hashable {\n}", false),
    ("listed.swift", "func listed(_ words: [String]) -> String {\n}", true),
    ("listed.swift", "enum Words {\n  func listed() {}\n}", false),
    ("checks.swift", "package let checks: [Check] = []", true),
    ("Period+Spoken.swift", "extension Period {\n}", true),
    ("Edition+Commits.swift", "extension Edition.Commits {\n}", true),
    ("Restatement+Order.swift", "extension Sequence<Restatement> {\n}", true),
    ("Period+Spoken.swift", "struct Period {\n}", false),
    ("main.swift", "@main struct Program {\n}", false),
  ])
  func readsWhatAFileHolds(name: String, text: String, isRight: Bool) {
    #expect(SourceTree.File(path: "Sources/Module/\(name)", text: text).isNamedByWhatItHolds == isRight)
  }
}

extension SourceTree.File {
  /// Without its ending.
  fileprivate var name: String { String(path.split(separator: "/").last?.split(separator: ".").first ?? "") }

  fileprivate var isNamedByWhatItHolds: Bool {
    let parts = name.split(separator: "+", maxSplits: 1).map(String.init)
    return parts.count == 1 ? declared.contains(name) : extended.contains(parts[0])
  }

  /// Types, functions and values of the outermost level.
  private var declared: [String] {
    let keywords: Set = ["struct", "enum", "class", "actor", "protocol", "typealias", "func", "let", "var"]
    return names(after: keywords).compactMap(\.first)
  }

  /// The types that extensions name: those that they lie in and those that they are made of, too.
  private var extended: [String] { names(after: ["extension"]).flatMap(\.self) }

  /// The names behind some words, line by line.
  private func names(after keywords: Set<String>) -> [[String]] {
    lines.filter { $0.first.map { $0.isLetter || $0 == "@" } ?? false }.compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(where: { keywords.contains(String($0)) }), place < 4 else { return nil }
      let rest = words[(place + 1)...].prefix { $0 != "{" && $0 != "where" }.joined(separator: " ")
      return rest.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }
  }
}
