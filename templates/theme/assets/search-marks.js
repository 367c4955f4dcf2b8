// Showing a text with the words of a query marked.
{
  const { stem, normalise, word, HAN } = window.compendiumSearch;
  const BREAK = /[\s\p{P}]/u;
  const SENTENCE = /[。！？][”’」』）]*|[.!?][”’)]*\s+(?=[\p{Lu}\p{N}“‘(])/gu;

  // No line begins with the dot of 努尔苏丹·纳扎尔巴耶夫.
  const joined = (text) => text.replace(/(?<=[\u3400-\u9fff])·/g, "\u2060·");

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

  /** Return the sentences of a text, [from, to]. */
  function sentences(text) {
    const starts = [0, ...[...text.matchAll(SENTENCE)].map((match) => match.index + match[0].length)];
    return starts.map((from, at) => [from, starts[at + 1] ?? text.length]);
  }

  /** Return a part of a text that has some room, [from, to]: its beginning, if a word found stands there, or else from near the first of them on. */
  function narrow(text, [from, to], found, room) {
    if (to - from <= room) return [from, to];
    const [first] = found.find((place) => place[0] >= from && place[1] <= to) ?? [from];
    let start = first - from < room / 2 ? from : Math.floor(Math.min(first - room / 4, to - room));
    while (start > from && !BREAK.test(text[start - 1])) start -= 1;
    let end = Math.floor(start + room);
    // A number is not parted from what it counts.
    while (end > start + room / 2 && (!BREAK.test(text[end]) || /\d/.test(text[end - 1]))) end -= 1;
    return [start, end];
  }

  /** Return the parts of a text to show in some room: the sentences with most of the words found, and of what is said as a whole the first before all, if need be its beginning. */
  function choose(text, found, room, whole) {
    if (text.length <= room) return [[0, text.length]];
    const left = sentences(text);
    const seen = new Set();
    const chosen = [];
    let free = room;
    const words = ([from, to]) => found.filter((place) => place[0] >= from && place[1] <= to).map((place) => text.slice(...place).toLowerCase());
    const gain = (part) => new Set(words(part).filter((own) => !seen.has(own))).size;
    const take = (part) => {
      const [from, to] = narrow(text, part, found, free);
      chosen.push([from, to]);
      free -= to - from;
      words([from, to]).forEach((own) => seen.add(own));
    };
    if (whole) {
      const first = left.shift();
      const own = words(first);
      // Half of the room is kept for what the first sentence lacks.
      take(left.some((part) => words(part).some((other) => !own.includes(other))) ? narrow(text, first, [], room / 2) : first);
    }
    while (left.length && free > room / 4) {
      const most = Math.max(...left.map(gain));
      take(left.splice(left.findIndex((part) => gain(part) === most), 1)[0]);
    }
    return chosen.sort(([one], [other]) => one - other);
  }

  /** Return a text as nodes with the query's words marked; where it has too little room, the parts that have them. */
  function marked(text, terms, room = Infinity, whole = false) {
    const found = places(text, terms);
    const nodes = [];
    let at = 0;
    for (const [start, end] of choose(text, found, room, whole)) {
      if (start > at) nodes.push(at ? " … " : "…");
      at = start;
      for (const [from, to] of found.filter((place) => place[0] >= start && place[1] <= end)) {
        nodes.push(joined(text.slice(at, from)), element("mark", { textContent: joined(text.slice(from, to)) }));
        at = to;
      }
      nodes.push(joined(text.slice(at, end)));
      at = end;
    }
    return [...nodes, at < text.length ? "…" : ""];
  }

  window.compendiumSearch = { ...window.compendiumSearch, element, marked };
}
