import Foundation
import Testing

@testable import MailPages

/// The chapter on mail programs and the allow-list say the same, both ways.
struct MailProgramsTests {
  /// The words in code letters of the first column of the tables.
  private func listed() throws -> Set<String> {
    let path = #filePath.components(separatedBy: "/Tests/")[0] + "/Sources/MailPages/MailPages.docc/MailPrograms.md"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
    return Set(rows.flatMap { row in row.split(separator: "|")[0].matches(of: #/`([\w-]+)`/#).map { String($0.output.1) } })
  }

  @Test func everyElementAndStyleThatIsAllowedHasALine() throws {
    #expect(try listed() == Set(allowedAttributes.keys).union(keptStyles.keys))
  }
}
