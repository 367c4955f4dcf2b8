// Sorting and filtering of record tables, and opening the search; everything reads without it.
// A block, because Material declares names such as `key` for the whole page.
{
  const locale = document.documentElement.lang;
  const collator = new Intl.Collator(locale.startsWith("zh") ? "zh-u-co-pinyin" : locale, { numeric: true });

  /** Return what a cell is sorted by. */
  const key = (row, index) => {
    const cell = row.children[index];
    return cell.dataset.sort ?? cell.textContent.trim();
  };

  function makeSortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    heads.forEach((head, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((a, b) => {
          const [one, two] = [key(a, index), key(b, index)];
          if (!one || !two) return one ? -1 : two ? 1 : 0;
          return (down ? -1 : 1) * collator.compare(one, two);
        });
        body.append(...rows);
      });
    });
  }

  function makeFilters(form) {
    const root = form.closest("[data-records]");
    const rows = [...root.querySelectorAll("tbody tr")];
    const output = form.querySelector("output");
    const fields = [...form.elements].filter((field) => field.name);

    function apply() {
      let shown = 0;
      for (const row of rows) {
        const match = fields.every(({ name, value }) => {
          if (!value) return true;
          if (name === "q") return row.textContent.toLowerCase().includes(value.toLowerCase());
          return (row.getAttribute(`data-${name}`) ?? "").split(" ").includes(value);
        });
        row.hidden = !match;
        shown += match;
      }
      output.value = output.dataset.count.replace("{shown}", shown).replace("{total}", rows.length);
    }

    function write() {
      const state = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
      const query = state.toString();
      history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      apply();
    }

    function read() {
      const state = new URLSearchParams(location.search);
      fields.forEach((field) => { field.value = state.get(field.name) ?? ""; });
      apply();
    }

    form.hidden = false;
    form.addEventListener("input", write);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(write));
    addEventListener("popstate", read);
    read();
  }

  /** Load the search's script on first use, and hand it the place to draw in. */
  async function openSearch(link, place) {
    const script = new URL("search.js", document.querySelector("script[src$='assets/compendium.js']").src);
    const { mount } = await import(script);
    mount(place, new URL(link.dataset.base.replace(/\/?$/, "/"), location), JSON.parse(link.dataset.labels));
  }

  function dialogFor(link) {
    const dialog = document.createElement("dialog");
    dialog.className = "search-dialog";
    dialog.setAttribute("aria-label", link.getAttribute("aria-label"));
    document.body.append(dialog);
    let ready;
    return () => {
      dialog.showModal();
      ready ??= openSearch(link, dialog);
      ready.then(() => dialog.querySelector("input").select());
    };
  }

  /** Keep the place on the page and the filter when the language changes. */
  function followLanguage(link) {
    link.addEventListener("click", () => {
      const target = new URL(link.href);
      target.search = location.search;
      target.hash = location.hash;
      link.href = target;
    });
  }

  /** Load the script for citing when it is first needed. */
  const citing = () => import(new URL("cite.js", document.querySelector("script[src$='assets/compendium.js']").src));
  const cited = document.querySelector("[data-cite]");
  cited?.addEventListener("toggle", citing, { capture: true, once: true });
  if (cited) document.addEventListener("click", (event) => {
    const anchor = event.target.closest("a.anchor");
    if (anchor) citing().then(({ copyAnchor }) => copyAnchor(anchor));
  });

  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
  document.querySelectorAll("[data-filters]").forEach(makeFilters);
  document.querySelectorAll("[data-language]").forEach(followLanguage);
  const link = document.querySelector("[data-search-open]");
  const page = document.querySelector("[data-search-page]");
  if (page) openSearch(link, page);
  const open = page ? () => page.querySelector("input")?.focus() : dialogFor(link);
  link.addEventListener("click", (event) => { event.preventDefault(); open(); });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(); }
  });
}
