package import Diagnostics
package import HyperText

/// A page's shell with its partials, checked against the names that the page gives.
///
/// It is rendered once per *structure* (which flags hold, how long each list is), with a mark in the place of every value;
/// a page is then the pieces of that skeleton with its own values between them, escaped by ``HTML``. A template without
/// lambdas can't tell the difference, and a page costs what copying its bytes costs.
package struct Template: Sendable {
  private let name: String
  let shape: TemplateShape
  private let files: [String: [TemplateNode]]
  private let skeletons = SkeletonStore()

  /// The template `name` of `files`, nil where there are findings; all of them are returned.
  package static func load(
    _ name: String, _ shape: TemplateShape, from files: [TemplateFile]
  ) -> (template: Template?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var nodes: [String: [TemplateNode]] = [:]
    for file in files {
      let (tree, findings) = TemplateParser.parse(file)
      nodes[file.name] = tree
      diagnostics += findings
    }
    if nodes[name] == nil {
      let place = SourcePosition(file: "templates/\(name).mustache")
      diagnostics.append(Diagnostic(.templateMissingPartial, at: place, "there is no template '\(name)'"))
    }
    diagnostics += TemplateChecker.check(name, shape, in: nodes)
    guard diagnostics.isEmpty else { return (nil, diagnostics.sorted()) }
    return (Template(name: name, shape: shape, files: nodes), [])
  }

  private init(name: String, shape: TemplateShape, files: [String: [TemplateNode]]) {
    self.name = name
    self.shape = shape
    self.files = files
  }

  /// The page with the values of `context`, which gives every name of the shape.
  package func render(_ context: TemplateContext) -> HTML {
    let (skeleton, filling) = skeleton(of: context)
    return skeleton.filled(with: filling.values)
  }

  /// Tells this template from every other one.
  package var identity: ObjectIdentifier { ObjectIdentifier(skeletons) }

  /// The skeleton of a page's structure, and what the page fills it with.
  func skeleton(of context: TemplateContext) -> (TemplateSkeleton, TemplateFilling) {
    var filling = TemplateFilling()
    filling.fill(shape, context)
    let skeleton = skeletons.skeleton(for: filling.structure) {
      var marks = TemplateMarks()
      var renderer = TemplateRenderer(files)
      renderer.render(files[name] ?? [], [marks.names(shape, context)])
      return TemplateSkeleton(renderer.bytes)
    }
    return (skeleton, filling)
  }
}
