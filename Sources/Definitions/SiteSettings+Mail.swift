import Diagnostics
import FrontMatter
package import Messages

extension SiteSettings {
  /// Who sends the review pack, and to whom.
  package struct Mail: Hashable, Sendable {
    package var from: Mailbox?
    /// A distribution list is one recipient.
    package var to: [Mailbox] = []

    package init() {}
  }
}

extension SiteSettings.Mail {
  init(_ reader: inout MappingReader) {
    from = reader.string("from").flatMap { reader.mailbox($0, at: reader.position(of: "from")) }
    to = reader.texts("to").compactMap { text, position in reader.mailbox(text, at: position) }
  }
}

extension MappingReader {
  fileprivate mutating func mailbox(_ text: String, at position: SourcePosition) -> Mailbox? {
    if let mailbox = Mailbox(text) { return mailbox }
    report(
      Diagnostic(
        .schemaValue, at: position, "'\(text)' is not the address of a mailbox",
        suggestion: "write RevOps <revops@example.com>, or the address alone"))
    return nil
  }

  /// The address of the published site, with a slash at its end.
  mutating func siteAddress(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    let isAddress =
      ["https://", "http://"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}?#".utf8.contains($0) }
    guard isAddress else {
      report(
        .schemaValue, key, "is '\(text)', which is not the address of a site",
        suggestion: "write https://intranet.example/revenue/")
      return nil
    }
    return text.hasSuffix("/") ? text : text + "/"
  }
}
