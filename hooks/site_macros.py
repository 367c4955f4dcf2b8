"""mkdocs-macros module: makes the compendium's macros known to chapters."""

from __future__ import annotations


def define_env(env):
    """Register every macro of the language being built."""
    for name, macro in env.conf.extra["site"].macros.all().items():
        env.macro(macro, name)
