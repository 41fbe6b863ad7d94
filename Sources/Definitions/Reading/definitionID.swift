import Diagnostics

/// The id that a file's name gives; nil, with the reason, where it gives none.
///
/// A folder with a file `index.md` is one term, by the folder's name: `accent/index.md` is `accent`.
///
/// In other people's glossaries a name is made to fit, with a warning, and a file whose id an address of the site needs
/// (such as `index.md` of the glossary itself) is left out.
func definitionID(ofFile path: String, isLenient: Bool) -> (id: String?, diagnostics: [Diagnostic]) {
  let file = path.split(separator: "/").last.map(String.init) ?? path
  let name = termName(ofFile: path)
  let position = SourcePosition(file: path)
  let id = slug(name)
  var problems: [Diagnostic] = []
  if id != name || id.isEmpty {
    let suggestion = id.isEmpty ? nil : "rename it to \(id).md"
    let message = "'\(file)' gives no id: a name is made of a-z, 0-9 and hyphens"
    problems.append(Diagnostic(.fileName, at: position, message, suggestion: suggestion, severity: isLenient ? .warning : nil))
    guard isLenient, !id.isEmpty else { return (nil, problems) }
  }
  if isReserved(id) {
    let message = "'\(id)' is an address of the site" + (isLenient ? "; the file is left out" : "")
    problems.append(
      Diagnostic(
        .definitionReservedID, at: position, message, suggestion: "rename the file", severity: isLenient ? .warning : nil))
    return (nil, problems)
  }
  return (id, problems)
}

/// What a file calls its term: its own name without `.md`, or its folder's.
package func termName(ofFile path: String) -> String {
  let parts = path.split(separator: "/")
  let file = parts.last.map(String.init) ?? path
  if file == "index.md" || file == "_index.md", parts.count > 1, parts[parts.count - 2] != "glossary" {
    return String(parts[parts.count - 2])
  }
  return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
}

/// Pages of `dictionary/` that are no term's: the index, its parts by letter, and the stage map.
package func isReserved(_ id: String) -> Bool {
  if ["index", "stages", "letter-other"].contains(id) { return true }
  return id.hasPrefix("letter-") && id.utf8.count == "letter-".utf8.count + 1
}

/// ASCII letters in lower case, digits, and one hyphen for each run of anything else between them.
package func slug(_ name: String) -> String {
  var bytes: [UInt8] = []
  var isAfterGap = false
  for byte in name.utf8 {
    let lower = isUppercase(byte) ? byte | 0x20 : byte
    if isLowercase(lower) || isDigit(lower) {
      if isAfterGap, !bytes.isEmpty { bytes.append(0x2D) }
      isAfterGap = false
      bytes.append(lower)
    } else {
      isAfterGap = true
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
