import Diagnostics

/// Labels that name two definitions, and labels in use that a definition says to avoid. Case makes no difference.
func labelProblems(_ definitions: [Definition]) -> [Diagnostic] {
  // What is retired gives its labels back.
  let definitions = definitions.filter { $0.declared != .retired }
  var uses: [String: Use] = [:]
  var problems: [Diagnostic] = []
  for definition in definitions {
    for label in definition.labels {
      let key = label.text.lowercased()
      guard let first = uses[key] else {
        uses[key] = Use(id: definition.id, label: label)
        continue
      }
      guard first.id != definition.id else { continue }
      let message = "'\(label.text)' names '\(definition.id)' here and '\(first.id)' in \(place(first.label.position))"
      problems.append(Diagnostic(.definitionDuplicateLabel, at: label.position, message))
    }
  }
  for definition in definitions {
    for avoided in definition.avoid {
      guard let use = uses[avoided.label.lowercased()], use.id != avoided.use else { continue }
      let message = "'\(use.label.text)' names '\(use.id)', and '\(definition.id)' says to avoid it in \(place(avoided.position))"
      let suggestion = avoided.use.map { "say '\($0)'" }
      problems.append(Diagnostic(.definitionAvoidedLabel, at: use.label.position, message, suggestion: suggestion))
    }
  }
  return problems
}

private struct Use {
  var id: String
  var label: Definition.Label
}

private func place(_ position: SourcePosition) -> String { "\(position.file):\(position.line)" }
