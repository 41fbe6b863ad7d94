extension Diagnostic {
  /// The same finding as seen from a folder above the project, where `way` ends in a slash or is empty.
  ///
  /// A code host shows a finding beside a file that it looks for from the root of the repository.
  package func seen(from way: String) -> Diagnostic {
    guard !way.isEmpty, !position.file.isEmpty, !position.file.hasPrefix("/") else { return self }
    var finding = self
    finding.position.file = way + position.file
    return finding
  }
}
