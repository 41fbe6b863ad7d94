extension MarkupDocument {
  /// The document with other anchors where the page has its own element of that id: a heading "Main" is `section-main` beside a
  /// page's `main`. Links within the document follow.
  ///
  /// What is taken may be a set of ids or all that begin in some way, but not with `section-`.
  package func avoiding(_ isTaken: (String) -> Bool) -> MarkupDocument {
    guard headings.contains(where: { isTaken($0.anchor) }) else { return self }
    var used = Set(headings.map(\.anchor))
    var renamed: [String: String] = [:]
    for anchor in headings.map(\.anchor) where isTaken(anchor) {
      let stem = "section-\(anchor)"
      var name = stem
      var number = 1
      while isTaken(name) || !used.insert(name).inserted {
        number += 1
        name = "\(stem)-\(number)"
      }
      renamed[anchor] = name
    }
    let renaming = AnchorRenaming(renamed: renamed)
    var document = self
    document.headings = headings.map(renaming.heading)
    document.links = links.map { link in
      var link = link
      link.destination = renaming.destination(link.destination)
      return link
    }
    document.tree.headings = tree.headings.map(renaming.heading)
    for mark in tree.marks where mark.kind == .link {
      let link = Int(mark.value)
      document.tree.links[link].destination = renaming.destination(tree.links[link].destination)
    }
    return document
  }
}

/// Anchors as they were and are.
private struct AnchorRenaming {
  let renamed: [String: String]

  func heading(_ heading: Heading) -> Heading {
    var heading = heading
    heading.anchor = renamed[heading.anchor] ?? heading.anchor
    return heading
  }

  func destination(_ address: String) -> String {
    guard address.hasPrefix("#"), let anchor = renamed[String(address.dropFirst())] else { return address }
    return "#" + anchor
  }
}
