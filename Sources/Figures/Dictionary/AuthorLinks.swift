import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Markup
import Snapshots

/// Turns the addresses that authors write into those of the site: `term:sal`, `metric:mql-count@2026-09`, `sal.md`.
struct AuthorLinks: Sendable {
  enum Resolution {
    /// The address stands as it is written.
    case asWritten
    case link(Prose.Target)
    /// Leads nowhere, or where no page goes.
    case broken(message: String, suggestion: String? = nil, rule: Rule = .markdownBrokenLink)
  }

  private let names: any LinkNames
  /// Nil where nobody knows numbers, and a link to one leads nowhere.
  private let edition: Edition?
  /// The Markdown file that the links stand in; relative ones are read from its folder.
  private let file: String
  /// The headings of the page itself, for `#examples`; nil checks none.
  private let anchors: [String]?
  /// Stands before the anchors on a page of several documents.
  private let anchorPrefix: String

  init(_ edition: Edition, in file: String, anchors: [String]? = nil, anchorPrefix: String = "") {
    self.init(names: edition, numbers: edition, in: file, anchors: anchors, anchorPrefix: anchorPrefix)
  }

  init(
    names: any LinkNames, numbers edition: Edition?, in file: String, anchors: [String]? = nil, anchorPrefix: String = ""
  ) {
    self.names = names
    self.edition = edition
    self.file = file
    self.anchors = anchors
    self.anchorPrefix = anchorPrefix
  }

  func resolution(of use: LinkUse) -> Resolution {
    let address = use.destination
    if use.isImage, address.hasScheme || address.hasPrefix("//"), address.after("data:") == nil, !address.isOurs {
      return .broken(
        message: "the picture is on another host and is not shown: '\(address)'", suggestion: "link to it",
        rule: .markdownExternalImage)
    }
    if let id = address.after("term:") { return term(id) }
    if let target = address.after("metric:") { return number(target) }
    if let fragment = address.after("#") {
      guard let anchors, !anchors.contains(fragment) else {
        return anchorPrefix.isEmpty ? .asWritten : .link(Prose.Target(.here(anchorPrefix + fragment)))
      }
      return .broken(
        message: "this page has no heading '#\(fragment)'", suggestion: NearMiss.suggestion(for: fragment, among: anchors))
    }
    if address.hasScheme || address.hasPrefix("//") { return .asWritten }
    return local(address)
  }

  private func term(_ target: String) -> Resolution {
    let (id, fragment) = target.splitOnce("#")
    guard let name = names.name(of: id) else { return unknown(id) }
    return .link(
      Prose.Target(.site(.definition(id, fragment: fragment)), title: name.long, text: Phrase(name.short), term: id))
  }

  private func unknown(_ id: String) -> Resolution {
    .broken(
      message: "there is no definition '\(id)'",
      suggestion: NearMiss.suggestion(for: id, among: names.ids))
  }

  /// A number with its meaning: its text links to the meaning that made it.
  private func number(_ target: String) -> Resolution {
    guard let edition else { return .broken(message: "nobody knows the number '\(target)' here") }
    let (id, label) = target.splitOnce("@")
    guard let definition = edition.glossary[id], definition.kind == .metric else { return unknown(id) }
    let period: Period
    if let label {
      guard let named = Period(label) else {
        return .broken(message: "'\(label)' \(Period.refusal(of: label))", suggestion: "write 2026-09")
      }
      period = named
    } else {
      guard let latest = edition.latest else { return .broken(message: "there is no closed period yet") }
      period = latest
    }
    let observation = edition.series(id, grain: period.grain)?[period]?.observation
    let values = edition.values(of: id, stat: edition.mainStat(of: id), unit: observation?.unit)
    guard let observation, let number = values.sentence(observation) else {
      return .broken(message: "'\(id)' has no number for \(period)")
    }
    let stamp = observation.stamp
    let version = stamp?.version ?? stamp.flatMap { edition.ledger[$0.meaning]?.version }
    let digits = stamp.map { "\(version == nil ? "" : ", ")\($0.short)" } ?? "unstamped"
    let meaning: Phrase = version.map { "\(version: $0)\(digits)" } ?? Phrase(digits)
    let provisional = observation.isProvisional ? ", so far" : ""
    return .link(
      Prose.Target(
        .site(.definition(id, fragment: stamp?.short)), title: "\(definition.name), \(period.long), \(meaning.plain)",
        text: "\(number)\(provisional) (\(period.short), \(meaning))"))
  }

  /// `../stages/sal.md#edge-cases`: a definition by its file's name, or a page of `content/pages`.
  private func local(_ address: String) -> Resolution {
    let (path, fragment) = address.splitOnce("#")
    guard path.hasSuffix(".md") else {
      return .broken(message: "'\(address)' is not on this site", suggestion: "link to https://\u{2026}, term:id or a .md file")
    }
    let folder = file.split(separator: "/").dropLast().map { String($0) }
    let parts = path.split(separator: "/").map { String($0) }
    let resolved = (path.hasPrefix("/") ? parts : folder + parts).reduce(into: [String]()) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    let name = String((resolved.last ?? "").dropLast(3))
    if resolved.dropLast().last == "pages" {
      guard names.pageNames.contains(name) else { return .broken(message: "there is no page '\(path)'") }
      return .link(Prose.Target(.site(.page(name).at(fragment))))
    }
    let id = termName(ofFile: resolved.joined(separator: "/"))
    return names.name(of: id) == nil ? unknown(id) : term(fragment.map { "\(id)#\($0)" } ?? id)
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(Substring(utf8.dropFirst(prefix.utf8.count))) : nil
  }

  /// What stands before and after the first separator, which is of ASCII.
  fileprivate func splitOnce(_ separator: Unicode.Scalar) -> (head: String, tail: String?) {
    guard let index = utf8.firstIndex(of: UInt8(ascii: separator)) else { return (self, nil) }
    return (String(self[..<index]), String(self[utf8.index(after: index)...]))
  }

  /// Whether it begins as an address of ours does that is no URL.
  fileprivate var isOurs: Bool { hasPrefix("term:") || hasPrefix("metric:") }

  /// Whether it begins as `https:` does.
  fileprivate var hasScheme: Bool {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return utf8[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
    }
  }
}
