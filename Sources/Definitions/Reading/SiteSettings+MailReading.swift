import Diagnostics
import FrontMatter
import Messages

extension SiteSettings.Mail {
  /// Reads `mail` of site.yml; `parties` are the ids whose addresses may stand there.
  init(_ reader: inout MappingReader, of parties: [String]) {
    from = reader.string("from").flatMap { reader.mailbox($0, at: reader.position(of: "from")) }
    let addresses = MailAddresses(&reader, of: parties)
    for item in reader.sequence("to") {
      for mailbox in addresses.recipients(item, &reader) where positions[mailbox.key] == nil {
        to.append(mailbox)
        positions[mailbox.key] = item.position
      }
    }
    route = MailRoute(&reader)
  }
}

extension MappingReader {
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
