#!/usr/bin/env python3
"""Prints Sources/Fingerprints/canonicalDecompositions.swift from Python's Unicode data:
python3 Tests/FingerprintsTests/Scripts/decompositions.py > Sources/Fingerprints/canonicalDecompositions.swift"""
import textwrap
import unicodedata

entries = []
for code in range(0x110000):
    if 0xD800 <= code < 0xE000 or 0xAC00 <= code <= 0xD7A3:  # surrogates; Hangul syllables, which have a formula
        continue
    parts = unicodedata.decomposition(chr(code)).split()
    if parts and not parts[0].startswith("<"):
        whole = unicodedata.normalize("NFD", chr(code))
        composes = unicodedata.normalize("NFC", whole) == chr(code)
        entries.append(f"{code:X}{'=' if composes else ':'}{'+'.join(f'{int(part, 16):X}' for part in parts)}")

print(f'''/// The canonical decompositions of Unicode {unicodedata.unidata_version}, but for Hangul syllables, which have a formula.
///
/// `C0=41+300` decomposes and composes again, `2126:3A9` only decomposes. Held here so that a signed hash depends on no
/// toolchain's tables; written by Tests/FingerprintsTests/Scripts/decompositions.py.
let canonicalDecompositions = """''')
print(textwrap.fill(" ".join(entries), width=124, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False))
print('  """')
