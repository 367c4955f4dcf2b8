// The timeline's filters, and what stood on a day. The whole list stands without it, and so does the table year by year.
// Compares days as hooks/compendium/timeline/standing.py does: as numbers such as 20150321.
// A block, because scripts share their names with the whole page.
{
  const FACETS = ["theme", "kind", "source", "body", "period"];
  const LONG = 25;
  const root = document.querySelector("[data-timeline]");
  const choose = root.querySelector("[data-choose]");
  const ask = root.querySelector("[data-ask]");
  const panel = root.querySelector("[data-standing]");
  const state = () => new URLSearchParams(location.search);

  function make(name, properties = {}, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  /** Put new values into the address as one step of the browser's history; an empty one is taken out. */
  function go(values) {
    const query = state();
    Object.entries(values).forEach(([name, value]) => { if (value) query.set(name, value); else query.delete(name); });
    const text = query.toString();
    history.pushState(null, "", `${location.pathname}${text && `?${text}`}`);
  }

  // Filters

  const rows = [...root.querySelectorAll("[data-kind]")].map((row) => {
    const words = (name) => (row.dataset[name] ?? "").split(" ");
    return { row, theme: words("theme"), kind: [row.dataset.kind], source: words("source"), body: words("body"),
      period: [row.closest("[data-period]").dataset.period] };
  });
  const selects = FACETS.map((name) => choose.elements[name]).filter(Boolean);

  function filter() {
    const missed = ({ name, value }, row) => value && !row[name].includes(value);
    let shown = 0;
    const counts = new Map(selects.map(({ name }) => [name, new Map()]));
    for (const row of rows) {
      const misses = selects.filter((select) => missed(select, row));
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
    root.querySelectorAll("[data-period]").forEach((section) => { section.hidden = !section.querySelector("li:not([hidden])"); });
    const output = choose.querySelector("output");
    output.value = output.dataset.count.replace("{shown}", shown).replace("{total}", rows.length);
  }

  function readFilters() {
    const query = state();
    selects.forEach((select) => {
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    });
    filter();
  }

  // What stood on a day

  const status = ask.querySelector("output");
  const folder = new URL(root.dataset.dates, location.href.split(/[?#]/)[0]);
  let file;

  /** Load the dates on first use, as a script because a disk gives nothing else. */
  function load() {
    return new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: new URL("dates.js", folder), onerror: reject });
      script.onload = () => resolve(window.compendiumDates);
      document.head.append(script);
    });
  }

  const last = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

  /** Read a year, a month, a day, or a day of any year; null for anything else. Months and years stand for their last day. */
  function parse(text) {
    const clean = text.normalize("NFKC").replace(/\s/g, "").replace(/日$/, "").replace(/[年月./]/g, "-").replace(/^--|-$/g, "");
    const any = clean.match(/^(\d{1,2})-(\d{1,2})$/);
    const [, year, month, day] = clean.match(/^(\d{3,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/) ?? [];
    const [y, m, d] = any ? [2000, +any[1], +any[2]] : [+year, +(month ?? 0), +(day ?? 0)];
    if (!any && !year) return null;
    if (m > 12 || (month ?? any) && !m || (day ?? any) && !d || d > (m ? last(y, m) : 31)) return null;
    const form = { timeZone: "UTC", ...(!any && { year: "numeric" }), ...(m && { month: "long" }), ...(d && { day: "numeric" }) };
    const moment = new Date(Date.UTC(2000, (m || 1) - 1, d || 1));
    moment.setUTCFullYear(y);
    const language = document.documentElement.lang;
    return {
      low: any ? 0 : y * 10000 + (m || 1) * 100 + (d || 1),
      high: any ? 0 : y * 10000 + (m || 12) * 100 + (d || last(y, m || 12)),
      day: d ? m * 100 + d : 0,
      words: (some = {}) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...form, ...some }).format(moment),
    };
  }

  /** Return whether a state holds on a day: 2 for certainly, 1 for perhaps, 0 for not. */
  function holds([, low, high, doubt, endLow, endHigh, endDoubt], day) {
    if (day < low || (endLow !== undefined && day >= endHigh && !endDoubt)) return 0;
    return day >= high && !doubt && (endLow === undefined || day < endLow) ? 2 : 1;
  }

  /** Return the whole address of a page; a disk shows no folder's page by itself. */
  function address(href) {
    const found = new URL(`../${href}`, folder);
    if (found.protocol === "file:" && found.pathname.endsWith("/")) found.pathname += "index.html";
    return found.href;
  }

  function links(items) {
    const list = make("ul", { className: "links" }, ...items.map(([href, title, date]) => make("li", {},
      make("a", { href: address(href), textContent: title }), ...(date ? [" ", make("span", { className: "when", textContent: date })] : []))));
    if (items.length <= LONG) return list;
    return make("details", {}, make("summary", { textContent: file.words.counted.replace("{count}", items.length) }), list);
  }

  function draw(asked) {
    const { words, states, things, undated, marks } = file;
    const parts = [];
    const titled = (pattern, text) => pattern.replace("{date}", text);
    const whole = asked.high;
    parts.push(make("h2", { textContent: whole ? titled(words["as-of"], asked.words()) : titled(words.day, asked.words()) }));
    if (whole) {
      let some = false;
      states.forEach(([name, label], index) => {
        const found = things.map((thing) => [thing, Math.max(0, ...thing[3].filter((span) => span[0] === index).map((span) => holds(span, whole)))]);
        const [sure, perhaps] = [2, 1].map((level) => found.filter(([, holding]) => holding === level).map(([thing]) => thing));
        if (!sure.length && !perhaps.length) return;
        some = true;
        const count = words.count.replace("{sure}", sure.length).replace("{perhaps}", perhaps.length);
        const part = make("section", {}, make("h3", { textContent: label }), make("p", { className: "hint", textContent: count }));
        part.dataset.state = name;
        part.dataset.counts = `${sure.length} ${perhaps.length}`;
        if (sure.length) part.append(links(sure));
        if (perhaps.length) part.append(make("p", { textContent: words.perhaps }), links(perhaps));
        parts.push(part);
      });
      if (!some) parts.push(make("p", { textContent: words.none }));
      const within = marks.filter((mark) => mark[4] >= asked.low && mark[5] <= whole);
      if (within.length) parts.push(section("within", titled(words.within, asked.words()), within));
    }
    if (asked.day) {
      const same = marks.filter((mark) => mark[6] && mark[4] % 10000 <= asked.day && asked.day <= mark[5] % 10000);
      const heading = whole ? titled(words.day, asked.words({ year: undefined })) : "";
      if (same.length) parts.push(section("day", heading, same));
      else parts.push(...(heading ? [make("h3", { textContent: heading })] : []), make("p", { textContent: words.none }));
    }
    if (whole && undated.length) parts.push(section("undated", words["left-out"], undated.map(([href, title]) => [href, title, "", ""])));
    const clear = make("button", { type: "button", textContent: panel.dataset.clear, onclick: () => { go({ on: "" }); readDay(); } });
    panel.replaceChildren(...parts, clear);
  }

  function section(name, heading, items) {
    const part = make("section", {}, ...(heading ? [make("h3", { textContent: heading })] : []),
      links(items.map(([href, title, , date]) => [href, title, date])));
    part.dataset.state = name;
    return part;
  }

  async function readDay(moved) {
    const text = state().get("on") ?? "";
    ask.elements.on.value = text;
    ask.elements.on.removeAttribute("aria-invalid");
    status.value = "";
    const asked = text && parse(text);
    panel.hidden = !asked;
    if (!asked) {
      if (text) {
        ask.elements.on.setAttribute("aria-invalid", "true");
        status.value = status.dataset.wrong;
      }
      return;
    }
    try {
      file ??= await load();
    } catch {
      panel.hidden = true;
      status.value = status.dataset.failed;
      return;
    }
    if (text !== (state().get("on") ?? "")) return;
    draw(asked);
    if (moved) panel.focus();
  }

  choose.hidden = false;
  choose.querySelector("details").open = selects.some(({ name }) => state().get(name)) || matchMedia("(min-width: 60em)").matches;
  choose.addEventListener("change", () => { go(Object.fromEntries(selects.map(({ name, value }) => [name, value]))); filter(); });
  choose.addEventListener("reset", (event) => {
    event.preventDefault();
    go(Object.fromEntries(selects.map(({ name }) => [name, ""])));
    readFilters();
  });
  choose.addEventListener("submit", (event) => event.preventDefault());
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ on: ask.elements.on.value.trim() });
    readDay(true);
  });
  addEventListener("popstate", () => { readFilters(); readDay(); });
  readFilters();
  readDay();
}
