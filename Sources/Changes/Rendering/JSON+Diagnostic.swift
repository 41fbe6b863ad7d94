package import Diagnostics
package import Fingerprints

extension JSON {
  /// A finding as data; what there is nothing to say of is left out.
  package init(_ diagnostic: Diagnostic) {
    self = .object(
      diagnostic.fields.compactMap { field in
        switch field.value {
        case .text(let text): JSON.Member(field.name, .string(text))
        case .number(let number): JSON.Member(field.name, .integer(number))
        case nil: nil
        }
      })
  }
}
