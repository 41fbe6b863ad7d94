import ShownNumbers

/// A page's numbers and the rows of snapshots behind them as JSON, one value on each line.
///
/// Written as they come and not as one value first: the numbers of a split name each of its rows, over and over.
struct NumberLines {
  private(set) var rows = JSONLines()
  private(set) var numbers = JSONLines()
  /// Where each row stands; each is listed once.
  private var places = KeyIndex()

  /// Ends both lists.
  mutating func end() {
    rows.end()
    numbers.end()
  }

  /// A number, with the rows that it was made of by their places.
  mutating func add(_ number: ShownNumber) {
    numbers.begin()
    numbers.put("text", number.text)
    numbers.put("exact", number.exact)
    numbers.put("unit", number.unit)
    switch number.origin {
    case .observed(let key, let standing):
      put([key])
      numbers.put("stamp", standing.rawValue)
    case .derived(let rule, let keys, let inputs):
      numbers.put("rule", rule.rawValue)
      put(keys)
      put(inputs)
    }
    if !number.oddities.isEmpty {
      numbers.put("odd", NumberOddity.allCases.filter(number.oddities.contains)) { $0.put($1.rawValue) }
    }
    numbers.close()
  }

  private mutating func put(_ keys: [NumberKey]) {
    guard !keys.isEmpty else { return }
    numbers.open(list: "rows")
    for index in keys.indices {
      if index > 0 { numbers.separate() }
      numbers.put(place(of: keys[index]))
    }
    numbers.closeList()
  }

  private mutating func put(_ inputs: NumberInputs) {
    if !inputs.columns.isEmpty { numbers.put("of", inputs.columns) { $0.put($1.rawValue) } }
    if !inputs.arguments.isEmpty {
      numbers.open("with")
      // Mostly one.
      let names = inputs.arguments.count == 1 ? Array(inputs.arguments.keys) : NumberArgument.allCases
      for name in names { numbers.put(argument: name.rawValue, inputs.arguments[name]) }
      numbers.close()
    }
    guard !inputs.promises.isEmpty else { return }
    let rows = inputs.promises.map { promise in promise.row.map { place(of: $0) } }
    numbers.put("promises", Array(zip(inputs.promises, rows))) { numbers, entry in
      let (promise, row) = entry
      numbers.open()
      numbers.put("commitment", promise.commitment)
      numbers.put("verdict", promise.verdict)
      numbers.put("op", promise.comparison)
      numbers.put("target", promise.target)
      numbers.put("at", promise.at)
      numbers.put("min_n", promise.minimum)
      numbers.put("row", row)
      numbers.close()
    }
  }

  /// Lists a row where it is asked for first.
  private mutating func place(of key: NumberKey) -> Int {
    let known = places.keys.count
    let place = places.index(of: key)
    if place == known { rows.add(key.listed(Self.object)) }
    return place
  }

  /// A row in the words of the columns of a snapshot.
  private static func object(_ key: NumberKey) -> [UInt8] {
    var object = JSONLines()
    object.open()
    object.put("metric", key.metric)
    object.put("period", key.period)
    object.put("dimensions", key.dimensions)
    object.put("stat", key.statistic)
    object.put("meaning", key.meaning)
    object.put("known_at", key.vintage)
    object.close()
    return object.bytes
  }
}
