/// A text as a scalar of YAML that reads back as it is: in double quotes, on one line.
func yamlText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\" + String(scalar)
    case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": quoted += " "
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
