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
    for (place, label) in definitions[index].labels.enumerated() {
      let key = comparedName(label.text)
      let isAmbiguous = ambiguous.contains(key)
      guard let first = uses[key] else {
        uses[key] = Use(definition: index, label: place, isAmbiguous: isAmbiguous)
        continue
      }
      guard first.definition != index, !(first.isAmbiguous && isAmbiguous) else { continue }
      let other = definitions[first.definition]
      let message = "'\(label.text)' names '\(id)' here and '\(other.id)' in \(shown(other.labels[first.label].position))"
      problems.append(Diagnostic(.definitionDuplicateLabel, at: label.position, message))
    }
  }
  for index in present {
    for avoided in definitions[index].avoid {
      guard let use = uses[comparedName(avoided.label)], definitions[use.definition].id != avoided.use else { continue }
      let named = definitions[use.definition]
      let label = named.labels[use.label]
      let message =
        "'\(label.text)' names '\(named.id)', but '\(definitions[index].id)' says to avoid it in \(shown(avoided.position))"
      let suggestion = avoided.use.map { "say '\($0)'" }
      problems.append(Diagnostic(.definitionAvoidedLabel, at: label.position, message, suggestion: suggestion))
    }
  }
  return problems
}

/// Of a label, by the places of its definition and of the label in that: a copy of both for each label costs more than the check.
private struct Use {
  var definition: Int
  var label: Int
  /// Whether the definition says itself that the label has another meaning.
  var isAmbiguous: Bool
}

private func shown(_ position: SourcePosition) -> String { "\(position.file):\(position.line)" }
