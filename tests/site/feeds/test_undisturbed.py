"""Feeds that are written without a search for garbage in between."""

import gc

import pytest

from pilotbook.site.feeds.undisturbed import undisturbed


@pytest.mark.parametrize("was_enabled", [True, False])
def test_search_for_garbage_rests_and_is_as_it_was_afterwards(*, was_enabled: bool) -> None:
    before = gc.isenabled()
    (gc.enable if was_enabled else gc.disable)()
    try:
        with undisturbed():
            assert not gc.isenabled()
        assert gc.isenabled() is was_enabled
        with pytest.raises(ZeroDivisionError), undisturbed():
            1 / 0  # noqa: B018 - it fails
        assert gc.isenabled() is was_enabled
    finally:
        (gc.enable if before else gc.disable)()
