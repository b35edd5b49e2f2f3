"""Figures, statements and stored articles of an invented happening, made by hand."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from sqlalchemy import delete, update
from sqlmodel import Session, col

from app.embedding import Vectors
from app.linking.counting.counted import parse_counted
from app.linking.counting.intervals import make_interval, scale
from app.linking.features import Figure, Statement, Voiced
from app.linking.voices.alike import Voice
from app.linking.wording.classes import find_units
from app.linking.wording.stances import find_cues
from app.linking.wording.words import find_words
from app.models import Appearance, Article, Entity, Mention, Quantity, Revision, Run
from app.models.ids import make_id
from app.vocabulary import Certainty, ClaimKind, Comparator, EntityKind
from app.vocabulary import Voice as Manner

START = datetime(2031, 6, 1, tzinfo=UTC)


def make_voiced(name: str, *, article: str = "a-1", speaker: str | None = "e-mayor", published: str | None = None) -> Voiced:
    return Voiced(name, article, speaker, f"e-publisher-{article}", published, (article, article, 0, name))


def make_turned(degrees: float) -> Vectors:
    """A vector that stands at so many degrees to that of 0."""
    vector = np.zeros(384, np.float32)
    vector[:2] = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return vector


def make_figure(
    value: float | None,
    comparator: str = "=",
    *,
    measure: str = "injured",
    counted: str = "people",
    exact: str | None = None,
    article: str = "a-1",
    speaker: str | None = "e-mayor",
    published: str | None = None,
    low: float | None = None,
    high: float | None = None,
    unit: str | None = None,
    factor: float = 1.0,
    dimension: str | None = None,
    **more: Any,
) -> Figure:
    exact = exact if exact is not None else f"{value:g}" if value is not None else f"{low}-{high}"
    interval = make_interval(Comparator(comparator), value=value, low=low, high=high, exact=exact)
    assert interval is not None
    return Figure(
        voiced=make_voiced(f"p-{article}-{exact}-{measure}", article=article, speaker=speaker, published=published),
        measure=measure,
        printed=exact,
        interval=scale(interval, factor),
        unit=unit,
        dimension=dimension or unit,
        change=None,
        counted=parse_counted(counted),
        **more,
    )


def make_statement(text: str, *, article: str = "a-1", names: str = "", is_denial: bool = False, **more: Any) -> Statement:
    words = find_words(text, names=frozenset(names.lower().split()))
    more = {"units": find_units(text, words), "cues": find_cues(text)} | more
    return Statement(make_voiced(f"p-{text}", article=article), words, more.pop("when", None), is_denial, **more)


def make_voice(name: str, kind: str = "person", *, affiliation: str | None = None, is_publisher: bool = False) -> Voice:
    return Voice(f"e-{name.lower().replace(' ', '-')}", name, EntityKind(kind), affiliation, is_publisher)


@dataclass
class Said:
    """A proposition to store: its words in the text, who says it, and its figures.

    A figure is its words, what is counted, measure, comparator and value.
    """

    exact: str
    speaker: str | None = None
    kind: str = "person"
    affiliation: str | None = None
    voice: str = "indirect"
    certainty: str = "stated"
    hedges: tuple[str, ...] = ()
    when: tuple[str, str] | None = None
    figures: tuple[tuple[str, str, str, str, float], ...] = ()


class Store:
    """Puts articles into a session as the loader does; names maps words of the texts to canonical name and kind."""

    def __init__(self, session: Session, names: dict[str, tuple[str, str]]) -> None:
        self.session, self.names = session, names
        run = Run(command="load", software="0")
        session.add(run)
        session.flush()
        assert run.id is not None
        self.run_id = run.id
        self.count = 0

    def add(
        self, key: str, text: str, said: list[Said], *, title: str | None = None, publisher: str | None = None, **more: Any
    ) -> str:
        """Store an article of that identity and what is said in it; its id. Known appearances are replaced, as in a revision."""
        self.count += 1
        article_id = make_id("a", key)
        article = self.session.get(Article, article_id)
        if article is None:
            article = Article(
                id=article_id,
                identity=key,
                title=title,
                publisher=publisher,
                loaded_from=key,
                added_at=START + timedelta(seconds=self.count),
                **more,
            )
        else:
            self._forget(article_id)
            article.title = title or article.title
        self.session.add(article)
        self.session.flush()
        revision = Revision(
            id=make_id("r", article_id, str(self.count)),
            article_id=article_id,
            sha256=str(self.count),
            text=text,
            run_id=self.run_id,
        )
        self.session.add(revision)
        self.session.flush()
        if publisher:
            self._entity(publisher, "organization", article_id)
        else:
            self._entity(f"publisher of {title or key}", "unnamed", article_id)
        self._mention(revision, text, article_id)
        for one in said:
            self._say(one, text, article_id, revision.id)
        self.session.flush()
        return article_id

    def _forget(self, article_id: str) -> None:
        self.session.execute(delete(Appearance).where(col(Appearance.article_id) == article_id))
        self.session.execute(update(Revision).where(col(Revision.article_id) == article_id).values(is_current=False))

    def _entity(self, name: str, kind: str, article_id: str, affiliation: str | None = None) -> str:
        owner = article_id if kind == "unnamed" else None
        entity_id = make_id("e", kind, name.casefold(), *([owner] if owner else []))
        entity = self.session.get(Entity, entity_id)
        if entity is None:
            self.session.add(Entity(id=entity_id, name=name, kind=kind, article_id=owner, affiliation=affiliation))
            self.session.flush()
        elif affiliation:
            entity.affiliation = affiliation
        return entity_id

    def _find_mentions(self, text: str) -> list[tuple[re.Match[str], str, str]]:
        pattern = "|".join(re.escape(word) for word in sorted(self.names, key=len, reverse=True))
        return [(match, *self.names[match.group()]) for match in re.finditer(rf"\b(?:{pattern})\b", text)]

    def _mention(self, revision: Revision, text: str, article_id: str) -> None:
        for match, name, kind in self._find_mentions(text):
            entity_id = self._entity(name, kind, article_id)
            row = Mention(revision_id=revision.id, start=match.start(), end=match.end(), exact=match.group(), entity_id=entity_id)
            self.session.add(row)

    def _say(self, said: Said, text: str, article_id: str, revision_id: str) -> None:
        start = text.index(said.exact)
        speaker = self._entity(said.speaker, said.kind, article_id, said.affiliation) if said.speaker else None
        places = [
            {"start": m.start(), "end": m.end(), "exact": m.group(), "entity_id": self._entity(name, kind, article_id)}
            for m, name, kind in self._find_mentions(text)
            if kind == "place" and start <= m.start() < start + len(said.exact)
        ]
        shared: dict[str, Any] = {
            "article_id": article_id,
            "revision_id": revision_id,
            "start": start,
            "end": start + len(said.exact),
            "exact": said.exact,
            "prefix": "",
            "suffix": "",
            "speaker_id": speaker,
            "voice": Manner(said.voice if speaker else "narrated"),
            "certainty": Certainty(said.certainty),
            "hedges": [{"start": 0, "end": 1, "exact": hedge} for hedge in said.hedges],
            "checkable": True,
            "when_edtf": said.when[0] if said.when else None,
            "when_exact": said.when[1] if said.when else None,
            "places": places,
        }
        statement_id = make_id("p", article_id, "statement", said.exact.casefold())
        self.session.add(Appearance(id=statement_id, kind=ClaimKind.STATEMENT, ordinal=start * 10, **shared))
        self.session.flush()
        for number, (exact, counted, measure, comparator, value) in enumerate(said.figures, 1):
            appearance_id = make_id("p", article_id, "quantity", said.exact.casefold(), exact, measure)
            row = Appearance(
                id=appearance_id, kind=ClaimKind.QUANTITY, ordinal=start * 10 + number, within_id=statement_id, **shared
            )
            self.session.add(row)
            self.session.flush()
            at = start + said.exact.index(exact)
            bounds = {"=": (value, value), ">": (value, None), ">=": (value, None), "<": (None, value), "<=": (None, value)}
            low, high = bounds[comparator]
            self.session.add(
                Quantity(
                    appearance_id=appearance_id,
                    start=at,
                    end=at + len(exact),
                    exact=exact,
                    measure=measure,
                    counted=counted,
                    comparator=comparator,
                    value=value,
                    low=low,
                    high=high,
                )
            )
            self.session.flush()
