package import Calendars

/// How a review is sent, and what only the command can ask the machine for.
package struct SendOptions: Sendable {
  /// Says what would be sent, and sends nothing.
  package var isDryRun: Bool
  /// A mail with the same words and numbers is the same, however they look.
  package var onlyIfChanged: Bool
  /// Addresses that get it whatever the journal says.
  package var again: [String]
  /// How often a temporary refusal is tried again.
  package var retries: Int
  /// Takes a variable out of the environment, so that no program that is started later inherits it.
  package var takeVariable: @Sendable (String) -> String?
  package var now: @Sendable () -> Instant?

  package init(
    isDryRun: Bool, onlyIfChanged: Bool, again: [String], retries: Int, takeVariable: @escaping @Sendable (String) -> String?,
    now: @escaping @Sendable () -> Instant?
  ) {
    self.isDryRun = isDryRun
    self.onlyIfChanged = onlyIfChanged
    self.again = again
    self.retries = retries
    self.takeVariable = takeVariable
    self.now = now
  }
}
