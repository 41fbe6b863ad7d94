import Calendars
import Definitions
package import Diagnostics
import FrontMatter
import Markup

/// Reads a Markdown page or note: an optional front matter with a title, then prose with report blocks.
package func readReportPage(
  _ bytes: [UInt8], path: String, name: String
) -> (page: ReportPage, diagnostics: [Diagnostic]) {
  let (split, splitDiagnostics) = splitFrontMatter(bytes, file: path)
  var diagnostics = splitDiagnostics
  var title: String?
  var grain: Grain?
  var vocabulary: [WordSense] = []
  var navigation = ReportPage.Navigation.byTitle
  if let range = split.yaml {
    let yaml = parseYAML(Array(bytes[range]), file: path, firstLine: split.yamlFirstLine)
    diagnostics += yaml.diagnostics
    if let node = yaml.node {
      var reader = MappingReader(node)
      title = reader.string("title")
      grain = reader.choice("grain", among: Grain.recurring)
      vocabulary = reader.vocabulary()
      if let label = reader.string("nav") { navigation = label == "none" ? .none : .named(label) }
      diagnostics += reader.finish()
    }
  }
  let document = parseMarkup(Array(bytes[split.body]), file: path, firstLine: split.bodyFirstLine)
  return (
    ReportPage(
      name: name, title: title ?? document.firstHeading?.text, grain: grain, vocabulary: vocabulary,
      navigation: navigation, document: document,
      path: path),
    diagnostics
  )
}
