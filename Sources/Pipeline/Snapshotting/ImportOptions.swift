import Runs
import Tables

/// What whoever imports a sheet says of its form, as words of the command line.
package struct ImportOptions: Sendable {
  package var decimal: String?
  package var dates: String?
  package var delimiter: String?
  package var encoding: String?

  package init(decimal: String? = nil, dates: String? = nil, delimiter: String? = nil, encoding: String? = nil) {
    self.decimal = decimal
    self.dates = dates
    self.delimiter = delimiter
    self.encoding = encoding
  }

  package static let decimals = CellForm.DecimalMark.allCases.map(\.rawValue)
  package static let orders = ["dmy", "mdy"]
  package static let delimiters = [",", ";", "|", "tab"]
  package static let encodings = TextEncoding.allCases.map(\.rawValue)

  var sheet: SheetOptions {
    var form = TableForm(encoding: encoding.flatMap(TextEncoding.init(rawValue:)), delimiter: .found)
    if let delimiter { form.delimiter = .byte(delimiter == "tab" ? 0x09 : delimiter.utf8.first ?? 0x2C) }
    return SheetOptions(
      form: form, decimal: decimal.flatMap(CellForm.DecimalMark.init(rawValue:)),
      dates: dates.flatMap(CellForm.DateOrder.init(rawValue:)))
  }
}
