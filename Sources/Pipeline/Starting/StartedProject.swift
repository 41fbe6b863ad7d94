import Definitions
import Diagnostics
import Files

/// The settings and the glossary of files that are not written yet, read as they will be.
struct StartedProject {
  var settings: SiteSettings?
  var glossary = resolve([], settings: SiteSettings(title: ""), asOf: nil).glossary
  /// Errors alone: a new project has none.
  var findings: [Diagnostic] = []

  init(_ files: [NewFile]) {
    guard let site = files.first(where: { $0.path == "content/site.yml" }) else { return }
    let read = readSiteSettings(site.bytes, path: site.path)
    findings = read.diagnostics
    settings = read.settings
    guard let settings else { return }
    var definitions: [Definition] = []
    for file in files where file.path.hasPrefix("content/glossary/") {
      let read = readDefinition(file.bytes, path: file.path, settings: settings)
      findings += read.diagnostics
      if let definition = read.definition { definitions.append(definition) }
    }
    let resolved = resolve(definitions, settings: settings, asOf: nil)
    glossary = resolved.glossary
    findings = (findings + resolved.diagnostics).filter { $0.severity == .error }
  }

  /// As a run sees it, before there is any number.
  var content: Content {
    Content(
      settings: settings ?? SiteSettings(title: ""), definitions: glossary.definitions, agreements: AgreementBook(),
      snapshotFiles: [], runs: [], pages: [], notes: [], inputs: [], diagnostics: [])
  }
}
