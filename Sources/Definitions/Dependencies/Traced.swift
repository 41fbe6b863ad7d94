/// A value that was worked out once for all documents, with what was asked of the content for it: whoever takes it asks the same.
package struct Traced<Value: Sendable>: Sendable {
  private let made: Value
  private let dependencies: DependencySet

  package init(_ make: () -> Value) { (made, dependencies) = DependencyLog.keeping(make) }

  package var value: Value {
    DependencyLog.current?.note(dependencies)
    return made
  }
}
