package import Documents
package import HyperText

extension StateMark {
  /// The drawing, hidden from screen readers: the word beside it is the content.
  package var html: HTML { Self.drawings[rawValue] }

  /// By raw value; made once, for a page shows dozens.
  private static let drawings = allCases.map(\.drawing)

  private var drawing: HTML {
    var html = HTML()
    let width = isPair ? "21" : "14"
    html.open(
      "svg", ["class": "mark", "aria-hidden": "true", "width": width, "height": "14", "viewBox": "0 0 \(width) 14"])
    html.raw(shapes)
    html.close("svg")
    return html
  }

  private var isPair: Bool {
    switch self {
    case .agreed, .reworded, .leftSigned, .rightSigned, .proposed, .lapsed, .disputed, .draft, .superseded: true
    default: false
    }
  }

  private var shapes: StaticString {
    switch self {
    case .agreed:
      ##"<circle class="k-f" cx="6" cy="7" r="5" fill="#1a1a1a"/><circle class="k-f" cx="15" cy="7" r="5" fill="#1a1a1a"/><path class="k-f" d="M6 4.5H15V9.5H6Z" fill="#1a1a1a"/>"##
    case .reworded:
      ##"<circle class="k-f" cx="6" cy="7" r="5" fill="#1a1a1a"/><circle class="k-f" cx="15" cy="7" r="5" fill="#1a1a1a"/><path class="k-s" d="M8 2.5H13M8 11.5H13" fill="none" stroke="#1a1a1a" stroke-width="1.5" stroke-dasharray="2 1.5"/>"##
    case .leftSigned:
      ##"<circle class="k-f" cx="6" cy="7" r="5" fill="#1a1a1a"/><circle class="k-s" cx="15" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/>"##
    case .rightSigned:
      ##"<circle class="k-s" cx="6" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><circle class="k-f" cx="15" cy="7" r="5" fill="#1a1a1a"/>"##
    case .proposed:
      ##"<circle class="k-s" cx="6" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><circle class="k-s" cx="15" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/>"##
    case .lapsed:
      ##"<circle class="k-as" cx="6" cy="7" r="4.25" fill="none" stroke="#c04a00" stroke-width="1.5" stroke-dasharray="2 1.6"/><circle class="k-as" cx="15" cy="7" r="4.25" fill="none" stroke="#c04a00" stroke-width="1.5" stroke-dasharray="2 1.6"/>"##
    case .disputed:
      ##"<circle class="k-af" cx="5" cy="7" r="4.25" fill="#c04a00"/><circle class="k-af" cx="16" cy="7" r="4.25" fill="#c04a00"/><path class="k-as" d="M13 0.5L8 13.5" fill="none" stroke="#c04a00" stroke-width="1.5"/>"##
    case .draft:
      ##"<circle class="k-s" cx="6" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5" stroke-dasharray="1 2"/><circle class="k-s" cx="15" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5" stroke-dasharray="1 2"/>"##
    case .superseded:
      ##"<circle class="k-s" cx="6" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><circle class="k-s" cx="15" cy="7" r="4.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><path class="k-s" d="M0 7H21" fill="none" stroke="#1a1a1a" stroke-width="1.5"/>"##
    case .met:
      ##"<circle class="k-f" cx="7" cy="7" r="6.5" fill="#1a1a1a"/><path class="k-p" d="M3.8 7.2L6.2 9.6L10.4 4.8" fill="none" stroke="#ffffff" stroke-width="1.8"/>"##
    case .missed:
      ##"<path class="k-af" d="M1 1H13V13H1Z" fill="#c04a00"/><path class="k-p" d="M4.2 4.2L9.8 9.8M9.8 4.2L4.2 9.8" fill="none" stroke="#ffffff" stroke-width="1.8"/>"##
    case .atRisk:
      ##"<path class="k-as" d="M7 1.8L13 12.6H1Z" fill="none" stroke="#c04a00" stroke-width="1.6"/><path class="k-as" d="M7 5.6V9M7 10.2V11.4" fill="none" stroke="#c04a00" stroke-width="1.6"/>"##
    case .onTrack, .criterion:
      ##"<circle class="k-s" cx="7" cy="7" r="5.75" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><path class="k-s" d="M4.2 7.2L6.3 9.2L10 5.2" fill="none" stroke="#1a1a1a" stroke-width="1.6"/>"##
    case .undecided:
      ##"<circle class="k-s" cx="7" cy="7" r="5.75" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><path class="k-f" d="M3.6 6.3H5V7.7H3.6ZM6.3 6.3H7.7V7.7H6.3ZM9 6.3H10.4V7.7H9Z" fill="#1a1a1a"/>"##
    case .noData: ##"<path class="k-s" d="M3 7H11" fill="none" stroke="#1a1a1a" stroke-width="2"/>"##
    case .seriesBreak:
      ##"<path class="k-s" d="M7 0V14" fill="none" stroke="#1a1a1a" stroke-width="1.5"/><path class="k-s" d="M0 10H4M10 4H14" fill="none" stroke="#1a1a1a" stroke-width="2"/>"##
    case .signed: ##"<circle class="k-f" cx="7" cy="7" r="6" fill="#1a1a1a"/>"##
    case .unsigned: ##"<circle class="k-s" cx="7" cy="7" r="5.25" fill="none" stroke="#1a1a1a" stroke-width="1.5"/>"##
    }
  }
}
