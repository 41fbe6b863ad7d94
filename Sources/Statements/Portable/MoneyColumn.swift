package import Diagnostics

/// A column of a table of records whose type is a currency: amounts that are made of it are in that.
package struct MoneyColumn: Hashable, Sendable {
  package var table: String
  package var name: String
  package var currency: String
  /// Where its type is declared.
  package var position: SourcePosition

  package init(table: String, name: String, currency: String, position: SourcePosition) {
    self.table = table
    self.name = name
    self.currency = currency
    self.position = position
  }
}
