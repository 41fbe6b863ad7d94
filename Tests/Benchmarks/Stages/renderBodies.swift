import HyperText
import Markup

/// Parses and renders every body of a corpus as a document of its own, which is what a build does with them.
///
/// - Returns: bytes of HTML.
func renderBodies(_ path: String) throws -> Int {
  let bytes = try contents(of: path)
  // Every body of a corpus starts with this heading.
  let start = Array("\n## How it is read\n".utf8)
  var options = RenderOptions()
  options.headingAnchors = true
  var written = 0
  var from = 0
  while from < bytes.count {
    var end = from + start.count
    while end < bytes.count, !(bytes[end] == start[0] && bytes[end...].starts(with: start)) { end += 1 }
    end = min(end, bytes.count)
    written += renderMarkup(parseMarkup(Array(bytes[from..<end]), file: path), options).html.bytes.count
    from = end
  }
  return written
}
