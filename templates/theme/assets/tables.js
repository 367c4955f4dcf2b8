// Sorting and filtering the table of an index, with the state in the address; the table is whole without it.
{
  const { load, putUp, locale } = window.compendium;
  let reading;

  /** Return a test of rows for the words of a query; what reads words is loaded with the first, and tried again if that failed. */
  async function makeTest(query) {
    if (!query) return () => true;
    try {
      await (reading ??= load(...(window.compendiumSearch?.normalise ? [] : ["search-query.js"]), "table-words.js"));
      return await window.compendium.makeTest(query);
    } catch {
      reading = undefined;
      return (row) => row.textContent.toLowerCase().includes(query.trim().toLowerCase());
    }
  }

  const collator = new Intl.Collator(locale.startsWith("zh") ? "zh-u-co-pinyin" : locale, { numeric: true });
  function start(root) {
    const form = root.querySelector("[data-filters]");
    const output = form.querySelector("output");
    const body = root.querySelector("tbody");
    const heads = [...root.querySelectorAll("thead [data-column]")];
    const fields = [...form.elements].filter((field) => field.name);
    const state = () => new URLSearchParams(location.search);
    let order;
    let sorted = "";
    let asked = 0;

    /** Return what a row is sorted by in a column. */
    const key = (row, index) => row.children[index].dataset.sort ?? row.children[index].textContent.trim();

    /** Put the rows in the order of a column, from its end if its name follows a minus; by no name, as they were. */
    function sort(name) {
      const down = name.startsWith("-");
      const index = heads.findIndex((head) => head.dataset.column === name.replace(/^-/, ""));
      sorted = index < 0 ? "" : name;
      heads.forEach((head, at) => head.setAttribute("aria-sort", at !== index ? "none" : down ? "descending" : "ascending"));
      if (index < 0 && !order) return;
      putUp();
      order ??= [...body.rows];
      const rows = index < 0 ? order : order.filter((row) => row.id).sort((a, b) => {
        const [one, two] = [key(a, index), key(b, index)];
        if (!one || !two) return one ? -1 : two ? 1 : 0;
        return (down ? -1 : 1) * collator.compare(one, two);
      });
      body.replaceChildren(...rows);
    }

    /** Show the rows that the fields ask for, and of the headings those that have any. */
    async function filter() {
      const mine = asked += 1;
      const set = fields.filter((field) => field.value.trim());
      const query = set.find(({ name }) => name === "q")?.value ?? "";
      if (set.length) putUp();
      const hasWords = await makeTest(query);
      if (mine !== asked) return;
      let shown = 0;
      let heading;
      for (const row of body.rows) {
        if (!row.id) {
          heading = row;
          heading.hidden = set.length > 0;
          continue;
        }
        row.hidden = !set.every(({ name, value }) => name === "q" || (row.getAttribute(`data-${name}`) ?? "").split(" ").includes(value)) || !hasWords(row);
        shown += !row.hidden;
        if (!row.hidden && heading) heading.hidden = false;
      }
      output.value = output.dataset.count.replace("{shown}", set.length ? shown : output.dataset.total).replace("{total}", output.dataset.total);
    }

    function write() {
      const values = [...fields.map((field) => [field.name, field.value.trim()]), ["sort", sorted]];
      const query = new URLSearchParams(values.filter(([, value]) => value)).toString();
      history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
      filter();
    }

    function readAddress() {
      fields.forEach((field) => {
        field.value = state().get(field.name) ?? "";
        if (field.selectedIndex < 0) field.value = "";
      });
      sort(state().get("sort") ?? "");
      filter();
    }

    for (const [at, head] of heads.entries()) {
      // On a phone a row is a card, in which each short cell says what it is.
      body.parentElement.style.setProperty(`--label-${at + 1}`, JSON.stringify(head.textContent.trim()));
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        sort(head.getAttribute("aria-sort") === "ascending" ? `-${head.dataset.column}` : head.dataset.column);
        write();
      });
    }
    form.hidden = false;
    // While pinyin is being put together there is no word yet.
    form.addEventListener("input", (event) => event.isComposing || write());
    form.addEventListener("compositionend", write);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { sort(""); write(); }));
    addEventListener("popstate", readAddress);
    readAddress();
  }

  document.querySelectorAll("[data-records]:has([data-filters])").forEach(start);
}
