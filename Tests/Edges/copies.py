"""Copies of folders that are put back to what they were instead of made again: most trials change a few of some hundred files.

A file is kept where the system says that neither it nor what it is a copy of was changed since they were last the same: its inode, its size
and its time of change, which nobody can set back. Where that time is so near that another change could have the same, bytes are compared.
"""

import os
import shutil
import stat
import time

import harness

# Longer than any system's tick, in nanoseconds.
TICK = 100_000_000

# Of each copy that this process made: what it is a copy of, and for each file the two states in which they were the same, and when that was seen.
_made = {}


def put(source, target, without=()):
    """Makes `target` what a new copy of `source` would be, without the names in its top folder that are listed."""
    key = os.fspath(target)
    came_from, known = _made.pop(key, (None, {}))
    if came_from != (os.fspath(source), without) or not is_folder(target):
        known = {}
    seen = {}
    try:
        same(os.fspath(source), key, "", known, seen, without)
    except PermissionError:
        # A trial may have closed a folder.
        remove(target)
        seen = {}
        same(os.fspath(source), key, "", {}, seen, without)
    _made[key] = ((os.fspath(source), without), seen)


def is_folder(path):
    return os.path.isdir(path) and not os.path.islink(path)


def remove(path):
    """Removes whatever lies at a path."""
    if is_folder(path):
        harness.opened(path)
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.unlink(path)


def same(source, target, name, known, seen, without):
    """One folder with all below it."""
    # Of the top folder without a slash at the end, which would lead through a link in its place.
    here, there = (os.path.join(top, name) if name else top for top in (source, target))
    if not is_folder(there):
        remove(there)
        os.makedirs(there)
    entries = {entry.name: entry for entry in os.scandir(here) if name or entry.name not in without}
    present = {entry.name: entry.stat(follow_symlinks=False) for entry in os.scandir(there)}
    for extra in present.keys() - entries.keys():
        remove(os.path.join(there, extra))
    for entry in entries.values():
        path = os.path.join(name, entry.name)
        if entry.is_dir(follow_symlinks=False):
            same(source, target, path, known, seen, without)
        elif entry.is_symlink():
            link(entry.path, os.path.join(target, path))
        else:
            seen[path] = file(entry.path, state(entry.stat(follow_symlinks=False)), os.path.join(target, path), present.get(entry.name), known.get(path))
    wanted, found = os.stat(here), os.stat(there)
    if (wanted.st_mode, wanted.st_mtime_ns) != (found.st_mode, found.st_mtime_ns):
        shutil.copystat(here, there)


def link(here, there):
    wanted = os.readlink(here)
    if not os.path.islink(there) or os.readlink(there) != wanted:
        remove(there)
        os.symlink(wanted, there)


def state(found):
    return (found.st_dev, found.st_ino, found.st_mode, found.st_size, found.st_nlink, found.st_mtime_ns, found.st_ctime_ns)


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def file(here, wanted, there, present, known):
    """One file; gives both states and when they were the same."""
    if not stat.S_ISREG(wanted[2]):
        raise OSError(f"{here} is no plain file")
    now = time.time_ns()
    if present and known and known[0] == wanted and known[1] == state(present):
        is_clear = max(wanted[-1], present.st_ctime_ns) + TICK < known[2]
        if is_clear or bytes_of(here) == bytes_of(there):
            return known if is_clear else (*known[:2], now)
    remove(there)
    shutil.copy2(here, there)
    return (wanted, state(os.lstat(there)), now)
