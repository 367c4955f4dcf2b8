// Opening the search, explaining and citing, and loading what only some pages need; everything reads without it.
// A block, because Material declares names such as `key` for the whole page.
{
  const locale = document.documentElement.lang;
  const own = document.currentScript.src;

  /** Load scripts that lie beside this one, in order; as elements, because a disk gives no modules. */
  const load = (...names) => Promise.all(names.map((name) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, own), async: false, onload: resolve, onerror: reject }));
  })));

  /** Put up the search's box, so that typing can begin, and load its scripts, which draw the rest into the same place. */
  function openSearch(link, place) {
    const title = link.getAttribute("aria-label");
    const [frame, row] = ["search", "search-row"].map((className) => Object.assign(document.createElement("div"), { className }));
    frame.setAttribute("role", "search");
    row.append(Object.assign(document.createElement("input"), { type: "search", ariaLabel: title, autocomplete: "off", spellcheck: false }));
    frame.append(row);
    place.append(frame);
    const { base } = window.compendium;
    Object.assign(place.dataset, { failed: link.dataset.failed, again: link.dataset.again });
    const parts = ["pieces", "direction", "query", "meant", "order", "index", "marks", "reading", "results"].map((part) => `search-${part}.js`);
    const start = () => load(...parts, "search.js").then(() => window.compendiumSearch.mount(place, base), fail);

    /** Say that the search did not load, and let the reader try once more. */
    function fail() {
      const again = Object.assign(document.createElement("button"), { type: "button", textContent: link.dataset.again });
      const said = Object.assign(document.createElement("p"), { className: "search-status", textContent: link.dataset.failed });
      said.setAttribute("role", "alert");
      frame.append(said, again);
      again.addEventListener("click", () => { said.remove(); again.remove(); start(); });
    }

    start();
  }

  function dialogFor(link) {
    const dialog = document.createElement("dialog");
    dialog.className = "search-dialog";
    dialog.setAttribute("aria-label", link.getAttribute("aria-label"));
    document.body.append(dialog);
    return () => {
      if (!dialog.firstChild) openSearch(link, dialog);
      dialog.showModal();
      dialog.querySelector("input").select();
    };
  }

  /** Keep the place on the page and the filter when the language changes, but not words of this language. */
  function followLanguage(link) {
    link.addEventListener("click", () => {
      const target = new URL(link.href);
      const query = new URLSearchParams(location.search);
      query.delete("q");
      target.search = query;
      target.hash = location.hash;
      link.href = target;
    });
  }

  /** Explain a source, a figure or a term where it stands: by pointer, by keyboard, and by a first tap. */
  function explain() {
    const tip = Object.assign(document.createElement("div"), { className: "tip", id: "tip", role: "tooltip", hidden: true });
    let owner, timer;
    const hide = () => {
      owner?.removeAttribute("aria-describedby");
      owner = undefined;
      tip.hidden = true;
    };
    const show = (element) => {
      clearTimeout(timer);
      if (element === owner) return;
      hide();
      owner = element;
      // A note's name says its place already.
      tip.textContent = element.dataset.tip ?? element.getAttribute("aria-label");
      if (element.dataset.tip) element.setAttribute("aria-describedby", tip.id);
      tip.hidden = false;
      const { left, top, bottom } = element.getClientRects()[0];
      const under = bottom + 6 + tip.offsetHeight < innerHeight;
      tip.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - tip.offsetWidth - 8))}px`;
      tip.style.top = `${under ? bottom + 6 : top - tip.offsetHeight - 6}px`;
    };
    const at = (event) => event.target.closest?.("[data-tip], .cite a");
    document.body.append(tip);
    // The pointer may move on to the tip itself, to read it in peace.
    addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      if (at(event)) show(at(event));
      else if (event.target === tip) clearTimeout(timer);
      else if (owner) timer = setTimeout(hide, 200);
    });
    addEventListener("focusin", (event) => at(event)?.matches(":focus-visible") && show(at(event)));
    addEventListener("focusout", hide);
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("scroll", hide, { passive: true });
    // A first tap explains, a second follows the link.
    addEventListener("click", (event) => {
      const element = at(event);
      if (event.pointerType !== "mouse" && event.detail && element && element !== owner) {
        event.preventDefault();
        show(element);
      } else if (!element) hide();
    });
  }

  /** Load the script for citing when it is first needed. */
  let citingLoaded;
  const citing = () => (citingLoaded ??= load("cite.js").then(() => window.compendiumCite));
  const cited = document.querySelector("[data-cite]");
  cited?.addEventListener("toggle", citing, { capture: true, once: true });
  if (cited) document.addEventListener("click", (event) => {
    const anchor = event.target.closest("a.anchor");
    if (anchor) citing().then(({ copyAnchor }) => copyAnchor(anchor));
  });

  /** Write the day of access where a citation asks for it: as the Chinese standard wants it, or in words. */
  function fillDays() {
    const now = new Date();
    const iso = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const words = now.toLocaleDateString(locale.startsWith("en") ? "en-US" : locale, { dateStyle: "long" });
    document.querySelectorAll("[data-today]").forEach((place) => {
      place.textContent = place.closest("[data-iso]") ? iso : words;
    });
  }

  /** On paper an address must be read: write it whole, as a style sheet alone cannot. */
  function spellOut() {
    const here = document.querySelector("link[rel=canonical]")?.href ?? location.href;
    document.querySelectorAll(".notes a, .statement-place, .where a").forEach((place) => {
      place.dataset.address = new URL(place.getAttribute("href"), here).href;
    });
  }

  const link = document.querySelector("[data-search-open]");
  window.compendium = { load, locale, base: new URL(link.dataset.base.replace(/\/?$/, "/"), location) };
  if (document.querySelector("[data-later], [data-filters]")) load("later.js");
  if (document.querySelector("[data-filters]")) load("tables.js");
  if (document.querySelector("[data-timeline]")) load("timeline.js");
  explain();
  document.querySelectorAll("[data-language]").forEach(followLanguage);
  addEventListener("beforeprint", spellOut, { once: true });
  fillDays();
  const page = document.querySelector("[data-search-page]");
  if (page) openSearch(link, page);
  const open = page ? () => page.querySelector("input")?.focus() : dialogFor(link);
  link.addEventListener("click", (event) => { event.preventDefault(); open(); });
  // Back from a result: the reader finds the search as it was left.
  if (!page && history.state?.search) open();
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(); }
  });
}
