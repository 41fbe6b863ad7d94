package import Calendars
package import Diagnostics
import FrontMatter

/// What a note's front matter keeps of the meetings of its period: when each was held, what was decided, who does what.
package struct NoteRecord: Hashable, Sendable {
  package struct Held: Hashable, Sendable {
    package var meeting: String
    package var day: CivilDate
    package var position: SourcePosition
  }

  package var held: [Held] = []
  package var items: [NoteItem] = []

  package init() {}

  package func day(of meeting: String) -> CivilDate? { held.first { $0.meeting == meeting }?.day }
}

extension MappingReader {
  /// `held`, `decisions` and `actions`.
  mutating func noteRecord() -> NoteRecord {
    var record = NoteRecord()
    record.held =
      mapping("held") { reader -> [NoteRecord.Held]? in
        reader.entries.compactMap { entry in
          reader.day(entry.key).map {
            NoteRecord.Held(meeting: entry.key, day: $0, position: entry.value.position)
          }
        }
      } ?? []
    record.items = mappings("decisions") { $0.noteItem(.decision) } + mappings("actions") { $0.noteItem(.action) }
    return record
  }

  private mutating func noteItem(_ kind: NoteItem.Kind) -> NoteItem? {
    let what = string("what", .required)
    let owner = string("owner", .required)
    let due = day("due", kind == .action ? .required : .optional)
    let state = choice("state", of: NoteItem.State.self)
    let on = day("on")
    let meeting = string("meeting")
    switch (state ?? .open, on) {
    case (.open, .some):
      report(
        .schemaValue, "on", "is a day, but the \(kind.rawValue) is open", suggestion: "write state: done or state: dropped")
    case (.done, nil), (.dropped, nil):
      report(
        .schemaMissingKey, "state", "needs the day as well", suggestion: "write on: and the day on which this happened")
    default: break
    }
    guard let what, let owner, due != nil || kind == .decision else { return nil }
    return NoteItem(
      kind: kind, what: what, owner: owner, due: due, declared: state ?? .open, on: on, meeting: meeting, position: position)
  }
}
