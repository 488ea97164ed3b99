"""Canonical text → the tree of sections.

Headings are told by their form (marked by the format, numbered, a named freedom, or a short line without a full stop
before a longer paragraph), never by a list of one report's headings. Offsets are characters of the canonical text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.embedded_posts import embedded_posts
from pipeline.layers import BOLD_LINE, Report, Section
from pipeline.read.metadata import full_dates, is_byline, is_dated_byline, is_named_only
from pipeline.vocabulary import rows

MAX_HEADING_WORDS = 22
HEAD = 3
"""Lines at the head of a report that may hold its title and byline."""
FREEDOMS = ("association", "peaceful_assembly", "expression")
_LABEL = re.compile(
    r"^(?:(?:the )?(?:right to )?(?:freedom of )?(?:(?:peaceful )?assembly|association|expression))(?=[\s:–—.-])", re.I
)
_NUMBER = re.compile(r"^(?:section\s+)?(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[a-h])[.)]?\s+(?=[\w“‘\"'])", re.I)
_MARKDOWN = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_BOLD = re.compile(r"^(\*\*|__)(.+)\1$")


@dataclass
class _Line:
    start: int
    end: int
    text: str


@dataclass
class _Heading:
    start: int
    end: int
    text: str
    depth: int  # 1 freedom or top, 2 sub-heading, more for deeper marks
    meaning: str  # a freedom, summary, back_matter, title or ""
    content_start: int
    repeated: int = -1  # where a label repeated before it begins, which belongs to its section

    @property
    def opens(self) -> int:
        """Where its section begins."""
        return self.start if self.repeated < 0 else self.repeated


@cache
def _meanings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.I), row["meaning"]) for row in rows("headings"))


def meaning_of(heading: str) -> str:
    """What a heading says by itself: a civic freedom, `summary`, `back_matter`, or nothing."""
    words = re.sub(r"[\s:.–—-]+$", "", _NUMBER.sub("", heading.strip()))
    return next((meaning for pattern, meaning in _meanings() if pattern.fullmatch(words)), "")


def freedom_in(heading: str) -> str:
    """The one civic freedom that a longer heading names, or nothing."""
    found = {
        freedom
        for freedom, pattern in (
            ("association", r"freedom of association|right to association"),
            ("peaceful_assembly", r"peaceful assembl|freedom of assembl|right to protest"),
            ("expression", r"freedom of (?:expression|speech|the press|the media)|press freedom|media freedom"),
        )
        if re.search(pattern, heading, re.I)
    }
    return found.pop() if len(found) == 1 else ""


def segment(report: Report) -> list[Section]:
    """The sections of a report in reading order; together the top-level ones cover the whole text."""
    text = report.text
    lines = _lines(text)
    if not lines:
        return []
    tail = _back_matter([line for line in lines if report.notes_start is None or line.start < report.notes_start])
    tail += [line for line in lines if report.notes_start is not None and line.start >= report.notes_start]
    posts = embedded_posts(text)
    written = [line for line in lines[: len(lines) - len(tail)] if not any(post.start <= line.start < post.end for post in posts)]
    headings = list(_headings(report, written))
    return _tree(report, lines, headings, tail)


def _lines(text: str) -> list[_Line]:
    """The lines of a text that are not blank."""
    return [_Line(match.start(), match.end(), match.group()) for match in re.finditer(r"[^\n]+", text) if match.group().strip()]


def _back_matter(lines: list[_Line]) -> list[_Line]:
    """Trailing lines that are no part of the report: a repeated byline, a signature, "comments closed"."""
    tail: list[_Line] = []
    for number in range(len(lines) - 1, 0, -1):
        words = lines[number].text.strip()
        opening = [line.text.strip() for line in lines[: min(number, HEAD)]]
        if meaning_of(words) == "back_matter" or words in opening and len(words) < 160 or is_byline(words):
            tail.insert(0, lines[number])
        else:
            break
    return tail


def _headings(report: Report, lines: list[_Line]) -> list[_Heading]:
    if report.headings_marked:
        return _marked(report)
    found: list[_Heading] = []
    markdown = [line for line in lines if _MARKDOWN.match(line.text.strip())]
    bylines = {line.start for line in _bylines(report)}
    for number, line in enumerate(lines):
        nxt = lines[number + 1] if number + 1 < len(lines) else None
        if line.start in bylines:
            continue
        if markdown:
            if match := _MARKDOWN.match(line.text.strip()):
                start = line.start + line.text.index(match.group(2)) if match.group(2) else line.start
                found.append(_heading(start, start + len(match.group(2)), match.group(2), len(match.group(1)), line.end))
            continue
        found += _without_repeated_label(found, _plain(line, nxt, report, number))
    if markdown:
        _drop_title(found)
    return found


def _without_repeated_label(before: list[_Heading], found: list[_Heading]) -> list[_Heading]:
    """The headings of a line, without the label that it repeats: "Association Fund closed", later "Association Leaders jailed"."""
    if len(found) < 2:
        return found
    top, sub = found
    last = next((heading for heading in reversed(before) if heading.depth == 1), None)
    if last is None or last.meaning not in FREEDOMS or last.text.casefold() != top.text.casefold():
        return found
    sub.repeated = top.start
    return [sub]


def _bylines(report: Report) -> list[_Line]:
    """Lines under the title that say who wrote the report: with its day, or names alone above a day or at the end again."""
    lines = _lines(report.text)
    last, found = lines[-1].text.strip(), []
    for line, following in pairwise(lines[1 : HEAD + 1]):
        words = line.text.strip()
        if is_dated_byline(words) or is_named_only(words) and not meaning_of(words) and (words == last or _opens_with_day(following.text)):
            found.append(line)
    return found


def _opens_with_day(words: str) -> bool:
    return bool(full_dates(words.strip()[:20]))


def _marked(report: Report) -> list[_Heading]:
    found = []
    for number, mark in enumerate(report.headings):
        heading = _heading(mark.start, mark.end, report.text[mark.start : mark.end], mark.level, mark.end)
        if number == 0 and heading.text == report.title:
            heading.meaning = "title"
        elif mark.level == BOLD_LINE and not heading.meaning:
            heading.depth += 1
        found.append(heading)
    _drop_title(found)
    return found


def _heading(start: int, end: int, words: str, depth: int, content_start: int) -> _Heading:
    return _Heading(start, end, words, depth, meaning_of(words), content_start)


def _drop_title(found: list[_Heading]) -> None:
    """A single first heading above all others is the document's title; depths are then counted from 1 without gaps."""
    if found and not found[0].meaning and all(h.depth > found[0].depth for h in found[1:]) and len(found) > 1:
        found[0].meaning = "title"
    ranks = {depth: rank for rank, depth in enumerate(sorted({h.depth for h in found if h.meaning != "title"}), 1)}
    for heading in found:
        heading.depth = ranks.get(heading.depth, 1)


