"""Reading numbers and dates back from printed words: Chinese as in the sources, English and Chinese as in our own texts."""

from .dates import Printed, agrees, dates_in
from .english import numbers_in_english
from .numbers import numbers_in_chinese

__all__ = ["Printed", "agrees", "dates_in", "numbers_in_chinese", "numbers_in_english"]
