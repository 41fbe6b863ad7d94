/// A mail with another date, and nothing else changed: it was made for the day of its numbers, and is sent on another.
///
/// Nil where its header has no date, so that it is not one of ours.
package func redated(_ mail: [UInt8], to date: MessageDate) -> [UInt8]? {
  let name = Array("Date:".utf8)
  guard mail.starts(with: name), let end = mail.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
  return Array(header("Date", date.text).utf8) + mail[(end + 1)...]
}
