"""The compendium: typed records about China–Kazakhstan relations and everything made from them.

Plain Python that knows nothing of MkDocs except in its top layer, `events`.
"""
