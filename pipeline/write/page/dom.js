// Elements from values. Text of reports becomes text nodes here and nowhere else; nothing is ever parsed as markup.
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** text whose invisible controls of direction are shown, so that no line can be reordered unseen */
const shown = (text) => String(text).replace(OVERRIDES, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);

/** el("button.quiet", {onclick}, "words", child): a tag with classes, properties and attributes, children as nodes or text */
function el(kind, given = {}, ...children) {
  const [tag, ...classes] = kind.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  if (tag === "button") node.type = "button";
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "vars") for (const [v, x] of Object.entries(value)) node.style.setProperty(`--${v}`, x);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "hidden") node[name] = value;
    else node.setAttribute(name, value === true ? "" : shown(value));
  }
  add(node, children);
  return node;
}
function add(node, children) {
  for (const child of children.flat(9)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  }
  return node;
}
const SVG = "http://www.w3.org/2000/svg";
function svg(tag, given = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) node.setAttribute(name, shown(value));
  }
  return add(node, children);
}
/** words of a report in their own direction */
const quoted = (text, kind = "bdi") => el(kind, { dir: "auto" }, text);
const $ = (id) => document.getElementById(id);
const fill = (node, ...children) => { node.replaceChildren(); return add(node, children); };
const say = (words) => { $("said").textContent = words; };
