import Changes
import Pipeline
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Beside the repository and not in it: `CONCORD_SHARED`, or `../shared`.
private let data: String = {
  let shared = unsafe getenv("CONCORD_SHARED").map { unsafe String(cString: $0) } ?? projectRoot + "/../shared"
  return shared + "/data/kubernetes-glossary"
}()

/// Ten changes of the Kubernetes glossary that a person labelled, told by the function behind `concord diff A B`.
@Suite(
  .enabled("history.bundle of the Kubernetes glossary is beside the repository or in CONCORD_SHARED") {
    readText(data + "/expected/definition_changes.csv") != nil
  })
struct LabelledChangesTests {
  /// Which of that glossary's keys hold the sentence.
  enum Keys: String, CaseIterable, CustomTestStringConvertible {
    /// `short_description`, as a glossary's own list of terms shows it.
    case summary = "{title: name, short_description: definition, aka: synonyms}"
    /// The first paragraph of the text, as a reader of the term's page sees it.
    case text = "{title: name, aka: synonyms}"

    var testDescription: String { self == .summary ? "sentence-of-short_description" : "sentence-of-the-text" }
  }

  private struct Label {
    var commit: String
    var id: String
    /// The person's word: `definition-change`, `typography-only`.
    var kind: String
  }

  /// Which class each label is. "nothing" is for changes of the file that leave every word and the file where they were.
  private static let classes = [
    // Its terms have no semantics: the sentence is the meaning.
    "definition-change": "semantic", "definition-change+rename": "semantic", "term-respelling": "semantic",
    "term-replacement": "semantic", "typography-only": "editorial", "line-endings-only": "nothing", "mode-only": "nothing",
    "rename-case-only": "editorial", "deletion": "removed",
  ]

  /// Where diff and label differ, and why both are right.
  private static let known: [Keys: [String: (found: String, why: String)]] = [
    .summary: [
      "service definition-change": (
        "editorial", "the commit rewrote the text and left short_description as it was, which these keys make the sentence"
      )
    ]
  ]

  @Test(arguments: Keys.allCases)
  func diffGivesEachLabelledChangeTheClassOfItsLabel(keys: Keys) async throws {
    let folder = try TemporaryFolder()
    try folder.run("git clone --quiet '\(data)/history.bundle' .")
    var table: [String: [String: Int]] = [:]
    for label in try labels() {
      let found = try await mainClass(of: label, in: folder, keys: keys)
      table[label.kind, default: [:]][found, default: 0] += 1
      let difference = Self.known[keys]?["\(label.id) \(label.kind)"]
      let expected = try #require(difference?.found ?? Self.classes[label.kind], "no class for the label '\(label.kind)'")
      #expect(found == expected, "\(label.id) in \(label.commit): \(difference?.why ?? label.kind)")
    }
    expectGolden(confusion(table), "labelled-changes-\(keys.testDescription).txt")
  }

  /// The class of the labelled definition's change between a commit and its parent; "nothing" where diff tells of none.
  private func mainClass(of label: Label, in folder: TemporaryFolder, keys: Keys) async throws -> String {
    let before = try state(of: label.commit + "~1", in: folder, keys: keys)
    let after = try state(of: label.commit, in: folder, keys: keys)
    let options = ComparisonOptions(root: folder.path, from: before, to: after, threads: 1)
    let outcome = await compareGlossaries(options)
    #expect(!outcome.hasFailed, "\(outcome.findings)")
    let changes = try #require(outcome.changes)
    return changes.changes.first { $0.id == label.id }?.mainClass.rawValue ?? "nothing"
  }

  /// A commit with the same files, not a byte changed, where Concord looks for them, and a site.yml that maps their keys.
  private func state(of revision: String, in folder: TemporaryFolder, keys: Keys) throws -> String {
    try folder.write(["site": "title: Kubernetes\nglossary: {keys: \(keys.rawValue)}\n"])
    let commit = try folder.run(
      """
      export GIT_INDEX_FILE=index; rm -f index
      git read-tree --prefix=content/glossary/ \(revision):content/en/docs/reference/glossary
      git update-index --add --cacheinfo 100644,$(git hash-object -w site),content/site.yml
      git commit-tree -m state $(git write-tree)
      """
    )
    return String(commit.prefix { !$0.isWhitespace })
  }

  private func labels() throws -> [Label] {
    let text = try #require(readText("\(data)/expected/definition_changes.csv"))
    return try text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      // Quoted columns come after those that are asked for.
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let file = try #require(fields[2].split(separator: "/").last)
      return Label(commit: fields[0], id: String(file.dropLast(".md".count)), kind: fields[3])
    }
  }

  /// Labels down, classes across.
  private func confusion(_ table: [String: [String: Int]]) -> String {
    let classes = Set(table.values.flatMap(\.keys)).sorted()
    let rows = table.sorted { $0.key < $1.key }.map { kind, counts in
      ([kind] + classes.map { String(counts[$0] ?? 0) }).joined(separator: ", ")
    }
    return ([(["label"] + classes).joined(separator: ", ")] + rows).joined(separator: "\n") + "\n"
  }
}
