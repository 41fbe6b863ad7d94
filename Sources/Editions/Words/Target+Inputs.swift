package import Definitions
import Diagnostics
import Numbers
import ShownNumbers

extension Target {
  /// What a rule takes of it: the level, and where it is promised.
  var asInput: NumberInputs { NumberInputs([], arguments) }

  var arguments: [NumberArgument: String] {
    [.target: value.description, .at: place, .wants: comparison.wantsMore ? "more" : "less"]
  }

  /// The file and the line where it is written.
  package var place: String { "\(position.file):\(position.line)" }
}
