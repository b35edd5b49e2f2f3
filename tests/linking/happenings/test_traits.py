from app.linking.happenings.traits import find_names


class TestFindNames:
    def test_takes_capitals_inside_a_sentence(self) -> None:
        assert find_names("Rain fell on Quenby. Diggers came from Orsany’s depot.") == {"quenby", "orsany"}

    def test_takes_nothing_from_a_line_in_capitals(self) -> None:
        assert find_names("Four Lorries Buried Under Rock") == frozenset()