def _plain(line: _Line, following: _Line | None, report: Report, number: int) -> list[_Heading]:
    words = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    if bold := _BOLD.match(words):
        start, words = start + len(bold.group(1)), bold.group(2)
    numbered = _NUMBER.match(words)
    offset = numbered.end() if numbered else 0
    if meaning := meaning_of(words):
        return [_Heading(start, start + len(words), words, 1, meaning, line.end)]
    label = _LABEL.match(words[offset:])
    if label:
        rest = words[offset + label.end() :].lstrip(" \t\xa0:.–—-")
        rest_at = len(words) - len(rest)
        gap = words[offset + label.end() : rest_at]
        top = _Heading(start, start + offset + label.end(), words[: offset + label.end()], 1,
                       meaning_of(label.group()), start + rest_at)  # fmt: skip
        punctuated = bool(set(":–—.") & set(gap))
        if (rest[:1].isupper() or rest and ":" in gap) and _looks_like_heading(rest[:1].upper() + rest[1:], following):
            return [top, _Heading(start + rest_at, start + len(words), rest, 2, "", line.end)]
        if punctuated and rest[:1].isupper() and len(rest.split()) > MAX_HEADING_WORDS:
            return [top]
        if punctuated and not rest[:1].isupper() and _looks_like_heading(words, following):
            return [_Heading(start, start + len(words), words, 1, top.meaning, line.end)]
    if number == 0 and words == report.title:
        return [_Heading(start, start + len(words), words, 1, "title", line.end)]
    if number == 0 and (is_byline(words) or words in report.authors or _AUTHOR_LINE.match(words)):
        return []
    if not _looks_like_heading(words, following):
        return []
    if numbered and numbered.group(1)[0].isdigit():
        return [_Heading(start, start + len(words), words, numbered.group(1).count(".") + 1, "", line.end)]
    section_mark = words.lower().startswith("section ")
    return [_Heading(start, start + len(words), words, 1 if section_mark or words.isupper() else 2, "", line.end)]


_AUTHOR_LINE = re.compile(r"^(?:By|Authors?:|Prepared by|Published)\b", re.I)


def _looks_like_heading(words: str, following: _Line | None) -> bool:
    """A short line without a full stop, not a dateline or a list item, with something under it."""
    count = len(words.split())
    if following is None or not count or count > MAX_HEADING_WORDS or len(words) > 170:
        return False
    if words[-1] in ".;,:!…" and not re.search(r"\b(?:Inc|etc|No|vs|U\.S)\.$", words):
        return False
    if words[0] in "-*•–—·" or not (words[0].isupper() or words[0].isdigit() or words[0] in "“‘\"'‘" or _NUMBER.match(words)):
        return False
    if full_dates(words) and count <= 8 or _AUTHOR_LINE.match(words) or not _has_letters(words):
        return False
    body = following.text.strip()
    if not _has_letters(body):
        return False
    return len(body) > len(words) or len(body.split()) <= MAX_HEADING_WORDS


def _has_letters(words: str) -> bool:
    return bool(re.search(r"[^\W\d_]", words))


