package import Diagnostics

/// A piece of running text. Raw HTML is not here: it is dropped, with a diagnostic, while reading.
///
/// The rarer cases are boxed, so that an array of text stays small.
package enum Inline: Sendable, Hashable {
  case text(String)
  case softBreak
  case lineBreak
  indirect case code(String, SourcePosition)
  case emphasis([Inline])
  case strong([Inline])
  indirect case link(LinkInline)
  indirect case image(LinkInline)
}

/// A link or an image.
package struct LinkInline: Sendable, Hashable {
  /// As written, with entities and backslashes resolved.
  package var destination: String
  /// Empty where there is none.
  package var title: String
  /// The link's text or the image's description.
  package var content: [Inline]
  package var position: SourcePosition
}

extension Sequence<Inline> {
  /// The text without markup; line ends become spaces.
  package var plainText: String {
    var text = ""
    appendPlainText(to: &text)
    return text
  }

  private func appendPlainText(to text: inout String) {
    for inline in self {
      switch inline {
      case .text(let literal), .code(let literal, _): text += literal
      case .softBreak, .lineBreak: text += " "
      case .emphasis(let content), .strong(let content): content.appendPlainText(to: &text)
      case .link(let link), .image(let link): link.content.appendPlainText(to: &text)
      }
    }
  }
}
