import Calendars
import Documents
import Synchronization
import Templates

/// What decides everything around a page but its title, its description, its content and its source.
struct PageKind: Hashable, Sendable {
  private let template: ObjectIdentifier
  /// Links are relative: pages of one folder write the same ones.
  private let folder: String
  private let section: SiteSection?
  /// The page, where it is one of those that the navigation names.
  private let own: Address?
  private let provenance: String
  private let asOf: CivilDate?
  private let hasSource: Bool

  /// The names of the shell whose values the kind does not decide.
  static let open: Set<String> = ["title", "description", "content", "source"]

  init(_ document: Document, ownPages: [(label: String, address: Address)], in template: Template) {
    self.template = template.identity
    folder = document.address.folder
    section = document.section
    own = ownPages.contains { $0.address == document.address } ? document.address : nil
    provenance = document.provenance
    asOf = document.asOf
    hasSource = document.source != nil
  }
}

/// The shells of one site's pages, by kind, shared by the tasks that lay pages out.
final class PageShells: Sendable {
  private let shells = Mutex<[PageKind: PartlyFilledPage]>([:])

  /// A few dozen kinds, and one for each folder of a meeting or of a definition's older versions. Past this many a shell is made and
  /// not kept, so that memory has a bound.
  private static let limit = 1024

  func shell(of kind: PageKind, make: () -> PartlyFilledPage) -> PartlyFilledPage {
    if let known = shells.withLock({ $0[kind] }) { return known }
    let made = make()
    shells.withLock { if $0.count < Self.limit { $0[kind] = made } }
    return made
  }
}
