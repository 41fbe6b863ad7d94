import Calendars
import Definitions
import Diagnostics

/// Signatures that the old state had and the new one does not, once per definition: a signature is never taken back by deleting
/// its file, nor changed by editing it.
func lostSignatures(from old: AgreementBook?, to new: AgreementBook) -> [Diagnostic] {
  guard let old else { return [] }
  return old.ids.compactMap { id in
    let kept = Set(new.records(of: id).flatMap(\.signatures).map(\.unproved))
    let lost = old.records(of: id).flatMap(\.signatures).filter { !kept.contains($0.unproved) }
    guard let first = lost.first else { return nil }
    let more = lost.count == 1 ? "" : lost.count == 2 ? " and 1 other" : " and \(lost.count - 1) others"
    return Diagnostic(
      .agreementRewritten, at: first.position,
      "the signature of \(first.by) under '\(id)' of \(first.date.short)\(more) is gone or changed",
      suggestion: "restore it from git; a definition that goes out of use is retired, and its parties sign that")
  }
}

extension Signature {
  /// Without what was found out of its key, which may be other keys in either state.
  fileprivate var unproved: Signature {
    var signature = self
    signature.proof = .recorded
    return signature
  }
}
