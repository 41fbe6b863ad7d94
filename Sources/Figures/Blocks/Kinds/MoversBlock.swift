import Calendars
import Definitions
import Diagnostics
import Editions
import FrontMatter

/// `movers`: what went on in a period beside what did not, and why.
struct MoversBlock: ReportBlock {
  static let name = "movers"

  /// A metric that counts who went on.
  let became: String
  /// A metric that counts who did not.
  let didNot: String
  /// The dimension of `didNot` that says why.
  let by: String
  let grain: Grain?
  let limit: Int
  var insteadOfSeries: String? { "write a breakdown with form: rows for each of the two metrics" }

  init?(_ reader: inout BlockReader) {
    let became = Self.counting("became", &reader)
    let didNot = Self.counting("did_not", &reader)
    let by = reader.dimension(of: didNot)
    grain = reader.grain()
    limit = reader.count("limit", default: 8, upTo: 40)
    guard let became, let didNot, let by else { return nil }
    self.became = became
    self.didNot = didNot
    self.by = by
  }

  /// A metric that counts: of shares and times nobody can say how many moved.
  private static func counting(_ key: String, _ reader: inout BlockReader) -> String? {
    guard let id = reader.metric(key) else { return nil }
    let metric = reader.glossary.metric(id)
    if case .count = metric?.calculation { return id }
    reader.keys.report(
      .definitionReferenceKind, key, "is '\(id)', a metric of type \(metric?.type ?? ""), expected one that counts")
    return nil
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    needs.add(became)
    needs.add(didNot, by: by)
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    MoversTable(self, scope).map { .full($0.panel) } ?? scope.empty(became, grain)
  }
}
