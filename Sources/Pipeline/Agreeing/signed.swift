import Changes
import Definitions
import Diagnostics
import History
import OpenSSH

/// The files of a signature with that of the key beside each; a finding, and no files, where the key could not sign.
func signed(
  _ files: [Signing.File], _ request: SignatureRequest, by ring: KeyRing, root: String
) async -> (files: [(path: String, bytes: [UInt8])], findings: [Diagnostic], notes: [String]) {
  let plain = files.map { (path: $0.path, bytes: Array($0.text.utf8)) }
  guard let asked = request.key, files.contains(where: { $0.statement != nil }) else { return (plain, [], []) }
  func refusal(_ message: String, _ suggestion: String?) -> [Diagnostic] {
    [Diagnostic(.agreementUnverified, at: SourcePosition(file: ""), message, suggestion: suggestion, severity: .error)]
  }
  let found = asked.isEmpty ? await signingKey(root: root) : asked
  guard let key = found else {
    let advice = "name one, as in --sign ~/.ssh/id_ed25519, or set git config user.signingKey"
    return ([], refusal("git signs with no key, so that there is none to sign with", advice), [])
  }
  var sealed: [(path: String, bytes: [UInt8])] = []
  var claims: [KeyClaim] = []
  do throws(SSHKeygen.Failure) {
    for file in files {
      guard let statement = file.statement else { continue }
      let armor = try await SSHKeygen().sign(statement, with: key)
      sealed.append((keyFile(of: file.path), armor))
      claims.append(
        KeyClaim(
          party: request.signer.description, date: request.date,
          signature: KeySignature(statement: statement, armor: armor)))
    }
  } catch {
    return ([], refusal(error.message, error.suggestion), [])
  }
  let proofs = await SSHKeygen().proofs(of: claims, by: ring, threads: 1)
  return (plain + sealed, [], proofs.contains { !$0.isVerified } ? [strange(key, request)] : [])
}

/// The key signed, and nobody knows yet that it is the party's.
private func strange(_ key: String, _ request: SignatureRequest) -> String {
  let file = key.hasSuffix(".pub") ? key : "\(key).pub"
  return """
    \(KeyRing.folder)/\(KeyRing.allowedName) does not let this key sign for \(request.signer) on \(request.date), so that the \
    signature counts as recorded. Once it is the party's: \
    echo "\(request.signer) namespaces=\\"\(KeyRing.namespace)\\" $(cat \(file))" >> \(KeyRing.folder)/\(KeyRing.allowedName)
    """
}
