package import Tables

/// What whoever imports a sheet says of it, where the sheet leaves it open.
package struct SheetOptions: Sendable {
  package var form: TableForm
  package var decimal: CellForm.DecimalMark?
  package var dates: CellForm.DateOrder?

  package init(
    form: TableForm = TableForm(delimiter: .found), decimal: CellForm.DecimalMark? = nil, dates: CellForm.DateOrder? = nil
  ) {
    self.form = form
    self.decimal = decimal
    self.dates = dates
  }
}
