"""PDF → the printed lines of its pages, run as a script of its own by `pipeline.read.pdf`.

pdfium is native code that works on files from strangers. In a child process with bounds on time and memory, a file that
makes it crash or swell costs only itself. The script imports nothing of the package, so that it starts at once.
"""

from __future__ import annotations

import ctypes
import statistics
import sys

import msgspec

REFUSED = 3
"""Exit code where the reason stands on standard error."""

MAX_PAGES = 2_000
MAX_MEMORY = 3_000_000_000
"""Bytes of address space for the child process, where the system can bound it."""

_BOLD = (b"bold", b"black", b"heavy", b"demi")
_FORCE_BOLD = 1 << 18  # of a font's flags, ISO 32000-1, table 123
_TAB = 1.8  # of the font size: a wider gap separates columns or cells


class Line(msgspec.Struct):
    """Words set in one go on one line of a page. Points, counted from the lower left corner of the page."""

    text: str
    x0: float
    x1: float
    y: float  # base line
    size: float  # of the font
    bold: bool


class Page(msgspec.Struct):
    """One page; `pictures` tells a scan from an empty page."""

    width: float
    height: float
    lines: list[Line]
    pictures: int


class _Letter(msgspec.Struct):
    sign: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


class Refused(ValueError):
    """The file cannot be read; the message says why."""


def _read(raw: bytes) -> list[Page]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Refused("the PDF is protected by a password" if locked else f"the PDF is damaged: {error}") from error
    if len(pdf) > MAX_PAGES:
        raise Refused(f"the PDF has {len(pdf)} pages; the limit is {MAX_PAGES}")
    return [_page(pdf[number]) for number in range(len(pdf))]


def _page(page) -> Page:  # type: ignore[no-untyped-def]  # pypdfium2 is imported in the child only
    import pypdfium2.raw as raw

    width, height = page.get_size()
    textpage = page.get_textpage()
    letters = _letters(textpage, raw)
    pictures = sum(1 for item in page.get_objects(max_depth=2) if item.type == raw.FPDF_PAGEOBJ_IMAGE)
    return Page(width, height, lines_of(letters), pictures)


def _letters(textpage, raw) -> list[_Letter]:  # type: ignore[no-untyped-def]
    handle = textpage.raw
    out: list[_Letter] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            if out and code == 32:  # pdfium found a gap as wide as a space
                out[-1].sign += " "
            continue
        if code in (0, 10, 13):
            continue
        sign = "-" if code in (2, 0xFFFE, 0xAD) else chr(code)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        size = raw.FPDFText_GetFontSize(handle, index)
        matrix = raw.FS_MATRIX()
        if raw.FPDFText_GetMatrix(handle, index, matrix):
            size *= abs(matrix.d) or abs(matrix.b) or 1.0
        raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
        bold = any(word in name.value.lower() for word in _BOLD) or bool(flags.value & _FORCE_BOLD)
        out.append(_Letter(sign, box.left, box.right, y.value, round(size, 1), bold))
    return out


def lines_of(letters: list[_Letter]) -> list[Line]:
    """Letters in the order of the file → lines: broken where the base line moves away or a wide gap lies between."""
    lines: list[list[_Letter]] = []
    for letter in letters:
        last = lines[-1][-1] if lines else None
        size = max(letter.size, last.size, 1.0) if last else 1.0
        same = last is not None and abs(letter.y - last.y) < 0.6 * size and letter.x0 > last.x0 - 0.5 * size and letter.x0 - last.x1 < _TAB * size
        if same:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [line for group in lines if (line := _line(group)) is not None]


def _line(letters: list[_Letter]) -> Line | None:
    real = [letter for letter in letters if letter.sign.strip()]
    if not real:
        return None
    size = statistics.mode(sorted((letter.size for letter in real), reverse=True))
    base = statistics.mode([letter.y for letter in real])
    out: list[str] = []
    for letter in letters:
        raised = letter.y - base > 0.15 * size and letter.size < 0.85 * size
        if raised and (letter.sign.strip().isdigit() or letter.sign.strip() in "*†‡,[]"):
            out.append(" " if letter.sign.endswith(" ") else "")  # the mark of a footnote
        else:
            out.append(letter.sign)
    words = " ".join("".join(out).split())
    if not words:
        return None
    bold = sum(letter.bold for letter in real) > 0.9 * len(real)
    return Line(words, real[0].x0, max(letter.x1 for letter in real), base, size, bold)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows: there, time alone is bounded
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    _bound_memory()
    try:
        sys.stdout.buffer.write(msgspec.msgpack.encode(_read(sys.stdin.buffer.read())))
    except Refused as problem:
        print(problem, file=sys.stderr)
        raise SystemExit(REFUSED) from None
