package import Calendars
import Charts
import Definitions
package import Diagnostics
import Fingerprints
import HyperText
import Reports
import Snapshots
import Templates

/// What one run is asked to do.
package struct BuildOptions: Sendable {
  /// The project's folder, which holds `content/`.
  package var root: String
  /// Where the site goes; `root/output` where nobody says otherwise.
  package var output: String
  /// "Today"; the newest date among snapshots and signatures where nobody says otherwise.
  package var asOf: CivilDate?
  /// Warnings fail the run.
  package var isStrict: Bool
  package var threads: Int
  /// Whether the site is written, or only checked.
  package var writes: Bool
  /// Whether a site tells the commits that brought its meanings, where git knows them.
  package var showsCommits: Bool

  package init(
    root: String, output: String? = nil, asOf: CivilDate? = nil, isStrict: Bool = false, threads: Int, writes: Bool = true,
    showsCommits: Bool = true
  ) {
    self.root = root
    self.output = output ?? root + "/output"
    self.asOf = asOf
    self.isStrict = isStrict
    self.threads = threads
    self.writes = writes
    self.showsCommits = showsCommits
  }
}

/// What a run found and did.
package struct BuildOutcome: Sendable {
  /// Sorted by place.
  package var findings: [Diagnostic]
  /// Nil where nothing was written: only checked, or findings forbade it.
  package var written: Written?
  package var isStrict: Bool

  package struct Written: Sendable {
    package var output: String
    package var files: Int
    package var changed: Int
    package var removed: Int
    package var definitions: Int
    package var observations: Int
  }

  /// Whether the run counts as failed: an error, or a warning where the run is strict.
  package var hasFailed: Bool { findings.contains { $0.severity == .error || (isStrict && $0.severity == .warning) } }
}

/// How far a build is, for whoever waits.
package enum BuildStage: Sendable {
  case reading, snapshots(files: Int), pages(Int), publishing
}

/// The whole path: discover, read, resolve, check, render, write.
///
/// Problems of the content come back as findings, all of them. The output folder is touched only when there is no
/// error (nor, with `isStrict`, a warning), and then in one step.
package func build(_ options: BuildOptions, progress: @Sendable (BuildStage) -> Void = { _ in }) async -> BuildOutcome {
  progress(.reading)
  // git reads its own files while the content is read. A site shows commits; a check holds signatures against them.
  async let committed = options.writes && options.showsCommits ? CommittedHistory.read(root: options.root) : nil
  let content = await readContent(root: options.root, threads: options.threads)
  async let history = options.writes ? [] : historyProblems(content, root: options.root)
  var findings = content.diagnostics
  let today = options.asOf ?? newestDate(content)
  let resolved = resolveGlossary(content, asOf: today)
  findings += resolved.diagnostics + agreementProblems(content, glossary: resolved.glossary)
  findings += readAudits(content.auditFiles, glossary: resolved.glossary, settings: content.settings).diagnostics
  findings += await vocabularyProblems(content, glossary: resolved.glossary, root: options.root, threads: options.threads)

  progress(.snapshots(files: content.snapshotFiles.count))
  let snapshots = await readSnapshots(
    content, glossary: resolved.glossary, asOf: options.asOf, root: options.root, threads: options.threads)
  findings += snapshots.diagnostics

  let (template, missing, assets) = loadTemplates(content, glossary: resolved.glossary, root: options.root, findings: &findings)
  var edition = resolveEdition(
    content, store: snapshots.store, glossary: resolved.glossary, asOf: today ?? CivilDate(daysSinceEpoch: 0),
    assets: assets.addresses, findings: [])
  edition.isDated = today != nil
  edition.palette = assets.palette
  let (facts, notes) = await commitFacts(
    committed, content, asOf: options.asOf, root: options.root, threads: options.threads)
  edition.commits = facts
  // Numbers that could not be read would only be reported a second time as missing.
  if !findings.contains(where: { $0.severity == .error }) { findings += editionChecks.flatMap { $0(edition) } }
  findings = weighted(findings, by: content.settings).sorted()
  edition.findings = findings

  let told = weighted(await history + notes, by: content.settings)
  var outcome = BuildOutcome(findings: (findings + told).sorted(), written: nil, isStrict: options.isStrict)
  guard let template, let missing else { return outcome }
  // What pages find is reported with the rest, so pages are written even where nothing may be published.
  var output: OutputFolder?
  if options.writes, !outcome.hasFailed {
    do throws(OutputRefusal) {
      output = try OutputFolder.open(options.output)
    } catch {
      outcome.findings.append(error.diagnostic(options.output))
      return outcome
    }
  }

  let all = artifacts(of: edition)
  progress(.pages(all.count))
  let shells = Shells(page: template, missing: missing)
  let rendered = await render(all, of: edition, in: shells, threads: options.threads, into: output)
  findings = (findings + weighted(rendered, by: content.settings)).sorted()
  outcome.findings = (findings + told).sorted()
  guard let output else { return outcome }
  guard !outcome.hasFailed else {
    output.abandon()
    return outcome
  }
  progress(.publishing)
  for file in assets.files { output.put(file.address.path, file.bytes) }
  let files = all.count + assets.files.count + 1
  output.put(
    Address.build.path,
    buildRecord(edition, inputs: content.inputs + snapshots.inputs, findings: findings, files: files))
  do throws(FileError) {
    let changes = try output.publish()
    outcome.written = .init(
      output: options.output, files: changes.files, changed: changes.written, removed: changes.removed,
      definitions: edition.glossary.definitions.count, observations: edition.snapshots.rowCount)
  } catch {
    outcome.findings.append(OutputRefusal.failed(error).diagnostic(options.output))
  }
  return outcome
}

/// Makes every artifact; pages and files go to the output folder as they are made, so that none is kept.
private func render(
  _ artifacts: [Artifact], of edition: Edition, in shells: Shells, threads: Int, into output: OutputFolder?
) async -> [Diagnostic] {
  await inChunks(artifacts, threads: threads, chunk: 32) { artifact -> [Diagnostic] in
    switch artifact.make() {
    case .file(let bytes):
      output?.put(artifact.address.path, bytes)
      return []
    case .page(let page):
      output?.put(artifact.address.path, shells.bytes(of: page, in: edition))
      return page.diagnostics
    }
  }
  .flatMap(\.self)
}
