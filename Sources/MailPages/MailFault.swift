/// Something in a mail's HTML that a mail program drops, changes or cuts off.
package enum MailFault: Hashable, Sendable, CustomStringConvertible {
  case element(String)
  case attribute(String, of: String)
  case property(String, of: String)
  /// `height:-4px`: a style that is kept in other forms.
  case value(String, of: String)
  /// An attribute without which an element is not shown as it is meant.
  case missing(String, of: String)
  case colour(String)
  case function(String)
  case address(String)
  case size(Int)

  package var description: String {
    switch self {
    case .element(let name): "<\(name)> is not kept by every mail program"
    case .attribute(let name, let element): "the attribute \(name) of <\(element)> is not kept by every mail program"
    case .property(let name, let element): "the style \(name) of <\(element)> is not kept by every mail program"
    case .value(let text, let element): "the style \(text) of <\(element)> is kept by every mail program in other forms only"
    case .missing(let name, let element): "<\(element)> has no attribute \(name), by which Outlook goes"
    case .colour(let text): "the colour \(text) is not #rrggbb"
    case .function(let text): "\(text) in a style makes Gmail drop all of it"
    case .address(let text): "\(text) is not an address that a mail can lead to"
    case .size(let bytes):
      "\(bytes) bytes of HTML are more than the limit of \(mailSizeLimit); Gmail cuts a mail off at 102 KB, and a quoted mail grows"
    }
  }
}
