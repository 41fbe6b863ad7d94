import Diagnostics
import Foundation
import SampleCompany

/// `sample-company [content]`: writes `content/snapshots` and `content/agreements` again, whole, the same bytes every time.
@main
struct SampleCompanyTool {
  static func main() throws {
    let content = URL(filePath: CommandLine.arguments.dropFirst().first ?? "content", directoryHint: .isDirectory)
    let site = try [UInt8](Data(contentsOf: content.appending(path: "site.yml")))
    let company = SampleCompany(site: site, glossary: try glossary(in: content))
    for problem in company.diagnostics {
      let line = "\(problem.position.file):\(problem.position.line): \(problem.severity): \(problem.message)\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
    guard !company.files.isEmpty else { exit(1) }
    for folder in ["snapshots", "agreements"] {
      let url = content.appending(path: folder)
      if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
    }
    for (path, text) in company.files {
      let url = content.appending(path: path.trimmingPrefix("content/"))
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    print("wrote \(company.files.count) files into \(content.path)")
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
