package import Calendars
import Definitions
package import Diagnostics
import Documents
import Editions
import Figures
import Files
import Fingerprints
import History
import Snapshots

/// What one run is asked to do.
package struct BuildOptions: Sendable {
  /// The project's folder, which holds `content/`.
  package var root: String
  /// Where the site goes; nil for `output` in the project.
  package var output: String?
  package var form: Form
  /// "Today"; the newest date among snapshots and signatures where nobody says otherwise.
  package var asOf: CivilDate?
  /// Warnings fail the run.
  package var isStrict: Bool
  package var threads: Int
  /// Whether the site is written, or only checked.
  package var writes: Bool
  /// Whether a site tells the commits that brought its meanings, where git knows them.
  package var showsCommits: Bool
  /// Whether the numbers of the draft are shown too, on pages that say so.
  package var isDraft: Bool
  /// What of the environment a build can follow from; nil where nobody says, and then every build does all its work.
  package var surroundings: Surroundings?
  /// What this process knows from its last build with these options; nil for whoever builds once.
  package var memory: BuildMemory?

  package init(
    root: String, output: String? = nil, form: Form = .html, asOf: CivilDate? = nil, isStrict: Bool = false, threads: Int,
    writes: Bool = true,
    showsCommits: Bool = true, isDraft: Bool = false, surroundings: Surroundings? = nil, memory: BuildMemory? = nil
  ) {
    self.root = root
    self.output = output
    self.form = form
    self.asOf = asOf
    self.isStrict = isStrict
    self.threads = threads
    self.writes = writes
    self.showsCommits = showsCommits
    self.isDraft = isDraft
    self.surroundings = surroundings
    self.memory = memory
  }
}

extension BuildOptions {
  /// Whether this process ends with the build.
  var buildsOnce: Bool { memory.map { !$0.buildsAgain } ?? true }
}

