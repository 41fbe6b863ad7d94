import Testing

@testable import Starters

/// Sheets of terms, also as OpenMetadata and Purview write them.
@Suite struct TermSheetTests {
  private func read(_ text: String) -> (terms: [String], losses: [String])? {
    guard let read = readTermSheet(Array(text.utf8), path: "terms.csv") else { return nil }
    let terms = read.terms.map { term in
      "\(term.name)/\(term.abbreviation ?? "-")/\(term.sentence)/\(term.synonyms.joined(separator: "+"))/\(term.related.joined(separator: "+"))/"
        + term.remarks.map { "\($0.name)=\($0.text)" }.joined(separator: ",")
    }
    return (terms, read.lossLines)
  }

  @Test func aDataTeamsSheet() throws {
    let sheet = try #require(read("term,definition,owner,related_dataset\nLead,A person. Not a firm.,ana@example.com,leads\n"))
    #expect(sheet.terms == ["Lead/-/A person.///related_dataset=leads"])
    #expect(
      sheet.losses == [
        "terms.csv:2: left in the prose: sentences after the first",
        "terms.csv:2: dropped: 'owner' names a person, not a role",
        "terms.csv:2: left in the prose: the column 'related_dataset'",
      ])
  }

  @Test func openMetadata() throws {
    let header =
      "parent,name*,displayName,description,synonyms,relatedTerms,references,tags,reviewers,owner,glossaryStatus,color,iconURL,"
      + "extension\n"
    let row =
      ",mql,Marketing-qualified lead (MQL),<p>A lead &amp; more.</p>,hot lead;ready lead,sales.sal,,,,user:ana,Approved,,,\n"
    let sheet = try #require(read(header + row))
    #expect(
      sheet.terms == [
        "Marketing-qualified lead/MQL/A lead & more./hot lead+ready lead/sal/glossaryStatus=Approved (where it came from)"
      ])
    #expect(
      sheet.losses.contains("terms.csv:2: left in the prose: 'glossaryStatus': it is no signature, the definition is a draft"))
  }

  @Test func purview() throws {
    let header = "Name,Nick Name,Status,Definition,Acronym,Resources,Related Terms,Synonyms,Stewards,Experts,Parent Term Name\n"
    let sheet = try #require(read(header + "Sales_Opportunity,deal,Draft,A purchase.,OPP,,,potential;,,,Sales\n"))
    #expect(
      sheet.terms == ["Opportunity/OPP/A purchase./deal+potential//Status=Draft (where it came from),Parent Term Name=Sales"])
  }

  @Test func aFormulaIsLeftOut() throws {
    let sheet = try #require(read("term;definition\nLead;=A1\nDeal;A purchase.\n"))
    #expect(sheet.terms == ["Deal/-/A purchase.///"])
    #expect(sheet.losses == ["terms.csv:2: left out: the row 'Lead': a cell is a formula"])
  }

  @Test(arguments: ["metric,period,value\nmql,2026-10,5\n", "", "Name,Amount\nAcme,5\n"])
  func anotherSheetIsNone(text: String) { #expect(read(text) == nil) }
}
