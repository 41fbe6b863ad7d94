import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Testing

@Suite struct AgreementTests {
  private static let parties = ["marketing", "sales"]
  private static let mql = "kind: stage\nsemantics: {entity: lead, criteria: {all: [{signal: view, count: 3}, {ref: icp}]}}"

  private func site(_ mql: String = mql, icp: String = "kind: concept\nsemantics: {criteria: Large}") -> Glossary {
    glossary(["mql": mql, "icp": icp]).glossary
  }

  /// The files that `approve` leaves for a definition as it stands.
  private func files(
    _ id: String, _ glossary: Glossary, signed: KeyValuePairs<String, String>, more: String = ""
  ) throws -> [(path: String, bytes: [UInt8])] {
    let definition = try #require(glossary[id])
    let hashes = try #require(glossary.hashes(of: id))
    let folder = "content/agreements/\(id)/\(hashes.own.stored)/"
    let record = meaningRecord(for: definition, in: glossary).pretty()
    let targets = hashes.targets.map { ", targets: \"\($0.stored)\"" } ?? ""
    return [(folder + "meaning.json", Array(record.utf8))]
      + signed.map { party, date in
        let text = "{by: VP, date: \(date), meaning: \"\(hashes.own.stored)\"\(targets)\(more)}"
        return (folder + party + ".yml", Array(text.utf8))
      }
  }

  /// Nobody else can compute by what not every party has signed, nor by what stands on it.
  @Test func whatStandsOnSomethingUnsignedIsUnsigned() throws {
    let glossary = site()
    let both: KeyValuePairs = ["marketing": "2026-07-24", "sales": "2026-07-24"]
    func unsigned(_ files: [(path: String, bytes: [UInt8])]) -> [String] {
      readAgreements(files).0.unsigned(in: glossary, parties: Self.parties).sorted()
    }
    let icp = try files("icp", glossary, signed: both)
    #expect(unsigned([]) == ["icp", "mql"])
    #expect(unsigned(try files("mql", glossary, signed: both)) == ["icp", "mql"])
    #expect(unsigned(try files("mql", glossary, signed: ["sales": "2026-07-24"]) + icp) == ["mql"])
    #expect(unsigned(try files("mql", glossary, signed: both) + icp) == [])
    #expect(AgreementBook().unsigned(in: glossary, parties: []) == [])
  }

