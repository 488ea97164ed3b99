// A person's judgement, kept in this browser until it is exported as corrections.csv (docs/corrections.md).
const Review = {
  key: "civic-event-tables.review.1", kept: { who: "", events: {} }, lasting: true,

  start() {
    try { this.kept = { ...this.kept, ...JSON.parse(localStorage.getItem(this.key) ?? "{}") }; }
    catch { this.lasting = false; }
  },
  store() {
    try { localStorage.setItem(this.key, JSON.stringify(this.kept)); }
    catch { this.lasting = false; }
  },
  of(id) { return this.kept.events[id] ?? { edits: {} }; },
  standing(id) {
    const mine = this.kept.events[id];
    if (!mine) return "open";
    return mine.verdict ?? (Object.keys(mine.edits).length ? "edited" : "open");
  },
  change(id, change) {
    const mine = { edits: {}, ...this.kept.events[id] };
    change(mine);
    if (mine.verdict || Object.keys(mine.edits).length) this.kept.events[id] = mine; else delete this.kept.events[id];
    this.store();
    Filters.reviewed(id);
    App.refresh();
  },
  judge(id, verdict) {
    this.change(id, (mine) => { if (mine.verdict === verdict) delete mine.verdict; else Object.assign(mine, { verdict, when: now() }); });
    say(`Marked ${this.standing(id)}`);
  },
  /** edits are keyed by table, row and column; one without a column takes the row away */
  edit(id, table, row, column, value, was, evidence, why) {
    this.change(id, (mine) => {
      const key = [table, row, column].join("\u001f");
      if (value === was) delete mine.edits[key]; else mine.edits[key] = { table, row, column, value, was, evidence, why, when: now() };
    });
  },
  edited(id, table, row, column) { return this.of(id).edits[[table, row, column].join("\u001f")]; },
  here() { return Object.keys(this.kept.events).filter((id) => eventAt.has(id)); },

  /** the rows of corrections.csv, oldest first */
  rows() {
    const rows = [];
    const who = this.kept.who.trim() || "reviewer";
    for (const id of this.here()) {
      const mine = this.kept.events[id], i = eventAt.get(id), evidence = wordsOf("events", i);
      if (mine.verdict === "wrong") { rows.push({ action: "delete", table: "events", id, column: "", value: "", was: "", evidence, who, when: mine.when, why: "read against its sentence: no such event" }); continue; }
      if (mine.verdict === "right") rows.push({ action: "set", table: "events", id, column: "confidence", value: "1", was: String(E.confidence[i]), evidence, who, when: mine.when, why: "read against its sentence: right" });
      for (const e of Object.values(mine.edits)) {
        rows.push({ action: e.column ? "set" : "delete", table: e.table, id: e.row, column: e.column, value: e.column ? e.value : "", was: e.was, evidence: e.evidence, who, when: e.when, why: e.why });
      }
    }
    return rows.sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0));
  },
  csv() {
    const columns = ["action", "table", "id", "column", "value", "was", "evidence", "who", "when", "why"];
    const formula = /^[=+\-@\t\r]/;
    const cell = (text) => { const safe = formula.test(text) ? "'" + text : text; return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
    // evidence is compared letter by letter, so that words which a spreadsheet would take for a formula are left out, not changed
    const lines = this.rows().map((row) => columns.map((c) => cell(c === "evidence" && formula.test(row[c]) ? "" : String(row[c] ?? ""))).join(","));
    return [columns.join(","), ...lines].join("\n") + "\n";
  },
  export() {
    const link = el("a", { href: URL.createObjectURL(new Blob([this.csv()], { type: "text/csv" })), download: "corrections.csv" });
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  },
  panel() {
    const mine = this.here();
    const ids = (standing) => mine.filter((id) => this.standing(id) === standing);
    const edits = mine.filter((id) => Object.keys(this.kept.events[id].edits).length);
    return el("section.review-panel", { "aria-label": "Review" }, el("h2", {}, "Review"),
      el("p", {}, number(ids("right"), "events marked right"), " right · ", number(ids("wrong"), "events marked wrong"), " wrong · ", number(edits, "events with edited values"), " edited"),
      el("label", {}, "Your name, for the file", el("input", { type: "text", value: this.kept.who, autocomplete: "name", data: { keep: "who-reviews" }, onchange: (e) => { this.kept.who = e.target.value; this.store(); } })),
      el("button.primary", { disabled: !mine.length, id: "export", onclick: () => this.export() }, "Export corrections.csv"),
      el("p.small", {}, this.lasting ? "Kept in this browser only. Put the file into the folder of reports and extract again." : "This browser keeps nothing between visits: export before you close the page."));
  },
};
const now = () => new Date().toISOString().slice(0, 19) + "Z";
