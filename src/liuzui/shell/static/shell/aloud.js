// Reads the page aloud in elders' mode, block by block, with the browser's own voices; a second press stops it.
"use strict";
(() => {
  const button = document.querySelector("[data-aloud]"), speech = window.speechSynthesis;
  if (!button || !speech) return;
  const words = button.querySelector("[data-words]"), calm = words.textContent;
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, caption, th, td, legend, label, summary, a.lz-tile, .btn, .light";
  let queue = [], current = null;
  button.hidden = false;

  const mark = (node) => {
    current?.classList.remove("lz-spoken");
    current = node;
    current?.classList.add("lz-spoken");
    current?.scrollIntoView({ block: "nearest" });
  };
  const show = (reading) => {
    words.textContent = reading ? button.dataset.stop : calm;
    button.setAttribute("aria-pressed", String(reading));
  };
  const stop = () => { queue = []; speech.cancel(); mark(null); show(false); };
  const next = () => {
    const [node, text] = queue.shift() || [];
    if (!text) { stop(); return; }
    mark(node);
    const said = new SpeechSynthesisUtterance(text);
    said.lang = document.documentElement.lang === "en" ? "en" : "zh-CN";
    said.rate = 0.85;
    said.onend = () => { if (current === node) next(); };
    said.onerror = () => { if (current === node) stop(); };
    speech.speak(said);
  };
  // Innermost blocks that can be seen, in the page's order; a selection alone where there is one.
  const blocks = () => {
    const chosen = String(window.getSelection()).trim();
    if (chosen) return [[document.querySelector("main"), chosen]];
    const all = [...document.querySelectorAll("main :is(" + BLOCKS + ")")];
    const inner = all.filter((node) => node.checkVisibility() && !node.querySelector(BLOCKS));
    return inner.map((node) => [node, node.innerText.trim()]).filter(([, text]) => text);
  };
  button.addEventListener("click", () => {
    if (current) { stop(); return; }
    queue = blocks();
    show(true);
    next();
  });
  window.addEventListener("pagehide", stop);
})();
