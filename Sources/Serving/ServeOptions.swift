package import Pipeline

/// What `concord serve` is asked to do.
package struct ServeOptions: Sendable {
  /// As `concord build` is asked: a change is followed by the same build.
  package var build: BuildOptions
  /// An IP address, or `localhost`.
  package var host: String
  /// 0 for any that is free.
  package var port: UInt16
  /// Whether anybody but this machine may ask.
  package var allowsRemote: Bool
  /// Where a click on a finding leads.
  package var editor: EditorAddress

  package init(build: BuildOptions, host: String, port: UInt16, allowsRemote: Bool, editor: EditorAddress) {
    self.build = build
    self.host = host
    self.port = port
    self.allowsRemote = allowsRemote
    self.editor = editor
  }
}

/// What happens while a site is served, for whoever watches.
package enum ServeEvent: Sendable {
  /// The server answers. `taken` is the port that was asked for and is another program's.
  case listening(address: String, taken: UInt16?)
  /// Files of the project changed; a build begins.
  case changed([String])
  case built(BuildOutcome)
}

/// Why nothing is served.
package struct ServeRefusal: Error, Sendable {
  /// For the person who asked.
  package let message: String
}
