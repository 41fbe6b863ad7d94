/// A style that every mail program keeps: on which elements, and in which form.
struct KeptStyle {
  let elements: Set<String>
  let form: Form

  enum Form {
    /// `#rrggbb`
    case colour
    /// `bold 14px/20px Arial,sans-serif`
    case font
    case family
    /// `12px`
    case pixels
    /// `2px 0 8px 0`: nothing below nothing, which Outlook and Gmail refuse.
    case edges
    /// `600px`, `100%`, `auto`
    case extent
    /// `1px solid #d9d9d9`, at most as wide as Outlook draws one; or `0`.
    case border
    /// One of a few words.
    case weight, alignment, decoration
  }
}

/// By property.
let keptStyles: [String: KeptStyle] = {
  let cells: Set = ["td", "th"]
  let headings: Set = ["h1", "h2", "h3"]
  let texts = cells.union(headings).union(["p", "li"])
  let runs = texts.union(["a", "span", "b"])
  let boxes = cells.union(["table"])
  var kept = [
    "color": KeptStyle(elements: runs, form: .colour),
    "background-color": KeptStyle(elements: boxes.union(["body"]), form: .colour),
    "font": KeptStyle(elements: runs, form: .font), "font-family": KeptStyle(elements: runs, form: .family),
    "font-size": KeptStyle(elements: runs, form: .pixels), "font-weight": KeptStyle(elements: runs, form: .weight),
    "line-height": KeptStyle(elements: texts, form: .pixels), "text-align": KeptStyle(elements: texts, form: .alignment),
    "text-decoration": KeptStyle(elements: ["a"], form: .decoration),
    "margin": KeptStyle(elements: headings.union(["p", "ul", "body"]), form: .edges),
    "padding": KeptStyle(elements: cells.union(["body"]), form: .edges),
    "width": KeptStyle(elements: boxes.union(["img"]), form: .extent),
    "max-width": KeptStyle(elements: ["table", "img"], form: .extent),
    "height": KeptStyle(elements: cells.union(["img"]), form: .extent),
  ]
  for name in ["border", "border-top", "border-bottom"] {
    kept[name] = KeptStyle(elements: boxes.union(["img"]), form: .border)
  }
  return kept
}()

extension KeptStyle.Form {
  func holds(_ words: [String]) -> Bool {
    switch self {
    case .colour: words.count == 1 && words.allSatisfy(isColour)
    case .font:
      switch words.count {
      case 2: isSizeAndLine(words[0]) && isFamily(words[1])
      case 3: isWeight(words[0]) && isSizeAndLine(words[1]) && isFamily(words[2])
      default: false
      }
    case .family: words.count == 1 && words.allSatisfy(isFamily)
    case .pixels: words.count == 1 && words.allSatisfy { pixelCount($0) != nil }
    case .edges: (1...4).contains(words.count) && words.allSatisfy { $0 == "0" || pixelCount($0) != nil }
    case .extent:
      words.count == 1
        && words.allSatisfy { $0 == "auto" || pixelCount($0) != nil || $0.hasSuffix("%") && isDigits($0.dropLast()) }
    case .border:
      words == ["0"]
        || words.count == 3 && pixelCount(words[0]).map { $0 <= 8 } ?? false
          && ["solid", "dotted", "dashed"].contains(words[1])
          && isColour(words[2])
    case .weight: words.count == 1 && words.allSatisfy(isWeight)
    case .alignment: words.count == 1 && words.allSatisfy(["left", "right", "center"].contains)
    case .decoration: words.count == 1 && words.allSatisfy(["none", "underline"].contains)
    }
  }
}

private func isWeight(_ word: String) -> Bool { ["bold", "normal"].contains(word) }

/// Generic names and those without a space: a name in quotes would end the attribute.
private func isFamily(_ word: String) -> Bool {
  word.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
}

private func isSizeAndLine(_ word: String) -> Bool {
  let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  return parts.count == 2 && parts.allSatisfy { pixelCount($0) != nil }
}

private func pixelCount(_ word: String) -> Int? {
  guard word.hasSuffix("px"), isDigits(word.dropLast(2)) else { return nil }
  return Int(word.dropLast(2))
}

private func isDigits(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
