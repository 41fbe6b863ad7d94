import Fingerprints
import Testing

/// What a command tells reaches whoever asked, or the command fails.
@Suite(.enabled(if: program != nil, "concord is not built beside the tests")) struct StandardOutputTests {
  private func shell(_ script: String, in folder: TemporaryFolder) throws -> (status: Int32, output: String) {
    let path = try #require(program)
    return folder.shell("concord() { '\(path)' \"$@\"; }; \(script)")
  }

  private func repository() throws -> TemporaryFolder { try TemporaryFolder().write(SmallSite.files).commitAll() }

  private static let full = "standard output cannot be written: No space left on device"

  #if os(Linux)
    @Test(arguments: [
      "check --format json", "build --format sarif", "diff --format json", "diff", "approve --pending --party sales",
      "approve mql --party sales --by VP", "audit new 2026-Q4 --format json",
      "snapshot --import sheet.csv --as-of 2026-11-20 --format json",
      "--help",
      "--version", "help build", "approve --help",
    ])
    func whatIsLostIsAFailure(arguments: String) throws {
      let folder = try repository()
      try folder.write(["sheet.csv": "metric,period,value\nmql-count,2026-08,1\n"])
      let result = try shell("concord \(arguments) 2>&1 >/dev/full", in: folder)
      #expect(result.status == 70)
      #expect(result.output.contains("concord: \(Self.full)\n"))
    }
  #endif

  @Test func aStreamThatTheCallerClosedIsNotTheNextFile() throws {
    let folder = try repository()
    let result = try shell("concord check --format json 2>&1 >&-", in: folder)
    #expect(result.status == 70 && result.output.contains("standard output cannot be written"))
    #expect(try shell("concord build --quiet --format json >&- 2>&-", in: folder).status == 70)
    #expect(folder.read("output/index.html")?.contains("<main") == true)
    #expect(try shell("concord check 2>&-", in: folder).status == 0)
  }

  @Test(arguments: ["check --format json", "build --format json", "diff --format json", "--help"])
  func aReaderThatWentAwayIsNoFault(arguments: String) throws {
    let result = try shell(
      "(sleep 0.3; concord \(arguments) 2>/dev/null; echo \"status $?\" >&2) 2>status | true; cat status", in: repository())
    #expect(result.output.contains("status 0"))
  }

  /// A pipe of 64 KB that does not block and that nobody reads for a while: every byte comes, in order.
  @Test func aPipeThatDoesNotBlockGetsEveryByte() throws {
    let folder = try repository()
    for number in 0..<400 {
      try folder.write([
        "content/glossary/t\(number).md": "---\nkind: concept\nname: T\(number)\nunknown: x\ndefinition: T.\n---\n"
      ])
    }
    _ = try shell("concord check --format json >whole 2>/dev/null", in: folder)
    let whole = try #require(folder.read("whole"))
    #expect(whole.utf8.count > 100_000)

    let path = try #require(program)
    try folder.write(["slow.py": Self.slowReader])
    let result = folder.shell("python3 slow.py '\(path)'")
    #expect(result.output == "1 True\n")
  }

  /// Reads after a while what came through a pipe that does not block: the exit status, and whether it is all.
  private static let slowReader = """
    import fcntl, os, subprocess, sys, time
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETFL, fcntl.fcntl(writing, fcntl.F_GETFL) | os.O_NONBLOCK)
    child = subprocess.Popen([sys.argv[1], "check", "--quiet", "--format", "json"], stdout=writing, stderr=subprocess.DEVNULL)
    os.close(writing)
    time.sleep(2)
    told = open(reading, "rb").read()
    print(child.wait(), told == open("whole", "rb").read())

    """

  /// In a machine's form, findings are the data: also where there are none, and where nothing could be done.
  @Test(arguments: [
    "check", "build", "snapshot --as-of 2026-11-20", "snapshot --explain", "snapshot --metric nothing --as-of 2026-11-20",
    "snapshot --import sheet.csv --as-of 2026-11-20", "snapshot --import bad.csv --as-of 2026-11-20",
    "snapshot --import nowhere.csv --as-of 2026-11-20", "approve mql --party sales --by VP",
    "approve mqll --party sales --by VP",
    "approve mql --party sales --by VP --evidence javascript:x", "approve --pending --party sales",
    "approve --pending --party nobody",
    "audit new 2026-Q4", "breaches --commitment nothing --period 2026-10", "check --root nowhere", "build --root nowhere",
    "approve mql --party sales --by VP --root nowhere", "audit new 2026-Q4 --root nowhere",
    "snapshot --as-of 2026-11-20 --root nowhere",
    "breaches --commitment x --period 2026-10 --root nowhere",
  ])
  func everyCommandSpeaksToPrograms(arguments: String) throws {
    let folder = try repository()
    try folder.write([
      "sheet.csv": "metric,period,value\nmql-count,2026-08,1\n", "bad.csv": "metric,period,value\nmql-count,2026-99,1\n",
    ])
    let json = try JSON(parsing: shell("concord \(arguments) --format json 2>/dev/null", in: folder).output)
    let report = json["findings"]?.array == nil ? json["findings"] : json
    #expect(report?["version"]?.integer == 1 && report?["findings"]?.array != nil)
    let sarif = try JSON(parsing: shell("concord \(arguments) --format sarif 2>/dev/null", in: folder).output)
    #expect(sarif["version"]?.string == "2.1.0" && sarif["runs"]?.array?.first?["results"]?.array != nil)
    let commands = try shell("concord \(arguments) --format github 2>/dev/null", in: folder).output
    #expect(commands.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
  }

  @Test(arguments: ["diff", "diff nowhere", "diff HEAD HEAD", "diff --root nowhere"])
  func soDoesTheComparison(arguments: String) throws {
    let folder = try repository()
    try folder.write(["content/glossary/broken.md": "---\nkind: [\n---\n"])
    let json = try JSON(parsing: shell("concord \(arguments) --format json 2>/dev/null", in: folder).output)
    #expect(json["version"]?.integer == 1 && json["problems"]?.array != nil && json["changes"]?.array != nil)
    let isRefused = arguments.contains("nowhere")
    #expect((json["summary"]?.string == "Nothing could be compared") == isRefused)
  }
}
