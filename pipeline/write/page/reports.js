// The reports behind the page, and the inputs that could not be read.
const Reports = {
  draw() {
    const R = T.reports;
    const of = new Map();
    Filters.shown.forEach((i) => (of.get(E.report_id[i]) ?? of.set(E.report_id[i], []).get(E.report_id[i])).push(E.event_id[i]));
    return el("section.page.reports", {}, el("h2", {}, "Reports"),
      el("table", {}, el("thead", {}, el("tr", {}, ["Title", "By", "Country", "Published", "Covers"].map((h) => el("th", { scope: "col" }, h)), el("th.n", { scope: "col" }, "Words"), el("th.n", { scope: "col" }, "Events"))),
        el("tbody", {}, R.report_id.map((id, r) => el("tr", {}, el("th", { scope: "row" }, quoted(reportName(id)), el("div.small", {}, quoted(R.source_path[r]))), el("td", {}, quoted((R.authors[r] ?? []).join(", "))), el("td", {}, countryName(R.country[r]) ?? ""), el("td", {}, edtf(R.published_on[r])),
          el("td", {}, range(R.period_start[r], R.period_end[r], day)), el("td.n", {}, NUMBER.format(R.words[r])), el("td.n", {}, number(of.get(id) ?? [], `events of ${reportName(id)}`)))))),
      el("h3", {}, "Not read"), T.rejected.n ? el("ul.rejected", {}, T.rejected.source_path.map((path, r) => el("li", {}, el("b", {}, quoted(path)), " ", quoted(T.rejected.error[r]), el("span.small", {}, ` (${T.rejected.stage[r]})`)))) : el("p.empty", {}, "Nothing was refused."),
      el("h3", {}, "How far to trust this"), el("p", {}, "The rows were extracted by a program, not by a witness. An empty value means that the text does not say. Read the sentence before you publish a row; confidence ranks the rows by how likely they are right. What was only alleged, planned or denied is marked so everywhere on this page."),
      el("p.small", {}, `Made by civic-event-tables ${DATA.version}. Places from GeoNames (CC BY 4.0), outlines from Natural Earth (public domain).`));
  },
};
