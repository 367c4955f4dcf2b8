"""The configuration for nginx names what the site needs: media types, safety headers, the pages for wrong addresses."""

from __future__ import annotations

import re

import pytest
from compendium.exports.hosting import LASTING, XML_TYPES, list_data_types
from compendium.exports.registry import EXPORTERS
from compendium.exports.security_headers import HEADERS, write_header_policy
from support import ROOT, real_catalog

CONF = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
TYPES = {ending: media_type for media_type, ending in re.findall(r"^        (\S+/\S+) (\w+);$", CONF, re.M)}
DATA = list_data_types(EXPORTERS)


def listed(directive: str) -> set[str]:
    """Return the words after a directive."""
    return set(re.search(rf"\b{directive} ([^;]+);", CONF)[1].split())


@pytest.mark.parametrize("ending", sorted(DATA))
def test_every_format_is_sent_with_the_type_that_it_declares(ending):
    media_type, _, charset = DATA[ending].partition("; charset=")
    assert TYPES[ending] == media_type
    for directive in ("charset_types", "gzip_types"):
        assert (media_type in listed(directive)) == bool(charset), directive
    cors = re.search(r"compendium_cors \{.*?\(\?:([^)]+)\)", CONF, re.S)[1]
    assert ending in cors.split("|")


def test_the_kinds_of_xml_are_told_apart():
    assert XML_TYPES["sitemap.xml"].startswith(TYPES["xml"])
    assert f"types {{ {XML_TYPES['feed.xml'].partition(';')[0]} xml; }}" in CONF


def test_the_safety_headers_are_those_of_every_other_host():
    for name, value in HEADERS.items():
        assert f'add_header {name} "{value}" always;' in CONF
    assert f'default "{write_header_policy(())}";' in CONF


def test_only_what_has_a_hash_in_its_name_is_kept_for_good():
    assert f'"~^/(?:.*/)?{LASTING.pattern}" "public, max-age=31536000, immutable";' in CONF


def test_a_wrong_address_is_answered_in_its_language():
    for locale in real_catalog().locales.values():
        folder = f"/{locale.path}/" if locale.path else "/"
        assert f"error_page 404 {folder}404.html;" in CONF
