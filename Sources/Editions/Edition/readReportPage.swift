import Calendars
import Definitions
package import Diagnostics
import FrontMatter
import Markup

/// Reads a Markdown page or note: an optional front matter with a title, then prose with report blocks. A page named
/// `agenda-...` declares its meeting, and a note of `content/notes/` keeps what meetings decided.
package func readReportPage(
  _ bytes: [UInt8], path: String, name: String
) -> (page: ReportPage, diagnostics: [Diagnostic]) {
  let (split, splitDiagnostics) = splitFrontMatter(bytes, file: path)
  var diagnostics = splitDiagnostics
  var title: String?
  var grain: Grain?
  var vocabulary: [WordSense] = []
  var navigation = ReportPage.Navigation.byTitle
  var meeting: Meeting?
  var record = NoteRecord()
  let isNote = path.hasPrefix("content/notes/")
  let meetingName =
    isNote || !name.hasPrefix(ReportPage.agendaPrefix) ? nil : String(name.dropFirst(ReportPage.agendaPrefix.count))
  if let range = split.yaml {
    let yaml = parseYAML(Array(bytes[range]), file: path, firstLine: split.yamlFirstLine)
    diagnostics += yaml.diagnostics
    if let node = yaml.node {
      var reader = MappingReader(node)
      title = reader.string("title")
      grain = reader.choice("grain", among: Grain.recurring)
      vocabulary = reader.vocabulary()
      if isNote { record = reader.noteRecord() }
      if let meetingName { meeting = reader.meeting(meetingName, title: title ?? meetingName, grain: grain) }
      if let label = reader.string("nav") { navigation = label == "none" ? .none : .named(label) }
      diagnostics += reader.finish()
    }
  }
  if meetingName != nil, split.yaml == nil {
    diagnostics.append(
      Diagnostic(
        .schemaMissingKey, at: SourcePosition(file: path), "'meeting' is missing",
        suggestion: "write front matter with meeting: {day: Monday, at: \"15:00\", minutes: 30, from: 2026-10-12}"))
  }
  let document = parseMarkup(Array(bytes[split.body]), file: path, firstLine: split.bodyFirstLine)
  var page = ReportPage(
    name: name, title: title ?? document.firstHeading?.text, grain: grain, vocabulary: vocabulary, navigation: navigation,
    document: document, path: path, meeting: meeting, record: record)
  page.textStart = split.body.lowerBound
  return (page, diagnostics)
}
