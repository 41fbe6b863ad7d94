import Calendars
import Definitions
import Diagnostics
import Markup
import Numbers
import Snapshots

extension PageContext {
  /// Turns the addresses that authors write into those of the site: `term:sal`, `metric:mql-count@2026-09`, `sal.md`.
  ///
  /// `file` is the Markdown file that the links stand in; relative ones are read from its folder. `anchors` are the headings
  /// of the page itself, for `#examples`; nil checks none.
  func links(in file: String, anchors: Set<String>? = nil) -> LinkResolver {
    LinkResolver { use in
      let address = use.destination
      if let id = address.after("term:") { return self.term(id, isImage: use.isImage) }
      if let target = address.after("metric:") { return self.number(target) }
      if let fragment = address.after("#") {
        guard let anchors, !anchors.contains(fragment) else { return .asWritten }
        return .broken(
          message: "this page has no heading '#\(fragment)'",
          suggestion: NearMiss.suggestion(for: fragment, among: anchors.sorted()))
      }
      if address.hasScheme { return .asWritten }
      if address.hasPrefix("//") { return .asWritten }
      return self.local(address, from: file)
    }
  }

  private func term(_ target: String, isImage: Bool) -> LinkResolver.Resolution {
    let (id, fragment) = target.splitOnce("#")
    guard let definition = edition.glossary[id] else { return unknown(id) }
    return .link(
      LinkTarget(
        href: href(.definition(id, fragment: fragment)), title: definition.name, text: definition.shortName, term: id))
  }

  private func unknown(_ id: String) -> LinkResolver.Resolution {
    .broken(
      message: "there is no definition '\(id)'",
      suggestion: NearMiss.suggestion(for: id, among: edition.glossary.definitions.lazy.map(\.id)))
  }

  /// A number with its meaning: its text links to the meaning that made it.
  private func number(_ target: String) -> LinkResolver.Resolution {
    let (id, label) = target.splitOnce("@")
    guard let definition = edition.glossary[id], definition.kind == .metric else { return unknown(id) }
    let period: Period
    if let label {
      guard let named = Period(label) else { return .broken(message: "'\(label)' is no period", suggestion: "write 2026-09") }
      period = named
    } else {
      guard let latest = edition.latest else { return .broken(message: "there is no closed period yet") }
      period = latest
    }
    let reading = Reading(edition, period: period, asOf: edition.asOf)
    guard let observation = reading.series(id)?[period]?.observation, let value = observation.value else {
      return .broken(message: "'\(id)' has no number for \(period)")
    }
    let text = valueText(id, stat: reading.mainStat(of: id), unit: observation.unit)
    let stamp = observation.stamp
    let version = stamp?.version ?? stamp.flatMap { edition.ledger[$0.meaning]?.version }
    let meaning = stamp.map { "\(version.map { "v\($0), " } ?? "")\($0.short)" } ?? "unstamped"
    let provisional = observation.isProvisional ? ", so far" : ""
    return .link(
      LinkTarget(
        href: href(.definition(id, fragment: stamp?.short)), title: "\(definition.name), \(period.long), \(meaning)",
        text: "\(text.sentence(value))\(provisional) (\(period.short), \(meaning))"))
  }

  /// `../stages/sal.md#edge-cases`: a definition by its file's name, or a page of `content/pages`.
  private func local(_ address: String, from file: String) -> LinkResolver.Resolution {
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
      guard edition.pages.contains(where: { $0.name == name }) else { return .broken(message: "there is no page '\(path)'") }
      return .link(LinkTarget(href: href(.page(name).at(fragment))))
    }
    return edition.glossary[name] == nil ? unknown(name) : term(fragment.map { "\(name)#\($0)" } ?? name, isImage: false)
  }
}

extension String {
  fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }

  /// What stands before and after the first separator.
  fileprivate func splitOnce(_ separator: Character) -> (head: String, tail: String?) {
    guard let index = firstIndex(of: separator) else { return (self, nil) }
    return (String(self[..<index]), String(self[self.index(after: index)...]))
  }

  /// Whether it begins as `https:` does.
  fileprivate var hasScheme: Bool {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return utf8[..<colon].allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E].contains(byte)
    }
  }
}
