import Synchronization

/// What is asked of the content while a document is made.
///
/// Whatever an edit can change by itself is read through a property or a function that notes it here (``Definition``, ``Glossary``, and
/// what is worked out of them, see ``Traced``), so that a reader cannot forget to. Nothing is noted where nobody keeps a log.
package final class DependencyLog: Sendable {
  /// Never nil, as an optional takes three times as long to be asked, and that a hundred times for each page.
  @TaskLocal private static var kept: DependencyLog = none
  /// Stands for a log where nobody keeps one.
  private static let none = DependencyLog()

  package static var current: DependencyLog? {
    let kept = kept
    return kept === none ? nil : kept
  }

  private struct Notes {
    var dependencies = DependencySet()
    /// A property of a definition is mostly asked after another one of the same: what was noted of the last one.
    private var last: (id: String, kinds: Kinds) = ("", [])
    /// Whether so many definitions were asked that all of them count.
    var isWide = false

    mutating func note(_ dependency: Dependency) {
      switch dependency {
      case .definition(let id): note(dependency, of: id, .definition)
      case .foundation(let id): note(dependency, of: id, .foundation)
      case .users(let id): note(dependency, of: id, .users)
      case .everyDefinition: widen()
      case .prose, .page, .note, .need, .findings, .agreement, .uncommitted: dependencies.insert(dependency)
      }
    }

    private mutating func note(_ dependency: Dependency, of id: String, _ kind: Kinds) {
      guard !isWide else { return }
      if last.id == id {
        guard !last.kinds.contains(kind) else { return }
        last.kinds.insert(kind)
      } else {
        last = (id, kind)
      }
      dependencies.insert(dependency)
      if dependencies.count > DependencyLog.mostListed { widen() }
    }

    private mutating func widen() {
      guard !isWide else { return }
      isWide = true
      let others = dependencies.all.filter { dependency in
        switch dependency {
        case .definition, .foundation, .users: false
        case .everyDefinition, .prose, .page, .note, .need, .findings, .agreement, .uncommitted: true
        }
      }
      dependencies = DependencySet(others)
      dependencies.insert(.everyDefinition)
    }
  }

  /// What can be asked of one definition.
  private struct Kinds: OptionSet {
    let rawValue: UInt8
    static let definition = Self(rawValue: 1)
    static let foundation = Self(rawValue: 2)
    static let users = Self(rawValue: 4)
  }

  private let notes = Mutex(Notes())

  /// A document that asks more of definitions is taken to depend on all: to list them would cost more than to make it again.
  private static let mostListed = 1000

  package init() {}

  /// Everything that was asked.
  package var dependencies: DependencySet { notes.withLock { $0.dependencies } }

  /// Makes something and gives it with what was asked for it.
  package static func keeping<Made>(_ make: () -> Made) -> (made: Made, dependencies: DependencySet) {
    let log = DependencyLog()
    let made = $kept.withValue(log, operation: make)
    return (made, log.dependencies)
  }

  package func note(_ dependency: Dependency) { notes.withLock { $0.note(dependency) } }

  package func note(_ dependencies: DependencySet) {
    notes.withLock { notes in for dependency in dependencies.all { notes.note(dependency) } }
  }

  /// That something of a definition's front matter was asked.
  func noteDefinition(_ id: String) { note(.definition(id)) }
}
