"""Search on the wire: ranked hits over claims and articles."""

from datetime import timedelta
from enum import StrEnum
from html import escape
from itertools import zip_longest
from typing import Literal

from pydantic import BaseModel, Field
from sqlmodel import Session

from app.models import Claim
from app.queries.claims import require_claim_id
from app.schemas.article import ArticleItem, PublishedParameters
from app.schemas.claim import ClaimSummary
from app.schemas.documents import read_summary_bodies
from app.schemas.fields import ClaimId
from app.schemas.pages import Facet, Facets, Page, Total
from app.search.deadline import deadline
from app.search.explain import explain
from app.search.facets import make_facets
from app.search.fields import Condition, FieldName
from app.search.found import DEEPEST, FACETED, Found, Sort, find
from app.search.hits import Ranked
from app.search.language import MAX_CHARS, Query, parse, resemble
from app.search.lexical import show_articles, show_claims
from app.search.matching import get_claim_key
from app.search.ranking import Mode, choose_mode
from app.search.snapshots import get, keep
from app.search.snippets import Snippet
from app.search.tables import ARTICLE, CLAIM
from app.search.typos import Correction, correct

# Where each kind's next page starts, what was indexed last of each, and the name of what was found.
KEYS: tuple[type, ...] = (int, int, int, int, str)
DIGITS = 6  # of scores: the rest differs between builds of SQLite and tells nothing


class SearchKind(StrEnum):
    """What is looked for."""

    CLAIMS = "claims"
    ARTICLES = "articles"


TABLES = {SearchKind.CLAIMS: CLAIM, SearchKind.ARTICLES: ARTICLE}


class Passage(BaseModel):
    """A passage with the found words marked. `text` is plain and never holds markup of the service's own."""

    text: str = Field(description="The passage, as it stands in the text.")
    marks: list[tuple[int, int]] = Field(description="Where the found words stand in the passage: [start, end), in code points.")
    html: str = Field(description="The same as safe HTML: everything escaped, the found words in `<mark>`.")


class SearchHit(BaseModel):
    """Something that was found: either a claim or an article."""

    kind: SearchKind = Field(description="Which of the two it is.")
    score: float = Field(description="How well it fits; compares within one answer and one kind only.")
    explanation: dict[str, float] | None = Field(
        description="What each term of the query, and `(meaning)`, gives to the score, null unless `explain=true`."
    )
    passage: Passage = Field(description="The best passage.")
    claim: ClaimSummary | None = Field(description="The claim, null for an article.")
    article: ArticleItem | None = Field(description="The article, null for a claim.")


class CorrectedWord(BaseModel):
    """A word that occurs nowhere, and the one that was looked for instead."""

    typed: str = Field(serialization_alias="from", description="The word as it was typed.")
    meant: str = Field(serialization_alias="to", description="The word that was looked for.")


Items = dict[tuple[SearchKind, int], SearchHit]


class SearchPage(Page[SearchHit]):
    """One page of hits."""

    found: dict[SearchKind, int] = Field(description="How many hits there are of each kind, whichever was asked for.")
    facets: Facets = Field(
        description=f"How many of the hits, claims and articles together, have each value; at most 20 values each. "
        f"Counted over the best {FACETED:,} of each kind, and the same on every page."
    )
    facets_relation: Literal["eq", "gte"] = Field(
        description=f"`eq` where facets count every hit, `gte` where there are more than {FACETED:,} of a kind, so that each "
        "count is a lower bound."
    )
    corrected: list[CorrectedWord] = Field(
        description="Words that occur nowhere and were looked for as the nearest that does. To insist, put a word in quotation "
        "marks or ask with `corrected=false`."
    )
    mode: Mode = Field(description="By what hits were found and ranked: `hybrid`, words and meaning, or `lexical`, words alone.")
    notes: list[str] = Field(description="What of the query was left out or read otherwise, and why.")


class SearchParameters(PublishedParameters):
    """A query and what to look for."""

    q: str = Field(
        "",
        max_length=MAX_CHARS,
        description='Words, any of which may match; `"a phrase"`, which must; `-without`; `begin*`; `AND`, `OR`, `NOT` and '
        "parentheses; `" + ":` `".join(FieldName) + f":`. At most {MAX_CHARS:,} characters. No sign is an error.",
    )
    kind: SearchKind | None = Field(None, description="Look for one kind only; without it claims and articles take turns.")
    like: ClaimId | None = Field(None, description="Id of a claim: what says the like of it. `q` then only filters.")
    mode: Mode | None = Field(
        None, description="`lexical` goes by words alone. Default: `hybrid`, by meaning too, where the model is installed."
    )
    sort: Sort = Field(Sort.RELEVANCE, description="The best first, or the latest published.")
    corrected: bool = Field(True, description="Look for misspelt words as the nearest word that occurs.")
    explain: bool = Field(False, description="Say what each term gives to each score.")


