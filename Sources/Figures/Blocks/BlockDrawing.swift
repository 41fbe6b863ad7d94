import Documents

/// What a block shows, and how much room it takes.
struct BlockDrawing {
  enum Room {
    /// Two stand side by side.
    case half
    case full
    /// A section of its own with a heading.
    case band
  }

  var blocks: [Block]
  var room: Room

  static func half(_ block: Block) -> BlockDrawing { BlockDrawing(blocks: [block], room: .half) }

  static func full(_ block: Block) -> BlockDrawing { BlockDrawing(blocks: [block], room: .full) }
}
