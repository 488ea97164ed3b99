// The tables as columns, and the indexes over them. T.events.date[i] is the date of row i; empty cells are null.
const DATA = JSON.parse(document.getElementById("data").textContent);
const T = {};
for (const [name, { rows, columns }] of Object.entries(DATA.tables)) {
  const table = { n: rows };
  for (const [column, packed] of Object.entries(columns)) {
    if (packed === null) table[column] = new Array(rows).fill(null);
    else if (Array.isArray(packed)) table[column] = packed;
    else table[column] = packed.at.map((at) => packed.of[at]);
  }
  T[name] = table;
}
const E = T.events;

/** key → row number */
const keyed = (table, column) => new Map(T[table][column].map((key, row) => [key, row]));
const eventAt = keyed("events", "event_id");
const personAt = keyed("people", "person_id");
const bodyAt = keyed("organisations", "organisation_id");
const placeAt = keyed("places", "place_id");
const sectionAt = keyed("sections", "section_id");
const reportAt = keyed("reports", "report_id");

/** rows of a table for each event, as a list per event row */
function perEvent(table) {
  const rows = Array.from({ length: E.n }, () => []);
  T[table].event_id.forEach((id, row) => eventAt.has(id) && rows[eventAt.get(id)].push(row));
  return rows;
}
const PARTS = {};
for (const table of ["participants", "penalties", "charges", "tellings", "basis"]) PARTS[table] = perEvent(table);

/** rows of a table for each report, sorted by start */
function perReport(table) {
  const rows = new Map();
  T[table].report_id.forEach((id, row) => (rows.get(id) ?? rows.set(id, []).get(id)).push(row));
  for (const list of rows.values()) list.sort((a, b) => T[table].start[a] - T[table].start[b]);
  return rows;
}
const MENTIONS = perReport("mentions");
const DATES = perReport("dates");
const TELLINGS = perReport("tellings");
const SECTIONS = perReport("sections");

/** rows of a sorted list that begin inside start..end */
function within(rows, starts, start, end) {
  let low = 0, high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[rows[middle]] < start) low = middle + 1; else high = middle;
  }
  const found = [];
  for (; low < rows.length && starts[rows[low]] < end; low++) found.push(rows[low]);
  return found;
}

const reportOf = (table, row) => T[table].report_id?.[row] ?? E.report_id[eventAt.get(T[table].event_id[row])];
/** the words of a row: its own where the tables changed them, else the text at its offsets */
const wordsOf = (table, row) => T[table].text[row] ?? (DATA.texts[reportOf(table, row)] ?? "").slice(T[table].start[row], T[table].end[row]);
const triggerOf = (row) => E.trigger[row] ?? (DATA.texts[E.report_id[row]] ?? "").slice(E.trigger_start[row], E.trigger_end[row]);
const textOf = (report) => DATA.texts[report] ?? "";

const nameOf = (id) => {
  if (personAt.has(id)) return T.people.name[personAt.get(id)];
  if (bodyAt.has(id)) return T.organisations.name[bodyAt.get(id)];
  if (placeAt.has(id)) return T.places.name[placeAt.get(id)];
  return id ?? "";
};
const countryName = (code) => DATA.countries[code] ?? code;

/** the place and all that hold it, the most specific first */
function placeChain(id) {
  const chain = [];
  while (id && placeAt.has(id) && !chain.includes(id)) {
    chain.push(id);
    id = T.places.part_of[placeAt.get(id)];
  }
  return chain;
}
const locations = new Map();
/** row of the nearest place in the chain that has coordinates, or -1 */
const located = (id) => locations.get(id) ?? (locations.set(id, nearest(id)), locations.get(id));
function nearest(id) {
  for (const each of placeChain(id)) {
    const row = placeAt.get(each);
    if (T.places.latitude[row] !== null && T.places.longitude[row] !== null) return row;
  }
  return -1;
}
