import Numbers

/// Conditions in plain words.
///
/// A field is called by its own name ("seniority"), with what it is of before it where two things have a field of that name.
package struct CriterionWords {
  /// Own names of fields that belong to several things; nil where every field is told with what it is of.
  private let shared: Set<String>?
  private let name: (String) -> String?

  /// `roots` are the conditions that are read together. `name` says what an id is called; the id itself stands where it
  /// gives nil.
  package init(of roots: [Criterion], name: @escaping (String) -> String? = { _ in nil }) {
    self.name = name
    let fields = roots.flatMap(\.fields)
    // Most conditions ask for one field at most.
    guard fields.count > 1 else {
      shared = []
      return
    }
    let owners = Dictionary(grouping: Set(fields)) { Self.own($0) }
    shared = Set(owners.lazy.filter { $0.value.count > 1 }.map(\.key))
  }

  /// Every field with what it is of, and ids as they are: one text for one condition.
  package static var whole: CriterionWords { CriterionWords() }

  private init() { (shared, name) = (nil, { _ in nil }) }

  /// The condition in one line: "pricing page view, at least 3 times, within 30 days".
  package func text(_ criterion: Criterion) -> String {
    switch criterion {
    case .all(let conditions): return joined(conditions, " and ")
    case .any(let conditions): return joined(conditions, " or ")
    case .not(let condition): return negation(of: condition).text
    case .reference(let id): return name(id) ?? id
    case .statement(let sentence): return sentence
    case .signal(let signal, let count, let within):
      var text = Self.spaced(signal)
      if count != 1 { text += ", " + Self.times(count) }
      if let within { text += ", within " + within }
      return text
    case .field(let field, let operation, let values):
      if let adjective = adjective(of: field), let truth = Self.truth(values), ["=", "!="].contains(operation) {
        return adjective(truth == (operation == "="))
      }
      return "\(words(for: field)) \(Self.comparison(operation, values))"
    }
  }

  /// What must not be, after the word that says so.
  package struct Negation {
    package var lead: String
    package var condition: String

    package var text: String { "\(lead) \(condition)" }
  }

  /// "except when the status was set by a timeout"; among alternatives "not when ...".
  package func negation(of condition: Criterion, amongAlternatives: Bool = false) -> Negation {
    let lead = amongAlternatives ? "not when" : "except when"
    switch condition {
    case .reference, .signal: return Negation(lead: "not", condition: text(condition))
    case .all(let conditions) where conditions.count > 1, .any(let conditions) where conditions.count > 1:
      return Negation(lead: lead, condition: "(\(text(condition)))")
    case .statement(let sentence): return Negation(lead: lead, condition: Self.insideSentence(sentence))
    case .not, .all, .any, .field: return Negation(lead: lead, condition: text(condition))
    }
  }

  /// `pricing_page_view` is "pricing page view".
  package static func spaced(_ name: String) -> String {
    Self.with(UInt8(ascii: "_"), spaced: name)
  }

  /// A name with spaces for one of ASCII's characters.
  private static func with(_ mark: UInt8, spaced name: String) -> String {
    guard name.utf8.contains(mark) else { return name }
    return String(decoding: name.utf8.map { $0 == mark ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }

  /// "manager, director, VP or C-level": codes as people write them.
  package static func alternatives(_ values: [String], _ word: String = "or") -> String {
    let codes = values.map(code)
    guard codes.count > 1, let last = codes.last else { return codes.first ?? "" }
    return codes.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }

  /// "at least twice".
  package static func times(_ count: Int) -> String { count == 2 ? "at least twice" : "at least \(count) times" }

  /// "seniority": what a field is called.
  package func words(for field: String) -> String {
    let own = Self.own(field)
    let isOwn = shared.map { !$0.contains(own) } ?? false
    return Self.spaced(isOwn ? own : Self.with(UInt8(ascii: "."), spaced: field))
  }

  /// A code as people write it: `vp` is "VP", `c-level` is "C-level".
  package static func code(_ value: String) -> String {
    guard value.allSatisfy({ $0.isLowercase || $0 == "_" || $0 == "-" || $0 == " " }) else { return spaced(value) }
    var word = ""
    var written = ""
    for letter in spaced(value) + " " {
      if letter == " " || letter == "-" {
        let isInitials = (1...4).contains(word.count) && !word.contains { "aeiouy".contains($0) }
        written += (isInitials ? word.uppercased() : word) + String(letter)
        word = ""
      } else {
        word.append(letter)
      }
    }
    return String(written.dropLast())
  }
}

extension CriterionWords {
  fileprivate static func own(_ field: String) -> String {
    guard field.utf8.contains(UInt8(ascii: ".")) else { return field }
    return field.split(separator: ".").last.map(String.init) ?? field
  }

  /// "is manager or director", "is at least 5,000".
  fileprivate static func comparison(_ operation: String, _ values: [String]) -> String {
    switch (operation, values) {
    case ("=", [""]): "is empty"
    case ("!=", [""]): "is filled"
    case ("=", _), ("in", _): "is \(alternatives(values))"
    case ("!=", _): "is not \(alternatives(values))"
    case ("not-in", _): values.count == 1 ? "is not \(alternatives(values))" : "is none of \(alternatives(values, "and"))"
    case (">=", _): "is at least \(alternatives(values.map(grouped)))"
    case ("<=", _): "is at most \(alternatives(values.map(grouped)))"
    default: "\(operation) \(alternatives(values))"
    }
  }

  private static func grouped(_ value: String) -> String {
    guard value.count > 4, value.first != "0", value.allSatisfy({ "0123456789".contains($0) }), let number = ExactDecimal(value)
    else { return value }
    return NumberText.grouped(number)
  }

  /// `activity.is_automated` is "activity is automated" or "activity is not automated".
  private func adjective(of field: String) -> ((Bool) -> String)? {
    guard Self.own(field).hasPrefix("is_") else { return nil }
    let parts = field.split(separator: ".").map(String.init)
    guard parts.count > 1, let own = parts.last else { return nil }
    let thing = Self.spaced(parts[parts.count - 2])
    let word = Self.spaced(String(own.dropFirst(3)))
    return { "\(thing) is \($0 ? "" : "not ")\(word)" }
  }

  private static func truth(_ values: [String]) -> Bool? {
    switch values {
    case ["true"], ["yes"]: true
    case ["false"], ["no"]: false
    default: nil
    }
  }

  private func joined(_ conditions: [Criterion], _ separator: String) -> String {
    guard conditions.count > 1 else { return conditions.map(text).joined() }
    return conditions.map { condition in
      switch condition {
      case .all(let inner) where inner.count > 1, .any(let inner) where inner.count > 1: "(\(text(condition)))"
      case .not(let inner) where separator == " or ": negation(of: inner, amongAlternatives: true).text
      default: text(condition)
      }
    }.joined(separator: separator)
  }

  /// A statement after other words begins small where its first word is no name.
  private static func insideSentence(_ sentence: String) -> String {
    let plain: Set = [
      "The", "A", "An", "This", "That", "It", "There", "No", "Any", "Each", "Every", "They", "One", "Some", "All",
    ]
    guard let first = sentence.split(separator: " ").first, plain.contains(String(first)) else { return sentence }
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}

extension Criterion {
  /// The condition by itself in one line of plain words.
  package func text(name: @escaping (String) -> String? = { _ in nil }) -> String {
    CriterionWords(of: [self], name: name).text(self)
  }

  /// Every field that it asks for.
  fileprivate var fields: [String] {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.fields)
    case .not(let condition): condition.fields
    case .field(let field, _, _): [field]
    case .reference, .statement, .signal: []
    }
  }
}
