/// Where a PostgreSQL server is.
package enum PostgreSQLAddress: Hashable, Sendable {
  /// `postgresql://reader@db.example/crm?sslmode=verify-full`, in all forms that libpq reads.
  case url(String)
  /// A section of the user's or the system's service file (`pg_service.conf`).
  case service(String)

  /// What is wrong with the address, as a line without a full stop.
  package var problem: String? {
    guard case .url(let url) = self else { return nil }
    let schemes = ["postgresql://", "postgres://"]
    guard let scheme = schemes.first(where: url.hasPrefix) else { return "a server's URL starts with postgresql://" }
    let rest = url.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return Self.noPassword }
    let parameters = rest.drop { $0 != "?" }.dropFirst().split(separator: "&")
    let names = parameters.map { $0.prefix { $0 != "=" } }
    // An escape in a name can only be meant to hide it.
    let holdsPassword = names.contains { $0.contains("%") || $0 == "password" || $0 == "sslpassword" }
    return holdsPassword ? Self.noPassword : nil
  }

  private static let noPassword =
    "a server's URL must not contain a password; put it in PGPASSWORD, the password file or a service file"

  /// As libpq wants it.
  var option: (name: String, value: String) {
    switch self {
    case .url(let url): ("dbname", url)
    case .service(let name): ("service", name)
    }
  }
}
