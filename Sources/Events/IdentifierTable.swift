import Tables

/// The ids of one kind of entity, each with a small number: a stream of ten million events holds the numbers.
///
/// One allocation for all texts. Numbers are given in the order of arrival, which no result may depend on: whoever has to
/// choose between two entities compares their texts, ``precedes(_:_:)``.
package struct IdentifierTable: Sendable {
  private var texts = TextDictionary()

  package init() {}

  /// Of the ids that a column of records has, by their numbers there: also of those in rows that were not asked for.
  init(_ shared: SharedTexts) { texts = shared.texts }

  package var count: Int { texts.count }

  /// The number of an id, which is new where nobody has seen it.
  package mutating func code(of id: some Collection<UInt8>) -> Int32 {
    // Safe: the span is used within the call. An id whose bytes do not lie together is made an array.
    let code = id.withContiguousStorageIfAvailable { unsafe texts.code(of: $0.span) }
    return code ?? texts.code(of: Array(id).span)
  }

  /// Nil where nobody has seen the id.
  package func known(_ id: some Collection<UInt8>) -> Int32? { texts.known(Array(id).span) }

  /// The id itself.
  package subscript(code: Int32) -> String { String(decoding: texts[code], as: UTF8.self) }

  /// The bytes of the id.
  package func bytes(of code: Int32) -> ArraySlice<UInt8> { texts[code] }

  /// Whether an id comes first in the order of bytes.
  package func precedes(_ left: Int32, _ right: Int32) -> Bool {
    left != right && texts[left].lexicographicallyPrecedes(texts[right])
  }
}

/// The ids of every kind of entity, by the kind's name: streams of one kind share a table.
package struct Identifiers: Sendable {
  private var places: [String: Int] = [:]
  private var tables: [IdentifierTable] = []
  /// Numbers by those of a column of records, for each table and each column that gave it ids.
  private var translations: [Translation] = []

  private struct Translation {
    let place: Int
    let texts: SharedTexts
    /// By the number of a text; -1 of one that no row had yet. Nil where the table has the column's own numbers.
    var codes: [Int32]?
  }

  package init() {}

  /// Empty for a kind of which there are none.
  package subscript(kind: String) -> IdentifierTable { places[kind].map { tables[$0] } ?? IdentifierTable() }

  /// Where the table of a kind stands, for those who look into it for every row.
  mutating func place(of kind: String) -> Int {
    if let place = places[kind] { return place }
    places[kind] = tables.count
    tables.append(IdentifierTable())
    return tables.count - 1
  }

  mutating func code(of id: ArraySlice<UInt8>, at place: Int) -> Int32 { tables[place].code(of: id) }

  /// Appends the numbers of the ids in some rows of a column of records; `none` where a row has none.
  mutating func append(
    _ values: [Int64], of texts: SharedTexts, rows: RowChoice, at place: Int, none: Int32, to codes: inout [Int32]
  ) {
    let index = translation(of: texts, at: place)
    guard var known = translations[index].codes else {
      rows.forEach { row in codes.append(values[row] == TypedColumn.null ? none : Int32(truncatingIfNeeded: values[row])) }
      return
    }
    translations[index].codes = []
    rows.forEach { row in
      guard values[row] != TypedColumn.null else {
        codes.append(none)
        return
      }
      let text = Int(values[row])
      if known[text] < 0 { known[text] = tables[place].code(of: texts.texts[Int32(text)]) }
      codes.append(known[text])
    }
    translations[index].codes = known
  }

  private mutating func translation(of texts: SharedTexts, at place: Int) -> Int {
    if let known = translations.firstIndex(where: { $0.place == place && $0.texts === texts }) { return known }
    let isFirst = tables[place].count == 0
    // The first column's numbers are taken as they are: of a million ids none is looked up.
    if isFirst { tables[place] = IdentifierTable(texts) }
    translations.append(
      Translation(place: place, texts: texts, codes: isFirst ? nil : Array(repeating: -1, count: texts.texts.count)))
    return translations.count - 1
  }
}
