import Files

/// Readers of what git prints with `-z`: fields that end in NUL, so that no path needs quoting.
enum GitOutput {
  /// One entry of a tree.
  struct TreeEntry: Hashable {
    var path: String
    var blob: String
  }

  /// A path that differs from HEAD, in the index or on disk.
  struct StatusEntry: Hashable {
    var path: String
    var isOnDisk: Bool
  }

  /// Splits at NUL; what follows the last is an empty field.
  static func fields(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.split(separator: 0, omittingEmptySubsequences: false) }

  static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// `git ls-tree -r -z --full-tree`: `100644 blob <id>\t<path>`. Links and submodules are no files of ours.
  static func tree(_ bytes: [UInt8]) -> [TreeEntry] {
    fields(bytes).compactMap { field in
      guard let tab = field.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let words = field[..<tab].split(separator: UInt8(ascii: " "))
      guard words.count == 3, isFile(mode: words[0]) else { return nil }
      return TreeEntry(path: shownPath(field[(tab + 1)...]), blob: text(words[2]))
    }
  }

  /// `git status --porcelain=v1 -z --no-renames`: two letters, a space, the path.
  static func status(_ bytes: [UInt8]) -> [StatusEntry] {
    fields(bytes).compactMap { field in
      guard field.count > 3 else { return nil }
      let letters = text(field.prefix(2))
      return StatusEntry(path: shownPath(field.dropFirst(3)), isOnDisk: !["D ", " D", "AD", "MD", "DD"].contains(letters))
    }
  }

  /// True of ordinary and of executable files; false of nothing, links, folders and submodules.
  static func isFile(mode: some Collection<UInt8>) -> Bool { mode.starts(with: "100".utf8) }
}
