/// The order of the modules, once more and with reasons: Package.swift is held against this table by ``LayeringTests``.
///
/// A line is a module and what it may import of ours. A module stands below those that may import it; whoever adds an edge
/// here has to be able to say why in the same breath.
enum Layers {
  struct Layer {
    var module: String
    var mayImport: Set<String>
    var why: String
  }

  static let order: [Layer] = [
    // Ground
    Layer(module: "Diagnostics", mayImport: [], why: "every reader reports; so it can stand on nothing"),
    Layer(module: "Numbers", mayImport: [], why: "exact decimals know neither units nor metrics"),
    Layer(module: "Calendars", mayImport: [], why: "dates and periods are arithmetic"),
    Layer(module: "HyperText", mayImport: [], why: "the one place that escapes does not know what it escapes"),
    Layer(module: "QuickHashes", mayImport: [], why: "texts as numbers for tables in memory, whatever they name"),
    // Readers and drawing
    Layer(module: "Fingerprints", mayImport: ["CCrypto"], why: "canonical JSON and SHA-256 of values, whatever they mean"),
    Layer(
      module: "Files", mayImport: ["CExchange", "CInotify", "Diagnostics", "Fingerprints"],
      why: "every path goes through its guard; knows bytes and names, and nothing of what they mean"),
    Layer(
      module: "Programs", mayImport: ["Files"],
      why: "one run of a program of the system, whichever it is; Files for what it reads on standard input"),
    Layer(module: "FrontMatter", mayImport: ["CYAML", "Diagnostics"], why: "YAML with places; does not know our keys"),
    Layer(
      module: "Markup", mayImport: ["CCMark", "Diagnostics", "HyperText"],
      why: "Markdown to HTML; links are resolved by a closure"),
    Layer(module: "Tables", mayImport: ["Diagnostics"], why: "CSV with places; does not know our columns"),
    Layer(
      module: "Statements", mayImport: ["Diagnostics", "Calendars"],
      why: "what may be asked of a database; who writes questions sees it, and cannot ask them"),
    Layer(
      module: "ShownNumbers", mayImport: ["QuickHashes"],
      why: "a number with its text; can be read by whoever lays out, and made by one module"),
    Layer(
      module: "Charts", mayImport: ["HyperText", "ShownNumbers"],
      why: "numbers and labels to SVG; knows no metric"),
    Layer(module: "Templates", mayImport: ["Diagnostics", "HyperText"], why: "checked Mustache; does not know our pages"),
    Layer(
      module: "Messages", mayImport: ["Calendars", "Fingerprints"],
      why: "texts and files to the bytes of a mail; does not know what they say, and sends nothing"),
    Layer(
      module: "CalendarFiles", mayImport: ["Calendars"],
      why: "events to the bytes of a calendar file; does not know what they are about"),
    // What is written, before it is laid out
    Layer(
      module: "Documents", mayImport: ["Diagnostics", "Numbers", "Calendars", "Markup", "Charts", "ShownNumbers"],
      why: "a page as a value; imports no snapshot, so that a form of it can compute nothing; Numbers for the text of counts"),
    Layer(
      module: "SitePages",
      mayImport: [
        "Diagnostics", "Calendars", "HyperText", "Markup", "Charts", "Templates", "ShownNumbers", "Documents",
      ],
      why: "documents to HTML; knows no arithmetic"),
    Layer(
      module: "TextPages", mayImport: ["Diagnostics", "Markup", "Charts", "Documents"],
      why: "documents to plain text: a second form proves that a document is none"),
    Layer(
      module: "MailPages",
      mayImport: ["Diagnostics", "HyperText", "Markup", "Charts", "ShownNumbers", "Documents", "TextPages"],
      why: "documents to mail; its plain text is the text form's, and it can neither compute nor read"),
    // The domain
    Layer(
      module: "Definitions",
      mayImport: ["Diagnostics", "Numbers", "Calendars", "QuickHashes", "Fingerprints", "FrontMatter", "Messages"],
      why: """
        what words mean; must not know a number's value, or meaning would depend on data; Messages reads the mailboxes of site.yml
        """),
    Layer(
      module: "Snapshots",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "Tables", "FrontMatter", "ShownNumbers", "Definitions",
      ],
      why: """
        what was measured, under which meaning; Fingerprints for rows as bytes, ShownNumbers for the key by which a number names \
        its row
        """),
    Layer(
      module: "Measures", mayImport: ["Numbers", "Calendars", "Definitions", "Snapshots"],
      why: "what follows from numbers: verdicts, comparisons, limits, breaks; sees no event, and prints nothing"),
    Layer(
      module: "Events", mayImport: ["Diagnostics", "Numbers", "Calendars", "Tables", "Definitions", "Snapshots"],
      why: "streams of events to numbers, whoever sent their rows; knows no verdict and no page"),
    Layer(
      module: "Runs",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "Tables", "Statements", "Definitions", "Snapshots", "Events",
      ],
      why: "definitions to questions, rows to a snapshot, as functions of values; reads no file, asks no engine and no git"),
    Layer(
      module: "Engines",
      mayImport: [
        "CSQLite", "CPostgreSQL", "Diagnostics", "Numbers", "Calendars", "Fingerprints", "Files", "FrontMatter", "Tables",
        "Statements",
      ],
      why: "rows of a query, whoever answers it; knows no definition and no metric"),
    Layer(
      module: "Changes", mayImport: ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Definitions"],
      why: "what moved between two glossaries, and who signs it; knows no number, so flips and pages are asked of the caller"),
    Layer(
      module: "History", mayImport: ["Diagnostics", "Calendars", "Files", "Definitions", "Programs"],
      why: "what git knows of files; reads no meaning, so that a broken old file can't stop it"),
    Layer(
      module: "OpenSSH", mayImport: ["Calendars", "Files", "Definitions", "Programs"],
      why: "which key signed which bytes; Definitions for whose keys they are, and what a signature states"),
    Layer(
      module: "Deliveries", mayImport: ["Diagnostics", "Fingerprints", "Messages", "Definitions", "Programs"],
      why: "a mail to a server, and what became of it; knows neither what it says nor where the journal lies"),
    // The site
    Layer(
      module: "Editions",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter", "Markup", "ShownNumbers", "Definitions",
        "Snapshots", "Measures", "Changes",
      ],
      why: "what was read, resolved and held against each other; has words for it and no HTML, no chart and no file"),
    Layer(
      module: "Proofs",
      mayImport: ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "ShownNumbers", "Definitions", "Snapshots"],
      why: "holds a published site against snapshots; must not see what makes a number, or it would prove itself"),
    Layer(
      module: "Figures",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter", "Markup", "Tables", "Charts", "ShownNumbers",
        "Documents", "Definitions", "Snapshots", "Measures", "Changes", "Editions", "CalendarFiles",
      ],
      why:
        "editions to documents: no HTML, no file, no clock, no environment; FrontMatter, for a block reads its own keys; CalendarFiles for the file of meetings"
    ),
    Layer(
      module: "Starters",
      mayImport: ["Diagnostics", "Calendars", "Fingerprints", "FrontMatter", "Tables", "Definitions"],
      why: """
        what a team has, to the files of a new project, as values; writes none of them. FrontMatter and Tables, for it reads other \
        people's glossaries and exports
        """),
    Layer(
      module: "Pipeline",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "HyperText", "Fingerprints", "Files", "Markup", "Charts", "Templates", "Tables",
        "Definitions", "Snapshots", "Runs", "Engines", "Changes", "History", "OpenSSH", "ShownNumbers", "Documents",
        "TextPages", "SitePages", "MailPages", "Messages", "Editions", "Figures", "Proofs", "Starters", "Deliveries",
        "Programs",
      ],
      why:
        "reads, checks, renders and writes by what Files gives it; of Charts it takes the palette's style sheet, and draws nothing"
    ),
    Layer(
      module: "Serving", mayImport: ["Diagnostics", "Fingerprints", "Files", "Pipeline"],
      why:
        "a built site to a browser, as it changes: asks Pipeline for builds and Files for bytes, and knows nothing of what they say"
    ),
    Layer(module: "RulePages", mayImport: ["Diagnostics"], why: "the text of a page for each rule, carried in the program"),
    Layer(
      module: "CommandLine",
      mayImport: ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Changes", "Pipeline", "Serving", "RulePages"],
      why: "arguments, the environment and the terminal; everything else is asked of Pipeline, in the formats of Changes"),
    Layer(module: "concord", mayImport: ["CommandLine"], why: "@main only, so that all else can be tested"),
    // Not in the product
    Layer(
      module: "SampleCompany",
      mayImport: ["Calendars", "Fingerprints", "Definitions", "Diagnostics"],
      why: "writes content, as a team's own export would; never sees the site"),
    Layer(
      module: "SampleCompanyTool", mayImport: ["SampleCompany", "Diagnostics", "Calendars", "Pipeline"],
      why: "@main, files, and the runs of concord snapshot over the records"),
    Layer(module: "Corpus", mayImport: [], why: "the benchmark's inputs are made without the code that is measured"),
  ]

  /// A module and those that it must not reach, however many imports lie between.
  struct Apart {
    var module: String
    var from: Set<String>
    var why: String
  }

  static let apart: [Apart] = [
    Apart(
      module: "Runs", from: ["Files", "Engines", "History", "Programs"],
      why: "a run is a function of values: what it needs of a file, a database or git is given to it"),
    Apart(module: "Editions", from: computing, why: "an edition resolves numbers that were computed before, and makes none"),
    Apart(module: "MailPages", from: computing, why: "a mail tells the numbers of its document, and makes and reads none"),
    Apart(module: "Figures", from: computing, why: "a page tells numbers that were computed before, and makes none"),
  ]

  /// What makes numbers, or reads what they are made of.
  private static let computing: Set<String> = ["Events", "Runs", "Engines", "Files", "History", "Programs", "OpenSSH"]

  /// All that a module sees, and what that sees.
  static func reached(from module: String) -> Set<String> {
    var reached: Set<String> = []
    var open = [module]
    while let next = open.popLast() {
      for imported in order.first(where: { $0.module == next })?.mayImport ?? [] where reached.insert(imported).inserted {
        open.append(imported)
      }
    }
    return reached
  }

  /// Modules from outside, each with the only files (or the folder) that may import it.
  static let foreign: [String: [String]] = [
    // One owner that frees on every path.
    "CCMark": ["Sources/Markup/CommonMarkTree.swift"],
    "CYAML": ["Sources/FrontMatter/YAMLEvents.swift"],
    "CCrypto": ["Sources/Fingerprints/sha256.swift"],
    "CSQLite": ["Sources/Engines/Embedded/SQLiteDatabase.swift"],
    "CPostgreSQL": ["Sources/Engines/PostgreSQL/PostgreSQLConnection.swift"],
    // System calls on open folders that Glibc's Swift overlay lacks.
    "CExchange": ["Sources/Files/Folder.swift"],
    "CInotify": ["Sources/Files/FolderWatch.swift"],
    // A thread that waits for the system's news.
    "Dispatch": ["Sources/Files/FolderWatch.swift"],
    // Behind our own requests and answers.
    "FlyingSocks": ["Sources/Serving/ListeningServer.swift"],
    // The two places of the product that start a program: one that answers and ends, and a database's client.
    "Subprocess": ["Sources/Programs/Program.swift", "Sources/Engines/ClientProgram/"],
    // An open file as a program's standard input.
    "System": ["Sources/Programs/Program.swift", "Sources/Engines/ClientProgram/"],
    "SystemPackage": ["Sources/Programs/Program.swift", "Sources/Engines/ClientProgram/"],
    "ArgumentParser": ["Sources/CommandLine/", "Sources/concord/"],
    // Locks of work that is spread over cores.
    "Synchronization": [
      // What one page made and the next one asks for.
      "Sources/ShownNumbers/NumberKey.swift", "Sources/Snapshots/Observation.swift", "Sources/Snapshots/RecentRows.swift",
      "Sources/Definitions/Dependencies/", "Sources/Files/Output/OutputFolder.swift", "Sources/Pipeline/",
      "Sources/CommandLine/", "Sources/Serving/LiveFeed.swift",
      "Sources/Templates/TemplateSkeleton.swift", "Sources/SitePages/PageShells.swift",
      "Sources/Engines/Embedded/EmbeddedDatabase.swift", "Sources/Engines/ClientProgram/RunningClient.swift",
    ],
    // The system, at the rim only. Foundation costs 10 MB and a locale: none in the product.
    "Glibc": systemFolders, "Musl": systemFolders, "Darwin": systemFolders,
    "Foundation": ["Sources/Corpus/", "Sources/SampleCompanyTool/", "Sources/Serving/ListeningServer.swift"],
    // What sockets take bytes in.
    "FoundationEssentials": ["Sources/Serving/ListeningServer.swift"],
  ]

  private static let systemFolders = [
    "Sources/Files/", "Sources/CommandLine/", "Sources/SampleCompanyTool/", "Sources/Corpus/", "Sources/Engines/",
    "Sources/Serving/ListeningServer.swift",
  ]

  /// Who may turn a value into the text of a ``ShownNumber``.
  static let numberMakers: Set<String> = ["Editions", "ShownNumbers"]

  /// Files over 400 lines that may be, each with a reason.
  static let longFiles: [String: String] = [:]

  /// Folders of `Sources` that may print, read the environment or a clock: the rim.
  static let rim: Set<String> = ["CommandLine", "concord", "SampleCompanyTool", "Corpus"]

  /// Not in the product: they open what they are told to.
  static let tools: Set<String> = ["SampleCompanyTool", "Corpus"]
}
