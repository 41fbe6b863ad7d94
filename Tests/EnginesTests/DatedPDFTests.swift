import Calendars
import Engines
import Testing

/// A PDF in, the same with the moment of its content out.
struct DatedPDFTests {
  private let moment = Instant(second: 1_794_005_999)

  @Test func theMomentsOfMakingAreThatOfTheContent() {
    let printed = "<</Producer (Skia)\n/CreationDate (D:20261129112743+00'00')\n/ModDate (D:20261129112743+00'00')>>\n%%EOF\n"
    #expect(
      String(decoding: datedPDF(Array(printed.utf8), moment), as: UTF8.self)
        == "<</Producer (Skia)\n/CreationDate (D:20261106225959+00'00')\n/ModDate (D:20261106225959+00'00')>>\n%%EOF\n")
  }

  @Test(arguments: ["", "%PDF-1.7", "/CreationDate (D:2026", "/CreationDate (D:soon) and not a moment at all"])
  func whatHasNoMomentIsLeft(text: String) {
    #expect(datedPDF(Array(text.utf8), moment) == Array(text.utf8))
  }
}
