import Charts

extension Scene {
  /// All marks in the order of drawing, those of links among them.
  var flattened: [Mark] {
    marks.flatMap { mark in
      if case .link(_, let inner) = mark { inner } else { [mark] }
    }
  }
}
