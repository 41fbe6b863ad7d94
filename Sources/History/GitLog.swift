import Calendars
import Files

/// `git log --raw -z`, asked and read.
///
/// Every ancestor of HEAD is looked at, whichever branch it came by (`--full-history`), and is compared with its parent. A
/// merge is compared with all of its parents at once (`-c`), which tells only what no parent had: a conflict that was
/// solved by hand. So a change that was made on a branch shows once, with its own author, and not again as a merge.
/// No parent comes before its child (`--date-order`). Renames are not guessed.
enum GitLog {
  static func arguments(head: String, under folders: [String]) -> [String] {
    [
      "log", "--full-history", "--date-order", "-c", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff",
      "--no-textconv", "--no-relative", "--no-color", "--no-notes", "--encoding=UTF-8",
      "--format=%H%x00%P%x00%as%x00%an%x00%ae%x00%s"
        + "%x00%(trailers:key=Co-authored-by,valueonly,separator=%x0A)", "--end-of-options", head, "--",
    ] + folders
  }

  private static let headerFields = 7

  /// The revisions in the order of the log; commits that did nothing to a file are left out.
  ///
  /// The output is a run of NUL-ended fields: seven of a header, then for each file `:<modes> <ids> <letter>` and its path.
  /// An id never starts with a colon, so a header is told from a file; between them git puts a line feed or an empty field.
  ///
  /// `relative` makes a path of the repository one of the project.
  static func revisions(_ bytes: [UInt8], relative: (String) -> String?) -> [Revision] {
    let fields = GitOutput.fields(bytes)
    var revisions: [Revision] = []
    var current: Revision?
    func close(_ revision: Revision?) {
      guard var revision, !revision.files.isEmpty else { return }
      revision.files.sort { $0.path < $1.path }
      revisions.append(revision)
    }
    var index = 0
    while index < fields.count {
      let field = fields[index].drop { $0 == UInt8(ascii: "\n") }
      if field.isEmpty {
        index += 1
      } else if field.first == UInt8(ascii: ":") {
        guard index + 1 < fields.count else { break }
        if let change = change(field, path: fields[index + 1], relative) { current?.files.append(change) }
        index += 2
      } else {
        guard index + headerFields <= fields.count else { break }
        close(current)
        current = header(fields[index..<(index + headerFields)].map(GitOutput.text))
        index += headerFields
      }
    }
    close(current)
    return revisions
  }

  /// Nil for a commit without a day that a calendar has; its files are then left out with it.
  private static func header(_ fields: [String]) -> Revision? {
    guard fields.count == headerFields, let date = CivilDate(fields[2]) else { return nil }
    return Revision(
      commit: fields[0].filter { !$0.isNewline }, isRoot: fields[1].isEmpty, date: date, authorName: fields[3],
      authorEmail: fields[4], coAuthors: addresses(fields[6]), subject: fields[5], files: [])
  }

  /// `Sid <sid@example.com>`, one a line.
  private static func addresses(_ trailers: String) -> [String] {
    trailers.split(whereSeparator: \.isNewline).compactMap { line in
      guard let start = line.lastIndex(of: "<"), let end = line.lastIndex(of: ">"), start < end else { return nil }
      return String(line[line.index(after: start)..<end])
    }
  }

  /// `:100644 100644 <before> <after> M`; with two parents `::100644 100644 100644 <before> <before> <after> MM`.
  ///
  /// The modes say what happened, and tell links and submodules, which are no files of ours.
  private static func change(
    _ field: ArraySlice<UInt8>, path: ArraySlice<UInt8>, _ relative: (String) -> String?
  ) -> FileChange? {
    let parents = field.prefix { $0 == UInt8(ascii: ":") }.count
    let words = field.dropFirst(parents).split(separator: UInt8(ascii: " "))
    guard words.count == 2 * (parents + 1) + 1 else { return nil }
    guard let path = relative(shownPath(path)) else { return nil }
    let before = GitOutput.isFile(mode: words[0]) ? GitOutput.text(words[parents + 1]) : nil
    let after = GitOutput.isFile(mode: words[parents]) ? GitOutput.text(words[2 * parents + 1]) : nil
    let kind: FileChange.Kind
    switch (before, after) {
    case (nil, nil): return nil
    case (nil, _): kind = .added
    case (_, nil): kind = .deleted
    default: kind = .modified
    }
    return FileChange(path: path, kind: kind, blob: after, previous: before)
  }
}
