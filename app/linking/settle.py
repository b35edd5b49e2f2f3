"""One event's claims: read what its articles say, work out the claims and links, write what differs."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlmodel import Session

from app.linking import write
from app.linking.claims import Bond, Pair, find_bonds, find_figure_pairs, find_statement_pairs, group_appearances, take_denial
from app.linking.counting.times import get_year
from app.linking.events import find_compared
from app.linking.features import Figure, Verdict
from app.linking.gather import find_titles, read_features, read_members, read_traits
from app.linking.happenings.days import find_day
from app.linking.happenings.labels import find_place, make_label
from app.linking.happenings.traits import Traits
from app.linking.origins import find_origins
from app.linking.reading import count_places, find_nations, render_statement
from app.linking.states import Member, State, find_cited, make_state
from app.linking.vectors import add_figure_vectors, add_vectors
from app.linking.voices.alike import Voice
from app.linking.voices.groups import assign_ids
from app.linking.wording.discourse import find_discourse_pairs
from app.models import Appearance, Article, Claim, Entity, Mention, Revision
from app.models.ids import make_id
from app.queries import linking
from app.vocabulary import ClaimKind, Relation


def settle_event(session: Session, event_id: str, *, fresh: Collection[str], run_id: int) -> None:
    """Bring the claims of an event up to date.

    Statements of `fresh` articles are compared with all others, in a large event with those of the articles that are most alike;
    the rest stay as they are.
    """
    articles = linking.find_members(session, event_id)
    named = linking.find_named(session, [revision.id for _, revision in articles])
    traits = read_traits(session, articles)
    place, day = _write_event(session, event_id, articles, named, traits=traits, run_id=run_id)
    members, voices = read_members(session, articles)
    compared = find_compared(traits, fresh=fresh)
    figures, statements = read_features(members, articles, named, voices=voices, event_year=get_year(day), among=compared)
    statements = add_vectors(session, statements, words={one: members[one][0].exact for one in statements})
    figures = add_figure_vectors(session, figures, words={one: row.exact for one, (row, _, _) in members.items()})
    pairs = [*find_figure_pairs(figures.values()), *find_statement_pairs(list(statements.values()), fresh=fresh)]
    for article, revision in articles:
        if article.id in fresh:
            told = [
                (row, statements[row.id]) for row, _, _ in members.values() if row.id in statements and row.article_id == article.id
            ]
            pairs += find_discourse_pairs(told, revision.text, voices)
    pairs += _find_kept_pairs(session, members.values(), fresh=fresh)
    held = {row.id: row.claim_id for row, _, voiced in members.values() if row.claim_id and _is_kept(row, fresh)}
    groups = group_appearances([voiced for _, _, voiced in members.values()], pairs, held=held)
    standing = linking.find_claims(session, event_id)
    by_claim = _assign(session, event_id, groups, members, standing)
    states, bonds = _find_states(
        by_claim, pairs, voices=voices, figures=figures, named=named, titles=find_titles(articles), event_id=event_id, place=place
    )
    _write_all(session, states, bonds, members=members, standing=standing, run_id=run_id)


def _write_event(
    session: Session,
    event_id: str,
    articles: Sequence[tuple[Article, Revision]],
    named: Sequence[tuple[Mention, Entity]],
    *,
    traits: Sequence[Traits],
    run_id: int,
) -> tuple[str | None, str | None]:
    """Write what the event is called; its place's entity id and its day."""
    places = {article.id: count_places(named, revision) for article, revision in articles}
    place_id, place = find_place(traits, places) or (None, None)
    day = find_day([one.days for one in traits])
    columns = {"label": make_label(traits, place=place, day=day), "when_edtf": day, "place_id": place_id}
    write.write_event(session, event_id, columns=columns, run_id=run_id)
    return place_id, day


def _is_kept(row: Appearance, fresh: Collection[str]) -> bool:
    """Whether a statement's claim was worked out before and nothing about it is new; figures are compared afresh each time."""
    return row.kind == ClaimKind.STATEMENT and row.article_id not in fresh


