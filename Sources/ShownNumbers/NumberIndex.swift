/// The numbers of one page, each once, in the order in which the page first shows them: a number's place is its index.
public struct NumberIndex: Sendable {
  public private(set) var numbers: [ShownNumber] = []
  private var places = PlaceTable()

  public init() {}

  /// The place of a number, which is added where it is new.
  public mutating func index(of number: ShownNumber) -> Int {
    let place = places.place(hash: number.quickHash, count: numbers.count) {
      numbers[$0] == number
    } hashOf: {
      numbers[$0].quickHash
    }
    if place == numbers.count { numbers.append(number) }
    return place
  }
}
