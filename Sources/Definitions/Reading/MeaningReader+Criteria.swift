import Diagnostics
import Fingerprints
import FrontMatter

extension MeaningReader {
  /// The condition tree under `criteria`; a list means all of it.
  mutating func criteria(_ reader: inout MappingReader, _ presence: MappingReader.Presence = .optional) -> Criterion? {
    guard let node = reader.node("criteria", presence) else { return nil }
    var problems: [Diagnostic] = []
    let criterion = criterion(node, reader.fullName(of: "criteria"), &problems)
    reader.report(problems)
    return criterion
  }

  private mutating func criterion(_ node: YAMLNode, _ path: String, _ problems: inout [Diagnostic]) -> Criterion? {
    switch node.content {
    case .scalar(let text, _):
      let sentence = node.isNull ? "" : normalized(text)
      if sentence.isEmpty { problems.append(Diagnostic(.schemaType, at: node.position, "'\(path)' has an empty condition")) }
      return sentence.isEmpty ? nil : .statement(sentence)
    case .sequence(let items):
      if items.isEmpty { problems.append(Diagnostic(.schemaValue, at: node.position, "'\(path)' has no conditions")) }
      return .all(items.compactMap { criterion($0, path, &problems) })
    case .mapping(let entries):
      guard let form = entries.first(where: { Self.forms.contains($0.key) }) else {
        problems.append(unknownForm(entries, at: node.position, path))
        return nil
      }
      var reader = MappingReader(node, path: path)
      let criterion = criterion(form: form.key, &reader, &problems)
      problems += reader.finish()
      return criterion
    }
  }

  private static let forms = ["all", "any", "not", "ref", "signal", "field"]
  private static let comparisons = ["=", "!=", ">=", "<="]
  private static let memberships = ["in", "not-in"]

  private mutating func criterion(
    form: String, _ reader: inout MappingReader, _ problems: inout [Diagnostic]
  ) -> Criterion? {
    let path = reader.fullName(of: form)
    switch form {
    case "all", "any":
      let items = reader.sequence(form)
      if items.isEmpty, reader.diagnostics.isEmpty { reader.report(.schemaValue, form, "has no conditions") }
      let conditions = items.compactMap { criterion($0, path, &problems) }
      return form == "all" ? .all(conditions) : .any(conditions)
    case "not":
      return reader.node("not", .required).flatMap { criterion($0, path, &problems) }.map(Criterion.not)
    case "ref":
      return reference("ref", .condition, &reader, .required).map(Criterion.reference)
    case "signal":
      let signal = reader.sentence("signal", .required)
      let count = reader.integer("count", in: 1...Int.max)
      let within = reader.timeSpan("within")
      return signal.map { .signal($0, count: count ?? 1, within: within) }
    default:
      let field = reader.sentence("field", .required)
      let written = reader.entries.first { $0.key == "op" }?.value.text ?? ""
      if reader.has("values") || Self.memberships.contains(written) {
        let operation = reader.oneOf("op", Self.memberships) ?? "in"
        let values = reader.sentences("values", .required).map(\.text)
        if values.isEmpty, reader.diagnostics.isEmpty { reader.report(.schemaValue, "values", "is empty") }
        return field.map { .field($0, op: operation, values: values) }
      }
      let operation = reader.oneOf("op", Self.comparisons) ?? "="
      guard let node = reader.node("value", .required), let field else { return nil }
      // An empty text is a value here: what is compared with it is whether the field is filled.
      guard let value = node.text else {
        reader.report(.schemaType, "value", "is \(node.shape), expected text", suggestion: "write several values under values")
        return nil
      }
      return .field(field, op: operation, values: [normalized(value)])
    }
  }

  /// A sentence with a colon reads as a mapping, which is the usual way to get here.
  private func unknownForm(_ entries: YAMLEntries, at position: SourcePosition, _ path: String) -> Diagnostic {
    let key = entries.first?.key ?? ""
    let hint = NearMiss.suggestion(for: key, among: Self.forms)
    return Diagnostic(
      .schemaUnknownKey, at: entries.first?.keyPosition ?? position,
      "'\(path)' has a condition of an unknown form" + (key.isEmpty ? "" : ": '\(key)'"),
      suggestion: hint ?? "use \(Self.forms.joined(separator: ", ")), or put a sentence with a colon in quotes")
  }
}
