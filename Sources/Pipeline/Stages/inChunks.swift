import Synchronization

/// Applies a function to every element on a few threads, keeping the order of the results.
///
/// A task takes a chunk at a time: a task per element costs more than most elements (performance.md 5a). Every other task takes them
/// from the end: elements beside each other share much, and what two processors count the uses of goes back and forth between them.
func inChunks<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threads: Int, chunk: Int = 64, _ work: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  guard threads > 1, elements.count > chunk else { return elements.map(work) }
  let chunks = (elements.count + chunk - 1) / chunk
  let remaining = Remaining(chunks)
  return await withTaskGroup(of: [(Int, [Result])].self) { group in
    for task in 0..<min(threads, chunks) {
      group.addTask {
        var done: [(Int, [Result])] = []
        while let index = remaining.take(fromEnd: task % 2 == 1) {
          let range = index * chunk..<min(elements.count, (index + 1) * chunk)
          done.append((index, elements[range].map(work)))
        }
        return done
      }
    }
    var slots = [[Result]](repeating: [], count: chunks)
    for await done in group { for (index, results) in done { slots[index] = results } }
    return slots.flatMap(\.self)
  }
}

/// The chunks that nobody has taken yet.
private final class Remaining: Sendable {
  private let chunks: Mutex<Range<Int>>

  init(_ count: Int) { chunks = Mutex(0..<count) }

  /// Nil when all are taken.
  func take(fromEnd: Bool) -> Int? {
    chunks.withLock { chunks in fromEnd ? chunks.popLast() : chunks.popFirst() }
  }
}
