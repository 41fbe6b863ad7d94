import Diagnostics

/// Reads CommonMark 0.30 with pipe tables.
///
/// - Parameters:
///   - source: UTF-8 text.
///   - file: the path that positions name.
///   - firstLine: the line of the file on which `source` begins, from 1; greater where front matter stands before it.
/// - Returns: the tree with its headings, links and findings; never fails.
package func parseMarkup(_ source: [UInt8], file: String, firstLine: Int = 1) -> MarkupDocument {
  let lines = SourceLines(source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.dropFirst(3)) : source)
  if let violation = NestingBounds.violation(in: lines) {
    return .refused(violation.message, at: SourcePosition(file: file, line: firstLine + violation.line, column: 1))
  }
  let tables = TableSource.tables(in: lines)
  if let line = TableSource.excess(tables) {
    var document = MarkupDocument()
    document.diagnostics = [
      Diagnostic(
        .markdownTable, at: SourcePosition(file: file, line: firstLine + line, column: 1),
        "with this row the tables of the text have more than \(TableSource.mostCells) cells",
        suggestion: "link to a CSV file, or show numbers by a 'concord table' block", severity: .error)
    ]
    return document
  }
  let (text, insertedLines) = tables.isEmpty ? (lines.bytes, 0) : TableSource.rewrite(lines, tables)
  guard let tree = CommonMarkTree(text) else { return MarkupDocument() }
  let map = PositionMap(lines: lines, file: file, firstLine: firstLine, insertedLines: insertedLines)
  var reader = TreeReader(map: map, tables: tables)
  tree.walk { node, isEntering in
    isEntering ? reader.enter(node) : reader.leave(node)
    return !reader.isRefused
  }
  return reader.finish()
}

/// Reads CommonMark 0.30 with pipe tables.
package func parseMarkup(_ source: String, file: String, firstLine: Int = 1) -> MarkupDocument {
  parseMarkup(Array(source.utf8), file: file, firstLine: firstLine)
}

extension MarkupDocument {
  /// An empty document that says why it is empty.
  static func refused(_ message: String, at position: SourcePosition) -> MarkupDocument {
    var document = MarkupDocument()
    document.diagnostics = [
      Diagnostic(.markdownNesting, at: position, message, suggestion: "split the text into flatter parts")
    ]
    return document
  }
}
