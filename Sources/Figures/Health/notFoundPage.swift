import Documents

/// `404.html`, which a server shows at any depth: so it has no link, as a relative one would lead astray, and its style in itself.
/// Its heading stands in `templates/missing.mustache`.
func notFoundPage() -> Document {
  Document(
    address: .notFound, title: "Page not found", description: "This page does not exist.", section: nil,
    blocks: [
      .paragraph(
        """
        Removed definitions and closed periods keep their pages. Start from the dashboard, the first page of this site.
        """)
    ])
}
