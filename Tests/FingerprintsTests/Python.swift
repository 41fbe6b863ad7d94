import Foundation

/// Python is our second opinion on hashes and Unicode; where it is not there, its tests are skipped.
let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

/// What `python3` prints with these arguments; throws where it cannot be run or fails.
func python(_ arguments: [String]) throws -> Data {
  struct Failed: Error {}
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/python3")
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw Failed() }
  return bytes
}
