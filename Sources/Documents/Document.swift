package import Calendars
package import Diagnostics

/// A page, a mail or a sheet of paper, made and not yet laid out.
package struct Document: Sendable {
  package var address: Address
  package var title: String
  package var description: String
  /// The part of the site that it belongs to; nil for none that the navigation names.
  package var section: SiteSection?
  /// What stands on it, in the order of reading.
  package var blocks: [Block]
  /// The file that a person edits to change it.
  package var source: String?
  /// The sentence at its foot: which snapshot, frozen or not.
  package var provenance: String
  /// The day that it stands for; nil for that of its site.
  package var asOf: CivilDate?
  /// What was found while it was made: broken links, bad blocks.
  package var diagnostics: [Diagnostic]

  package init(
    address: Address, title: String, description: String, section: SiteSection?, blocks: [Block], source: String? = nil,
    provenance: String = "", asOf: CivilDate? = nil, diagnostics: [Diagnostic] = []
  ) {
    self.address = address
    self.title = title
    self.description = description
    self.section = section
    self.blocks = blocks
    self.source = source
    self.provenance = provenance
    self.asOf = asOf
    self.diagnostics = diagnostics
  }
}
