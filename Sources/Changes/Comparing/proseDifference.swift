import Definitions

/// How many paragraphs of a text are compared at most; more count as replaced.
private let mostParagraphs = 400
/// Words in a row that both texts have, beyond which their middle is left out.
private let mostEqualWords = 16

/// The paragraphs that came, went or say something else, word by word.
///
/// Between two that both texts have, the first that went is held against the first that came.
func proseDifference(from old: Definition.Body, to new: Definition.Body) -> [TextChange] {
  let (before, now) = (old.paragraphs, new.paragraphs)
  guard before != now else { return [] }
  guard before.count <= mostParagraphs, now.count <= mostParagraphs else {
    return [change(before.joined(separator: " "), now.joined(separator: " "))]
  }
  var gone: Set<Int> = []
  var come: Set<Int> = []
  for step in now.difference(from: before) {
    switch step {
    case .remove(let offset, _, _): gone.insert(offset)
    case .insert(let offset, _, _): come.insert(offset)
    }
  }
  var changes: [TextChange] = []
  var (left, right) = (0, 0)
  while left < before.count || right < now.count {
    if gone.contains(left), come.contains(right) {
      changes.append(change(before[left], now[right]))
      (left, right) = (left + 1, right + 1)
    } else if gone.contains(left) {
      changes.append(change(before[left], ""))
      left += 1
    } else if come.contains(right) {
      changes.append(change("", now[right]))
      right += 1
    } else {
      (left, right) = (left + 1, right + 1)
    }
  }
  return changes
}

private func change(_ old: String, _ new: String) -> TextChange {
  var change = TextChange("prose", from: old, to: new)
  for index in change.words.indices where change.words[index].fate == .equal {
    change.words[index].text = shortened(change.words[index].text, isFirst: index == 0, isLast: index == change.words.count - 1)
  }
  return change
}

/// What stands beside a change says where it is; more is left out.
private func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
  let words = text.split(separator: " ")
  guard words.count > mostEqualWords else { return text }
  let kept = mostEqualWords / 2
  let head = isFirst ? "" : words.prefix(kept).joined(separator: " ") + " "
  let tail = isLast ? "" : " " + words.suffix(kept).joined(separator: " ")
  return head + "\u{2026}" + tail
}

extension Definition.Body {
  /// Texts between blank lines, each on one line, however the lines end; of code and tables line by line, whose breaks mean
  /// something.
  var paragraphs: [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let isOwn = text.hasPrefix("|") || text.hasPrefix("#") || text.hasPrefix("- ") || text.hasPrefix("* ")
      if text.isEmpty {
        isOpen = false
      } else if isOpen, !isOwn, let last = paragraphs.indices.last {
        paragraphs[last] += " " + text
      } else {
        paragraphs.append(text)
        isOpen = true
      }
    }
    return paragraphs
  }
}
