import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session

from app.search.deadline import SlowQueryError, deadline
from app.search.facets import FacetValue
from app.search.snippets import CLOSE, OPEN
from tests.factories import make_appearance, make_article, make_claim, make_entity, make_figure_claim
from tests.search.searching import search_articles, search_claims
from tests.search.test_language import ANYTHING


@pytest.fixture
def articles(session: Session) -> dict[str, str]:
    """Ids of three articles by a word for each."""
    bodies = {
        "tram": "The T-62 tram left the rails in Osthafen. The council called it a “needless accident”.",
        "ferry": "The ferry was late. A tram waited at the quay for its passengers, O’Hara said.",
        "fête": "A fête was held in the park. Nobody was hurt.",
    }
    ids = {}
    for number, (word, body) in enumerate(bodies.items()):
        publisher = "The Ost Gazette" if number < 2 else "Park News"
        article = make_article(session, body, title=f"News of the {word}", publisher=publisher)
        ids[word] = article.id
    return ids


def find(session: Session, query: str) -> set[str]:
    return {hit.id for hit in search_articles(session, query)[0]}


class TestSearchArticles:
    def test_more_of_the_words_rank_higher(self, session: Session, articles: dict[str, str]) -> None:
        hits, _ = search_articles(session, "ferry tram passengers")
        assert [hit.id for hit in hits] == [articles["ferry"], articles["tram"]]
        assert hits[0].score > hits[1].score > 0

    def test_stems_and_accents_are_folded(self, session: Session, articles: dict[str, str]) -> None:
        assert find(session, "passenger") == {articles["ferry"]}
        assert find(session, "fete") == {articles["fête"]}

    def test_model_number_and_apostrophe(self, session: Session, articles: dict[str, str]) -> None:
        assert find(session, "T-62") == {articles["tram"]}
        assert find(session, "O'Hara \"") == {articles["ferry"]}

    def test_phrase_word_for_word(self, session: Session, articles: dict[str, str]) -> None:
        assert find(session, '"needless accident"') == {articles["tram"]}
        assert find(session, '"tram waited" rails') == {articles["ferry"]}

    def test_phrase_that_nothing_has_falls_back_to_its_words(self, session: Session, articles: dict[str, str]) -> None:
        hits, answer = search_articles(session, '"ferry passengers"')
        assert [hit.id for hit in hits] == [articles["ferry"]]
        assert "word for word" in answer.notes[0]

    def test_single_quoted_word_is_not_loosened(self, session: Session, articles: dict[str, str]) -> None:
        assert search_articles(session, '"zeppelin" tram')[1].total == 0

    def test_exclusion(self, session: Session, articles: dict[str, str]) -> None:
        assert find(session, "tram -ferry") == {articles["tram"]}

    @pytest.mark.parametrize("typed", ["ferry (tram OR measure:moved)", "passengers (tram OR ferry AND after:2000)"])
    def test_word_or_field_beside_a_word(self, session: Session, articles: dict[str, str], typed: str) -> None:
        assert find(session, typed) == {articles["ferry"]}

    def test_exclusion_alone_finds_all_else(self, session: Session, articles: dict[str, str]) -> None:
        hits, _ = search_articles(session, "-tram")
        assert [(hit.id, hit.score, hit.snippet.marks) for hit in hits] == [(articles["fête"], 0, ())]
        assert hits[0].snippet.text.startswith("A fête")

    def test_prefix(self, session: Session, articles: dict[str, str]) -> None:
        assert find(session, "osth*") == {articles["tram"]}
        assert find(session, "osth") == set()

    def test_marks_are_the_found_words(self, session: Session, articles: dict[str, str]) -> None:
        (hit,) = search_articles(session, "passenger ferries")[0]
        assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["ferry", "passengers"]
        assert [hit.title.text[start:end] for start, end in hit.title.marks] == ["ferry"]

    def test_text_that_holds_the_marks_themselves(self, session: Session) -> None:
        make_article(session, f"A {OPEN} sluice {CLOSE} gate and a {OPEN} weir.", title=None)
        (hit,) = search_articles(session, "gate weir")[0]
        assert hit.snippet.text == f"A {OPEN} sluice {CLOSE} gate and a {OPEN} weir."
        assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == ["gate", "weir"]

    def test_ties_are_in_order_of_loading(self, session: Session) -> None:
        made = [make_article(session, "Hail fell.", title="Hail") for _ in range(6)]
        hits, _ = search_articles(session, "hail")
        assert [hit.id for hit in hits] == [article.id for article in made]

    def test_facets(self, session: Session, articles: dict[str, str]) -> None:
        facets = search_articles(session, "news", limit=1)[1].facets
        assert facets == {
            "publisher": (FacetValue("The Ost Gazette", 2), FacetValue("Park News", 1)),
            "language": (FacetValue("en", 3),),
        }

    @pytest.mark.parametrize("nothing", ["", "💥", '"', "\0"])
    def test_nothing_to_look_for_finds_nothing_and_says_so(self, session: Session, articles: dict[str, str], nothing: str) -> None:
        hits, answer = search_articles(session, nothing)
        assert (hits, answer.total) == ([], 0)
        assert "there is no word to look for" in answer.notes

    def test_ten_thousand_characters(self, session: Session, articles: dict[str, str]) -> None:
        hits, _ = search_articles(session, "The tram left the rails. " * 400)
        assert hits[0].id == articles["tram"]

    @settings(max_examples=2000, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(ANYTHING)
    def test_any_query_is_answered(self, session: Session, articles: dict[str, str], typed: str) -> None:
        hits, answer = search_articles(session, typed, limit=2)
        assert answer.total >= len(hits)

    @settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.lists(st.sampled_from(["tram", "ferry", '"the park"', "-rails", "pass*", '-"was late"', "the"]), max_size=6))
    def test_any_mixture_is_answered(self, session: Session, articles: dict[str, str], parts: list[str]) -> None:
        hits, answer = search_articles(session, " ".join(parts))
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert answer.total == len(hits)


