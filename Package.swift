// swift-tools-version: 6.2
import PackageDescription

/// What holds for every target of ours: explicit existentials and imports, strict memory safety, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// `texts` is a folder beside the sources, or a link to one, whose files are carried in the program.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], texts: String? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude + [texts].compactMap { $0 }, swiftSettings: strict,
    plugins: texts == nil ? [] : ["EmbeddedTexts"])
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

// Without its trait for Foundation: 17 s of a cold release build, alone, on two cores.
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
// Comes with it, for its type of an open file.
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

// The sockets of `concord serve`. Not the package's server: its proxy links libcurl, which a static program would need.
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "concord",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "concord", targets: ["concord"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  // In the order of imports: a target sees only those above it. Tests/LayeringTests holds the same table against the sources.
  targets: [
    // C libraries of the system, each imported by one file.
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CPostgreSQL"),
    .systemLibrary(name: "CExchange"),
    .systemLibrary(name: "CInotify"),

    // Ground: no dependencies of ours.
    library("Diagnostics", exclude: ["Diagnostics.docc"]),
    library("Numbers"),
    library("Calendars"),
    library("HyperText"),
    library("QuickHashes"),

    // Readers and drawing: text in, values out.
    library("Fingerprints", ["CCrypto"]),
    library("Files", ["CExchange", "CInotify", "Diagnostics", "Fingerprints"]),
    library("Programs", ["Files", subprocess, system]),
    library("FrontMatter", ["CYAML", "Diagnostics"]),
    library("Markup", ["CCMark", "Diagnostics", "HyperText"]),
    library("Tables", ["Diagnostics"]),
    library("Statements", ["Diagnostics", "Calendars"]),
    library("ShownNumbers", ["QuickHashes"]),
    library("Charts", ["HyperText", "ShownNumbers"]),
    library("Templates", ["Diagnostics", "HyperText"], texts: "Shipped"),

    library("Messages", ["Calendars", "Fingerprints"]),
    library("CalendarFiles", ["Calendars"]),

    // What a page, a mail or a sheet of paper is before it is laid out.
    library("Documents", ["Diagnostics", "Numbers", "Calendars", "Markup", "Charts", "ShownNumbers"]),

    // Documents to forms. They cannot import what computes or reads.
    library("TextPages", ["Diagnostics", "Markup", "Charts", "Documents"]),
    library(
      "SitePages", ["Diagnostics", "Calendars", "HyperText", "Markup", "Charts", "Templates", "ShownNumbers", "Documents"]),

    library(
      "MailPages", ["Diagnostics", "HyperText", "Markup", "Charts", "ShownNumbers", "Documents", "TextPages"],
      exclude: ["MailPages.docc"]),

    // The domain.
    library(
      "Definitions",
      ["Diagnostics", "Numbers", "Calendars", "QuickHashes", "Fingerprints", "FrontMatter", "Messages"], exclude: ["Schemas"]),
    library(
      "Snapshots",
      ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Tables", "FrontMatter", "ShownNumbers", "Definitions"]),
    library("Measures", ["Numbers", "Calendars", "Definitions", "Snapshots"]),
    library("Events", ["Diagnostics", "Numbers", "Calendars", "Tables", "Definitions", "Snapshots"]),
    library(
      "Runs",
      [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "Tables", "Statements", "Definitions", "Snapshots", "Events",
      ]),
    library(
      "Engines",
      [
        "CSQLite", "CPostgreSQL", "Diagnostics", "Numbers", "Calendars", "Fingerprints", "Files", "FrontMatter", "Tables",
        "Statements", subprocess, system,
      ], exclude: ["Engines.docc"]),
    library("Changes", ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Definitions"]),
    library("History", ["Diagnostics", "Calendars", "Files", "Definitions", "Programs"]),
    library("OpenSSH", ["Calendars", "Files", "Definitions", "Programs"]),
    library("Deliveries", ["Diagnostics", "Fingerprints", "Messages", "Definitions", "Programs"]),

    // The site.
    library(
      "Editions",
      [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter", "Markup", "ShownNumbers", "Definitions",
        "Snapshots", "Measures", "Changes",
      ]),
    library("Proofs", ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "ShownNumbers", "Definitions", "Snapshots"]),
    library(
      "Figures",
      [
        "Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter", "Markup", "Tables", "Charts", "ShownNumbers",
        "Documents", "Definitions", "Snapshots", "Measures", "Changes", "Editions", "CalendarFiles",
      ]),
    library(
      "Starters", ["Diagnostics", "Calendars", "Fingerprints", "FrontMatter", "Tables", "Definitions"],
      texts: "Shipped"),
    library(
      "Pipeline",
      [
        "Diagnostics", "Numbers", "Calendars", "HyperText", "Fingerprints", "Files", "Markup", "Charts", "Templates", "Tables",
        "Definitions", "Snapshots", "Runs", "Engines", "Changes", "History", "OpenSSH", "ShownNumbers", "Documents",
        "TextPages", "SitePages", "MailPages", "Messages", "Editions", "Figures", "Proofs", "Starters", "Deliveries",
        "Programs",
      ]),
    library(
      "Serving", ["Diagnostics", "Fingerprints", "Files", "Pipeline", sockets], texts: "Assets"),
    library("RulePages", ["Diagnostics"], texts: "Pages"),
    library(
      "CommandLine",
      ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Changes", "Pipeline", "Serving", "RulePages", arguments]),
    .executableTarget(name: "concord", dependencies: ["CommandLine"], swiftSettings: strict),

    // Not in the product: the sample company and the benchmark corpora.
    library("SampleCompany", ["Calendars", "Fingerprints", "Definitions", "Diagnostics"]),
    .executableTarget(
      name: "sample-company", dependencies: ["SampleCompany", "Diagnostics", "Calendars", "Pipeline"],
      path: "Sources/SampleCompanyTool",
      swiftSettings: strict),
    .executableTarget(name: "corpus", path: "Sources/Corpus", swiftSettings: strict),
    .executableTarget(
      name: "stages",
      dependencies: [
        "Markup", "HyperText", "Charts", "Definitions", "Snapshots", "Calendars", "Numbers", "Diagnostics",
      ],
      path: "Tests/Benchmarks/Stages", swiftSettings: strict),

    // Texts as constants; `.embedInCode` would write them as lists of numbers, a quarter of a minute of compiling for the rules' pages.
    .plugin(name: "EmbeddedTexts", capability: .buildTool()),

    // Tests.
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("DiagnosticsTests", ["Diagnostics", "Fingerprints"]),
    tests("NumbersTests", ["Numbers"]),
    tests("CalendarsTests", ["Calendars"]),
    tests("HyperTextTests", ["HyperText"]),
    tests("FingerprintsTests", ["Fingerprints"], exclude: ["Scripts"]),
    tests("FilesTests", ["Files", "Diagnostics"]),
    tests("FrontMatterTests", ["FrontMatter", "Diagnostics"]),
    tests("MarkupTests", ["Markup", "Diagnostics", "HyperText"], exclude: ["Goldens"]),
    tests("TablesTests", ["Tables", "Diagnostics"]),
    tests("StatementsTests", ["Statements", "Diagnostics"]),
    tests("ChartsTests", ["Charts", "HyperText"], exclude: ["Goldens"]),
    tests("TextPagesTests", ["TextPages", "Documents", "Charts", "Calendars"]),
    tests("MailPagesTests", ["MailPages", "Documents", "Charts"]),
    tests("MessagesTests", ["Messages", "Calendars"]),
    tests("CalendarFilesTests", ["CalendarFiles", "Calendars"]),
    tests("TemplatesTests", ["Templates", "Diagnostics", "HyperText"]),
    tests(
      "DefinitionsTests", ["Definitions", "Fingerprints", "Messages", "Diagnostics", "Calendars", "Numbers"],
      exclude: ["Goldens"]),
    tests("SnapshotsTests", ["Snapshots", "Definitions", "Fingerprints", "Tables", "Diagnostics", "Calendars", "Numbers"]),
    tests("MeasuresTests", ["Measures", "Snapshots", "Definitions", "Diagnostics", "Calendars", "Numbers"]),
    tests("EventsTests", ["Events", "Snapshots", "Definitions", "Diagnostics", "Calendars", "Numbers", "Tables"]),
    tests(
      "RunsTests",
      [
        "Runs", "Statements", "Snapshots", "Events", "Definitions", "Fingerprints", "Tables", "Diagnostics", "Calendars",
        "Numbers",
      ], exclude: ["Goldens"]),
    tests("EnginesTests", ["Engines", "Statements", "Files", "Tables", "Diagnostics", "Calendars", "Fingerprints"]),
    tests(
      "ChangesTests", ["Changes", "Definitions", "Fingerprints", "Markup", "Diagnostics", "Calendars", "Numbers"],
      exclude: ["Goldens"]),
    tests("HistoryTests", ["History", "Definitions", "Diagnostics", "Calendars"]),
    tests("OpenSSHTests", ["OpenSSH", "Definitions", "Calendars"]),
    tests("ProofsTests", ["Proofs", "Snapshots", "ShownNumbers", "Definitions", "Calendars", "Diagnostics", "Numbers"]),
    tests("StartersTests", ["Starters", "Definitions", "Diagnostics", "Calendars"]),
    tests("DeliveriesTests", ["Deliveries", "Definitions", "Messages", "Fingerprints", "Diagnostics"]),
    tests("EditionsTests", ["Editions", "Snapshots", "Definitions", "Calendars", "Numbers"]),
    tests(
      "FiguresTests",
      [
        "Figures", "Editions", "Documents", "SitePages", "TextPages", "ShownNumbers", "Charts", "Definitions", "Snapshots",
        "Measures", "Fingerprints", "Markup", "HyperText", "Numbers", "Diagnostics", "Calendars", "CalendarFiles",
      ]),
    tests(
      "PipelineTests",
      [
        "Pipeline", "Files", "Figures", "Documents", "MailPages", "Charts", "Markup", "ShownNumbers", "Changes", "Diagnostics",
        "Calendars",
        "Fingerprints",
      ], exclude: ["Goldens"]),
    tests("ServingTests", ["Serving", "Pipeline", "Diagnostics"]),
    tests("CommandLineTests", ["CommandLine", "RulePages", "Diagnostics", "Fingerprints"]),
    tests("SampleCompanyTests", ["SampleCompany", "Diagnostics", "Numbers"]),
    tests("LayeringTests", []),
  ]
)
