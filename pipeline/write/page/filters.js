// What is chosen, which events pass, and how many would pass if one filter were lifted. State lives in the address, so that the
// back button and a bookmark work.
const FACETS = [
  { key: "freedom", label: "Freedom", of: (i) => [E.civic_freedom[i] ?? ""], words: (v) => label(v) || "None stated" },
  { key: "type", label: "Type", of: (i) => [E.event_type[i]], words: label, hint: (v) => DATA.types[v] },
  { key: "status", label: "Status", of: (i) => [E.status[i]], words: (v) => label(STATUS_WORDS[v]) },
  { key: "country", label: "Country", of: (i) => [E.country[i] ?? ""], words: (v) => countryName(v) || "None stated" },
  { key: "place", label: "Place", of: (i) => { const chain = placeChain(E.place_id[i]); return chain.length ? chain : [""]; }, words: (v) => nameOf(v) || "None stated" },
  { key: "who", label: "Person or organisation", of: (i) => [...new Set(PARTS.participants[i].map((p) => T.participants.entity_id[p]).filter(Boolean))], words: nameOf },
  { key: "report", label: "Report", of: (i) => [E.report_id[i]], words: reportName },
  { key: "review", label: "Reviewed", of: (i) => [Review.standing(E.event_id[i])], words: (v) => label(v) },
];
const BIT = Object.fromEntries([...FACETS.map((f) => f.key), "time", "query", "confidence", "rows"].map((key, n) => [key, 1 << n]));
const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const Filters = {
  chosen: Object.fromEntries(FACETS.map((f) => [f.key, new Set()])),
  from: "", to: "", maybe: false, query: "", confidence: 0,
  rows: null, // {words, ids}: exactly the rows behind a number
  values: {}, masks: new Int32Array(E.n), shown: [], tallies: {}, order: "date", orders: {},

  start() {
    for (const facet of FACETS) this.values[facet.key] = Array.from({ length: E.n }, (_, i) => facet.of(i));
  },
  reviewed(id) {
    const i = eventAt.get(id);
    if (i !== undefined) this.values.review[i] = FACETS.find((f) => f.key === "review").of(i);
  },
  hay() {
    this.haystack ??= Array.from({ length: E.n }, (_, i) => bare([
      wordsOf("events", i), ...this.values.who[i].map(nameOf), ...this.values.place[i].map(nameOf), label(E.event_type[i]),
    ].join(" \u0000 ")));
    return this.haystack;
  },
  /** whether an event's whole date (or, with `maybe`, any part of it) lies in the range */
  inTime(i) {
    const a = E.date_start[i], b = E.date_end[i];
    if (this.maybe) return (a !== null || b !== null) && !(this.to && a !== null && a > this.to) && !(this.from && b !== null && b < this.from);
    return a !== null && b !== null && (!this.from || a >= this.from) && (!this.to || b <= this.to);
  },
  apply() {
    const words = bare(this.query).split(/\s+/).filter(Boolean);
    const hay = words.length ? this.hay() : null;
    const active = FACETS.filter((f) => this.chosen[f.key].size);
    const timed = this.from || this.to;
    this.masks.fill(0);
    for (let i = 0; i < E.n; i++) {
      let mask = 0;
      for (const facet of active) if (!this.values[facet.key][i].some((v) => this.chosen[facet.key].has(v))) mask |= BIT[facet.key];
      if (timed && !this.inTime(i)) mask |= BIT.time;
      if (hay && !words.every((word) => hay[i].includes(word))) mask |= BIT.query;
      if (E.confidence[i] < this.confidence) mask |= BIT.confidence;
      if (this.rows && !this.rows.ids.has(E.event_id[i])) mask |= BIT.rows;
      this.masks[i] = mask;
    }
    this.shown = this.ordered().filter((i) => this.masks[i] === 0);
    this.count();
  },
  /** all events in the order chosen, sorted once */
  ordered() {
    const by = { date: (i) => E.date_start[i] ?? E.date_end[i] ?? "9999", confidence: (i) => E.confidence[i] }[this.order] ?? (() => 0);
    return (this.orders[this.order] ??= Array.from({ length: E.n }, (_, i) => i).sort((a, b) => { const x = by(a), y = by(b); return x < y ? -1 : x > y ? 1 : a - b; }));
  },
  /** for every facet value → number of events that would pass with that facet lifted */
  count() {
    this.tallies = Object.fromEntries(FACETS.map((f) => [f.key, new Map([...this.chosen[f.key]].map((v) => [v, 0]))]));
    for (let i = 0; i < E.n; i++) {
      const mask = this.masks[i];
      if (mask & (mask - 1)) continue; // two filters or more stop it
      for (const { key } of FACETS) {
        if (mask && mask !== BIT[key]) continue;
        const tally = this.tallies[key];
        for (const v of this.values[key][i]) tally.set(v, (tally.get(v) ?? 0) + 1);
      }
    }
  },
  /** events that pass every filter, but for those named */
  passing(...lifted) {
    const care = ~lifted.reduce((bits, key) => bits | BIT[key], 0);
    const found = [];
    for (let i = 0; i < E.n; i++) if ((this.masks[i] & care) === 0) found.push(i);
    return found;
  },
  any() {
    return FACETS.some((f) => this.chosen[f.key].size) || this.from || this.to || this.query || this.confidence || this.rows;
  },
  clear() {
    for (const f of FACETS) this.chosen[f.key].clear();
    Object.assign(this, { from: "", to: "", maybe: false, query: "", confidence: 0, rows: null });
  },
  toggle(key, value) {
    const set = this.chosen[key];
    set.has(value) ? set.delete(value) : set.add(value);
    App.refresh();
  },
  only(choice) {
    this.clear();
    for (const [key, value] of Object.entries(choice)) {
      if (this.chosen[key]) this.chosen[key].add(value);
      else this[key] = value;
    }
    App.go("events");
  },
  save(params) {
    for (const f of FACETS) for (const v of this.chosen[f.key]) params.append(f.key, v);
    for (const key of ["from", "to", "query"]) if (this[key]) params.set(key, this[key]);
    if (this.maybe) params.set("maybe", "1");
    if (this.confidence) params.set("confidence", this.confidence);
    if (this.order !== "date") params.set("order", this.order);
    if (this.rows && this.rows.ids.size <= 200) { params.set("rows", [...this.rows.ids].join(",")); params.set("words", this.rows.words); }
  },
  load(params) {
    this.clear();
    for (const f of FACETS) for (const v of params.getAll(f.key)) this.chosen[f.key].add(v);
    for (const key of ["from", "to", "query"]) this[key] = params.get(key) ?? "";
    this.maybe = params.has("maybe");
    this.confidence = Number(params.get("confidence")) || 0;
    this.order = params.get("order") ?? "date";
    if (params.has("rows")) this.rows = { words: params.get("words") ?? "", ids: new Set(params.get("rows").split(",")) };
  },
};

/** a number that leads to its events: the one way in which the page prints a count of rows */
function number(ids, words, text = NUMBER.format(ids.length)) {
  if (!ids.length) return el("span.zero", {}, "0");
  return el("button.number", { title: `Show ${words}`, "aria-label": `${text}: show ${words}`, onclick: () => { Filters.rows = { words, ids: new Set(ids) }; App.go("events"); } }, text);
}
