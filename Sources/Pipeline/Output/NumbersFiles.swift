import Documents

/// `numbers.json` of every folder that has pages with numbers: for each page its rows of snapshots and its numbers, in the
/// order of the indices in the page's HTML (`<data value="3">`, `<text data-n="3">`).
struct NumbersFiles: Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []
  /// Files that stand from the last build, with all their pages.
  private(set) var standing: [String] = []
  /// Where each page's member lies, by the page's path.
  private(set) var places: [String: Range<Int>] = [:]

  init(_ pages: [PageNumbers]) {
    let folders = Dictionary(grouping: pages) { $0.address.folder }
    for (folder, pages) in folders.sorted(by: { $0.key < $1.key }) {
      var bytes = Array("{\n  \"format\": 1,\n".utf8)
      let start = bytes.count
      for page in pages.sorted(by: { $0.address < $1.address }) {
        switch page.member {
        case .made(let member):
          bytes += (bytes.count == start ? "  " : ",\n  ").utf8
          places[page.address.path] = bytes.count..<bytes.count + member.count
          bytes += member
        case .standing(let range): places[page.address.path] = range
        }
      }
      // A file stands with all of its pages or with none.
      if bytes.count == start {
        standing.append(folder + "numbers.json")
      } else {
        bytes += "\n}\n".utf8
        files.append((folder + "numbers.json", bytes))
      }
    }
  }

  /// Gives the files away, so that they are not held while the site is published.
  mutating func takeFiles() -> [(path: String, bytes: [UInt8])] {
    defer { files = [] }
    return files
  }
}
