package import Diagnostics
package import HyperText

/// The parts of the site that the navigation names.
package enum SiteSection: String, Sendable, CaseIterable {
  case dashboard, scorecard, dictionary, changes, notes, health

  package var label: String {
    switch self {
    case .dashboard: "Dashboard"
    case .scorecard: "Scorecard"
    case .dictionary: "Dictionary"
    case .changes: "Changes"
    case .notes: "Notes"
    case .health: "Health"
    }
  }

  package var address: Address {
    switch self {
    case .dashboard: .dashboard
    case .scorecard: .scorecard
    case .dictionary: .dictionary
    case .changes: .changes
    case .notes: .notes
    case .health: .health
    }
  }
}

/// One page, written but not yet in its shell.
package struct SitePage: Sendable {
  package var address: Address
  package var title: String
  package var description: String
  package var section: SiteSection?
  /// What stands in `main`.
  package var content: HTML
  /// The file that a person edits to change this page.
  package var source: String?
  /// Sentence at the foot: which snapshot, frozen or not.
  package var provenance: String
  /// What was found while writing: broken links, bad blocks.
  package var diagnostics: [Diagnostic]

  package init(
    address: Address, title: String, description: String, section: SiteSection?, content: HTML, source: String? = nil,
    provenance: String = "", diagnostics: [Diagnostic] = []
  ) {
    self.address = address
    self.title = title
    self.description = description
    self.section = section
    self.content = content
    self.source = source
    self.provenance = provenance
    self.diagnostics = diagnostics
  }
}

/// A page or file that the site will have, not made yet: making is independent of every other, in any order.
package struct Artifact: Sendable {
  package enum Product: Sendable {
    case page(SitePage)
    case file([UInt8])
  }

  package var address: Address
  package var make: @Sendable () -> Product

  package init(_ address: Address, page: @escaping @Sendable () -> SitePage) {
    self.address = address
    make = { .page(page()) }
  }

  package init(_ address: Address, file: @escaping @Sendable () -> [UInt8]) {
    self.address = address
    make = { .file(file()) }
  }
}
