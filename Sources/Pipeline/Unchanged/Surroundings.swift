/// What of the process's environment a build can follow from: where programs are found, and what git and the loader are told.
package struct Surroundings: Sendable {
  /// Sorted by their names.
  package var variables: [(name: String, value: String)]

  /// Takes the reader of a variable, nil where it is not set.
  package init(_ value: (String) -> String?) {
    var names = [
      "PATH", "HOME", "XDG_CONFIG_HOME", "LD_LIBRARY_PATH", "LD_PRELOAD", "GIT_ATTR_NOSYSTEM", "GIT_ATTR_SOURCE",
      "GIT_CEILING_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_COUNT", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM",
      "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_SYSTEM", "GIT_DEFAULT_HASH", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
      "GIT_REF_PARANOIA", "GIT_TEST_ASSUME_DIFFERENT_OWNER",
    ]
    // GIT_CONFIG_KEY_0 and so on, as many as it says; more than anybody sets are not looked at, and then nothing is kept.
    let count = value("GIT_CONFIG_COUNT").flatMap { Int($0) } ?? 0
    isWhole = (0...100).contains(count)
    if isWhole { names += (0..<count).flatMap { ["GIT_CONFIG_KEY_\($0)", "GIT_CONFIG_VALUE_\($0)"] } }
    variables = names.sorted().compactMap { name in value(name).map { (name, $0) } }
  }

  /// Whether they are all that can matter.
  let isWhole: Bool

  subscript(name: String) -> String? { variables.first { $0.name == name }?.value }
}
