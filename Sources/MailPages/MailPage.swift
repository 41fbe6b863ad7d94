/// A document as a mail: HTML for the programs that exist, plain text that stands alone, and what its pictures are drawn from.
package struct MailPage: Sendable {
  /// A drawing that the HTML refers to as `cid:<id>`, to be rasterised by whoever sends.
  package struct Picture: Sendable {
    package var id: String
    /// One drawing as an SVG document.
    package var svg: [UInt8]
  }

  package var html: String
  package var text: String
  package var pictures: [Picture]
}