class TestSearchClaims:
    def test_words_of_speaker_and_statement_together(self, session: Session) -> None:
        article = make_article(session, "Ten were hurt, Ada Quill said. Ten trams ran.")
        speaker = make_entity(session)
        hurt, ran = make_claim(session, "Ten were hurt"), make_claim(session, "Ten trams ran")
        make_appearance(session, hurt, article, "Ten were hurt", speaker=speaker)
        make_appearance(session, ran, article, "Ten trams ran")
        hits, _ = search_claims(session, "quill ten")
        assert [hit.id for hit in hits] == [hurt.id, ran.id]

    def test_snippet_is_of_the_evidence_where_only_that_has_the_word(self, session: Session) -> None:
        article = make_article(session, "A dozen people were moved overnight.")
        claim = make_figure_claim(session, "12 people moved")
        make_appearance(session, claim, article, "A dozen people were moved overnight")
        (hit,) = search_claims(session, "dozen")[0]
        assert hit.snippet.text == "A dozen people were moved overnight"
        (hit,) = search_claims(session, "people")[0]
        assert hit.snippet.text == "12 people moved"

    def test_facets(self, session: Session) -> None:
        article = make_article(session, "Twelve people were moved, Ada Quill said.")
        speaker = make_entity(session)
        statement, figure = make_claim(session, "Twelve people were moved"), make_figure_claim(session, "12 people moved")
        for claim in (statement, figure):
            make_appearance(session, claim, article, "Twelve people were moved", speaker=speaker)
        assert search_claims(session, "people", limit=1)[1].facets == {
            "kind": (FacetValue("quantity", 1), FacetValue("statement", 1)),
            "support": (FacetValue("single_source", 2),),
            "measure": (FacetValue("moved", 1),),
            "speaker": (FacetValue("Ada Quill", 2, speaker.id),),
            "voice": (FacetValue("indirect", 2),),
            "certainty": (FacetValue("stated", 2),),
            "publisher": (FacetValue("The Ost Gazette", 2),),
        }


class TestDeadline:
    ENDLESS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")

    def test_stops_what_takes_too_long(self, session: Session) -> None:
        with pytest.raises(SlowQueryError, match=r"0\.05 seconds"), deadline(session, seconds=0.05):
            session.connection().execute(self.ENDLESS)

    def test_session_works_on_afterwards(self, session: Session) -> None:
        with pytest.raises(SlowQueryError), deadline(session, seconds=0.05):
            session.connection().execute(self.ENDLESS)
        assert session.connection().execute(text("SELECT 1")).scalar_one() == 1
