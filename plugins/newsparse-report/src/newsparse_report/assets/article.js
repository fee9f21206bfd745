// The page of an article: what is shown, what is chosen, and the correcting hand.

const values = JSON.parse(byId("values").textContent);
const root = document.documentElement;
const PAGE = 200; // cards of a list that are in the page at once
const LISTS = { a: list("actors"), c: list("claims"), s: list("stances") };

function list(tab) {
  return { tab, items: values[tab], cards: all(`#${tab} .card`), box: byId(tab).querySelector(".cards"), start: 0, chosen: [] };
}

// The cards that are not in the page, as HTML that was escaped when the page was made; they are compressed, and
// unpacked when the first of them is asked for.
let more = null;
const cardHtml = (kind, n) => more[kind][n - PAGE];
const moreReady = once(async () => {
  const base64 = byId("more").textContent.trim();
  if (!base64) return;
  const packed = atob(base64);
  const bytes = new Uint8Array(packed.length);
  for (let n = 0; n < packed.length; n++) bytes[n] = packed.charCodeAt(n);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  more = await new Response(stream).json();
});

/** A card by the key of its item, such as "c12"; it is made when it is asked for. */
function cardOf(key) {
  const [kind, n] = [key[0], Number(key.slice(1))];
  const { cards, items } = LISTS[kind];
  if (!(n in items)) return undefined;
  if (!cards[n]) {
    const template = document.createElement("template");
    template.innerHTML = cardHtml(kind, n);
    cards[n] = template.content.firstElementChild;
    decorate(cards[n]);
  }
  return cards[n];
}
const LIST_OF_ROLE = { m: "a", q: "c", k: "c", u: "c", e: "s" };
const CLASS_OF_ROLE = { m: "mention", q: "content", k: "cue", u: "source", e: "evidence" };

/** The key of the item that a row is about, such as "c12"; "c-1" if this page, perhaps made anew, has none. */
function keyOf(row) {
  const kind = row.key[0];
  const about = (item) => (row.article ? ["words", "offsets", "who", "target"].every((name) => item?.[name] === row[name]) : item?.name === row.words);
  return about(LISTS[kind].items[row.key.slice(1)]) ? row.key : kind + LISTS[kind].items.findIndex(about);
}

let corrections = remembered(values.article).map((row) => ({ ...row, key: keyOf(row) }));

// -- which words are whose

/** The marks of a piece of the text: their roles, and the keys of their items. */
const marksOf = (piece) => piece.dataset.m.split(" ").map((mark) => ({ role: mark[0], key: LIST_OF_ROLE[mark[0]] + mark.slice(1) }));

/** The pieces of the text by the key of their item, such as "c12". */
const allPlaces = once(() => {
  const found = new Map();
  for (const piece of all("#text [data-m], h1 [data-m]")) {
    for (const { key } of marksOf(piece)) {
      if (!found.has(key)) found.set(key, []);
      if (found.get(key).at(-1) !== piece) found.get(key).push(piece);
    }
  }
  return found;
});
const placesOf = (key) => allPlaces().get(key) ?? [];

// -- what is unsure, and filters

const hidden = new Set(); // keys of items below the least confidence
const dropped = new Set(); // keys of items that were corrected away
const gone = (key) => hidden.has(key) || dropped.has(key);

/** Give a piece the looks of those of its marks that are shown. */
function remark(piece) {
  if (piece.classList.contains("sign")) {
    piece.hidden = gone(marksOf(piece)[0].key);
    return;
  }
  const looks = new Map();
  for (const { role, key } of marksOf(piece)) {
    const there = !gone(key);
    looks.set(CLASS_OF_ROLE[role], looks.get(CLASS_OF_ROLE[role]) || there);
    if (role === "e") {
      const side = LISTS.s.items[key.slice(1)].side;
      looks.set(side, looks.get(side) || there);
    }
  }
  for (const [name, there] of looks) piece.classList.toggle(name, Boolean(there));
}

