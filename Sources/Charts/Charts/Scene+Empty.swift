extension Scene {
  /// What stands where a chart has no value to draw: no axis, for there is no scale.
  static func empty(width: Double) -> Scene {
    var scene = Scene(width: width, height: 40)
    scene.add(Label("no value to draw", at: Point(0, 24), fill: .muted))
    return scene
  }
}