/// What a run found and did.
package struct BuildOutcome: Sendable {
  /// Sorted by place.
  package var findings: [Diagnostic]
  /// Nil where nothing was written: only checked, or findings forbade it.
  package var written: Written?
  package var isStrict: Bool
  /// Whether a mounted output folder has new pages beside old ones, because writing it failed.
  package var leftUnfinished = false
  /// Whether nothing had changed since the last build, so that its site stands and its findings are told again.
  package var isUnchanged = false

  package struct Written: Sendable {
    package var output: String
    package var files: Int
    package var changed: Int
    package var removed: Int
    /// Documents that were made; the others stand from the last build.
    package var made: Int
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
/// error (nor, with `isStrict`, a warning), and then in one step. A build for which nothing changed since the last one ends
/// before anything is read; one for which only texts of definitions did puts them into their pages.
///
/// `published` is told the outcome as soon as a site that was made is there, before what the next build can go by is kept.
package func build(
  _ options: BuildOptions, progress: @Sendable (BuildStage) -> Void = { _ in },
  published: @Sendable (BuildOutcome) -> Void = { _ in }
) async -> BuildOutcome {
  let root = RootFolder(options.root)
  guard options.writes else {
    let read = await readSite(options, in: root, progress)
    return await build(options, read, in: root, watch: nil, .alone, documents: nil, progress, published)
  }
  // A project where nobody can write needs no lock: a build writes into the output folder, which has its own.
  return await root.locked(for: "build", isNeeded: false) {
    let watch = BuildWatch(options, in: root)
    let last = watch?.last
    let asked: AskedStanding? =
      if let watch, let last, options.memory?.hasSite == true { AskedStanding(watch, since: last) } else { nil }
    defer { asked?.end() }
    let comparison = await watch?.comparison(with: last) ?? .alone
    if case .unchanged(let outcome) = comparison { return outcome }
    if let outcome = await buildFromMemory(options, in: root, watch, comparison, asked, progress, published) { return outcome }
    if let outcome = await rewriteTexts(options, in: root, watch, comparison, progress, published) { return outcome }
    let documents = comparison.last.flatMap { watch?.documents(of: $0) }
    let kept = watch.map { KeptReading($0, comparison, documents: documents) }
    let read = await readSite(options, in: root, kept: kept, progress)
    return await build(options, read, in: root, watch: watch, comparison, documents: documents, progress, published)
  } refused: {
    BuildOutcome(findings: [$0], written: nil, isStrict: options.isStrict)
  }
}

/// Builds from what this process remembers; nil where that does not tell all. What git says is held against what was expected
/// before anything is published; where only that differs, it is taken from git.
private func buildFromMemory(
  _ options: BuildOptions, in root: RootFolder, _ watch: BuildWatch?, _ comparison: BuildWatch.Comparison,
  _ asked: AskedStanding?, _ progress: @Sendable (BuildStage) -> Void, _ published: @Sendable (BuildOutcome) -> Void
) async -> BuildOutcome? {
  guard let memory = options.memory, let watch, case .changed(let kept, _, let rewritten?, _) = comparison,
    let expected = memory.read(
      since: kept, rewritten: rewritten, standing: memory.expectedStanding(rewritten: rewritten), in: root)
  else { return nil }
  let outcome = await build(options, expected, in: root, watch: watch, comparison, progress, published) {
    await asked?.standing == expected.standing
  }
  if let outcome { return outcome }
  // Anew: a file may have been written after git had looked at it and before the system was asked about it.
  guard let standing = await watch.standing(since: kept),
    let read = memory.read(since: kept, rewritten: rewritten, standing: standing, in: root)
  else { return nil }
  return await build(
    options, read, in: root, watch: watch, comparison, documents: watch.documents(of: kept), progress, published)
}

/// Nil where what was expected of git turns out to be wrong; then nothing was published.
private func build(
  _ options: BuildOptions, _ expected: ReadSite, in root: RootFolder, watch: BuildWatch, _ comparison: BuildWatch.Comparison,
  _ progress: @Sendable (BuildStage) -> Void, _ published: @Sendable (BuildOutcome) -> Void, isRight: () async -> Bool
) async -> BuildOutcome? {
  let documents = comparison.last.flatMap { watch.documents(of: $0) }
  let outcome = await build(
    options, expected, in: root, watch: watch, comparison, documents: documents, progress, published,
    mayPublish: expected.standing == nil ? { true } : isRight)
  if outcome.written != nil || outcome.leftUnfinished || expected.standing == nil { return outcome }
  return await isRight() ? outcome : nil
}

private func build(
  _ options: BuildOptions, _ read: ReadSite, in root: RootFolder, watch: BuildWatch?, _ comparison: BuildWatch.Comparison,
  documents: KeptDocuments?, _ progress: @Sendable (BuildStage) -> Void, _ published: @Sendable (BuildOutcome) -> Void,
  mayPublish: () async -> Bool = { true }
) async -> BuildOutcome {
  async let gitFiles = watch?.watchedFilesOfGit(since: comparison.last)
  var outcome = BuildOutcome(findings: (read.findings + read.told).sorted(), written: nil, isStrict: options.isStrict)
  guard let shells = read.shells else { return outcome }
  // What pages find is reported with the rest, also where nothing may be published.
  var output: OutputFolder?
  let outputPath = options.output ?? options.root + "/output"
  if options.writes, !outcome.hasFailed {
    do throws(OutputRefusal) {
      output = try await OutputFolder.open(options.output, in: root) { await isTracked("output", root: options.root) }
    } catch {
      outcome.findings.append(error.diagnostic(outputPath))
      return outcome
    }
  }

  let artifacts = read.site.artifacts
  progress(.pages(artifacts.count))
  guard let output else {
    let problems = await inChunks(artifacts.compactMap(\.problems), threads: options.threads, chunk: 1) { $0() }
    outcome.findings = (read.findings + read.weighing(problems.flatMap(\.self)) + read.told).sorted()
    return outcome
  }
  let layout = Layout(options.form, of: read.site, in: shells, read.assets)
  let digests = watch.map { ContentDigests(read, key: $0.fingerprint, frame: layout.fingerprint) }
  var standing: StandingDocuments?
  if case .changed(let kept, let site, _, _) = comparison, let digests {
    standing = StandingDocuments(of: documents, kept, in: site, now: digests, paths: layout.paths(of: artifacts))
  }
  let made = await layout.write(artifacts, standing: standing, threads: options.threads, into: output)
  let findings = (read.findings + read.weighing(made.results.flatMap(\.findings))).sorted()
  outcome.findings = (findings + read.told).sorted()
  guard !outcome.hasFailed, await mayPublish() else {
    output.abandon()
    return outcome
  }
  progress(.publishing)
  if options.form == .html {
    for file in read.assets.files { output.put(file.address.path, file.bytes) }
  }
  let edition = read.site.edition
  output.put(
    Address.build.path, buildRecord(edition, inputs: read.inputs, findings: findings, files: output.count + 2))
  let checksums = output.checksums
  output.put(Address.checksums.path, checksums)
  do throws(OutputRefusal) {
    let changes = try output.publish()
    outcome.written = .init(
      output: outputPath, files: changes.files, changed: changes.written, removed: changes.removed,
      made: made.results.count { $0.path != nil && !$0.stands },
      definitions: edition.glossary.definitions.count, observations: edition.snapshots.rowCount)
    published(outcome)
    read.unkept?.keep()
    let documents = digests.map { KeptDocuments(made, site: sha256(checksums), by: $0, last: standing) }
    let kept = watch?.keep(
      outcome, of: read, inputs: comparison.inputs, digests: output.digests, documents: documents,
      stood: standing?.stamps(of: output.unchanged) ?? [:], gitFiles: await gitFiles)
    options.memory?.remember(read, kept)
  } catch {
    outcome.leftUnfinished = !error.leavesAll
    outcome.findings.append(error.diagnostic(outputPath))
  }
  return outcome
}
