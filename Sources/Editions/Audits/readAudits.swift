import Calendars
package import Definitions
package import Diagnostics
import FrontMatter
import Numbers

/// Reads every file under `content/audits/`: `<quarter>/<party>.yml` and `<quarter>/steward.yml`.
///
/// - Returns: the audits that could be read, oldest first; and every problem.
package func readAudits(
  _ files: [(path: String, bytes: [UInt8])], glossary: Glossary, settings: SiteSettings
) -> (audits: [Audit], diagnostics: [Diagnostic]) {
  var reader = AuditReader(glossary: glossary, settings: settings)
  for (path, bytes) in files.sorted(by: { $0.path < $1.path }) { reader.read(bytes, path: path) }
  return (reader.audits.sorted { $0.quarter < $1.quarter }, reader.diagnostics)
}

private struct AuditReader {
  let glossary: Glossary
  let settings: SiteSettings
  var audits: [Audit] = []
  var diagnostics: [Diagnostic] = []

  mutating func read(_ bytes: [UInt8], path: String) {
    let parts = path.split(separator: "/")
    guard parts.count >= 2, let quarter = Period(parts[parts.count - 2]), [.quarter, .fiscalQuarter].contains(quarter.grain)
    else {
      diagnostics.append(
        Diagnostic(
          .fileName, at: SourcePosition(file: path), "an audit belongs in a folder named after its quarter",
          suggestion: "move it to content/audits/2026-Q4/"))
      return
    }
    let signer = Signer(String(parts[parts.count - 1].dropLast(".yml".count)))
    guard settings.signers.contains(signer) else {
      let known = settings.signers.map(\.description)
      diagnostics.append(
        Diagnostic(
          .fileName, at: SourcePosition(file: path), "no party of site.yml is called '\(signer)'",
          suggestion: NearMiss.suggestion(for: signer.description, among: known)
            ?? "name it \(known.map { "\($0).yml" }.joined(separator: " or "))",
          cause: settings.cause(of: signer.description, missingIn: .parties)))
      return
    }
    let (node, problems) = parseFilledYAML(bytes, file: path)
    diagnostics += problems
    guard let node else { return }
    let place = audits.firstIndex { $0.quarter == quarter } ?? audits.endIndex
    if place == audits.endIndex { audits.append(Audit(quarter: quarter)) }
    var reader = MappingReader(node)
    let by = reader.string("by")
    let date = reader.date("date").flatMap { CivilDate($0) }
    if let date, !DatedYears.contains(date) {
      reader.report(.schemaValue, "date", "is \(date), but its year is outside \(DatedYears.text)")
    }
    if signer == .steward {
      audits[place].judged = date
      for entry in reader.entries("verdicts", .required) { judge(entry, at: place) }
    } else {
      var answers = Audit.Answers(party: signer.description, by: by, date: date, sentences: [:], position: reader.position)
      for entry in reader.entries("terms", .required) {
        ask(entry, at: place)
        if let text = entry.value.text, !text.isEmpty {
          answers.sentences[entry.key] = text
        } else if entry.value.text == nil, !entry.value.isNull {
          diagnostics.append(
            Diagnostic(.schemaType, at: entry.value.position, "'\(entry.key)' is \(entry.value.shape), expected one sentence"))
        }
      }
      audits[place].answers.append(answers)
    }
    diagnostics += reader.finish()
  }

  /// Takes a term up, in the order in which files name them.
  private mutating func ask(_ entry: YAMLEntry, at place: Int) {
    guard audits[place].ask(for: entry.key), glossary[entry.key] == nil else { return }
    diagnostics.append(
      Diagnostic(
        .definitionUnknownReference, at: entry.keyPosition, "'\(entry.key)' is not a known definition",
        suggestion: NearMiss.suggestion(for: entry.key, among: glossary.definitions.lazy.map(\.id)), severity: .warning))
  }

  /// `mql: agree`, or with a note: `mql: {verdict: differ, note: ...}`.
  private mutating func judge(_ entry: YAMLEntry, at place: Int) {
    ask(entry, at: place)
    let words = Audit.Verdict.allCases.map(\.rawValue)
    if let text = entry.value.text, !entry.value.isNull {
      guard let verdict = Audit.Verdict(rawValue: text) else {
        diagnostics.append(
          Diagnostic(
            .schemaValue, at: entry.value.position, "'\(entry.key)' is '\(text)', expected \(listed(words.map { "'\($0)'" }))",
            suggestion: NearMiss.suggestion(for: text, among: words)))
        return
      }
      audits[place].judgements[entry.key] = Audit.Judgement(verdict: verdict, note: nil)
      return
    }
    var reader = MappingReader(entry.value, path: "verdicts.\(entry.key).")
    let verdict = reader.choice("verdict", of: Audit.Verdict.self, .required)
    let note = reader.string("note")
    diagnostics += reader.finish()
    if let verdict { audits[place].judgements[entry.key] = Audit.Judgement(verdict: verdict, note: note) }
  }
}
