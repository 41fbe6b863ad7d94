import Charts
import Definitions
import Diagnostics
import HyperText
import Reports
import Templates

/// The two shells: of every page, and of the one that a server shows at any address.
struct Shells: Sendable {
  var page: Template
  var missing: Template

  func bytes(of page: SitePage, in edition: Edition) -> [UInt8] {
    page.address == .notFound
      ? serializeMissing(page, of: edition, in: missing).bytes : serialize(page, of: edition, in: self.page).bytes
  }
}

/// The templates of `root/templates` over those that came with the program, file by file.
func loadTemplates(
  _ content: Content, glossary: Glossary, root: String, findings: inout [Diagnostic]
) -> (page: Template?, missing: Template?, assets: AssetFiles) {
  var files: [String: TemplateFile] = [:]
  for shipped in ShippedTemplates.files {
    files[shipped.name] = TemplateFile(path: "templates/\(shipped.name)", name: stem(shipped.name), text: shipped.text)
  }
  for name in (try? FileSystem.names(in: root + "/templates")) ?? [] {
    guard name.hasSuffix(".mustache") || files[name] != nil else { continue }
    let (bytes, diagnostics) = readText("templates/\(name)", root: root)
    findings += diagnostics
    if let bytes {
      files[name] = TemplateFile(path: "templates/\(name)", name: stem(name), text: String(decoding: bytes, as: UTF8.self))
    }
  }
  func bytes(_ name: String) -> [UInt8] { Array((files[name]?.text ?? "").utf8) }
  let palette = palette(content.settings, &findings)
  let assets = AssetFiles(
    theme: bytes("theme.css"), style: bytes("style.css"), script: bytes("script.js"),
    searchIndex: searchIndex(glossary: glossary, pages: content.pages), palette: palette)
  let mustache = files.filter { $0.key.hasSuffix(".mustache") }.sorted { $0.key < $1.key }.map(\.value)
  let page = Template.load("page", PageShell.shape, from: mustache)
  let missing = Template.load("missing", MissingPageShell.shape, from: mustache)
  // Both read all files: a broken one is reported once.
  findings += Set(page.diagnostics + missing.diagnostics)
  return (page.template, missing.template, assets)
}

private func stem(_ name: String) -> String { String(name.prefix { $0 != "." }) }

/// The site's chart colours in the standard palette; a colour that cannot be seen is an error, not a faint chart.
private func palette(_ settings: SiteSettings, _ findings: inout [Diagnostic]) -> Palette {
  var palette = Palette.standard
  for (index, colour) in settings.chartColors.enumerated() {
    for name in index == 0 ? ["data", "series1"] : ["series\(index + 1)"] {
      do throws(Palette.Fault) {
        palette = try palette.replacing(name, light: colour)
      } catch {
        findings.append(
          Diagnostic(
            .schemaValue, at: SourcePosition(file: "content/site.yml"),
            "the chart colour \(colour) cannot be used: charts need a contrast of 3:1 on white",
            suggestion: "choose a darker one"))
      }
    }
  }
  return palette
}
