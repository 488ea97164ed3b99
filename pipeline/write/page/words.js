// Values in words: labels of codes, dates, amounts, durations.
const NUMBER = new Intl.NumberFormat("en");
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const FREEDOMS = ["association", "peaceful_assembly", "expression"];
const FREEDOM_LETTER = { association: "A", peaceful_assembly: "P", expression: "E" };
const STATUS_WORDS = { occurred: "occurred", ongoing: "ongoing", planned: "planned", alleged: "alleged", not_occurred: "did not happen" };

const label = (code) => (code ? (code[0].toUpperCase() + code.slice(1)).replaceAll("_", " ") : "");
const count = (n, one, many = one + "s") => `${NUMBER.format(n)} ${n === 1 ? one : many}`;

function day(iso) {
  const [year, month, date] = iso.split("-");
  return `${Number(date)} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
}
/** an EDTF value in words; what is not a plain date is shown as it stands */
function edtf(value) {
  if (!value) return "";
  const hedge = /[~?%]$/.test(value) ? "about " : "";
  const bare = value.replace(/[~?%]$/, "");
  if (bare.includes("/")) {
    const [from, to] = bare.split("/");
    if (from === ".." || from === "") return `before ${edtf(to)}`;
    if (to === ".." || to === "") return `since ${edtf(from)}`;
    return `${edtf(from)} – ${edtf(to)}`;
  }
  const parts = bare.split("-");
  if (!/^\d{4}(-\d\d){0,2}$/.test(bare)) return value;
  if (parts.length === 3) return hedge + day(bare);
  if (parts.length === 1) return hedge + bare;
  const season = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" }[parts[1]];
  return hedge + (season ? `${season} ${parts[0]}` : `${MONTHS[parts[1] - 1].slice(0, 3)} ${parts[0]}`);
}
const UNITS = { Y: "year", M: "month", W: "week", D: "day", H: "hour" };
const DAYS = { Y: 365.25, M: 30.44, W: 7, D: 1, H: 1 / 24 };
const durationParts = (iso) => [...(iso ?? "").matchAll(/(\d+(?:\.\d+)?)([YMWDH])/g)].map(([, n, unit]) => [Number(n), unit]);
/** days of an ISO 8601 duration, to compare and to draw; Infinity for life, NaN where there is none */
const days = (iso) => (iso === "life" ? Infinity : durationParts(iso).reduce((sum, [n, unit]) => (sum || 0) + n * DAYS[unit], NaN));
const durationWords = (iso) => (iso === "life" ? "life" : durationParts(iso).map(([n, unit]) => count(n, UNITS[unit])).join(" "));
/** a report by its title, else by country and day */
function reportName(id) {
  const row = reportAt.get(id);
  if (row === undefined) return id;
  const R = T.reports;
  return R.title[row] || [countryName(R.country[row]), edtf(R.published_on[row])].filter(Boolean).join(", ") || id;
}
function range(min, max, words) {
  if (min === null && max === null) return "";
  if (min === null) return `up to ${words(max)}`;
  if (max === null) return `at least ${words(min)}`;
  return min === max ? words(min) : `${words(min)} to ${words(max)}`;
}
/** a penalty's size as its row states it: figure, hedge, basis and length */
function size(row) {
  const P = T.penalties;
  const hedge = P.approximate[row] ? "about " : "";
  const amount = range(P.amount_min[row], P.amount_max[row], (n) => NUMBER.format(n));
  const converted = P.converted_amount[row] === null ? "" : ` (${NUMBER.format(P.converted_amount[row])} ${P.converted_currency[row] ?? ""})`;
  const basis = { each: " each", total: " in total", average: " on average" }[P.basis[row]] ?? "";
  const money = amount && `${amount} ${P.currency[row] ?? ""}${converted}${basis}`;
  const length = range(P.duration_min[row], P.duration_max[row], durationWords);
  const stated = [money, length].filter(Boolean).join(", ");
  return stated ? hedge + stated : "";
}
function heads(min, max, approximate) {
  if (min === null && max === null) return "";
  return (approximate ? "about " : "") + (max === null ? `${min} or more` : min === null ? `up to ${max}` : min === max ? `${min}` : `${min}–${max}`);
}
