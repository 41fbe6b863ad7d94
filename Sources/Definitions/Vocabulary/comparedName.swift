import Diagnostics
import Fingerprints

/// A name as it is held against others: without case, spelling of white space and characters that nobody sees.
package func comparedName(_ name: String) -> String { normalized(withoutInvisibles(name)).lowercased() }
