/// Some rows of a batch, in their order.
struct RowChoice: Sendable {
  let batch: Int
  /// Nil of all.
  let rows: [Int]?

  var count: Int { rows?.count ?? batch }

  @inline(__always) func forEach(_ body: (Int) -> Void) {
    if let rows { for row in rows { body(row) } } else { for row in 0..<batch { body(row) } }
  }
}
