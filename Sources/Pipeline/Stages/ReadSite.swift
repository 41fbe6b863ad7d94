import Calendars
import Definitions
import Diagnostics
import Editions
import Figures
import Files
import Fingerprints
import History
import Runs
import Snapshots

/// A content folder, read and held against itself: a site that could be written.
struct ReadSite: Sendable {
  var site: Site
  let content: Content
  /// The shells of its pages; nil where a template is wrong.
  let shells: Shells?
  let assets: AssetFiles
  /// Every file read with its hash.
  var inputs: [(path: String, hash: Fingerprint)]
  /// Digests of the files that an edit can change by themselves.
  var parts: ContentParts
  /// What front matter says; nil where nobody asked yet.
  var digests: GlossaryDigests?
  /// Files in whose words something was found.
  let questionedTexts: Set<String>
  /// What a site tells of itself: found in its content, weighted by its settings.
  let findings: [Diagnostic]
  /// Those of them that ``KeptReading/findings(of:_:standing:root:)`` gives again, not weighed.
  let checked: [Diagnostic]
  /// What only whoever runs Concord needs to know: what git says, and what could not be asked of it.
  var told: [Diagnostic]
  /// Those of them that do not follow from ``standing``.
  let lasting: [Diagnostic]
  /// What git said of the folders that it was asked for; nil where it was not asked, or did not say.
  var standing: RepositoryStanding?
  /// What the next build can be spared; nil where nothing can be kept, or was read that is not.
  var unkept: UnkeptReading?
  /// Whether something could not be found out now, and may be the next time.
  let dependsOnMoment: Bool

  /// Findings with the weight that the site gives their rules.
  func weighing(_ findings: [Diagnostic]) -> [Diagnostic] { weighted(findings, by: site.edition.settings) }
}

/// The zone of the reporting calendar, which a file of meetings needs; UTC for a site without a calendar.
private func meetingZone(_ glossary: Glossary, _ settings: SiteSettings, findings: inout [Diagnostic]) -> TimeZoneRules? {
  guard let id = settings.calendar, case .calendar(let calendar) = glossary[id]?.semantics,
    let position = glossary[id]?.position
  else { return .utc }
  switch ZoneDatabase.zone(calendar.zone, at: position) {
  case .success(let rules): return rules
  case .failure(let finding):
    findings.append(finding.diagnostic)
    return nil
  }
}

/// Reads, resolves and checks a project's content; of files that stand, what an earlier build kept.
func readSite(
  _ options: BuildOptions, in root: RootFolder, kept: KeptReading? = nil, _ progress: @Sendable (BuildStage) -> Void
) async -> ReadSite {
  progress(.reading)
  // git reads its own files while the content is read. A site shows commits; a check holds signatures against them.
  async let committed = options.writes && options.showsCommits ? CommittedHistory.read(root: options.root) : nil
  let content = await readContent(root: options.root, threads: options.threads, isDraft: options.isDraft, kept: kept)
  async let history = options.writes ? [] : historyProblems(content, root: options.root)
  var findings = content.diagnostics
  let today = options.asOf ?? newestDate(content)
  let resolved = resolveGlossary(content, asOf: today)
  let digests = kept.map { _ in GlossaryDigests(resolved.glossary, content.parts.definitions) }
  findings += resolved.diagnostics + agreementProblems(content, glossary: resolved.glossary)
  findings += proofProblems(content, asOf: today)
  let audits = readAudits(content.auditFiles, glossary: resolved.glossary, settings: content.settings)
  findings += audits.diagnostics
  progress(.snapshots(files: content.snapshotFiles.count))
  let snapshots = await readSnapshots(
    content, glossary: resolved.glossary, asOf: options.asOf, root: options.root, threads: options.threads,
    kept: kept.flatMap { kept in digests.map { (kept, $0) } })
  findings += snapshots.diagnostics
  let inputs = content.inputs + snapshots.inputs

  var known: [Diagnostic]?
  if let kept, kept.isAfterTexts, kept.holds(inputs) {
    known = kept.findings(of: content, resolved.glossary, standing: await committed?.history.standing, root: root)
  }
  var checked = known ?? []
  if known == nil {
    checked = await vocabularyProblems(content, glossary: resolved.glossary, root: options.root, threads: options.threads)
  }
  let questionedTexts = Set(checked.map(\.position.file))
  findings += checked

  let (shells, assets) = loadTemplates(
    content, glossary: resolved.glossary, hasPeriods: snapshots.store.rowCount > 0, root: options.root, findings: &findings)
  let past = await committed
  let (commits, unreadable, hasAllContents) = await commitFacts(
    past, content, asOf: options.asOf, root: options.root, threads: options.threads)
  var source = EditionSource(content, glossary: resolved.glossary, snapshots: snapshots.store, asOf: today)
  source.audits = audits.audits
  source.commits = commits
  if content.pages.contains(where: { $0.meeting != nil }) {
    source.zone = meetingZone(resolved.glossary, content.settings, findings: &findings)
  }
  let edition = Edition(source)
  // Numbers that could not be read would only be reported a second time as missing.
  if known == nil, !findings.contains(where: { $0.severity == .error }) {
    var found = editionProblems(edition) + refusedStatements(edition.glossary)
    found += unreportedGrains(edition, shown: grainsShown(on: content.pages, in: edition.glossary, of: edition.settings))
    checked += found
    findings += found
  }
  findings = weighted(findings, by: content.settings).sorted()
  let lasting = weighted(await history + unreadable, by: content.settings)
  return ReadSite(
    site: Site(edition, shellIDs: assets.shellIDs, findings: findings), content: content, shells: shells, assets: assets,
    inputs: inputs, parts: content.parts, digests: digests, questionedTexts: questionedTexts, findings: findings,
    checked: checked, told: lasting + weighted(content.telling(past?.notes ?? []), by: content.settings), lasting: lasting,
    standing: past?.history.standing,
    unkept: kept.map { UnkeptReading(content: content, glossary: resolved.glossary, rows: snapshots.unkept, kept: $0) },
    dependsOnMoment: !hasAllContents || content.agreements.signatures.contains { $0.proof.isUnchecked })
}

extension Content {
  /// What is told of the history as a whole: where nothing was ever signed one that is not whole hides nothing.
  func telling(_ notes: [Diagnostic]) -> [Diagnostic] { isSigned ? notes : [] }
}

extension SignatureProof {
  /// Nobody could verify the signature on this machine at this moment.
  fileprivate var isUnchecked: Bool { if case .unchecked = self { true } else { false } }
}
