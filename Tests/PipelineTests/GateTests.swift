import Calendars
import Changes
import Diagnostics
import Pipeline
import TestSupport
import Testing

/// What the gate of a pull request asks for, a row per thing that one can do to what was agreed; the chapter "What a pull request
/// is asked for" has the same rows.
@Suite struct GateTests {
  /// Marketing, Sales and RevOps signed all of it, but for the draft.
  private static let agreed: KeyValuePairs<String, String> = [
    "content/site.yml": """
    title: Gate
    parties:
      marketing: {name: Marketing, lead: VP Marketing}
      sales: {name: Sales, lead: VP Sales}
    steward: {name: RevOps}
    sources: {crm: CRM}
    """,
    "content/glossary/fit.md": "---\nkind: concept\nname: Fit\ndefinition: An account that we can serve.\n---\n",
    "content/glossary/office.md": """
    ---
    kind: calendar
    name: Office hours
    definition: When people are at work.
    semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"]}}
    holidays: [{date: 2026-12-25, name: Christmas}]
    ---
    """,
    "content/glossary/mql.md": """
    ---
    kind: stage
    name: Marketing-qualified lead
    abbreviation: MQL
    definition: A lead that fits and showed intent.
    owners: {marketing: VP Marketing}
    semantics:
      entity: lead
      criteria: {all: [{ref: fit}, {signal: pricing_page_view, count: 2, within: 30 days}]}
    source: {from: crm, table: leads}
    ---
    A lead that asked for a price is one too.
    """,
    "content/glossary/sal.md": """
    ---
    kind: stage
    name: Sales-accepted lead
    definition: A lead that Sales accepted.
    semantics: {entity: lead, after: mql}
    ---
    """,
    "content/glossary/answer-time.md": """
    ---
    kind: metric
    name: Answer time
    definition: How long Sales takes to accept.
    semantics: {type: duration, from: mql, to: sal, clock: {calendar: office}, limit: 4 business hours}
    ---
    """,
    "content/glossary/mql-count.md": """
    ---
    kind: metric
    name: MQLs
    definition: How many leads became MQL.
    semantics: {type: count, of: mql}
    ---
    """,
    "content/glossary/answer.md": """
    ---
    kind: commitment
    name: Answer in time
    definition: Sales answers in time.
    semantics: {debtor: sales, creditor: marketing, measure: answer-time, stat: within}
    targets: [{op: gte, value: 0.9, from: 2026-01-01, grain: month}]
    ---
    """,
    "content/glossary/volume.md": """
    ---
    kind: commitment
    name: MQL volume
    definition: Marketing delivers the agreed number of MQLs a month.
    semantics: {debtor: marketing, creditor: sales, measure: mql-count, form: volume}
    targets: [{op: gte, value: 100, from: 2026-01-01, grain: month}]
    ---
    """,
    "content/glossary/idea.md":
      "---\nkind: concept\nstatus: draft\nname: Idea\ndefinition: A thought.\nsemantics: {criteria: Somebody had it}\n---\n",
  ]

  private static let ids = ["fit", "office", "mql", "sal", "answer-time", "mql-count", "answer", "volume"]
  private static let roles = ["marketing": "VP Marketing", "sales": "VP Sales", "steward": "RevOps lead"]

