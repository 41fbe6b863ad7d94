package import FrontMatter
package import Fingerprints
import Calendars

/// What a page shows of a definition beside its meaning and its words, and nobody signs: a run keeps it with the periods that
/// it finds frozen, so that a later edit of it changes none of their pages.
package struct Presentation: Hashable, Sendable {
  package var abbreviation: String?
  package var synonyms: [String]
  package var display: Display

  package init(_ definition: Definition) {
    abbreviation = definition.abbreviation
    synonyms = definition.synonyms
    display = definition.display
  }
}

// MARK: - In a run's record

extension Presentation {
  /// As `run.yml` keeps it, by the keys of front matter; nil where there is nothing to keep.
  package var record: JSON? {
    let written = JSON.object(leavingOut: [
      "abbreviation": abbreviation.map(JSON.string),
      "synonyms": synonyms.isEmpty ? nil : .array(synonyms.map(JSON.string)),
      "display": display.record,
    ])
    return written.members?.isEmpty == false ? .some(written) : .none
  }

  /// Reads what ``record`` wrote; of a node that holds nothing of it, what a definition without any of it has.
  package init(record node: YAMLNode) {
    var reader = MappingReader(node)
    abbreviation = node["abbreviation"]?.text
    synonyms = (node["synonyms"]?.items ?? .empty).compactMap(\.text)
    display = reader.display() ?? Display()
  }
}

extension Display {
  fileprivate var record: JSON? {
    let written = JSON.object(leavingOut: [
      "format": format.map { .string($0.rawValue) },
      "decimals": decimals.map(JSON.integer),
      "better": better == .neither ? nil : .string(better.rawValue),
      "noun": noun.map(JSON.string),
      "tolerance": tolerance.map { .string($0.text) },
      "stat": stat.map(JSON.string),
      "grains": grains.isEmpty ? nil : .array(grains.map { .string($0.rawValue) }),
      "withhold_below": withholdBelow.map(JSON.integer),
    ])
    return written.members?.isEmpty == false ? .some(written) : .none
  }
}

extension Tolerance {
  /// As it is read.
  fileprivate var text: String {
    switch self {
    case .percent(let percent): "\(percent)%"
    case .amount(let amount): "\(amount)"
    }
  }
}

// MARK: - In front matter

extension MappingReader {
  /// The key `display`; nil where it is not there.
  mutating func display() -> Display? {
    mapping("display") { display in
      Display(
        format: display.choice("format"), decimals: display.integer("decimals", in: 0...6),
        better: display.choice("better") ?? .neither, noun: display.sentence("noun"),
        tolerance: display.tolerance("tolerance"), stat: display.stat("stat"), grains: display.grains(),
        withholdBelow: display.integer("withhold_below", in: CaseLimit.bounds))
    }
  }
}
