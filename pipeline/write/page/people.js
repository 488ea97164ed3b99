// People, organisations and unnamed groups with a case; and the file of one of them in time order.
const CASES = new Map();
T.cases.case_id.forEach((id, row) => { const key = T.cases.entity_id[row] ?? id; (CASES.get(key) ?? CASES.set(key, []).get(key)).push(row); });
for (const rows of CASES.values()) rows.sort((a, b) => T.cases.step[a] - T.cases.step[b]);

const People = {
  kind: "person", find: "", most: 100, entity: null,

  kindOf: (id) => (personAt.has(id) ? "person" : bodyAt.has(id) ? "organisation" : "group"),
  state: (id) => (CASES.has(id) ? T.cases.current_state[CASES.get(id)[0]] : null),
  title: (id) => (personAt.has(id) || bodyAt.has(id) ? nameOf(id) : CASES.has(id) ? T.cases.name[CASES.get(id)[0]] : id),

  /** id → {target, all}: events shown in which somebody is a target, and is named at all */
  tally() {
    const tally = new Map();
    const of = (id) => tally.get(id) ?? tally.set(id, { target: [], all: [] }).get(id);
    for (const i of Filters.shown) {
      const seen = new Set();
      for (const p of PARTS.participants[i]) {
        const id = T.participants.entity_id[p];
        if (!id) continue;
        if (!seen.has(id)) of(id).all.push(E.event_id[i]);
        if (T.participants.role[p] === "target" && !seen.has(`t${id}`)) { of(id).target.push(E.event_id[i]); seen.add(`t${id}`); }
        seen.add(id);
      }
    }
    const passes = new Set(Filters.shown);
    for (const [id, rows] of CASES) if (!tally.has(id) && this.kindOf(id) === "group") {
      const ids = rows.map((r) => T.cases.event_id[r]).filter((e) => passes.has(eventAt.get(e)));
      if (ids.length) tally.set(id, { target: ids, all: ids });
    }
    return tally;
  },
  draw() { return this.entity ? this.file(this.entity) : this.index(); },
  index() {
    const tally = this.tally(), sought = bare(this.find);
    const kinds = { person: "People", organisation: "Organisations", group: "Groups" };
    const rows = [...tally].filter(([id]) => this.kindOf(id) === this.kind && (!sought || bare(`${this.title(id)} ${cellText(T.people.aliases[personAt.get(id)] ?? null)}`).includes(sought)))
      .sort((a, b) => b[1].target.length - a[1].target.length || b[1].all.length - a[1].all.length || (this.title(a[0]) < this.title(b[0]) ? -1 : 1));
    const tab = (kind) => el("button", { "aria-pressed": String(this.kind === kind), data: { keep: `k-${kind}` }, onclick: () => { this.kind = kind; this.most = 100; App.refresh(); } }, kinds[kind], " ", el("span.n", {}, [...tally.keys()].filter((id) => this.kindOf(id) === kind).length));
    return el("section.page.people", {}, el("div.band-head", {}, el("h2", {}, "Case files"), el("span.segments", { role: "group", "aria-label": "Kind" }, Object.keys(kinds).map(tab)),
      el("input.find", { type: "search", placeholder: "Find a name", "aria-label": "Find a name", value: this.find, data: { keep: "find-people" }, oninput: (e) => { this.find = e.target.value; App.redraw(); } })),
      el("table", {}, el("thead", {}, el("tr", {}, ["Name", "Described as", "Now", "Target of", "Named in"].map((h) => el("th", { scope: "col" }, h)))),
        el("tbody", {}, rows.slice(0, this.most).map(([id, n]) => {
          const person = personAt.get(id), body = bodyAt.get(id);
          return el("tr", {}, el("th", { scope: "row" }, el("button.link", { onclick: () => App.go("people", id) }, quoted(this.title(id)))),
            el("td.small", {}, quoted(person !== undefined ? (T.people.occupations[person] ?? []).join(", ") : body !== undefined ? label(T.organisations.kind[body]) : "")),
            el("td", {}, this.state(id) ? el("span.state", {}, this.state(id)) : null),
            el("td.n", {}, number(n.target, `events whose target is ${this.title(id)}`)), el("td.n", {}, number(n.all, `events that name ${this.title(id)}`)));
        }))),
      rows.length > this.most ? el("button.quiet.more", { onclick: () => { this.most += 200; App.redraw(); } }, `${NUMBER.format(rows.length - this.most)} more`) : null,
      rows.length ? null : el("p.empty", {}, "Nobody of this kind in the events shown."));
  },
  file(id) {
    const person = personAt.get(id), body = bodyAt.get(id), steps = CASES.get(id) ?? [];
    const inCase = new Set(steps.map((s) => T.cases.event_id[s]));
    const roles = new Map();
    T.participants.entity_id.forEach((e, p) => { if (e === id) roles.set(T.participants.event_id[p], T.participants.role[p]); });
    const others = [...roles.keys()].filter((e) => !inCase.has(e) && eventAt.has(e)).map((e) => eventAt.get(e)).sort((a, b) => ((E.date_start[a] ?? "9") < (E.date_start[b] ?? "9") ? -1 : 1));
    const names = person !== undefined ? T.people.aliases[person] : body !== undefined ? T.organisations.aliases[body] : null;
    const kind = person !== undefined ? (T.people.occupations[person] ?? []).join(", ") : body !== undefined ? label(T.organisations.kind[body]) : "Unnamed group";
    const links = person !== undefined ? (T.people.affiliations[person] ?? []).map((o) => el("button.link", { onclick: () => App.go("people", o) }, quoted(nameOf(o)))) : [];
    const nation = person !== undefined ? T.people.nationality[person] : body !== undefined ? T.organisations.country[body] : null;
    let before = null;
    const all = [...inCase, ...others.map((i) => E.event_id[i])];
    return el("section.page.case", { "aria-label": "Case file" }, el("button.quiet", { data: { keep: "back" }, onclick: () => App.go("people") }, "‹ All case files"),
      el("header", {}, el("h2", { tabindex: -1 }, quoted(this.title(id))), this.state(id) ? el("span.state.big", { title: "state after the last step that occurred" }, this.state(id)) : null,
        el("p", {}, quoted([kind, nation && countryName(nation)].filter(Boolean).join(" · ")), links.length ? [" · with ", links.map((l, n) => [n ? ", " : null, l])] : null),
        names?.length ? el("p.small", {}, "Also ", quoted(names.join(", "))) : null,
        el("p.small", {}, number(all, `events of ${this.title(id)}`), " events, ", number([...inCase], `steps of the case of ${this.title(id)}`), " of them steps of the case")),
      steps.length ? el("ol.steps", {}, steps.filter((s) => eventAt.has(T.cases.event_id[s])).map((s) => {
        const i = eventAt.get(T.cases.event_id[s]);
        const gap = before && E.date_precision[i] === "day" ? Math.round((Date.parse(E.date_start[i]) - Date.parse(before)) / 864e5) : 0;
        if (E.date_precision[i] === "day") before = E.date_start[i]; else before = null;
        return this.step(i, id, gap > 0 ? `${count(gap, "day")} later` : "");
      })) : null,
      others.length ? [el("h3", {}, steps.length ? "Also named in" : "Named in"), el("ol.steps.others", {}, others.map((i) => this.step(i, id, KINDS[roles.get(E.event_id[i])])))] : null);
  },
  step(i, id, note) {
    const mine = PARTS.penalties[i].filter((p) => T.penalties.recipient_id[p] === id || !personAt.has(id));
    return el("li", { data: { freedom: E.civic_freedom[i] ?? "", status: E.status[i] } }, el("span.date", {}, edtf(E.date[i]) || "undated", note ? el("small", {}, note) : null),
      el("div", {}, el("button.link.step-title", { "aria-current": EventView.i === i ? "true" : null, data: { keep: `step-${i}` }, onclick: () => App.open(i, false) }, label(E.event_type[i])), E.status[i] === "occurred" ? null : el("em.status", { data: { status: E.status[i] } }, STATUS_WORDS[E.status[i]]),
        E.place_id[i] ? el("span.small", {}, " ", quoted(nameOf(E.place_id[i]))) : null,
        mine.map((p) => el("span.penalty", {}, `${label(T.penalties.kind[p])} ${size(p)}`.trim())),
        el("p", { dir: "auto" }, wordsOf("events", i))));
  },
};