  /// A pull request as its name and the commands that make it.
  private static let rows: [(name: String, edit: String)] = [
    ("a level is lowered", "sed -i 's/value: 100/value: 80/' volume.md"),
    ("a level begins later", "sed -i 's/from: 2026-01-01/from: 2026-06-01/' volume.md"),
    ("more cases are asked for", "sed -i 's/grain: month}/grain: month, min_n: 50}/' volume.md"),
    ("the levels are taken out", "sed -i '/^targets/d' volume.md"),
    ("the levels are hidden by a mapped key", "printf '\\nglossary: {keys: {targets: \"\"}}\\n' >> ../site.yml"),
    (
      "a meaning changes with its version",
      "sed -i 's/count: 2/count: 1/; s/^abbreviation/version: 2\\neffective: 2026-08-01\\nwhy: More leads\\nabbreviation/' mql.md"
    ),
    ("a meaning changes without its version", "sed -i 's/count: 2/count: 1/' mql.md"),
    ("a sentence that is a meaning changes", "sed -i 's/that we can serve/that pays/; s/^name/version: 2\\nname/' fit.md"),
    ("a sentence beside a meaning changes", "sed -i 's/fits and showed intent/downloaded a paper/' mql.md"),
    ("a name changes", "sed -i 's/^name: MQLs/name: Number of MQLs/' mql-count.md"),
    (
      "the limit under a promise changes, and its level",
      "sed -i 's/4 business hours/8 business hours/; s/^name/version: 2\\nname/' answer-time.md; sed -i 's/0.9/0.8/' answer.md"
    ),
    (
      "a promise is measured another way",
      "sed -i 's/stat: within/stat: p50/; s/^name/version: 2\\nname/; s/gte, value: 0.9/lte, value: 7200/' answer.md"
    ),
    ("a calendar under a promise changes", "sed -i 's/17:00/22:00/; s/^name/version: 2\\nname/' office.md"),
    ("a holiday is added", "sed -i 's/Christmas}/Christmas}, {date: 2026-12-24, name: Eve}/' office.md"),
    ("a source changes", "sed -i 's/table: leads/table: people/' mql.md"),
    ("a promise is retired", "sed -i 's/^name/status: retired\\nname/' volume.md"),
    ("a promise is made a draft", "sed -i 's/^name/status: draft\\nname/' volume.md"),
    ("a promise is deleted", "rm volume.md"),
    ("a promise is deleted with its signatures", "rm -r volume.md ../agreements/volume"),
    ("a file gets another name", "mv volume.md amount.md"),
    ("a file gets another name and says so", "sed 's/^name/formerly: [volume]\\nname/' volume.md > amount.md; rm volume.md"),
    ("a file moves to another folder", "mkdir promises; mv volume.md promises/volume.md"),
    ("a folder stands for the file", "mkdir volume; mv volume.md volume/index.md"),
    ("a party is dropped", "sed -i '/sales:/d' ../site.yml"),
    ("a signature is deleted", "rm ../agreements/volume/*/sales.yml"),
    ("a signature is edited", "sed -i 's/VP Sales/Anybody/' ../agreements/volume/*/sales.yml"),
    ("a draft comes into use", "sed -i '/^status/d' idea.md"),
    ("a draft is deleted", "rm idea.md"),
    ("a definition is added", "printf -- '---\\nkind: concept\\nname: New\\ndefinition: A word.\\n---\\n' > new.md"),
    ("a dispute is raised", "sed -i 's/^name/status: disputed\\ndispute: {by: sales, what: Too many}\\nname/' mql.md"),
    (
      "prose, owners and synonyms change",
      """
      sed -i 's/one too/one as well/; s/owners: {marketing: VP Marketing}/owners: {marketing: CMO}\\nsynonyms: [good lead]/' mql.md
      """
    ),
    ("nothing but a comment is added", "sed -i 's/^name/# as agreed in May\\nname/' mql.md"),
    ("nothing changes", "true"),
  ]

