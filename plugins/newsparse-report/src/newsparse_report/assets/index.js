// The index of a corpus: lists that are searched and turned page by page. Their rows come from files beside the page.

const values = JSON.parse(byId("values").textContent);
const PAGE = 25;

// -- data: each file calls newsparseData with its name, its number and its rows

const arrived = new Map(); // "articles 3" -> its rows
const waiting = new Map(); // "articles 3" -> a promise of them, and what fulfils it

window.newsparseData = (name, number, rows) => {
  arrived.set(`${name} ${number}`, rows);
  waiting.get(`${name} ${number}`)?.done(rows);
};

/** The rows of a file; it is fetched once. */
function need(name, number) {
  const key = `${name} ${number}`;
  if (!waiting.has(key)) {
    let done, failed;
    const promise = new Promise((yes, no) => { done = yes; failed = no; });
    waiting.set(key, { promise, done });
    const script = made("script", { src: `${values.folder}/${name}-${number}.js` });
    script.addEventListener("error", () => failed(new Error(`${script.src} is not there`)));
    document.head.append(script);
  }
  return waiting.get(key).promise;
}

/** One row of a list, or the evidence behind it. */
async function rowOf(name, index, size) {
  return (await need(name, Math.floor(index / size)))[index % size];
}

// -- lists

const figure = (value) => made("td", { class: "figure" }, String(value));
const isolated = (text, more = "") => made("td", { class: more || null }, made("bdi", {}, text));
const percent = (share, digits = 0) => `${(100 * share).toFixed(digits)} %`;