function change(key, set, there) {
  if (set.has(key) === there) return;
  if (there) set.add(key);
  else set.delete(key);
  for (const piece of placesOf(key)) remark(piece);
}

const textOf = new Map();
function words(kind, n) {
  const key = kind + n;
  if (!textOf.has(key)) {
    const card = LISTS[kind].cards[n];
    const text = card ? card.textContent : cardHtml(kind, n).replace(/<[^>]*>/g, "");
    textOf.set(key, text.toLocaleLowerCase());
  }
  return textOf.get(key);
}

/** Show the part of a list that its start says, and where in the list that is. */
function show(kind) {
  const { box, chosen, items, start, tab } = LISTS[kind];
  const shown = chosen.slice(start, start + PAGE);
  const none = made("li", { class: "note" }, items.length ? "Nothing here is as you asked." : "There is none.");
  box.replaceChildren(...(shown.length ? shown.map((n) => cardOf(kind + n)) : [none]));
  const pager = document.querySelector(`[data-pager="${kind}"]`);
  pager.hidden = chosen.length <= PAGE;
  const [back, next] = all("[data-turn]", pager);
  back.disabled = start === 0;
  next.disabled = start + PAGE >= chosen.length;
  pager.querySelector("[role=status]").textContent = `${start + 1}–${start + shown.length} of ${chosen.length}`;
  byId(`tab-${tab}`).querySelector(".count").textContent = chosen.length === items.length ? items.length : `${chosen.length}/${items.length}`;
}
for (const button of all("[data-turn]")) {
  button.addEventListener("click", async () => {
    await moreReady();
    const kind = button.closest("[data-pager]").dataset.pager;
    LISTS[kind].start += PAGE * Number(button.dataset.turn);
    show(kind);
    LISTS[kind].box.scrollIntoView({ block: "start" });
  });
}

function apply() {
  const least = Number(byId("least").value);
  const sought = byId("search").value.trim().toLocaleLowerCase();
  const wanted = { a: byId("type").value, c: byId("kind").value, s: byId("side").value };
  byId("least-value").textContent = least.toFixed(2);
  let unsure = 0;
  for (const [kind, list] of Object.entries(LISTS)) {
    list.start = 0;
    list.chosen = [];
    list.items.forEach((item, n) => {
      const below = kind !== "a" && item.sure < least;
      unsure += below;
      change(kind + n, hidden, below);
      const sort = { a: item.type, c: item.kind, s: item.side }[kind];
      if (!below && (!wanted[kind] || sort === wanted[kind]) && (!sought || words(kind, n).includes(sought))) list.chosen.push(n);
    });
    show(kind);
  }
  for (const item of all("[data-s], [data-c]", byId("panel"))) {
    item.hidden = gone(item.dataset.s === undefined ? `c${item.dataset.c}` : `s${item.dataset.s}`);
  }
  byId("hidden-number").textContent = unsure ? `${unsure} unsure ${unsure === 1 ? "item is" : "items are"} hidden` : "";
}
const applyReady = () => moreReady().then(apply);
const applySoon = settled(applyReady);
byId("least").addEventListener("input", () => {
  byId("least-value").textContent = Number(byId("least").value).toFixed(2);
  applySoon();
});
byId("search").addEventListener("input", applySoon);
for (const id of ["kind", "side", "type"]) byId(id).addEventListener("change", applyReady);
byId("bar").addEventListener("submit", (event) => event.preventDefault());
for (const box of all("[data-layer]")) {
  box.addEventListener("change", () => root.classList.toggle(`no-${box.dataset.layer}`, !box.checked));
}

// -- tabs

