import Calendars
import Changes
import Definitions
import Diagnostics
import Fingerprints
import Numbers
import Testing

@Suite struct SigningTests {
  private let day = CivilDate("2026-07-24")

  private func sign(
    _ ids: [String], party: String = "sales", by: String = "VP Sales", in glossary: Glossary,
    _ book: AgreementBook = AgreementBook(), same: Bool = false
  ) throws -> Signing {
    let request = SignatureRequest(
      ids: ids, party: party, by: by, date: try #require(day), evidence: "https://intranet.example/minutes?id=7",
      attestsSameMeaning: same)
    return signing(request, in: glossary, agreements: book, settings: settings)
  }

  @Test func aSignatureIsTheMeaningAndOneSmallFile() throws {
    let glossary = glossary(Company.before)
    let own = try #require(glossary.hashes(of: "volume")?.own.stored)
    let targets = try #require(glossary.hashes(of: "volume")?.targets?.stored)
    let wording = try #require(glossary.hashes(of: "volume")?.wording.stored)
    let signing = try sign(["volume"], in: glossary)
    #expect(signing.files.map(\.path) == ["meaning.json", "sales.yml"].map { "content/agreements/volume/\(own)/\($0)" })
    #expect(
      signing.files.last?.text == """
        by: VP Sales
        date: 2026-07-24
        evidence: https://intranet.example/minutes?id=7
        meaning: \(own)
        targets: \(targets)
        wording: \(wording)
        same_meaning: false

        """)
  }

  @Test func whatBothSignedIsAgreed() throws {
    let glossary = glossary(Company.before)
    let (files, book) = try signed(["mql", "volume"], by: ["sales": "2026-07-24", "marketing": "2026-07-22"], in: glossary)
    #expect(files.count == 6)
    for id in ["mql", "volume"] {
      #expect(book.status(of: id, in: glossary, parties: parties, asOf: nil) == .agreed(since: try #require(day)))
    }
    #expect(
      pendingSignatures(for: .party("sales"), in: glossary, agreements: book, settings: settings).map(\.id).contains("mql")
        == false)
  }

  @Test func whatIsSignedAlreadyIsOnlyNoted() throws {
    let glossary = glossary(Company.before)
    let (_, book) = try signed(["mql"], by: ["sales": "2026-07-24"], in: glossary)
    let again = try sign(["mql"], in: glossary, book)
    #expect(again.files == [])
    #expect(again.notes == ["MQL (mql): VP Sales signed this for Sales on 2026-07-24."])
  }

  /// Nothing is rewritten: other levels under the same meaning get files of their own, and read back as agreed.
  @Test func otherLevelsAreSignedBesideTheFirst() throws {
    let (before, after) = (glossary(Company.before), glossary(Company.after))
    let both: KeyValuePairs = ["sales": "2026-07-24", "marketing": "2026-07-22"]
    let (files, old) = try signed(["volume"], by: both, in: before)
    #expect(old.status(of: "volume", in: after, parties: parties, asOf: nil).word == "lapsed")
    let (all, new) = try signed(["volume"], by: ["sales": "2026-09-01", "marketing": "2026-09-01"], in: after, onto: files)
    #expect(all.count == files.count + 3)
    #expect(new.status(of: "volume", in: after, parties: parties, asOf: nil).word == "agreed")
    // What was signed last holds: going back to the first levels is signed again.
    #expect(new.status(of: "volume", in: before, parties: parties, asOf: nil).word == "lapsed")
    #expect(new.status(of: "volume", in: before, parties: parties, asOf: CivilDate("2026-08-31")).word == "agreed")
    let targets = try #require(after.hashes(of: "volume")?.targets?.stored)
    #expect(new.records(of: "volume").first?.promises[targets]?.map(\.value.description) == ["450"])
  }

  @Test func theStewardSignsSources() throws {
    let (before, after) = (glossary(Company.before), glossary(Company.after))
    let (files, _) = try signed(["spend"], by: ["steward": "2026-07-24"], in: before)
    let source = try #require(before.hashes(of: "spend")?.source?.stored)
    #expect(files.last?.text == "by: RevOps\ndate: 2026-07-24\nsource: \(source)\n")
    let (_, book) = try signed(["spend"], by: ["steward": "2026-09-01"], in: after, onto: files)
    #expect(book.signatures(of: "spend", in: after, asOf: nil).map(\.source) == [after.hashes(of: "spend")?.source?.stored])
    let notes = try sign(["volume"], party: "steward", by: "RevOps", in: before).notes
    #expect(notes.count == 1)
    #expect(notes.first?.hasSuffix("(volume) names no source, so there is nothing for the steward to sign.") == true)
  }

  /// What MQL is read through applies the ICP: that is what the steward says of a concept, which nobody reads by itself.
  @Test func theStewardSignsAConceptThatWhatIsReadApplies() throws {
    let glossary = glossary(Company.before)
    let (files, book) = try signed(["icp"], by: ["steward": "2026-07-24"], in: glossary)
    #expect(files.last?.text == "by: RevOps\ndate: 2026-07-24\n")
    #expect(book.signatures(of: "icp", in: glossary, asOf: nil).map(\.isStewards) == [true])
  }

  @Test(arguments: [
    ("sales", "VP Sales", ["mqll"], ["there is no definition 'mqll' (did you mean 'mql') [definition.unknown-reference]"]),
    ("sale", "VP Sales", ["mql"], ["no party is called 'sale' (did you mean 'sales') [schema.value]"]),
    ("sales", " ", ["mql"], ["the signer is not named (write the role, as in --by \"VP Sales\") [schema.value]"]),
    (
      "sales", "vp marketing", ["mql"],
      [
        "'vp marketing' leads Marketing and cannot sign for Sales (sign with --party marketing, or let Sales sign) "
          + "[agreement.same-signer]"
      ]
    ),
  ])
  func aRequestThatCannotBeMetLeavesNoFiles(party: String, by: String, ids: [String], expected: [String]) throws {
    let signing = try sign(ids + ["icp"], party: party, by: by, in: glossary(Company.before))
    #expect(signing.files == [])
    #expect(
      signing.diagnostics.map { problem in
        "\(problem.message)\(problem.suggestion.map { " (\($0))" } ?? "") [\(problem.rule.rawValue)]"
      } == expected)
  }

  @Test func oneNameDoesNotSignForBoth() throws {
    let glossary = glossary(Company.before)
    let first = try sign(["mql"], by: "Kim Ode", in: glossary)
    let book = try agreements(first.files)
    let second = try sign(["mql"], party: "marketing", by: "kim ode", in: glossary, book)
    #expect(second.diagnostics.map(\.message) == ["'kim ode' signed 'mql' for sales already"])
    #expect(second.files == [])
    let forged = first.files.map { file in
      Signing.File(path: file.path.replacing("sales.yml", with: "marketing.yml"), text: file.text)
    }
    #expect(signerProblems(in: try agreements(first.files + forged.suffix(1))).map(\.rule) == [.agreementSameSigner])
  }

  @Test func anotherMeaningUnderASignedVersionIsNotSigned() throws {
    let (before, after) = (glossary(Company.before), glossary(Company.after))
    let (_, book) = try signed(["contact-time"], by: ["sales": "2026-07-24"], in: before)
    #expect(try sign(["contact-time"], in: after, book).diagnostics.map(\.rule) == [.definitionVersionNotRaised])
    #expect(versionProblems(in: after, agreements: book).map(\.position.file) == ["content/glossary/contact-time.md"])
    #expect(versionProblems(in: before, agreements: book) == [])
  }

  @Test(arguments: ["Head: Sales", "- dash", "Größe & Söhne", "yes, \"quoted\"", "#1", "a # b", "VP Sales:"])
  func whateverTheNameItReadsBack(by: String) throws {
    let files = try sign(["mql"], by: by, in: glossary(Company.before)).files
    #expect(try agreements(files).records(of: "mql").first?.signatures.map(\.by) == [by])
  }

  @Test func sayingThatTheMeaningIsTheSameNeedsAnEarlierOne() throws {
    let (before, after) = (glossary(Company.before), glossary(Company.after))
    #expect(try sign(["mql"], in: before, same: true).notes.count == 1)
    let (_, book) = try signed(["mql"], by: ["sales": "2026-07-24"], in: before)
    let signing = try sign(["mql"], in: after, book, same: true)
    #expect(signing.notes == [])
    #expect(signing.files.last?.text.hasSuffix("same_meaning: true\n") == true)
  }

  @Test(arguments: [
    (
      "VP\u{200B} Sales", nil, "the role that signs contains an invisible character: U+200B ZERO WIDTH SPACE",
      "text.invisible-character"
    ),
    (
      "VP\u{1B}[31m Sales", nil, "the role that signs contains an invisible character: U+001B CONTROL CHARACTER",
      "text.invisible-character"
    ),
    (
      "VP\tSales", nil, "the role that signs contains an invisible character: U+0009 CONTROL CHARACTER",
      "text.invisible-character"
    ),
    ("VP Sales\nparty: marketing", nil, "the role that signs has more than one line", "schema.value"),
    (
      "VP Sales", "javascript:alert(1)", "the evidence 'javascript:alert(1)' does not begin with https:// or http://",
      "agreement.evidence"
    ),
    (
      "VP Sales", "https://a@b.example/", "the evidence 'https://a@b.example/' names a user before its host",
      "agreement.evidence"
    ),
  ])
  func whatIsWrittenUnderASignatureIsPlain(by: String, evidence: String?, message: String, rule: String) throws {
    let request = SignatureRequest(ids: ["mql"], party: "sales", by: by, date: try #require(day), evidence: evidence)
    let signing = signing(request, in: glossary(Company.before), agreements: AgreementBook(), settings: settings)
    #expect(signing.diagnostics.map(\.message) == [message])
    #expect(signing.diagnostics.map { "\($0.severity) \($0.rule.rawValue)" } == ["error \(rule)"])
    #expect(signing.files == [])
  }

  /// The two parties' roles are told apart as they are seen.
  @Test func aHiddenCharacterMakesNoSecondSigner() throws {
    let glossary = glossary(Company.before)
    let files = try sign(["mql"], by: "Kim Ode", in: glossary).files
    let request = SignatureRequest(ids: ["mql"], party: "marketing", by: "Kim\u{2060} Ode", date: try #require(day))
    let second = signing(request, in: glossary, agreements: try agreements(files), settings: settings)
    #expect(second.diagnostics.map(\.rule) == [.textInvisibleCharacter, .agreementSameSigner])
  }
}
