// Penalties summed up. What may be added is added: single figures of one currency, imposed, from events that are told flatly.
// Averages, totals, claims, what was only sought and what a higher court confirmed again stand beside the sum, never in it.
const Penalties = {
  picked: null,

  draw() {
    const P = T.penalties;
    const rows = Filters.shown.flatMap((i) => PARTS.penalties[i]);
    if (!rows.length) return el("section.page", {}, el("h2", {}, "Penalties"), el("p.empty", {}, "The events shown carry no penalties."));
    const currencies = new Map();
    for (const r of rows) if (P.amount_min[r] !== null || P.amount_max[r] !== null) {
      const key = `${P.kind[r]} ${P.currency[r] ?? ""}`;
      (currencies.get(key) ?? currencies.set(key, []).get(key)).push(r);
    }
    const money = [...currencies.values()].sort((a, b) => b.length - a.length).map((list) => this.money(P.kind[list[0]], P.currency[list[0]] ?? "", list));
    const timed = new Map();
    for (const r of rows) if (!Number.isNaN(days(P.duration_max[r] ?? P.duration_min[r]))) (timed.get(P.kind[r]) ?? timed.set(P.kind[r], []).get(P.kind[r])).push(r);
    return el("section.page.penalties", {}, el("div.band-head", {}, el("h2", {}, "Penalties"), el("span.scale", {}, this.lead(rows, "all penalties shown"), " rows, one per penalty and recipient")),
      this.kinds(rows), money.length ? el("h3", {}, "Money, each kind and currency by itself") : null, el("div.cards", {}, money),
      timed.size ? [el("h3", {}, "Length"), el("p.small", {}, "One mark per row, by days on a scale that grows tenfold; a hollow mark is hedged or a range, drawn at its upper end. Only to compare: terms are not added."), this.lengths(timed)] : null,
      this.list());
  },
  flat: (r) => { const i = eventAt.get(T.penalties.event_id[r]); return E.status[i] === "occurred" || E.status[i] === "ongoing"; },
  lead(rows, words, text = NUMBER.format(rows.length)) {
    if (!rows.length) return el("span.zero", {}, "·");
    return el("button.number", { "aria-label": `${text}: show ${words}`, title: `Show ${words}`, data: { keep: `n-${words}` }, onclick: () => { this.picked = { words, rows }; App.redraw(); $("picked")?.scrollIntoView({ block: "start" }); $("picked")?.focus(); } }, text);
  },
  kinds(rows) {
    const P = T.penalties;
    const statuses = DATA.schema.penalties.columns.status.allowed.filter((s) => rows.some((r) => P.status[r] === s));
    const kinds = [...new Set(rows.map((r) => P.kind[r]))].map((k) => [k, rows.filter((r) => P.kind[r] === k)]).sort((a, b) => b[1].length - a[1].length);
    return el("table.kinds", {}, el("thead", {}, el("tr", {}, [el("th", { scope: "col" }, "Kind"), ...statuses.map((s) => el("th.n", { scope: "col" }, label(s))), el("th.n", { scope: "col" }, "of claims only"), el("th.n", { scope: "col" }, "without a figure")])),
      el("tbody", {}, kinds.map(([kind, list]) => el("tr", {}, el("th", { scope: "row" }, label(kind)),
        statuses.map((s) => el("td.n", {}, this.lead(list.filter((r) => P.status[r] === s && this.flat(r)), `${label(kind)}, ${s}`))),
        el("td.n", {}, this.lead(list.filter((r) => !this.flat(r)), `${label(kind)}, in events that are alleged, planned or denied`)),
        el("td.n", {}, this.lead(list.filter((r) => !size(r)), `${label(kind)} without a figure`))))));
  },
  /** what of a currency may be added, and what may not */
  parts(list) {
    const P = T.penalties;
    const parts = { single: [], average: [], total: [], sought: [], again: [], claimed: [] };
    const seen = new Set();
    for (const r of list) {
      if (!this.flat(r)) parts.claimed.push(r);
      else if (P.status[r] === "sought") parts.sought.push(r);
      else if (P.status[r] !== "imposed") parts.again.push(r);
      else if (P.basis[r] === "average") parts.average.push(r);
      else if (P.basis[r] === "total") {
        const words = `${P.event_id[r]} ${P.start[r]} ${P.end[r]}`;
        if (!seen.has(words)) parts.total.push(r);
        seen.add(words);
      } else parts.single.push(r);
    }
    return parts;
  },
  /** {low, high, hedged, heads}: a group with "each" counts once per head that is stated at least */
  sum(rows) {
    const P = T.penalties;
    let low = 0, high = 0, hedged = false;
    for (const r of rows) {
      const times = P.recipient_kind[r] === "group" && P.basis[r] === "each" ? P.recipient_count_min[r] ?? 1 : 1;
      low += (P.amount_min[r] ?? 0) * times;
      high += (P.amount_max[r] ?? P.amount_min[r]) * times;
      hedged ||= P.approximate[r] || P.amount_min[r] !== P.amount_max[r] || (P.recipient_kind[r] === "group" && (P.basis[r] !== "each" || P.recipient_count_min[r] === null || P.recipient_count_min[r] !== P.recipient_count_max[r]));
    }
    return { low, high, hedged };
  },
  money(kind, currency, list) {
    const P = T.penalties;
    const p = this.parts(list);
    const name = `${label(kind)}, ${currency || "currency not stated"}`;
    const { low, high, hedged } = this.sum(p.single);
    const amounts = p.single.map((r) => P.amount_max[r] ?? P.amount_min[r]).sort((a, b) => a - b);
    const hedges = p.single.filter((r) => P.approximate[r]);
    const beside = (rows, one, many) => (rows.length ? el("li", {}, this.lead(rows, `${name}: ${many}`), " ", rows.length === 1 ? one : many) : null);
    return el("article.card", {}, el("h4", {}, name),
      p.single.length ? [el("p.sum", {}, hedged ? el("span.hedge", {}, "about ") : null, this.lead(p.single, `${name}: the rows of this sum`, low === high ? NUMBER.format(low) : `${NUMBER.format(low)}–${NUMBER.format(high)}`), el("span.unit", {}, ` ${currency}`)),
        el("p.small", {}, `imposed, over ${count(p.single.length, "row")}`, hedges.length ? [", ", this.lead(hedges, `${name}: hedged figures`), " of them hedged (“about”)"] : null, amounts.length > 2 ? `; from ${NUMBER.format(amounts[0])} to ${NUMBER.format(amounts.at(-1))}, median ${NUMBER.format(amounts[Math.floor(amounts.length / 2)])}` : null),
        this.strip(p.single, (r) => P.amount_max[r] ?? P.amount_min[r], (r) => P.approximate[r])] : el("p.sum.none", {}, "nothing that may be added"),
      el("ul.beside", {}, p.average.map((r) => el("li", {}, "average, not added: ", this.lead([r], `${name}: this average`, size(r)), " for ", quoted(nameOf(P.recipient_id[r]) || P.recipient_text[r] || "recipients not stated"))),
        p.total.map((r) => el("li", {}, "total of several, not added: ", this.lead([r], `${name}: this total`, size(r)))),
        beside(p.sought, "only sought, not added", "only sought, not added"), beside(p.again, "of a later standing (upheld, overturned, served), not added again", "of a later standing (upheld, overturned, served), not added again"), beside(p.claimed, "in an alleged, planned or denied event, not added", "in alleged, planned or denied events, not added")));
  },
  /** marks on a tenfold scale, stacked where they meet; a mark leads to its row */
  strip(rows, measure, hedged, low = 1, high = 0, ticks = []) {
    const steps = ticks.length ? 56 : 26;
    const values = rows.map(measure).filter(Number.isFinite);
    if (!values.length) return null;
    const a = Math.log10(low > 1 || high ? low : Math.max(1e-3, Math.min(...values) / 1.5)), b = Math.log10(high || Math.max(...values) * 1.5);
    const bins = new Map();
    for (const r of rows) {
      const v = Math.min(measure(r), 10 ** b);
      const x = Math.round(((Math.log10(Math.max(v, 1e-3)) - a) / Math.max(b - a, 1e-9)) * steps) / steps;
      (bins.get(x) ?? bins.set(x, []).get(x)).push(r);
    }
    const top = Math.max(...[...bins.values()].map((list) => list.length));
    return el("div.strip", { vars: { steps } }, ticks.map(([v, words]) => el("span.at", { vars: { x: (Math.log10(v) - a) / (b - a) } }, words)),
      [...bins].sort((x, y) => x[0] - y[0]).map(([x, list]) => el("button.pile", { vars: { x: Math.max(0, Math.min(1, x)) }, "aria-label": `${size(list[0])}: ${count(list.length, "row")}`, title: `${[...new Set(list.map(size))].slice(0, 4).join("; ")}: ${count(list.length, "row")}`, data: { keep: `pile-${list[0]}` },
        onclick: () => { this.picked = { words: [...new Set(list.map(size))].slice(0, 3).join("; "), rows: list }; App.redraw(); $("picked")?.scrollIntoView({ block: "start" }); $("picked")?.focus(); } },
        top > 7 ? el("b", { vars: { h: list.length / top } }) : list.map((r) => el("i", { data: { hedged: hedged(r) ? "1" : "" } })))),
      top > 7 ? el("span.highest", {}, `highest: ${NUMBER.format(top)}`) : null);
  },
  lengths(timed) {
    const P = T.penalties;
    const ticks = [[1, "1 day"], [7, "1 week"], [30.44, "1 month"], [365.25, "1 year"], [3652.5, "10 years"], [18262, "life"]];
    const measure = (r) => Math.min(days(P.duration_max[r] ?? P.duration_min[r]), 18262);
    return el("div.lengths", {}, [...timed].sort((a, b) => b[1].length - a[1].length).map(([kind, list]) => {
      const sorted = [...list].sort((a, b) => measure(a) - measure(b));
      const middle = P.duration_max[sorted[Math.floor(sorted.length / 2)]] ?? P.duration_min[sorted[Math.floor(sorted.length / 2)]];
      return el("div.length", {}, el("div", {}, el("b", {}, label(kind)), el("p.small", {}, this.lead(list, `${label(kind)} with a length`), ` rows, median ${durationWords(middle)}`)),
        this.strip(list, measure, (r) => P.approximate[r] || P.duration_min[r] !== P.duration_max[r], 0.9, 22000, ticks));
    }));
  },
  list() {
    if (!this.picked) return el("p.small", {}, "Every number and mark leads to its rows.");
    const P = T.penalties;
    return el("section.picked", { id: "picked", tabindex: -1, "aria-label": "Rows" }, el("div.band-head", {}, el("h3", {}, `${this.picked.words}: ${count(this.picked.rows.length, "row")}`), el("button.quiet", { onclick: () => { this.picked = null; App.redraw(); } }, "Close")),
      el("ul", {}, this.picked.rows.slice(0, 300).map((r) => {
        const i = eventAt.get(P.event_id[r]);
        return el("li", {}, el("button.line", { onclick: () => { App.open(i, false); EventView.flash(reportOf("penalties", r), P.start[r], P.end[r]); } },
          el("span.date", {}, edtf(E.date[i]) || "undated"), el("b", {}, quoted(nameOf(P.recipient_id[r]) || P.recipient_text[r] || "recipient not stated")), el("span", {}, `${label(P.kind[r])} ${size(r)}`), el("span.small", {}, P.status[r]), el("q", { dir: "auto" }, wordsOf("penalties", r))));
      })), this.picked.rows.length > 300 ? el("p.small", {}, `The first 300 of ${NUMBER.format(this.picked.rows.length)}.`) : null);
  },
};
