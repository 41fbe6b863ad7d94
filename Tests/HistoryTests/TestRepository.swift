import Diagnostics
import History
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real git repository in a folder of the test's own, removed with it.
final class TestRepository: Sendable {
  let path: String

  /// `start` are the commands that make it, run in the empty folder.
  init(_ start: String = "git init --quiet --initial-branch=main .") throws {
    var template = Array("/tmp/concord-history-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    try #require(made)
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    try run(start)
  }

  deinit { _ = shell("rm -rf '\(path)'") }

  /// Runs commands in the folder, as a person without any configuration.
  @discardableResult
  func run(_ commands: String, by author: String = "mara@example.com", on day: String = "2026-07-24") throws -> String {
    let environment = """
      export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C
      export GIT_AUTHOR_NAME=\(author.prefix { $0 != "@" }) GIT_AUTHOR_EMAIL=\(author) GIT_AUTHOR_DATE='\(day)T23:30:00+0200'
      export GIT_COMMITTER_NAME=Host GIT_COMMITTER_EMAIL=host@example.com GIT_COMMITTER_DATE='\(day)T23:30:00+0200'
      """
    let result = shell("\(environment)\ncd '\(path)' && { set -e; \(commands)\n}")
    try #require(result.status == 0, "\(commands): \(result.output)")
    return result.output
  }

  /// Reads the history while the folder is held: `readHistory(root: repository.path)` alone may outlive it.
  func history(
    in folder: String = "", under folders: [String] = ["content/glossary", "content/agreements"],
    git: GitProgram = GitProgram()
  ) async -> (history: DefinitionHistory, notes: [Diagnostic]) {
    await readHistory(root: path + folder, under: folders, git: git)
  }

  func contents(
    in root: String = "", at revision: String, under folders: [String] = ["content"]
  ) async throws -> [(path: String, bytes: [UInt8])] {
    try await History.contents(root: path + root, at: revision, under: folders)
  }

  func contents(ofBlobs ids: [String?]) async throws -> [String: [UInt8]] {
    try await History.contents(root: path, ofBlobs: ids.compactMap { $0 })
  }

  /// Writes files, nil removing one, and commits them.
  func commit(
    _ files: KeyValuePairs<String, String?>, _ message: String = "Change", by author: String = "mara@example.com",
    on day: String = "2026-07-24"
  ) throws {
    for (name, text) in files {
      guard let text else {
        try run("git rm --quiet '\(name)'")
        continue
      }
      try write(name, text)
      try run("git add '\(name)'")
    }
    try run("git commit --quiet -m '\(message)'", by: author, on: day)
  }

  func write(_ name: String, _ text: String) throws {
    try run("mkdir -p \"$(dirname '\(name)')\"; printf %s '\(text)' > '\(name)'")
  }
}

/// Output and errors of a command line, with the exit status.
func shell(_ command: String) -> (status: Int32, output: String) {
  guard let pipe = unsafe popen("{ \(command)\n} 2>&1", "r") else { return (-1, "") }
  var output: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe fread(&chunk, 1, chunk.count, pipe)
    if count == 0 { break }
    output += chunk[..<count]
  }
  // The status of an ended child has its exit code in the second byte.
  return (unsafe pclose(pipe) >> 8, String(decoding: output, as: UTF8.self))
}