def _tree(report: Report, lines: list[_Line], headings: list[_Heading], tail: list[_Line]) -> list[Section]:
    text_start, text_end = lines[0].start, len(report.text)
    body_end = tail[0].start if tail else text_end
    has_freedoms = any(h.meaning in FREEDOMS for h in headings)
    _plain_title(report, lines, headings)
    if not has_freedoms and not any(h.depth == 1 and h.meaning not in ("title", "summary", "back_matter") for h in headings):
        for heading in headings:  # without anything above them but an overview, sub-headings are the top level
            heading.depth = max(1, heading.depth - 1)
    sections: list[Section] = []
    real = [h for h in headings if h.meaning != "title"]
    _raise_the_first(real)
    first = real[0].opens if real else body_end
    sections += _opening(report, lines, first, bool(real))
    overview = _named_otherwise(real, sections)
    stack: list[Section] = []
    for index, heading in enumerate(real):
        kind = heading.meaning if heading.meaning in {"summary", "back_matter"} else "body"
        if heading is overview:
            kind = "summary"
        if kind == "body" and stack and stack[-1].kind == "summary" and heading.depth > stack[-1].level:
            kind = "summary"
        level = heading.depth
        while stack and stack[-1].level >= level:
            stack.pop()
        if level > 1 and not stack:
            level = 1
        elif stack and level > stack[-1].level + 1:
            level = stack[-1].level + 1
        end = next((h.opens for h in real[index + 1 :] if h.depth <= heading.depth), body_end)
        freedom = heading.meaning if heading.meaning in FREEDOMS else ""
        freedom = freedom or (stack[-1].civic_freedom if stack else "") or freedom_in(heading.text)
        section = Section(0, level, heading.text, kind, freedom, heading.opens, end, heading.start, heading.end)  # type: ignore[arg-type]
        section.parent = stack[-1].ordinal if stack else 0
        sections.append(section)
        section.ordinal = len(sections)
        stack.append(section)
    for line in tail:
        end = next((other.start for other in tail if other.start > line.start), text_end)
        sections.append(Section(0, 1, "", "back_matter", "", line.start, end, line.start, line.start))
    for ordinal, section in enumerate(sections, 1):
        section.ordinal = ordinal
    if sections:
        sections[0].start = min(sections[0].start, text_start)
    return sections


def _raise_the_first(headings: list[_Heading]) -> None:
    """Sub-headings before the first top heading have nothing above them: the highest of them become top headings."""
    orphans = headings[: next((n for n, heading in enumerate(headings) if heading.depth == 1), len(headings))]
    lift = min((heading.depth for heading in orphans), default=1) - 1
    for heading in orphans:
        heading.depth -= lift


def _plain_title(report: Report, lines: list[_Line], headings: list[_Heading]) -> None:
    """A heading-like first line over a longer text is the title, not a section."""
    if headings and headings[0].start <= lines[0].start + 4 and not headings[0].meaning and len(headings) > 1:
        bare = not report.text[headings[0].content_start : headings[1].start].strip() and headings[1].depth == headings[0].depth
        if not report.headings_marked and (headings[1].meaning in (*FREEDOMS, "summary") or bare) or headings[1].depth < headings[0].depth:
            headings[0].meaning = "title"
    titles = [h for h in headings if h.meaning == "title"]
    if titles and not report.title:
        report.title = titles[0].text


def _opening(report: Report, lines: list[_Line], first: int, has_headings: bool) -> list[Section]:
    """What stands before the first heading: front matter (title, byline, dateline alone), then the overview."""
    before = [line for line in lines if line.start < first]
    front: list[_Line] = []
    bylines = {line.start for line in _bylines(report)}
    while before and (_is_front(report, before[0]) or before[0].start in bylines or len(before) > 1 and not _has_letters(before[1].text)):
        front.append(before.pop(0))
    out = []
    if front:
        end = before[0].start if before else first
        out.append(Section(0, 1, "", "front_matter", "", front[0].start, end, front[0].start, front[0].start))
    if before:
        kind = "summary" if has_headings else "body"
        out.append(Section(0, 1, "", kind, "", before[0].start, first, before[0].start, before[0].start))  # type: ignore[arg-type]
    for ordinal, section in enumerate(out, 1):
        section.ordinal = ordinal
    return out


def _named_otherwise(headings: list[_Heading], opening: list[Section]) -> _Heading | None:
    """The first heading where it names no freedom, the next ones do, and no overview stands before it ("General")."""
    first_freedom = next((n for n, h in enumerate(headings) if h.meaning in FREEDOMS), 0)
    if first_freedom != 1 or headings[0].meaning or any(s.kind == "summary" for s in opening):
        return None
    return headings[0]


def _is_front(report: Report, line: _Line) -> bool:
    words = line.text.strip().lstrip("#* ").rstrip("#* ")
    return (
        is_byline(words)
        or words == report.title
        or bool(_AUTHOR_LINE.match(words) and len(words) < 200)
        or words in report.authors
        or (len(words.split()) <= 12 and bool(full_dates(words)))
        or not _has_letters(words)
    )
