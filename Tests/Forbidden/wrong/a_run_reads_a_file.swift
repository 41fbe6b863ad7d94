// module: Runs
// error: no such module 'Files'
// What a run computes from is given to it.
import Files

func sheet(in root: RootFolder) -> [UInt8]? { try? root.read("sheet.csv") }
