/// How mail leaves: to a server, or by a program with the interface of `sendmail`.
package enum MailRoute: Hashable, Sendable {
  case server(MailServer)
  /// A name that is looked for on the path, or a path.
  case sendmail(String)

  /// "smtp.example.com:587 (STARTTLS, as revops)"
  package var words: String {
    switch self {
    case .server(let server):
      "\(server.host):\(server.port) (\(server.security.words)\(server.login.map { ", as \($0.user)" } ?? ""))"
    case .sendmail(let program): program
    }
  }
}

/// A server that takes mail by SMTP.
package struct MailServer: Hashable, Sendable {
  package enum Security: String, Hashable, Sendable, CaseIterable {
    /// Encrypted from the first byte on: port 465.
    case tls
    /// Encrypted before anything is said, or not at all: port 587.
    case startTLS = "starttls"
    /// For a relay that one is alone with: port 25.
    case none

    package var port: Int {
      switch self {
      case .tls: 465
      case .startTLS: 587
      case .none: 25
      }
    }

    package var words: String {
      switch self {
      case .tls: "TLS"
      case .startTLS: "STARTTLS"
      case .none: "not encrypted"
      }
    }
  }

  package struct Login: Hashable, Sendable {
    package var user: String
    package var password: PasswordPlace

    package init(user: String, password: PasswordPlace) {
      self.user = user
      self.password = password
    }
  }

  package var host: String
  package var port: Int
  package var security: Security
  package var login: Login?
  /// Seconds that one recipient may take.
  package var timeout: Int

  package static let defaultTimeout = 60

  package init(
    host: String, port: Int? = nil, security: Security = .startTLS, login: Login? = nil, timeout: Int = defaultTimeout
  ) {
    self.host = host
    self.port = port ?? security.port
    self.security = security
    self.login = login
    self.timeout = timeout
  }
}

/// Where a password is, for site.yml is in git and never holds one.
package enum PasswordPlace: Hashable, Sendable {
  /// A variable of the environment.
  case variable(String)
  /// The first line of a file; a path that is not absolute begins in the project's folder.
  case file(String)
  /// The first line that a program prints.
  case command([String])

  package var words: String {
    switch self {
    case .variable(let name): "the variable \(name)"
    case .file(let path): "the file \(path)"
    case .command(let command): "the command \(command.first ?? "")"
    }
  }
}
