from app.linking.support import describe_shared, judge_support
from app.linking.voices.alike import Voice
from app.vocabulary import Support
from tests.linking.factory import make_voice

HALVARD = make_voice("Ilse Halvard", affiliation="Velmora")
SERVICE = make_voice("Rescue Directorate", "organization", affiliation="Velmora")
CHIEF = make_voice("Jon Rask", affiliation="Quenby Harbour Trust")
PAPER = make_voice("The Tern", "organization", is_publisher=True)
UNKNOWN = make_voice("publisher of Blast at Quenby", "unnamed", is_publisher=True)


class TestDescribeShared:
    def test_names_the_state(self) -> None:
        assert describe_shared([HALVARD, SERVICE], nations=frozenset({"velmora"})) == "two bodies of one state: Velmora"

    def test_names_a_body_that_is_no_state(self) -> None:
        other = make_voice("Ana Roth", affiliation="Quenby Harbour Trust")
        assert describe_shared([CHIEF, other], nations=frozenset()) == "two voices of one body: Quenby Harbour Trust"

    def test_says_which_of_several_share(self) -> None:
        words = describe_shared([HALVARD, PAPER, SERVICE], nations=frozenset({"velmora"}))
        assert words == "Ilse Halvard and Rescue Directorate are two bodies of one state: Velmora"

    def test_is_silent_where_the_texts_are(self) -> None:
        assert describe_shared([HALVARD, PAPER], nations=frozenset()) is None


class TestJudgeSupport:
    def judge(self, articles: int, *origins: Voice) -> tuple[Support, str]:
        return judge_support(articles=articles, origins=origins, nations=frozenset({"velmora"}))

    def test_one_article(self) -> None:
        assert self.judge(1, HALVARD) == (Support.SINGLE_SOURCE, "said in one article, by Ilse Halvard")

    def test_one_article_in_its_own_voice(self) -> None:
        assert self.judge(1, PAPER) == (Support.SINGLE_SOURCE, "said in one article, by The Tern itself")

    def test_one_article_of_an_unknown_publisher(self) -> None:
        words = "said in one article, by its own publisher, whose name is not known"
        assert self.judge(1, UNKNOWN) == (Support.SINGLE_SOURCE, words)

    def test_two_voices_in_one_article_are_its_word_alone(self) -> None:
        assert self.judge(1, HALVARD, CHIEF) == (Support.SINGLE_SOURCE, "said in one article, by Ilse Halvard and Jon Rask")

    def test_several_articles_of_one_voice(self) -> None:
        assert self.judge(3, HALVARD) == (Support.ECHOED, "said in 3 articles, all by Ilse Halvard")

    def test_two_voices(self) -> None:
        words = "said in 2 articles, by Ilse Halvard and Rescue Directorate, two bodies of one state: Velmora"
        assert self.judge(2, HALVARD, SERVICE) == (Support.CORROBORATED, words)
