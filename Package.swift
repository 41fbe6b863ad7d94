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

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: strict)
}

let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
// Without its trait for Foundation: 17 s of a cold release build, alone, on two cores.
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
// Comes with it, for its type of an open file.
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "concord",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "concord", targets: ["concord"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
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

    // Ground: no dependencies of ours.
    library("Diagnostics", exclude: ["Diagnostics.docc"]),
    library("Numbers"),
    library("Calendars"),
    library("HyperText"),

    // Readers and drawing: text in, values out.
    library("Fingerprints", ["CCrypto"]),
    library("FrontMatter", ["CYAML", "Diagnostics"]),
    library("Markup", ["CCMark", "Diagnostics", "HyperText"]),
    library("Tables", ["Diagnostics"]),
    library("Charts", ["HyperText"]),
    library("Templates", ["Diagnostics", "HyperText", mustache], resources: [.embedInCode("Shipped")]),

    // The domain.
    library("Definitions", ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter"], exclude: ["Schemas"]),
    library("Snapshots", ["Diagnostics", "Numbers", "Calendars", "Tables", "FrontMatter", "Definitions"]),
    library("Measures", ["Diagnostics", "Numbers", "Calendars", "Tables", "Definitions", "Snapshots"]),
    library(
      "Engines",
      [
        "CSQLite", "CPostgreSQL", "Diagnostics", "Numbers", "Calendars", "Fingerprints", "FrontMatter", "Tables", subprocess,
        system,
      ], exclude: ["Engines.docc"]),
    library("Changes", ["Diagnostics", "Numbers", "Calendars", "Fingerprints", "Definitions"]),
    library("History", ["Diagnostics", "Calendars", "Definitions", subprocess, system]),

    // The site.
    library(
      "Reports",
      [
        "Diagnostics", "Numbers", "Calendars", "HyperText", "Fingerprints", "FrontMatter", "Markup", "Tables", "Charts",
        "Templates",
        "Definitions", "Snapshots", "Measures", "Changes",
      ]),
    library(
      "Pipeline",
      [
        "CExchange",
        "Diagnostics", "Numbers", "Calendars", "HyperText", "Fingerprints", "FrontMatter", "Markup", "Charts", "Templates",
        "Tables", "Definitions", "Snapshots", "Measures", "Engines", "Changes", "History", "Reports",
      ]),
    library("CommandLine", ["Diagnostics", "Calendars", "Fingerprints", "Changes", "Pipeline", arguments]),
    .executableTarget(name: "concord", dependencies: ["CommandLine"], swiftSettings: strict),

    // Not in the product: the sample company and the benchmark corpora.
    library("SampleCompany", ["Numbers", "Calendars", "Fingerprints", "Definitions", "Diagnostics"]),
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

    // Tests.
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("NumbersTests", ["Numbers"]),
    tests("CalendarsTests", ["Calendars"]),
    tests("HyperTextTests", ["HyperText"]),
    tests("FingerprintsTests", ["Fingerprints"], exclude: ["Scripts"]),
    tests("FrontMatterTests", ["FrontMatter", "Diagnostics"]),
    tests("MarkupTests", ["Markup", "Diagnostics", "HyperText"], exclude: ["Goldens"]),
    tests("TablesTests", ["Tables", "Diagnostics"]),
    tests("ChartsTests", ["Charts", "HyperText"], exclude: ["Goldens"]),
    tests("TemplatesTests", ["Templates", "Diagnostics", "HyperText"]),
    tests(
      "DefinitionsTests", ["Definitions", "Fingerprints", "FrontMatter", "Diagnostics", "Calendars", "Numbers"],
      exclude: ["Goldens"]),
    tests("SnapshotsTests", ["Snapshots", "Definitions", "Tables", "Diagnostics", "Calendars", "Numbers", "FrontMatter"]),
    tests("MeasuresTests", ["Measures", "Snapshots", "Definitions", "Diagnostics", "Calendars", "Numbers", "Tables"]),
    tests("EnginesTests", ["Engines", "Tables", "Diagnostics", "Calendars", "Fingerprints"]),
    tests(
      "ChangesTests", ["Changes", "Definitions", "Fingerprints", "Diagnostics", "Calendars", "Numbers"], exclude: ["Goldens"]),
    tests("HistoryTests", ["History", "Definitions", "Diagnostics", "Calendars"]),
    tests(
      "ReportsTests",
      [
        "Reports", "Definitions", "Snapshots", "Measures", "Fingerprints", "Markup", "HyperText", "Diagnostics", "Calendars",
        "Numbers",
      ]),
    tests("PipelineTests", ["Pipeline", "Changes", "Diagnostics", "Calendars"], exclude: ["Goldens"]),
    tests("SampleCompanyTests", ["SampleCompany", "Diagnostics", "Numbers"]),
    tests("LayeringTests", []),
  ]
)
