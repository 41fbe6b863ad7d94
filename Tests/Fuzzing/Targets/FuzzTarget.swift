import Glibc

/// What a fuzzer feeds with bytes: one reader of files that strangers write. It returns for every input; what must hold of
/// the result is said with ``expect(_:_:)``.
struct FuzzTarget: Sendable {
  var name: String
  var run: @Sendable ([UInt8]) -> Void

  /// Each with a folder of its name in `Tests/Fuzzing/Seeds`.
  static let all = [
    FuzzTarget(name: "yaml", run: readsYAML),
    FuzzTarget(name: "definition", run: readsDefinition),
    FuzzTarget(name: "site", run: readsSiteSettings),
    FuzzTarget(name: "markup", run: readsMarkup),
    FuzzTarget(name: "csv", run: readsCSV),
    FuzzTarget(name: "snapshot", run: readsSnapshot),
    FuzzTarget(name: "survey", run: readsSurvey),
    FuzzTarget(name: "run", run: readsRunRecord),
    FuzzTarget(name: "journeys", run: readsJourneysFile),
    FuzzTarget(name: "json", run: readsJSON),
    FuzzTarget(name: "agreement", run: readsAgreement),
    FuzzTarget(name: "words", run: readsWords),
    FuzzTarget(name: "records", run: readsRecords),
    FuzzTarget(name: "tables", run: readsTableDeclarations),
    FuzzTarget(name: "output", run: readsClientOutput),
    FuzzTarget(name: "sql", run: readsSQL),
    FuzzTarget(name: "glossary", run: readsForeignGlossary),
    FuzzTarget(name: "mail", run: readsMail),
  ]
}

/// The one that the environment names.
private let target: FuzzTarget = {
  let name = unsafe getenv("CONCORD_FUZZ").map { unsafe String(cString: $0) } ?? ""
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    fatalError("CONCORD_FUZZ is '\(name)', expected one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
  }
  return target
}()

/// What libFuzzer calls, with bytes that are valid for the call.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.run(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Ends the process, which libFuzzer takes for a finding, where something does not hold.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
