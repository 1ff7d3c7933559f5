"""The address by which people open this service: links in files, chats and QR codes begin with it.

The server itself sees only what comes from a proxy before it, which may speak HTTPS and bear
another name; the administrator or that proxy tells.
"""

from starlette.requests import Request

from assistant.service.people.entrance import Asking, Entrance


def asking_of(request: Request) -> Asking:
    """Return what a request tells of who sends it."""
    return Asking(request.client.host if request.client else "", request.headers)


def site_of(request: Request) -> str:
    """Return the address of this site as whoever asks has it, with a slash at its end.

    It is what the administrator wrote (YOUJU_ADDRESS), else how this site was called.
    """
    entrance: Entrance = request.app.state.entrance
    if entrance.settings.address:
        return f"{entrance.settings.address.rstrip('/')}/"
    asking, called = asking_of(request), request.base_url
    scheme = "https" if entrance.is_encrypted(asking, called.scheme) else "http"
    return str(called.replace(scheme=scheme, netloc=entrance.called(asking, called.netloc)))
