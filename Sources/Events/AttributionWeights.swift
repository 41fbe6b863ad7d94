import Definitions
import Numbers

/// How much of a deal each of the touches before it earns: `semantics.md` B12.
struct AttributionWeights: Sendable {
  /// What touches may be beside being touches.
  enum Milestone: String, CaseIterable, Sendable {
    case first, lead, opportunity, close
  }

  struct Touch {
    /// Seconds before the deal.
    var age: Int
    var milestones: Set<Milestone>
  }

  private let model: AttributionModel.Model
  /// Of each milestone of the model in order, and of all touches between them together; whole numbers of one scale.
  private let milestones: [(Milestone, Int128)]
  private let middle: Int128
  private let halfLife: Int

  /// Nil for weights that do not fit the model.
  init?(_ model: AttributionModel) {
    self.model = model.model
    let decimals = model.weights.compactMap { ExactDecimal($0)?.rounded(to: Self.digits) }
    let weights = decimals.map(\.coefficient)
    let halfLife = TimeSpan(model.halfLife ?? AttributionModel.defaultHalfLife)
    self.halfLife = halfLife.map { $0.isOfThisWorld ? $0.seconds : 0 } ?? 0
    guard decimals.count == model.weights.count, !weights.contains(where: { $0 < 0 }), self.halfLife > 0 else { return nil }
    let one: Int128 = 1_000_000_000
    switch (model.model, weights.count) {
    // First, middle, last, as it is drawn; or the two ends alone.
    case (.uShaped, 0): (milestones, middle) = ([(.first, one / 10 * 4), (.lead, one / 10 * 4)], one / 5)
    case (.uShaped, 2): (milestones, middle) = ([(.first, weights[0]), (.lead, weights[1])], 0)
    case (.uShaped, 3): (milestones, middle) = ([(.first, weights[0]), (.lead, weights[2])], weights[1])
    // Milestones in order, then all that is between them.
    case (.wShaped, 0):
      (milestones, middle) = ([.first, .lead, .opportunity].map { ($0, one / 10 * 3) }, one / 10)
    case (.wShaped, 4): (milestones, middle) = (Array(zip([.first, .lead, .opportunity], weights)), weights[3])
    case (.fullPath, 0): (milestones, middle) = (Milestone.allCases.map { ($0, one / 1000 * 225) }, one / 10)
    case (.fullPath, 5): (milestones, middle) = (Array(zip(Milestone.allCases, weights)), weights[4])
    case (.first, 0...1), (.last, 0...1), (.linear, 0...1), (.timeDecay, 0): (milestones, middle) = ([], 0)
    default: return nil
    }
  }

  /// The weights of touches in the order of time; nobody earns anything where there is none.
  ///
  /// Milestones that no touch is leave their share to the rest; a touch that is two gets both.
  func weights(of touches: [Touch]) -> [Int128] {
    guard let last = touches.indices.last else { return [] }
    switch model {
    case .first: return touches.indices.map { $0 == 0 ? 1 : 0 }
    case .last: return touches.indices.map { $0 == last ? 1 : 0 }
    case .linear: return touches.map { _ in 1 }
    case .timeDecay: return touches.map { Self.decayed($0.age, halfLife: halfLife) }
    case .uShaped, .wShaped, .fullPath: return positioned(touches)
    }
  }

  private func positioned(_ touches: [Touch]) -> [Int128] {
    var places: [(place: Int, weight: Int128)] = []
    for (index, (milestone, weight)) in milestones.enumerated() {
      let marked = touches.firstIndex { $0.milestones.contains(milestone) }
      // The first touch is the first; where none is marked, the last ends the path.
      let isUnmarked = touches.allSatisfy { $0.milestones.subtracting([.first]).isEmpty }
      let implied = milestone == .first ? 0 : isUnmarked && index == milestones.count - 1 ? touches.count - 1 : nil
      if let place = marked ?? implied { places.append((place, weight)) }
    }
    let others = touches.indices.filter { index in !places.contains { $0.place == index } }
    let parts = Int128(max(1, others.count))
    var weights = touches.map { _ in Int128(0) }
    for (place, weight) in places { weights[place] += weight * parts }
    for index in others { weights[index] = middle }
    // A model without a middle, and nothing but middle: all the same.
    return weights.contains { $0 > 0 } ? weights : touches.map { _ in 1 }
  }

  /// Of the weights of a model, which add up to 1.
  private static let digits = 9

  // MARK: Decay

  /// `2^(-age / halfLife)` in binary digits after the point, computed on whole numbers so that every machine has the same.
  static func decayed(_ age: Int, halfLife: Int) -> Int128 {
    let (halvings, rest) = max(0, age).quotientAndRemainder(dividingBy: halfLife)
    guard halvings < decayDigits else { return 0 }
    var value = Int128(1) << Int128(decayDigits)
    var fraction = rest
    for root in roots {
      fraction *= 2
      if fraction >= halfLife {
        fraction -= halfLife
        value = (value * root) >> Int128(decayDigits)
      }
    }
    return value >> Int128(halvings)
  }

  private static let decayDigits = 60
  /// 2 to the minus one half, one quarter, one eighth ...
  private static let roots: [Int128] = {
    var roots: [Int128] = []
    var value = Int128(1) << Int128(decayDigits - 1)
    for _ in 0..<40 {
      value = (value << Int128(decayDigits)).squareRoot
      roots.append(value)
    }
    return roots
  }()
}
