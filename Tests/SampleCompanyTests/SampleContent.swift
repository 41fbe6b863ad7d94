import Foundation
import SampleCompany
import Testing

/// The folder `content/` of the repository and what the generator makes of it, once for all tests.
struct SampleContent {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let company = Result { try generate() }

  /// What people wrote: definitions, notes and pages by their path in `content/`.
  static func texts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in ["glossary", "notes", "pages"] {
      let folder = root.appending(path: "content/\(name)")
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".md") {
        texts["\(name)/\(path)"] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      }
    }
    return texts
  }

  /// The files of all snapshots whose names end so, in the order of their paths.
  static func snapshots(_ suffix: String) throws -> [String] {
    let folder = root.appending(path: "content/snapshots")
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }.sorted().map {
      path in
      try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }
  }

  static func generate(seed: UInt64? = nil) throws -> SampleCompany {
    let content = root.appending(path: "content")
    var glossary: [String: [UInt8]] = [:]
    let folder = content.appending(path: "glossary")
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".md") {
      glossary["content/glossary/\(path)"] = try [UInt8](Data(contentsOf: folder.appending(path: path)))
    }
    let site = try [UInt8](Data(contentsOf: content.appending(path: "site.yml")))
    guard let seed else { return SampleCompany(site: site, glossary: glossary) }
    return SampleCompany(site: site, glossary: glossary, seed: seed)
  }
}

/// One row of a stamped file, by the names of its columns.
struct SampleRow {
  private let cells: [String: String]

  init(_ line: Substring, _ header: [Substring]) {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    self.cells = Dictionary(zip(header, cells).map { (String($0), String($1)) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(column: String) -> String { cells[column] ?? "" }

  /// All of a key but some of its columns.
  func key(_ columns: String...) -> String { columns.map { self[$0] }.joined(separator: " ") }

  /// The rows of every stamped file, the newest vintage of each key.
  static func newest() throws -> [SampleRow] { try newestRows.get() }

  /// In the order of the runs.
  static func all() throws -> [SampleRow] { try allRows.get() }

  private static let allRows = Result { try SampleContent.snapshots(".csv").flatMap(rows) }

  private static let newestRows = allRows.map { all in
    var newest: [String: SampleRow] = [:]
    for row in all { newest[row.key("metric", "period", "dims", "stat", "meaning")] = row }
    return newest.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func rows(of text: String) -> [SampleRow] {
    let lines = text.split(separator: "\n")
    guard let first = lines.first else { return [] }
    let header = first.split(separator: ",")
    return header.contains("meaning") ? lines.dropFirst().map { SampleRow($0, header) } : []
  }
}
