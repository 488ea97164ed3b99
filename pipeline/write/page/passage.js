// A passage of a report with the spans of an event in colour. Spans may overlap: every stretch of text gets the colour of the
// shortest span over it, and a line under it for each other one.
const KINDS = { trigger: "what", actor: "who did it", target: "to whom", source: "who says it", affected: "concerned", date: "when", place: "where", penalty: "penalty", charge: "offence" };

/** all spans of an event as {start, end, kind, words} in its own report */
function spansOf(i) {
  const spans = [{ start: E.trigger_start[i], end: E.trigger_end[i], kind: "trigger", words: label(E.event_type[i]) }];
  const P = T.participants;
  for (const p of PARTS.participants[i]) spans.push({ start: P.start[p], end: P.end[p], kind: P.role[p], words: `${KINDS[P.role[p]]}: ${nameOf(P.entity_id[p]) || wordsOf("participants", p)}` });
  for (const p of PARTS.penalties[i]) spans.push({ start: T.penalties.start[p], end: T.penalties.end[p], kind: "penalty", words: `${label(T.penalties.kind[p])} ${size(p)}` });
  for (const c of PARTS.charges[i]) spans.push({ start: T.charges.start[c], end: T.charges.end[c], kind: "charge", words: "charge" });
  const report = E.report_id[i];
  for (const d of within(DATES.get(report) ?? [], T.dates.start, E.start[i], E.end[i])) {
    spans.push({ start: T.dates.start[d], end: T.dates.end[d], kind: "date", words: edtf(T.dates.edtf[d]) || range(T.dates.duration_min[d], T.dates.duration_max[d], durationWords) || T.dates.kind[d] });
  }
  for (const m of within(MENTIONS.get(report) ?? [], T.mentions.start, E.start[i], E.end[i])) {
    if (T.mentions.kind[m] === "place") spans.push({ start: T.mentions.start[m], end: T.mentions.end[m], kind: "place", words: nameOf(T.mentions.entity_id[m]) });
  }
  return spans;
}
/** text from start to end of a report with spans marked; `also` are ranges that get a class of their own, and what a click does */
function passage(report, start, end, spans, also = []) {
  const text = textOf(report);
  const cuts = new Set([start, end]);
  for (const s of [...spans, ...also]) for (const at of [s.start, s.end]) if (at > start && at < end) cuts.add(at);
  const edges = [...cuts].sort((a, b) => a - b);
  const parts = [];
  for (let n = 0; n + 1 < edges.length; n++) {
    const [a, b] = [edges[n], edges[n + 1]];
    const over = spans.filter((s) => s.start <= a && s.end >= b).sort((x, y) => x.end - x.start - (y.end - y.start));
    const around = also.filter((s) => s.start <= a && s.end >= b);
    let node = document.createTextNode(shown(text.slice(a, b)));
    if (over.length) node = el("mark", { data: { kind: over[0].kind, more: [...new Set(over.slice(1).map((s) => s.kind))].filter((k) => k !== over[0].kind).join(" "), start: a, end: b }, title: [...new Set(over.map((s) => s.words))].join(" · ") }, node);
    if (around.length) node = el("span", { class: around.map((s) => s.look).join(" "), data: { start: a, end: b, event: around.at(-1).event ?? "" }, title: around.at(-1).words }, node);
    parts.push(node);
  }
  return parts;
}
/** the innermost section that holds an offset, as a row, or -1 */
function sectionHolding(report, offset) {
  let found = -1;
  for (const s of SECTIONS.get(report) ?? []) if (T.sections.start[s] <= offset && offset < T.sections.end[s]) found = s;
  return found;
}
function headingPath(section) {
  const path = [];
  for (let s = section; s !== undefined && s >= 0; s = sectionAt.get(T.sections.parent_id[s])) if (T.sections.heading[s]) path.unshift(T.sections.heading[s]);
  return path;
}
/** the section around an offset, where every sentence that tells an event leads to that event */
function sectionText(report, offset, i) {
  const section = sectionHolding(report, offset);
  const [start, end] = section < 0 ? [Math.max(0, offset - 800), Math.min(textOf(report).length, offset + 800)] : [T.sections.start[section], T.sections.end[section]];
  const also = within(TELLINGS.get(report) ?? [], T.tellings.start, start, end).map((t) => {
    const other = eventAt.get(T.tellings.event_id[t]);
    return { start: T.tellings.start[t], end: T.tellings.end[t], look: other === i ? "this" : "told", event: T.tellings.event_id[t], words: other === undefined ? "" : `${label(E.event_type[other])}, ${edtf(E.date[other])}` };
  }).sort((a, b) => (a.look === "this") - (b.look === "this"));
  const node = el("div.section-text", { dir: "auto", onclick: (e) => { const told = e.target.closest(".told:not(.this)"); if (told && eventAt.has(told.dataset.event)) App.open(eventAt.get(told.dataset.event), true); } });
  return add(node, passage(report, start, end, report === E.report_id[i] ? spansOf(i) : [], also));
}
