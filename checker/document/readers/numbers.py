"""The numbers and bullets that word processors print in front of paragraphs."""

from __future__ import annotations

from checker.language.normal import clean

SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf dingbats", "opensymbol", "starsymbol")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LONGEST = 5_000
"""Beyond this Roman numerals and repeated letters are nobody's numbering."""

_SYMBOLS = {
    0xA3: "≤",
    0xA7: "▪",
    0xA8: "☐",
    0xAE: "→",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xF0: "→",
    0xFB: "☒",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0x6F: "☐",
    0x71: "☐",
    0x76: "❖",
}


def is_symbol_font(name: str) -> bool:
    """Tell whether a font draws signs instead of letters."""
    lowered = name.lower()
    return any(font in lowered for font in SYMBOL_FONTS)


def symbol(code: int) -> str | None:
    """Write a character of Symbol or Wingdings (0xF000-0xF0FF, a private corner of Unicode) as text.

    None when it has no counterpart.
    """
    place = code - 0xF000
    if place in _SYMBOLS:
        return _SYMBOLS[place]
    return chr(place) if 0x20 <= place < 0x40 else None


def bullet(drawn: str, *, symbols: bool = False) -> str:
    """Write a bullet as it is read: "+" is one of its own, all other signs say "one entry"."""
    text = clean(drawn)
    if text in {"+", "\uf02b"}:
        return "+"
    # Square, dot, arrow or dash: on paper they all say the same. "o" is Word's hollow dot.
    if symbols or text == "o" or not any(letter.isalnum() for letter in text):
        return "-" if text else ""
    return text


def printed_label(drawn: str, *, symbols: bool) -> str:
    """Write a number or bullet that the file brings as it is printed; ``symbols``: in a symbol font."""
    label = clean(drawn)
    signs = symbols or label == "o" or not any(letter.isalnum() for letter in label)
    return bullet(label, symbols=symbols) if signs else label


def write_number(value: int, style: str) -> str:
    """Write a count in one of Word's number formats; those that no report uses come out in digits."""
    match style:
        case "upperRoman" | "lowerRoman" if 0 < value < _LONGEST:
            numeral = _roman(value)
            return numeral if style == "upperRoman" else numeral.lower()
        case "upperLetter" | "lowerLetter" if 0 < value < _LONGEST:
            # After z Word writes aa, bb, cc.
            turns, letter = divmod(value - 1, 26)
            return chr(ord("A" if style == "upperLetter" else "a") + letter) * (turns + 1)
        case "decimalZero":
            return f"{value:02d}"
        case "numberInDash":
            return f"- {value} -"
        case "none" | "bullet":
            return ""
        case _:
            return str(value)


def _roman(value: int) -> str:
    numeral = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        numeral += letters * times
    return numeral
