import Calendars
import Definitions
import Diagnostics
import Engines
import Files
import Runs
import Snapshots
import Starters
import Tables

/// The files of a new project, in memory, and what is told of them.
struct StartFiles {
  var content: [NewFile] = []
  var lines: [String] = []
  var findings: [Diagnostic] = []
  var needsSnapshot = false
  var hasSamples = false
  /// Whether a project that is there gets what it lacks.
  var mayBeAdded = false

  /// The first folder: ten terms and sample numbers.
  static var first: StartFiles {
    StartFiles(content: newFiles(firstContent() + sampleNumbers()), hasSamples: true)
  }

  /// What `--from` leads to.
  static func read(_ source: String, _ options: InitOptions, in root: RootFolder) async -> StartFiles {
    var source = source
    while source.count > 1, source.last == "/" { source.removeLast() }
    if let system = CRMSystem(rawValue: source) { return exports(system, options) }
    switch NamedPath(source) {
    case .folder: return glossary(folder: source, options, in: root)
    case .missing:
      return failed(
        Diagnostic(
          .fileUnreadable, at: SourcePosition(file: source), "there is no such file or folder",
          suggestion: "name a sheet, a glossary, or salesforce or hubspot with the folder of its exports"))
    case .file: return await file(source, options, in: root)
    }
  }

  private static func file(_ path: String, _ options: InitOptions, in root: RootFolder) async -> StartFiles {
    let read = readNamedBytes(path)
    guard let bytes = read.bytes else { return StartFiles(findings: read.diagnostics) }
    if markdownName(path) != nil {
      return glossary(readTermPage(bytes, path: path), named: path, options, in: root)
    }
    if let finding = pageInsteadOfSheet(bytes, path: path) { return failed(finding) }
    let sheet = await text(of: bytes, path: path)
    guard let text = sheet.bytes else { return StartFiles(findings: sheet.findings) }
    if let terms = readTermSheet(text, path: path, form: options.sheet.sheet.form) {
      return glossary(terms, named: path, options, in: root)
    }
    return numbers(text, of: bytes, path, options)
  }

  /// Of a workbook, its first sheet. It is read in a temporary folder: the project's folder is made only once everything could be read.
  private static func text(of bytes: [UInt8], path: String) async -> (bytes: [UInt8]?, findings: [Diagnostic]) {
    guard Workbook(bytes, path: path) != nil else { return (bytes, []) }
    guard let scratch = ScratchFolder([]) else {
      return (
        nil,
        [
          Diagnostic(
            .fileUnreadable, at: SourcePosition(file: path),
            "the workbook could not be read: Concord cannot create a folder in /tmp",
            suggestion: "save its sheet as CSV (in Excel: CSV UTF-8)")
        ]
      )
    }
    let sheet = await sheetText(of: bytes, path: path, in: RootFolder(scratch.path))
    scratch.close()
    return sheet
  }

  // MARK: A sheet of numbers

