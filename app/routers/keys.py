"""Who may write: a key in the header `Authorization: Bearer …`, nowhere else."""

from collections.abc import Callable
from http import HTTPStatus
from types import MappingProxyType
from typing import Annotated

from fastapi import Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from app.db import reading
from app.errors import AppError
from app.models import WriteKey, now
from app.queries import keys
from app.routers.store import AppSettings, Store
from app.signing import get_secret
from app.vocabulary import Scope

bearer = HTTPBearer(auto_error=False, scheme_name="Write key", description="A key that `twosource keys add` printed.")
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]


class NoKeyError(AppError):
    """No key, or none that counts."""

    status = HTTPStatus.UNAUTHORIZED
    headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class WrongScopeError(AppError):
    """The key may not do this."""

    status = HTTPStatus.FORBIDDEN


def require_key(scope: Scope) -> Callable[..., str]:
    """A dependency that gives the id of the request's key. Raises NoKeyError and WrongScopeError."""

    def get_key_id(store: Store, settings: AppSettings, credentials: Credentials) -> str:
        if credentials is None:
            raise NoKeyError("writing needs a key: send the header Authorization: Bearer KEY", where="Authorization")
        # Looked for each time: the first key, and the secret with it, may be made while the server runs.
        secret = get_secret(settings.secret, store.url.render_as_string(hide_password=False))
        with reading(store) as session:
            key = keys.get_key(session, credentials.credentials, secret=secret) if secret else None
        return _require_valid(key, scope).id

    return get_key_id


def _require_valid(key: WriteKey | None, scope: Scope) -> WriteKey:
    if key is None:
        raise NoKeyError("this is no key of this server", where="Authorization")
    if key.revoked_at is not None:
        raise NoKeyError(f"this key was revoked at {key.revoked_at:%Y-%m-%dT%H:%M:%SZ}", where="Authorization")
    if key.expires_at is not None and key.expires_at <= now():
        raise NoKeyError(f"this key expired at {key.expires_at:%Y-%m-%dT%H:%M:%SZ}", where="Authorization")
    if scope not in key.scopes:
        raise WrongScopeError(f"this key lacks the scope {scope.value}; it has {', '.join(key.scopes)}", where="Authorization")
    return key
