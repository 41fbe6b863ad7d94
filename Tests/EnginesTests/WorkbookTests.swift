import Engines
import Testing

/// A workbook is told by how it begins, whatever it is called.
@Suite struct WorkbookTests {
  @Test func textIsNoWorkbook() {
    #expect(Workbook(Array("metric,period,value\n".utf8), path: "sheet.xlsx") == nil)
    #expect(Workbook([], path: "sheet.xlsx") == nil)
    #expect(Workbook([0x50, 0x4B, 0x03, 0x04, 0x14], path: "sheet.csv") != nil)
    #expect(Workbook([0xD0, 0xCF, 0x11, 0xE0, 0xA1], path: "sheet.xls") != nil)
  }
}