function balance(support, oppose) {
  const total = support + oppose;
  if (!total) return "";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const part = 100 * support / total;
  const rect = (name, x, y, width, height) => {
    const element = document.createElementNS(svg.namespaceURI, "rect");
    for (const [key, value] of Object.entries({ class: name, x, y, width, height })) element.setAttribute(key, value);
    svg.append(element);
  };
  for (const [key, value] of Object.entries({ class: "balance", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" })) svg.setAttribute(key, value);
  rect("support", 0, 0, part, 10);
  rect("oppose", part, 3, 100 - part, 4);
  return svg;
}

const CELLS = {
  articles: ([file, title, outlet, day, speakers, claims, stances, failed]) => [
    made("th", { scope: "row" }, made("a", { href: `${values.folder}/${file}`, dir: "auto" }, title), ...(failed ? [" ", made("span", { class: "tag" }, "failed")] : [])),
    isolated(outlet), made("td", { class: "day" }, day), isolated(speakers, "small"), figure(claims), figure(stances),
  ],
  quoted: ([name, sort, articles, claims, shares], index) => [
    made("th", { scope: "row" }, opener("quoted", index, name), " ", made("span", { class: "small" }, sort)),
    figure(claims), figure(articles), ...shares.map((share) => figure(share ? percent(share, 1) : "")),
  ],
  issues: ([name, support, oppose, neutral, actors, articles, share, low, high], index) => [
    made("th", { scope: "row" }, opener("issues", index, name)),
    made("td", {}, balance(support, oppose)),
    made("td", { class: "figure side support" }, String(support)), made("td", { class: "figure side oppose" }, String(oppose)),
    figure(neutral), figure(share === null ? "" : `${percent(share)} (${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)})`), figure(actors), figure(articles),
  ],
  pairs: ([one, other, agree, disagree]) => [
    made("th", { scope: "row" }, made("bdi", {}, one)), isolated(other), figure(agree), figure(disagree),
  ],
};

/** A button that shows the words behind a row. */
function opener(name, index, text) {
  const button = made("button", { type: "button", class: "opener", "aria-expanded": "false" }, made("bdi", {}, text));
  button.addEventListener("click", async () => {
    const row = button.closest("tr");
    const there = row.nextElementSibling?.classList.contains("behind");
    button.setAttribute("aria-expanded", String(!there));
    if (there) return row.nextElementSibling.remove();
    const found = await rowOf(`behind-${name}`, index, values.behind);
    const lines = await Promise.all(found.map(async ([article, place, told, words]) => {
      const [file, title, outlet, day] = await rowOf("articles", article, values.rows);
      const about = [outlet, day].filter(Boolean).join(", ");
      return made("li", {}, made("span", { class: "verb" }, made("bdi", {}, told)), " ", made("span", { class: "quote", dir: "auto" }, words || "(no words)"), " ",
        made("a", { class: "small", href: `${values.folder}/${file}#${place}`, dir: "auto" }, title), about ? made("span", { class: "small" }, ` ${about}`) : "");
    }));
    if (row.nextElementSibling?.classList.contains("behind")) return;
    const more = found.length < values.evidence ? "" : made("p", { class: "note" }, `The first ${found.length} are shown.`);
    row.after(made("tr", { class: "behind" }, made("td", { colspan: row.children.length }, made("ul", {}, ...lines), more)));
  });
  return button;
}

class List {
  constructor(name, accepts = () => true, order = null) {
    Object.assign(this, { name, accepts, order, page: 0, rows: [] });
    this.body = document.querySelector(`[data-list="${name}"]`);
    this.pager = document.querySelector(`[data-pager="${name}"]`);
    this.number = values.numbers[name];
    for (const button of all("[data-turn]", this.pager)) {
      button.addEventListener("click", () => {
        this.page += Number(button.dataset.turn);
        this.show();
        this.body.closest("section").scrollIntoView({ block: "start" });
      });
    }
  }

  /** Take in all rows, file by file. */
  async load() {
    for (let n = 0; n * values.rows < this.number; n++) {
      const rows = await need(this.name, n);
      rows.forEach((row, i) => this.rows.push({ row, index: n * values.rows + i }));
    }
    if (this.order) this.rows.sort(this.order);
    this.show();
  }

  show() {
    const chosen = this.rows.filter(({ row }) => this.accepts(row));
    const last = Math.max(0, Math.ceil(chosen.length / PAGE) - 1);
    this.page = Math.min(Math.max(this.page, 0), last);
    const start = this.page * PAGE;
    const lines = chosen.slice(start, start + PAGE).map(({ row, index }) => made("tr", {}, ...CELLS[this.name](row, index)));
    if (!lines.length) lines.push(made("tr", {}, made("td", { colspan: this.body.closest("table").tHead.rows[0].cells.length }, "Nothing here.")));
    this.body.replaceChildren(...lines);
    const [back, more] = all("[data-turn]", this.pager);
    back.disabled = this.page === 0;
    more.disabled = this.page === last;
    this.pager.hidden = last === 0 && chosen.length === this.number;
    const end = Math.min(start + PAGE, chosen.length);
    this.pager.querySelector("[role=status]").textContent = chosen.length ? `${start + 1}–${end} of ${chosen.length.toLocaleString("en")}` : "none";
  }

  anew() {
    this.page = 0;
    this.show();
  }
}

const value = (id) => byId(id).value.trim().toLocaleLowerCase();
const holds = (texts, sought) => !sought || texts.some((text) => text.toLocaleLowerCase().includes(sought));
const articles = new List("articles", ([, title, outlet, day, speakers]) =>
  holds([title, speakers], value("search")) &&
  (!byId("outlet").value || outlet === byId("outlet").value) &&
  (!byId("from").value || day >= byId("from").value) &&
  (!byId("until").value || (day && day <= byId("until").value)),
(one, other) => (other.row[3] > one.row[3]) - (other.row[3] < one.row[3]) || one.index - other.index);
const lists = {
  articles,
  quoted: new List("quoted", ([name]) => holds([name], value("search-quoted"))),
  issues: new List("issues", ([name]) => holds([name], value("search-issues"))),
  pairs: new List("pairs"),
};

byId("bar").addEventListener("submit", (event) => event.preventDefault());
byId("search").addEventListener("input", settled(() => articles.anew()));
for (const id of ["outlet", "from", "until"]) byId(id).addEventListener("change", () => articles.anew());
byId("search-quoted").addEventListener("input", settled(() => lists.quoted.anew()));
byId("search-issues").addEventListener("input", settled(() => lists.issues.anew()));
byId("timeline")?.addEventListener("click", (event) => {
  const bar = event.target.closest("rect");
  if (!bar) return;
  const same = byId("from").value === bar.dataset.from && byId("until").value === bar.dataset.to;
  byId("from").value = same ? "" : bar.dataset.from;
  byId("until").value = same ? "" : bar.dataset.to;
  articles.anew();
});

// -- corrections: those that were made on the pages of these articles, in one file

function correctionsOfAll() {
  return articles.rows.flatMap(({ row }) => remembered(row.at(-1)));
}

function showCorrections() {
  const number = correctionsOfAll().length;
  byId("corrections-number").textContent = number;
  byId("save-corrections").hidden = !number;
}
byId("save-corrections").addEventListener("click", () => save("corrections.csv", asCsv(correctionsOfAll())));

(async () => {
  byId("loaded").textContent = "Loading …";
  try {
    for (const list of Object.values(lists)) await list.load();
    byId("loaded").textContent = "";
    showCorrections();
    addEventListener("pageshow", showCorrections);
  } catch (error) {
    byId("loaded").textContent = `Not all is there: ${error.message}. Keep the folder ${decodeURIComponent(values.folder)} beside this page.`;
  }
})();