  private static func folder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(agreed)
    for (party, role) in roles.sorted(by: { $0.key < $1.key }) {
      let outcome = try await sign(folder, ids, party, role, on: "2026-01-02")
      try #require(outcome.findings.isEmpty)
    }
    return try folder.commitAll("Agreed", on: "2026-01-02")
  }

  @discardableResult
  private static func sign(
    _ folder: TemporaryFolder, _ ids: [String], _ party: String, _ role: String, on day: String, isSame: Bool = false
  ) async throws -> ApprovalOutcome {
    let date = try #require(CivilDate(day))
    return await approve(
      SignatureRequest(ids: ids, party: party, by: role, date: date, attestsSameMeaning: isSame), root: folder.path, threads: 1)
  }

  private static func gate(_ folder: TemporaryFolder) async throws -> (changes: GlossaryChanges, text: String, exit: Int) {
    let outcome = await compareGlossaries(ComparisonOptions(root: folder.path, records: .none, threads: 1))
    let changes = try #require(outcome.changes)
    let findings = outcome.findings.filter { $0.severity == .error }.map { "\($0.position.file): \($0.message)\n" }.joined()
    return (changes, changesReport(changes, as: .text) + findings, outcome.hasFailed || changes.lacksApproval ? 1 : 0)
  }

  private static func errors(_ folder: TemporaryFolder) async -> [Rule] {
    await SignedSite.findings(folder).filter { $0.severity == .error }.map(\.rule)
  }

  /// Whoever is asked signs what is asked.
  private static func signAsked(_ folder: TemporaryFolder, _ changes: GlossaryChanges) async throws {
    for change in changes.changes {
      for approval in change.awaited {
        let party = "\(approval.signer)"
        let isSame = change.mainClass == .wording
        try await sign(folder, [change.id], party, roles[party] ?? party, on: "2026-07-20", isSame: isSame)
      }
    }
  }

  @Test func everythingThatAPullRequestCanDoIsSeen() async throws {
    var table = ""
    let agreed = try await Self.folder()
    for row in Self.rows {
      let folder = try agreed.copy()
      try folder.run("cd content/glossary; \(row.edit)")
      let before = try await Self.gate(folder)
      try await Self.signAsked(folder, before.changes)
      let after = try await Self.gate(folder)
      table += "== \(row.name)\n\(before.text)exit \(before.exit)"
      table += after.exit == before.exit ? "\n\n" : ", and \(after.exit) once those who are asked have signed\n\n"
    }
    expectGolden(table.replacing(#/[0-9a-f]{12}/#, with: "<12 digits>"), "gate.txt")
  }

  /// Who agreed to retire a promise is not asked again when its file goes.
  @Test func whatWasRetiredWithItsSignaturesCanBeDeleted() async throws {
    let folder = try await Self.folder()
    try folder.run("cd content/glossary; sed -i 's/^name/status: retired\\nname/' volume.md")
    #expect(await Self.errors(folder) == [])
    try await Self.signAsked(folder, Self.gate(folder).changes)
    try folder.run("rm content/glossary/volume.md")
    #expect(try await Self.gate(folder).exit == 0)
    #expect(await Self.errors(folder) == [])
    try folder.run("rm content/agreements/volume/*/*.retired.yml")
    #expect(try await Self.gate(folder).exit == 1)
    #expect(await Self.errors(folder) == [.agreementWithoutDefinition])
  }

  /// A level that was signed once is not agreed again by taking back the one that was signed after it.
  @Test func goingBackToASignedLevelIsSignedAgain() async throws {
    let folder = try await Self.folder()
    try folder.run("sed -i 's/value: 100/value: 120/' content/glossary/volume.md")
    try await Self.signAsked(folder, Self.gate(folder).changes)
    try folder.commitAll("More", on: "2026-07-20")
    try folder.run("sed -i 's/value: 120/value: 100/' content/glossary/volume.md")
    let back = try await Self.gate(folder)
    #expect(back.exit == 1)
    try await Self.sign(folder, ["volume"], "marketing", "VP Marketing", on: "2026-07-21")
    try await Self.sign(folder, ["volume"], "sales", "VP Sales", on: "2026-07-21")
    #expect(try await Self.gate(folder).exit == 0)
  }

  /// A meaning that was signed once is not agreed again by a later version that goes back to it.
  @Test func goingBackToASignedMeaningIsSignedAgain() async throws {
    let folder = try await Self.folder()
    let mql = "content/glossary/mql.md"
    try folder.run("sed -i 's/count: 2/count: 1/; s/^abbreviation/version: 2\\neffective: 2026-07-01\\nabbreviation/' \(mql)")
    try await Self.signAsked(folder, Self.gate(folder).changes)
    try folder.commitAll("Fewer", on: "2026-07-20")
    try folder.run("sed -i 's/count: 1/count: 2/; s/version: 2/version: 3/; s/2026-07-01/2026-08-01/' \(mql)")
    let back = try await Self.gate(folder)
    #expect(back.exit == 1)
    #expect(back.changes.changes.first?.awaited.map { "\($0.signer)" } == ["marketing", "sales"])
    for party in ["marketing", "sales"] {
      try await Self.sign(folder, ["mql"], party, Self.roles[party] ?? party, on: "2026-07-21")
    }
    #expect(try await Self.gate(folder).exit == 0)
    #expect(await Self.errors(folder) == [])
  }

  /// Other words are attested, not simply signed.
  @Test func aRewordingIsNotSignedWithoutAttesting() async throws {
    let folder = try await Self.folder()
    try folder.run("sed -i 's/fits and showed intent/downloaded a paper/' content/glossary/mql.md")
    let outcome = try await Self.sign(folder, ["mql"], "sales", "VP Sales", on: "2026-07-20")
    #expect(
      outcome.findings.map(\.message) == ["only the words of 'mql' changed since VP Sales signed it on 2026-01-02"])
    #expect(outcome.written == [])
  }
}
