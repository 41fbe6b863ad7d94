import Charts
import Documents
import Figures
import Files
import Foundation
import MailPages
import ShownNumbers
import Testing

@testable import Pipeline

/// Every page of two small sites as a mail: what a mail program drops, and numbers that one of the forms lacks, are faults.
@Suite struct MailFormTests {
  @Test(arguments: ["agreed", "unsigned"])
  func everyNumberOfEveryPageStandsInBothFormsOfItsMail(name: String) async throws {
    let root = #filePath.components(separatedBy: "/Tests/")[0] + "/Tests/Site/goldens/" + name
    let site = await readSite(BuildOptions(root: root, threads: 1, writes: false), in: RootFolder(root), { _ in }).site
    var missing: Set<String> = []
    var faults: Set<String> = []
    var count = 0
    for artifact in site.artifacts {
      guard case .document(let make) = artifact.making else { continue }
      let document = make()
      let mail = mailForm(
        of: document, in: MailFrame(organization: "A", site: "https://intranet.example/", showsPictures: true))
      for fault in mailFaults(in: mail.html) {
        if case .size = fault { continue }
        faults.insert("\(document.address.path): \(fault)")
      }
      let text = mail.text
      let html = folded(
        mail.html.replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
          .replacing("&amp;", with: "&"))
      for number in numbers(in: document.blocks) {
        count += 1
        if !html.contains(folded(number.text)) { missing.insert("\(document.address.path): \(number.text) in the HTML") }
        // In a narrow cell its words stand one below the other.
        let words = number.text.split(separator: " ")
        if !words.allSatisfy({ text.contains($0) }) { missing.insert("\(document.address.path): \(number.text) in the text") }
      }
    }
    #expect(count > 100)
    #expect(missing.sorted() == [])
    #expect(faults.sorted() == [])
  }
}

private func folded(_ text: String) -> String { text.filter { !$0.isWhitespace } }

/// The numbers of a value and all that it holds, drawings left out: what those write stands in a table, or beside them.
private func numbers(in value: Any) -> [ShownNumber] {
  if let number = value as? ShownNumber { return [number] }
  if value is any Chart { return [] }
  return Mirror(reflecting: value).children.flatMap { numbers(in: $0.value) }
}
