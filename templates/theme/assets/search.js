// The search as a reader uses it: its box, what was asked, and where Back finds it. Draws into the dialog of any page or the page /search/.
{
  const { Index, Results, loader, element, counted, sayReading } = window.compendiumSearch;
  // How long nobody types before what stands there is asked, in milliseconds.
  const PAUSE = 100;

  /** The search in one place, under the box that stands there; `base` is the root of the language. */
  class Search {
    constructor(place, base) {
      const frame = place.querySelector(".search");
      this.index = new Index(loader(new URL("search/", base)));
      Object.assign(this, { place, base, row: frame.firstChild, input: frame.firstChild.firstChild, isDialog: place.tagName === "DIALOG", latest: 0 });
      this.status = element("p", { className: "search-status", role: "status" });
      this.note = element("p", { className: "search-note" });
      this.alone = element("a", { className: "search-alone", hidden: true });
      this.results = element("div", { className: "search-found" });
      this.drawn = new Results(this.index, (href) => this.address(href));
      frame.append(element("div", { className: "search-head" }, this.status, this.alone), this.note, this.results);
    }

    start() {
      this.listen();
      if (this.isDialog) this.open();
      else addEventListener("popstate", () => { this.input.value = this.kept(); this.show(); });
      // What was typed while this was loading goes before what was kept.
      this.input.value ||= this.kept();
      this.index.warm();
      this.show();
    }

    // On a disk a folder does not open its page by itself.
    address(href) {
      const target = new URL(href, this.base);
      if (target.protocol === "file:" && target.pathname.endsWith("/")) target.pathname += "index.html";
      return target;
    }

    /** Return the address of the search page with a query. */
    page(query) {
      const target = this.address("search/");
      target.searchParams.set("q", query);
      return target;
    }

    /** Keep the query where Back finds it: in the state, and in the address of the search page (which a disk does not let change). */
    remember(query, anew) {
      const isHidden = this.isDialog || location.protocol === "file:";
      const target = isHidden ? location.href : `${location.pathname}${query && `?q=${encodeURIComponent(query)}`}`;
      history[anew ? "pushState" : "replaceState"]({ ...history.state, search: query }, "", target);
    }

    kept() {
      return history.state?.search ?? (this.isDialog ? null : new URLSearchParams(location.search).get("q")) ?? "";
    }

    ask(query, anew = false) {
      clearTimeout(this.timer);
      this.input.value = query;
      this.remember(query, anew);
      return this.show();
    }

    async show() {
      const query = this.input.value.trim();
      const turn = (this.latest += 1);
      try {
        await this.answer(query, () => turn === this.latest);
      } catch {
        const { failed, again } = this.place.dataset;
        if (turn === this.latest) this.tell(failed, "", element("button", { type: "button", textContent: again, onclick: () => this.show() }));
      }
    }

    /** Show what is found, as long as it is still what is asked. */
    async answer(query, isAsked) {
      const { index, drawn } = this;
      const { labels } = await index.meta();
      this.input.placeholder = labels["search.placeholder"];
      if (!query) { this.alone.hidden = true; this.tell("", labels["search.tips"]); return; }
      if (!this.results.children.length) this.tell(labels["search.loading"], "");
      const found = await index.find(query);
      const isSome = found.hits.length > 0;
      const nodes = isSome ? await drawn.first(found) : await drawn.nothing(query, (name) => this.ask(name, true), (name) => this.page(name));
      if (!isAsked()) return;
      const words = labels[found.cut ? "search.over" : "search.count"];
      this.tell(isSome ? counted(words, found.hits.length) : labels["search.none"].replace("{query}", query), sayReading(found, query, index.known), ...nodes);
      Object.assign(this.alone, { hidden: !this.isDialog || !isSome, href: this.page(query), textContent: labels["search.page"] });
      // The best answers do not wait for the others.
      const groups = isSome ? await drawn.others(found) : [];
      if (isAsked()) this.results.append(...groups);
    }

    tell(text, said, ...nodes) {
      this.status.textContent = text;
      this.note.textContent = said;
      const left = this.results.contains(document.activeElement) && document.activeElement;
      this.results.replaceChildren(...nodes);
      // Who is among the answers already stays at the same one, or goes back to the box if it is gone.
      if (left) ([...this.results.querySelectorAll("a")].find(({ href }) => href === left.href) ?? this.input).focus();
    }

    listen() {
      const typed = (event) => {
        clearTimeout(this.timer);
        // Letters on their way to becoming characters are no query yet.
        if (!event.isComposing) this.timer = setTimeout(() => this.ask(this.input.value), PAUSE);
      };
      this.input.addEventListener("input", typed);
      this.input.addEventListener("compositionend", typed);
      this.place.addEventListener("keydown", (event) => { if (!event.isComposing) this.press(event); });
    }

    async press(event) {
      const all = [...this.results.querySelectorAll("a, button")];
      const at = all.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && all.length) { event.preventDefault(); all[Math.min(at + 1, all.length - 1)].focus(); }
      if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (all[at - 1] ?? this.input).focus(); }
      // Left at once, so that the next “/” is not taken for typing.
      if (event.key === "Escape" && this.isDialog) { event.preventDefault(); document.activeElement.blur(); this.place.close(); }
      else if (event.key === "Escape" && at >= 0) this.input.focus();
      if (event.key === "Enter" && event.target === this.input) {
        event.preventDefault();
        await this.ask(this.input.value);
        this.results.querySelector(".search-results a")?.click();
      }
    }

    /** Give the dialog its button, and forget the query when it closes. */
    open() {
      const close = element("button", { type: "button", textContent: "×", className: "search-close", onclick: () => this.place.close() });
      this.row.append(close);
      this.index.meta().then(({ labels }) => { close.ariaLabel = labels["search.close"]; }, () => {});
      this.place.addEventListener("close", () => { const { search, ...state } = history.state ?? {}; history.replaceState(state, "", location.href); });
    }
  }

  /** Draw the search into `place`, under the box that stands there; `base` is the root of the language. */
  const mount = (place, base) => new Search(place, base).start();

  window.compendiumSearch = { ...window.compendiumSearch, mount };
}
