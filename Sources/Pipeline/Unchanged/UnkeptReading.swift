import Definitions

/// What a build read that no earlier one had kept. It is left for the next build once there is a site: a build that ends without one
/// leaves everything as it was.
struct UnkeptReading: Sendable {
  let content: Content
  let glossary: Glossary
  /// All files of rows in which nothing was found; nil where an earlier build kept them all.
  let rows: [KeptRows.Source]?
  let kept: KeptReading

  func keep() {
    // A few files are read again sooner than all are written again.
    if content.readFiles > content.definitions.count / 100 { KeptDefinitions.keep(content, glossary, in: kept) }
    if let rows { KeptRows.keep(rows, under: content.settingsHash, in: kept) }
  }
}
