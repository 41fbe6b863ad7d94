import Testing

@testable import Starters

/// Names of terms as headings and cells have them.
@Suite struct ForeignNameTests {
  private static let names: [(String, String, String?, [String])] = [
    ("Marketing-qualified lead (MQL)", "Marketing-qualified lead", "MQL", []),
    ("MQL (Marketing-qualified lead)", "Marketing-qualified lead", "MQL", []),
    ("Annual recurring revenue (ARR) {#arr}", "Annual recurring revenue", "ARR", []),
    ("Lead, aka inquiry, enquiry", "Lead", nil, ["inquiry", "enquiry"]), ("Churn (aka attrition)", "Churn", nil, ["attrition"]),
    ("Win rate (closed deals)", "Win rate (closed deals)", nil, []), ("MQL", "MQL", nil, []),
    ("Ὀδυσσεύς aka Odysseus", "Ὀδυσσεύς", nil, ["Odysseus"]), ("(nothing)", "(nothing)", nil, []),
  ]

  @Test(arguments: names) func reads(text: String, name: String, abbreviation: String?, synonyms: [String]) {
    let read = foreignName(text)
    #expect(read.name == name)
    #expect(read.abbreviation == abbreviation)
    #expect(read.synonyms == synonyms)
  }
}
