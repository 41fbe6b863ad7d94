#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says of files of the machine, programs and settings of git, which nobody opens here: through links.
package func stampsOfNamedFiles(_ paths: [String]) -> StampTable {
  var table = StampTable()
  for path in paths {
    var info = stat()
    let isThere = unsafe stat(path, &info) == 0
    table.rows.append(StampTable.Row(path, isThere ? FileStatus(info) : nil))
  }
  return table
}

/// The file that a program's name stands for, as the system looks for it; nil where no folder of the search path has one.
package func fileOfProgram(_ name: String, searchPath: String) -> String? {
  searchPath.split(separator: ":").lazy.map { "\($0)/\(name)" }.first(where: isProgram)
}

/// Whether a path leads to a file that can be run.
package func isProgram(_ path: String) -> Bool {
  var info = stat()
  return unsafe access(path, X_OK) == 0 && stat(path, &info) == 0 && FileKind(mode: info.st_mode) == .file
}

/// The files of the running program: its own and those of the libraries that it began with; nil where the system does not say.
package func filesOfThisProgram() -> [String]? {
  guard let bytes = try? OpenFile(named: "/proc/self/maps").bytes() else { return nil }
  var paths: Set<[UInt8]> = []
  for line in bytes.split(separator: UInt8(ascii: "\n")) {
    // `7f3c…-7f3c… r-xp 00000000 08:01 1234   /usr/lib/libcmark.so.0.30.2`
    // What is mapped and cannot be run, a debugger's mailbox say, is no part of the program.
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count > 2, words[1].contains(UInt8(ascii: "x")), let slash = words[2].firstIndex(of: UInt8(ascii: "/")) else {
      continue
    }
    paths.insert(Array(line[slash...]))
  }
  return paths.isEmpty ? nil : paths.map { String(decoding: $0, as: UTF8.self) }.sorted()
}
