/// The address by which a place in a file is opened in an editor: `vscode://file{path}:{line}:{column}`.
package struct EditorAddress: Hashable, Sendable {
  private let template: String

  /// The editors that are known by name.
  package static let names = known.map(\.name)

  private static let known: [(name: String, template: String)] = [
    ("vscode", "vscode://file{path}:{line}:{column}"), ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"), ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
  ]

  /// Takes a known name, or an address with `{path}` and perhaps `{line}` and `{column}` in it; nil for anything else.
  package init?(_ text: String) {
    if let found = Self.known.first(where: { $0.name == text }) {
      template = found.template
      return
    }
    let scheme = text.prefix { $0 != ":" }
    let isScheme = scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
    guard isScheme, scheme.first?.isLetter ?? false, scheme.endIndex < text.endIndex, text.contains("{path}"),
      !["javascript", "data", "vbscript"].contains(scheme.lowercased())
    else { return nil }
    template = text
  }

  /// The address of a place; a line or column that is not known is the first.
  func address(path: String, line: Int, column: Int) -> String {
    var address = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      address += rest[..<open]
      rest = rest[open...]
      let words = [("{path}", percentEncoded(path)), ("{line}", "\(max(1, line))"), ("{column}", "\(max(1, column))")]
      if let (word, value) = words.first(where: { rest.hasPrefix($0.0) }) {
        address += value
        rest = rest.dropFirst(word.count)
      } else {
        address += "{"
        rest = rest.dropFirst()
      }
    }
    return address + rest
  }
}
