/// Something in a mail's HTML that a mail program drops, changes or cuts off.
package enum MailFault: Hashable, Sendable, CustomStringConvertible {
  case element(String)
  case attribute(String, of: String)
  case property(String, of: String)
  case colour(String)
  case function(String)
  case address(String)
  case size(Int)

  package var description: String {
    switch self {
    case .element(let name): "<\(name)> is not kept by every mail program"
    case .attribute(let name, let element): "the attribute \(name) of <\(element)> is not kept by every mail program"
    case .property(let name, let element): "the style \(name) of <\(element)> is not kept by every mail program"
    case .colour(let text): "the colour \(text) is not #rrggbb"
    case .function(let text): "\(text) in a style makes Gmail drop all of it"
    case .address(let text): "\(text) is not an address that a mail can lead to"
    case .size(let bytes): "\(bytes) bytes of HTML are more than the \(mailSizeLimit) after which Gmail cuts a mail off"
    }
  }
}
