// Showing a text with the words of a query marked.
{
  const { stem, normalise, word, HAN } = window.compendiumSearch;
  const BREAK = /[\s\p{P}]/u;

  function element(name, properties, ...children) {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  }

  /** Return where in a text, [from, to], the words of a query stand. */
  function places(text, terms) {
    const found = [];
    const roots = new Set(terms.map(stem));
    for (const match of text.matchAll(/[\u3400-\u9fff]|(?:(?![\u3400-\u9fff])[\p{L}\p{M}\p{N}’'])+/gu)) {
      const [run] = match;
      const end = match.index + run.length;
      if (HAN.test(run)) {
        const term = terms.find((other) => HAN.test(other[0]) && text.startsWith(other, match.index));
        if (term) found.push([match.index, match.index + term.length]);
      } else {
        const own = word(normalise(run));
        if (roots.has(stem(own)) || terms.some((term) => term.length > 2 && !/\d/.test(term) && own.startsWith(term))) found.push([match.index, end]);
      }
    }
    return found.reduce((merged, [from, to]) => {
      const last = merged.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
      return merged;
    }, []);
  }

  /** Return a text as nodes with the query's words marked, from near the first of them on, or from the beginning of what is said as a whole. */
  function marked(text, terms, room = Infinity, whole = false) {
    const found = places(text, terms);
    let start = found.length && text.length > room && !whole ? Math.max(0, Math.min(found[0][0] - room / 4, text.length - room)) : 0;
    start = Math.floor(start);
    while (start > 0 && !BREAK.test(text[start - 1])) start -= 1;
    let end = Math.min(text.length, start + room);
    while (end < text.length && end > start + room / 2 && !BREAK.test(text[end])) end -= 1;
    const nodes = start ? ["…"] : [];
    let at = start;
    for (const [from, to] of found.filter((place) => place[0] >= start && place[1] <= end)) {
      nodes.push(text.slice(at, from), element("mark", { textContent: text.slice(from, to) }));
      at = to;
    }
    return [...nodes, text.slice(at, end), end < text.length ? "…" : ""];
  }

  window.compendiumSearch = { ...window.compendiumSearch, element, marked };
}
