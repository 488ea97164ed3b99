// One event: its words, its values, who was in it, what followed, where else it is told; and the reviewer's tools.
const EDITABLE = {
  events: ["event_type", "status", "date", "place_id", "country", "civic_freedom"],
  participants: ["role", "count_min", "count_max", "approximate"],
  penalties: ["kind", "amount_min", "amount_max", "currency", "approximate", "basis", "duration_min", "duration_max", "offence", "provision", "status"],
  charges: ["offence", "provision"],
};
const rowKey = (table, row) => table === "participants"
  ? [T.participants.event_id[row], T.participants.role[row], T.participants.entity_id[row] ?? wordsOf("participants", row)].join("|")
  : T[table][DATA.schema[table].key][row];
const cellText = (value) => (value === null ? "" : Array.isArray(value) ? value.join(";") : String(value));

const EventView = {
  i: null, context: false, at: null,

  draw() {
    const panel = $("detail"), i = this.i;
    document.body.dataset.detail = i === null ? "" : "1";
    if (i === null) return fill(panel, el("div.nothing", {}, el("p", {}, "Choose an event to see its words."), el("p.small", {}, "j and k move through the list, Enter opens an event, ? lists all keys.")));
    const id = E.event_id[i];
    const focus = panel.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
    const scrolled = panel.dataset.event === id ? panel.scrollTop : 0;
    panel.dataset.event = id;
    fill(panel,
      el("div.panel-head", {}, el("p.crumbs", {}, badge(E.civic_freedom[i]), label(E.civic_freedom[i]) || "No freedom stated", " · ", el("span", { title: "0 to 1; ranks the rows by how likely they are right" }, `confidence ${E.confidence[i].toFixed(2)}`)),
        el("button.quiet", { "aria-label": "Close the event", data: { keep: "close" }, onclick: () => App.close() }, "Close")),
      el("h2.event-title", {}, this.cell("events", i, "event_type", label(E.event_type[i])), E.status[i] === "occurred" ? null : el("em.status", { data: { status: E.status[i] } }, STATUS_WORDS[E.status[i]])),
      this.words(i), this.facts(i), this.participants(i), this.penalties(i), this.charges(i), this.tellings(i), this.derived(i), this.judge(id));
    panel.scrollTop = scrolled;
    if (focus) panel.querySelector(`[data-keep="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true });
  },
  words(i) {
    const report = E.report_id[i], row = reportAt.get(report);
    const place = this.at ?? { report, start: E.start[i], end: E.end[i] };
    const url = row === undefined ? "" : T.reports.source_url[row] ?? "";
    const path = headingPath(sectionHolding(place.report, place.start));
    const has = textOf(report).length > 0 && E.text[i] === null;
    const used = new Set(spansOf(i).filter((s) => s.start < E.end[i] && s.end > E.start[i]).map((s) => s.kind));
    return el("section.words", { "aria-label": "In the report" },
      el("p.source", {}, el("b", {}, quoted(reportName(place.report))), path.length ? el("span", {}, " › ", quoted(path.join(" › "))) : null,
        /^https?:\/\//i.test(url) ? el("span", {}, " · ", el("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, "source")) : null),
      this.context && has ? sectionText(place.report, place.start, i) : el("blockquote", { dir: "auto" }, has ? passage(report, E.start[i], E.end[i], spansOf(i)) : wordsOf("events", i)),
      el("p.legend-row", {}, Object.entries(KINDS).filter(([kind]) => used.has(kind)).map(([kind, words]) => el("mark", { data: { kind } }, words)),
        has ? el("button.quiet", { "aria-expanded": String(this.context), data: { keep: "context" }, onclick: () => { this.context = !this.context; this.at = null; this.draw(); this.flash(report, E.trigger_start[i], E.trigger_end[i]); } }, this.context ? "Only the sentence" : "In its section") : null));
  },
  /** show the words of a row, in their section where they are not in view */
  flash(report, start, end) {
    const find = () => [...$("detail").querySelectorAll("mark, .this, .told")].filter((m) => Number(m.dataset.start) < end && Number(m.dataset.end) > start);
    const holder = this.at?.report ?? E.report_id[this.i];
    let nodes = report === holder ? find() : [];
    if (!nodes.length && textOf(report)) { this.context = true; this.at = { report, start, end }; this.draw(); nodes = find(); }
    const marks = nodes.filter((n) => n.tagName === "MARK");
    for (const node of marks.length ? marks : nodes) { node.classList.remove("flash"); void node.offsetWidth; node.classList.add("flash"); }
    nodes[0]?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  },
  evidence(table, row, content) {
    return el("button.evidence", { title: "Show these words in the report", data: { keep: `e-${table}-${row}` }, onclick: () => this.flash(reportOf(table, row), T[table].start[row], T[table].end[row]) }, content ?? quoted(`“${wordsOf(table, row)}”`));
  },
  /** a value that can be edited in place */
  cell(table, row, column, words) {
    const id = E.event_id[this.i], key = rowKey(table, row);
    const edit = Review.edited(id, table, key, column);
    const was = cellText(T[table][column][row]);
    const open = this.editing === `${table} ${key} ${column}`;
    if (open) return this.form(table, row, column, key, edit?.value ?? was, was);
    return el("span.cell", {}, edit ? [el("ins", {}, quoted(this.value(column, edit.value) || "empty")), was ? el("del", {}, quoted(words)) : null] : quoted(words || "not stated"),
      el("button.pencil", { "aria-label": `Edit ${label(column)}`, title: `Edit ${label(column).toLowerCase()}`, data: { keep: `p-${table}-${row}-${column}` }, onclick: () => { this.editing = `${table} ${key} ${column}`; this.draw(); $("detail").querySelector(".edit-form select, .edit-form input")?.focus(); } }, "✎"));
  },
  value(column, value) {
    if (column === "place_id") return nameOf(value);
    if (column === "country") return countryName(value);
    if (column === "date") return edtf(value);
    return column === "event_type" || column === "status" || column === "kind" ? label(value) : value;
  },
  form(table, row, column, key, value, was) {
    const id = E.event_id[this.i], schema = DATA.schema[table].columns[column];
    const codes = column === "event_type" ? Object.keys(DATA.types) : column === "approximate" ? ["true", "false"] : schema.allowed;
    let input;
    if (column === "place_id") {
      const names = el("datalist", { id: "place-names" }, T.places.place_id.map((p, n) => el("option", { value: p }, `${T.places.name[n]} (${T.places.country[n] ?? ""})`)));
      input = el("input", { type: "text", list: "place-names", value, "aria-label": label(column) });
      input.append(names);
    } else if (codes.length) {
      input = el("select", { "aria-label": label(column) }, (schema.required ? [] : [""]).concat(codes).map((code) => el("option", { value: code }, code ? label(code) : "not stated")));
      input.value = value;
    } else input = el("input", { type: "text", value, "aria-label": label(column), placeholder: "empty: the text does not say" });
    const why = el("input", { type: "text", value: Review.edited(id, table, key, column)?.why ?? "read in the sentence", "aria-label": "Why" });
    const wrong = el("span.wrong", { role: "alert" });
    const done = () => { this.editing = null; this.draw(); $("detail").querySelector(`[data-keep="${CSS.escape(`p-${table}-${row}-${column}`)}"]`)?.focus(); };
    const save = () => {
      const text = input.value.trim();
      const bad = this.bad(column, schema, text);
      if (bad || !why.value.trim()) { wrong.textContent = bad || "Say why, in a word."; return; }
      this.editing = null;
      Review.edit(id, table, key, column, text, was, wordsOf(table, row), why.value.trim());
      done();
    };
    return el("span.edit-form", { onkeydown: (e) => { if (e.key === "Enter") { save(); e.preventDefault(); } else if (e.key === "Escape") { done(); e.stopPropagation(); } } },
      input, column === "place_id" ? input.firstChild : null, why, el("button.primary", { onclick: save }, "Save"), el("button.quiet", { onclick: done }, "Cancel"), wrong);
  },
  bad(column, schema, text) {
    if (!text) return schema.required ? "This value may not be empty." : "";
    if (schema.type === "integer" && !/^\d+$/.test(text)) return "A whole number, please.";
    if (schema.type === "number" && !/^\d+(\.\d+)?$/.test(text)) return "A number, please.";
    if (column === "date" && !/^[\d./~?%X-]+$/.test(text)) return "A date as 2024-02-15, 2024-02, 2024 or 2024-02-01/2024-02-15, please.";
    if (column.startsWith("duration") && !/^(life|P[\dYMWDTH.]+)$/.test(text)) return "A duration as P15D, P7M or P3Y, or life, please.";
    if (column === "country" && !/^[A-Z]{3}$/.test(text)) return "Three letters, as KEN.";
    return "";
  },
  remove(table, row) {
    const id = E.event_id[this.i], key = rowKey(table, row), gone = Review.edited(id, table, key, "");
    return el("button.pencil", { "aria-pressed": String(Boolean(gone)), "aria-label": gone ? "Keep this row" : "This row is wrong", title: gone ? "Keep this row" : "This row is wrong", data: { keep: `x-${table}-${row}` },
      onclick: () => Review.edit(id, table, key, "", gone ? "" : "\u0000", "", wordsOf(table, row), "read against its sentence: wrong") }, gone ? "↺" : "✗");
  },
  gone(table, row) { return Review.edited(E.event_id[this.i], table, rowKey(table, row), "") ? "1" : ""; },
  facts(i) {
    const chain = placeChain(E.place_id[i]);
    const lead = (key, value, words) => (value ? el("button.link", { title: "Filter by it", onclick: () => Filters.only({ [key]: value }) }, quoted(words)) : null);
    const line = (name, ...content) => el("div", {}, el("dt", {}, name), el("dd", {}, content));
    const basis = (column) => PARTS.basis[i].filter((b) => T.basis.column[b] === column).map((b) => T.basis.basis[b]).join("; ");
    return el("dl.facts", {},
      line("When", this.cell("events", i, "date", edtf(E.date[i])), basis("date") ? el("small", {}, quoted(basis("date"))) : null),
      line("Where", this.cell("events", i, "place_id", nameOf(E.place_id[i])), chain.length > 1 ? el("small", {}, chain.slice(1).map(nameOf).join(", ")) : null, lead("place", E.place_id[i], "all events here")),
      line("Country", this.cell("events", i, "country", countryName(E.country[i]))),
      line("Status", this.cell("events", i, "status", label(STATUS_WORDS[E.status[i]])), basis("status") ? el("small", {}, quoted(basis("status"))) : null),
      line("Freedom", this.cell("events", i, "civic_freedom", label(E.civic_freedom[i]))),
      E.conflicts[i]?.length ? line("Tellings disagree", el("span.conflict", {}, quoted(E.conflicts[i].join("; ")))) : null,
      line("Also coded", el("small", {}, [...(E.civicus_tags[i] ?? []), ...(E.plover[i] ?? []), ...(E.acled[i] ?? [])].join(" · ") || "–")));
  },
  table(title, table, rows, line) {
    if (!rows.length) return null;
    return el("section.rows", {}, el("h3", {}, title), el("ul", {}, rows.map((row) => el("li", { data: { gone: this.gone(table, row) } }, line(row), this.remove(table, row)))));
  },
  participants(i) {
    const P = T.participants;
    const order = ["target", "actor", "affected", "source"];
    const rows = [...PARTS.participants[i]].sort((a, b) => order.indexOf(P.role[a]) - order.indexOf(P.role[b]));
    return this.table("Who", "participants", rows, (p) => [el("span.role", { data: { kind: P.role[p] } }, KINDS[P.role[p]]),
      P.entity_id[p] ? el("button.link", { onclick: () => App.go("people", P.entity_id[p]) }, quoted(nameOf(P.entity_id[p]))) : null,
      this.evidence("participants", p), (P.count_min[p] ?? P.count_max[p] ?? 1) > 1 ? el("span.small", { title: "heads" }, `${heads(P.count_min[p], P.count_max[p], P.approximate[p])} people`) : null]);
  },
  penalties(i) {
    const P = T.penalties;
    return this.table("Penalties", "penalties", PARTS.penalties[i], (p) => [el("b", {}, this.cell("penalties", p, "kind", label(P.kind[p]))), " ", size(p) || el("span.small", {}, "no figure stated"), ["amount_min", "currency", "duration_min"].filter((c) => P[c][p] !== null).map((c) => el("span.small", {}, " ", this.cell("penalties", p, c, cellText(P[c][p])))),
      el("span.small", {}, ` ${P.status[p]} · `, quoted(nameOf(P.recipient_id[p]) || P.recipient_text[p] || "")), P.provision[p] || P.offence[p] ? el("span.small", {}, " · ", quoted([P.offence[p], P.provision[p]].filter(Boolean).join(", "))) : null, this.evidence("penalties", p)]);
  },
  charges(i) {
    const C = T.charges;
    return this.table("Charges", "charges", PARTS.charges[i], (c) => [this.cell("charges", c, "offence", C.offence[c]), C.provision[c] ? el("span.small", {}, " ", quoted(C.provision[c])) : null, el("span.small", {}, " · ", quoted(nameOf(C.recipient_id[c]) || C.recipient_text[c] || "")), this.evidence("charges", c)]);
  },
  tellings(i) {
    if (PARTS.tellings[i].length < 2) return null;
    return el("section.rows", {}, el("h3", {}, `Told ${PARTS.tellings[i].length} times`), el("ul", {}, PARTS.tellings[i].map((t) => el("li", {}, el("span.small", {}, quoted(headingPath(sectionHolding(T.tellings.report_id[t], T.tellings.start[t])).at(-1) ?? reportName(T.tellings.report_id[t]))), this.evidence("tellings", t)))));
  },
  derived(i) {
    if (!PARTS.basis[i].length) return null;
    return el("details.derived", {}, el("summary", {}, "How each value was derived"), el("dl", {}, PARTS.basis[i].map((b) => [el("dt", {}, label(T.basis.column[b])), el("dd", {}, quoted(T.basis.basis[b]))])), el("p.small", {}, E.event_id[i], " · characters ", `${E.start[i]}–${E.end[i]}`, " of ", E.report_id[i]));
  },
  judge(id) {
    const standing = Review.of(id).verdict;
    const button = (verdict, words, key) => el(`button.verdict.${verdict}`, { "aria-pressed": String(standing === verdict), data: { keep: verdict }, onclick: () => Review.judge(id, verdict) }, words, el("kbd", {}, key));
    return el("div.judge", { role: "group", "aria-label": "Review this event" }, button("right", "✓ Right", "r"), button("wrong", "✗ Wrong", "w"),
      Review.standing(id) === "open" ? null : el("button.quiet", { onclick: () => Review.change(id, (mine) => { delete mine.verdict; mine.edits = {}; }) }, "Undo all"));
  },
};
