/// One long page of Markdown, cut in each form that its terms may have.
struct LongPage {
  struct Entry {
    var name: String
    /// What stands below the name, or behind it.
    var text: String
    /// The line of the name, from 1.
    var line: Int
    /// The heading around it.
    var above: String?
  }

  private let lines: [Substring]
  /// Whether a line is in a block of code.
  private let isCode: [Bool]

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    // Front matter is about the page, not about a term.
    if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
      for index in 0...end { lines[index] = "" }
    }
    var isOpen = false
    isCode = lines.map { line in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("```") || text.hasPrefix("~~~") else { return isOpen }
      isOpen.toggle()
      return true
    }
    self.lines = lines
  }

  /// Whether words stand above a line.
  func hasTextAbove(_ line: Int) -> Bool {
    lines.prefix(line - 1).contains { !$0.isEmpty && !$0.hasPrefix("#") && $0.contains(where: \.isLetter) }
  }

  // MARK: Headings

  /// Cut at the level of headings that has the most names; what is deeper belongs to its term, what is higher is a chapter.
  var headed: [Entry] {
    let headings = lines.indices.compactMap { index in heading(index).map { (index: index, level: $0.level, name: $0.name) } }
    let names = Dictionary(grouping: headings, by: \.level).mapValues { Set($0.map(\.name)).count }
    guard let level = names.filter({ $0.value > 1 }).max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else {
      return []
    }
    var chapter: String?
    var entries: [Entry] = []
    let cuts = headings.filter { $0.level <= level }
    for (place, cut) in cuts.enumerated() {
      guard cut.level == level else {
        chapter = cut.name
        continue
      }
      let end = place + 1 < cuts.count ? cuts[place + 1].index : lines.count
      entries.append(
        Entry(name: cut.name, text: joined((cut.index + 1)..<end), line: cut.index + 1, above: chapter))
    }
    return entries
  }

  private func heading(_ index: Int) -> (level: Int, name: String)? {
    guard !isCode[index], lines[index].hasPrefix("#") else { return nil }
    let marks = lines[index].prefix { $0 == "#" }
    var name = lines[index].dropFirst(marks.count)
    guard marks.count <= 6, name.first == " " else { return nil }
    if let anchor = name.firstRange(of: " {#") { name = name[..<anchor.lowerBound] }
    var words = String(name).trimmedOfSpace
    // Marks that close a heading stand behind a space: `C#` is a name.
    let closing = words.reversed().prefix { $0 == "#" }.count
    if closing > 0, words.dropLast(closing).last.map(\.isWhitespace) ?? true {
      words = String(words.dropLast(closing)).trimmedOfSpace
    }
    return words.isEmpty ? nil : (marks.count, withoutEmphasis(words))
  }

  // MARK: Other forms

  /// `**Lead**: a person who may buy.`, also as a point of a list.
  var bold: [Entry] {
    cut { line in
      var text = line.drop { $0 == " " }
      for point in ["- ", "* ", "+ "] where text.hasPrefix(point) { text = text.dropFirst(2).drop { $0 == " " } }
      guard text.hasPrefix("**"), let end = text.dropFirst(2).firstRange(of: "**") else { return nil }
      var name = text.dropFirst(2)[..<end.lowerBound]
      var rest = text[end.upperBound...].drop { $0 == " " }
      if name.last == ":" {
        name = name.dropLast()
      } else {
        guard let mark = rest.first, ":–—-".contains(mark) else { return nil }
        rest = rest.dropFirst()
      }
      return (String(name), String(rest))
    }
  }

  /// A line, and below it one that begins with a colon.
  var listed: [Entry] {
    lines.indices.dropLast().compactMap { index in
      let next = lines[index + 1]
      guard !isCode[index], next.hasPrefix(": "), !lines[index].isEmpty, !lines[index].hasPrefix(":")
      else { return nil }
      var end = index + 1
      // Up to a blank line, or to the next term.
      while end < lines.count, !lines[end].isEmpty {
        if end + 1 < lines.count, !lines[end].hasPrefix(":"), lines[end + 1].hasPrefix(": ") { break }
        end += 1
      }
      let text = joined((index + 1)..<end)
      return Entry(
        name: withoutEmphasis(String(lines[index])), text: String(text.dropFirst().drop { $0 == " " }), line: index + 1,
        above: nil)
    }
  }

  /// Tables with a column for the term and one for its definition; other columns are left in the text.
  var tabled: [Entry] {
    var entries: [Entry] = []
    for index in lines.indices.dropLast() where !isCode[index] && lines[index].contains("|") && isRule(lines[index + 1]) {
      let header = cells(lines[index])
      let names = header.map { $0.lowercased() }
      guard let name = names.firstIndex(where: TermColumns.names.contains),
        let definition = names.firstIndex(where: TermColumns.definitions.contains)
      else { continue }
      var row = index + 2
      while row < lines.count, lines[row].contains("|") {
        let cells = cells(lines[row])
        if cells.indices.contains(name), !cells[name].isEmpty {
          let text = cells.indices.contains(definition) ? cells[definition] : ""
          let others = cells.indices.filter {
            $0 != name && $0 != definition && header.indices.contains($0) && !cells[$0].isEmpty
          }
          let rest = others.map { "- \(header[$0]): \(cells[$0])" }.joined(separator: "\n")
          entries.append(
            Entry(
              name: withoutEmphasis(cells[name]), text: rest.isEmpty ? text : "\(text)\n\n\(rest)", line: row + 1, above: nil))
        }
        row += 1
      }
    }
    return entries
  }

  private func isRule(_ line: Substring) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: \t".contains($0) }
  }

  private func cells(_ line: Substring) -> [String] {
    var text = String(line).trimmedOfSpace[...]
    if text.first == "|" { text = text.dropFirst() }
    if text.last == "|" { text = text.dropLast() }
    return text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmedOfSpace }
  }

  /// Entries that each begin with a line of a form and go on to the next one, or to a heading.
  private func cut(_ form: (Substring) -> (name: String, text: String)?) -> [Entry] {
    var entries: [Entry] = []
    var chapter: String?
    for index in lines.indices {
      if let heading = heading(index) {
        chapter = heading.name
      } else if !isCode[index], let found = form(lines[index]) {
        entries.append(Entry(name: withoutEmphasis(found.name), text: found.text, line: index + 1, above: chapter))
        continue
      } else if let last = entries.indices.last, entries[last].above == chapter {
        entries[last].text += "\n" + lines[index]
      }
    }
    return entries
  }

  private func joined(_ range: Range<Int>) -> String {
    lines[range].joined(separator: "\n").trimmedOfSpace
  }

  /// A name without the marks that make it bold, code or a link.
  private func withoutEmphasis(_ name: String) -> String {
    var name = name.filter { $0 != "*" && $0 != "`" }.trimmedOfSpace
    if name.hasPrefix("["), let end = name.firstRange(of: "](") {
      name = String(name[name.index(after: name.startIndex)..<end.lowerBound])
    }
    return name
  }
}
