import Calendars
import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import Fingerprints
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
    /// Of its file; nil for what this form has no file of.
    var path: String?
    var findings: [Diagnostic] = []
    var numbers: PageNumbers?
    /// Whether it is that of the last build.
    var stands: Bool { if case .asBefore = dependencies { true } else { false } }
    /// What was asked for it.
    var dependencies = Dependencies.asked([])

    enum Dependencies: Sendable {
      case asked(Set<Dependency>)
      /// What was asked when it was made; places in ``KeptDocuments/dependencies`` of the last build.
      case asBefore([Int])
    }
  }

  /// Makes every artifact that does not stand from the last build; files go to the output folder as they are made, so that none
  /// is kept.
  func write(
    _ artifacts: [Artifact], standing: StandingDocuments?, threads: Int, into output: OutputFolder
  ) async -> [Result] {
    await inChunks(artifacts, threads: threads, chunk: 32) { artifact in
      guard let path = path(of: artifact) else { return Result() }
      if let document = standing?.document(at: path, artifact.address) {
        output.keep(path, document.digest)
        return Result(
          path: path, findings: document.findings, numbers: document.numbers, dependencies: .asBefore(document.dependencies))
      }
      var (result, dependencies) = DependencyLog.keeping { write(artifact, to: path, into: output) }
      result.dependencies = .asked(dependencies)
      return result
    }
  }

  /// Of the files of artifacts.
  func paths(of artifacts: [Artifact]) -> [String] { artifacts.compactMap(path) }

  /// Nil for what this form has no file of.
  private func path(of artifact: Artifact) -> String? {
    switch artifact.making {
    case .document: form.path(of: artifact.address)
    case .file, .feed: form == .html ? artifact.address.path : nil
    }
  }

  private func write(_ artifact: Artifact, to path: String, into output: OutputFolder) -> Result {
    switch artifact.making {
    case .file(let make): output.put(path, make())
    case .feed(let make): output.put(path, atom(make()))
    case .document(let make):
      let document = make()
      return Result(path: path, findings: document.diagnostics, numbers: write(document, into: output))
    }
    return Result(path: path)
  }

  /// What stands around every page, and the colours of its charts.
  var fingerprint: Fingerprint {
    var writer = PackedWriter()
    for text in [frame.organization, frame.tagline, frame.provenance, frame.asOf?.description ?? "", shells.digest.full] {
      writer.put(text)
    }
    for asset in [frame.assets.stylesheet, frame.assets.script, frame.assets.searchIndex] { writer.put(asset.path) }
    writer.put(frame.sections) { $0.put("\($1)") }
    writer.put(frame.pages) { writer, page in
      writer.put(page.label)
      writer.put(page.address.path)
    }
    return sha256(writer.bytes)
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
