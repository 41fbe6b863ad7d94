/// A file of a new project, before anybody wrote it.
package struct StarterFile: Hashable, Sendable {
  /// Relative to the project's root.
  package var path: String
  package var bytes: [UInt8]

  package init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
}
