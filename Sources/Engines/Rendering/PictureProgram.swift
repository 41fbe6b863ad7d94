/// Drawings as pictures, by the program that is kept for it: `rsvg-convert` of librsvg.
package struct PictureProgram: Sendable {
  /// Why there is no picture.
  package enum Failure: Error, Sendable {
    case notInstalled
    /// What the program said.
    case failed(String)
  }

  package init() {}

  /// A drawing in a file as PNG: twice as fine as it is drawn, so that it is sharp on a telephone, on opaque white, which a mail
  /// program's dark mode leaves alone. The same drawing gives the same bytes where the program and its letters are the same.
  package func png(of file: String) async throws(Failure) -> [UInt8] {
    let process = ClientProcess(
      program: "rsvg-convert",
      arguments: ["--zoom", "2", "--background-color", "#ffffff", "--format", "png", file], folder: nil, timeout: 60)
    let bytes: [UInt8]
    do throws(ClientFailure) {
      bytes = try await process.output()
    } catch {
      if case .notInstalled = error { throw .notInstalled }
      throw .failed(error.description.message)
    }
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { throw .failed("what rsvg-convert printed is not a picture") }
    return bytes
  }
}
