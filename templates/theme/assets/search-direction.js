// Who does something to whom, as the order of the two states in a text tells it: the Chinese in Kazakhstan, Kazakhs in China.
// hooks/compendium/features/search/fitting.py does the same with titles.
{
  // How likely a page that tells the reverse of a query is meant by it.
  const REVERSE = 0.6;

  /** Return a function that tells of a text 1 if the first side does something to the second, 2 the reverse, 0 neither. */
  function directionReader({ sides, straight, turned, joined }, anyOf) {
    const [leads, turns, joins, ...names] = [straight, turned, joined, ...sides].map((phrases) => anyOf(phrases));
    const has = (text, expression) => text.search(expression) >= 0;
    return (text) => {
      const named = names.flatMap((expression, side) => [...text.matchAll(expression)].map((match) => ({ from: match.index, to: match.index + match[0].length, side })))
        .sort((one, other) => one.from - other.from);
      const at = named.findIndex(({ side }) => side !== named[0].side);
      if (at < 0) return 0;
      const between = text.slice(named[at - 1].to, named[at].from);
      if (has(between, joins) || !(has(between, leads) || has(between, turns))) return 0;
      return 1 + Number((named[0].side === 1) !== has(between, turns));
    };
  }

  /** Return a function that tells how likely a document is meant by a text, for the way in which its title tells of the two. */
  function directionJudge(directed, anyOf, summed) {
    const read = directionReader(directed, anyOf);
    const ways = directed.ways.map((steps) => new Set(summed(steps)));
    return (text) => {
      const reverse = ways[{ 1: 1, 2: 0 }[read(text)]];
      return (number) => (reverse?.has(number) ? REVERSE : 1);
    };
  }

  window.compendiumSearch = { ...window.compendiumSearch, directionReader, directionJudge };
}
