"""Lines of an export as rich text."""


def make_rtf(lines: list[tuple[str, str]]) -> bytes:
    """The lines as rich text, as a word processor saves them: a page header, titles as links, characters above ASCII in two spellings."""

    def spell(text: str) -> str:
        shown = []
        for i, char in enumerate(text):
            code = ord(char)
            if char in "\\{}":
                shown.append("\\" + char)
            elif code < 128:
                shown.append(char)
            elif i % 2 and char.encode("cp1252", "ignore"):
                shown.append(f"\\'{char.encode('cp1252')[0]:02x}")
            else:
                shown.append(f"\\u{code if code < 32768 else code - 65536}?")
        return "".join(shown)

    parts = [r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fswiss Arial;}}{\colortbl;\red0\green0\blue0;}{\*\generator Word;}{\info{\title Delivery}}"]
    parts.append(r"{\header\pard Page {\field{\*\fldinst PAGE}{\fldrslt 3}} of 9\par}")
    for style, text in lines:
        if style:
            link = r'{\field{\*\fldinst {HYPERLINK "https://www.example.org/doc"}}{\fldrslt {\ul\b ' + spell(text) + "}}}"
            parts.append(rf"\pard\outlinelevel0{{\*\bkmkstart B1}}{link}{{\*\bkmkend B1}}\par")
        else:
            parts.append(r"\pard {\i " + spell(text) + r"}\par")
    return "\r\n".join([*parts, "}"]).encode("ascii")
