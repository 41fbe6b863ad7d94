import Calendars
import Diagnostics
import Foundation
import Pipeline
import SampleCompany

/// `sample-company [content]`: writes the records and agreements of the sample company again, and has `concord snapshot` compute
/// its snapshots from them, day by day, as the company did; the same bytes every time.
@main
struct SampleCompanyTool {
  static func main() async throws {
    let content = URL(filePath: CommandLine.arguments.dropFirst().first ?? "content", directoryHint: .isDirectory)
    let site = try [UInt8](Data(contentsOf: content.appending(path: "site.yml")))
    let company = SampleCompany(site: site, glossary: try glossary(in: content))
    tell(company.diagnostics)
    guard !company.files.isEmpty else { exit(1) }
    // Each run reads the definitions of its day, so the runs are made in a folder of their own.
    let scratch = FileManager.default.temporaryDirectory.appending(
      path: "sample-company-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try write(company.files, under: scratch)
    try Data(site).write(to: scratch.appending(path: "content/site.yml"))
    // The newest one is left to `make site`.
    for run in company.runs.dropLast() { try await take(run, of: company, in: scratch) }
    for folder in ["records", "snapshots", "agreements", "surveys"] {
      let url = content.appending(path: folder)
      if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
      try FileManager.default.copyItem(at: scratch.appending(path: "content/\(folder)"), to: url)
    }
    print("wrote \(company.files.count) files and \(company.runs.count - 1) snapshots into \(content.path)")
  }

  /// One run on its day: the definitions as they were, the computed numbers, and the sheets that people typed.
  private static func take(_ run: Run, of company: SampleCompany, in root: URL) async throws {
    try? FileManager.default.removeItem(at: root.appending(path: "content/glossary"))
    try write(company.glossary(on: run.day).mapValues { String(decoding: $0, as: UTF8.self) }, under: root)
    let isRedefined = run.day >= company.redefinition
    let outcome = await takeSnapshot(
      SnapshotOptions(root: root.path, asOf: .endOf(run.day), isBackcast: isRedefined, threads: 2))
    tell(outcome.findings.filter { $0.severity != .note })
    guard let written = outcome.written else { exit(1) }
    print("\(written.folder): \(written.rows) rows")
    if let sheet = run.typed { try write(["\(written.folder)/spend-sheet.csv": sheet], under: root) }
    guard let sheet = run.imported else { return }
    let path = root.appending(path: "meetings.csv").path
    try Data(sheet.utf8).write(to: URL(filePath: path))
    let imported = await importSheet(path, on: run.day, options: ImportOptions(decimal: "."), root: root.path, threads: 2)
    tell(imported.findings)
    if imported.hasFailed { exit(1) }
  }

  private static func write(_ files: [String: String], under root: URL) throws {
    for (path, text) in files {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  private static func tell(_ problems: [Diagnostic]) {
    for problem in problems {
      let line = "\(problem.position.file):\(problem.position.line): \(problem.severity): \(problem.message)\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
  }

  /// Paths begin with `content/`, whatever the folder is called.
  private static func glossary(in content: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let folder = content.appending(path: "glossary")
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".md") {
      files["content/glossary/\(path)"] = try [UInt8](Data(contentsOf: folder.appending(path: path)))
    }
    return files
  }
}
