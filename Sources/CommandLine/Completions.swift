import ArgumentParser
import Diagnostics
import Pipeline

/// What a shell offers for words that only the project knows.
enum Completions {
  static let definitions = CompletionKind.custom { words, _, _ in knownDefinitions(root: root(words)) }
  static let periods = CompletionKind.custom { words, _, _ in knownPeriods(root: root(words)) }
  /// Those that have a review.
  static let reviews = CompletionKind.custom { words, _, _ in knownReviews(root: root(words)) }
  static let parties = CompletionKind.custom { words, _, _ in knownParties(root: root(words)) }
  /// Rules, and ids of definitions.
  static let explained = CompletionKind.custom { words, _, _ in
    Rule.allCases.map(\.rawValue) + knownDefinitions(root: root(words))
  }

  /// The project that a command line names.
  private static func root(_ words: [String]) -> String {
    if let place = words.lastIndex(of: "--root"), place + 1 < words.count { return words[place + 1] }
    return words.last { $0.hasPrefix("--root=") }.map { String($0.dropFirst("--root=".count)) } ?? "."
  }
}
