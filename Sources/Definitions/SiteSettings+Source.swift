package import Diagnostics

extension SiteSettings {
  /// A source system: where records come from, and which engine answers questions about them.
  package struct Source: Hashable, Sendable {
    package enum Engine: String, Hashable, Sendable, CaseIterable {
      /// SQLite over the CSV files of `content/records`.
      case embedded
      /// A PostgreSQL server, or what speaks its protocol.
      case postgresql
      /// A database's own client, whose standard output is a table.
      case program
    }

    /// What a client program prints.
    package enum Format: String, Hashable, Sendable, CaseIterable {
      case csv, tsv
      /// Nothing escaped, `NULL` for what is missing, as `spark-sql` has it.
      case plainTSV = "tsv-plain"
    }

    /// How many statements a client program is given in one call.
    package enum Statements: String, Hashable, Sendable, CaseIterable { case one, many }

    /// As pages show it.
    package var name: String
    package var engine: Engine
    /// `postgresql://…`, without a password; for `postgresql`.
    package var url: String?
    /// A section of libpq's service file; for `postgresql`, beside or instead of `url`.
    package var service: String?
    /// The program and its arguments, one of which holds ``sqlPlace``; for `program`.
    package var command: [String]
    package var format: Format
    package var statements: Statements
    /// IANA name of the zone of times that name none, with its place; nil where such times are an error.
    package var zone: Zone?
    /// How far its records reach back; nil where they are all there from the first on. Periods that begin before are never
    /// taken for gone.
    package var history: TimeSpan?
    /// The currency of amounts beside which none is recorded; nil where that is the site's, and a blank one an error.
    package var currency: String?
    /// Seconds after which a question is given up.
    package var timeout: Int
    /// Rows and bytes of a cell past which an answer is given up.
    package var maxRows: Int
    package var maxCell: Int
    package var position: SourcePosition

    package static let defaultTimeout = 300
    package static let defaultMaxRows = 100_000_000
    package static let defaultMaxCell = 1_000_000
    /// What stands in ``command`` for the statement.
    package static let sqlPlace = "{sql}"

    package struct Zone: Hashable, Sendable {
      package var name: String
      package var position: SourcePosition

      package init(name: String, position: SourcePosition) {
        self.name = name
        self.position = position
      }
    }

    package init(
      name: String, engine: Engine = .embedded, url: String? = nil, service: String? = nil, command: [String] = [],
      format: Format = .csv, statements: Statements = .one, zone: Zone? = nil, history: TimeSpan? = nil,
      timeout: Int = defaultTimeout, maxRows: Int = defaultMaxRows, maxCell: Int = defaultMaxCell,
      position: SourcePosition = SourcePosition(file: "")
    ) {
      self.name = name
      self.engine = engine
      self.url = url
      self.service = service
      self.command = command
      self.format = format
      self.statements = statements
      self.zone = zone
      self.history = history
      self.timeout = timeout
      self.maxRows = maxRows
      self.maxCell = maxCell
      self.position = position
    }
  }
}
