"""What a disk refuses is told in one sentence."""

import pytest
from mkdocs.exceptions import PluginError

from pilotbook.mkdocs_plugin.disk import told_of_the_disk


def test_what_the_disk_refuses_is_told_with_what_to_do() -> None:
    with pytest.raises(PluginError, match=r"found: \[Errno 28\] No space left.*Make room"), told_of_the_disk():
        raise OSError(28, "No space left on device")


def test_any_other_error_is_left_alone() -> None:
    with pytest.raises(KeyError), told_of_the_disk():
        raise KeyError


def test_control_characters_of_a_path_reach_no_terminal() -> None:
    with pytest.raises(PluginError) as caught, told_of_the_disk():
        raise OSError(2, "No such file", "a\x1b[31m")
    assert "\x1b" not in str(caught.value)
