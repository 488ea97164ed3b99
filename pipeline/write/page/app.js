// What is where, the address, the keys.
const VIEWS = { events: "Events", people: "Case files", penalties: "Penalties", reports: "Reports" };
const App = {
  view: "events",

  start() {
    Review.start();
    Filters.start();
    $("query").addEventListener("input", (e) => { clearTimeout(this.typing); this.typing = setTimeout(() => { Filters.query = e.target.value; this.refresh(); }, 120); });
    $("theme").addEventListener("click", () => {
      const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      document.documentElement.dataset.theme = dark ? "light" : "dark";
    });
    document.querySelector(".skip").addEventListener("click", (e) => { e.preventDefault(); (List.node ?? $("centre")).focus(); });
    addEventListener("popstate", () => this.load());
    addEventListener("keydown", (e) => this.key(e));
    this.load();
  },
  load() {
    const params = new URLSearchParams(location.hash.slice(1));
    Filters.load(params);
    this.view = params.get("view") in VIEWS ? params.get("view") : "events";
    People.entity = params.get("entity");
    EventView.i = eventAt.get(params.get("event")) ?? null;
    List.current = EventView.i;
    $("query").value = Filters.query;
    this.refresh(false);
    EventView.draw();
  },
  save(push) {
    const params = new URLSearchParams();
    if (this.view !== "events") params.set("view", this.view);
    if (People.entity) params.set("entity", People.entity);
    if (EventView.i !== null) params.set("event", E.event_id[EventView.i]);
    Filters.save(params);
    const hash = `#${params}`;
    if (hash !== location.hash && (location.hash || hash !== "#")) history[push ? "pushState" : "replaceState"](null, "", hash);
  },
  refresh(save = true) {
    Filters.apply();
    if ($("query").value !== Filters.query && document.activeElement !== $("query")) $("query").value = Filters.query;
    Facets.draw();
    this.redraw();
    if (EventView.i !== null) EventView.draw();
    if (save) this.save(false);
  },
  redraw() {
    const centre = $("centre");
    const focus = centre.contains(document.activeElement) ? document.activeElement.dataset.keep ?? (document.activeElement === List.node ? "list" : document.activeElement.dataset.place ? `place ${document.activeElement.dataset.place}` : null) : null;
    const scrolled = this.drawn === this.view + People.entity ? centre.scrollTop : 0;
    this.drawn = this.view + People.entity;
    fill($("counts"), number(Filters.shown.map((i) => E.event_id[i]), "these events"), Filters.shown.length === E.n ? " events" : ` of ${NUMBER.format(E.n)} events`, ` in ${count(T.reports.n, "report")}`, T.rejected.n ? ` · ${count(T.rejected.n, "input")} not read` : "");
    fill($("views"), Object.entries(VIEWS).map(([view, words]) => el("button", { "aria-current": this.view === view ? "page" : null, data: { keep: `v-${view}` }, onclick: () => this.go(view) }, words)),
      el("button.phone", { onclick: () => this.panel(true), data: { keep: "v-filters" } }, "Filters"));
    centre.dataset.view = this.view;
    if (this.view === "events") fill(centre, el("div.bands", { data: { large: WorldMap.large ? "1" : "" } }, Timeline.draw(), WorldMap.draw()), List.draw());
    else fill(centre, { people: People, penalties: Penalties, reports: Reports }[this.view].draw());
    if (this.view === "events") {
      const at = List.current === null ? -1 : Filters.shown.indexOf(List.current);
      if (at >= 0) List.reveal(at);
      List.paint();
    } else List.node = null;
    centre.scrollTop = scrolled;
    const kept = !focus ? null : focus === "list" ? List.node : focus.startsWith("place ") ? centre.querySelector(`[data-place="${CSS.escape(focus.slice(6))}"]`) : centre.querySelector(`[data-keep="${CSS.escape(focus)}"]`);
    kept?.focus({ preventScroll: true });
    if (kept?.type === "search") kept.setSelectionRange(kept.value.length, kept.value.length);
  },
  go(view, entity = null) {
    this.view = view;
    People.entity = view === "people" ? entity : null;
    if (entity) People.kind = People.kindOf(entity);
    Penalties.picked = null;
    this.panel(false);
    if (matchMedia("(max-width: 1100px)").matches) { EventView.i = null; EventView.draw(); }
    this.refresh(false);
    this.save(true);
    $("centre").scrollTop = 0;
    if (entity) document.querySelector(".case h2")?.focus();
  },
  open(i, focus) {
    EventView.i = i; EventView.at = null; EventView.editing = null; EventView.context = focus && EventView.context;
    List.current = i;
    EventView.draw();
    $("detail").scrollTop = 0;
    if (List.node) { List.drawn = ""; List.paint(); }
    for (const step of document.querySelectorAll(".step-title")) step.toggleAttribute("aria-current", step.dataset.keep === `step-${i}`);
    if (focus || matchMedia("(max-width: 1100px)").matches) $("detail").focus({ preventScroll: true });
    this.save(false);
  },
  close() {
    EventView.i = null;
    EventView.draw();
    (List.node ?? $("centre")).focus({ preventScroll: true });
    this.save(false);
  },
  panel(open) {
    document.body.dataset.filters = open ? "1" : "";
    if (open) $("filters").querySelector("button, input, summary")?.focus();
  },
  key(e) {
    const typing = e.target.matches("input, select, textarea");
    if (e.key === "Escape") {
      if (document.body.dataset.filters) this.panel(false);
      else if (typing) e.target.blur();
      else if (EventView.i !== null) this.close();
      return;
    }
    if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
    const id = EventView.i === null ? null : E.event_id[EventView.i];
    if (e.key === "/") { $("query").focus(); e.preventDefault(); }
    else if (e.key === "?") this.help();
    else if ((e.key === "j" || e.key === "k") && this.view === "events") { List.node.focus(); List.key(e); }
    else if (e.key === "r" && id) Review.judge(id, "right");
    else if (e.key === "w" && id) Review.judge(id, "wrong");
    else if (e.key === "s" && id) $("detail").querySelector('[data-keep="context"]')?.click();
    else if (/^[1-4]$/.test(e.key)) this.go(Object.keys(VIEWS)[e.key - 1]);
  },
  help() {
    const keys = [["j k ↑ ↓", "move through the events"], ["Enter", "open the event"], ["Esc", "close it"], ["r", "mark it right"], ["w", "mark it wrong"], ["s", "its section"], ["/", "search"], ["1 – 4", "views"], ["← →", "move in the timeline and on the map"]];
    fill($("keys"), el("h2", { id: "keys-title" }, "Keys"), el("dl", {}, keys.map(([k, words]) => [el("dt", {}, el("kbd", {}, k)), el("dd", {}, words)])), el("form", { method: "dialog" }, el("button.primary", {}, "Close")));
    $("keys").querySelector(".primary").addEventListener("click", (e) => { e.preventDefault(); $("keys").close(); });
    $("keys").showModal();
  },
};
App.start();
