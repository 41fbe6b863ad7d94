import Diagnostics
import Editions
import Figures
import Files
import Proofs

/// Tells where a number comes from: its meaning and signatures, what was asked and how it was computed, the row that holds it and what
/// became of it since.
///
/// `name` is a number's address, `mql-count@2026-10{region=emea}`, or its place on a page of the site, `dictionary/mql-count.html#3`.
package func explainNumber(_ name: String, _ options: BuildOptions) async -> Explanation {
  let root = RootFolder(options.root)
  // As a build reads, and without asking git.
  var reading = options
  (reading.writes, reading.showsCommits) = (true, false)
  let read = await readSite(reading, in: root) { _ in }
  let edition = read.site.edition
  var explanation =
    if let place = PageNumberAddress(name) {
      explain(place, of: PublishedSite(options.output ?? options.root + "/output"), in: edition)
    } else {
      explain(name, in: edition)
    }
  let errors = read.findings.filter { $0.severity == .error }
  // What cannot be read may be why a number cannot be found.
  if explanation.text.isEmpty { explanation.findings = errors + explanation.findings }
  return explanation
}

private func explain(_ name: String, in edition: Edition) -> Explanation {
  guard let address = NumberAddress(name) else {
    return .refusal("'\(name)' is not a number's address", "write one as mql-count@2026-10 or mql-count@2026-10{region=emea}")
  }
  do throws(UnknownNumber) {
    let number = try KnownNumber(address, in: edition)
    return Explanation(text: NumberExplanation(number, in: edition).text)
  } catch {
    return .refusal(error.message, error.suggestion)
  }
}

private func explain(_ place: PageNumberAddress, of site: PublishedSite, in edition: Edition) -> Explanation {
  var place = place
  // As a shell completes it: output/dictionary/mql-count.html.
  for prefix in [site.path + "/", "output/"] where place.page.hasPrefix(prefix) && !site.files.contains(place.page) {
    place.page.removeFirst(prefix.count)
  }
  guard site.files.contains(place.page) else {
    let near = NearMiss.suggestion(for: place.page, among: site.files.filter { $0.hasSuffix(".html") })
    return .refusal("\(site.path) has no page '\(place.page)'", near ?? "build the site first: concord build")
  }
  var findings: [Diagnostic] = []
  let (file, name) = place.list
  guard site.files.contains(file), let bytes = site.read(file, &findings) else {
    return .refusal("the page \(place.page) shows no number", nil)
  }
  let list = readPublishedNumbers(bytes, path: site.shown(file))
  guard let page = list.pages.first(where: { $0.name == name }) else {
    return list.findings.isEmpty
      ? .refusal("the page \(place.page) shows no number", nil) : Explanation(findings: list.findings)
  }
  guard page.numbers.indices.contains(place.index) else {
    return .refusal("the page \(place.page) has numbers 0 to \(page.numbers.count - 1); \(place.index) is not one of them", nil)
  }
  let number = page.numbers[place.index]
  return Explanation(text: PublishedNumberExplanation(number, at: place, in: edition).text)
}
