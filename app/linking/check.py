"""Each claim of a text beside what the store holds: the same claim, what differs, what is more exact. Nothing is stored.

The text is compared as an article would be that is loaded: the events that it reports are found through what it names, and within
these the same functions compare. So a check says what loading would say.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.linking.claims import Pair, find_bonds, find_figure_pairs, find_statement_pairs
from app.linking.counting.times import get_year
from app.linking.draft import Draft, add_draft, make_draft_traits
from app.linking.features import Figure
from app.linking.gather import find_near, read_features, read_members
from app.linking.origins import find_origins, join_voices
from app.linking.reading import find_nations, render_statement
from app.linking.states import Member, find_cited
from app.linking.support import judge_support
from app.linking.vectors import add_figure_vectors, add_vectors
from app.linking.voices.alike import Voice
from app.linking.voices.bodies import tell_bodies
from app.linking.voices.called import name_voice
from app.linking.voices.copies import describe_copies, find_copies
from app.models import Appearance, Article, Claim, Quantity, Revision
from app.queries import linking
from app.vocabulary import Finding, Relation

MOST_EVENTS = 3
MOST_ARTICLES = 100
MOST_MATCHES = 20
MOST_TOLD = 3
"""How many claims of the store the reasons name of those that a claim of the text is more exact or newer than, or less so."""
NOTHING = "the store holds nothing that says the same"
BY_FIGURES = "its figures are compared one by one"


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the store beside one of the text: how they stand to each other ("same" or a relation), how surely, and why."""

    claim_id: str
    relation: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim of the text, with its figure where it is one, what was found of it and why, and the claims of the store."""

    appearance: Appearance
    quantity: Quantity | None
    finding: Finding
    why: tuple[str, ...]
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """What was found of a text: its claims in their order, the events that it reports, and the article whose text it prints."""

    claims: tuple[Checked, ...]
    events: tuple[str, ...] = ()
    copy_of: str | None = None


@dataclass(frozen=True)
class _Account:
    """An event with the text among its articles. `by_claim` are the members of each claim of the store."""

    draft: Draft
    own: Mapping[str, Member]
    voices: Mapping[str, Voice]
    figures: Mapping[str, Figure]
    pairs: Sequence[Pair]
    by_claim: Mapping[str, Sequence[Member]]
    claims: Mapping[str, Claim]
    nations: frozenset[str]


def check_draft(session: Session, draft: Draft) -> Check:
    """What the store holds of each claim of the text, in the text's order. The session only reads."""
    near = find_near(session, make_draft_traits(draft), named={mention.entity_id for mention in draft.mentions})
    counts = Counter(article.event_id for article in near if article.event_id)
    events = [event_id for event_id, _ in counts.most_common(MOST_EVENTS)]
    stored = [_find_articles(session, event_id, near=near) for event_id in events]
    texts = {article.id: revision.text for articles in stored for article, revision in articles}
    copy_of = find_copies([*texts.items(), (draft.article.id, draft.revision.text)]).get(draft.article.id)
    found: dict[str, Checked] = {}
    for event_id, articles in zip(events, stored, strict=True):
        account = _read_account(session, draft, event_id, articles, copy_of=copy_of)
        for appearance_id, checked in _judge(account).items():
            if appearance_id not in found or not found[appearance_id].matches:
                found[appearance_id] = checked
    nothing = NOTHING if events else "no article of the store reports this happening"
    counted = {row.within_id for row in draft.appearances} if events else set()
    claims = tuple(
        found.get(row.id)
        or Checked(row, draft.quantities.get(row.id), Finding.UNKNOWN, (nothing, *((BY_FIGURES,) if row.id in counted else ())))
        for row in draft.appearances
    )
    return Check(claims, tuple(events), copy_of)


