package import Definitions
package import Editions
import Markup

/// The titles of the pages on which a block shows each metric, by the metric's id; in the order of the pages.
package func pagesShowing(_ pages: [ReportPage], in glossary: Glossary) -> [String: [String]] {
  var titles: [String: [String]] = [:]
  for page in pages {
    var needs = SeriesIndex.Needs()
    for code in page.document.blocks.codeBlocks where code.reportBlockName != nil {
      readBlock(code, in: glossary).block?.add(to: &needs, glossary)
    }
    for metric in needs.metrics { titles[metric, default: []].append(page.title ?? page.name) }
  }
  return titles
}
