// Drawing what was found: background or the best answers first, then the rest by kind.
{
  const { element, marked, counted, writeDate, HAN } = window.compendiumSearch;
  const [BEST, DATED, FEW, STEP, OPEN] = [3, 6, 3, 40, 2];
  // A page of one of these kinds is an answer by itself.
  const ANSWERS = ["questions", "glossary"];
  // How much nearer to a query background must be than all else to be told before it.
  const NEARER = 1.2;
  // Or how near it must be if it has this much more of the query than the best of the rest.
  const [ALIKE, FULLER] = [0.6, 0.15];
  // A page that has less of a query, and is not named in it, is hardly an answer; characters in pairs are missed more easily than words.
  const [SCANT, SCANT_HAN] = [0.5, 0.35];
  // How much of a text is shown, in letters and in Chinese characters; how many times more of an answer, and of background.
  const [LETTERS, CHARACTERS, MORE, NEARLY_ALL] = [180, 90, 2, 3];

  const heading = (text, count) => element("h2", {}, text, ...(count ? [" ", element("span", { className: "count", textContent: count })] : []));

  /** Draw what `index` finds; `address` makes an address of one in the index. */
  class Results {
    constructor(index, address) {
      Object.assign(this, { index, address });
    }

    get labels() {
      return this.index.known.labels;
    }

    /** Return what stands before the groups of kinds. */
    async first(found) {
      return [...await this.background(found, true), await this.best(found)];
    }

    /** Return the groups of kinds. */
    async others(found) {
      const kinds = groupBy(this.leading(found)[1], ({ number }) => this.index.kind(number)[1]);
      const own = [...kinds.values()].map((hits, at) => this.group(hits, found, at < OPEN ? FEW : 0));
      return [...await this.background(found, false), ...await Promise.all(own)];
    }

    /** Return what to try where nothing was found; `ask` takes another query, `page` makes the address of one. */
    async nothing(query, ask, page) {
      const { themes, lists } = this.index.known;
      const names = await this.index.suggestions(query);
      const pages = (entries) => entries.map(([text, href]) => [text, this.address(href)]);
      return [
        element("p", { className: "search-advice", textContent: this.labels["search.suggest"] }),
        ...(names.length ? [links(this.labels["search.try.names"], names.map((name) => [name, page(name)]), ask)] : []),
        links(this.labels["search.try.themes"], pages(themes)),
        links(this.labels["search.try.lists"], pages(lists)),
      ];
    }

    // Background, which does not rest on the sources, never stands among the best answers but in a group of its own: the last
    // of what is shown at once, or the first where nothing from the sources comes near it.
    isApart({ number }) {
      return this.index.kind(number)[5] === 1;
    }

    /** Return the hits that stand before the groups, more of what happened on a date, and the others; neither has background. */
    leading({ hits, alone, date }) {
      const own = hits.filter((hit) => !this.isApart(hit));
      const most = alone && writeDate(date, this.index.known.dates) ? DATED : BEST;
      return [own.slice(0, most), own.slice(most)];
    }

    /** Return the background that is clearly nearer to the query than anything else. */
    nearest({ hits, alone }) {
      // What a date alone finds is ordered by time.
      if (alone) return [];
      const { score = 0, covered = 0, named = 0 } = hits.find((hit) => !this.isApart(hit)) ?? {};
      const isFuller = (hit) => !named && hit.score > ALIKE * score && hit.covered > covered + FULLER;
      return hits.filter((hit) => this.isApart(hit) && (hit.score > NEARER * score || isFuller(hit)));
    }

    /** Return the group of background where it stands at this place: before the best answers or after them. */
    async background(found, before) {
      const apart = found.hits.filter((hit) => this.isApart(hit));
      const near = this.nearest(found).length;
      return apart.length && before === near > 0 ? [await this.group(apart, found, Math.min(near || FEW, FEW))] : [];
    }

    async best(found) {
      const [best] = this.leading(found);
      if (!best.length) return "";
      // What lacks a word of the question, or most of it, may be near it but is no answer.
      const lacksWord = found.undated || found.absent.length > 0;
      const [{ covered, named }] = best;
      const isScant = !found.alone && !named && covered < (HAN.test(found.text) ? SCANT_HAN : SCANT);
      const items = element("ol", { className: "search-results" }, ...await this.list(best, found, !found.alone && !lacksWord && !isScant));
      const title = (found.alone && writeDate(found.date, this.index.known.dates)) || this.labels[lacksWord ? "search.near" : isScant ? "search.scant" : "search.best"];
      return element("section", {}, heading(title), items);
    }

    /** Return the section of one kind: some results, and a button for the others. */
    async group(hits, found, few) {
      const [, , , many] = this.index.kind(hits[0].number);
      const items = element("ol", { className: "search-results" }, ...await this.list(hits.slice(0, few), found));
      const section = element("section", { className: this.isApart(hits[0]) ? "search-group apart" : "search-group" }, heading(many, hits.length), items);
      let shown = items.children.length;
      const more = element("button", { type: "button" });
      const say = () => { more.textContent = counted(this.labels["search.all"], hits.length - shown).replace("{kind}", many); };
      more.addEventListener("click", async () => {
        const added = await this.list(hits.slice(shown, shown + STEP), found);
        items.append(...added);
        shown += added.length;
        if (shown < hits.length) say();
        else more.remove();
        added[0].firstChild.focus();
      });
      if (shown < hits.length) { say(); section.append(more); }
      return section;
    }

    /** Return an item for each of some hits, the first of which may be the answer. */
    async list(hits, found, hasAnswer = false) {
      const documents = await Promise.all(hits.map(({ number }) => this.index.document(number)));
      return documents.map((document, at) => this.item(document, found, hasAnswer && at === 0 && hits[0].sure));
    }

    item(document, found, isSure) {
      const { href, title, date, value, kind } = document;
      const isAnswer = isSure && (value.length || ANSWERS.includes(kind[1]) || (found.asksWhen && date));
      const parts = [element("span", { className: "name" }, ...marked(title, found.marks)), ...(isAnswer ? answered(document, found) : []),
        ...said(document, found, isAnswer, this.labels["list.separator"])];
      return element("li", { className: isAnswer ? "answer" : "" }, element("a", { href: this.address(href) }, ...parts));
    }
  }

  /** Return the value of a series at the time that was asked for, or else its last, with its date, scope and source. */
  function valueAt({ value, series }, date) {
    const [, , told] = (date && series.findLast(([from, to]) => from <= date.to && to >= date.from)) || [];
    return told ?? value;
  }

  /** Return what the answer is in short: a value or, to a question that asks when, a date. */
  function answered(document, { asksWhen, date }) {
    const [told, ...about] = document.value[0] ? valueAt(document, date) : asksWhen && document.date ? [document.date] : [];
    return told ? [element("span", { className: "value" }, element("strong", { textContent: told }),
      ...(about.length ? [` ${about.filter(Boolean).join(" · ")}`] : []))] : [];
  }

  /** Return the lines below the name: what kind of page it is, and what it says. */
  function said({ excerpt, date, value: [amount, , , source], themes, kind }, { marks }, isAnswer, separator) {
    const isText = isAnswer && !amount;
    const about = [kind[2], date, themes.map(([theme]) => theme).join(separator), isText && source].filter(Boolean).join(" · ");
    const line = element("span", { className: "about", textContent: about });
    if (isText) return [element("span", { className: "told", textContent: excerpt }), line];
    // An answer begins with what was asked; of other texts the sentences that have the reader's words are shown, of background, which
    // has two, nearly all.
    const whole = ANSWERS.includes(kind[1]);
    const isNote = kind[5] === 1;
    const room = (HAN.test(excerpt[0]) ? CHARACTERS : LETTERS) * (isNote ? NEARLY_ALL : whole ? MORE : 1);
    return [line, element("span", { className: "excerpt" }, ...marked(excerpt, marks, room, whole))];
  }

  /** Return links under a heading; `ask`, if given, takes the text of one as a query instead. */
  function links(name, items, ask) {
    return element("section", { className: "search-try" }, heading(name), element("p", {}, ...items.map(([text, href]) => {
      const link = element("a", { href, textContent: text });
      if (ask) link.addEventListener("click", (event) => { event.preventDefault(); ask(text); });
      return link;
    })));
  }

  function groupBy(items, key) {
    const groups = new Map();
    items.forEach((item) => groups.set(key(item), [...(groups.get(key(item)) ?? []), item]));
    return groups;
  }

  window.compendiumSearch = { ...window.compendiumSearch, Results };
}
