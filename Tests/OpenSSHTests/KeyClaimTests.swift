import Calendars
import Definitions
import OpenSSH
import Testing

@Suite struct KeyClaimTests {
  private func proof(
    _ signature: KeySignature, of party: String = "sales", on day: String = "2026-11-20", _ allowed: String,
    revoked: String = ""
  ) async throws -> SignatureProof {
    let claim = KeyClaim(party: party, date: try #require(CivilDate(day)), signature: signature)
    let ring = KeyRing(allowed: Array(allowed.utf8), revoked: Array(revoked.utf8))
    return try #require(await SSHKeygen().proofs(of: [claim], by: ring, threads: 1).first)
  }

  @Test(arguments: ["ed25519", "rsa", "ecdsa"])
  func aKeyOfThePartyVerifies(type: String) async throws {
    let keys = try TestKeys().make("mine", type)
    let signature = try await keys.sign("{}", with: "mine")
    let proof = try await proof(signature, "sales namespaces=\"concord\" \(try keys.publicKey("mine"))\n")
    guard case .verified(let key) = proof else { return #expect(proof.isVerified) }
    #expect(key.hasPrefix("SHA256:") && key.utf8.count == 50)
  }

  @Test func aCertificateOfTheCompanyVerifies() async throws {
    let keys = try TestKeys().make("ca").make("mine", then: "ssh-keygen -q -s ca -I x -n sales -V 20260101:20270101 mine.pub")
    let signature = try await keys.sign("{}", with: "mine-cert.pub")
    let allowed = "* cert-authority,namespaces=\"concord\" \(try keys.publicKey("ca"))\n"
    #expect(try await proof(signature, allowed).isVerified)
    #expect(try await !proof(signature, of: "marketing", allowed).isVerified)
    #expect(try await !proof(signature, on: "2027-06-01", allowed).isVerified)
  }

  @Test func aKeyThatWasReplacedVerifiesWhatItSignedBefore() async throws {
    let keys = try TestKeys().make("old").make("new")
    let allowed = """
      sales valid-before="20260901" \(try keys.publicKey("old"))
      sales valid-after="20260901" \(try keys.publicKey("new"))

      """
    let (old, new) = (try await keys.sign("{}", with: "old"), try await keys.sign("{}", with: "new"))
    #expect(try await proof(old, on: "2026-08-31", allowed).isVerified)
    #expect(try await proof(new, on: "2026-09-01", allowed).isVerified)
    for (signature, day) in [(old, "2026-09-01"), (new, "2026-08-31")] {
      guard case .refused(let why) = try await proof(signature, on: day, allowed) else {
        Issue.record("verified on \(day)")
        continue
      }
      #expect(why.hasPrefix("allowed_signers does not let the key SHA256:") && why.hasSuffix(" sign for sales on \(day)"))
    }
  }

  @Test func aRevokedKeyIsTold() async throws {
    let keys = try TestKeys().make("mine")
    let signature = try await keys.sign("{}", with: "mine")
    let key = try keys.publicKey("mine")
    guard case .revoked(let shown) = try await proof(signature, "sales \(key)\n", revoked: "# lost in a train\n\(key)\n") else {
      Issue.record("a revoked key verified")
      return
    }
    #expect(shown.hasPrefix("SHA256:"))
  }

  @Test func nobodyElsesKeyVerifiesAndNoOtherBytes() async throws {
    let keys = try TestKeys().make("mine").make("other")
    let allowed = "sales \(try keys.publicKey("mine"))\nmarketing \(try keys.publicKey("other"))\n"
    let foreign = try await keys.sign("{}", with: "other")
    #expect(try await !proof(foreign, allowed).isVerified)
    var moved = try await keys.sign("{\"targets\":\"a07da5dc5a7c\"}", with: "mine")
    moved.statement = Array("{\"targets\":\"a17da5dc5a7c\"}".utf8)
    #expect(try await proof(moved, allowed) == .refused(why: "the key did not sign what the file says"))
    // Made for something else, as a commit is.
    let commit = KeySignature(statement: Array("{}".utf8), armor: try keys.sign("{}", with: "mine", in: "git"))
    #expect(try await proof(commit, allowed) == .refused(why: "the key did not sign what the file says"))
    let none = KeySignature(statement: Array("{}".utf8), armor: Array("no signature".utf8))
    #expect(try await proof(none, allowed) == .refused(why: "the key did not sign what the file says"))
  }

  @Test func withoutOpenSSHNothingIsProvedAndItIsSaid() async throws {
    let claim = KeyClaim(
      party: "sales", date: try #require(CivilDate("2026-11-20")), signature: KeySignature(statement: [1], armor: [1]))
    let proofs = await SSHKeygen(searchPath: "/nowhere").proofs(of: [claim, claim], by: KeyRing(), threads: 2)
    let none = SignatureProof.unchecked(why: "there is no ssh-keygen program")
    #expect(proofs == [none, none])
  }

  @Test func manyClaimsComeBackInTheirOrder() async throws {
    let keys = try TestKeys().make("mine").make("other")
    let (mine, other) = (try await keys.sign("{}", with: "mine"), try await keys.sign("{}", with: "other"))
    let day = try #require(CivilDate("2026-11-20"))
    let claims = (0..<9).map { KeyClaim(party: "sales", date: day, signature: $0 % 3 == 0 ? mine : other) }
    let ring = KeyRing(allowed: Array("sales \(try keys.publicKey("mine"))\n".utf8))
    let proofs = await SSHKeygen().proofs(of: claims, by: ring, threads: 2)
    #expect(proofs.map(\.isVerified) == (0..<9).map { $0 % 3 == 0 })
  }
}
