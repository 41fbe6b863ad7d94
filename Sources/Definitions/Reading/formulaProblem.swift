import Diagnostics

/// What is wrong with a formula's text: a name that is no input, an input that is not used, or arithmetic that does not parse.
func formulaProblem(of expression: String, inputs: [String]) -> (message: String, suggestion: String?)? {
  var depth = 0
  var expectsOperand = true
  let known = Set(inputs)
  var used: Set<String> = []
  var rest = Substring(expression)
  while let character = rest.first {
    if character == " " {
      rest.removeFirst()
    } else if character.isASCII, character.isLetter || character.isNumber {
      let word = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
      rest.removeFirst(word.count)
      guard expectsOperand else { return ("has '\(word)' where an operator is expected", nil) }
      if character.isLetter {
        guard known.contains(word) else {
          return ("uses '\(word)', which is not one of the inputs", NearMiss.suggestion(for: word, among: inputs))
        }
        used.insert(word)
      } else if word.utf8.contains(where: { !isDigit($0) && $0 != 0x2E }) {
        return ("has '\(word)', which is not a number", nil)
      }
      expectsOperand = false
    } else {
      rest.removeFirst()
      switch character {
      case "(" where expectsOperand: depth += 1
      case ")" where !expectsOperand && depth > 0: depth -= 1
      case "-" where expectsOperand: break
      case "+", "-", "*", "/":
        guard !expectsOperand else { return ("has '\(character)' where a name or number is expected", nil) }
        expectsOperand = true
      default: return ("has '\(character)' out of place", "use names, numbers, + - * / and parentheses")
      }
    }
  }
  if expectsOperand { return ("ends where a name or number is expected", nil) }
  if depth > 0 { return ("has a parenthesis that is not closed", nil) }
  return inputs.first { !used.contains($0) }.map { ("does not use the input '\($0)'", nil) }
}
