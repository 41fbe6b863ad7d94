import Calendars
package import Definitions
package import Diagnostics

/// One name under two parties' signatures of one meaning, wherever in the agreements.
package func signerProblems(in agreements: AgreementBook) -> [Diagnostic] {
  agreements.ids.flatMap(agreements.records).flatMap(signerProblems)
}

private func signerProblems(of record: RecordedMeaning) -> [Diagnostic] {
  var problems: [Diagnostic] = []
  var parties: [String: String] = [:]
  for signature in record.signatures.filter({ !$0.isStewards }).sorted(by: { $0.date < $1.date }) {
    guard let first = parties.updateValue(signature.party, forKey: comparedName(signature.by)), first != signature.party else {
      continue
    }
    let message = "'\(signature.by)' signed '\(record.id)' for \(first) already"
    problems.append(
      Diagnostic(.agreementSameSigner, at: signature.position, message, suggestion: "let \(signature.party) sign"))
  }
  return problems
}
