import Calendars
import Events
import Tables

extension OddCaseList {
  /// The cases as CSV, each once, sorted by check, definition, period, id, detail and kind; handed over a part at a time.
  package func table<Failure: Error>(_ put: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var writer = CSVWriter(spreadsheetSafe: true)
    writer.row(["check", "definition", "period", "kind", "id", "detail"])
    let details = parts.map { part in
      (0..<Int32(part.cases.words.count)).map { writer.cells([String(decoding: part.cases.words[$0], as: UTF8.self)]) }
    }
    for section in sections { try write(section, details, &writer, put) }
    try put(writer.bytes)
  }

  private static let partBytes = 1 << 20

  /// The groups of one check, definition and period.
  private struct Section {
    var check: String
    var definition: String
    var period: String
    var groups: [(part: Int, group: OddCases.Group)]
  }

  private var sections: [Section] {
    struct Key: Hashable {
      var check: String
      var definition: String
      var period: String
    }
    var found: [Key: [(part: Int, group: OddCases.Group)]] = [:]
    for (index, part) in parts.enumerated() {
      for group in part.cases.groups {
        let key = Key(check: group.check.rawValue, definition: part.definition, period: group.period?.description ?? "")
        found[key, default: []].append((index, group))
      }
    }
    return found.map { Section(check: $0.check, definition: $0.definition, period: $0.period, groups: $1) }
      .sorted { ($0.check, $0.definition, $0.period) < ($1.check, $1.definition, $1.period) }
  }

  /// A case of a section.
  private struct Row {
    let group: Int
    let entry: OddCases.Entry
  }

  /// Hands over what is written as soon as there is a part of it, also within a section: one may be nearly all of the list.
  private func write<Failure: Error>(
    _ section: Section, _ details: [[[UInt8]]], _ writer: inout CSVWriter, _ put: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var rows: [Row] = []
    // By the place of its id, and of one id in the order in which they were found.
    var order: [UInt64] = []
    for (index, (part, group)) in section.groups.enumerated() {
      let ranks = ranks.of(group, definition: part)
      for entry in group.entries {
        order.append(UInt64(ranks[Int(entry.id)]) << 32 | UInt64(rows.count))
        rows.append(Row(group: index, entry: entry))
      }
    }
    order.sort()
    let starts = section.groups.map { writer.cells([section.check, section.definition, section.period, $0.group.kind]) }
    let tables = section.groups.map { identifiers[$0.group.kind] }
    func write(_ row: Row) {
      let (part, group) = section.groups[row.group]
      let cases = parts[part].cases
      let id = group.hasOwnIDs ? cases.ownIDs[row.entry.id] : tables[row.group].bytes(of: row.entry.id)
      let detail = row.entry.detail < 0 ? writer.cells([cases.detail(row.entry)]) : details[part][Int(row.entry.detail)]
      writer.row(starts[row.group], id, detail)
    }
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end] >> 32 == order[start] >> 32 { end += 1 }
      if end == start + 1 {
        write(rows[Int(order[start] & 0xFFFF_FFFF)])
      } else {
        let same = order[start..<end].map { rows[Int($0 & 0xFFFF_FFFF)] }.map { row in
          let (part, group) = section.groups[row.group]
          return (row: row, detail: parts[part].cases.detail(row.entry), kind: group.kind)
        }.enumerated().sorted { left, right in
          (left.element.detail, left.element.kind, left.offset) < (right.element.detail, right.element.kind, right.offset)
        }.map(\.element)
        for (index, one) in same.enumerated()
        where index == 0 || (one.detail, one.kind) != (same[index - 1].detail, same[index - 1].kind) {
          write(one.row)
        }
      }
      start = end
      guard writer.bytes.count >= Self.partBytes else { continue }
      try put(writer.bytes)
      writer.removeAll()
    }
  }
}
