// What was perhaps meant: a misspelt word, a character that only sounds right, a Chinese name in pinyin.
{
  const [SHORTEST, SURE] = [3, 4];

  /** Return how many letters must be put in, taken out, changed or swapped with their neighbour to turn one word into another. */
  function distance(one, other) {
    const rows = [...one].reduce((table, letter, i) => {
      const row = [i + 1];
      for (let j = 0; j < other.length; j += 1) {
        row.push(Math.min(table[i][j + 1] + 1, row[j] + 1, table[i][j] + (letter !== other[j])));
        if (i && j && letter === other[j - 1] && one[i - 1] === other[j]) row[j + 1] = Math.min(row[j + 1], table[i - 1][j - 1] + 1);
      }
      return [...table, row];
    }, [[...Array(other.length + 1).keys()]]);
    return rows[one.length][other.length];
  }

  const near = (one, other, most) => Math.abs(one.length - other.length) <= most && distance(one, other) <= most;

  /** Return the first word that is a letter from another, or two from a long one, or nothing. */
  const nearest = (term, words) => words.find((other) => near(term, other, 1)) ?? (term.length > 7 && words.find((other) => near(term, other, 2))) ?? "";

  // Letters as texts in English write them; Kazakh ones have become Russian before.
  const LATIN = Object.fromEntries("а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya"
    .split(" ").map((pair) => pair.split(":")));
  const romanise = (word) => [...word].map((letter) => LATIN[letter] ?? letter).join("");

  /** Tell whether letters could be pinyin. */
  const isPinyin = (letters) => /^(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]{1,3}(?:ng|n|r)?){2,}$/.test(letters);

  /** Return how each character sounds, from the index's table: syllables, each before its characters. */
  const readSounds = (text) => new Map([...text.matchAll(/([a-z]+)([^a-z]+)/g)].flatMap(([, sound, characters]) => [...characters].map((character) => [character, sound])));

  /** Return the Chinese parts of names, each once. */
  const hanParts = (names) => [...new Set(names.flatMap((name) => name.match(/[\u3400-\u9fff]{2,}/gu) ?? []))];

  /** Return [from, to]: a stretch of a run around one character, and the like stretch of a name that has another there, or nothing. */
  function nearestName(run, wrong, names, sounds) {
    let [best, most] = [null, 0];
    const isAlike = (one, other) => sounds.has(one) && sounds.get(one) === sounds.get(other);
    for (const name of names) {
      for (let place = 0; place < name.length; place += 1) {
        if (name[place] === run[wrong]) continue;
        const alike = isAlike(run[wrong], name[place]);
        // A foreign name is written now with these characters, now with others that sound as they do.
        const isSame = (one, other) => one === other || (alike && isAlike(one, other));
        const same = (step) => name[place + step] !== undefined && isSame(run[wrong + step], name[place + step]);
        let [before, after] = [0, 0];
        while (same(-before - 1)) before += 1;
        while (same(after + 1)) after += 1;
        const size = before + after + 1;
        // One wrong character among two could be anything, and at an end it may be a word of its own.
        const fits = alike ? size >= SHORTEST : size >= SURE && size === name.length && before && after;
        const written = [...name.slice(place - before, place + after + 1)].filter((one, at) => one === run[wrong - before + at]).length;
        const sure = size + (alike ? 1.5 : 0) + (size === name.length ? 1 : 0) + written / 10;
        if (fits && sure > most) {
          [best, most] = [[run.slice(wrong - before, wrong + after + 1), name.slice(place - before, place + after + 1)], sure];
        }
      }
    }
    return best;
  }

  /** Return the Chinese words that sound as letters do, as most names have them, or nothing. */
  function heard(letters, names, sounds) {
    const counts = new Map();
    for (const name of names) {
      const syllables = [...name].map((character) => sounds.get(character) ?? "?");
      for (let from = 0; from + 1 < name.length; from += 1) {
        let said = "";
        for (let to = from; to < name.length && said.length < letters.length; to += 1) {
          said += syllables[to];
          if (said === letters && to > from) counts.set(name.slice(from, to + 1), (counts.get(name.slice(from, to + 1)) ?? 0) + 1);
        }
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
  }

  /** Return the characters of a run that stand in no known pair: [place, …]; `isKnown` tells of each pair whether the index has it. */
  const strangers = (run, isKnown) => [...run].flatMap((_, at) => (
    (at === 0 || !isKnown[at - 1]) && (at === run.length - 1 || !isKnown[at]) ? [at] : []));

  window.compendiumSearch = { ...window.compendiumSearch, distance, nearest, readSounds, hanParts, nearestName, romanise, isPinyin, heard, strangers };
}
