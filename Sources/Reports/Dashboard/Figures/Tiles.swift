import Calendars
import Definitions
import Fingerprints
import HyperText
import Snapshots

/// The `kpis` block: headline numbers in a band of their own.
struct Tiles {
  private let picks: [MetricPick]
  private let block: ReportBlock
  private let scope: BlockScope
  private let scorecard: Scorecard?

  init(_ picks: [MetricPick], _ block: ReportBlock, scorecard: Scorecard?, _ scope: BlockScope) {
    self.picks = picks
    self.block = block
    self.scope = scope
    self.scorecard = scorecard
  }

  var html: HTML {
    let keys = picks.indices.map { "\(scope.key)-\($0 + 1)" }
    let tiles = zip(picks, keys).map { pick, key in Tile(pick, key: key, block: block, scorecard: scorecard, in: scope) }
    var html = HTML()
    html.element("section", ["class": "band", "aria-labelledby": "\(scope.key)-h"]) { html in
      html.element("h2", ["id": "\(scope.key)-h"]) { html in
        html.text(block.title ?? "Headline numbers")
        if let summary = Self.summary(tiles.compactMap(\.self), scope) {
          html.text(" ")
          html.element("span", text: summary)
        }
      }
      html.element("ul", ["class": "kpis"]) { html in
        for ((tile, pick), key) in zip(zip(tiles, picks), keys) {
          if let tile {
            tile.write(to: &html, scope.context)
          } else {
            Tile.writeEmpty(
              pick.title ?? scope.name(of: pick.metric), key: key, why: Self.whyEmpty(pick, scope.anchor(block), scope),
              scope.context,
              metric: pick.metric, to: &html)
          }
        }
      }
      if let note = block.note { html.element("p", ["class": "note"], text: note) }
    }
    return html
  }

  /// Why a tile has no number: there is none, or it carries a meaning that nobody knows.
  private static func whyEmpty(_ pick: MetricPick, _ anchor: Period, _ scope: BlockScope) -> String {
    let point = scope.series(pick.metric, stat: pick.stat, through: anchor, count: 1)?[anchor]
    guard let observation = point?.observation,
      case .unknown(let stamp) = scope.edition.stampState(of: observation, metric: pick.metric)
    else {
      return "No value for \(anchor.long)."
    }
    return "The value for \(anchor.long) is withheld: it carries the meaning \(stamp.short), which nobody agreed to."
  }

  /// "7 of 8 carry an agreed meaning, 1 is typed by hand".
  private static func summary(_ tiles: [Tile], _ scope: BlockScope) -> String? {
    guard !tiles.isEmpty else { return nil }
    let agreed = tiles.count { scope.edition.isSigned($0.stamp, metric: $0.metric) }
    let unstamped = tiles.count { $0.stamp == .unstamped }
    let ahead = tiles.count { if case .ahead = $0.stamp { true } else { false } }
    let parts = [
      "\(agreed) of \(tiles.count) carry a signed meaning",
      ahead == 0 ? nil : "\(ahead) \(ahead == 1 ? "runs" : "run") ahead of the signatures",
      unstamped == 0 ? nil : "\(unstamped) \(unstamped == 1 ? "is" : "are") typed by hand",
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }
}

extension Edition {
  /// Whether every party signed the meaning that a number carries.
  func isSigned(_ state: StampState, metric: String) -> Bool {
    switch state {
    case .present, .otherSource:
      if case .agreed = self.status(of: metric) { return true }
      return false
    case .historic(let stamp):
      // The metric's own text as that meaning had it; what it stands on is signed apart.
      guard let entry = ledger[stamp.meaning],
        let record = agreements.records(of: metric).first(where: { $0.own.full == entry.own })
      else { return false }
      return settings.parties.allSatisfy { party in record.signatures.contains { $0.party == party.id } }
    case .ahead, .outdated, .unknown, .unstamped: return false
    }
  }
}
