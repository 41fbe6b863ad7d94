/// A place in a file that a person edits, as editors count: lines and columns from 1, columns in UTF-8 bytes.
package struct SourcePosition: Hashable, Sendable, Comparable {
  /// Path relative to the project's root, with forward slashes; `content/glossary/mql.md`.
  package var file: String
  /// Line from 1; 0 where the whole file is meant.
  package var line: Int
  /// Column from 1 in UTF-8 bytes; 0 where the whole line is meant.
  package var column: Int

  package init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Orders by file, line and column, which is the order of every report; the site's settings, which all else is read by,
  /// stand before other files.
  package static func < (left: Self, right: Self) -> Bool {
    if left.isOfSettings != right.isOfSettings { return left.isOfSettings }
    return (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }

  /// Whether it lies in the site's settings: a fault there may have followers in any file.
  package var isOfSettings: Bool { file == "content/site.yml" || file.hasSuffix("/content/site.yml") }
}
