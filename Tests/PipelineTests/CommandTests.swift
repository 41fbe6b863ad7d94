import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program as it is called: its exit status, and what goes where.
@Suite(.enabled(if: program != nil, "concord is not built beside the tests")) struct CommandTests {
  private func run(_ arguments: String, in folder: TemporaryFolder) throws -> (status: Int32, output: String) {
    let program = try #require(program)
    return folder.shell("'\(program)' \(arguments)")
  }

  private func repository() throws -> TemporaryFolder { try TemporaryFolder().write(SmallSite.files).commitAll() }

  @Test(arguments: [
    "approve", "approve mql", "approve mql --party sales", "approve --party sales --by 'VP Sales'",
    "approve mql --party sales --by 'VP Sales' --date soon", "approve mql --party sales --by 'VP Sales' --date 2999-01-01",
    "approve --pending", "approve --pending --party sales --by 'VP Sales'", "diff --format sarif", "diff a b c", "notes new",
    "notes new soon",
  ])
  func wrongUseIs64(arguments: String) throws {
    #expect(try run(arguments, in: repository()).status == 64)
  }

  @Test(arguments: [
    ("approve mqll --party sales --by 'VP Sales'", 1), ("approve mql --party sales --by 'VP Sales'", 0),
    ("approve --pending --party sales", 0), ("approve --pending --party finance", 1), ("diff", 0),
    ("diff --require-approvals", 1), ("diff nowhere", 1), ("diff HEAD HEAD --require-approvals", 0),
  ])
  func findingsAre1(arguments: String, status: Int32) throws {
    let folder = try repository()
    try folder.write(["content/glossary/lead.md": "---\nkind: concept\nname: Lead\ndefinition: A person.\n---\n"])
    #expect(try run(arguments, in: folder).status == status)
  }

  @Test func thePathsThatWereWrittenAreDataAndTheRestIsNot() throws {
    let folder = try repository()
    let result = try run("approve mql --party sales --by 'VP Sales' --date 2026-07-24 2>/dev/null", in: folder)
    #expect(result.output.split(separator: "\n").map(String.init) == folder.files("content/agreements"))
  }

  @Test func theClockDatesASignature() throws {
    let folder = try repository()
    let today = try folder.run("date +%Y-%m-%d").prefix(10)
    #expect(try run("approve mql --party sales --by 'VP Sales'", in: folder).status == 0)
    let file = try #require(folder.files("content/agreements").last)
    #expect(folder.read(file)?.contains("date: \(today)") == true)
  }

  @Test(arguments: [("text", "MQL (mql"), ("json", "{\n"), ("markdown", "#"), ("github", "::")])
  func diffSpeaksEveryFormat(format: String, beginning: String) throws {
    let folder = try repository()
    try folder.run("sed -i.old 's/count: 1,/count: 2,/' content/glossary/mql.md; rm content/glossary/mql.md.old")
    #expect(try run("diff --format \(format)", in: folder).output.contains(beginning))
  }
}

/// `concord` beside the tests' own program, where the whole package was built.
let program: String? = {
  let arguments = CommandLine.arguments
  let bundle = arguments.firstIndex(of: "--test-bundle-path").flatMap { arguments.dropFirst($0 + 1).first } ?? arguments[0]
  var folder = bundle[...]
  while let slash = folder.lastIndex(of: "/") {
    folder = folder[..<slash]
    if unsafe access("\(folder)/concord", X_OK) == 0, !folder.hasSuffix("/Sources") { return "\(folder)/concord" }
  }
  return nil
}()
