from app.linking.days import find_day


class TestFindDay:
    def test_completes_the_year(self) -> None:
        assert find_day([["XXXX-05-03"], ["2031-05-03"]]) == "2031-05-03"

    def test_prefers_what_comes_first(self) -> None:
        assert find_day([["2031-05-03", "2031-04-01"], ["2031-05-03"]]) == "2031-05-03"

    def test_needs_a_day(self) -> None:
        assert find_day([["2031", "2030-01/2031-05"]]) is None