const tabs = all("[role=tab]");
function open(name, focus = false) {
  for (const tab of tabs) {
    const chosen = tab.getAttribute("aria-controls") === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !chosen;
    if (chosen && focus) tab.focus();
  }
}
for (const tab of tabs) {
  const sheet = byId(tab.getAttribute("aria-controls"));
  sheet.setAttribute("role", "tabpanel");
  sheet.setAttribute("aria-labelledby", tab.id);
  sheet.querySelector("h2").classList.add("hushed");
  tab.addEventListener("click", () => open(sheet.id));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const edge = { Home: 0, End: tabs.length - 1 }[event.key];
    if (step === undefined && edge === undefined) return;
    event.preventDefault();
    const next = edge ?? (tabs.indexOf(tab) + step + tabs.length) % tabs.length;
    open(tabs[next].getAttribute("aria-controls"), true);
  });
}
open("claims");

// -- choosing

let back = null; // where the keyboard was before it went to the text

function unmark() {
  for (const chosen of all(".now")) {
    chosen.classList.remove("now");
    chosen.removeAttribute("aria-current");
  }
}

function mark(key) {
  unmark();
  for (const piece of placesOf(key)) piece.classList.add("now");
  const card = cardOf(key);
  card?.classList.add("now");
  card?.setAttribute("aria-current", "true");
  return card;
}

/** Bring the words of an item into view, and the keyboard to them. */
function toText(key, from, which = 0) {
  mark(key); // whoever comes from a card has it already
  const piece = placesOf(key)[which];
  if (!piece) return;
  back = from;
  if (!piece.hasAttribute("href")) piece.tabIndex = -1;
  piece.focus({ preventScroll: true });
  piece.scrollIntoView({ block: "center" });
}

/** Bring the card of an item into view. */
async function toCard(key, focus) {
  if (Number(key.slice(1)) >= PAGE) await moreReady();
  const card = mark(key);
  if (!card) return;
  const list = LISTS[key[0]];
  const place = () => list.chosen.indexOf(Number(key.slice(1)));
  if (place() < 0) {
    for (const id of ["search", "kind", "side", "type"]) byId(id).value = "";
    apply();
  }
  if (place() < 0) return;
  if (!card.isConnected) {
    list.start = place() - (place() % PAGE);
    show(key[0]);
  }
  open(list.tab);
  card.scrollIntoView({ block: "nearest" });
  if (focus) (card.querySelector(".jump") ?? card).focus({ preventScroll: true });
}

