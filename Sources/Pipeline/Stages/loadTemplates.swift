import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import Fingerprints
import HyperText
import SitePages
import Templates

/// The two shells: of every page, and of the one that a server shows at any address.
struct Shells: Sendable {
  var page: Template
  var missing: Template
  /// The style sheet, for the page that can load none, and its SHA-256 in base64.
  var style: HTML
  var styleHash: String
  /// Of all templates, those that came with the program and those of the site.
  var digest: Fingerprint

  /// Writes a document's content in its shell, and says whether it is known to stand there once.
  func write(_ document: Document, by writer: inout PageWriter, in frame: SiteFrame) -> (page: HTML, showsContentOnce: Bool) {
    if document.address == .notFound {
      let content = writer.content(of: document)
      return (frame.missingPage(content: content, style: style, styleHash: styleHash, in: missing), false)
    }
    let showsOnce = frame.write(document, by: &writer, in: page)
    return (writer.take(), showsOnce)
  }
}

/// The templates of `root/templates` over those that came with the program, file by file.
func loadTemplates(
  _ content: Content, glossary: Glossary, hasPeriods: Bool, root: String, findings: inout [Diagnostic]
) -> (shells: Shells?, assets: AssetFiles) {
  var files: [String: TemplateFile] = [:]
  for shipped in ShippedTemplates.files {
    files[shipped.name] = TemplateFile(path: "templates/\(shipped.name)", name: stem(shipped.name), text: shipped.text)
  }
  let folder = RootFolder(root)
  let listing = folder.list("templates", recursively: false)
  findings += listing.diagnostics
  for path in listing.files {
    let name = String(path.dropFirst("templates/".count))
    guard name.hasSuffix(".mustache") || files[name] != nil else { continue }
    let (bytes, diagnostics) = readText(path, in: folder)
    findings += diagnostics
    if let bytes {
      files[name] = TemplateFile(path: path, name: stem(name), text: String(decoding: bytes, as: UTF8.self))
    }
  }
  func bytes(_ name: String) -> [UInt8] { Array((files[name]?.text ?? "").utf8) }
  let palette = palette(content.settings, &findings)
  let mustache = files.filter { $0.key.hasSuffix(".mustache") }.sorted { $0.key < $1.key }.map(\.value)
  let assets = AssetFiles(
    theme: bytes("theme.css"), style: bytes("style.css"), script: bytes("script.js"),
    searchIndex: searchIndex(
      glossary: glossary, pages: content.pages,
      places: SearchPlace.all(
        hasPeriods: hasPeriods, hasAgreements: !content.agreements.ids.isEmpty, hasNotes: !content.notes.isEmpty,
        hasMeetings: content.pages.contains { $0.meeting != nil })),
    palette: palette,
    shellIDs: mustache.reduce(into: []) { $0.formUnion(elementIDs(in: $1.text)) })
  let digest = sha256(
    files.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value.text.utf8.count)\n\($0.value.text)" }.joined())
  let page = Template.load("page", PageShell.shape, from: mustache)
  let missing = Template.load("missing", MissingPageShell.shape, from: mustache)
  // Both read all files: a broken one is reported once.
  findings += Set(page.diagnostics + missing.diagnostics)
  findings += files.values.flatMap(externalResources)
  guard let page = page.template, let missing = missing.template else { return (nil, assets) }
  return (
    Shells(page: page, missing: missing, style: assets.inlineStyle, styleHash: assets.inlineStyleHash, digest: digest), assets
  )
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
  return settings.chartColors.isEmpty ? palette : palette.tinted(fromSeries: settings.chartColors.count)
}
