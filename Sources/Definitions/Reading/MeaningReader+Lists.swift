import Diagnostics
import FrontMatter
import Numbers

extension MeaningReader {
  func codeList(_ reader: inout MappingReader) -> CodeList? {
    var seen: Set<String> = []
    let codes: [CodeList.Code] = reader.mappings("codes", .required) { entry in
      let code = entry.sentence("code", .required)
      let label = entry.sentence("label", .required)
      guard let code, let label else { return nil }
      if !seen.insert(code).inserted { entry.report(.schemaValue, "code", "is '\(code)', which is already in the list") }
      return CodeList.Code(code: code, label: label)
    }
    let other = reader.sentence("other")
    if let other, !seen.contains(other) {
      let suggestion = NearMiss.suggestion(for: other, among: seen.sorted())
      reader.report(.schemaValue, "other", "is '\(other)', which is not one of the codes", suggestion: suggestion)
    }
    if codes.isEmpty, reader.diagnostics.isEmpty { reader.report(.schemaValue, "codes", "is empty") }
    return codes.isEmpty ? nil : CodeList(codes: codes, other: other)
  }

  mutating func attributionModel(_ reader: inout MappingReader) -> AttributionModel? {
    let model: AttributionModel.Model? = reader.choice("model", .required)
    let weights = reader.strings("weights")
    let numbers = weights.compactMap { ExactDecimal(orPercent: $0) }
    if let wrong = weights.first(where: { ExactDecimal(orPercent: $0) == nil }) {
      reader.report(
        .schemaValue, "weights", "has the weight '\(wrong)', expected a number or a percentage",
        suggestion: ExactDecimal.suggestion(for: wrong))
    } else if !numbers.isEmpty, numbers.reduce(.zero, +) != ExactDecimal(1) {
      reader.report(.schemaValue, "weights", "adds up to \(numbers.reduce(.zero, +).withoutTrailingZeros), expected 1")
    }
    let criteria = criteria(&reader)
    let lookback = reader.timeSpan("lookback")
    let halfLife = reader.timeSpan("half_life")
    return model.map {
      AttributionModel(
        model: $0, criteria: criteria, weights: numbers.map(\.withoutTrailingZeros.description), lookback: lookback,
        halfLife: halfLife == AttributionModel.defaultHalfLife ? nil : halfLife)
    }
  }
}

extension AttributionModel {
  /// Of a model that decays and names none.
  package static let defaultHalfLife = "7 days"
}
