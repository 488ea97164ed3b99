// The panel of filters.
const Facets = {
  open: new Set(["freedom", "type", "status"]), find: {}, most: {},

  draw() {
    const panel = $("filters");
    const focus = document.activeElement?.dataset?.keep;
    const scrolled = panel.scrollTop;
    fill(panel,
      el("div.panel-head", {}, el("h2", {}, "Filters"),
        el("button.quiet", { disabled: !Filters.any(), onclick: () => { Filters.clear(); App.refresh(); }, data: { keep: "clear" } }, "Clear all"),
        el("button.quiet.phone", { onclick: () => App.panel(false), "aria-label": "Close the filters" }, "Done")),
      this.time(), FACETS.filter((f) => f.key !== "report" || T.reports.n > 1).map((f) => this.facet(f)), this.confidence(), Review.panel());
    panel.scrollTop = scrolled;
    if (focus) panel.querySelector(`[data-keep="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  },
  time() {
    const input = (key, words) => el("label", {}, words, el("input", { type: "date", value: Filters[key], data: { keep: key }, onchange: (e) => { Filters[key] = e.target.value; App.refresh(); } }));
    return el("fieldset.time", {}, el("legend", {}, "Time"), el("div.pair", {}, input("from", "From"), input("to", "To")),
      el("label.check", {}, el("input", { type: "checkbox", checked: Filters.maybe, data: { keep: "maybe" }, onchange: (e) => { Filters.maybe = e.target.checked; App.refresh(); } }), "also dates that only may fall in it"));
  },
  facet(facet) {
    const tally = [...Filters.tallies[facet.key]];
    const chosen = Filters.chosen[facet.key];
    const sought = bare(this.find[facet.key] ?? "");
    tally.sort((a, b) => chosen.has(b[0]) - chosen.has(a[0]) || b[1] - a[1] || (facet.words(a[0]) < facet.words(b[0]) ? -1 : 1));
    const fitting = sought ? tally.filter(([v]) => bare(facet.words(v)).includes(sought)) : tally;
    const limit = this.most[facet.key] ?? 8;
    const top = Math.max(1, ...tally.map(([, n]) => n));
    const open = this.open.has(facet.key) || chosen.size > 0;
    const details = el("details", { open, ontoggle: (e) => { if (e.target.open === open) return; e.target.open ? this.open.add(facet.key) : this.open.delete(facet.key); if (e.target.open) this.draw(); } },
      el("summary", { data: { keep: `s-${facet.key}` } }, facet.label, chosen.size ? el("span.badge", {}, `${chosen.size}`) : null));
    if (!open) return details;
    if (tally.length > 12) {
      details.append(el("input.find", { type: "search", placeholder: `Find among ${NUMBER.format(tally.length)}`, "aria-label": `Find: ${facet.label}`, value: this.find[facet.key] ?? "", data: { keep: `f-${facet.key}` },
        oninput: (e) => { this.find[facet.key] = e.target.value; this.draw(); } }));
    }
    details.append(el("ul.facet", {}, fitting.slice(0, limit).map(([value, n]) => el("li", {},
      el("button", { "aria-pressed": String(chosen.has(value)), title: facet.hint?.(value), onclick: () => Filters.toggle(facet.key, value), data: { keep: `${facet.key}=${value}` }, vars: { part: n / top } },
        facet.key === "freedom" ? badge(value) : null, quoted(facet.words(value), "bdi"), el("span.n", {}, NUMBER.format(n)))))));
    if (fitting.length > limit) details.append(el("button.quiet.more", { data: { keep: `m-${facet.key}` }, onclick: () => { this.most[facet.key] = limit + 40; this.draw(); } }, `${NUMBER.format(fitting.length - limit)} more`));
    return details;
  },
  confidence() {
    return el("label.slider", {}, el("span", {}, "Confidence at least ", el("output", {}, Filters.confidence.toFixed(2))),
      el("input", { type: "range", "aria-label": "Confidence at least", min: 0, max: 0.95, step: 0.05, value: Filters.confidence, data: { keep: "confidence" }, onchange: (e) => { Filters.confidence = Number(e.target.value); App.refresh(); } }));
  },
};
/** the freedom as a coloured letter; the letter says it without the colour */
const badge = (freedom) => el("span.freedom", { data: { freedom: freedom ?? "" }, title: label(freedom) || "no freedom stated", "aria-hidden": "true" }, FREEDOM_LETTER[freedom] ?? "·");
