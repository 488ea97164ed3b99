// The list of events: only the rows in view are in the document, whatever the number.
const List = {
  current: null, node: null,

  draw() {
    const node = el("div.list", { id: "list", role: "listbox", tabindex: 0, "aria-label": "Events; arrow keys or j and k move, Enter opens" });
    const sheet = el("div.sheet");
    node.append(sheet);
    this.node = node; this.sheet = sheet; this.drawn = ""; this.made = new Map();
    node.addEventListener("scroll", () => this.paint(), { passive: true });
    node.addEventListener("keydown", (e) => this.key(e));
    this.resized?.disconnect();
    this.resized = new ResizeObserver(() => { this.drawn = ""; this.paint(); });
    this.resized.observe(node);
    const order = el("select", { "aria-label": "Order", value: Filters.order, data: { keep: "order" }, onchange: (e) => { Filters.order = e.target.value; App.refresh(); } },
      [["date", "by date"], ["report", "as told"], ["confidence", "least sure first"]].map(([v, words]) => el("option", { value: v }, words)));
    order.value = Filters.order;
    const why = Filters.rows ? el("span.chip", {}, Filters.rows.words, el("button", { "aria-label": "Show all rows again", onclick: () => { Filters.rows = null; App.refresh(); } }, "×")) : null;
    return [el("div.band-head.list-head", {}, el("h2", {}, count(Filters.shown.length, "event")), this.chips(), why, el("span.tools", {}, order)), node];
  },
  chips() {
    const chip = (words, lift) => el("span.chip", {}, quoted(words), el("button", { "aria-label": `Remove the filter ${words}`, onclick: lift }, "×"));
    return [
      ...FACETS.flatMap((f) => [...Filters.chosen[f.key]].map((v) => chip(f.words(v), () => Filters.toggle(f.key, v)))),
      Filters.from || Filters.to ? chip(range(Filters.from || null, Filters.to || null, day).replace("at least", "from"), () => { Filters.from = Filters.to = ""; App.refresh(); }) : null,
      Filters.query ? chip(`“${Filters.query}”`, () => { Filters.query = ""; App.refresh(); }) : null,
    ];
  },
  height() { return matchMedia("(max-width: 760px)").matches ? 90 : 54; },
  paint() {
    if (!this.node) return;
    const h = this.height(), rows = Filters.shown, view = this.node.clientHeight || 600;
    const first = Math.max(0, Math.floor(this.node.scrollTop / h) - 6);
    const last = Math.min(rows.length, Math.ceil((this.node.scrollTop + view) / h) + 6);
    const state = `${first} ${last} ${h} ${this.current} ${rows.length}`;
    if (state === this.drawn) return;
    this.drawn = state;
    this.sheet.style.height = `${rows.length * h}px`;
    for (const [n, node] of this.made) if (n < first || n >= last) { node.remove(); this.made.delete(n); }
    for (let n = first; n < last; n++) {
      if (!this.made.has(n)) this.sheet.append(this.made.set(n, this.row(rows[n], n)).get(n));
      this.made.get(n).style.transform = `translateY(${n * h}px)`;
      this.made.get(n).setAttribute("aria-selected", String(rows[n] === this.current));
    }
    if (!rows.length) fill(this.sheet, el("p.empty", {}, "No event passes all filters. ", el("button.quiet", { onclick: () => { Filters.clear(); App.refresh(); } }, "Clear all filters")));
    const at = this.current === null ? -1 : rows.indexOf(this.current);
    at >= first && at < last ? this.node.setAttribute("aria-activedescendant", `row-${at}`) : this.node.removeAttribute("aria-activedescendant");
  },
  row(i, n) {
    const targets = PARTS.participants[i].filter((p) => T.participants.role[p] === "target");
    const who = (targets.length ? targets : PARTS.participants[i].filter((p) => T.participants.role[p] === "actor")).map((p) => nameOf(T.participants.entity_id[p]) || wordsOf("participants", p));
    const standing = Review.standing(E.event_id[i]);
    const text = wordsOf("events", i), at = E.trigger_start[i] - E.start[i], trigger = triggerOf(i);
    const sentence = text.slice(at, at + trigger.length) === trigger
      ? [at > 70 ? "… " + text.slice(text.indexOf(" ", at - 60) + 1 || at, at) : text.slice(0, at), el("b", {}, trigger), text.slice(at + trigger.length, at + 260)] : text.slice(0, 320);
    return el("div.row", { id: `row-${n}`, role: "option", "aria-selected": String(i === this.current), "aria-posinset": n + 1, "aria-setsize": Filters.shown.length, data: { event: E.event_id[i], status: E.status[i] }, onclick: () => { this.current = i; App.open(i, false); } },
      badge(E.civic_freedom[i]),
      el("span.date", {}, edtf(E.date[i]) || "undated"),
      el("span.what", {}, label(E.event_type[i]), E.status[i] === "occurred" ? null : el("em.status", { data: { status: E.status[i] } }, STATUS_WORDS[E.status[i]])),
      el("span.who", {}, quoted([...new Set(who)].slice(0, 3).join(", ") + (new Set(who).size > 3 ? ` +${new Set(who).size - 3}` : ""))),
      el("span.where", {}, quoted(nameOf(E.place_id[i]) || countryName(E.country[i]) || "")),
      el("span.mark", { title: standing === "open" ? null : label(standing) }, { right: "✓", wrong: "✗", edited: "✎" }[standing] ?? ""),
      el("span.sentence", { dir: "auto" }, sentence));
  },
  key(e) {
    const rows = Filters.shown, at = this.current === null ? -1 : rows.indexOf(this.current);
    const page = Math.max(1, Math.floor(this.node.clientHeight / this.height()) - 1);
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page }[e.key];
    if (to !== undefined && !e.ctrlKey && !e.metaKey && !e.altKey && rows.length) { this.move(to); e.preventDefault(); e.stopPropagation(); }
    else if (e.key === "Enter" && this.current !== null) { App.open(this.current, true); e.preventDefault(); }
  },
  move(to) {
    const rows = Filters.shown;
    const n = Math.max(0, Math.min(rows.length - 1, to));
    this.current = rows[n];
    this.reveal(n);
    if (!matchMedia("(max-width: 1100px)").matches) App.open(this.current, false);
    this.drawn = ""; this.paint();
    say(`${label(E.event_type[this.current])}, ${edtf(E.date[this.current])}`);
  },
  reveal(n) {
    const h = this.height(), top = n * h;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    else if (top + h > this.node.scrollTop + this.node.clientHeight) this.node.scrollTop = top + h - this.node.clientHeight;
  },
};