def _find_articles(session: Session, event_id: str, *, near: Sequence[Article]) -> Sequence[tuple[Article, Revision]]:
    """The articles of an event; of a large one those that are most like the text."""
    members = linking.find_members(session, event_id)
    if len(members) <= MOST_ARTICLES:
        return members
    alike = {article.id for article in near}
    kept = {article.id for article, _ in sorted(members, key=lambda one: one[0].id not in alike)[:MOST_ARTICLES]}
    return [one for one in members if one[0].id in kept]


def _read_account(
    session: Session, draft: Draft, event_id: str, articles: Sequence[tuple[Article, Revision]], *, copy_of: str | None
) -> _Account:
    stored, known = read_members(session, articles)
    members, voices = add_draft(stored, known, draft, copy_of=copy_of)
    named = [*linking.find_named(session, [revision.id for _, revision in articles]), *draft.named]
    [event] = linking.find_events(session, [event_id])
    year = get_year(event.when_edtf)
    told = [*articles, (draft.article, draft.revision)]
    voices = tell_bodies(voices, [revision.text for _, revision in told])
    figures, statements = read_features(members, told, named, voices=voices, event_year=year)
    words = {one: members[one][0].exact for one in statements}
    statements = add_vectors(session, statements, words=words, keep=False)
    figures = add_figure_vectors(session, figures, words={one: row.exact for one, (row, _, _) in members.items()}, keep=False)
    fresh = {draft.article.id}
    compared = [*find_figure_pairs(figures.values(), fresh=fresh), *find_statement_pairs(list(statements.values()), fresh=fresh)]
    own = {one: member for one, member in members.items() if one not in stored}
    by_claim: dict[str, list[Member]] = defaultdict(list)
    for member in stored.values():
        if member[0].claim_id is not None:
            by_claim[member[0].claim_id].append(member)
    held = {member[0].id for rows in by_claim.values() for member in rows}
    return _Account(
        draft,
        own,
        voices,
        figures,
        [pair for pair in compared if (pair[0] in held and pair[1] in own) or (pair[0] in own and pair[1] in held)],
        by_claim,
        linking.find_claims(session, event_id),
        find_nations(named),
    )


def _judge(account: _Account) -> dict[str, Checked]:
    """What the event's claims say to each claim of the text that any of them meets, by appearance."""
    claim_of = {row.id: claim_id for claim_id, rows in account.by_claim.items() for row, _, _ in rows} | {
        one: one for one in account.own
    }
    same: dict[str, dict[str, Match]] = defaultdict(dict)
    for a, b, verdict in account.pairs:
        if verdict.relation == "same":
            mine, other = (a, b) if a in account.own else (b, a)
            match = Match(claim_of[other], verdict.relation, verdict.score, verdict.reasons)
            known = same[mine].get(match.claim_id)
            if known is None or known.score < match.score:
                same[mine][match.claim_id] = match
    cited = _find_cited(account, same)
    touched = {claim_of[one] for pair in account.pairs for one in pair[:2]}
    bonds = find_bonds(
        [
            pair
            for pair in account.pairs
            if not {claim_of[pair[0]], claim_of[pair[1]]} & (same[pair[0]].keys() | same[pair[1]].keys())
        ],
        claim_of=claim_of,
        origins={
            claim_id: find_origins(
                [voiced for _, _, voiced in account.by_claim.get(claim_id) or [account.own[claim_id]]], account.voices, cited=cited
            )
            for claim_id in touched
        },
        voices=account.voices,
        figures=account.figures,
        statements={one: _render(account, one) for one in touched},
    )
    apart: dict[str, list[Match]] = defaultdict(list)
    notes: dict[str, list[str]] = defaultdict(list)
    for bond in bonds:
        mine, other = (bond.claim_id, bond.other_id) if bond.claim_id in account.own else (bond.other_id, bond.claim_id)
        way = () if bond.relation is Relation.CONFLICTS else (_describe_way(bond.relation, other, is_ours=mine == bond.claim_id),)
        # The text's claims have no ids that anybody could look up.
        reasons = (reason.replace(mine, "the text’s claim") for reason in bond.reasons)
        apart[mine].append(Match(other, bond.relation.value, bond.score, (*way, *reasons)))
        if mine in bond.notes:
            notes[mine].append(bond.notes[mine])
    return {
        one: _make_checked(account, one, same=list(same[one].values()), apart=apart[one], notes=notes[one], cited=cited)
        for one in account.own
        if same[one] or apart[one]
    }


