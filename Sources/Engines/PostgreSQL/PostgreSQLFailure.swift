/// Why a server gave no answer, with passwords left out.
enum PostgreSQLFailure: Error, Hashable {
  /// libpq is not installed.
  case noLibrary
  case connection(String)
  /// The server says that it will not.
  case refused(PostgreSQLMessage)
  /// The connection ended.
  case lost(String)
  /// The answer was not there when it had to be.
  case silent
  /// A statement gives other columns than it did a moment ago.
  case changed
  case cancelled

  /// Whether a statement took longer than it may: by our clock, or by the server's (`query_canceled`, which is only its
  /// timeout where we have not asked for it).
  var isTimeout: Bool {
    switch self {
    case .silent: true
    case .refused(let message): message.state == "57014"
    default: false
    }
  }
}

/// An error message in its parts.
struct PostgreSQLMessage: Hashable {
  var text: String
  var detail: String?
  var hint: String?
  /// SQLSTATE, five letters and digits; nil where the message is libpq's own.
  var state: String?
  /// Where in the statement, in characters from 1.
  var offset: Int?

  func redacting(_ secrets: [String]) -> PostgreSQLMessage {
    var message = self
    message.text = text.redacting(secrets)
    message.detail = detail?.redacting(secrets)
    message.hint = hint?.redacting(secrets)
    return message
  }
}

extension String {
  /// The text with asterisks in the place of each secret.
  func redacting(_ secrets: [String]) -> String {
    secrets.reduce(self) { text, secret in
      secret.isEmpty ? text : text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "****")
    }
  }

  /// The lines of the text as one, for a message that has only one.
  var foldedToOneLine: String {
    split { $0.isNewline || $0 == "\t" }.map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
