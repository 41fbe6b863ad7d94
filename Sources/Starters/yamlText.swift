/// A text as a scalar of YAML that reads back as it is: in double quotes, on one line.
func yamlText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\" + String(scalar)
    case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": quoted += " "
    // YAML has no control characters, and neither of these two.
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): continue
    case "\u{FFFE}", "\u{FFFF}": continue
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
