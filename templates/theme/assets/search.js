// The search as a reader sees it: the best answers, then the rest by kind. Draws into the dialog of any page or the page /search/.
{
  const { Index, loader, element, marked, HAN } = window.compendiumSearch;
  const [BEST, DATED, FEW, STEP, OPEN] = [3, 6, 3, 40, 2];
  // A page of one of these kinds is an answer by itself.
  const ANSWERS = ["questions", "glossary"];
  // How much nearer to a query background must be than all else to be told before it.
  const NEARER = 1.2;

  const plural = new Intl.PluralRules(document.documentElement.lang);

  /** Return words with a number in the form that the language has for it. */
  const counted = (words, count) => (words.other ? words[plural.select(count)] ?? words.other : words).replace("{count}", count);

  /** Draw the search into `place`, under the box that stands there; `base` is the root of the language. */
  function mount(place, base) {
    const dialog = place.tagName === "DIALOG";
    const hidden = dialog || location.protocol === "file:";
    const index = new Index(loader(new URL("search/", base)));
    const frame = place.querySelector(".search");
    const row = frame.firstChild;
    const input = row.firstChild;
    const status = element("p", { className: "search-status", role: "status" });
    const note = element("p", { className: "search-note" });
    const alone = element("a", { className: "search-alone", hidden: true });
    const results = element("div", { className: "search-found" });
    frame.append(element("div", { className: "search-head" }, status, alone), note, results);
    let labels = {};
    let latest = 0;

    // On a disk a folder does not open its page by itself.
    function address(href) {
      const target = new URL(href, base);
      if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
      return target;
    }

    const page = (query) => { const target = address("search/"); target.searchParams.set("q", query); return target; };

    function result({ href, title: name, excerpt, date, value, themes, kind }, found, first) {
      const [amount, , , source] = value;
      const isAnswer = first && (value.length || ANSWERS.includes(kind[1]) || (found.asksWhen && date));
      const about = [kind[2], date, themes.map(([theme]) => theme).join(labels["list.separator"]), isAnswer && !amount && source].filter(Boolean).join(" · ");
      const parts = [element("span", { className: "name" }, ...marked(name, found.marks)), element("span", { className: "about", textContent: about })];
      // When it was is the answer to a question that asks for it.
      const told = amount ? value : found.asksWhen && date ? [date] : [];
      if (isAnswer && told.length) {
        parts.splice(1, 0, element("span", { className: "value" }, element("strong", { textContent: told[0] }),
          ...(told.length > 1 ? [` ${told.slice(1).filter(Boolean).join(" · ")}`] : [])));
      }
      if (isAnswer && !amount) parts.splice(-1, 0, element("span", { className: "told", textContent: excerpt }));
      else {
        // An answer begins with what was asked; of other texts the part that has the reader's words is shown.
        const whole = ANSWERS.includes(kind[1]);
        const room = (HAN.test(excerpt[0]) ? 90 : 180) * (whole ? 1.5 : 1);
        parts.push(element("span", { className: "excerpt" }, ...marked(excerpt, found.marks, room, whole)));
      }
      return element("li", { className: isAnswer ? "answer" : "" }, element("a", { href: address(href) }, ...parts));
    }

    async function list(hits, found, first = false) {
      const documents = await Promise.all(hits.map(({ number }) => index.document(number)));
      return documents.map((document, at) => result(document, found, first && at === 0 && hits[0].sure));
    }

    const heading = (text, count) => element("h2", {}, text, ...(count ? [" ", element("span", { className: "count", textContent: count })] : []));

    /** Return the section of one kind: some results, and a button for the others. */
    async function group(hits, found, few) {
      const [, , , many] = index.kind(hits[0].number);
      const items = element("ol", { className: "search-results" }, ...await list(hits.slice(0, few), found));
      const section = element("section", { className: isApart(hits[0]) ? "search-group apart" : "search-group" }, heading(many, hits.length), items);
      let shown = items.children.length;
      const more = element("button", { type: "button" });
      const say = () => { more.textContent = counted(labels["search.all"], hits.length - shown).replace("{kind}", many); };
      more.addEventListener("click", async () => {
        const added = await list(hits.slice(shown, shown + STEP), found);
        items.append(...added);
        shown += added.length;
        if (shown < hits.length) say();
        else more.remove();
        added[0].firstChild.focus();
      });
      if (shown < hits.length) { say(); section.append(more); }
      return section;
    }

    // Background, which does not rest on the sources, never stands among the best answers but in a group of its own: the last
    // of what is shown at once, or the first where nothing from the sources comes near it.
    const isApart = ({ number }) => index.kind(number)[5] === 1;

    /** Return the hits that stand before the groups, more of what happened on a date, and the others; neither has background. */
    function leading({ hits, alone, date }) {
      const own = hits.filter((hit) => !isApart(hit));
      const most = alone && dateWords(date) ? DATED : BEST;
      return [own.slice(0, most), own.slice(most)];
    }

    /** Return the background that is clearly nearer to the query than anything else. */
    function nearest({ hits, alone }) {
      // What a date alone finds is ordered by time.
      if (alone) return [];
      const { score = 0 } = hits.find((hit) => !isApart(hit)) ?? {};
      return hits.filter((hit) => isApart(hit) && hit.score > NEARER * score);
    }

    /** Return the group of background where it stands at this place: before the best answers or after them. */
    async function background(found, before) {
      const apart = found.hits.filter(isApart);
      const near = nearest(found).length;
      return apart.length && before === near > 0 ? [await group(apart, found, Math.min(near || FEW, FEW))] : [];
    }

    async function bestOf(found) {
      const [best] = leading(found);
      if (!best.length) return "";
      // What lacks a word of the question may be near it but is no answer.
      const answers = !found.alone && !found.undated && !found.absent.length;
      const items = element("ol", { className: "search-results" }, ...await list(best, found, answers));
      return element("section", {}, heading((found.alone && dateWords(found.date)) || labels["search.best"]), items);
    }

    async function groupsOf(found) {
      const kinds = groupBy(leading(found)[1], ({ number }) => index.kind(number)[1]);
      const own = [...kinds.values()].map((hits, at) => group(hits, found, at < OPEN ? FEW : 0));
      return [...await background(found, false), ...await Promise.all(own)];
    }

    function links(name, items) {
      return element("section", { className: "search-try" }, heading(name), element("p", {}, ...items.map(([text, href, query]) => {
        const link = element("a", { href, textContent: text });
        if (query) link.addEventListener("click", (event) => { event.preventDefault(); ask(text, true); });
        return link;
      })));
    }

    async function nothing(query) {
      const names = await index.suggestions(query);
      const tried = names.map((name) => [name, page(name), true]);
      return [
        element("p", { className: "search-advice", textContent: labels["search.suggest"] }),
        ...(tried.length ? [links(labels["search.try.names"], tried)] : []),
        links(labels["search.try.themes"], index.known.themes.map(([text, href]) => [text, address(href)])),
        links(labels["search.try.lists"], index.known.lists.map(([text, href]) => [text, address(href)])),
      ];
    }

    /** Return a date of a query in the reader's language, or nothing for one before Christ. */
    function dateWords(date) {
      if (!date || date.from < 0) return "";
      const { day, month, year, range, months } = index.known.dates;
      const write = (pattern, y) => pattern.replace("{d}", date.day).replace("{month}", months[date.month - 1]).replace("{m}", date.month).replace("{y}", y);
      if (date.precision === "day") return write(day, date.year);
      if (date.precision === "month") return write(month, date.year);
      const [from, to] = [date.from, date.to].map((value) => Math.floor(value / 10000));
      return from === to ? write(year, from) : write(year, range.replace("{start}", from).replace("{end}", to));
    }

    /** Say how the query was read, where that is not plain: words mended or on no page, short for long, a date whose day and month could be swapped. */
    function reading({ date, full, mended, absent, undated }, query) {
      const plural = (word, from) => (query.toLowerCase().includes(`${from}s`) ? `${word}s` : word);
      const said = mended.map(([from, to]) => labels["search.mended"].replace("{from}", plural(from, from)).replace("{to}", plural(to, from)));
      const missing = [...absent, ...(undated ? [dateWords(date)] : [])].filter(Boolean);
      said.push(...missing.map((words) => labels["search.absent"].replace("{words}", words)));
      const read = [...full, ...(date && !date.custom && !query.includes(dateWords(date)) ? [dateWords(date)] : [])].filter(Boolean);
      if (read.length) said.push(labels["search.understood"].replace("{words}", read.join(labels["list.separator"])));
      if (date?.custom) said.push(labels["search.date"].replace("{date}", dateWords(date)));
      return said.join(" ");
    }

    /** Keep the query where Back finds it: in the state, and in the address of the search page (which a disk does not let change). */
    function remember(query, anew) {
      const target = hidden ? location.href : `${location.pathname}${query && `?q=${encodeURIComponent(query)}`}`;
      history[anew ? "pushState" : "replaceState"]({ ...history.state, search: query }, "", target);
    }

    const kept = () => history.state?.search ?? (dialog ? null : new URLSearchParams(location.search).get("q")) ?? "";

    function tell(text, said, ...nodes) {
      status.textContent = text;
      note.textContent = said;
      const left = results.contains(document.activeElement) && document.activeElement;
      results.replaceChildren(...nodes);
      // Who is among the answers already stays at the same one, or goes back to the box if it is gone.
      if (left) ([...results.querySelectorAll("a")].find(({ href }) => href === left.href) ?? input).focus();
    }

    async function show() {
      const query = input.value.trim();
      const turn = (latest += 1);
      try {
        labels = (await index.meta()).labels;
        input.placeholder = labels["search.placeholder"];
        if (!query) { alone.hidden = true; tell("", labels["search.tips"]); return; }
        if (!results.children.length) tell(labels["search.loading"], "");
        const found = await index.find(query);
        const some = found.hits.length > 0;
        const nodes = some ? [...await background(found, true), await bestOf(found)] : await nothing(query);
        if (turn !== latest) return;
        const words = labels[found.cut ? "search.over" : "search.count"];
        tell(some ? counted(words, found.hits.length) : labels["search.none"].replace("{query}", query), reading(found, query), ...nodes);
        Object.assign(alone, { hidden: !dialog || !some, href: page(query), textContent: labels["search.page"] });
        // The best answers do not wait for the others.
        const groups = some ? await groupsOf(found) : [];
        if (turn === latest) results.append(...groups);
      } catch {
        if (turn === latest) tell(place.dataset.failed, "", element("button", { type: "button", textContent: place.dataset.again, onclick: show }));
      }
    }

    let timer;
    function ask(query, anew = false) {
      clearTimeout(timer);
      input.value = query;
      remember(query, anew);
      return show();
    }

    function typed(event) {
      clearTimeout(timer);
      // Letters on their way to becoming characters are no query yet.
      if (!event.isComposing) timer = setTimeout(() => ask(input.value), 100);
    }

    input.addEventListener("input", typed);
    input.addEventListener("compositionend", typed);
    place.addEventListener("keydown", async (event) => {
      if (event.isComposing) return;
      const all = [...results.querySelectorAll("a, button")];
      const at = all.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && all.length) { event.preventDefault(); all[Math.min(at + 1, all.length - 1)].focus(); }
      if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (all[at - 1] ?? input).focus(); }
      // Left at once, so that the next “/” is not taken for typing.
      if (event.key === "Escape" && dialog) { event.preventDefault(); document.activeElement.blur(); place.close(); }
      else if (event.key === "Escape" && at >= 0) input.focus();
      if (event.key === "Enter" && event.target === input) {
        event.preventDefault();
        await ask(input.value);
        results.querySelector(".search-results a")?.click();
      }
    });
    if (dialog) {
      row.append(element("button", { type: "button", textContent: "×", className: "search-close", onclick: () => place.close() }));
      index.meta().then(({ labels: own }) => { row.lastChild.ariaLabel = own["search.close"]; }, () => {});
      place.addEventListener("close", () => { const { search, ...state } = history.state ?? {}; history.replaceState(state, "", location.href); });
    } else {
      addEventListener("popstate", () => { input.value = kept(); show(); });
    }
    // What was typed while this was loading goes before what was kept.
    input.value ||= kept();
    index.warm();
    show();
  }

  function groupBy(items, key) {
    const groups = new Map();
    items.forEach((item) => groups.set(key(item), [...(groups.get(key(item)) ?? []), item]));
    return groups;
  }

  window.compendiumSearch = { ...window.compendiumSearch, mount };
}
