/// A new project around an imported glossary.
package func glossaryContent() -> [StarterFile] {
  [
    StarterFile("content/site.yml", PackageResources.glossary_site_yml),
    StarterFile("content/pages/index.md", PackageResources.glossary_index_md),
  ]
}
