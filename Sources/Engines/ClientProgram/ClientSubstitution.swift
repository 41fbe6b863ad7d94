import Statements

/// What a client replaces in a statement before the server sees it, within quotes too.
///
/// Everything else that a client takes for its own stands at the beginning of a line or outside quotes, where no
/// ``SelectStatement`` has it.
enum ClientSubstitution: Hashable {
  /// `${env:HOME}`, `${spark.app.name}`: Spark, Hive and Beeline.
  case dollarBrace
  /// `&name`, `&{name}`, `&&`: SnowSQL where its `variable_substitution` is on, SQL*Plus.
  case ampersand
  /// `$(name)`: sqlcmd.
  case dollarParenthesis

  /// Of the program that a command names anywhere: a wrapper (`env`, `timeout`) may stand before it. Braces are refused to
  /// all, for the program behind a script is not known.
  static func of(_ command: [String]) -> [ClientSubstitution] {
    let names = command.map { $0.split(separator: "/").last.map(String.init) ?? "" }
    let isAmpersand = names.contains { ["snowsql", "sqlplus", "sql"].contains($0) }
    return [.dollarBrace, .dollarParenthesis] + (isAmpersand ? [.ampersand] : [])
  }

  private var sign: String {
    switch self {
    case .dollarBrace: "${"
    case .ampersand: "&"
    case .dollarParenthesis: "$("
    }
  }

  static func objection(_ statement: SelectStatement, _ substitutions: [ClientSubstitution]) -> StatementObjection? {
    for sign in substitutions.map(\.sign) {
      guard let place = statement.sql.firstRange(of: sign)?.lowerBound else { continue }
      let before = statement.sql.unicodeScalars.distance(from: statement.sql.startIndex, to: place)
      return StatementObjection(
        message: "'\(sign)' is the beginning of a variable to some clients, also in quotes",
        suggestion: "compare with a text without it", offset: statement.skipped + before)
    }
    return nil
  }
}
