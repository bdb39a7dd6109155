"""Reads a gallery's metadata with python-tuf: every given target must be found with the given digest, and
after any single file is changed, something must be refused.

    python_tuf.py METADATA SCRATCH (TARGET SHA256)…
"""

import pathlib
import shutil
import sys
import tempfile

from tuf.ngclient import Updater, UpdaterConfig
from tuf.api.exceptions import DownloadHTTPError, RepositoryError
from tuf.ngclient.fetcher import FetcherInterface


class Folder(FetcherInterface):
    """Answers from a folder."""

    def __init__(self, folder):
        self.folder = folder

    def _fetch(self, url):
        file = self.folder / url.removeprefix("https://gallery.example/")
        if not file.is_file():
            raise DownloadHTTPError("not found", 404)
        return iter([file.read_bytes()])


def read(metadata, wanted):
    """The digests of the wanted targets."""
    with tempfile.TemporaryDirectory() as home:
        updater = Updater(
            home,
            "https://gallery.example/",
            fetcher=Folder(metadata),
            config=UpdaterConfig(prefix_targets_with_hash=False),
            bootstrap=(metadata / "1.root.json").read_bytes(),
        )
        updater.refresh()
        found = {path: updater.get_targetinfo(path) for path in wanted}
        return {path: info and info.hashes["sha256"] for path, info in found.items()}


def main():
    metadata = pathlib.Path(sys.argv[1])
    wanted = dict(zip(sys.argv[3::2], sys.argv[4::2]))
    found = read(metadata, wanted)
    assert found == wanted, f"found {found}, wanted {wanted}"
    with tempfile.TemporaryDirectory() as scratch:
        for file in ["1.root.json", "2.root.json", "timestamp.json"]:
            copy = pathlib.Path(scratch) / file.replace(".", "-")
            shutil.copytree(metadata, copy)
            text = (copy / file).read_text()
            (copy / file).write_text(text.replace('"expires":"2', '"expires":"3', 1))
            try:
                read(copy, wanted)
            except RepositoryError:
                continue
            raise AssertionError(f"{file} was changed, and nobody minded")


main()
