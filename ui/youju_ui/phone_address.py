"""Where phones find this machine: what a QR code says has to be an address that they can open."""

import socket
import struct
import sys
from contextlib import suppress
from ipaddress import ip_address

import segno
from starlette.datastructures import URL
from starlette.requests import Request

from assistant.service.own_site import site_of
from assistant.service.people.entrance import is_loopback

_ELSEWHERE = ("10.255.255.255", 1)
"""Some address of an intranet; nothing is sent to it, only the way there is asked for."""
_ADDRESS_OF_INTERFACE = 0x8915
"""Linux: SIOCGIFADDR of netdevice(7). It answers with a name of 16 bytes and a sockaddr_in."""


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


def why_unreachable(host: str) -> str:
    """Return why no phone can open this site, and what helps, where `host` is listened on."""
    if is_loopback(host):
        return (
            "现在只有这台电脑能打开有据。要让手机答题，"
            "请管理员用 youju serve --host 0.0.0.0 重新启动。"
        )
    return "不知道这台电脑在内网里的地址。要让手机答题，请用这台电脑的内网地址打开本页。"


def qr(address: str) -> str:
    """Return the QR code of an address as SVG."""
    made = segno.make(address, micro=False)
    return str(made.svg_inline(scale=6, border=2, omitsize=True, svgclass="qr"))


def _own_address() -> str:
    """Return the address of this machine in its network, "" where it is in none or in several."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
            found = {str(probe.getsockname()[0])}
        except OSError:  # no way leads out of this network: who is in it can still come
            found = set(_of_interfaces(probe))
    outward = [each for each in found if _leads_here(each)]
    return outward[0] if len(outward) == 1 else ""


def _leads_here(address: str) -> bool:
    read = ip_address(address)
    return not (read.is_loopback or read.is_link_local or read.is_unspecified)


def _of_interfaces(probe: socket.socket) -> list[str]:
    """Return the IPv4 addresses that this machine has; its name need not lead to them on Linux."""
    if sys.platform != "linux":
        with suppress(OSError):
            return socket.gethostbyname_ex(socket.gethostname())[2]
        return []
    import fcntl  # noqa: PLC0415  Windows has none

    found = []
    for _, name in socket.if_nameindex():
        with suppress(OSError):  # one without an address
            asked = struct.pack("256s", name.encode()[:15])
            told = fcntl.ioctl(probe.fileno(), _ADDRESS_OF_INTERFACE, asked)
            found.append(socket.inet_ntoa(told[20:24]))
    return found
