extension TextMeasure {
  /// Names of rows in a column of this width. Where two of them would be cut to the same text, each leaves out the middle and
  /// keeps what it differs by: `Direct mail to large…Denmark` and `Direct mail to large…France`.
  package static func fitted(_ names: [Lettering], width: Double, size: Double = 13, bold: Bool = false) -> [Lettering] {
    var fitted = names.map { self.fitted($0, width: width, size: size, bold: bold) }
    var left = Array(repeating: 0, count: names.count)
    // Each round leaves out more of what two names share, so that it ends.
    while true {
      var places: [String: [Int]] = [:]
      for place in names.indices { places[fitted[place].text, default: []].append(place) }
      let same = places.values.filter { group in Set(group.map { names[$0].text }).count > 1 }.flatMap { group in
        let shared = sharedBeginning(group.map { names[$0].text })
        return group.filter { left[$0] < shared + 1 }.map { ($0, shared) }
      }
      if same.isEmpty { return fitted }
      for (place, shared) in same {
        left[place] = shared + 1
        fitted[place] = ending(of: names[place].text, from: shared, width: width, size: size, bold: bold)
      }
    }
  }

  static func fitted(_ names: [String], width: Double, size: Double = 13, bold: Bool = false) -> [Lettering] {
    fitted(names.map { Lettering($0) }, width: width, size: size, bold: bold)
  }

  /// What tells a name from another that begins alike, from the beginning of its word where there is room, after as much of the
  /// beginning as there is room for.
  private static func ending(of name: String, from shared: Int, width: Double, size: Double, bold: Bool) -> Lettering {
    let different = name.index(name.startIndex, offsetBy: shared, limitedBy: name.endIndex) ?? name.endIndex
    let word = name[..<different].lastIndex(of: " ").map { name.index(after: $0) } ?? name.startIndex
    for start in [word, different] where start < name.endIndex && start > name.startIndex {
      let whole = "…" + name[start...]
      guard self.width(of: whole, size: size, bold: bold) <= width else { continue }
      let room = width - self.width(of: String(name[start...]), size: size, bold: bold)
      let beginning = fitted(String(name[..<start]), width: room, size: size, bold: bold)
      return Lettering(beginning.count > 2 ? beginning + name[start...] : whole)
    }
    return Lettering(fitted("…" + name[different...], width: width, size: size, bold: bold))
  }

  private static func sharedBeginning(_ names: [String]) -> Int {
    guard let first = names.first else { return 0 }
    return names.dropFirst().reduce(first.count) { shared, name in
      name == first ? shared : min(shared, zip(first, name).prefix { $0 == $1 }.count)
    }
  }

  /// In lines of at most this width, broken between words.
  static func lines(_ text: String, width: Double, size: Double = 12, bold: Bool = false) -> [String] {
    text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, self.width(of: last + " " + word, size: size, bold: bold) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
  }
}
