import Diagnostics

/// Labels that name two definitions, unless both say that the label is ambiguous, and labels in use that a definition says to avoid. Case and
/// characters that nobody sees make no difference.
func labelProblems(_ definitions: [Definition]) -> [Diagnostic] {
  // What is retired gives its labels back. By index, because copying a definition costs more than checking it.
  let present = definitions.indices.filter { definitions[$0].declared != .retired }
  var uses: [String: Use] = [:]
  uses.reserveCapacity(present.reduce(0) { $0 + definitions[$1].labels.count })
  var problems: [Diagnostic] = []
  for index in present {
    let id = definitions[index].id
    let ambiguous = Set(definitions[index].ambiguous.map { comparedName($0.label) })
    for label in definitions[index].labels {
      let key = comparedName(label.text)
      let isAmbiguous = ambiguous.contains(key)
      guard let first = uses[key] else {
        uses[key] = Use(id: id, label: label, isAmbiguous: isAmbiguous)
        continue
      }
      guard first.id != id, !(first.isAmbiguous && isAmbiguous) else { continue }
      let message = "'\(label.text)' names '\(id)' here and '\(first.id)' in \(place(first.label.position))"
      problems.append(Diagnostic(.definitionDuplicateLabel, at: label.position, message))
    }
  }
  for index in present {
    for avoided in definitions[index].avoid {
      guard let use = uses[comparedName(avoided.label)], use.id != avoided.use else { continue }
      let message =
        "'\(use.label.text)' names '\(use.id)', but '\(definitions[index].id)' says to avoid it in \(place(avoided.position))"
      let suggestion = avoided.use.map { "say '\($0)'" }
      problems.append(Diagnostic(.definitionAvoidedLabel, at: use.label.position, message, suggestion: suggestion))
    }
  }
  return problems
}

private struct Use {
  var id: String
  var label: Definition.Label
  /// Whether the definition says itself that the label has another meaning.
  var isAmbiguous: Bool
}

private func place(_ position: SourcePosition) -> String { "\(position.file):\(position.line)" }
