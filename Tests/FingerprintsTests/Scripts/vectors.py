#!/usr/bin/env python3
"""The hashes that CanonicalValueTests expects, computed by Python alone: one line of name, tab, canonical JSON, tab, SHA-256 each."""
import hashlib
import json
import unicodedata


class Unordered(list):
    """A set: its items sorted by their canonical bytes, each once."""


def text(value):
    return unicodedata.normalize("NFC", " ".join(value.split()))


def canonical(value):
    if isinstance(value, str):
        return json.dumps(text(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, Unordered):
        return "[" + ",".join(sorted({canonical(item) for item in value}, key=lambda item: item.encode())) + "]"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value)


vectors = {
    "empty object": {},
    "scalars": {"b": True, "a": -7, "n": None, "t": "text"},
    "escapes": ["\"\\/", "\u0001\b\u007f\u0010"],
    "white space": ["  A lead\n  whose  account\u00a0fits ", "\u3000"],
    "composition": ["e\u0301", "\u212b", "q\u0323\u0307", "q\u0307\u0323", "\u1112\u1161\u11ab", "\u0958", "\U0001f600"],
    "order of keys": {"z": 1, "A": 2, "_": 3, "a1": 4, "a": 5, "": 6},
    "list": ["b", "a", "b"],
    "set": Unordered(["b", "a", "b", "e\u0301", "\u00e9", {"k": 1}, 10, 9]),
    "meaning": {
        "hash": 1, "id": "mql", "kind": "stage",
        "semantics": {
            "entity": "lead",
            "criteria": {"all": Unordered([
                {"ref": "icp-fit"}, {"text": "Contact is a manager or above"},
                {"any": Unordered([{"signal": "demo_request", "count": 1, "within": "30 days"},
                                   {"signal": "pricing_page_view", "count": 3, "within": "30 days"}])}])}}},
}
for name, value in vectors.items():
    # json.dumps's own canonical form, where there is nothing to normalise, is the same.
    if name in ("scalars", "order of keys", "list"):
        assert canonical(value) == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    print(name, canonical(value), hashlib.sha256(canonical(value).encode()).hexdigest(), sep="\t")
