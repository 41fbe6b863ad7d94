import Synchronization

/// Applies a function to every element on a few threads, keeping the order of the results.
///
/// A task takes a chunk at a time: a task per element costs more than most elements (performance.md 5a).
func inChunks<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threads: Int, chunk: Int = 64, _ work: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  guard threads > 1, elements.count > chunk else { return elements.map(work) }
  let chunks = (elements.count + chunk - 1) / chunk
  let counter = Counter()
  return await withTaskGroup(of: [(Int, [Result])].self) { group in
    for _ in 0..<min(threads, chunks) {
      group.addTask {
        var done: [(Int, [Result])] = []
        while true {
          let index = counter.next()
          guard index < chunks else { return done }
          let range = index * chunk..<min(elements.count, (index + 1) * chunk)
          done.append((index, elements[range].map(work)))
        }
      }
    }
    var slots = [[Result]](repeating: [], count: chunks)
    for await done in group { for (index, results) in done { slots[index] = results } }
    return slots.flatMap(\.self)
  }
}

/// Hands out 0, 1, 2 … to whichever thread asks next.
private final class Counter: Sendable {
  private let value = Atomic(0)
  func next() -> Int { value.add(1, ordering: .relaxed).oldValue }
}
