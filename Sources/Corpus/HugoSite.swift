/// The same corpus as a Hugo site: the fair peer, lean and with its links resolved.
///
/// Of Hugo's defaults those are switched off that Concord has no counterpart of and that cost Hugo two thirds of its time: taxonomies,
/// feeds, sitemap and the highlighter. Charts are drawn on the pages on which Concord draws them, those of the metrics.
struct HugoSite {
  var size: CorpusSize
  var terms: [Term]
  var glossaryOnly: Bool

  func write(to folder: Folder) throws {
    try folder.write(settings, to: "hugo.toml")
    try folder.write(index, to: "layouts/index.html")
    try folder.write(index, to: "layouts/_default/list.html")
    try folder.write(page, to: "layouts/_default/single.html")
    try folder.write("---\ntitle: Glossary\n---\n", to: "content/_index.md")
    for term in terms {
      let file = TermFile(term: term, terms: terms, dialect: .hugo)
      try folder.write(file.frontMatter + file.body, to: "content/glossary/\(term.id).md")
    }
    if !glossaryOnly {
      try folder.write(chart, to: "layouts/partials/chart.html")
      try writeSnapshot(of: size, terms, to: folder, under: "assets/data")
    }
  }

  private var settings: String {
    """
    baseURL = "https://example.org/"
    title = "Corpus \(size.name)"
    disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
    uglyURLs = true
    [markup.highlight]
    codeFences = false
    [markup.goldmark.renderHooks.link]
    useEmbedded = "always"

    """
  }

  private var index: String {
    """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
    <ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
    {{ end }}</ul></main></body></html>

    """
  }

  private var page: String {
    let chart = "{{ if eq .Params.term_kind \"metric\" }}{{ partialCached \"chart.html\" . .File.ContentBaseName }}{{ end }}"
    return """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main><h1>{{ .Title }}</h1>
      <p>{{ .Params.definition }}</p><p>{{ delimit .Params.synonyms ", " }}</p><p>v{{ .Params.version }}, {{ .Params.effective }}</p>
      <p>{{ .Params.owners.marketing }}, {{ .Params.owners.sales }}</p>\(glossaryOnly ? "" : chart)
      {{ .Content }}</main></body></html>

      """
  }

  /// A line chart of the last 120 totals, as a template author would write it.
  private var chart: String {
    """
    {{- $values := slice -}}
    {{- with resources.Get (printf "data/%s.csv" .File.ContentBaseName) -}}
    {{- range transform.Unmarshal . -}}
    {{- if eq (index . 2) "*" }}{{ $values = $values | append (float (index . 3)) }}{{ end -}}
    {{- end -}}
    {{- end -}}
    {{- $values = last 120 $values -}}
    {{- $high := math.Max $values -}}
    {{- $step := div 360.0 (math.Max 1 (sub (len $values) 1)) -}}
    <svg viewBox="0 0 400 200" width="400" height="200" role="img"><title>{{ .Title }}</title>
    <text x="4" y="24">{{ $high }}</text><text x="4" y="184">0</text>
    <path fill="none" stroke="#0072b2" d="
    {{- range $i, $value := $values -}}
    {{ if $i }}L{{ else }}M{{ end }}{{ printf "%.2f" (add 30 (mul $i $step)) }},
    {{- printf "%.2f" (sub 180 (mul 160.0 (div $value $high))) }}
    {{- end }}"/></svg>

    """
  }
}
