import Calendars
import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import Fingerprints
import HyperText
import ShownNumbers
import SitePages
import TextPages

/// How a site's artifacts become files of one form.
struct Layout: Sendable {
  private let form: Form
  private let frame: SiteFrame
  private let shells: Shells
  private let palette: Palette
  private let buffers = PageBuffers()

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
    /// Where the text below a definition's front matter stands in its page.
    var text: TextPlace?
    /// Whether it is that of the last build.
    var stands = false
    /// What was asked for it: places in the list of what all documents asked.
    var dependencies: [Int32] = []
  }

  /// What all artifacts come to.
  struct Made: Sendable {
    var results: [Result]
    /// See ``NumbersFiles/places``.
    var numbers: [String: Range<Int>]
    /// What all documents asked, those of the last build in their places.
    var asked: [Dependency]
  }

  /// Makes every artifact that does not stand from the last build; files go to the output folder as they are made, so that none
  /// is kept.
  func write(_ artifacts: [Artifact], standing: StandingDocuments?, threads: Int, into output: OutputFolder) async -> Made {
    let files = NumbersFiles(of: artifacts, last: standing?.digests ?? [:])
    let asked = DependencyList(standing?.asked ?? [])
    let results = await inChunks(artifacts, threads: threads, chunk: 32) { artifact in
      var (result, numbers) = (Result(), PageNumbers?.none)
      if let path = path(of: artifact) {
        if let document = standing?.document(at: path, artifact.address) {
          output.keep(path, document.digest)
          result = Result(
            path: path, findings: document.findings, text: document.text, stands: true, dependencies: document.dependencies)
          numbers = document.numbers
        } else {
          let (made, dependencies) = DependencyLog.keeping { write(artifact, to: path, into: output) }
          (result, numbers) = made
          result.dependencies = asked.places(of: dependencies)
        }
      }
      files.take(numbers, at: artifact.address, into: output)
      return result
    }
    return Made(results: results, numbers: files.places, asked: asked.all)
  }

  /// Where the files of artifacts go, but for those that this form does not have.
  func paths(of artifacts: [Artifact]) -> [String] { artifacts.compactMap(path) }

  /// Nil for what this form has no file of.
  private func path(of artifact: Artifact) -> String? {
    switch artifact.making {
    case .document: form.path(of: artifact.address)
    case .file, .feed: form == .html ? artifact.address.path : nil
    }
  }

  private func write(_ artifact: Artifact, to path: String, into output: OutputFolder) -> (Result, PageNumbers?) {
    switch artifact.making {
    case .file(let make): output.put(path, make())
    case .feed(let make): output.put(path, atom(make()))
    case .document(let make):
      let document = make()
      let (numbers, text) = write(document, into: output)
      return (Result(path: path, findings: document.diagnostics, text: text), numbers)
    }
    return (Result(path: path), nil)
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

  /// Lays a document out; gives the numbers of its page, which text keeps to itself, and where its author's text stands.
  private func write(_ document: Document, into output: OutputFolder) -> (PageNumbers?, TextPlace?) {
    switch form {
    case .text:
      output.put(form.path(of: document.address), Array(textPage(document).utf8))
      return (nil, nil)
    case .html:
      var writer = PageWriter(document.address, palette: palette, to: buffers.take())
      let (page, showsContentOnce) = shells.write(document, by: &writer, in: frame)
      output.put(document.address.path, page.bytes)
      let text = showsContentOnce ? TextPlace(writer.text, in: page.bytes) : nil
      buffers.giveBack(page)
      return (PageNumbers(document.address, writer.numbers.numbers), text)
    }
  }
}
