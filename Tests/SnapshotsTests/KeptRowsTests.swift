import Calendars
import Definitions
import Diagnostics
import Fingerprints
import Snapshots
import Testing

/// Rows that a build keeps are read as the rows of their file.
@Suite struct KeptRowsTests {
  private static let sheets = [
    "metric,period,value\nmql-count,2026-10,12\nmql-count,2026-09,13\n",
    "metric,grain,period,dims,stat,as_of,value,unit,num,den,n,flags,version,meaning\n"
      + "mql-count,month,2026-10,*,value,2026-11-06T10:00:00Z,400,count,,,400,P,2,0123456789ab\n"
      + "mql-count,month,2026-10,channel=web,value,2026-11-06,100000,count,,,,,2,0123456789ab\n"
      + "contact-rate,week,2026-W40,*,value,,0.5,ratio,12,24,24,,,\n"
      + "spend,day,2026-10-31,*,value,,1234567890123.45,EUR,,,,U,,\n"
      + "contact-rate,month,2026-10,*,value,,,ratio,,,,W,,\n",
  ]

  private func kept(_ bytes: [UInt8]) throws -> SnapshotPart? {
    var reader = PackedReader(bytes)
    let vintage = Vintage(endOf: try #require(CivilDate("2026-11-06")))
    let part = SnapshotPart(&reader, path: "s/2026-11-06/a.csv", vintage: vintage)
    return reader.isAtEnd ? part : nil
  }

  @Test(arguments: sheets) func whatIsKeptIsReadAsItWas(sheet: String) throws {
    let part = try read(sheet)
    #expect(part.diagnostics.map(\.message) == [])
    var writer = PackedWriter()
    part.write(to: &writer)
    let copy = try #require(try kept(writer.bytes))
    var (one, other) = ("", "")
    dump(part, to: &one)
    dump(copy, to: &other)
    #expect(one == other)
  }

  @Test(arguments: sheets) func bytesThatNobodyWroteAreNoRowsAndNoTrap(sheet: String) throws {
    var writer = PackedWriter()
    try read(sheet).write(to: &writer)
    let bytes = writer.bytes
    for count in bytes.indices { #expect(try kept(Array(bytes[..<count])) == nil) }
    for place in bytes.indices {
      for change in [UInt8(1), 0x80, 0xFF] {
        var forged = bytes
        forged[place] ^= change
        guard let part = try kept(forged) else { continue }
        // Whatever they say is looked at without a trap.
        let store = SnapshotStore([part], runs: [])
        for metric in ["mql-count", "contact-rate", "spend"] { _ = store.meanings(of: metric).count }
      }
    }
  }
}
