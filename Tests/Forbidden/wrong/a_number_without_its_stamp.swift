// module: Editions
// error: missing argument for parameter #2 in call
// A number without the state of its stamp cannot be made.
@_spi(Editions) import ShownNumbers

func unstamped(_ key: NumberKey) -> ShownNumber {
  ShownNumber("42", exact: "42", unit: "count", origin: .observed(key))
}
