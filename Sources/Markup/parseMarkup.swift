/// stub
package func parseMarkup(_ source: [UInt8], file: String, firstLine: Int = 1) -> MarkupDocument { MarkupDocument() }
package func parseMarkup(_ source: String, file: String, firstLine: Int = 1) -> MarkupDocument {
  parseMarkup(Array(source.utf8), file: file, firstLine: firstLine)
}
