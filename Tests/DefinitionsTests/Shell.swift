#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a command line of ours; the exit status and what it printed.
func run(_ command: String) -> (status: Int32, output: String) {
  guard let pipe = unsafe popen(command + " 2>&1", "r") else { return (-1, "") }
  var output: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = unsafe fread(&chunk, 1, chunk.count, pipe)
    if count == 0 { break }
    output += chunk[..<count]
  }
  // The status of an ended child has its exit code in the second byte.
  let status = unsafe pclose(pipe)
  return (status >> 8, String(decoding: output, as: UTF8.self))
}

func isThere(_ program: String) -> Bool { run("command -v \(program)").status == 0 }
