import Definitions

extension SMTPTransport {
  /// What became of a mail, by curl's exit status, by what `write-out` prints (the server's last code, and how many bytes of the mail
  /// went out) and, for words only, by its log.
  ///
  /// Before the first byte of a mail has gone, nobody can have it. From then on only the server's answer tells.
  func outcome(status: Int32?, output: String, log: String) -> DeliveryOutcome {
    let numbers = output.split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    guard numbers.count == 2 else { return .unknown("curl ended without saying how far it came") }
    let (code, uploaded) = (numbers[0], numbers[1])
    let said = reply(code, in: log)
    let isTemporary = code < 500
    if uploaded > 0 || code == 354 {
      switch code {
      case 200..<300: return .sent(said ?? "\(code)")
      case 400...: return .refused(said ?? "\(code)", isTemporary: isTemporary)
      default: return .unknown("the mail was on its way when the server \(status == 28 ? "went silent" : "was gone")")
      }
    }
    let problem = complaint(in: log) ?? status.map { "curl ended with status \($0)" } ?? "curl was ended by a signal"
    switch status {
    // A login that is denied, or a server that is closing, is no matter of a recipient.
    case 67: return .unreachable(said.map { "login denied: \($0)" } ?? problem, isTemporary: code >= 400 && isTemporary)
    case _ where code == 421: return .unreachable(said ?? problem, isTemporary: true)
    case _ where code >= 400: return .refused(said ?? "\(code)", isTemporary: isTemporary)
    // Names that are not found, connections that fail, silence: another moment may be better.
    case 6, 7, 28, 52, 55, 56: return .unreachable(problem, isTemporary: true)
    case 64: return .unreachable("the server offers no encryption", isTemporary: false)
    default: return .unreachable(problem, isTemporary: false)
    }
  }

  /// The last line in which the server said a code.
  private func reply(_ code: Int, in log: String) -> String? {
    let line = log.split(whereSeparator: \.isNewline).last { $0.hasPrefix("< \(code)") }
    return line.map { clean($0.dropFirst(2)) }
  }

  /// curl's own last word, without its name and number.
  private func complaint(in log: String) -> String? {
    guard let line = log.split(whereSeparator: \.isNewline).last(where: { $0.hasPrefix("curl: (") }),
      let end = line.firstIndex(of: ")")
    else { return nil }
    return clean(line[line.index(after: end)...])
  }

  /// One line of a stranger's, short, and without the password.
  private func clean(_ words: Substring) -> String {
    let line = String(words.prefix(300)).split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    guard let password, let user = server.login?.user else { return line }
    return password.removed(from: line, user: user)
  }
}
