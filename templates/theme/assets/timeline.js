// The timeline's filters, and what happened under each row; the whole list stands without them, and each period's page has all of it.
// A row's days are numbers such as 20150321.
// A block, because scripts share their names with the whole page.
{
  const FACETS = ["theme", "kind", "source", "body", "period"];
  const root = document.querySelector("[data-timeline]");
  const choose = root.querySelector("[data-choose]");
  const output = choose.querySelector("output");
  const state = () => new URLSearchParams(location.search);

  /** Put new values into the address as one step of the browser's history; an empty one is taken out. */
  function go(values) {
    const query = state();
    Object.entries(values).forEach(([name, value]) => { if (value) query.set(name, value); else query.delete(name); });
    const text = query.toString();
    history.pushState(null, "", `${location.pathname}${text && `?${text}`}`);
  }

  const { load, putUp } = window.compendium;
  let rows = [];

  /** Say under a row what happened, if that does not stand there yet. */
  function tell(row, gist) {
    const what = row.querySelector(".what");
    if (gist && !what.querySelector(".gist")) what.append(" ", Object.assign(document.createElement("span"), { className: "gist", textContent: gist }));
  }

  /** Put up all rows with what they say and are filtered by; the same promise each time. */
  let ready;
  const prepare = () => (ready ??= new Promise((resolve, reject) => {
    putUp();
    window.timelineRows = (known, choices) => {
      selects.forEach((select) => select.append(...choices[select.name].map(([value, text, count]) => {
        const option = new Option(`${text} (${count})`, value);
        option.dataset.text = text;
        return option;
      })));
      rows = [...root.querySelectorAll(".timeline > li[id]")].map((row) => {
        const [gist, kind, theme, source, body, low, high, exact] = known[row.id];
        tell(row, gist);
        return { row, theme, kind: [kind], source, body, low, high, exact, period: [row.closest("[data-period]").dataset.period] };
      });
      resolve();
    };
    load(new URL(root.dataset.rows, location)).catch((fault) => { ready = undefined; reject(fault); });
  }));
  const selects = FACETS.map((name) => choose.elements[name]).filter(Boolean);
  const date = choose.elements.on;

  /** Return the last day of a month; the calendar repeats every 400 years. */
  const last = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

  /** Read a year, a month or a day as its first and last day, or a day of any year; null for anything else. */
  function parse(text) {
    const clean = text.normalize("NFKC").replace(/[\s\u200b-\u200f\u2060\ufeff]/g, "").replace(/[日号號]$/, "").replace(/[年月./]/g, "-").replace(/^--|-$/g, "");
    const any = clean.match(/^(\d{1,2})-(\d{1,2})$/);
    const [, year, month, day] = clean.match(/^(\d{3,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/) ?? [];
    const [y, m, d] = any ? [2000, +any[1], +any[2]] : [+year, +(month ?? 0), +(day ?? 0)];
    if (!any && !year) return null;
    if (m > 12 || (month ?? any) && !m || (day ?? any) && !d || d > (m ? last(y, m) : 31)) return null;
    if (any) return { day: m * 100 + d };
    return { low: y * 10000 + (m || 1) * 100 + (d || 1), high: y * 10000 + (m || 12) * 100 + (d || last(y, m || 12)) };
  }

  /** Return whether a row's date can lie in what was asked for; a day of any year asks for undoubted days. */
  function meets({ low, high, exact }, { day, ...asked }) {
    return day ? exact && low % 10000 <= day && day <= high % 10000 : low <= asked.high && asked.low <= high;
  }

  async function filter() {
    const asked = parse(date.value);
    const set = [...selects, date].some(({ value }) => value);
    if (!set && !ready) {
      output.value = output.dataset.count.replace("{shown}", output.dataset.total).replace("{total}", output.dataset.total);
      return;
    }
    await prepare();
    const wrong = date.value.trim() !== "" && !asked;
    const missed = (field, row) => (field === date ? asked && !meets(row, asked) : field.value && !row[field.name].includes(field.value));
    let shown = 0;
    const counts = new Map(selects.map(({ name }) => [name, new Map()]));
    for (const row of rows) {
      const misses = [...selects, date].filter((field) => missed(field, row));
      row.row.hidden = misses.length > 0;
      shown += misses.length === 0;
      // A choice counts the rows that the other filters leave.
      for (const { name } of selects.filter((select) => misses.every((other) => other === select))) {
        row[name].forEach((value) => counts.get(name).set(value, (counts.get(name).get(value) ?? 0) + 1));
      }
    }
    for (const select of selects) {
      for (const option of [...select.options].slice(1)) {
        const count = counts.get(select.name).get(option.value) ?? 0;
        option.textContent = `${option.dataset.text} (${count})`;
        option.disabled = !count && !option.selected;
      }
    }
    root.querySelectorAll(":is([data-period], .year)").forEach((section) => { section.hidden = !section.querySelector("li:not([hidden])"); });
    if (wrong) date.setAttribute("aria-invalid", "true"); else date.removeAttribute("aria-invalid");
    output.value = wrong ? output.dataset.wrong : output.dataset.count.replace("{shown}", shown).replace("{total}", rows.length);
  }

  async function readFilters() {
    const query = state();
    if ([...selects, date].some(({ name }) => query.get(name))) await prepare();
    selects.forEach((select) => {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    });
    date.value = query.get("on") ?? "";
    await filter();
  }

  /** Filter by the form's fields and keep them in the address. */
  function ask() {
    const values = Object.fromEntries([...selects, date].map(({ name, value }) => [name, value.trim()]));
    if (Object.entries(values).some(([name, value]) => value !== (state().get(name) ?? ""))) go(values);
    filter();
  }

  choose.hidden = false;
  choose.querySelector("details").open = [...selects, date].some(({ name }) => state().get(name)) || matchMedia("(min-width: 60em)").matches;
  choose.addEventListener("change", ask);
  choose.addEventListener("reset", (event) => {
    event.preventDefault();
    [...selects, date].forEach((field) => { field.value = ""; });
    ask();
  });
  choose.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  addEventListener("popstate", readFilters);
  ["scroll", "keydown", "pointermove", "pointerdown", "focusin", "beforeprint"].forEach((name) => addEventListener(name, () => prepare().catch(() => {}), { once: true, passive: true }));
  if (location.hash) prepare().catch(() => {});
  readFilters();
}
