// Events over time, as columns stacked by freedom. An event counts in a column only if its whole date falls in it.
const Timeline = {
  unit: "month", at: 0,

  slot(iso) {
    const year = Number(iso.slice(0, 4)), month = Number(iso.slice(5, 7)), date = Number(iso.slice(8));
    if (this.unit === "day") return Math.round(Date.UTC(year, month - 1, date) / 864e5);
    return this.unit === "year" ? year : this.unit === "quarter" ? year * 4 + Math.floor((month - 1) / 3) : year * 12 + month - 1;
  },
  bounds(slot) {
    const iso = (ms) => new Date(ms).toISOString().slice(0, 10);
    if (this.unit === "day") return [iso(slot * 864e5), iso(slot * 864e5)];
    const width = { month: 1, quarter: 3, year: 12 }[this.unit];
    const first = slot * width;
    const at = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1);
    return [iso(at(first)), iso(at(first + width) - 864e5)];
  },
  words(slot) {
    const [from] = this.bounds(slot);
    if (this.unit === "day") return day(from);
    if (this.unit === "year") return `${slot}`;
    if (this.unit === "quarter") return `quarter ${(slot % 4) + 1} of ${Math.floor(slot / 4)}`;
    return `${MONTHS[slot % 12]} ${Math.floor(slot / 12)}`;
  },
  /** unit and first and last slot: the middle nineteen in twenty where a few far days would flatten all others */
  domain(dated) {
    const months = dated.map((i) => Number(E.date_start[i].slice(0, 4)) * 12 + Number(E.date_start[i].slice(5, 7)) - 1).sort((a, b) => a - b);
    if (!months.length) return null;
    let low = months[0], high = months.at(-1);
    if (high - low > 48) [low, high] = [months[Math.floor(months.length * 0.03)], months[Math.ceil(months.length * 0.985) - 1]];
    const span = high - low + 1;
    this.unit = span <= 2 ? "day" : span <= 96 ? "month" : span <= 320 ? "quarter" : "year";
    const width = { day: 0, month: 1, quarter: 3, year: 12 }[this.unit];
    if (width) return [Math.floor(low / width), Math.floor(high / width)];
    const day0 = Date.UTC(Math.floor(low / 12), low % 12, 1) / 864e5;
    return [day0, Date.UTC(Math.floor((high + 1) / 12), (high + 1) % 12, 1) / 864e5 - 1];
  },
  draw() {
    const pool = Filters.passing("time");
    const dated = pool.filter((i) => E.date_start[i] !== null && E.date_end[i] !== null);
    const domain = this.domain(dated);
    const box = el("section.timeline", { "aria-label": "Timeline" });
    if (!domain) return fill(box, el("p.empty", {}, "No event shown has a date."));
    const [first, last] = domain;
    const slots = Array.from({ length: last - first + 1 }, () => []);
    const before = [], after = [], inexact = pool.filter((i) => E.date_start[i] === null || E.date_end[i] === null);
    for (const i of dated) {
      const a = this.slot(E.date_start[i]), b = this.slot(E.date_end[i]);
      if (b < first) before.push(i); else if (a > last) after.push(i); else if (a !== b) inexact.push(i); else slots[a - first].push(i);
    }
    const top = Math.max(1, ...slots.map((s) => s.length));
    const bars = el("div.bars", { role: "group", "aria-label": `Events per ${this.unit}; arrow keys move, Enter filters`, vars: { n: slots.length } });
    this.at = Math.min(this.at, slots.length - 1);
    slots.forEach((events, n) => {
      const [from, to] = this.bounds(first + n);
      const inside = (!Filters.from || from >= Filters.from) && (!Filters.to || to <= Filters.to);
      const bar = el("button.bar", {
        tabindex: n === this.at ? 0 : -1, "aria-pressed": String(Boolean((Filters.from || Filters.to) && inside)), title: `${this.words(first + n)}: ${count(events.length, "event")}`,
        "aria-label": `${this.words(first + n)}: ${count(events.length, "event")}`, data: { from, to, keep: `bar-${n}`, off: inside ? "" : "1" },
      });
      for (const freedom of [...FREEDOMS, null]) {
        const n = events.filter((i) => E.civic_freedom[i] === freedom).length;
        if (n) bar.append(el("i", { data: { freedom: freedom ?? "" }, vars: { h: n / top } }));
      }
      const tick = this.tick(first + n, slots.length);
      if (tick) bar.append(el("span.tick", {}, tick));
      bars.append(bar);
    });
    this.listen(bars);
    const ids = (rows) => rows.map((i) => E.event_id[i]);
    const aside = [
      before.length ? el("span", {}, number(ids(before), `events before ${this.words(first)}`), " earlier") : null,
      after.length ? el("span", {}, number(ids(after), `events after ${this.words(last)}`), " later") : null,
      inexact.length ? el("span", {}, number(ids(inexact), `events whose date is less exact than a ${this.unit}, or bounded on one side, or missing`), ` less exact than a ${this.unit}, or undated`) : null,
    ];
    return fill(box, el("div.band-head", {}, el("h2", {}, `By ${this.unit}`), el("span.scale", {}, `highest: ${NUMBER.format(top)}`),
      el("ul.legend", {}, FREEDOMS.map((f) => el("li", {}, badge(f), label(f))))), bars, el("p.aside", {}, aside));
  },
  tick(slot, many) {
    if (this.unit === "day") return this.bounds(slot)[0].endsWith("-01") ? this.words(slot) : (Number(this.bounds(slot)[0].slice(8)) % 7 === 1 ? String(Number(this.bounds(slot)[0].slice(8))) : "");
    if (this.unit === "year") return slot % (many > 20 ? 5 : 1) ? "" : `${slot}`;
    const per = this.unit === "quarter" ? 4 : 12;
    if (slot % per === 0) return `${Math.floor(slot / per)}`;
    return this.unit === "month" && many <= 26 ? MONTHS[slot % 12].slice(0, many <= 14 ? 3 : 1) : "";
  },
  listen(bars) {
    const all = () => [...bars.children];
    const choose = (a, b) => {
      const [x, y] = a <= b ? [a, b] : [b, a];
      const [from, to] = [all()[x].dataset.from, all()[y].dataset.to];
      const same = Filters.from === from && Filters.to === to;
      Object.assign(Filters, same ? { from: "", to: "" } : { from, to });
      App.refresh();
    };
    let held = -1;
    bars.addEventListener("pointerdown", (e) => { held = all().indexOf(e.target.closest(".bar")); });
    bars.addEventListener("pointerup", (e) => { const n = all().indexOf(e.target.closest(".bar")); if (held >= 0 && n >= 0) { this.at = n; choose(held, n); } held = -1; });
    bars.addEventListener("keydown", (e) => {
      const n = all().indexOf(document.activeElement);
      const to = { ArrowRight: n + 1, ArrowLeft: n - 1, Home: 0, End: all().length - 1 }[e.key];
      if (to !== undefined && all()[to]) {
        all()[n].tabIndex = -1; all()[to].tabIndex = 0; all()[to].focus(); this.at = to;
        if (!e.shiftKey) this.anchor = to;
        e.preventDefault(); e.stopPropagation();
      } else if (e.key === "Enter" || e.key === " ") { choose(e.shiftKey ? this.anchor ?? n : n, n); e.preventDefault(); }
    });
  },
};
