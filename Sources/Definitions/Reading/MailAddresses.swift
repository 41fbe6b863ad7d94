import Diagnostics
import FrontMatter
import Messages

/// `mail.addresses`: the mailboxes of the parties and of the steward, by role.
struct MailAddresses {
  /// By party, in the order of the file.
  private var mailboxes: [String: [(role: String, mailbox: Mailbox)]] = [:]
  /// Who can be written to, known or not.
  private let parties: [String]

  /// Reads the key; `parties` are the ids that may stand there.
  init(_ reader: inout MappingReader, of parties: [String]) {
    self.parties = parties
    for entry in reader.entries("addresses") {
      let name = reader.fullName(of: "addresses") + "." + entry.key
      guard parties.contains(entry.key) else {
        reader.report(
          Diagnostic(
            .schemaValue, at: entry.keyPosition, "'\(name)' is not a party of this site",
            suggestion: NearMiss.suggestion(for: entry.key, among: parties)))
        continue
      }
      guard let roles = entry.value.entries else {
        reader.report(
          Diagnostic(
            .schemaType, at: entry.value.position, "'\(name)' is \(entry.value.shape), expected addresses by role",
            suggestion: "write {VP Sales: vp.sales@example.com}"))
        continue
      }
      for role in roles {
        guard let mailbox = reader.mailbox(role.value.text ?? "", at: role.value.position) else { continue }
        // An address alone is shown with the role.
        let named = mailbox.name.isEmpty ? Mailbox("\(role.key) <\(mailbox.address)>") ?? mailbox : mailbox
        mailboxes[entry.key, default: []].append((role.key, named))
      }
    }
  }

  /// The mailboxes that an item of `mail.to` names: one of its own, or those of a party, or of a role.
  func recipients(_ item: YAMLNode, _ reader: inout MappingReader) -> [Mailbox] {
    guard item.entries != nil else {
      return reader.mailbox(item.text ?? "", at: item.position).map { [$0] } ?? []
    }
    var place = MappingReader(item, path: reader.fullName(of: "to"))
    let found = recipients(of: &place)
    reader.report(place.finish())
    return found
  }

  private func recipients(of place: inout MappingReader) -> [Mailbox] {
    let party = place.string("party", .required)
    let role = place.string("role")
    guard let party else { return [] }
    guard parties.contains(party) else {
      place.report(
        .schemaValue, "party", "is '\(party)', which is not a party of this site",
        suggestion: NearMiss.suggestion(for: party, among: parties))
      return []
    }
    let known = mailboxes[party] ?? []
    guard !known.isEmpty else {
      place.report(
        .schemaValue, "party", "is '\(party)', which has no address in mail.addresses",
        suggestion: "write mail: {addresses: {\(party): {Role: someone@example.com}}}")
      return []
    }
    guard let role else { return known.map(\.mailbox) }
    let found = known.filter { $0.role == role }
    if found.isEmpty {
      place.report(
        .schemaValue, "role", "is '\(role)', which has no address in mail.addresses.\(party)",
        suggestion: NearMiss.suggestion(for: role, among: known.map(\.role)))
    }
    return found.map(\.mailbox)
  }
}

extension MappingReader {
  mutating func mailbox(_ text: String, at position: SourcePosition) -> Mailbox? {
    if let mailbox = Mailbox(text) { return mailbox }
    report(
      Diagnostic(
        .schemaValue, at: position, "'\(text)' is not the address of a mailbox",
        suggestion: "write RevOps <revops@example.com>, or the address alone"))
    return nil
  }
}
