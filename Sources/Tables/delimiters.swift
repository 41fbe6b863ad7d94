/// Which of comma, semicolon and tab may separate the columns of a table, by its first lines.
///
/// Those that stand in its first line outside quotes; where several do, those that all of the first lines have equally often. Where
/// the first line has none of them it is a single column, or a title: then it is the one that a line below has most often.
func delimiters(of text: Span<UInt8>) -> [UInt8] {
  var lines: [[UInt8: Int]] = [[:]]
  var isInQuotes = false
  var isBlank = true
  for index in text.indices {
    let byte = text[index]
    if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
    guard !isInQuotes else { continue }
    if byte == 0x0A || byte == 0x0D {
      // Blank lines are between rows, and above the header.
      if !isBlank { lines.append([:]) }
      isBlank = true
      if lines.count > 20 { break }
    } else {
      isBlank = false
      if known.contains(byte) { lines[lines.count - 1][byte, default: 0] += 1 }
    }
  }
  if isBlank, lines.count > 1 { lines.removeLast() }
  let found = known.filter { lines[0][$0] != nil }
  if found.isEmpty {
    let most = known.map { byte in (byte: byte, count: lines.compactMap { $0[byte] }.max() ?? 0) }
    return [most.max { ($0.count, -place($0.byte)) < ($1.count, -place($1.byte)) }?.byte ?? UInt8(ascii: ",")]
  }
  guard found.count > 1 else { return found }
  let even = found.filter { byte in lines.allSatisfy { $0[byte] == lines[0][byte] } }
  return even.isEmpty ? found : even
}

private func place(_ byte: UInt8) -> Int { known.firstIndex(of: byte) ?? 0 }

private let known = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

/// A separator for messages.
package func name(ofDelimiter byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: ","): "commas"
  case UInt8(ascii: ";"): "semicolons"
  case UInt8(ascii: "\t"): "tabs"
  default: "'\(Unicode.Scalar(byte))'"
  }
}
