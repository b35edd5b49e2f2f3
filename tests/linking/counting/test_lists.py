from dataclasses import replace

from app.linking.counting.lists import find_list, take_list
from app.linking.features import Figure
from tests.linking.factory import make_figure


def aboard(value: float, counted: str) -> Figure:
    return make_figure(value, measure="aboard", counted=counted, speaker="e-owner")


class TestFindList:
    def test_the_smallest_has_the_numbers(self) -> None:
        group = [aboard(51, "passengers"), aboard(3, "drivers")]
        assert find_list(group[1], group) == (51.0, 3.0)
        assert find_list(group[0], group) == ()

    def test_a_part_or_a_past_number_makes_no_list(self) -> None:
        group = [aboard(51, "passengers"), replace(aboard(3, "drivers"), is_part=True)]
        assert find_list(group[1], group) == ()
        group = [aboard(51, "passengers"), replace(aboard(48, "drivers"), is_past=True)]
        assert find_list(group[1], group) == ()

    def test_one_group_twice_is_no_list(self) -> None:
        group = [aboard(51, "passengers"), aboard(3, "passengers")]
        assert find_list(group[1], group) == ()


class TestTakeList:
    def test_total(self) -> None:
        total = take_list(replace(aboard(3, "drivers"), of_list=(51.0, 3.0)))
        assert total is not None
        assert (total.interval.low, total.printed) == (54.0, "54 (51 and 3)")

    def test_no_list(self) -> None:
        assert take_list(aboard(3, "drivers")) is None
