import Documents
import Editions
import Numbers

extension Phrase {
  /// `three`, up to twelve; digits beyond.
  static func spelled(_ number: Int) -> Phrase { number <= 12 ? Phrase(Numbers.spelled(number)) : "\(count: number)" }

  /// Nothing where there is nothing to say.
  init(_ text: String?) { self = text.map { Phrase($0) } ?? Phrase() }
}
