import Definitions
import Diagnostics
import FrontMatter

extension BlockReader {
  mutating func movers() -> ReportBlock.Content? {
    let became = counting("became")
    let didNot = counting("did_not")
    let by = dimension(of: didNot)
    let grain = grain()
    let limit = count("limit", default: 8, upTo: 40)
    guard let became, let didNot, let by else { return nil }
    return .movers(Movers(became: became, didNot: didNot, by: by, grain: grain, limit: limit))
  }

  /// A metric that counts: of shares and times nobody can say how many moved.
  private mutating func counting(_ key: String) -> String? {
    guard let id = metric(key) else { return nil }
    if case .count = glossary.metric(id)?.calculation { return id }
    keys.report(
      .definitionReferenceKind, key, "is '\(id)', a metric of type \(glossary.metric(id)?.type ?? ""), expected one that counts"
    )
    return nil
  }
}
