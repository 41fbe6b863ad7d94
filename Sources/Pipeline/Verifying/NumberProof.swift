import Definitions
import Diagnostics
import Editions
import Numbers
import Proofs
import ShownNumbers
import Snapshots

/// Published numbers, each held against what the project has: its row or its rule, and the signatures of its meaning.
struct NumberProof: Sendable {
  private let lists: [String: [PublishedNumber]]
  private let edition: Edition
  private let evidence: Evidence
  /// Whether every party signed the meaning of a row, by metric and meaning.
  private let signed: [[String]: Bool]

  /// By the pages that show them.
  init(_ lists: [String: [PublishedNumber]], _ edition: Edition) {
    self.lists = lists
    self.edition = edition
    let keys = Set(lists.values.joined().flatMap(\.keys))
    evidence = Evidence(of: edition, keys)
    var signed: [[String]: Bool] = [:]
    for key in keys {
      guard let meaning = key.meaning, signed[[key.metric, meaning]] == nil else { continue }
      signed[[key.metric, meaning]] = edition.isSigned(meaning: meaning, of: key.metric)
    }
    self.signed = signed
  }

  /// What does not hold of the numbers of a page; `lines` says where the page shows each. `advice` is what to do about it.
  func problems(of page: String, path: String, lines: [Int: Int], advice: String) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (index, number) in (lists[page] ?? []).enumerated() {
      let place = SourcePosition(file: path, line: lines[index] ?? 0)
      if let problem = number.problem(evidence) {
        findings.append(
          Diagnostic(.proofNumber, at: place, "number \(index), '\(number.text)': \(problem)", suggestion: advice))
      }
      if let problem = stampProblem(number) {
        findings.append(
          Diagnostic(.proofStamp, at: place, "number \(index), '\(number.text)': \(problem)", suggestion: advice))
      }
    }
    return findings
  }

  // MARK: Meanings

  private func stampProblem(_ number: PublishedNumber) -> String? {
    guard case .observed(let key, let standing) = number.origin else { return nil }
    guard let meaning = key.meaning else {
      return standing == .unstamped ? nil : "it carries no meaning, but says that it has one"
    }
    guard standing != .unstamped else { return "it carries the meaning \(meaning), but says that it has none" }
    let isSigned = signed[[key.metric, meaning]] ?? false
    if number.oddities.contains(.notAgreed) || isSigned || [.ahead, .outdated, .unknown].contains(standing) { return nil }
    return "its meaning \(meaning) is not signed by every party, and the page does not say so"
  }

  /// Meanings that honest pages show as not agreed, each told once with how many numbers carry it.
  func unsignedMeanings(in path: String) -> [Diagnostic] {
    var counts: [[String]: Int] = [:]
    for number in lists.values.joined() where number.oddities.contains(.notAgreed) {
      guard case .observed(let key, _) = number.origin else { continue }
      counts[[key.metric, key.meaning ?? ""], default: 0] += 1
    }
    return counts.map { names, count in
      let numbers = "\(count) \(count == 1 ? "number" : "numbers") of \(names[0])"
      let message =
        names[1].isEmpty
        ? "\(numbers) \(count == 1 ? "carries" : "carry") no meaning"
        : "\(numbers) \(count == 1 ? "has" : "have") a meaning that not every party has signed: \(names[1])"
      return Diagnostic(
        .proofStamp, at: SourcePosition(file: edition.glossary[names[0]]?.position.file ?? path), message,
        suggestion: "have the parties sign it, or leave it: the pages say so", severity: .warning)
    }
  }
}
