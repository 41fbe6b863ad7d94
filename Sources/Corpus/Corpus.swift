import Foundation

/// Writes a benchmark corpus: `corpus S|M|L FOLDER [--glossary-only] [--hugo | --bodies]`.
///
/// `corpus records LEADS FOLDER` writes a Concord project with five events of every lead.
///
/// Without an option for the form FOLDER becomes a Concord project, with `--hugo` a Hugo project of the same words, and with
/// `--bodies` it holds one `bodies.md`, all Markdown without front matter, for parsers that do nothing else.
@main
struct Corpus {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "records", arguments.count == 3, let leads = arguments.dropFirst().first.flatMap({ Int($0) }),
      let path = arguments.last
    {
      try RecordsSite(leads: leads).write(to: Folder(path), path: path)
      return
    }
    let options = Set(arguments.filter { $0.hasPrefix("--") })
    let names = arguments.filter { !$0.hasPrefix("--") }
    guard names.count == 2, let name = names.first, let path = names.last,
      let size = CorpusSize.all.first(where: { $0.name == name }),
      options.isSubset(of: ["--glossary-only", "--hugo", "--bodies"])
    else {
      let usage = "usage: corpus S|M|L FOLDER [--glossary-only] [--hugo | --bodies]\n       corpus records LEADS FOLDER\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
    let terms = Term.all(of: size)
    let folder = Folder(path)
    let glossaryOnly = options.contains("--glossary-only")
    if options.contains("--bodies") {
      try folder.write(terms.map { TermFile(term: $0, terms: terms, dialect: .concord).body }.joined(), to: "bodies.md")
    } else if options.contains("--hugo") {
      try HugoSite(size: size, terms: terms, glossaryOnly: glossaryOnly).write(to: folder)
    } else {
      try ConcordSite(size: size, terms: terms, glossaryOnly: glossaryOnly).write(to: folder)
    }
    print("\(size.name): \(terms.count) terms, \(folder.files) files, \(folder.bytes) bytes")
  }
}
