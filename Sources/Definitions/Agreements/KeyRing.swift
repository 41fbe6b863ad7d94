/// Whose keys sign, as the files directly under `content/agreements` say.
package struct KeyRing: Hashable, Sendable {
  /// `allowed_signers` in OpenSSH's own form; the principals are parties of site.yml.
  package var allowed: [UInt8]
  /// `revoked_keys`: public keys, one a line.
  package var revoked: [UInt8]
  /// `allowed_signers.sig`: by whom the present keys were let in.
  package var armor: [UInt8]

  package init(allowed: [UInt8] = [], revoked: [UInt8] = [], armor: [UInt8] = []) {
    self.allowed = allowed
    self.revoked = revoked
    self.armor = armor
  }

  /// From the files of a content folder, whatever else is among them.
  package init(_ files: [(path: String, bytes: [UInt8])]) {
    func bytes(_ name: String) -> [UInt8] { files.first { $0.path == "\(Self.folder)/\(name)" }?.bytes ?? [] }
    self.init(allowed: bytes(Self.allowedName), revoked: bytes(Self.revokedName), armor: bytes("\(Self.allowedName).sig"))
  }

  /// Whether a path is one of a ring's files, which change where a signature never does.
  package static func isPart(_ path: String) -> Bool {
    [allowedName, revokedName, "\(allowedName).sig"].contains { path == "\(folder)/\($0)" }
  }

  package static let allowedName = "allowed_signers"
  package static let revokedName = "revoked_keys"
  /// What the files lie in.
  package static let folder = "content/agreements"
  /// What keys of a ring sign, and nothing else: `ssh-keygen -n`.
  package static let namespace = "concord"

  package var lines: [Line] { Self.lines(allowed) }

  /// One line of `allowed_signers`.
  package struct Line: Hashable, Sendable {
    /// Parties, separated by commas, as it is written.
    package var principals: String
    package var options: [String]
    /// Type and key, without the comment.
    package var key: String
    /// The whole line.
    package var text: String
    /// From 1.
    package var number: Int

    /// The day from which the key signs no more, as it is written.
    package var end: String? { options.first { $0.lowercased().hasPrefix("valid-before=") } }

    /// The parties it names.
    package var parties: [String] { principals.split(separator: ",").map(String.init) }
  }

  /// Reads the lines that hold a key; what they hold else is for OpenSSH to judge.
  static func lines(_ bytes: [UInt8]) -> [Line] {
    let rows = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return rows.enumerated().compactMap { index, row in
      let words = words(row)
      guard words.count >= 3, words[0].first != "#" else { return nil }
      let hasOptions = !isKeyType(words[1])
      guard let type = hasOptions ? words.dropFirst(2).first : words[1],
        let key = words.dropFirst(hasOptions ? 3 : 2).first, isKeyType(type)
      else { return nil }
      return Line(
        principals: unquoted(words[0]), options: hasOptions ? options(words[1]) : [], key: "\(type) \(key)",
        text: String(row), number: index + 1)
    }
  }

  private static func isKeyType(_ word: String) -> Bool {
    ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-", "rsa-"].contains { word.hasPrefix($0) }
  }

  /// Split at blanks that are not in quotes.
  private static func words(_ row: Substring) -> [String] { split(row) { $0 == " " || $0 == "\t" } }

  /// Split at commas that are not in quotes.
  private static func options(_ word: String) -> [String] { split(word[...]) { $0 == "," } }

  private static func split(_ text: Substring, at isBreak: (Character) -> Bool) -> [String] {
    var isQuoted = false
    return text.split { character in
      if character == "\"" { isQuoted.toggle() }
      return !isQuoted && isBreak(character)
    }
    .map(String.init)
  }

  private static func unquoted(_ word: String) -> String { word.filter { $0 != "\"" } }
}
