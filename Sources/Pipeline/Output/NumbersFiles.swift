import Documents
import Figures
import Files
import Fingerprints
import Synchronization

/// `numbers.json` of every folder that has pages with numbers: for each page its rows of snapshots and its numbers, in the
/// order of the indices in the page's HTML (`<data value="3">`, `<text data-n="3">`).
///
/// Each is written when the last page of its folder is made, so that a site's numbers are never all in memory.
final class NumbersFiles: Sendable {
  private struct Folder {
    /// Pages that are not made yet.
    var waiting = 0
    var pages: [PageNumbers] = []
  }

  private struct State {
    var folders: [String: Folder] = [:]
    var places: [String: Range<Int>] = [:]
  }

  private let state: Mutex<State>
  private let last: [String: Fingerprint]

  /// `artifacts` are all that will be taken, those of pages and others; `last` has the digests of the last site's files, by path.
  init(of artifacts: [Artifact], last: [String: Fingerprint]) {
    self.last = last
    var state = State()
    for artifact in artifacts { state.folders[artifact.address.folder, default: Folder()].waiting += 1 }
    self.state = Mutex(state)
  }

  /// Where each page's member lies in its file, by the page's path.
  var places: [String: Range<Int>] { state.withLock { $0.places } }

  /// Takes what was made at an address, whether or not it has numbers; callable from any thread.
  func take(_ numbers: PageNumbers?, at address: Address, into output: OutputFolder) {
    let name = address.folder
    let finished = state.withLock { state -> [PageNumbers] in
      if let numbers { state.folders[name]?.pages.append(numbers) }
      state.folders[name]?.waiting -= 1
      guard let folder = state.folders[name], folder.waiting <= 0 else { return [] }
      state.folders[name] = nil
      return folder.pages
    }
    guard !finished.isEmpty else { return }
    let path = name + "numbers.json"
    let file = Self.file(of: finished)
    state.withLock { $0.places.merge(file.places) { first, _ in first } }
    if let bytes = file.bytes {
      output.put(path, bytes)
    } else if let digest = last[path] {
      output.keep(path, digest)
    }
  }

  /// The bytes are nil for a file that stands, which it does with all of its pages or with none.
  private static func file(of pages: [PageNumbers]) -> (bytes: [UInt8]?, places: [String: Range<Int>]) {
    var places: [String: Range<Int>] = [:]
    var bytes = Array("{\n  \"format\": 1,\n".utf8)
    bytes.reserveCapacity(pages.reduce(bytes.count + 3) { $0 + $1.member.length + 4 })
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
    guard bytes.count > start else { return (nil, places) }
    bytes += "\n}\n".utf8
    return (bytes, places)
  }
}
