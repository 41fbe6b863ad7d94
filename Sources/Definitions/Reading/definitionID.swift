import Diagnostics

/// The id that a file's name gives; nil, with the reason, where it gives none.
///
/// A folder with a file `index.md` is one term, by the folder's name: `accent/index.md` is `accent`.
///
/// In other people's glossaries a name is made to fit, with a warning, and a file whose id an address of the site needs
/// (such as `index.md` of the glossary itself) is left out.
func definitionID(ofFile path: String, isLenient: Bool) -> (id: String?, diagnostics: [Diagnostic]) {
  let name = termName(ofFile: path)
  if isSlug(name), !isReserved(name) { return (name, []) }
  let file = String(lastPart(of: path[...]))
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
  let file = lastPart(of: path[...])
  if file == "index.md" || file == "_index.md" {
    let folder = lastPart(of: path[..<file.startIndex])
    if !folder.isEmpty, folder != "glossary" { return String(folder) }
  }
  return String(file.utf8.suffix(3).elementsEqual(".md".utf8) ? file[..<file.utf8.index(file.endIndex, offsetBy: -3)] : file)
}

/// What stands behind the last slash of a path that is not at its end.
private func lastPart(of path: Substring) -> Substring {
  let slash = UInt8(ascii: "/")
  var end = path.endIndex
  while end > path.startIndex, path.utf8[path.utf8.index(before: end)] == slash { end = path.utf8.index(before: end) }
  let whole = path[..<end]
  guard let last = whole.utf8.lastIndex(of: slash) else { return whole }
  return whole[whole.utf8.index(after: last)...]
}

/// Pages of `dictionary/` that are no term's: the index, its parts by letter, and the stage map.
package func isReserved(_ id: String) -> Bool {
  if id == "index" || id == "stages" || id == "letter-other" { return true }
  return id.hasPrefix("letter-") && id.utf8.count == "letter-".utf8.count + 1
}

/// Whether a name is its own ``slug(_:)``, and not an empty one: nearly every file's is.
private func isSlug(_ name: String) -> Bool {
  var isAfterGap = true
  for byte in name.utf8 {
    let isGap = byte == UInt8(ascii: "-")
    guard isGap ? !isAfterGap : isLowercase(byte) || isDigit(byte) else { return false }
    isAfterGap = isGap
  }
  return !isAfterGap
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
