package import Calendars
package import Definitions
package import Editions
import Markup

/// The titles of the pages on which a block shows each metric, by the metric's id; in the order of the pages.
package func pagesShowing(_ pages: [ReportPage], in glossary: Glossary, of settings: SiteSettings) -> [String: [String]] {
  var titles: [String: [String]] = [:]
  for page in pages {
    var needs = SeriesIndex.Needs()
    for code in page.document.codeBlocks where code.reportBlockName != nil {
      readBlock(code, in: glossary, of: settings).block?.add(to: &needs, glossary)
    }
    for metric in needs.metrics { titles[metric, default: []].append(page.title ?? page.name) }
  }
  return titles
}

/// The grains of the periods that blocks of pages show of each metric, where the block or its page names one.
package func grainsShown(on pages: [ReportPage], in glossary: Glossary, of settings: SiteSettings) -> [String: Set<Grain>] {
  var grains: [String: Set<Grain>] = [:]
  for page in pages {
    for code in page.document.codeBlocks where code.reportBlockName != nil {
      let (block, frame, _) = readBlock(code, in: glossary, of: settings)
      guard let block, let grain = block.grain ?? frame.period?.grain ?? page.grain else { continue }
      var needs = SeriesIndex.Needs()
      block.add(to: &needs, glossary)
      for metric in needs.metrics { grains[metric, default: []].insert(grain) }
    }
  }
  return grains
}
