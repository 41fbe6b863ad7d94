import Definitions
import Markup

extension [WordSense] {
  /// What a text means by words of several meanings, as the linker asks for it.
  var forLinks: [String: TermLinker.Sense] {
    Dictionary(
      map { (comparedName($0.label), $0.id.map(TermLinker.Sense.term) ?? .other) }, uniquingKeysWith: { first, _ in first })
  }
}
