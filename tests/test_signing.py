"""The server's secret: where it comes from, who may read it, and what is signed with it."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import AppError
from app.signing import BYTES, find_place, get_secret, make_secret, sign


class TestSecret:
    def test_it_is_made_once_beside_the_store_for_its_owner_only(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'own.db'}"
        assert get_secret("", url) is None
        with ThreadPoolExecutor(8) as pool:
            made = set(pool.map(lambda _: make_secret("", url), range(16)))
        assert made == {get_secret("", url)}
        place = tmp_path / "own.db.secret"
        assert (len(place.read_bytes()), stat.S_IMODE(place.stat().st_mode)) == (BYTES, 0o600)
        assert [path.name for path in tmp_path.iterdir()] == ["own.db.secret"]

    def test_the_setting_outranks_the_file(self, tmp_path: Path) -> None:
        url = f"sqlite:///{tmp_path / 'own.db'}"
        kept = make_secret("", url)
        assert get_secret("x" * 32, url) != kept
        assert make_secret("x" * 32, url) == get_secret("x" * 32, "sqlite://")

    @pytest.mark.parametrize("url", ["sqlite://", "postgresql://someone@nowhere/none"])
    def test_a_store_that_is_no_file_needs_the_setting(self, url: str) -> None:
        assert find_place(url) is None
        with pytest.raises(AppError, match="TWOSOURCE_SECRET"):
            make_secret("", url)

    def test_a_file_that_is_no_secret_is_not_taken_for_one(self, tmp_path: Path) -> None:
        (tmp_path / "own.db.secret").write_bytes(b"short")
        with pytest.raises(AppError, match="is not a secret of 32 bytes"):
            make_secret("", f"sqlite:///{tmp_path / 'own.db'}")

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(AppError, match=r"own\.db\.secret: the secret cannot be kept"):
            make_secret("", f"sqlite:///{tmp_path / 'no' / 'own.db'}")


class TestSign:
    def test_a_signature_is_for_one_purpose_and_one_secret(self) -> None:
        signed = {sign(purpose, b"message", secret=secret) for purpose in ("key", "cursor") for secret in (b"a", b"b", None)}
        assert len(signed) == 6
        assert sign("key", b"message") == sign("key", b"message")
