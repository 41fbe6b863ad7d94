import Definitions
import Diagnostics
import Testing

/// The units of derived metrics: two amounts, two numbers of cases, two times and a share in, what is made of them out.
@Suite struct UnitTests {
  private func found(_ semantics: String) -> (unit: String?, problems: [String]) {
    let (glossary, problems) = glossary([
      "s": "kind: stage\nsemantics: {entity: lead}",
      "deals": "kind: metric\nsemantics: {type: count, of: s}",
      "leads": "kind: metric\nsemantics: {type: count, of: s, population: p}",
      "p": "kind: population\nsemantics: {criteria: x}",
      "euros": "kind: metric\nsemantics: {type: sum, of: s, field: amount, unit: EUR}",
      "more": "kind: metric\nsemantics: {type: sum, of: s, field: other, unit: EUR}",
      "dollars": "kind: metric\nsemantics: {type: sum, of: s, field: amount, unit: USD}",
      "days": "kind: metric\nsemantics: {type: duration, from: s, to: s, unit: d}",
      "seconds": "kind: metric\nsemantics: {type: duration, from: s, to: s, unit: s, limit: 4 hours}",
      "rate": "kind: metric\nsemantics: {type: ratio, numerator: deals, denominator: leads, proportion: true}",
      "model": "kind: attribution-model\nsemantics: {model: linear}", "x": "kind: metric\nsemantics: {\(semantics)}",
    ])
    return (glossary.metric("x")?.unit.description, lines(problems.filter { $0.rule == .definitionUnit }))
  }

  @Test(arguments: [
    ("type: ratio, numerator: euros, denominator: deals", "EUR"), ("type: ratio, numerator: euros, denominator: more", "ratio"),
    ("type: ratio, numerator: days, denominator: days", "ratio"),
    ("type: ratio, numerator: deals, denominator: leads", "ratio"),
    ("type: ratio, numerator: deals, denominator: leads, unit: number", "number"),
    ("type: ratio, numerator: euros, denominator: days", "EUR/d"),
    ("type: ratio, numerator: euros, denominator: rate", "EUR"),
    ("type: attribution, of: euros, model: model, unit: EUR", "EUR"),
    ("type: attribution, of: deals, model: model, unit: number", "number"),
    ("type: formula, inputs: {a: euros, b: more}, expression: a - b, unit: EUR", "EUR"),
    ("type: formula, inputs: {n: deals, r: rate, a: euros, d: days}, expression: n * r * a / d, unit: EUR/d", "EUR/d"),
    ("type: formula, inputs: {r: rate}, expression: 1 - r, unit: ratio", "ratio"),
    ("type: formula, inputs: {a: euros, d: days}, expression: a / d * d, unit: EUR", "EUR"),
    ("type: formula, inputs: {a: deals, b: leads}, expression: 2 * (a + b), unit: count", "count"),
    ("type: formula, inputs: {a: euros, b: days}, expression: a * b, unit: number", "number"),
  ])
  func partsMakeTheUnit(semantics: String, unit: String) {
    let (made, problems) = found(semantics)
    #expect(problems == [])
    #expect(made == unit)
  }

  @Test(arguments: [
    ("type: ratio, numerator: euros, denominator: deals, unit: USD", "declared in USD, but its parts make EUR"),
    ("type: ratio, numerator: euros, denominator: deals, unit: ratio", "declared in ratio, but its parts make EUR"),
    ("type: ratio, numerator: euros, denominator: more, unit: EUR", "declared in EUR, but its parts make a ratio"),
    ("type: attribution, of: euros, model: model, unit: USD", "declared in USD, but its parts make EUR"),
    ("type: attribution, of: deals, model: model, unit: count", "declared in count, but its parts make a number"),
    ("type: formula, inputs: {a: euros, b: deals}, expression: a + b, unit: EUR", "adds or divides EUR and a number of cases"),
    ("type: formula, inputs: {a: euros, b: dollars}, expression: a + b, unit: EUR", "adds or divides EUR and USD"),
    ("type: ratio, numerator: euros, denominator: dollars", "divides EUR by USD"),
    ("type: ratio, numerator: days, denominator: seconds", "divides a time in d by one in s"),
    ("type: formula, inputs: {n: deals, r: rate}, expression: n * r, unit: count", "its parts make a number"),
    ("type: ratio, numerator: euros, denominator: more, proportion: true", "declared a proportion"),
  ])
  func aUnitThatThePartsDoNotMakeIsAnError(semantics: String, words: String) {
    let problems = found(semantics).problems
    #expect(problems.count == 1 && problems[0].contains(words) && problems[0].contains("error"), "\(problems)")
  }

  @Test func aProportionIsNoPartOfTheMeaning() throws {
    let plain = "kind: metric\nsemantics: {type: ratio, numerator: a, denominator: a}"
    let declared = "kind: metric\nsemantics: {type: ratio, numerator: a, denominator: a, proportion: true}"
    let hashes = try [plain, declared].map { text in
      let (glossary, _) = glossary([
        "s": "kind: stage\nsemantics: {entity: lead}", "a": "kind: metric\nsemantics: {type: count, of: s}", "x": text,
      ])
      return try #require(glossary.hashes(of: "x")).own
    }
    #expect(hashes[0] == hashes[1], "who declares it asks nobody to sign again")
  }
}