def read_search(session: Session, parameters: SearchParameters, *, path: str) -> SearchPage:
    """One page of the best DEEPEST hits of each kind. A query with nothing to look for finds nothing, and `notes` say so.

    Raises SlowQueryError when it takes too long, NotFoundError where no claim has the id in `like`.
    """
    after = parameters.after(path, KEYS)
    offsets = dict(zip(SearchKind, (max(offset, 0) for offset in after[:2]) if after else (0, 0), strict=True))
    wanted = [kind for kind in SearchKind if parameters.kind in (None, kind)]
    mode = choose_mode(parameters.mode)
    with deadline(session):
        found, corrections = _find(session, parameters, wanted, after=after, mode=mode)
        # Scores of two indexes do not compare, ranks do. Whoever has shown less is next, so that turns outlast a page.
        turns = [
            [(kind, hit) for hit in found[kind].hits[offsets[kind] : offsets[kind] + parameters.limit]]
            for kind in sorted(wanted, key=lambda kind: offsets[kind])
        ]
        shown = [turn for rank in zip_longest(*turns) for turn in rank if turn is not None][: parameters.limit]
        items = _show(session, parameters, found, shown)
        facets = make_facets(session, (found[kind].counts for kind in wanted))
    ends = [offsets[kind] + sum(of is kind for of, _ in shown) for kind in SearchKind]
    is_more = any(end < len(found[kind].hits) for kind, end in zip(SearchKind, ends, strict=True) if kind in wanted)
    keys = (*ends, *(found[kind].newest for kind in SearchKind), keep(list(found.values()))) if is_more and shown else None
    return SearchPage(
        items=items,
        next=parameters.next_cursor(path, keys),
        total=Total(value=sum(found[kind].total for kind in wanted), relation="eq"),
        found={kind: found[kind].total for kind in SearchKind},
        facets={
            name: [Facet(value=each.value, count=each.count, id=each.id) for each in values] for name, values in facets.items()
        },
        facets_relation="gte" if any(found[kind].total > FACETED for kind in wanted) else "eq",
        mode=mode,
        corrected=[CorrectedWord(typed=each.typed, meant=each.meant) for each in corrections],
        notes=list(dict.fromkeys(note for kind in wanted for note in found[kind].notes)),
    )


def _find(
    session: Session, parameters: SearchParameters, wanted: list[SearchKind], *, after: tuple[object, ...] | None, mode: Mode
) -> tuple[dict[SearchKind, Found], tuple[Correction, ...]]:
    query, without, typed = _read_query(session, parameters)
    corrected = correct(session, query, corrected=parameters.corrected)
    kept = get(str(after[-1])) if after else None
    if kept is not None:
        return dict(zip(SearchKind, kept, strict=True)), corrected.corrections
    newest = dict(zip(SearchKind, after[2:4], strict=True)) if after else {}
    return {
        kind: find(
            session,
            TABLES[kind],
            corrected,
            # Only how many there are is shown of the other kind.
            depth=DEEPEST if kind in wanted else 0,
            sort=parameters.sort,
            newest=newest.get(kind),  # type: ignore[arg-type]  # the cursor was read as KEYS
            without=without if kind is SearchKind.CLAIMS else None,
            typed=typed if mode is Mode.HYBRID else None,
        )
        for kind in SearchKind
    }, corrected.corrections


def _read_query(session: Session, parameters: SearchParameters) -> tuple[Query, int | None, str]:
    """The query, the key of a claim that is no hit of its own, and the text whose meaning counts."""
    query, without, typed = parse(parameters.q), None, parameters.q
    if parameters.like is not None:
        claim = session.get_one(Claim, require_claim_id(session, parameters.like, where="like"))
        query, without, typed = resemble(claim.statement, query), get_claim_key(session, claim.id), claim.statement
    first, last = parameters.published_from, parameters.published_to
    days = [Condition(FieldName.AFTER, first.isoformat())] if first else []
    if last is not None and last < last.max:
        days.append(Condition(FieldName.BEFORE, (last + timedelta(days=1)).isoformat()))
    return query.requiring(*days), without, typed


def _show(
    session: Session, parameters: SearchParameters, found: dict[SearchKind, Found], shown: list[tuple[SearchKind, Ranked]]
) -> list[SearchHit]:
    of_kind = {kind: [hit for of, hit in shown if of is kind] for kind in SearchKind}
    parts = {
        (kind, key): part
        for kind in SearchKind
        if parameters.explain
        for key, part in explain(session, TABLES[kind], found[kind].query, of_kind[kind]).items()
    }
    items = _show_claims(session, found[SearchKind.CLAIMS], of_kind[SearchKind.CLAIMS])
    items |= _show_articles(session, found[SearchKind.ARTICLES], of_kind[SearchKind.ARTICLES])
    for turn, part in parts.items():
        if turn in items:
            items[turn].explanation = {term: round(value, DIGITS) for term, value in part.items()}
    # What was withdrawn since the first page was shown is left out.
    return [items[kind, hit.key] for kind, hit in shown if (kind, hit.key) in items]


def _show_claims(session: Session, found: Found, hits: list[Ranked]) -> Items:
    shown = show_claims(session, found, hits) if hits else []
    bodies = read_summary_bodies(session, [hit.id for hit in shown]) if shown else []
    claims = {claim.id: claim for claim in map(ClaimSummary.model_validate_json, bodies)}
    return {
        (SearchKind.CLAIMS, hit.key): SearchHit(
            kind=SearchKind.CLAIMS,
            score=round(hit.score, DIGITS),
            explanation=None,
            passage=_make_passage(hit.snippet),
            claim=claims[hit.id],
            article=None,
        )
        for hit in shown
        if hit.id in claims
    }


def _show_articles(session: Session, found: Found, hits: list[Ranked]) -> Items:
    shown = show_articles(session, found, hits) if hits else []
    return {
        (SearchKind.ARTICLES, hit.key): SearchHit(
            kind=SearchKind.ARTICLES,
            score=round(hit.score, DIGITS),
            explanation=None,
            passage=_make_passage(hit.snippet),
            claim=None,
            article=ArticleItem.model_validate(hit.shown),
        )
        for hit in shown
    }


def _make_passage(snippet: Snippet) -> Passage:
    parts, at = [], 0
    for start, end in snippet.marks:
        parts += [escape(snippet.text[at:start]), f"<mark>{escape(snippet.text[start:end])}</mark>"]
        at = end
    return Passage(text=snippet.text, marks=list(snippet.marks), html="".join([*parts, escape(snippet.text[at:])]))
