// Words in a table as the search reads them; loaded with the first that a reader types into a filter.
{
  const { load, base } = window.compendium;
  const { normalise, word, HAN } = window.compendiumSearch;
  const RUNS = /第\d+|[\u3400-\u9fff]+?(?=第\d)|[\u3400-\u9fff]+|[^\s\p{P}\p{S}\u3400-\u9fff]+/gu;
  const known = new WeakMap();
  let simplified = {};
  let traditional;

  /** Learn which simplified character stands for each traditional one; the search's index knows. */
  function learnTraditional() {
    const other = window.searchPiece;
    window.searchPiece = (name, value) => {
      if (name === "traditional") simplified = Object.fromEntries([...value.matchAll(/(.)(.)/gu)].map(([, form, simple]) => [form, simple]));
      else other?.(name, value);
    };
    return load(new URL("search/traditional.js", base));
  }

  /** Return a row's text as the search would read it, and its words as they stand and in their plain form. */
  function read(row) {
    if (!known.has(row)) {
      const text = normalise([...row.cells].map((cell) => cell.textContent).join(" "));
      const words = (text.match(RUNS) ?? []).filter((run) => !HAN.test(run));
      known.set(row, { text, words, plain: new Set(words.map(word)) });
    }
    return known.get(row);
  }

  /** Return whether a row has each word of a query by itself: Han characters anywhere, other words from their beginning. */
  async function makeTest(query) {
    if (HAN.test(query)) await (traditional ??= learnTraditional()).catch(() => {});
    const runs = normalise(query, simplified).match(RUNS) ?? [];
    return (row) => {
      const { text, words, plain } = read(row);
      return runs.every((run) => (HAN.test(run) ? text.includes(run)
        : plain.has(word(run)) || (!/^\d{1,2}$/.test(run) && words.some((other) => other.startsWith(run)))));
    };
  }

  window.compendium.makeTest = makeTest;
}
