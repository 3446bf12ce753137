// The draft as a table that can be edited; every change goes back into the text field, which the check then reads.
"use strict";
(() => {
  // The cells bring their own style element; the page's nonce lets in that one and no other.
  const { nonce } = document.currentScript;
  const create = document.createElement.bind(document);
  document.createElement = (name, ...given) => {
    const made = create(name, ...given);
    if (name === "style") made.nonce = nonce;
    return made;
  };
  const box = document.getElementById("table-editor");
  const text = document.getElementById("id_dmn");
  if (!box || !text || !window.DmnJS) return;
  const modeler = new window.DmnJS({ container: box, keyboard: { bindTo: window } });
  let waiting = 0;

  const keep = async () => {
    const { xml } = await modeler.saveXML({ format: true });
    if (xml === text.value) return;
    text.value = xml;
    window.htmx.trigger(text, "edited");
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 600);
  };
  const watch = () => {
    const viewer = modeler.getActiveViewer();
    if (viewer && !viewer.watched) {
      viewer.watched = true;
      viewer.on("elements.changed", soon);
      viewer.on("commandStack.changed", soon);
    }
  };
  const open = async () => {
    try {
      await modeler.importXML(text.value);
      const table = modeler.getViews().find((view) => view.type === "decisionTable");
      if (table) await modeler.open(table);
      watch();
      box.hidden = false;
    } catch {
      box.hidden = true;
      document.querySelector("details")?.setAttribute("open", "");
    }
  };
  box.hidden = false;
  modeler.on("views.changed", watch);
  document.getElementById("edit").addEventListener("submit", () => clearTimeout(waiting));
  open();
})();
