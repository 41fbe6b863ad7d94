import Pipeline

extension Surroundings {
  /// Those of a machine with git, for a user who has set nothing.
  static let plain = Surroundings { ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent"][$0] }
}
