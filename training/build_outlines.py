"""Country outlines for the page's map: Natural Earth 1:50m as TopoJSON → `pipeline/write/page/outlines.json`.

The input is `countries-50m.json` of the npm package world-atlas 2 (`npm pack world-atlas@2`), made from Natural Earth, which is
in the public domain. Shared borders are simplified once, so that neighbours still meet; every country keeps its largest island.

    python -m training.build_outlines package/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TOLERANCE = 0.06  # degrees that a border may move
GRID = 50  # steps per degree of the coordinates written
SMALLEST = 0.03  # square degrees of a ring's bounding box; smaller ones go, unless they are all that a country has
TARGET = Path(__file__).parent.parent / "pipeline" / "write" / "page" / "outlines.json"
Point = tuple[float, float]


def main(source: Path) -> None:
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    countries: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = sorted((ring for polygon in polygons for ring in polygon), key=lambda ring: -_box(ring, arcs))
        kept = [ring for number, ring in enumerate(rings) if number == 0 or _box(ring, arcs) >= SMALLEST]
        countries.setdefault(_code(geometry), []).extend(kept)
    used = sorted({_number(arc) for rings in countries.values() for ring in rings for arc in ring})
    place = {old: new for new, old in enumerate(used)}
    written = {
        "grid": GRID,
        "arcs": [_encoded(_simplified(arcs[old])) for old in used],
        "countries": {
            code: [[place[a] if a >= 0 else ~place[~a] for a in ring] for ring in rings] for code, rings in sorted(countries.items())
        },
    }
    TARGET.write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size // 1024} KiB, {len(countries)} countries, {len(used)} arcs")


def _code(geometry: dict[str, Any]) -> str:
    """ISO 3166-1 numeric, or the name where Natural Earth gives none; the page needs only that outlines are told apart."""
    return str(geometry.get("id") or geometry["properties"]["name"])


def _number(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1]))
    return points


def _box(ring: list[int], arcs: list[list[Point]]) -> float:
    points = [point for arc in ring for point in arcs[_number(arc)]]
    return (max(x for x, _ in points) - min(x for x, _ in points)) * (max(y for _, y in points) - min(y for _, y in points))


def _simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line; a closed arc is cut at its farthest point, so that it stays an area."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    if points[0] == points[-1] and len(points) > 3:
        far = max(range(len(points)), key=lambda i: (points[i][0] - points[0][0]) ** 2 + (points[i][1] - points[0][1]) ** 2)
        keep |= {far, far // 2 or 1, min((far + len(points)) // 2, len(points) - 2)}
        cuts = sorted(keep)
        spans = list(zip(cuts, cuts[1:], strict=False))
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        distance, far = max((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last))
        if distance > TOLERANCE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return ((point[0] - a[0]) ** 2 + (point[1] - a[1]) ** 2) ** 0.5
    return abs(dx * (point[1] - a[1]) - dy * (point[0] - a[0])) / length


def _encoded(points: list[Point]) -> list[int]:
    """Longitude and latitude in steps of the grid, each point as the difference from the one before it."""
    flat: list[int] = []
    before = (0, 0)
    for x, y in points:
        here = (round(x * GRID), round(y * GRID))
        if not flat or here != before:
            flat += [here[0] - before[0], here[1] - before[1]]
            before = here
    return flat


if __name__ == "__main__":
    main(Path(sys.argv[1]))
