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
    // Readers and drawing
    Layer(module: "Fingerprints", mayImport: ["CCrypto"], why: "canonical JSON and SHA-256 of values, whatever they mean"),
    Layer(module: "FrontMatter", mayImport: ["CYAML", "Diagnostics"], why: "YAML with places; does not know our keys"),
    Layer(
      module: "Markup", mayImport: ["CCMark", "Diagnostics", "HyperText"],
      why: "Markdown to HTML; links are resolved by a closure"),
    Layer(module: "Tables", mayImport: ["Diagnostics"], why: "CSV with places; does not know our columns"),
    Layer(
      module: "Charts", mayImport: ["HyperText"],
      why: "numbers and labels to SVG; knows no metric"),
    Layer(module: "Templates", mayImport: ["Diagnostics", "HyperText"], why: "checked Mustache; does not know our pages"),
    // The domain
    Layer(
      module: "Definitions", mayImport: ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter"],
      why: "what words mean; must not know a number's value, or meaning would depend on data"),
    Layer(
      module: "Snapshots", mayImport: ["Diagnostics", "Numbers", "Calendars", "Tables", "FrontMatter", "Definitions"],
      why: "what was measured, under which meaning"),
    Layer(
      module: "Measures", mayImport: ["Diagnostics", "Numbers", "Calendars", "Tables", "Definitions", "Snapshots"],
      why: "what follows from events and numbers; prints nothing"),
    Layer(
      module: "Engines",
      mayImport: [
        "CSQLite", "CPostgreSQL", "Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter", "Tables",
      ],
      why: "rows of a query, whoever answers it; knows no definition and no metric"),
    Layer(
      module: "Changes", mayImport: ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Definitions"],
      why: "what moved between two glossaries, and who signs it; knows no number, so flips and pages are asked of the caller"),
    Layer(
      module: "History", mayImport: ["Diagnostics", "Calendars", "Definitions"],
      why: "what git knows of files; reads no meaning, so that a broken old file can't stop it"),
    // The site
    Layer(
      module: "Reports",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "HyperText", "Fingerprints", "FrontMatter", "Markup", "Tables", "Charts",
        "Templates",
        "Definitions",
        "Snapshots", "Measures", "Changes",
      ],
      why: "values to pages, pure: no file, no clock, no environment"),
    Layer(
      module: "Pipeline",
      mayImport: [
        "Diagnostics", "Numbers", "Calendars", "CExchange", "Charts", "HyperText", "Fingerprints", "FrontMatter", "Markup",
        "Templates", "Definitions",
        "Snapshots",
        "Tables", "Measures", "Engines", "Changes", "History", "Reports",
      ],
      why: "the only one that reads and writes files; of Charts it takes the palette's style sheet, and draws nothing"),
    Layer(
      module: "CommandLine", mayImport: ["Diagnostics", "Calendars", "Fingerprints", "Changes", "Pipeline"],
      why: "arguments, the environment and the terminal; everything else is asked of Pipeline, in the formats of Changes"),
    Layer(module: "concord", mayImport: ["CommandLine"], why: "@main only, so that all else can be tested"),
    // Not in the product
    Layer(
      module: "SampleCompany",
      mayImport: ["Numbers", "Calendars", "Fingerprints", "FrontMatter", "Definitions", "Diagnostics"],
      why: "writes content, as a team's own export would; never sees the site"),
    Layer(
      module: "SampleCompanyTool", mayImport: ["SampleCompany", "Diagnostics", "Calendars", "Pipeline"],
      why: "@main, files, and the runs of concord snapshot over the records"),
    Layer(module: "Corpus", mayImport: [], why: "the benchmark's inputs are made without the code that is measured"),
  ]

  /// Modules from outside, each with the only files (or the folder) that may import it.
  static let foreign: [String: [String]] = [
    // One owner that frees on every path.
    "CCMark": ["Sources/Markup/CommonMarkTree.swift"],
    "CYAML": ["Sources/FrontMatter/YAMLEvents.swift"],
    "CCrypto": ["Sources/Fingerprints/SHA256.swift"],
    "CSQLite": ["Sources/Engines/Embedded/SQLiteDatabase.swift"],
    "CPostgreSQL": ["Sources/Engines/PostgreSQL/PostgreSQLConnection.swift"],
    // The system call that exchanges two folders, which Glibc's Swift overlay lacks.
    "CExchange": ["Sources/Pipeline/Files/FileSystem.swift"],
    // Fed with dictionaries behind our own checks, so that it can be replaced in one file.
    "Mustache": ["Sources/Templates/Template.swift"],
    // The two places of the product that start a program: git, and a database's client.
    "Subprocess": ["Sources/History/GitProgram.swift", "Sources/Engines/ClientProgram/"],
    // An open file as a program's standard input.
    "System": ["Sources/History/StandardInputFile.swift", "Sources/Engines/ClientProgram/"],
    "SystemPackage": ["Sources/History/StandardInputFile.swift", "Sources/Engines/ClientProgram/"],
    "ArgumentParser": ["Sources/CommandLine/", "Sources/concord/"],
    // Locks of work that is spread over cores.
    "Synchronization": [
      "Sources/Pipeline/", "Sources/CommandLine/", "Sources/Templates/TemplateSkeleton.swift",
      "Sources/Engines/Embedded/EmbeddedEngine.swift", "Sources/Engines/ClientProgram/RunningClient.swift",
    ],
    // The system, at the rim only. Foundation costs 10 MB and a locale: none in the product.
    "Glibc": systemFolders, "Musl": systemFolders, "Darwin": systemFolders,
    "Foundation": ["Sources/Corpus/", "Sources/SampleCompanyTool/"],
  ]

  private static let systemFolders = [
    "Sources/Pipeline/", "Sources/CommandLine/", "Sources/SampleCompanyTool/", "Sources/Corpus/",
    "Sources/History/StandardInputFile.swift", "Sources/Engines/",
  ]

  /// Files over 400 lines that may be, each with a reason.
  static let longFiles: [String: String] = [:]

  /// Folders of `Sources` that may print, read the environment or a clock: the rim.
  static let rim: Set<String> = ["CommandLine", "concord", "SampleCompanyTool", "Corpus"]
}
