/// The letter under which a name stands: `a` to `z` without accents, `0` for everything else.
///
/// The base of a Latin letter is read from its Unicode name, "LATIN CAPITAL LETTER O WITH STROKE": the standard library
/// has no decompositions of its own.
package func dictionaryLetter(of name: String) -> String {
  for scalar in name.unicodeScalars {
    switch scalar {
    case "a"..."z": return String(scalar)
    case "A"..."Z": return scalar.properties.lowercaseMapping
    case "0"..."9": return "0"
    case _ where scalar.isASCII: continue
    default:
      guard scalar.properties.isAlphabetic else { continue }
      return baseLetter(of: scalar) ?? "0"
    }
  }
  return "0"
}

private func baseLetter(of scalar: Unicode.Scalar) -> String? {
  let words = (scalar.properties.name ?? "").split(separator: " ")
  guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count == 1, words[4] == "WITH" else {
    return nil
  }
  return words[3].lowercased()
}

/// How a letter is headed: `M`, or `0–9` for what begins with none.
package func letterHeading(_ letter: String) -> String { letter == "0" ? "0\u{2013}9" : letter.uppercased() }

/// The letters of the strip, in order.
package let dictionaryLetters: [String] = ["0"] + "abcdefghijklmnopqrstuvwxyz".map { String($0) }
