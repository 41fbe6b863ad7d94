import Diagnostics
import Fingerprints
import TestSupport
import Testing

/// Whatever a message, a suggestion or a file's name holds, a report says what we say and nothing else.
struct HostileTextTests {
  private func finding(_ text: String) -> Diagnostic {
    Diagnostic(.schemaValue, at: SourcePosition(file: "content/\(text).md", line: 3, column: 1), text, suggestion: text)
  }

  /// Of nothing in it a terminal makes more than a letter.
  private func expectCalm(_ text: String) {
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(!(0x00...0x1F).contains(scalar.value) && !(0x7F...0x9F).contains(scalar.value))
      #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
    }
  }

  @Test(arguments: hostileStrings)
  func aTerminalShowsItOnItsLine(text: String) {
    let report = report([finding(text)], as: .text, colored: false)
    #expect(report.utf8.count { $0 == 0x0A } == 5)
    expectCalm(report)
    #expect(invisibleCharacters(in: report) == [])
    for line in report.split(separator: "\n") {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::") && !line.contains("##[") && !line.contains("##vso["))
    }
  }

  @Test(arguments: hostileStrings)
  func aWorkflowCommandStaysOne(text: String) throws {
    let report = report([finding(text)], as: .github, colored: false)
    #expect(report.utf8.count { $0 == 0x0A || $0 == 0x0D } == 1)
    expectCalm(report)
    // As the runner reads it back: properties up to the second `::`, each up to a comma.
    let rest = try #require(report.hasPrefix("::error ") ? report.dropFirst("::error ".count).dropLast() : nil)
    let end = try #require(rest.firstRange(of: "::"))
    let properties = rest[..<end.lowerBound].split(separator: ",").map { $0.prefix { $0 != "=" } }
    #expect(properties == ["file", "line", "col", "title"])
    let message = rest[end.upperBound...].replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%25", with: "%")
    #expect(
      !text.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0.value < 0x7F } || message.hasPrefix(text + "\n"))
  }

  @Test(arguments: hostileStrings)
  func jsonGivesItBack(text: String) throws {
    let report = report([finding(text)], as: .json, colored: false)
    expectCalm(report)
    let found = try #require(JSON(parsing: report)["findings"]?.array?.first)
    #expect(found["message"]?.string == text && found["suggestion"]?.string == text)
    #expect(found["path"]?.string == "content/\(text).md")
  }

  @Test(arguments: hostileStrings)
  func sarifGivesItBackAtAnAddress(text: String) throws {
    let report = report([finding(text)], as: .sarif, colored: false)
    expectCalm(report)
    let result = try #require(JSON(parsing: report)["runs"]?.array?.first?["results"]?.array?.first)
    #expect(result["message"]?["text"]?.string == "\(text): \(text)")
    let place = result["locations"]?.array?.first?["physicalLocation"]?["artifactLocation"]
    let uri = try #require(place?["uri"]?.string)
    #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}?#:".utf8.contains($0) })
    #expect(uri.hasPrefix("content/"))
  }

  @Test func aSheetElsewhereNamesItsOwnPlace() throws {
    let finding = Diagnostic(.csvHeader, at: SourcePosition(file: "/tmp/a b.csv", line: 1), "x")
    let report = report([finding], as: .sarif, colored: false)
    #expect(report.contains("\"uri\": \"file:///tmp/a%20b.csv\"") && !report.contains("\"uriBaseId\""))
  }
}
