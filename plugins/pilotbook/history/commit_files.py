"""Reads files as a commit holds them, without a checkout of it."""

from collections.abc import Iterable

from pilotbook.diagnostic import Code, Diagnostic, Place
from pilotbook.history.blobs import stream_blobs
from pilotbook.history.checkout import Checkout
from pilotbook.history.file_change import Version, make_version, split_fields
from pilotbook.records.text_file import MAX_BYTES, decode_text

Text = str | Diagnostic
"""The text of a file, or why it is not to be had."""


def list_versions(checkout: Checkout, tree: str, folders: Iterable[str]) -> tuple[Version, ...]:
    """Every file of some folders, named as git does, that a commit or a tree holds, by path."""
    output = checkout.git.run("ls-tree", "-r", "-z", "--full-tree", tree, "--", *folders)
    found = (_read_entry(field) for field in split_fields(output))
    return tuple(sorted(version for version in found if version is not None))


def _read_entry(field: str) -> Version | None:
    about, _, path = field.partition("\t")
    mode, _, blob = about.split(" ")
    return make_version(path, mode, blob)


def read_texts(checkout: Checkout, versions: Iterable[Version]) -> dict[str, Text]:
    """The text of each file, by its path as git has it; a diagnostic names the path that the folder counts."""
    listed = tuple(versions)
    blobs = dict(stream_blobs(checkout.git, dict.fromkeys(v.blob for v in listed if not v.is_link), MAX_BYTES + 1))
    texts: dict[str, Text] = {}
    for version in listed:
        name = checkout.path_in_folder(version.path)
        if version.is_link:
            texts[version.path] = _refuse_link(name)
        else:
            data, size = blobs[version.blob]
            texts[version.path] = decode_text(data, name, size)
    return texts


def _refuse_link(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.UNREADABLE_FILE,
        place=Place(path),
        message="expected a file that can be read, found a link, which is not followed in a commit",
        hint="replace the link by a copy of the file it points at",
    )
