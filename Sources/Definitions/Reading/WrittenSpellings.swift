import Diagnostics
import Fingerprints
import FrontMatter

/// `source.aliases` and `source.missing` of a code list, with their places.
struct WrittenSpellings {
  private struct Alias {
    var code: String
    var codePosition: SourcePosition
    var texts: [(text: String, position: SourcePosition)]
  }

  private var aliases: [Alias] = []
  private var missing: [(text: String, position: SourcePosition)] = []

  init(_ source: inout MappingReader) {
    aliases = source.mappings(CodeSpellings.aliasesKey) { entry in
      let code = entry.sentence("code", .required)
      let texts = entry.sentences("also", .required)
      let position = entry.position(of: "code")
      return code.map { Alias(code: $0, codePosition: position, texts: texts) }
    }
    missing = source.sentences(CodeSpellings.missingKey)
  }

  /// The members of the block that is hashed; those of one code are one set, in whatever order they were written.
  var canonical: CanonicalMembers {
    let byCode = Dictionary(grouping: aliases, by: \.code).mapValues { Set($0.flatMap(\.texts).map(\.text)) }
    let entries = byCode.filter { !$0.value.isEmpty }.map { code, texts in
      CanonicalValue.object(["code": .string(code), "also": .set(texts.map(CanonicalValue.string))])
    }
    var members = CanonicalMembers()
    if !entries.isEmpty { members[CodeSpellings.aliasesKey] = .set(entries) }
    if !missing.isEmpty { members[CodeSpellings.missingKey] = .set(Set(missing.map(\.text)).map(CanonicalValue.string)) }
    return members
  }

  /// What is wrong with them beside the codes of their list: each spelling stands for one thing.
  func problems(beside list: CodeList) -> [Diagnostic] {
    let codes = list.codes.map(\.code)
    var problems: [Diagnostic] = []
    var meant = Dictionary(codes.map { ($0, "the code itself") }, uniquingKeysWith: { first, _ in first })
    func take(_ text: String, _ position: SourcePosition, as what: String) {
      guard let other = meant.updateValue(what, forKey: text), other != what else { return }
      problems.append(
        Diagnostic(.schemaValue, at: position, "'\(text)' is written as \(what) here, but is already \(other)"))
    }
    for alias in aliases {
      if !codes.contains(alias.code) {
        problems.append(
          Diagnostic(
            .schemaValue, at: alias.codePosition, "'source.aliases.code' is '\(alias.code)', which is not one of the codes",
            suggestion: NearMiss.suggestion(for: alias.code, among: codes)))
      }
      for (text, position) in alias.texts { take(text, position, as: "an alias of '\(alias.code)'") }
    }
    for (text, position) in missing { take(text, position, as: "a word for a missing value") }
    return problems
  }
}
