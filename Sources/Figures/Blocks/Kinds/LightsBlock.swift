import Definitions
import Documents
import Editions

/// `lights`: definition audit, SLA compliance, one dashboard, standup, each computed and none typed.
struct LightsBlock: ReportBlock {
  static let name = "lights"

  init?(_ reader: inout BlockReader) {}

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {}

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let lights = scope.site.lights(for: scope.period, asOf: scope.asOf)
    let green = lights.count { $0.state == .green }
    let title = scope.frame.title ?? LightsPage.title
    let table = Table(
      caption: "As known on \(day: scope.asOf)",
      columns: [
        .init("Light", isNumber: false), .init("State", isNumber: false), .init("What was counted", isNumber: false),
      ],
      rows: lights.map { light in
        let name = Inline.link(Link(Phrase(light.subject.name), to: .site(light.address)))
        let counted = light.source.map { "\(light.counted): \($0)" } ?? light.counted
        return Table.Row([Phrase(name), Phrase(light.label), counted])
      })
    let rules = Inline.link(Link("How each light is computed", to: .site(.alignment)))
    let note = [scope.frame.note.map { Phrase($0) }, Phrase(rules)].compactMap(\.self).joined(by: " ")
    let remark = Inline.span(.group, "\(count: green) of \(count: lights.count) green")
    return BlockDrawing(
      blocks: [.band("\(scope.key)-h", "\(title) \(remark)", [.table(table), .paragraph(note, .note)])], room: .band)
  }
}
