/// The numbers of one page, each once, in the order in which the page first shows them: a number's place is its index.
public struct NumberIndex: Sendable {
  public private(set) var numbers: [ShownNumber] = []
  private var places: [ShownNumber: Int] = [:]

  public init() {}

  /// The place of a number, which is added where it is new.
  public mutating func index(of number: ShownNumber) -> Int {
    if let place = places[number] { return place }
    places[number] = numbers.count
    numbers.append(number)
    return numbers.count - 1
  }
}
