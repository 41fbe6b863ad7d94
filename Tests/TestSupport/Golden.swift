package import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Compares text with the golden file `Goldens/<name>` beside the calling test.
///
/// With `CONCORD_RECORD=1` in the environment, or where the golden is missing, the file is written and the test fails
/// all the same, so that no run can record and pass. On a difference the actual text is left in `<name>.actual`,
/// which git ignores, for `diff`.
package func expectGolden(
  _ actual: String, _ name: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = filePath[..<(filePath.lastIndex(of: "/") ?? filePath.startIndex)]
  let path = "\(folder)/Goldens/\(name)"
  let mayRecord = unsafe getenv("CI") == nil
  guard let golden = readText(path), unsafe getenv("CONCORD_RECORD") == nil || !mayRecord else {
    if mayRecord {
      writeText(actual, to: path)
      Issue.record("recorded \(path); read it, commit it and run again", sourceLocation: sourceLocation)
    } else {
      Issue.record("\(path) is missing", sourceLocation: sourceLocation)
    }
    return
  }
  guard golden != actual else { return }
  writeText(actual, to: path + ".actual")
  Issue.record("\(name) differs from its golden: diff \(path) \(path).actual", sourceLocation: sourceLocation)
}

/// The text of a file, nil where it cannot be read.
package func readText(_ path: String) -> String? { readBytes(path).map { String(decoding: $0, as: UTF8.self) } }

/// The bytes of a file, nil where it cannot be read.
package func readBytes(_ path: String) -> [UInt8]? {
  guard let file = unsafe fopen(path, "rb") else { return nil }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe fread(&chunk, 1, chunk.count, file)
    guard count > 0 else { return bytes }
    bytes.append(contentsOf: chunk[..<count])
  }
}

/// What fails is recorded there.
private func writeText(_ text: String, to path: String) { try? writeFile(path, Array(text.utf8)) }
