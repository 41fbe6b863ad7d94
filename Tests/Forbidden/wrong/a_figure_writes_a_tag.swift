// module: Figures
// error: no such module 'HyperText'
// A part of a page is a value; how it looks in HTML is said where pages are laid out.
import HyperText

func mark() -> HTML { .text("new") }
