/// Text as it is hashed: Unicode normalisation form C, each run of white space one space, none at the ends.
///
/// So neither a line that was wrapped elsewhere nor an editor that writes é in two characters changes a hash.
package func normalized(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  var isAfterSpace = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      isAfterSpace = !folded.isEmpty
    } else {
      if isAfterSpace { folded.append(" ") }
      isAfterSpace = false
      folded.append(scalar)
    }
  }
  // No white space has a combining class, so folding it first cannot change what composes.
  return String(composed(folded))
}
