package import Calendars
package import Diagnostics

/// `content/site.yml`: who the parties are, which calendar reports, and the few choices a site has.
package struct SiteSettings: Sendable {
  package struct Party: Hashable, Sendable {
    package var id: String
    package var name: String
    package var lead: String?
    package var addresses: [String]
    /// The first day whose signatures have to be of a key; nil where none has to.
    package var verifiedFrom: CivilDate?
    /// The first day on which it does not sign any more, once the others and the steward have released it.
    package var until: CivilDate?
    /// Where ``until`` is written.
    package var untilPosition: SourcePosition?

    package init(
      id: String, name: String, lead: String? = nil, addresses: [String] = [], verifiedFrom: CivilDate? = nil,
      until: CivilDate? = nil, untilPosition: SourcePosition? = nil
    ) {
      self.id = id
      self.name = name
      self.lead = lead
      self.addresses = addresses
      self.verifiedFrom = verifiedFrom
      self.until = until
      self.untilPosition = untilPosition
    }
  }

  package var title: String
  /// What the site is, beside the title: "revenue report".
  package var tagline: String
  /// In the order of the file; the left disc is the first, the right the second.
  package var parties: [Party]
  /// Those that signed once and have been released; see ``inForce(on:_:)``. None in the settings as they are read.
  package var dissolved: [Party] = []
  package var steward: Party?
  /// Id of the working calendar whose zone and days report.
  package var calendar: String?
  package var fiscal: String?
  package var currency: String
  /// The grain of the dashboard's periods.
  package var grain: Grain
  /// What a review pack is printed on.
  package var paper = Paper.a4
  /// Business days after a period's end at which its page and verdicts freeze.
  package var freeze: Int
  /// Source systems by id.
  package var sources: [String: Source]
  /// Other people's front matter keys mapped to ours; not empty means their files are read leniently.
  package var glossaryKeys: [String: String]
  /// Chart series colours as `#rrggbb`, at most four.
  package var chartColors: [String]
  /// Severity by rule, where the site weighs one differently; nil switches a rule off. Errors stay errors.
  package var severities: [Rule: Severity?]
  /// Share of a pace under which a volume is at risk, in percent.
  package var atRisk: Int
  /// Terms on one dictionary page before it is split by letter.
  package var splitAt: Int
  package var snapshots = Snapshots()
  /// Where the site is published, with a slash at its end; nil where nobody said it.
  package var url: String?
  package var mail = Mail()
  /// Nil where nothing is called too early.
  package var judgeAfter: JudgeAfter?
  /// The definitions that site.yml names, with their places.
  package var references: [Reference] = []
  /// Where the parties and the sources are listed, for findings that follow from what is missing there.
  var listPositions: [List: SourcePosition] = [:]

  /// A list that definitions name an entry of.
  package enum List: String, Hashable, Sendable { case parties, sources }

  package enum Paper: String, Hashable, Sendable, CaseIterable { case a4, letter }

  package init(
    title: String, tagline: String = "revenue report", parties: [Party] = [], steward: Party? = nil, calendar: String? = nil,
    fiscal: String? = nil, currency: String = "EUR", grain: Grain = .month, freeze: Int = 5, sources: [String: Source] = [:],
    glossaryKeys: [String: String] = [:], chartColors: [String] = [], severities: [Rule: Severity?] = [:], atRisk: Int = 90,
    splitAt: Int = 150
  ) {
    self.title = title
    self.tagline = tagline
    self.parties = parties
    self.steward = steward
    self.calendar = calendar
    self.fiscal = fiscal
    self.currency = currency
    self.grain = grain
    self.freeze = freeze
    self.sources = sources
    self.glossaryKeys = glossaryKeys
    self.chartColors = chartColors
    self.severities = severities
    self.atRisk = atRisk
    self.splitAt = splitAt
  }
}
