import Definitions
import Deliveries
import Diagnostics
import Files
import Messages
import Numbers
import Programs

/// Whether `concord pack --send` could send from a project: a line each. Nothing is sent, nobody is asked, and no password is shown.
///
/// `variable` gives a variable of the environment.
package func examineMail(root path: String, variable: (String) -> String?) async -> [String] {
  let root = RootFolder(path)
  guard let bytes = try? root.read("content/site.yml") else { return ["no content/site.yml here: give --root"] }
  let (settings, problems) = readSiteSettings(bytes, path: "content/site.yml")
  guard let settings else { return ["content/site.yml cannot be read: concord check says why"] }
  let errors = problems.filter { $0.severity == .error }
  guard errors.isEmpty else {
    return ["content/site.yml has problems: concord check says which"]
  }
  let mail = settings.mail
  var lines = [mail.from.map { "from \($0.text)" } ?? "missing: mail.from, who it comes from"]
  lines.append(mail.to.isEmpty ? "missing: mail.to, who gets it" : "to \(counted(mail.to.count, "recipient"))")
  guard let route = mail.route else { return lines + ["missing: mail.server or mail.sendmail, how it leaves"] }
  lines.append("by \(route.words)")
  switch route {
  case .sendmail(let program):
    if await !isInstalled(program) { lines.append("missing: the program \(program)") }
  case .server(let server):
    if await !isInstalled("curl") { lines.append("missing: the program curl, which hands mail to a server") }
    if let login = server.login { lines.append(await login.password.found(variable: variable, in: root)) }
  }
  return lines
}

private func isInstalled(_ program: String) async -> Bool { await Program(program, patience: .seconds(1)).isInstalled }

extension PasswordPlace {
  /// Whether the password is there. A command is not run: it is of whoever wrote site.yml, and could ask for a finger.
  fileprivate func found(variable: (String) -> String?, in root: RootFolder) async -> String {
    switch self {
    case .variable(let name):
      let isThere = variable(name).map { Secret(firstLineOf: Array($0.utf8)) != nil } ?? false
      return isThere ? "password: in \(words)" : "missing: the password, for \(words) is not set or empty"
    case .file(let path):
      let isThere = Sending.bytes(of: path, in: root).map { Secret(firstLineOf: $0) != nil } ?? false
      return isThere ? "password: in \(words)" : "missing: the password, for \(words) cannot be read or is empty"
    case .command(let command):
      return await isInstalled(command.first ?? "")
        ? "password: from \(words), which is not run here" : "missing: the password, for \(words) is not installed"
    }
  }
}
