"""Two minutes of mixed load: no answer of 500 or above, flat memory, a store that holds together."""

import os

import pytest

from tests.soak.run import find_growth, soak

MINUTES = 2.0


class TestFindGrowth:
    def test_what_grows_to_the_end_is_found(self) -> None:
        assert find_growth([100.0 + 5 * number for number in range(100)])

    def test_loading_the_models_at_first_is_no_growth(self) -> None:
        assert find_growth([100.0] * 10 + [600.0] * 90) == []


@pytest.mark.slow
@pytest.mark.skipif(not os.environ.get("CI"), reason="takes two minutes: CI=true runs it, and so does make soak MINUTES=2")
def test_two_minutes_of_mixed_load() -> None:
    found = soak(MINUTES)
    assert found.faults == [], "\n".join(found.lines)
