"""Reads the corpora of odd YAML and JSON that lie beside the repository on some machines."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "corpora"


def read_corpus(name: str) -> list[dict[str, Any]]:
    """The cases of a corpus, each with its `data` as bytes; without such a file the test is skipped."""
    file = FOLDER / name
    if not file.is_file():
        reason = f"corpus not found: ../shared/corpora/{name}"
        print(reason)  # noqa: T201 - so that it shows even where skipped tests are not listed
        pytest.skip(reason)
    cases: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return [
        case | {"data": base64.b64decode(case.get("bytes_base64") or case.get("yaml_base64") or "")} for case in cases
    ]
