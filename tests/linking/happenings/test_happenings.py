"""Which kinds of happening an article tells of."""

from app.linking.happenings.happenings import count_nouns, find_all_kinds, find_kinds, may_be_one


def kinds(text: str, title: str = "") -> set[int]:
    return find_kinds(count_nouns(title, text, names=()))


class TestKinds:
    def test_words_of_one_kind_meet(self) -> None:
        assert kinds("The quake woke the town. The tremor passed.") == kinds("An earthquake in the night") != set()

    def test_a_strike_is_an_attack_or_a_walkout(self) -> None:
        strike = kinds("The strike began at noon.")
        assert strike & kinds("The raid began at noon.")
        assert strike & kinds("The protest began at noon.")

    def test_a_blast_may_be_that_of_an_attack_or_a_fire_but_no_vote(self) -> None:
        blast = kinds("The blast woke the town. The explosion was heard for miles.")
        assert may_be_one(blast, kinds("The attack began at noon. The attack is over."))
        assert may_be_one(kinds("The fire began at noon. The fire is out."), blast)
        assert not may_be_one(blast, kinds("The election was held at noon. The election is over."))

    def test_what_is_named_once_and_late_is_none(self) -> None:
        late = f"{'The bakers met again. ' * 30} One recalled the flood."
        assert kinds(late) == set()
        assert find_all_kinds(count_nouns("", late, names=())) == kinds("The flood came.")

    def test_the_title_alone_is_enough(self) -> None:
        assert kinds("The bakers met again.", "Flood in Orsany") == kinds("The flood came.")
