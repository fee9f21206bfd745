"use strict";
// What all pages share: data, small helpers, the choice of light or dark. Text goes into pages as text, never as HTML.

document.documentElement.classList.add("script");

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** A new element with attributes, and texts or elements in it. */
function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** A function that runs once the calls of it have stopped for a moment. */
function settled(run, wait = 120) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}

/** A function that does its work when it is first called, and then gives what that gave. */
function once(work) {
  let made = null;
  return () => (made ??= { value: work() }).value;
}

/** What the browser remembers; a browser that remembers nothing is fine, too. */
const memory = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch { /* then it is forgotten */ }
  },
};

{
  const button = byId("theme");
  const themes = ["system", "light", "dark"];
  const show = (theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  let theme = themes.includes(memory.get("newsparse-theme")) ? memory.get("newsparse-theme") : "system";
  show(theme);
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    memory.set("newsparse-theme", theme);
    show(theme);
  });
}
