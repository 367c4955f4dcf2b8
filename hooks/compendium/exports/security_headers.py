"""What browsers are told about the site's safety, as headers and, where a host sends none, in each page."""

from __future__ import annotations

from collections.abc import Iterable

# Everything comes from the site itself; Material's icons are images inside its style sheet. Nothing may stand
# in the page.
_CONTENT = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'", "form-action": "'self'",
}
_UNUSED = ("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
           "magnetometer",
           "microphone", "midi", "payment", "usb")
HEADERS = {
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}


def write_page_policy() -> str:
    """Return the Content-Security-Policy as a page itself can state it; there, nobody can forbid framing."""
    return _list_directives(_CONTENT)


def write_header_policy(styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy as a header.

    `styles` are the hashes of styles inside drawings, such as sha256-….
    """
    allowed = " ".join(("'self'", *(f"'{style}'" for style in sorted(styles))))
    return _list_directives(_CONTENT | {"style-src": allowed, "frame-ancestors": "'none'"})


def _list_directives(content: dict[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in content.items())
