/// Where the columns that a stream needs stand in a query's result.
struct StreamColumns: Sendable {
  let names: [String]
  let entity: Int?
  let time: Int?
  let recorded: Int?
  let cycle: Int?
  let currency: Int?
  let voidReason: Int?
  let id: Int?
  /// Where each amount stands, and whether in minor units already.
  private(set) var amounts: [(field: String, column: Int, isMinor: Bool, isMoney: Bool)] = []
  private(set) var links: [(kind: String, column: Int)] = []
  private(set) var dimensions: [(name: String, column: Int)] = []
  private(set) var fields: [(name: String, column: Int)] = []

  let isComplete: Bool

  init(_ names: [String], _ needs: StreamNeeds, _ problems: inout RowProblems) {
    func place(_ name: String) -> Int? { names.firstIndex(of: name) }
    self.names = names
    (entity, time, recorded, cycle) = (place("entity"), place("time"), place("recorded"), place("cycle"))
    (currency, voidReason, id) = (place("currency"), place("void"), place("id"))
    // What somebody typed in is of no entity.
    isComplete = (entity != nil || needs.entity.isEmpty) && time != nil
    for (name, column) in [("entity", entity), ("time", time)] where column == nil && (name == "time" || !needs.entity.isEmpty)
    {
      problems.refuse(
        "there is no column '\(name)' among \(names.joined(separator: ", "))", suggestion: "select ... as \(name)")
    }
    for (field, isMoney) in needs.amounts.sorted(by: { $0.key < $1.key }) {
      if let column = place(field) {
        amounts.append((field, column, false, isMoney))
      } else if let column = place("\(field)_minor"), isMoney {
        amounts.append((field, column, true, isMoney))
      } else {
        problems.refuse("there is no column '\(field)', which is summed up", suggestion: "select ... as \(field)")
      }
    }
    for name in needs.dimensions.sorted() {
      if let column = place(name) {
        dimensions.append((name, column))
      } else if !Self.optional.contains(name) {
        problems.refuse("there is no column '\(name)', by which a metric is split", suggestion: "select it as \(name)")
      }
    }
    for name in needs.fields.sorted() {
      if let column = place(name) {
        fields.append((name, column))
      } else {
        problems.refuse("there is no column '\(name)', which has to be filled", suggestion: "select it as \(name)")
      }
    }
    links = needs.links.sorted().compactMap { kind in place(kind).map { (kind, $0) } }
  }

  /// Read where it is there.
  private static let optional: Set = ["milestone"]
}
