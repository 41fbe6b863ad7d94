import Calendars
import Definitions
import Diagnostics
import Starters

/// A glossary of somebody else, as a page, a sheet and a file of a folder: what comes of it are definitions that our own reader takes.
func readsForeignGlossary(_ bytes: [UInt8]) {
  guard let day = CivilDate("2026-11-02") else { return }
  let readings = [
    readTermPage(bytes, path: "page.md"), readTermFiles([("term.mdx", bytes)], folder: "glossary"),
    readTermSheet(bytes, path: "sheet.csv") ?? ForeignGlossary(),
  ]
  for reading in readings {
    let imported = importedGlossary(reading, present: [], on: day)
    expect(Set(imported.files.map(\.path)).count == imported.files.count, "two files have one path")
    for file in imported.files where file.path.hasPrefix("content/glossary/") {
      let (definition, problems) = readDefinition(file.bytes, path: file.path, settings: SampleGlossary.lenientSettings)
      let errors = problems.filter { $0.severity == .error && $0.rule != .textInvisibleCharacter }
      expect(definition != nil && errors.isEmpty, "\(errors)\n\(String(decoding: file.bytes, as: UTF8.self))")
    }
  }
}
