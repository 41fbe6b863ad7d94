import Calendars
import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import ShownNumbers
import SitePages
import TextPages

/// How a site's artifacts become files of one form.
struct Layout: Sendable {
  private let form: Form
  private let frame: SiteFrame
  private let shells: Shells
  private let palette: Palette

  init(_ form: Form, of site: Site, in shells: Shells, _ assets: AssetFiles) {
    let edition = site.edition
    self.form = form
    self.shells = shells
    palette = assets.palette
    frame = SiteFrame(
      organization: edition.settings.title, tagline: edition.settings.tagline, assets: assets.addresses,
      sections: site.sections, pages: site.navigation, provenance: site.provenance, asOf: edition.isDated ? edition.asOf : nil)
  }

  /// What is left of an artifact once it is written.
  struct Result: Sendable {
    var findings: [Diagnostic] = []
    var numbers: PageNumbers?
  }

  /// Makes every artifact; files go to the output folder as they are made, so that none is kept.
  func write(_ artifacts: [Artifact], threads: Int, into output: OutputFolder) async -> [Result] {
    await inChunks(artifacts, threads: threads, chunk: 32) { artifact in
      switch artifact.making {
      case .file(let make):
        if form == .html { output.put(artifact.address.path, make()) }
        return Result()
      case .feed(let make):
        if form == .html { output.put(artifact.address.path, atom(make())) }
        return Result()
      case .document(let make):
        let document = make()
        return Result(findings: document.diagnostics, numbers: write(document, into: output))
      }
    }
  }

  /// Lays a document out; gives the numbers of its page, which text keeps to itself.
  private func write(_ document: Document, into output: OutputFolder) -> PageNumbers? {
    switch form {
    case .text:
      output.put(form.path(of: document.address), Array(textPage(document).utf8))
      return nil
    case .html:
      var writer = PageWriter(document.address, palette: palette)
      let content = writer.content(of: document)
      output.put(document.address.path, shells.bytes(of: document, content: content, in: frame))
      return PageNumbers(document.address, writer.numbers.numbers)
    }
  }
}
