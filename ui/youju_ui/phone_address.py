"""Where phones find this machine: what a QR code says has to be an address that they can open."""

import socket

import segno
from starlette.datastructures import URL
from starlette.requests import Request

from assistant.service.own_site import site_of
from assistant.service.people.entrance import is_loopback

_ELSEWHERE = ("10.255.255.255", 1)
"""Some address of an intranet; nothing is sent to it, only the way there is asked for."""


def site_for_phones(request: Request, host: str) -> str:
    """Return the address of this site as a phone can open it, "" where none can.

    A trainer opens the page on the machine itself, by an address that means another machine on
    every phone. `host` is what the server listens on.
    """
    site = URL(site_of(request))
    if not is_loopback(site.hostname or ""):
        return str(site)
    own = _own_address() if not is_loopback(host) else ""
    return str(site.replace(hostname=own)) if own else ""


def qr(address: str) -> str:
    """Return the QR code of an address as SVG."""
    made = segno.make(address, micro=False)
    return str(made.svg_inline(scale=6, border=2, omitsize=True, svgclass="qr"))


def _own_address() -> str:
    """Return the address of this machine in its network, "" where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
            found = str(probe.getsockname()[0])
        except OSError:
            return ""
    return "" if is_loopback(found) else found
