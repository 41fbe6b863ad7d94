"""Reproduces the hashes in vectors.jsonl from the data in it: python3 vectors.py. Prints what differs and then exits with 1.

This is the whole of Concord's hashing: SHA-256 over canonical JSON (RFC 8785, which for data without fractions and with ASCII keys
is sorted keys, no white space, no escapes beyond those that JSON asks for). "meaning" holds the data after reading: text folded, sets
sorted by their canonical bytes, defaults left out, references as ids.
"""
import hashlib
import json
import pathlib
import sys


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(value):
    return hashlib.sha256(canonical(value)).hexdigest()


def main():
    path = pathlib.Path(__file__).with_name("vectors.jsonl")
    vectors = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    fingerprints = {}
    different = 0
    for vector in vectors:  # each stands only on those before it
        meaning = {"hash": 1, "id": vector["id"], "kind": vector["kind"], "semantics": vector["meaning"]}
        if not vector["meaning"]:
            # Where there is nothing else the sentence is the meaning.
            meaning |= {"hash": 2, "definition": vector["definition"]}
        refs = {id: fingerprints[id] for id in vector["refs"]}
        computed = {
            "own": digest(meaning),
            "fingerprint": digest({**meaning, "refs": refs}),
            "wording": digest({"name": vector["name"], "definition": vector["definition"]}),
            "targets": digest(vector["targets_list"]) if vector["targets_list"] else None,
            "source": digest(vector["source_block"]) if vector["source_block"] else None,
        }
        fingerprints[vector["id"]] = computed["fingerprint"]
        for name, value in computed.items():
            if vector[name] != value:
                different += 1
                print(f"{vector['id']}: {name} is {value}, the vector says {vector[name]}")
    print(f"{len(vectors)} vectors, {different} hashes differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
