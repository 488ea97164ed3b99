// Events on a map: circles whose area is the number of events, over outlines that ship with the page. Plain longitude and latitude,
// the length of a degree of longitude taken in the middle of what is shown.
const Outlines = JSON.parse($("outlines").textContent);
const WorldMap = {
  view: null, large: false,

  /** path data of all countries, x = longitude, y = -latitude */
  paths() {
    if (this.drawn) return this.drawn;
    const arcs = Outlines.arcs.map((flat) => {
      const points = [];
      for (let i = 0, x = 0, y = 0; i < flat.length; i += 2) { x += flat[i]; y += flat[i + 1]; points.push([x / Outlines.grid, -y / Outlines.grid]); }
      return points;
    });
    /** a ring unrolled over the date line, and beside it its copy at the other edge; one that goes around a pole is left out */
    const ring = (parts) => {
      let turn = 0, before = null;
      const points = parts.flatMap((n) => (n < 0 ? [...arcs[~n]].reverse() : arcs[n])).map(([x, y]) => {
        if (before !== null && Math.abs(x - before) > 180) turn += x < before ? 360 : -360;
        before = x;
        return [x + turn, y];
      });
      if (Math.abs(points[0][0] - points.at(-1)[0]) > 180) return [];
      const xs = points.map(([x]) => x);
      const beside = Math.max(...xs) > 180 ? -360 : Math.min(...xs) < -180 ? 360 : 0;
      return beside ? [points, points.map(([x, y]) => [x + beside, y])] : [points];
    };
    this.drawn = Object.values(Outlines.countries).map((rings) => rings.flatMap(ring).map((points) => "M" + points.map(([x, y]) => `${x} ${y}`).join("L") + "Z").join(""));
    return this.drawn;
  },
  circles(pool) {
    const groups = new Map();
    for (const i of pool) {
      const row = located(E.place_id[i]);
      if (row >= 0) (groups.get(row) ?? groups.set(row, []).get(row)).push(i);
    }
    return [...groups].map(([row, events]) => ({ row, events, x: T.places.longitude[row], y: -T.places.latitude[row], wide: T.places.kind[row] === "country" || T.places.kind[row] === "region" })).sort((a, b) => b.events.length - a.events.length);
  },
  /** left, top, width, height in degrees so that the circles fit, with the outlines around them */
  fit(circles, shape) {
    if (!circles.length) return { x: 0, y: -20, w: 340 };
    const xs = circles.map((c) => c.x), ys = circles.map((c) => c.y);
    const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const squeeze = Math.cos(((north + south) / 2) * Math.PI / 180);
    const w = Math.max((east - west) * 1.25 + 6, ((south - north) * 1.3 + 5) / squeeze * shape);
    return { x: (west + east) / 2, y: (north + south) / 2, w: Math.min(w, 360) };
  },
  draw() {
    const pool = Filters.passing("place");
    const circles = this.circles(pool);
    const placed = circles.reduce((n, c) => n + c.events.length, 0);
    const without = pool.filter((i) => located(E.place_id[i]) < 0).map((i) => E.event_id[i]);
    const box = el("section.map", { "aria-label": "Map", data: { large: this.large ? "1" : "" } });
    const key = circles.map((c) => c.row).sort().join(" ");
    if (key !== this.key) { this.view = null; this.key = key; }
    const canvas = svg("svg", { tabindex: 0, role: "group", "aria-label": "Map of the events; arrow keys move it, plus and minus zoom", preserveAspectRatio: "xMidYMid slice" });
    const land = (this.land ??= svg("g", { class: "land" }, this.paths().map((d) => svg("path", { d })))); // kept: it is most of the work
    const dots = svg("g", { class: "dots" });
    canvas.append(land, dots);
    const most = Math.max(1, ...circles.map((c) => c.events.length));
    const place = () => {
      const rect = canvas.getBoundingClientRect();
      const [wide, high] = [rect.width || 400, rect.height || 240];
      this.view ??= this.fit(circles, wide / high);
      const v = this.view;
      const squeeze = Math.max(0.2, Math.cos(v.y * Math.PI / 180));
      const scale = wide / (v.w);
      canvas.setAttribute("viewBox", `0 0 ${wide} ${high}`);
      land.setAttribute("transform", `translate(${wide / 2} ${high / 2}) scale(${scale} ${scale / squeeze}) translate(${-v.x} ${-v.y})`);
      const taken = [];
      for (const [n, c] of circles.entries()) {
        const node = dots.children[n];
        const [x, y] = [wide / 2 + (c.x - v.x) * scale, high / 2 + (c.y - v.y) * scale / squeeze];
        node.setAttribute("transform", `translate(${x} ${y})`);
        const name = node.querySelector(".place");
        const box = [x, y - 7, x + size(c.events.length) + 8 + T.places.name[c.row].length * 6.4, y + 7];
        const free = box[2] < wide + 30 && !taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]);
        name.style.display = free ? "" : "none";
        if (free) taken.push(box);
      }
      return { scale, squeeze };
    };
    const widest = (this.large ? 24 : 17) * Math.min(1, Math.sqrt((this.large ? 60 : 25) / Math.max(1, circles.length)) + 0.12);
    const size = (n) => 2.5 + widest * Math.sqrt(n / most);
    for (const c of circles) {
      const id = T.places.place_id[c.row];
      const words = `${T.places.name[c.row]}: ${count(c.events.length, "event")}${c.wide ? ` (known only to the ${T.places.kind[c.row]})` : ""}`;
      const r = size(c.events.length);
      const pick = () => Filters.toggle("place", id);
      dots.append(svg("g", { class: "dot" + (c.wide ? " wide" : "") + (Filters.chosen.place.has(id) ? " chosen" : "") + (Filters.chosen.place.size && !Filters.chosen.place.has(id) ? " off" : ""), role: "button", tabindex: 0, "aria-pressed": String(Filters.chosen.place.has(id)), "aria-label": words, "data-place": id,
        onclick: pick, onkeydown: (e) => { if (e.key === "Enter" || e.key === " ") { pick(); e.preventDefault(); } } },
        svg("title", {}, words), svg("circle", { r }), r > 4 + 2.6 * String(c.events.length).length ? svg("text", { y: 4 }, c.events.length) : null,
        svg("text", { class: "place", x: r + 4, y: 4 }, T.places.name[c.row])));
    }
    const zoom = (by) => { this.view.w = Math.min(360, Math.max(0.5, this.view.w * by)); place(); };
    const move = (dx, dy) => { const { scale, squeeze } = place(); this.view.x += dx / scale; this.view.y += dy / scale * squeeze; place(); };
    let held = null;
    canvas.addEventListener("pointerdown", (e) => { held = [e.clientX, e.clientY]; });
    canvas.addEventListener("pointermove", (e) => { if (held && e.buttons) { move(held[0] - e.clientX, held[1] - e.clientY); held = [e.clientX, e.clientY]; } });
    canvas.addEventListener("wheel", (e) => { if (e.ctrlKey || this.large) { zoom(e.deltaY > 0 ? 1.2 : 1 / 1.2); e.preventDefault(); } }, { passive: false });
    canvas.addEventListener("keydown", (e) => {
      const step = { ArrowLeft: [-40, 0], ArrowRight: [40, 0], ArrowUp: [0, -40], ArrowDown: [0, 40] }[e.key];
      if (step) { move(...step); e.preventDefault(); e.stopPropagation(); }
      if (e.key === "+" || e.key === "=") zoom(1 / 1.4);
      if (e.key === "-") zoom(1.4);
    });
    this.resized?.disconnect();
    this.resized = new ResizeObserver(place);
    this.resized.observe(canvas);
    return fill(box,
      el("div.band-head", {}, el("h2", {}, "Where"), el("span.scale", {}, `${NUMBER.format(placed)} placed`), without.length ? el("span.scale", {}, number(without, "events without a place on the map"), " without a place") : null,
        el("span.tools", {}, el("button.quiet", { "aria-label": "Zoom in", onclick: () => zoom(1 / 1.5) }, "+"), el("button.quiet", { "aria-label": "Zoom out", onclick: () => zoom(1.5) }, "−"),
          el("button.quiet", { onclick: () => { this.view = null; place(); } }, "Fit"), el("button.quiet", { "aria-pressed": String(this.large), data: { keep: "large" }, onclick: () => { this.large = !this.large; this.view = null; App.refresh(); } }, this.large ? "Smaller" : "Larger"))),
      canvas);
  },
};
