/// Every block that a page may hold.
enum BlockCatalogue {
  static let all: [any ReportBlock.Type] = [
    KpisBlock.self, NumberBlock.self, TrendBlock.self, FunnelBlock.self, BreakdownBlock.self, ParetoBlock.self,
    DistributionBlock.self,
    BridgeBlock.self, CohortsBlock.self, ControlBlock.self, SlopeBlock.self, ScorecardBlock.self, TableBlock.self,
    AgendaBlock.self, ChangesBlock.self, MoversBlock.self, AttributionBlock.self,
    NotesBlock.self, RestatementsBlock.self, PairBlock.self,
    LightsBlock.self, DiagnosisBlock.self, PerceptionBlock.self, FeedbackBlock.self,
  ]

  static func type(named name: String) -> (any ReportBlock.Type)? { all.first { $0.name == name } }
}
