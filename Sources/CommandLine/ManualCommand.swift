import ArgumentParser

/// `concord manual`: the program's pages for man(1), which `make install` writes where man finds them.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print a page of the manual for man, or list the pages.",
    discussion: "Example: concord manual concord-serve > concord-serve.1", shouldDisplay: false)

  @Argument(help: ArgumentHelp("A page, such as concord-serve; without one, the names of all.", valueName: "page"))
  var page: String?

  func run() async throws {
    let terminal = Terminal()
    let pages = try ManualPage.all()
    guard let page else {
      for page in pages { try terminal.output(page.name + "\n") }
      return
    }
    guard let found = pages.first(where: { $0.name == page }) else {
      throw ValidationError("there is no page '\(page)': concord manual lists them")
    }
    try terminal.output(found.text)
  }
}
