import ArgumentParser
import Diagnostics
import Pipeline
import Serving

/// `concord serve`: the site in a browser, as it changes.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site in a browser, and each change of it as you save.",
    discussion: """
      Builds the site into output/, serves it to this machine and builds it again when something in content/ or templates/ changes. \
      Pages that are open follow, and list what is wrong with its file and line; a click opens your editor there. A build that fails \
      leaves the last good page. Ctrl-C ends it.

      Example: concord serve --port 8080 --editor idea
      """)

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp("The folder to write the site to (default: output/ in the project).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(name: .shortAndLong, help: "The port to listen on; if it is in use, the next free one. 0 takes any.")
  var port: UInt16 = 4000

  @Option(help: ArgumentHelp("The IP address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Let other machines ask too. What is served is not protected.")
  var allowRemote = false

  @Option(
    help: ArgumentHelp(
      "Where a click on a finding leads: \(EditorAddress.names.joined(separator: ", ")), or an address with {path}, {line} and {column}.",
      valueName: "editor"), completion: .list(EditorAddress.names))
  var editor = "vscode"

  @Flag(help: "Do not ask git which commit brought each meaning and signature.")
  var noHistory = false

  @Flag(help: "Also show the numbers of concord snapshot --draft; every page says that it is a draft.")
  var draft = false

  func validate() throws {
    if draft, output == nil { throw ValidationError("--draft needs --output, so that a draft does not replace the site") }
    if EditorAddress(editor) == nil {
      throw ValidationError(
        "--editor takes \(EditorAddress.names.joined(separator: ", ")), or an address such as myeditor://{path}:{line}:{column}"
      )
    }
  }

  func run() async throws {
    let terminal = Terminal()
    guard let editor = EditorAddress(editor) else { return }
    let build = BuildOptions(
      root: trimmed(shared.root), output: output.map(trimmed), asOf: shared.asOf, isStrict: shared.strict,
      threads: shared.threads ?? terminal.processors, showsCommits: !noHistory, isDraft: draft,
      surroundings: terminal.surroundings,
      memory: BuildMemory())
    StopSignal.prepare()
    let teller = ServeTeller(
      terminal, root: build.root, format: shared.findings.format, listsAll: shared.findings.all, isQuiet: shared.quiet)
    do {
      try await serve(
        ServeOptions(build: build, host: host, port: port, allowsRemote: allowRemote, editor: editor),
        isStopped: { StopSignal.wasGiven }, tell: teller.tell)
    } catch let refusal as ServeRefusal {
      throw ValidationError(refusal.message)
    }
    if !shared.quiet { terminal.error("\nStopped.\n") }
  }
}