  /// A file that somebody typed: the signature stands, and what it points to is shown nowhere.
  @Test func evidenceThatIsNoAddressIsAFindingAndGone() throws {
    let (book, problems) = readAgreements(
      try files("mql", site(), signed: ["sales": "2026-07-24"], more: ", evidence: 'javascript:alert(1)'"))
    #expect(
      problems.map { "\($0.severity): \($0.message) [\($0.rule.rawValue)]" } == [
        "warning: the evidence 'javascript:alert(1)' does not begin with https:// or http:// [agreement.evidence]"
      ])
    #expect(book.records(of: "mql").first?.signatures.map(\.evidence) == [nil])
  }

  @Test func aSignerWhoseNameCannotBeSeenSignsNothing() throws {
    let typed = try files("mql", site(), signed: ["sales": "2026-07-24"]).map { file in
      (file.path, Array(String(decoding: file.bytes, as: UTF8.self).replacing("by: VP", with: "by: V\u{200B}P").utf8))
    }
    let (book, problems) = readAgreements(typed)
    #expect(problems.map(\.rule) == [.textInvisibleCharacter])
    #expect(problems.first?.position.column == 7)
    #expect(book.records(of: "mql").first?.signatures == [])
  }

  /// What was signed long ago cannot be mended: it is told, and counts.
  @Test func aSignedSentenceWithWhatNobodySeesIsTold() throws {
    let (book, problems) = readAgreements(
      try files("mql", site(), signed: ["sales": "2026-07-24"]).map { file in
        (
          file.path,
          Array(String(decoding: file.bytes, as: UTF8.self).replacing("What mql is.", with: "What mql\u{202E} is.").utf8)
        )
      })
    #expect(problems.map { "\($0.severity) \($0.rule.rawValue)" } == ["warning text.invisible-character"])
    #expect(book.records(of: "mql").first?.signatures.count == 1)
  }

  @Test func aMeaningOnRecordReadsBackAsItWas() throws {
    let glossary = site(Self.mql + "\nversion: 3\neffective: 2026-08-01\ntargets: [{op: gte, value: 0.25, min_n: 30}]")
    let (book, problems) = readAgreements(
      try files("mql", glossary, signed: ["sales": "2026-07-24"], more: ", same_meaning: true"))
    #expect(lines(problems) == [])
    let record = try #require(book.records(of: "mql").first)
    let definition = try #require(glossary["mql"])
    #expect(record.semantics == definition.semantics)
    #expect(record.meaning.canonicalJSON() == definition.meaning.canonicalJSON())
    #expect(record.own == glossary.hashes(of: "mql")?.own)
    #expect(record.fingerprint == glossary.hashes(of: "mql")?.fingerprint)
    #expect(record.references["icp"] == glossary.hashes(of: "icp")?.fingerprint)
    #expect(record.targets.map(\.comparison) == [.atLeast])
    #expect(record.effective == CivilDate("2026-08-01"))
    #expect(record.signatures.map(\.attestsSameMeaning) == [true])
    #expect(book.record("mql", version: 3)?.own == record.own)
    #expect(book.record("mql", fingerprintPrefix: record.fingerprint.stored)?.own == record.own)
    #expect(book.record("mql", version: 2) == nil)
  }

  @Test(arguments: [
    ([], "proposed"), ([("sales", "2026-07-24")], "half-signed"),
    ([("sales", "2026-07-24"), ("marketing", "2026-07-26")], "agreed"),
    ([("sales", "2026-07-24"), ("marketing", "2026-11-07")], "half-signed"), ([("steward", "2026-07-24")], "proposed"),
  ])
  func aDefinitionIsAgreedOnceEveryPartyHasSigned(signed: [(String, String)], word: String) throws {
    let glossary = site()
    var all = try files("mql", glossary, signed: [:])
    for (party, date) in signed { all += try files("mql", glossary, signed: [party: date]).dropFirst() }
    let status = readAgreements(all).book.status(of: "mql", in: glossary, parties: Self.parties, asOf: CivilDate("2026-11-06"))
    #expect(status.word == word)
    if case .agreed(let since) = status { #expect(since == CivilDate("2026-07-26")) }
  }

  @Test func aChangedMeaningLapsesAndOneBelowItDoesNot() throws {
    let before = site()
    let (book, _) = readAgreements(try files("mql", before, signed: ["sales": "2026-07-24", "marketing": "2026-07-24"]))
    func status(_ glossary: Glossary) -> String { book.status(of: "mql", in: glossary, parties: Self.parties, asOf: nil).word }
    #expect(status(before) == "agreed")
    #expect(status(site(Self.mql.replacing("3", with: "2"))) == "lapsed")
    #expect(status(site(icp: "kind: concept\nsemantics: {criteria: Huge}")) == "agreed")
    #expect(status(site(Self.mql + "\ntargets: [{op: gte, value: 500}]")) == "lapsed")
    #expect(status(site(Self.mql + "\nstatus: draft")) == "draft")
    #expect(status(site(Self.mql + "\nstatus: disputed\ndispute: {by: sales}")) == "disputed")
    #expect(status(site(Self.mql + "\nstatus: retired")) == "retired")
  }

  @Test func theTargetsAreSignedWithTheMeaning() throws {
    let glossary = site(Self.mql + "\ntargets: [{op: gte, value: 500}]")
    let signed = try files("mql", glossary, signed: ["sales": "2026-07-24", "marketing": "2026-07-24"])
    let book = readAgreements(signed).book
    #expect(book.status(of: "mql", in: glossary, parties: Self.parties, asOf: nil).word == "agreed")
    #expect(book.signatures(of: "mql", in: glossary, asOf: nil).map(\.party) == ["marketing", "sales"])
    let raised = site(Self.mql + "\ntargets: [{op: gte, value: 600}]")
    #expect(book.status(of: "mql", in: raised, parties: Self.parties, asOf: nil).word == "lapsed")
  }

  @Test func aRenamedDefinitionLapsesInsteadOfStartingAnew() throws {
    let (book, _) = readAgreements(try files("mql", site(), signed: ["sales": "2026-07-24", "marketing": "2026-07-24"]))
    let renamed = glossary(["lead": Self.mql + "\nformerly: [mql]", "icp": "kind: concept"]).glossary
    #expect(book.status(of: "lead", in: renamed, parties: Self.parties, asOf: nil).word == "lapsed")
  }

  @Test(arguments: [
    ("meaning.json", "{", "the text ends where", Rule.agreementUnreadable),
    ("meaning.json", "{\"id\": \"mql\"}", "a part of the meaning is missing", .agreementUnreadable),
    ("meaning.json", "<<<<<<< HEAD\n{}\n", "a merge conflict is left in this file", .agreementUnreadable),
    ("sales.yml", "by: VP\n<<<<<<< HEAD\n", "a merge conflict is left in this file", .agreementUnreadable),
    ("sales.yml", "by: [", "did not find expected node content", .agreementUnreadable),
    ("sales.yml", "", "this signature is empty", .agreementUnreadable),
    ("sales.yml", "by: VP", "'date' is missing", .agreementUnreadable),
    (
      "sales.yml", "{by: VP, date: 2026-07-24, meaning: abcdef012345}", "this signature is for another meaning",
      .agreementWrongFolder
    ),
    ("sales.yml", "\u{0}\u{1}", "control characters", .agreementUnreadable),
  ])
  func aBrokenFileIsAFindingAndCountsForNothing(file: String, text: String, words: String, rule: Rule) throws {
    let glossary = site()
    var all = try files("mql", glossary, signed: ["marketing": "2026-07-24"]).filter { !$0.path.hasSuffix(file) }
    all.append(
      (try #require(all.first).path.split(separator: "/").dropLast().joined(separator: "/") + "/" + file, Array(text.utf8)))
    if file == "meaning.json" { all.removeAll { $0.path.hasSuffix("marketing.yml") } }
    let (book, problems) = readAgreements(all)
    #expect(problems.map(\.rule) == [rule], "\(lines(problems))")
    #expect(problems.allSatisfy { $0.message.contains(words) || words == "the text ends where" }, "\(lines(problems))")
    #expect(!book.records(of: "mql").flatMap(\.signatures).contains { $0.party == "sales" })
  }

  @Test func aRecordThatWasChangedOrMovedIsNotTrusted() throws {
    let signed = try files("mql", site(), signed: [:])
    let text = String(decoding: signed[0].bytes, as: UTF8.self)
    let loosened = [(signed[0].path, Array(text.replacing("\"count\": 3", with: "\"count\": 2").utf8))]
    let moved = [("content/agreements/mql/0123456789ab/meaning.json", signed[0].bytes)]
    let others = [
      ("content/agreements/sql/" + signed[0].path.split(separator: "/").suffix(2).joined(separator: "/"), signed[0].bytes)
    ]
    let outside = [("content/agreements/meaning.json", signed[0].bytes)]
    for files in [loosened, moved, others, outside] {
      let (book, problems) = readAgreements(files.map { (path: $0.0, bytes: $0.1) })
      #expect(problems.map(\.rule) == [.agreementWrongFolder], "\(lines(problems))")
      #expect(book.ids.isEmpty)
    }
  }
}

@Suite struct CriterionTextTests {
  @Test(arguments: [
    ("{signal: pricing_page_view, count: 3, within: 30 days}", "pricing page view, at least 3 times, within 30 days"),
    ("{ref: icp}", "Ideal customer"), ("{not: {any: [A, B]}}", "except when (A or B)"),
    ("[A, {any: [B, {not: {ref: x}}]}]", "A and (B or not x)"), ("{all: [{any: [A, B]}]}", "A or B"),
    ("{field: seniority, op: not-in, values: [junior, intern]}", "seniority is none of junior and intern"),
    ("{field: close_date, op: \"!=\", value: \"\"}", "close date is filled"),
    ("{field: employees, op: \">=\", value: 200}", "employees is at least 200"),
  ])
  func aConditionReadsAsOneLine(criteria: String, text: String) throws {
    let definition = try #require(read("kind: concept\nname: N\ndefinition: D.\nsemantics: {criteria: \(criteria)}").definition)
    guard case .concept(let concept) = definition.semantics else { return #expect(Bool(false)) }
    #expect(concept.criteria?.text { $0 == "icp" ? "Ideal customer" : nil } == text)
  }
}
