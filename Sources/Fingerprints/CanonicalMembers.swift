/// The members of an object that is hashed, each name once, in the order in which they are written: that of their names.
///
/// Most have one to four: to look through them is cheaper than to hash names, and nothing is sorted when they are written.
package struct CanonicalMembers: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    /// ASCII.
    package var name: String
    package var value: CanonicalValue
  }

  private var members: [Member] = []

  package init() {}

  package init(_ members: [String: CanonicalValue]) {
    // The order of ASCII texts is that of their bytes.
    self.members = members.map { Member(name: $0, value: $1) }.sorted { $0.name < $1.name }
  }

  package subscript(name: String) -> CanonicalValue? {
    get {
      let place = place(of: name)
      return place < members.count && members[place].name == name ? members[place].value : nil
    }
    set {
      let place = place(of: name)
      if place < members.count, members[place].name == name {
        if let newValue { members[place].value = newValue } else { members.remove(at: place) }
      } else if let newValue {
        let member = Member(name: name, value: newValue)
        if place == members.count { members.append(member) } else { members.insert(member, at: place) }
      }
    }
  }

  /// Another value for each name.
  package func mapValues(_ value: (_ name: String, _ value: CanonicalValue) -> CanonicalValue) -> CanonicalMembers {
    var mapped = self
    mapped.members = members.map { Member(name: $0.name, value: value($0.name, $0.value)) }
    return mapped
  }

  /// Where a name stands, or has to.
  private func place(of name: String) -> Int {
    var (low, high) = (0, members.count)
    // Most come in their order.
    if let last = members.last, last.name < name { return high }
    while low < high {
      let middle = (low + high) / 2
      if members[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension CanonicalMembers: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { members.count }
  package subscript(index: Int) -> Member { members[index] }
}

/// Members whose value is nil are left out.
extension CanonicalMembers: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, CanonicalValue?)...) {
    members.reserveCapacity(elements.count)
    for (name, value) in elements { self[name] = value }
  }
}
