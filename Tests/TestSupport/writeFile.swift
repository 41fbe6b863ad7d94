import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file, and ends when nobody holds it open for writing any more; what fails is recorded.
///
/// A program that another test is starting holds a copy of the descriptor for a moment. Until that is gone nobody hears that the file was
/// closed, and it cannot be executed. A lock belongs to all the copies, and is free when the last of them is closed.
package func writeFile(_ path: String, _ bytes: [UInt8]) throws {
  let file = try unsafe #require(fopen(path, "wbe"), "\(path) cannot be written")
  let isLocked = unsafe flock(fileno(file), LOCK_EX) == 0
  let isWritten = unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count
  let isClosed = unsafe fclose(file) == 0
  try #require(isLocked && isWritten && isClosed, "\(path) cannot be written")
  let written = unsafe open(path, O_RDONLY | O_CLOEXEC)
  defer { close(written) }
  try #require(flock(written, LOCK_EX) == 0, "\(path) cannot be read")
}
