import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TemporaryFolder {
  /// Runs commands in the folder as a person without any configuration of git.
  @discardableResult
  func run(_ commands: String, by author: String = "mara@example.com", on day: String = "2026-07-24") throws -> String {
    let result = shell(commands, by: author, on: day)
    try #require(result.status == 0, "\(commands): \(result.output)")
    return result.output
  }

  /// The exit status of commands with what they printed, errors after the rest.
  func shell(
    _ commands: String, by author: String = "mara@example.com", on day: String = "2026-07-24"
  ) -> (status: Int32, output: String) {
    let environment = """
      export GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null LC_ALL=C
      export GIT_AUTHOR_NAME=Somebody GIT_AUTHOR_EMAIL=\(author) GIT_AUTHOR_DATE='\(day)T12:00:00+0000'
      export GIT_COMMITTER_NAME=Host GIT_COMMITTER_EMAIL=host@example.com GIT_COMMITTER_DATE='\(day)T12:00:00+0000'
      """
    guard let pipe = unsafe popen("\(environment)\ncd '\(path)' && { \(commands)\n} 2>&1", "r") else { return (-1, "") }
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

  /// Makes the folder a repository and commits what is in it.
  @discardableResult
  func commitAll(_ message: String = "Change", by author: String = "mara@example.com", on day: String = "2026-07-24")
    throws -> TemporaryFolder
  {
    try run(
      "[ -d .git ] || git init --quiet --initial-branch=main .; git add -A; git commit --quiet --allow-empty -m '\(message)'",
      by: author, on: day)
    return self
  }

  /// The same files, with their repository, in a folder of its own.
  func copy() throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    try run("cp -a . '\(copy.path)'")
    return copy
  }
}

/// The repository that these tests belong to.
let projectRoot = String(#filePath.dropLast("/Tests/PipelineTests/GitFolder.swift".count))
