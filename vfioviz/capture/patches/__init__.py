"""Patches as people have them (mails, quotes of mails, git ranges), parsed and applied to a base.

``reading`` turns bytes into entries, ``apply`` puts an entry on a base, ``export`` goes the other
way, ``tree`` and ``gitrange`` ask the user's own git. Nothing here knows C beyond its tokens, or
VFIO at all.

Rule 1: what is added is never guessed silently. A joined line, or one that seems to be missing,
is a ``Doubt`` that somebody settles; until then the entry doesn't apply.
Rule 2: any bytes give entries and remarks, or one error of one line. Each step is bounded.
"""
