import Definitions
import Files

extension SendOptions {
  /// With the variable of the password already out of the environment: git, which a reading starts first, is not to inherit it either.
  func holdingPassword(of root: RootFolder) -> SendOptions {
    guard !isDryRun, let bytes = try? root.read("content/site.yml"),
      case .server(let server) = readSiteSettings(bytes, path: "content/site.yml").settings?.mail.route,
      case .variable(let name) = server.login?.password
    else { return self }
    let value = takeVariable(name)
    var options = self
    options.takeVariable = { $0 == name ? value : nil }
    return options
  }
}
