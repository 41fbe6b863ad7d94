// module: SitePages
// error: no such module 'Numbers'
// Whoever lays out a page has no decimals, so that no value becomes text there.
import Numbers

func text(_ value: ExactDecimal) -> String { NumberText.grouped(value) }
