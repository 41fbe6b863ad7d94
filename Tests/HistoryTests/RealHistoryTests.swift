import Calendars
import History
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Beside the repository and not in it: `CONCORD_SHARED`, or `../shared`.
private let data: String = {
  let root = #filePath.dropLast("/Tests/HistoryTests/RealHistoryTests.swift".count)
  let shared = unsafe getenv("CONCORD_SHARED").map { unsafe String(cString: $0) } ?? root + "/../shared"
  return shared + "/data/kubernetes-glossary"
}()

/// The glossary of Kubernetes: 256 commits of six years, with its changes counted by other means.
@Suite(.enabled(if: readText(data + "/expected/history_files.csv") != nil))
struct RealHistoryTests {
  private let folder = "content/en/docs/reference/glossary"

  private func clone() throws -> TestRepository { try TestRepository("git clone --quiet '\(data)/history.bundle' .") }

  /// Rows of an expected file without its header. A quoted last column is left as it is: it is not asked for.
  private func rows(_ name: String) throws -> [[String]] {
    let text = try #require(readText("\(data)/expected/\(name)"))
    return text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func everyFileHasTheChangesThatWereCounted() async throws {
    let repository = try clone()
    let (history, notes) = await repository.history(under: [folder])
    let found = history.paths.map { path in
      let changes = history.changes(ofPath: path)
      func count(_ kind: FileChange.Kind) -> String { String(changes.count { $0.change.kind == kind }) }
      let dates = changes.map(\.revision.date).sorted()
      return [path, count(.added), count(.modified), count(.deleted)]
        + [dates.first, dates.last].map { $0.map(\.description) ?? "" }
    }
    let expected = try rows("history_files.csv")
    #expect(found == expected.sorted { $0[0] < $1[0] })
    #expect(notes == [])
  }

  @Test func everyEditIsFoundAtItsCommitAndDay() async throws {
    let repository = try clone()
    let (history, _) = await repository.history(under: [folder])
    let found = history.revisions.flatMap { revision in
      revision.files.filter { $0.kind == .modified }.map { "\(revision.commit) \(revision.date) \($0.path)" }
    }
    let expected = try rows("history_modifications.csv").map { $0.prefix(3).joined(separator: " ") }
    #expect(found.sorted() == expected.sorted())
  }

  @Test func theLabelledChangesAreWhatTheirLabelSays() async throws {
    let repository = try clone()
    let (history, _) = await repository.history(under: [folder])
    for row in try rows("definition_changes.csv") {
      let change = try #require(history.changes(ofPath: row[2]).first { $0.revision.commit == row[0] }, "\(row)")
      #expect(change.revision.date.description == row[1])
      let id = try #require(definitionID(ofPath: row[2]))
      let revision = history.revisions(of: id).first { $0.revision.commit == row[0] }
      switch row[3] {
      case "mode-only": #expect(revision == nil)
      case "deletion": #expect(revision?.kind == .deleted)
      default: #expect(change.change.changesContent && revision != nil, "\(row)")
      }
    }
  }

  @Test func theTermsOfADayAreThoseOfItsCommit() async throws {
    let repository = try clone()
    for row in try rows("asof_term_counts.csv") {
      let files = try await repository.contents(at: row[1], under: [folder])
      #expect(String(files.count { definitionID(ofPath: $0.path) != "index" && $0.path.hasSuffix(".md") }) == row[2], "\(row)")
    }
  }
}
