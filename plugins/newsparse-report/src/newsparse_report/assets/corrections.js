// The table of corrections: rows as `newsparse parse --corrections` reads them, remembered until they are removed.

const CORRECTION_KEYS = ["action", "article", "words", "offsets", "value", "who", "target", "note"];
const REMEMBERED = "newsparse-corrections:";

/** A cell of CSV. A text that a spreadsheet could take for a formula has an apostrophe in front of it. */
function cell(text) {
  const guarded = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

function asCsv(rows) {
  const lines = rows.map((row) => CORRECTION_KEYS.map((key) => cell(row[key] ?? "")).join(","));
  return [CORRECTION_KEYS.join(","), ...lines].join("\n") + "\n";
}

/** The rows that are remembered of an article. */
function remembered(article) {
  try {
    const rows = JSON.parse(memory.get(REMEMBERED + article) ?? "[]");
    return Array.isArray(rows) ? rows.filter((row) => row && typeof row.action === "string" && /^[acs]-?\d+$/.test(row.key)) : [];
  } catch {
    return [];
  }
}

function remember(article, rows) {
  memory.set(REMEMBERED + article, rows.length ? JSON.stringify(rows) : null);
}

/** Give a text out as a file. */
function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = made("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
