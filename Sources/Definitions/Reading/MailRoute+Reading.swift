import Diagnostics
import FrontMatter

extension MailRoute {
  /// `server` or `sendmail` of `mail`; nil where neither is there.
  init?(_ reader: inout MappingReader) {
    let server = reader.mapping("server") { MailServer(&$0) }
    let program = reader.string("sendmail")
    if reader.has("server"), reader.has("sendmail") {
      reader.report(
        .schemaValue, "sendmail", "and 'server' are two ways to send, and a mail takes one", suggestion: "remove one")
    }
    if let server { self = .server(server) } else if let program { self = .sendmail(program) } else { return nil }
  }
}

extension MailServer {
  fileprivate init?(_ reader: inout MappingReader) {
    let host = reader.host("host")
    let port = reader.integer("port", in: 1...65_535)
    let security: Security = reader.choice("security") ?? (port == Security.tls.port ? .tls : .startTLS)
    let login = Login(&reader)
    if login != nil, security == .none {
      reader.report(
        .schemaValue, "security", "is 'none', which would send the password for everybody to read",
        suggestion: "write starttls or tls, or remove user and password")
    }
    let timeout = reader.integer("timeout", in: 1...600)
    guard let host else { return nil }
    self.init(host: host, port: port, security: security, login: login, timeout: timeout ?? Self.defaultTimeout)
  }
}

extension MailServer.Login {
  /// Nil where there is no user: a relay may know its own network.
  fileprivate init?(_ reader: inout MappingReader) {
    let user = reader.user("user")
    let password = PasswordPlace(&reader)
    switch (reader.has("user"), reader.has("password")) {
    case (true, false): reader.report(missing("password", in: reader))
    case (false, true): reader.report(missing("user", in: reader))
    default: break
    }
    guard let user, let password else { return nil }
    self.init(user: user, password: password)
  }
}

private func missing(_ key: String, in reader: MappingReader) -> Diagnostic {
  let other = key == "user" ? "password" : "user"
  return Diagnostic(
    .schemaMissingKey, at: reader.position,
    "'\(reader.fullName(of: key))' is missing, and '\(other)' needs it",
    suggestion: key == "user" ? "write user: revops" : "write password: {variable: CONCORD_SMTP_PASSWORD}")
}

extension PasswordPlace {
  /// The key `password`. What stands there in place of a mapping may be the password, and is repeated nowhere.
  fileprivate init?(_ reader: inout MappingReader) {
    guard let node = reader.node("password") else { return nil }
    guard node.entries != nil else {
      reader.report(
        .schemaType, "password", "is not a mapping; if it is the password, it would be in git for ever",
        suggestion: "remove it, change the password, and write {variable: CONCORD_SMTP_PASSWORD}")
      return nil
    }
    let place = reader.mapping("password") { place -> PasswordPlace? in
      let variable = place.variable("variable")
      let file = place.string("file")
      let command = place.strings("command")
      let given = [variable.map(Self.variable), file.map(Self.file), command.isEmpty ? nil : .command(command)].compactMap(
        \.self)
      if place.entries.count != 1 {
        place.report(
          Diagnostic(
            .schemaValue, at: place.position, "a password is in one place: a variable, a file or what a command prints",
            suggestion: "write {variable: CONCORD_SMTP_PASSWORD}"))
      }
      return given.first
    }
    guard let place else { return nil }
    self = place
  }
}

extension MappingReader {
  /// A host's name or address.
  fileprivate mutating func host(_ key: String) -> String? {
    guard let text = string(key, .required) else { return nil }
    let isName = !text.hasPrefix("-") && text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E }
    let isAddress =
      text.hasPrefix("[") && text.hasSuffix("]") && text.contains(":")
      && text.dropFirst().dropLast().utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x3A || $0 == 0x2E }
    if isName || isAddress, text.utf8.count <= 253 { return text }
    report(.schemaValue, key, "is '\(text)', which is not the name of a host", suggestion: "write smtp.example.com")
    return nil
  }

  fileprivate mutating func user(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    if text.utf8.count <= 255, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && $0 != ":" }) {
      return text
    }
    report(.schemaValue, key, "is not a name to log in with: it has a colon or a control character, or is too long")
    return nil
  }

  fileprivate mutating func variable(_ key: String) -> String? {
    guard let text = string(key) else { return nil }
    let isName = text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x5F } && !(text.utf8.first.map(isDigit) ?? true)
    if isName { return text }
    report(
      .schemaValue, key, "is not the name of a variable; if it is the password, it would be in git for ever",
      suggestion: "write CONCORD_SMTP_PASSWORD, and give the password in the variable of that name")
    return nil
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool { isLowercase(byte) || isUppercase(byte) || isDigit(byte) }
