"""Checks that a page does not wait for: they run while it is read, one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import chain

from compendium.core.problems import DataError, Problem

# Seconds that a browser is given to ask for its page before the checks take their turn.
_DELAY = 0.5


class ChecksBehind:
    """The checks of the last edit; a new edit gives them up."""

    def __init__(self, lock: AbstractContextManager[object], tell: Callable[[DataError], None]) -> None:
        """Take the lock that a rule holds while it runs, and what is called with all faults if there are any.
        """
        self._lock, self._tell = lock, tell
        self._rules: Iterator[list[Problem]] = iter(())
        self._found: list[Problem] = []
        self._timer: threading.Timer | None = None

    def begin(self, rules: Iterator[list[Problem]]) -> None:
        """Run these rules in a moment."""
        with self._lock:
            self.give_up()
            self._rules = rules
            self._timer = threading.Timer(_DELAY, self._run, [rules])
            self._timer.daemon = True
            self._timer.start()

    def give_up(self) -> None:
        """Leave what has not been run."""
        with self._lock:
            self._rules, self._found = iter(()), []
            if self._timer:
                self._timer.cancel()

    def finish(self) -> None:
        """Run at once what is left; raise DataError if anything was found."""
        with self._lock:
            found = [*self._found, *chain.from_iterable(self._rules)]
            self.give_up()
        if found:
            raise DataError(found)

    def _run(self, rules: Iterator[list[Problem]]) -> None:
        """Run rule by rule, so that a page can be drawn between two, until another edit comes."""
        while True:
            with self._lock:
                if rules is not self._rules:
                    return
                found = next(rules, None)
                if found is None and self._found:
                    self._tell(DataError(self._found))
                if found is None:
                    return
                self._found += found
