/// The number of a definition's version.
package struct VersionNumber: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `v2`
    case short
    /// `version 2`
    case long
    /// `Version 2`, where a sentence begins with it.
    case opening
    /// `2`, where the word stands before it.
    case bare
  }

  package let number: Int
  package let form: Form

  package init(_ number: Int, _ form: Form = .short) {
    self.number = number
    self.form = form
  }

  package var text: String {
    switch form {
    case .short: "v\(number)"
    case .long: "version \(number)"
    case .opening: "Version \(number)"
    case .bare: String(number)
    }
  }
}

extension Phrase.StringInterpolation {
  /// `\(version: 2)`: `v2`.
  package mutating func appendInterpolation(version: Int, _ form: VersionNumber.Form = .short) {
    appendInterpolation(.version(VersionNumber(version, form)))
  }
}