/** The item that a click on a piece is meant for: what is told by the cue, else the one with the fewest words. */
function meant(piece) {
  const shown = marksOf(piece).filter(({ key }) => !gone(key));
  const cue = shown.find(({ role }) => role === "k");
  if (cue) return cue.key;
  const size = (key) => placesOf(key).reduce((sum, place) => sum + place.textContent.length, 0);
  const ranked = shown.map(({ role, key }) => ({ key, size: role === "m" ? piece.textContent.length : size(key) }));
  return ranked.sort((one, other) => one.size - other.size)[0]?.key;
}

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (step) return stepMention(step);
  const fix = event.target.closest(".fix");
  if (fix) return toggleForm(fix);
  const link = event.target.closest("a[href^='#']");
  const piece = event.target.closest("#text [data-m], h1 [data-m]");
  if (piece && !link) {
    const key = meant(piece);
    if (key && !String(getSelection())) toCard(key, false);
    return;
  }
  const goal = link?.getAttribute("href").match(/^#(t?)([acs]\d+)$/);
  if (!goal || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (goal[1]) toText(goal[2], link);
  else {
    history.replaceState(null, "", `#${goal[2]}`);
    toCard(goal[2], true);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (!byId("corrections").hidden) toggleCorrections(false);
  else if (back?.isConnected) {
    back.focus();
    back = null;
  } else unmark();
});

const reached = new Map(); // an actor -> which of its mentions was shown last
function stepMention(button) {
  const key = `a${button.closest(".card").dataset.n}`;
  const number = placesOf(key).length;
  if (!number) return;
  const now = ((reached.get(key) ?? (button.dataset.step === "1" ? -1 : 0)) + Number(button.dataset.step) + number) % number;
  reached.set(key, now);
  mark(key);
  placesOf(key)[now].scrollIntoView({ block: "center" });
}

// -- the correcting hand


/** A row about an item; of several for the same item and action, the last one holds. */
function correct(action, key, value, everywhere = false) {
  const item = LISTS[key[0]].items[key.slice(1)];
  const { words: found, offsets, who, target } = item;
  const row = everywhere
    ? { action, article: "", words: item.name, offsets: "", value, who: "", target: "", note: "", key }
    : { action, article: values.article, words: found, offsets, value, who, target, note: "", key };
  corrections = [...corrections.filter((old) => old.key !== key || old.action !== action), row];
  correctionsChanged();
}

function correctionsChanged() {
  remember(values.article, corrections);
  byId("corrections-number").textContent = corrections.length;
  const there = corrections.length > 0;
  for (const id of ["save-corrections", "copy-corrections", "clear-corrections"]) byId(id).disabled = !there;
  const lines = corrections.map((row, n) => {
    const undo = made("button", { type: "button", class: "quiet", "aria-label": `Undo: ${told(row)}` }, "Undo");
    undo.addEventListener("click", () => {
      corrections = corrections.filter((_, other) => other !== n);
      correctionsChanged();
      byId("corrections-title").focus();
    });
    return made("li", {}, made("span", { dir: "auto" }, told(row)), undo);
  });
  byId("corrections-list").replaceChildren(...(there ? lines : [made("li", { class: "note" }, "There is none yet.")]));
  showCorrected();
}

const TOLD = {
  rename: (row) => `is called ${row.value}${row.article ? "" : ", in every article"}`,
  merge: (row) => `is the same as ${row.value}`,
  type: (row) => `is of the type ${row.value}`,
  country: (row) => (row.value ? `is of the country ${row.value}` : "is of no country"),
  "drop-claim": () => "is wrong: no such claim",
  source: (row) => (row.value ? `is said by ${row.value}` : "is said by nobody named"),
  kind: (row) => `is of the kind ${row.value.replaceAll("_", " ")}`,
  "drop-stance": () => "is wrong: no such stance",
  holder: (row) => (row.value ? `is held by ${row.value}` : "is held by nobody named"),
  polarity: (row) => `is on the side ${row.value}`,
  "target-issue": (row) => `is on ${row.value}`,
};

function cut(text, most = 60) {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
}

const told = (row) => `“${cut(row.words)}” ${(TOLD[row.action] ?? (() => row.action))(row)}`;

/** Say on a card what was corrected. */
function decorate(card) {
  for (const note of all(".fixed", card)) note.remove();
  card.classList.remove("dropped");
  if (!LISTS[card.id[0]].items[card.id.slice(1)].words) card.querySelector(".fix")?.remove();
  for (const row of corrections.filter(({ key }) => key === card.id)) {
    card.append(made("p", { class: "fixed" }, `Corrected: ${(TOLD[row.action] ?? (() => row.action))(row)}`));
    if (row.action.startsWith("drop-")) card.classList.add("dropped");
  }
}

function showCorrected() {
  const wanted = new Set(corrections.filter((row) => row.action.startsWith("drop-")).map((row) => row.key));
  for (const key of [...dropped]) change(key, dropped, wanted.has(key));
  for (const key of wanted) change(key, dropped, true);
  for (const { cards } of Object.values(LISTS)) cards.forEach(decorate);
}

let numbered = 0;
/** One choice of a form: a label, a field, and a button that takes its value. */
function choice(label, field, button, take) {
  field.id = `choice-${++numbered}`;
  const press = made("button", { type: "submit", class: "quiet" }, button);
  const line = made("form", { class: "choice" }, made("label", { for: field.id }, label), field, press);
  line.addEventListener("submit", (event) => {
    event.preventDefault();
    take(field.value.trim());
  });
  return line;
}

function options(given, chosen = "") {
  const select = made("select");
  for (const [value, text] of given) select.append(made("option", { value, selected: value === chosen }, text));
  return select;
}

/** Names that a correction can use: those that one actor alone has. */
const names = values.actors.filter((actor) => actor.words === actor.name && !actor.offsets).map((actor) => actor.name).sort();

function wrong(text, take) {
  const button = made("button", { type: "button", class: "quiet" }, text);
  button.addEventListener("click", take);
  return made("p", { class: "choice" }, button);
}

const FORMS = {
  c: (key, item) => [
    wrong("This claim is wrong: leave it out", () => correct("drop-claim", key, "")),
    choice("Speaker", options([["", "nobody named"], ...names.map((name) => [name, name])], item.who), "Set", (value) => correct("source", key, value)),
    choice("Kind", options(values.kinds.map((kind) => [kind, kind.replaceAll("_", " ")]), item.kind), "Set", (value) => correct("kind", key, value)),
  ],
  s: (key, item) => [
    wrong("This stance is wrong: leave it out", () => correct("drop-stance", key, "")),
    choice("Side", options([["support", "▲ support"], ["neutral", "● neutral"], ["oppose", "▼ oppose"]], item.side), "Set", (value) => correct("polarity", key, value)),
    choice("Holder", options([["", "nobody named"], ...names.map((name) => [name, name])], item.who), "Set", (value) => correct("holder", key, value)),
    choice("Issue", made("input", { type: "text", value: item.target }), "Set", (value) => value && correct("target-issue", key, value)),
  ],
  a: (key, item) => {
    const everywhere = made("input", { type: "checkbox", id: `choice-${++numbered}` });
    return [
      choice("Name", made("input", { type: "text", value: item.name }), "Rename", (value) => value && correct("rename", key, value, everywhere.checked)),
      made("p", { class: "choice" }, everywhere, made("label", { for: everywhere.id }, "in every article, not only here")),
      choice("Same as", options(names.filter((name) => name !== item.name).map((name) => [name, name])), "Merge", (value) => value && correct("merge", key, value)),
      choice("Type", options(values.types.map((type) => [type, type]), item.type), "Set", (value) => correct("type", key, value)),
      choice("Country", made("input", { type: "text", value: item.country, maxlength: 3, pattern: "[A-Z]{3}", title: "a code of three capitals, such as KEN, or nothing" }), "Set", (value) => correct("country", key, value)),
    ];
  },
};

/** Open or close the form of a card. */
function toggleForm(button) {
  const card = button.closest(".card");
  const there = card.querySelector(".fixing");
  button.setAttribute("aria-expanded", String(!there));
  if (there) return there.remove();
  const form = made("div", { class: "fixing" }, ...FORMS[card.id[0]](card.id, LISTS[card.id[0]].items[card.id.slice(1)]));
  button.closest(".row").after(form);
  form.querySelector("button, input, select").focus();
}

function toggleCorrections(shown = byId("corrections").hidden) {
  byId("corrections").hidden = !shown;
  byId("show-corrections").setAttribute("aria-expanded", String(shown));
  if (shown) byId("corrections-title").focus();
  else byId("show-corrections").focus();
}
byId("show-corrections").addEventListener("click", () => toggleCorrections());
byId("close-corrections").addEventListener("click", () => toggleCorrections(false));
byId("save-corrections").addEventListener("click", () => {
  save("corrections.csv", asCsv(corrections));
  byId("corrections-note").textContent = "corrections.csv is given out.";
});
byId("copy-corrections").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(asCsv(corrections));
    byId("corrections-note").textContent = "Copied.";
  } catch {
    byId("corrections-note").textContent = "This browser lets no page copy: save the file.";
  }
});
byId("clear-corrections").addEventListener("click", () => {
  corrections = [];
  correctionsChanged();
});
correctionsChanged();
apply();

// -- an address that names an item

const asked = location.hash.match(/^#([acs]\d+)$/);
if (asked && asked[1].slice(1) in LISTS[asked[1][0]].items) {
  toCard(asked[1], true);
  placesOf(asked[1])[0]?.scrollIntoView({ block: "center" });
}
