"""Reading numbers and dates back from printed words.

Chinese as in the sources, English and Chinese as in our own texts.
"""

from compendium.core.printed.chinese import find_chinese_numbers
from compendium.core.printed.dates import Printed, agrees, find_dates
from compendium.core.printed.english import find_english_numbers

__all__ = ["Printed", "agrees", "find_chinese_numbers", "find_dates", "find_english_numbers"]
