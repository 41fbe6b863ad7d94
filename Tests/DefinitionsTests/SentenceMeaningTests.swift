import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Testing

/// The sentence is the meaning where nothing else is.
@Suite struct SentenceMeaningTests {
  private static let parties = ["marketing", "sales"]

  private func concept(_ sentence: String, _ more: String = "", agreements: AgreementBook = AgreementBook()) throws -> Glossary
  {
    let definition = try #require(read("kind: concept\nname: Fit\ndefinition: \(sentence)\n\(more)", id: "fit").definition)
    return resolve([definition], settings: settings, agreements: agreements, asOf: nil).glossary
  }

  /// The files of the first releases, which left the sentence out of the hash.
  private func former(
    _ sentence: String, signedIn words: [String]
  ) throws -> [(path: String, bytes: [UInt8])] {
    let own = CanonicalValue.object([
      "hash": .integer(1), "id": .string("fit"), "kind": .string("concept"), "semantics": .object([:]),
    ]).fingerprint
    let whole = CanonicalValue.object([
      "hash": .integer(1), "id": .string("fit"), "kind": .string("concept"), "semantics": .object([:]), "refs": .object([:]),
    ]).fingerprint
    let folder = "content/agreements/fit/\(own.stored)"
    let meaning = """
      {"hash": 1, "id": "fit", "kind": "concept", "version": 1, "effective": null, "name": "Fit", "definition": "\(sentence)",
      "why": null, "semantics": {}, "own": "\(own.full)", "fingerprint": "\(whole.full)", "refs": {}, "targets": null}
      """
    return [("\(folder)/meaning.json", Array(meaning.utf8))]
      + (try zip(Self.parties, words).map { party, words in
        let wording = try #require(concept(words).hashes(of: "fit")).wording.stored
        let text = "{by: VP \(party), date: 2026-01-02, meaning: \"\(own.stored)\", wording: \"\(wording)\"}"
        return ("\(folder)/\(party).yml", Array(text.utf8))
      })
  }

  private func status(_ book: AgreementBook, _ glossary: Glossary) -> String {
    book.status(of: "fit", in: glossary, parties: Self.parties, asOf: nil).word
  }

  @Test func anotherSentenceIsAnotherMeaningOnlyWhereThereAreNoSemantics() throws {
    let (one, other) = (try concept("A large account."), try concept("A small account."))
    #expect(one.hashes(of: "fit")?.own != other.hashes(of: "fit")?.own)
    #expect(one.hashes(of: "fit")?.fingerprint != other.hashes(of: "fit")?.fingerprint)
    let semantics = "semantics: {criteria: Large}"
    #expect(
      try concept("A large account.", semantics).hashes(of: "fit")?.own
        == concept("A small account.", semantics).hashes(of: "fit")?.own)
  }

  /// Nothing lapses and no number carries another fingerprint because the sentence came into the hash.
  @Test func aSignatureOfTheSameSentenceUnderTheFormerHashCounts() throws {
    let (book, problems) = readAgreements(try former("A large account.", signedIn: ["A large account.", "A large account."]))
    #expect(lines(problems) == [])
    let present = try concept("A large account.", agreements: book)
    #expect(present.hashes(of: "fit")?.own == book.records(of: "fit").first?.own)
    #expect(present.hashes(of: "fit")?.fingerprint == book.records(of: "fit").first?.fingerprint)
    #expect(status(book, present) == "agreed")
  }

  @Test(arguments: [
    (["A small account.", "A small account."], "agreed"), (["A large account.", "A small account."], "half-signed"),
    (["A large account.", "A large account."], "lapsed"),
  ])
  func aSignatureOfAnotherSentenceUnderTheFormerHashCountsForThatOne(signed: [String], word: String) throws {
    let (book, _) = readAgreements(try former("A large account.", signedIn: signed))
    #expect(try status(book, concept("A small account.", agreements: book)) == word)
  }

  @Test func aSentenceIsReadBackWithItsHash() throws {
    let glossary = try concept("A large account.")
    let definition = try #require(glossary["fit"])
    let text = meaningRecord(for: definition, in: glossary).pretty()
    let path = "content/agreements/fit/\(definition.own.stored)/meaning.json"
    let (book, problems) = readAgreements([(path, Array(text.utf8))])
    #expect(lines(problems) == [])
    #expect(book.records(of: "fit").map(\.own) == [definition.own])
    // The words cannot be changed under their hash.
    let (_, forged) = readAgreements([(path, Array(text.replacing("large", with: "small").utf8))])
    #expect(forged.map(\.rule) == [.agreementWrongFolder])
  }
}
