import Definitions
import Diagnostics
import Events
import Statements

/// The currency that columns of records give to the amounts of a question, and what contradicts it.
struct DeclaredMoney {
  private let definition: String
  /// By amount, those that it is made of, sorted.
  private let amounts: [(field: String, columns: [MoneyColumn])]

  /// Of the columns of the question's answer that are read as money.
  init(_ question: RecordQuestion, _ money: [String: Set<MoneyColumn>]) {
    definition = question.definition.id
    amounts = question.needs.amounts.filter(\.value).keys.sorted().compactMap { field in
      let columns = (money[field.lowercased()] ?? []).sorted { ($0.table, $0.name) < ($1.table, $1.name) }
      return columns.isEmpty ? nil : (field, columns)
    }
  }

  private var first: MoneyColumn? { amounts.first?.columns.first }
  /// Nil where no column says it.
  var currency: String? { first?.currency }

  /// Columns of two currencies in the amounts of one question, and another currency than site.yml names for the source.
  func problems(source: String?) -> [Diagnostic] {
    guard let first else { return [] }
    let others = amounts.flatMap(\.columns).filter { $0.currency != first.currency }
    var problems = others.prefix(1).map { other in
      Diagnostic(
        .recordsTable, at: other.position,
        "\(other.words), and '\(definition)' selects it together with '\(first.table).\(first.name)', which is in "
          + first.currency,
        suggestion: "select them in definitions of their own, or declare them as decimal(2) and select a column currency")
    }
    if let source, source != first.currency {
      problems.append(
        Diagnostic(
          .recordsTable, at: first.position, "\(first.words), and site.yml says of its source that amounts are in \(source)",
          suggestion: "correct one of the two"))
    }
    return problems
  }

  /// Rows that name another currency themselves, which goes before what their column says.
  func problems(rows stream: EventStream) -> [Diagnostic] {
    guard let first, let others = stream.currencies?.members.dropFirst().filter({ $0 != first.currency }),
      let named = others.min()
    else { return [] }
    return [
      Diagnostic(
        .recordsTable, at: first.position, "\(first.words), and rows of '\(definition)' say that they are in \(named)",
        suggestion: "declare it as decimal(2), for the rows name their currencies", severity: .warning)
    ]
  }
}

extension MoneyColumn {
  fileprivate var words: String { "'\(table).\(name)' is declared to be in \(currency)" }
}
