import ArgumentParser
import Fingerprints

/// One page of the manual in the language of man(7), from what `--help` is made of.
struct ManualPage: Sendable {
  /// `concord-audit-new`
  let name: String
  let text: String

  /// The pages of this program.
  static func all() throws -> [ManualPage] { try all(JSON(parsing: Commands._dumpHelp()), version: toolVersion) }

  /// A page for the program and for each command that is shown, from the description that the commands give of themselves.
  static func all(_ description: JSON, version: String) -> [ManualPage] {
    guard let command = description["command"] else { return [] }
    return pages(of: command, above: [], version: version)
  }

  private static func pages(of command: JSON, above: [String], version: String) -> [ManualPage] {
    guard let name = command["commandName"]?.string, command["shouldDisplay"] != .boolean(false), name != "help" else {
      return []
    }
    let path = above + [name]
    let below = command["subcommands"]?.array ?? []
    return [ManualPage(command, path, version)] + below.flatMap { pages(of: $0, above: path, version: version) }
  }

  private init(_ command: JSON, _ path: [String], _ version: String) {
    name = path.joined(separator: "-")
    let shown = (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"] != .boolean(false) }
    let commands = (command["subcommands"]?.array ?? []).filter {
      $0["commandName"]?.string != "help" && $0["shouldDisplay"] != .boolean(false)
    }
    var page = ".TH \(quoted(name.uppercased())) 1 \"\" \(quoted("concord \(version)")) \"Concord\"\n"
    page += ".SH NAME\n\(roff(name)) \\- \(roff(command["abstract"]?.string ?? ""))\n"
    page += ".SH SYNOPSIS\n.B \(roff(path.joined(separator: " ")))\n" + Self.synopsis(shown, hasCommands: !commands.isEmpty)
    page += section("DESCRIPTION", paragraphs(command["discussion"]?.string ?? ""))
    page += section("ARGUMENTS", shown.filter { $0["kind"]?.string == "positional" }.map(Self.entry).joined())
    page += section("OPTIONS", shown.filter { $0["kind"]?.string != "positional" }.map(Self.entry).joined())
    page += section(
      "COMMANDS",
      commands.map {
        ".TP\n.BR \(roff((path + [$0["commandName"]?.string ?? ""]).joined(separator: "-"))) (1)\n\(roff($0["abstract"]?.string ?? ""))\n"
      }.joined())
    if path.count > 1 { page += section("SEE ALSO", ".BR \(roff(path.dropLast().joined(separator: "-"))) (1)\n") }
    text = page
  }

  private static func synopsis(_ arguments: [JSON], hasCommands: Bool) -> String {
    let words = arguments.map { argument -> String in
      let word = invocation(argument)
      let repeated = argument["isRepeating"] == .boolean(true) ? word + " ..." : word
      return argument["isOptional"] == .boolean(true) ? "[\(repeated)]" : repeated
    }
    return roff((words + (hasCommands ? ["<command>"] : [])).joined(separator: " ")) + "\n"
  }

  /// `--port <port>`, `<id>`, `--strict`
  private static func invocation(_ argument: JSON) -> String {
    let value = "<\(argument["valueName"]?.string ?? "value")>"
    switch argument["kind"]?.string {
    case "positional": return value
    case "flag": return written(argument["preferredName"])
    default: return "\(written(argument["preferredName"])) \(value)"
    }
  }

  private static func written(_ name: JSON?) -> String {
    guard let word = name?["name"]?.string else { return "" }
    return (name?["kind"]?.string == "long" ? "--" : "-") + word
  }

  private static func entry(_ argument: JSON) -> String {
    let names = (argument["names"]?.array ?? []).map { written($0) }.joined(separator: ", ")
    let value = argument["kind"]?.string == "flag" ? "" : "<\(argument["valueName"]?.string ?? "value")>"
    let usual = argument["defaultValue"]?.string.map { $0.isEmpty ? "" : " (default: \($0))" } ?? ""
    return
      ".TP\n.B \(roff([names, value].filter { !$0.isEmpty }.joined(separator: " ")))\n\(roff((argument["abstract"]?.string ?? "") + usual))\n"
  }
}

private func section(_ heading: String, _ body: String) -> String { body.isEmpty ? "" : ".SH \(heading)\n\(body)" }

/// Paragraphs as they stand; lines that are indented, such as examples, stay lines.
private func paragraphs(_ text: String) -> String {
  var page = ""
  var isIndented = false
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("  ") != isIndented {
      isIndented.toggle()
      page += isIndented ? ".nf\n" : ".fi\n"
    }
    page += line.isEmpty ? ".PP\n" : roff(String(line)) + "\n"
  }
  return page + (isIndented ? ".fi\n" : "")
}

/// Text in which nothing is a command to the formatter.
private func roff(_ text: String) -> String {
  let plain = text.map { character in
    switch character {
    case "\\": "\\e"
    case "-": "\\-"
    default: String(character)
    }
  }.joined()
  return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
}

/// An argument of a formatter's command.
private func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
