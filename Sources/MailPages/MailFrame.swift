package import Charts

/// What a mail is told besides its document.
package struct MailFrame: Sendable {
  /// The company, as site.yml's title has it.
  package var organization: String
  /// The address of the site with a slash at its end; nil where nobody said it: then nothing is a link.
  package var site: String?
  /// Whether drawings that only lines can make are attached as pictures.
  package var showsPictures: Bool
  /// What else is attached, in words: "Attached: the same pages as PDF, the numbers as CSV."
  package var attachments: String
  /// Its light colours: a mail has no other.
  package var palette: Palette

  package init(
    organization: String, site: String? = nil, showsPictures: Bool = false, attachments: String = "",
    palette: Palette = .standard
  ) {
    self.organization = organization
    self.site = site
    self.showsPictures = showsPictures
    self.attachments = attachments
    self.palette = palette
  }
}
