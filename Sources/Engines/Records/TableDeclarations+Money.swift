import Diagnostics
import Statements

extension TableDeclarations {
  /// What is known of the currency of a column whose type `tables.yml` declares to be one; nothing of any other.
  func money(_ column: RecordColumn, of table: String) -> Set<MoneyColumn> {
    guard case .money(let currency) = column.type, column.isDeclared else { return [] }
    let declared = tables.first { $0.name == table }?.columns[column.name]
    return [
      MoneyColumn(
        table: table, name: column.name, currency: currency, position: declared?.position ?? SourcePosition(file: file))
    ]
  }
}
