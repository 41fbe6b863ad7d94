import Calendars
package import Definitions
package import Diagnostics
import FrontMatter

/// Reads every file of `content/feedback/`, each named after its day: `2026-10-21.yml`, `2026-10-21-emea.yml`.
///
/// - Returns: what could be read, oldest first; and every problem. A file that holds an address is reported and not read: it is
///   about somebody.
package func readFeedback(
  _ files: [(path: String, bytes: [UInt8])], settings: SiteSettings
) -> (entries: [Feedback], diagnostics: [Diagnostic]) {
  var entries: [Feedback] = []
  var diagnostics: [Diagnostic] = []
  for (path, bytes) in files.sorted(by: { $0.path < $1.path }) {
    let read = readFeedback(bytes, path: path, settings: settings)
    if let entry = read.entry { entries.append(entry) }
    diagnostics += read.diagnostics
  }
  return (entries.sorted { ($0.date, $0.position.file) < ($1.date, $1.position.file) }, diagnostics)
}

private func readFeedback(
  _ bytes: [UInt8], path: String, settings: SiteSettings
) -> (entry: Feedback?, diagnostics: [Diagnostic]) {
  let name = path.split(separator: "/").last ?? ""
  guard let date = CivilDate(name.prefix(10)), DatedYears.contains(date), [".", "-"].contains(name.dropFirst(10).first) else {
    let problem = Diagnostic(
      .fileName, at: SourcePosition(file: path), "feedback is named after its day", suggestion: "name it 2026-10-21.yml")
    return (nil, [problem])
  }
  let (node, problems) = parseFilledYAML(bytes, file: path)
  guard let node else { return (nil, problems) }
  var reader = MappingReader(node)
  let parties = settings.parties.map(\.id)
  let party = parties.isEmpty ? reader.string("from", .required) : reader.oneOf("from", parties, .required)
  let by = reader.string("by", .required)
  var sentences: [Feedback.Kind: [String]] = [:]
  for kind in Feedback.Kind.allCases {
    let texts = reader.strings(kind.rawValue)
    if !texts.isEmpty { sentences[kind] = texts }
  }
  let kinds = Feedback.Kind.allCases.map(\.rawValue)
  if sentences.isEmpty, !kinds.contains(where: reader.has) {
    reader.report(
      Diagnostic(
        .schemaMissingKey, at: reader.position, "the file says nothing",
        suggestion: "write at least one of \(kinds.joined(separator: ", "))"))
  }
  let holdsAddress = ([by ?? ""] + sentences.values.flatMap(\.self)).contains(where: \.holdsAddress)
  if holdsAddress {
    reader.report(
      Diagnostic(
        .surveyPerson, at: reader.position, "the file holds an address; it is left out",
        suggestion: "name the role, not the person"))
  }
  let position = reader.position
  let diagnostics = problems + reader.finish()
  guard let party, let by, !sentences.isEmpty, !holdsAddress else { return (nil, diagnostics) }
  return (Feedback(date: date, party: party, by: by, sentences: sentences, position: position), diagnostics)
}

extension String {
  /// Whether a word of it is an address of mail.
  fileprivate var holdsAddress: Bool {
    split(whereSeparator: \.isWhitespace).contains { word in
      guard let at = word.firstIndex(of: "@") else { return false }
      return at > word.startIndex && word[word.index(after: at)...].contains(".")
    }
  }
}
