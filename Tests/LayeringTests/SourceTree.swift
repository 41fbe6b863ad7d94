import Foundation
import TestSupport

/// The repository's own sources, as text.
struct SourceTree {
  struct File {
    /// Relative to the repository, `Sources/Charts/Axes/Axis.swift`.
    var path: String
    var text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// Lines that are no comment; enough to look for calls, as ours have no block comments.
    var code: [(number: Int, text: Substring)] {
      lines.enumerated().map { ($0.offset + 1, $0.element) }.filter { !$0.text.drop { $0 == " " }.hasPrefix("//") }
    }
    /// The folder under `Sources`, which is the target's name but for the tools.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var imports: [String] {
      lines.compactMap { line in
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place < 2, words.count > place + 1, !line.hasPrefix("//") else {
          return nil
        }
        return words.last.map(String.init)
      }
    }

    /// The lines of code in which one of some calls or words stands on its own, not as the end of a longer name.
    func lines(with words: [String]) -> [String] {
      let present = words.filter { text.contains($0) }
      guard !present.isEmpty else { return [] }
      return code.filter { line in
        present.contains { word in
          line.text.ranges(of: word).contains { range in
            guard range.lowerBound > line.text.startIndex else { return true }
            let before = line.text[line.text.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && before != "_"
          }
        }
      }.map { "\(path):\($0.number): \($0.text)" }
    }
  }

  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Every Swift file under a folder of the repository, sorted.
  static func files(under folder: String) -> [File] {
    let base = root + "/" + folder
    let paths = FileManager.default.subpaths(atPath: base) ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      File(path: folder + "/" + path, text: readText(base + "/" + path) ?? "")
    }
  }

  static let sources = files(under: "Sources")
}