def _find_kept_pairs(session: Session, members: Iterable[Member], *, fresh: Collection[str]) -> list[Pair]:
    """The links between statements that were found before, as pairs of appearances that are not compared again."""
    first: dict[str, str] = {}
    for row, _, _ in members:
        if row.claim_id and _is_kept(row, fresh):
            first.setdefault(row.claim_id, row.id)
    pairs = []
    for link in linking.find_links(session, first):
        if link.claim_id in first and link.other_id in first:
            reasons, denial = take_denial(link.reasons) if link.relation == Relation.CONFLICTS else (tuple(link.reasons), None)
            verdict = Verdict(link.relation, link.score, reasons, denial=first.get(denial or ""))
            pairs.append((first[link.claim_id], first[link.other_id], verdict))
    return pairs


def _assign(
    session: Session,
    event_id: str,
    groups: Sequence[Sequence[str]],
    members: Mapping[str, Member],
    standing: Mapping[str, Claim],
) -> dict[str, list[Member]]:
    """The appearances of each claim by its id."""
    ids = assign_ids(
        groups,
        prefix="c",
        held={row.id: row.claim_id for row, _, _ in members.values() if row.claim_id in standing and row.claim_id},
        rank={claim.id: claim.sequence for claim in standing.values()},
        taken=linking.find_foreign_claims(session, event_id, among={make_id("c", group[0]) for group in groups}),
    )
    return {claim_id: [members[one] for one in group] for claim_id, group in zip(ids, groups, strict=True)}


def _find_states(
    by_claim: Mapping[str, Sequence[Member]],
    pairs: Sequence[Pair],
    *,
    voices: Mapping[str, Voice],
    figures: Mapping[str, Figure],
    named: Sequence[tuple[Mention, Entity]],
    titles: Mapping[str, int],
    event_id: str,
    place: str | None,
) -> tuple[list[State], list[Bond]]:
    """The claims as they should stand, and the links between them."""
    cited = find_cited(by_claim, titles=titles, voices=voices, figures=figures)
    origins = {claim_id: find_origins([one for _, _, one in rows], voices, cited=cited) for claim_id, rows in by_claim.items()}
    nations = find_nations(named)
    names = {entity.id: entity.name for _, entity in named}
    bonds = find_bonds(
        pairs,
        claim_of={row.id: claim_id for claim_id, rows in by_claim.items() for row, _, _ in rows},
        origins=origins,
        voices=voices,
        figures=figures,
        statements={claim_id: render_statement(rows[0][0], rows[0][1]) for claim_id, rows in by_claim.items()},
    )
    clashes: dict[str, list[str]] = {}
    for bond in bonds:
        for claim_id, words in bond.notes.items():
            clashes.setdefault(claim_id, []).append(words)
    found = [
        make_state(
            claim_id,
            rows,
            origins=[voices[origin] for origin in origins[claim_id]],
            nations=nations,
            clashes=clashes.get(claim_id, ()),
            event_id=event_id,
            event_place=place,
            names=names,
        )
        for claim_id, rows in by_claim.items()
    ]
    return found, bonds


def _write_all(
    session: Session,
    states: Sequence[State],
    bonds: Sequence[Bond],
    *,
    members: Mapping[str, Member],
    standing: Mapping[str, Claim],
    run_id: int,
) -> None:
    """Write what differs from what stands, and the change log."""
    claim_of = {one: state.id for state in states for one in state.appearances}
    gone: dict[str, str | None] = {claim_id: None for claim_id in standing if claim_id not in claim_of.values()}
    for row, _, _ in members.values():
        if row.claim_id in gone and gone[row.claim_id] is None:
            gone[row.claim_id] = claim_of[row.id]
    changed = write.write_claims(session, states, standing=standing, run_id=run_id)
    rows = {appearance_id: row for appearance_id, (row, _, _) in members.items()}
    more = [write.write_appearances(session, states, rows=rows)]
    write.remove_claims(session, gone)
    more.append(write.write_links(session, bonds, claim_ids=[state.id for state in states], run_id=run_id))
    for part in more:
        for claim_id, names in part.items():
            if claim_id in changed:
                changed[claim_id] |= names
    write.note_changes(session, changed, standing=standing, run_id=run_id)
    session.flush()
