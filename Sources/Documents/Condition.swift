/// What has to be true, as a checklist that two teams can read together.
package indirect enum Condition: Sendable {
  /// Conditions under words that say how many have to hold: "all of", "any of"; within a time that they have in common.
  case group(String, within: String?, [Condition])
  case holds(Phrase)
  /// What must not be, after the words that say so: "except when".
  case not(String, Phrase)
}
