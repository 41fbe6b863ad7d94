import ArgumentParser
import Pipeline

/// `concord build`: content/ becomes output/.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Write the site.",
    discussion: """
      The output folder is replaced in one step at the end: a build that fails leaves the last good site as it was.

      Example: concord build --output /srv/reports --strict
      """)

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp("The folder to write the site to (default: output/ in the project).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("The form of the pages: html, or text 80 columns wide.", valueName: "form"))
  var form = Form.html

  @Flag(help: "Do not ask git which commit brought each meaning and signature.")
  var noHistory = false

  @Flag(help: "Also show the numbers of concord snapshot --draft; every page says that it is a draft.")
  var draft = false

  func validate() throws {
    if draft, output == nil { throw ValidationError("--draft needs --output, so that a draft does not replace the site") }
  }

  func run() async throws {
    try await execute(shared, output: output, form: form, writes: true, showsCommits: !noHistory, isDraft: draft)
  }
}

/// `concord check`: the same reading and checking without a site.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report every problem in the content without writing anything.",
    discussion: "Example, in a pull request: concord check --strict --format github")

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    try await execute(shared, output: nil, writes: false)
  }
}
