/// A block where it stands on its page.
struct PlacedBlock: Sendable {
  let block: any ReportBlock
  let frame: BlockFrame
  /// Unique on the page: ids of what is drawn begin so.
  let key: String
}