  /// `file` is what the sheet was read from, by which the run knows it.
  private static func numbers(_ bytes: [UInt8], of file: [UInt8], _ path: String, _ options: InitOptions) -> StartFiles {
    let sheet = SheetMetrics(bytes, path: path, options: options.sheet.sheet)
    guard sheet.findings.isEmpty else { return StartFiles(findings: sheet.findings) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var ids: Set<String> = []
    let metrics = sheet.metrics.enumerated().map { index, metric -> SheetMetric in
      let stem = slug(metric.label)
      var id = stem.isEmpty || isReserved(stem) ? "metric-\(index + 1)" : stem
      while !ids.insert(id).inserted { id += "-\(index + 1)" }
      return SheetMetric(id: id, name: metric.label, unit: metric.unit)
    }
    var start = StartFiles(content: newFiles(sheetContent(metrics, sheet: name, grain: sheet.grain)))
    let project = StartedProject(start.content)
    start.findings = project.findings
    guard let settings = project.settings, !start.hasFailed else { return start }
    let timeline = GlossaryTimeline(present: project.glossary.definitions, agreements: AgreementBook(), settings: settings)
    let imported = importedTables(
      bytes, path: path, on: options.day, present: project.glossary, timeline: timeline, grain: settings.grain,
      mostPeriods: settings.snapshots.mostPeriods, options: options.sheet.sheet,
      periods: ReportingPeriods(grain: settings.grain))
    start.lines += imported.understood
    start.findings += imported.findings
    guard !start.hasFailed else { return start }
    let folder = "content/snapshots/\(options.day)"
    let clock = RunClock(timeline, settings: settings, findings: &start.findings)
    var run = SnapshotRun(
      sheet: (name, file), rows: imported.rows, on: options.day, timeline: timeline, clock: clock,
      calendar: settings.calendar, commit: nil, isDirty: true, tzdata: ZoneDatabase.release)
    run.frozen = periodsToFreeze(
      project.content, glossary: project.glossary, known: SnapshotStore(), bringing: imported.periods, on: options.day)
    start.content += imported.tables.map { NewFile("\(folder)/\($0.name)", $0.bytes) }
    run.keptMeanings = unrecordedMeanings(project.content, in: timeline.glossary(on: options.day))
    start.content += run.records.map { NewFile("\(folder)/\($0.name)", $0.bytes) }
    let count = metrics.count
    start.lines.append(
      "\(count) metric\(count == 1 ? "" : "s"), each with a definition to be filled in content/glossary/metrics")
    return start
  }

  // MARK: Exports of a CRM

  private static func exports(_ system: CRMSystem, _ options: InitOptions) -> StartFiles {
    guard let folder = options.exports else {
      return failed(
        Diagnostic(
          .fileUnreadable, at: SourcePosition(file: system.rawValue), "the folder of the exports is missing",
          suggestion: "concord init --from \(system.rawValue) FOLDER"))
    }
    let place = RootFolder(folder)
    let listing = place.list(".", recursively: true)
    guard listing.exists else {
      return failed(Diagnostic(.fileUnreadable, at: SourcePosition(file: folder), "there is no such folder"))
    }
    // Unpacked exports often lie in a folder of their own within the one that is named.
    let tables = listing.files.filter { path in [".csv", ".tsv"].contains(where: path.lowercased().hasSuffix) }
      .map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
    let byFolder = Dictionary(grouping: tables) { $0.split(separator: "/").dropLast().joined(separator: "/") }
    let exported = byFolder[""] ?? (byFolder.count == 1 ? tables : [])
    var start = StartFiles(needsSnapshot: true)
    var files: [(name: String, path: String, bytes: [UInt8])] = []
    for path in exported.sorted() {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let read = readNamedBytes("\(folder)/\(path)")
      start.findings += read.diagnostics
      if let bytes = read.bytes { files.append((name, "\(folder)/\(path)", bytes)) }
    }
    let export = CRMExport(system, files: files)
    start.lines = export.lines
    start.findings += export.findings
    guard !start.hasFailed else { return start }
    let content = crmContent(export, zone: options.zone, currency: options.currency)
    start.lines += content.lines
    start.findings += content.findings
    start.content = newFiles(content.files)
    let taken = Set(export.files)
    start.content += files.filter { taken.contains($0.name) }.map { NewFile("content/records/\($0.name)", $0.bytes) }
    start.findings += StartedProject(start.content).findings
    return start
  }

  // MARK: A glossary

  private static func glossary(folder: String, _ options: InitOptions, in root: RootFolder) -> StartFiles {
    let place = RootFolder(folder)
    let listing = place.list(".", recursively: true)
    var findings = listing.diagnostics
    var files: [(path: String, bytes: [UInt8])] = []
    for path in listing.files {
      // What no reader of text opens is told by its name.
      let inner = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      let isText = markdownName(path) != nil
      let read = isText ? readText(path, in: place, boundsLines: false) : ([], [])
      findings += read.diagnostics
      if let bytes = read.bytes { files.append((inner, bytes)) }
    }
    let pages = files.filter { markdownName($0.path) != nil }
    guard !pages.isEmpty else {
      let isExport = files.contains { $0.path.lowercased().hasSuffix(".csv") }
      return failed(
        Diagnostic(
          .contentEmpty, at: SourcePosition(file: folder), "no file of this folder is Markdown",
          suggestion: isExport
            ? "for exports of a CRM: concord init --from salesforce \(folder), or hubspot"
            : "a glossary is a folder of Markdown files, one long page, or a sheet of terms"))
    }
    var read = readTermFiles(files, folder: folder)
    // One page in a folder is a page.
    if pages.count == 1 {
      let page = readTermPage(pages[0].bytes, path: "\(folder)/\(pages[0].path)")
      if page.terms.count > read.terms.count { read = page }
    }
    read.findings += findings
    return glossary(read, named: folder, options, in: root)
  }

  private static func glossary(
    _ read: ForeignGlossary, named path: String, _ options: InitOptions, in root: RootFolder
  ) -> StartFiles {
    // What cannot be read of it is left out, and does not stop the rest.
    var start = StartFiles(findings: read.findings.map(asWarning), mayBeAdded: true)
    guard !read.terms.isEmpty else {
      start.findings.append(
        Diagnostic(
          .contentEmpty, at: SourcePosition(file: path), "no term was found in it",
          suggestion: "a page has a heading a term, a sheet a column for the term and one for its definition"))
      return start
    }
    let site = "content/site.yml"
    let isThere = root.hasName(site)
    let settings = isThere ? (try? root.read(site)).flatMap { readSiteSettings($0, path: site).settings } : nil
    let present = Set(root.list("content/glossary", recursively: true).files.map { slug(termName(ofFile: $0)) })
    let parties = settings.map { $0.parties.map(\.id) } ?? ["marketing", "sales"]
    let base = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let imported = importedGlossary(read, base: base, present: present, parties: parties, on: options.day)
    start.lines = imported.lines
    var files = newFiles(imported.files)
    if !isThere { files += newFiles(glossaryContent()) }
    // A definition that our own reader refuses would break every later run.
    let new = files.first { $0.path == site }.flatMap { readSiteSettings($0.bytes, path: site).settings }
    let reading = settings ?? new ?? SiteSettings(title: "")
    files = files.filter { file in
      guard file.path.hasPrefix("content/glossary/") else { return true }
      let problem = readDefinition(file.bytes, path: file.path, settings: reading).diagnostics.first { $0.severity == .error }
      guard let problem else { return true }
      start.lines.append("\(file.path): left out: \(problem.message)")
      return false
    }
    if isThere, reading.glossaryKeys.isEmpty {
      start.lines.append(
        "content/site.yml has no glossary.keys: links that lead to pages of the old place are errors. With glossary: {keys: {title: name}} they are warnings."
      )
    }
    start.content = files
    return start
  }

  // MARK: Parts

  var hasFailed: Bool { findings.contains { $0.severity == .error } }

  private static func failed(_ finding: Diagnostic) -> StartFiles { StartFiles(findings: [finding]) }

  static func newFiles(_ files: [StarterFile]) -> [NewFile] { files.map { NewFile($0.path, $0.bytes) } }
}

private func asWarning(_ finding: Diagnostic) -> Diagnostic {
  var finding = finding
  if finding.severity == .error { finding.severity = .warning }
  return finding
}
