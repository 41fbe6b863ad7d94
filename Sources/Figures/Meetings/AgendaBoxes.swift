import Documents
import Editions

/// The time boxes of an agenda: length, question, what is known, and room to write before the meeting was held.
struct AgendaBoxes {
  private let items: [AgendaBlock.Item]
  private let scope: BlockScope

  init(_ items: [AgendaBlock.Item], _ scope: BlockScope) {
    self.items = items
    self.scope = scope
  }

  var blocks: [Block] {
    let lines = items.map { AgendaLines($0, scope) }
    let boxes = zip(items, lines).enumerated().map { index, box in self.box(box.0, box.1, id: "\(scope.key)-\(index + 1)") }
    let rows = lines.flatMap(\.rows)
    return [.group(Group(.agenda, boxes))] + (rows.isEmpty ? [] : [scope.stamps(rows.reversed())])
  }

  private func box(_ item: AgendaBlock.Item, _ lines: AgendaLines, id: String) -> Block {
    var heading = Phrase(item.title)
    if let minutes = item.minutes { heading += " \(.span(.boxLength, "\(count: minutes) min"))" }
    var blocks: [Block] = [.heading(Heading(3, heading, id: id))]
    if let question = item.note { blocks.append(.paragraph(Phrase(question), .question)) }
    if !lines.lines.isEmpty { blocks.append(.list(List(nil, lines.lines.map { List.Item($0) }))) }
    if scope.occasion != nil, scope.occasion?.held == nil { blocks.append(.paragraph("Notes", .writingRoom)) }
    return .group(Group(.timeBox, label: .heading(id), blocks))
  }
}
