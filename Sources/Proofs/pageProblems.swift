package import Diagnostics

/// How a page's marked texts differ from its list of numbers: each finding at its line of the page.
package func pageProblems(_ marks: PageMarks, _ numbers: [PublishedNumber], path: String) -> [Diagnostic] {
  var findings: [Diagnostic] = []
  func tell(_ message: String, line: Int = 0) {
    findings.append(
      Diagnostic(
        .proofNumber, at: SourcePosition(file: path, line: line), message, suggestion: "build the site again"))
  }
  var seen: Set<Int> = []
  for mark in marks.numbers {
    guard numbers.indices.contains(mark.index) else {
      tell("the page shows '\(mark.text)' as number \(mark.index), which numbers.json does not list", line: mark.line)
      continue
    }
    seen.insert(mark.index)
    let text = numbers[mark.index].text
    let isCut = mark.isDrawn && mark.text.hasSuffix("…") && text.hasPrefix(mark.text.dropLast())
    if mark.text != text, !isCut {
      tell("number \(mark.index) is '\(mark.text)' on the page and '\(text)' in numbers.json", line: mark.line)
    }
  }
  for index in numbers.indices where !seen.contains(index) {
    tell("number \(index), '\(numbers[index].text)', is not on the page")
  }
  return findings
}

/// What a meaning is on record: its definition and version.
package struct KnownMeaning: Hashable, Sendable {
  package let definition: String
  package let version: Int

  package init(definition: String, version: Int) {
    self.definition = definition
    self.version = version
  }
}

/// Which stamps of a page say another version than their meaning has, or lead to a meaning that nobody knows. `known` gives
/// the meanings that begin with some digits.
package func stampProblems(_ marks: PageMarks, path: String, known: (Substring) -> [KnownMeaning]) -> [Diagnostic] {
  marks.stamps.compactMap { stamp in
    func finding(_ message: String) -> Diagnostic {
      Diagnostic(
        .proofStamp, at: SourcePosition(file: path, line: stamp.line), message, suggestion: "build the site again")
    }
    guard stamp.meaning.utf8.count >= 8 else { return finding("the stamp '\(stamp.text)' leads to no meaning") }
    let meanings = known(stamp.meaning[...]).filter { $0.definition == stamp.definition }
    guard !meanings.isEmpty else {
      return finding(
        "the stamp '\(stamp.text)' leads to \(stamp.meaning), which is not a meaning of \(stamp.definition) on record")
    }
    let words = stamp.text.split { $0 == " " || $0 == "," }.map(String.init)
    guard words.contains(where: { stamp.meaning.hasPrefix($0) && $0.utf8.count >= 8 }) else {
      return finding("the stamp '\(stamp.text)' does not say \(stamp.meaning), which it leads to")
    }
    guard meanings.contains(where: { words.contains("v\($0.version)") }) else {
      return finding("the stamp '\(stamp.text)' is version \(meanings[0].version) of \(stamp.definition)")
    }
    return nil
  }
}
