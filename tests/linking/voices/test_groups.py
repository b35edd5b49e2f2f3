from app.linking.voices.groups import assign_ids, find_groups
from app.models.ids import make_id


class TestFindGroups:
    def test_joins_through_others_and_keeps_the_order(self) -> None:
        assert find_groups(["a", "b", "c", "d", "e"], [("e", "c"), ("c", "a")]) == [["a", "c", "e"], ["b"], ["d"]]


class TestAssignIds:
    def test_a_new_group_is_named_by_its_founder(self) -> None:
        assert assign_ids([["p", "q"]], prefix="c", held={}, rank={}) == [make_id("c", "p")]

    def test_merging_keeps_the_older_id(self) -> None:
        assert assign_ids([["p", "q"]], prefix="c", held={"p": "young", "q": "old"}, rank={"old": 1, "young": 2}) == ["old"]

    def test_falling_apart_leaves_the_id_with_the_founder(self) -> None:
        founded = make_id("c", "q")
        assert assign_ids([["p"], ["q"]], prefix="c", held={"p": founded, "q": founded}, rank={founded: 1}) == [
            make_id("c", "p"),
            founded,
        ]

    def test_without_the_founder_the_first_group_keeps_it(self) -> None:
        assert assign_ids([["p"], ["q"]], prefix="c", held={"p": "c-old", "q": "c-old"}, rank={"c-old": 1})[0] == "c-old"

    def test_an_id_used_elsewhere_is_not_given_again(self) -> None:
        assert assign_ids([["p"]], prefix="c", held={}, rank={}, taken={make_id("c", "p")}) == [make_id("c", "p", "2")]
