extension Heading {
  /// The words of the heading itself, without the remark that a page sets in grey after them: "Headline numbers".
  package var title: Phrase { Phrase(content.inlines.filter { !$0.isRemark }) }

  /// What a page sets in grey after a heading: "6 of 6 carry a signed meaning"; empty where there is nothing.
  package var remark: Phrase { Phrase(content.inlines.filter(\.isRemark)) }
}

extension Inline {
  fileprivate var isRemark: Bool { if case .span(.group, _) = self { true } else { false } }
}