def _find_cited(account: _Account, same: Mapping[str, Mapping[str, Match]]) -> dict[str, list[str]]:
    """Whose word the store's appearances and those of the text pass on, each of these beside what the store holds of the same."""
    cited = find_cited(account.by_claim, voices=account.voices, figures=account.figures)
    for one, matches in same.items():
        for claim_id in matches:
            rows = [*account.by_claim[claim_id], account.own[one]]
            found = find_cited({claim_id: rows}, voices=account.voices, figures=account.figures).get(one)
            if found:
                cited[one] = found
    return cited


def _make_checked(
    account: _Account,
    appearance_id: str,
    *,
    same: Sequence[Match],
    apart: Sequence[Match],
    notes: Sequence[str],
    cited: Mapping[str, Sequence[str]],
) -> Checked:
    row, quantity, voiced = account.own[appearance_id]
    finding, why = Finding.UNKNOWN, [NOTHING]
    disputes = list(notes)
    if same:
        speaker = voiced.speaker or next(iter(cited.get(appearance_id, ())), None)
        rows = [member for match in same for member in account.by_claim[match.claim_id]]
        origins = [account.voices[one] for one in find_origins([voiced for _, _, voiced in rows], account.voices, cited=cited)]
        support, reason = judge_support(
            articles=len({member[0].article_id for member in rows}),
            origins=origins,
            nations=account.nations,
            copies=describe_copies({voiced.article_id: voiced.text for _, _, voiced in rows}),
        )
        finding, why = Finding(support.value), [f"in the store: {reason}", _describe_voice(account, speaker, origins)]
        stored = [account.claims[match.claim_id] for match in same if match.claim_id in account.claims]
        known = {match.claim_id for match in apart}
        disputes += [
            f"in the store: {words}"
            for claim in stored
            if claim.disputed
            for words in claim.why[1:]
            if not any(claim_id in words for claim_id in known)
        ]
    why += [_describe_apart(account, match) for match in apart if match.relation != Relation.CONFLICTS][:MOST_TOLD]
    if disputes:
        finding = Finding.DISPUTED
    ordered = [*(match for match in apart if match.relation == Relation.CONFLICTS), *same]
    ordered += [match for match in apart if match.relation != Relation.CONFLICTS]
    return Checked(row, quantity, finding, (*why, *disputes), tuple(ordered[:MOST_MATCHES]))


def _describe_voice(account: _Account, speaker: str | None, origins: Sequence[Voice]) -> str:
    """Whether the text's own voice is among those that the store has."""
    if speaker is None:
        return "the text cites nobody for it"
    own = account.voices[speaker]
    name = name_voice(own)
    known = [origin.id for origin in origins]
    if len(join_voices([*known, speaker], account.voices)) > len(join_voices(known, account.voices)):
        return f"{name}, whom the text cites, is another voice"
    return f"{name}, whom the text cites, is {'the same voice' if len(origins) == 1 else 'one of these voices'}"


def _describe_apart(account: _Account, match: Match) -> str:
    """How the text goes on from a claim of the store, or that goes on from the text, in a sentence."""
    way, reason = match.reasons[0], match.reasons[-1]
    return f"{way.replace(match.claim_id, f'“{_render(account, match.claim_id)}” ({match.claim_id})')}: {reason}"


def _describe_way(relation: Relation, other: str, *, is_ours: bool) -> str:
    return f"the text {relation.value} {other}" if is_ours else f"{other} {relation.value} the text"


def _render(account: _Account, one: str) -> str:
    row, quantity, _ = account.own[one] if one in account.own else account.by_claim[one][0]
    return render_statement(row, quantity)
