// Asking the index: loads the pieces that a query needs and puts what they name in order.
{
  const { reader, compact, normalise, distance, nearest, readSounds, hanParts, nearestName, romanise, isPinyin, heard, strangers, termsOf, scoreDocuments, orderByDate, days, unpack, gather, HAN } = window.compendiumSearch;
  const [SAME, STEM, BEGINNING] = [1, 0.85, 0.5];
  // A shorter word that pages have begins too many others: who types "car" wants no card.
  const WHOLE_WORD = 4;
  // Whoever types the subject of a chapter wants the chapter before its glossary.
  const [WHOLE, BEGUN, SUBJECT] = [420, 260, 2.5];

  // Return what the forms of an English word have in common: planned, planning and plan; studied and study; allocate and allocation.
  // It is only compared with that of the words of one piece of the index, so that the index itself needs no stems.
  function stem(term) {
    const bare = term.replace(/iz(?=[aei])/, "is").replace(/(?:at(?:ions?|ed|ing|es?|ors?|ives?)|ions?|ings?|ied|ed|ers?|ors?|ments?|ally|al|ly|ies?|es?|y)$/, (ending, ...rest) => (rest.at(-2) > 2 ? "" : ending));
    return bare.replace(/(?<=.{3})[eiy]+$/, "").replace(/([^aeiou])\1$/, "$1");
  }

  class Index {
    constructor(load) {
      this.load = load;
    }

    async meta() {
      if (!this.read) {
        const meta = await this.load("meta");
        this.known = { ...meta, shards: new Set(meta.shards.split(" ")), decades: new Set(meta.decades.split(" ")),
          letters: new Set(meta.letters.split(" ")) };
        this.read = reader(meta.words);
      }
      return this.known;
    }

    /** Load what a Chinese query will need before it is typed. */
    warm() {
      return this.meta().then(() => this.piece("traditional")).catch(() => {});
    }

    piece(name) {
      return this.load(name, this.known.version);
    }

    /** Return the shard that has a term, or one in which no term begins so. */
    async shard(term) {
      const points = [...term].map((letter) => letter.codePointAt(0));
      if (HAN.test(term[0])) return this.piece(`t-h${(31 * points[0] + (points[1] ?? 0)) % this.known.han}`);
      const name = [3, 2, 1].map((size) => points.slice(0, size).map((point) => point.toString(16)).join("-"))
        .find((beginning) => this.known.shards.has(beginning));
      return name ? this.piece(`t-${name}`) : {};
    }

    /** Return the documents of a term with their weights; a word also finds its other forms and what it begins. */
    async postings(term) {
      const shard = await this.shard(term);
      const found = new Map();
      const own = Object.hasOwn(shard, term) && shard[term];
      if (own) gather(own, SAME, found);
      let common = own ? own.length / 2 : 0;
      if (!HAN.test(term[0]) && !/\d/.test(term) && term.length > 2) {
        const root = stem(term);
        for (const [entry, flat] of Object.entries(shard)) {
          if (entry === term || entry.endsWith("=")) continue;
          const factor = stem(entry) === root && term.length > 3 ? STEM : entry.startsWith(term) && !(own && term.length < WHOLE_WORD) ? BEGINNING : 0;
          if (factor) {
            gather(flat, factor, found);
            if (!own) common = Math.max(common, flat.length / 2);
          }
        }
      }
      return { term, found, rarity: Math.log(1 + (this.known.documents - common + 0.5) / (common + 0.5)) };
    }

    /** Return the word that a misspelt one was perhaps meant to be, Chinese words that it is the pinyin of, or nothing. */
    async meant(term) {
      if (HAN.test(term[0]) || term.length < 5 || /\d/.test(term)) return "";
      const heardAs = isPinyin(term) ? heard(term, ...await this.sounding()) : "";
      if (heardAs) return heardAs;
      for (const written of new Set([term, romanise(term)])) {
        const letter = `w-${written.codePointAt(0).toString(16)}`;
        const words = this.known.letters.has(letter) ? await this.piece(letter) : [];
        const word = words.includes(written) ? written : nearest(written, words);
        if (word) return word;
      }
      return "";
    }

    /** Return the Chinese parts of all names, and how characters sound. */
    async sounding() {
      const [names, sounds] = await Promise.all([this.piece("names"), this.piece("sounds")]);
      this.heard ??= [hanParts(names), readSounds(sounds)];
      return this.heard;
    }

    /** Return [[what is written, what was perhaps meant], …] for a query that is all pinyin, and for characters that the index knows in no pair. */
    async mistaken(text) {
      const letters = compact(text);
      const words = text.split(" ");
      if (words.length > 1 && isPinyin(letters)) {
        const whole = heard(letters, ...await this.sounding());
        const meant = whole ? [whole] : await Promise.all(words.map(async (word) => heard(word, ...await this.sounding())));
        if (meant.every(Boolean)) return [[text, meant.join(" ")]];
      }
      const found = [];
      for (const [run] of text.matchAll(/[\u3400-\u9fff]{3,}/gu)) {
        const isKnown = await Promise.all(Array.from({ length: run.length - 1 }, (_, at) => this.has(run.slice(at, at + 2))));
        for (const place of strangers(run, isKnown)) {
          const meant = nearestName(run, place, ...await this.sounding());
          if (meant) found.push(meant);
        }
      }
      return found;
    }

    /** Return the words of a query that no page has; of Chinese ones runs of characters that the index knows in no pair. */
    async absent({ others, bare, isWeak }, query) {
      const terms = termsOf(others).filter((term) => !HAN.test(term[0]) && term.length > 2);
      const found = await Promise.all(terms.map(async (term) => ((await this.postings(term)).found.size ? "" : typed(query, term))));
      for (const { 0: run, index: from } of others.matchAll(/[\u3400-\u9fff]{2,}/gu)) {
        // With its neighbours, which the vocabulary knows: 核 of 罗布泊核试验 belongs to 核试.
        const start = Math.max(0, from - 1);
        const wide = bare.slice(start, from + run.length + 1);
        const isKnown = await Promise.all(Array.from({ length: wide.length - 1 }, async (_, at) => {
          const pair = wide.slice(at, at + 2);
          return isWeak(pair, true) || (!isWeak(pair, false) && this.has(pair));
        }));
        const alone = new Set(strangers(wide, isKnown).filter((place) => !isWeak(wide[place], false)));
        const left = [...run].map((character, place) => (alone.has(from - start + place) ? character : " ")).join("");
        // Two characters after others may be the end of one word and the beginning of another.
        for (const { 0: text, index } of left.matchAll(/\S{2,}/gu)) if (text.length > 2 || !HAN.test(bare[from + index - 1] ?? "")) found.push(text);
      }
      return found.filter(Boolean);
    }

    async has(term) {
      return Object.hasOwn(await this.shard(term), term);
    }

    /** Return a part of the query: for each wording the postings of its terms; misspelt words are replaced. */
    async part(ways, mended) {
      const found = await Promise.all(ways.map((terms) => Promise.all(terms.map((term) => this.postings(term)))));
      const [[only]] = found;
      if (mended && found.length === 1 && found[0].length === 1 && !only.found.size) {
        const meant = await this.meant(only.term);
        if (meant) {
          mended.set(only.term, meant);
          return [await Promise.all(termsOf(meant).map((term) => this.postings(term)))];
        }
      }
      // A word that no page has makes its phrase no rarer, nor a Chinese one its other wordings.
      const isThere = (postings) => postings.found.size > 0;
      const there = HAN.test(only.term[0]) ? found.filter((terms) => terms.some(isThere)) : found;
      const [own, ...others] = there.length ? there : found;
      return [own.some(isThere) ? own.filter(isThere) : own, ...others];
    }

    /** Return {hits, text, date, full, mended, cut, marks}: hits as {number, score, sure, covered, named}, best first; the others tell how the query was read. */
    async find(query) {
      await this.meta();
      const simplified = HAN.test(query) ? this.simplified ??= pairs(await this.piece("traditional")) : {};
      const mended = new Map();
      let asked = this.read(query, simplified);
      let names = await this.named(asked.names);
      const whole = [...names.values()].some((bonus) => bonus > BEGUN);
      if (!whole) for (const [from, to] of await this.mistaken(asked.bare)) mended.set(from, to);
      if (mended.size) asked = this.read(replaced(asked.text, mended), simplified);
      const load = (mend) => Promise.all([
        Promise.all(asked.parts.map((ways) => this.part(ways, mend))),
        asked.date ? this.dated(asked.date) : new Map(),
        Promise.all(asked.literal.map((term) => this.postings(term))),
      ]);
      const heard = mended.size;
      let [parts, dates, literal] = await load(whole ? null : mended);
      if (mended.size > heard) {
        // A word spelt right may be one of a phrase that has other wordings.
        asked = this.read(replaced(asked.text, mended), simplified);
        [parts, dates, literal] = await load(null);
      }
      if (mended.size) names = await this.named(asked.names);
      const scores = scoreDocuments({ parts, names, asked, dates, literal, rests: this.known.rests }, (number) => this.kind(number));
      const best = Math.max(0, ...[...scores.values()].map((item) => item.covered));
      const hits = [...scores].filter(([, item]) => item.covered >= 0.5 * best || item.named)
        .map(([number, { score, sure, covered, named }]) => ({ number, score, sure, covered, named })).sort((a, b) => b.score - a.score || a.number - b.number);
      const absent = names.size || mended.size ? [] : await this.absent(asked, query);
      const undated = asked.date && ![...dates.values()].some(({ fit }) => fit >= 1) && literal.every((postings) => !postings.found.size);
      const marks = [...asked.parts.flat(2), ...asked.literal, ...[...mended.values()].flatMap(termsOf)];
      return { hits: parts.length ? hits : orderByDate(dates, hits), text: asked.text, date: asked.date, full: asked.full, mended: [...mended], asksWhen: asked.asksWhen, absent, undated,
        alone: !parts.length, cut: hits.length >= this.known.most, marks };
    }

    /** Return the kind of a document: [first number, key, name, name of many, weight, 1 if it is background, 1 if its titles are names]. */
    kind(number) {
      return this.known.kinds.findLast(([first]) => first <= number);
    }

    /** Return the documents that have a whole name, or one that begins so. */
    async named(names) {
      const found = new Map();
      for (const name of names.filter((text) => text.length > 1)) {
        const shard = await this.shard(name);
        for (const [entry, flat] of Object.entries(shard)) {
          if (!entry.endsWith("=") || !entry.startsWith(name)) continue;
          const whole = entry.length === name.length + 1;
          for (const [number, rank] of unpack(flat)) {
            const bonus = whole ? (WHOLE - 15 * Math.min(rank, 8)) * (this.kind(number)[1] === "chapter" ? SUBJECT : 1) : (BEGUN * name.length) / entry.length;
            if (whole || name.length > 2 || HAN.test(name[0])) found.set(number, Math.max(found.get(number) ?? 0, bonus));
          }
        }
      }
      return found;
    }

    /** Return how well each document's dates fit: 3 the same, 2 within, up to 1 around; main dates before others. */
    async dated({ from, to }) {
      const names = ["y"];
      for (let decade = Math.floor(Math.floor(from / 10000) / 10); decade <= Math.floor(to / 10000 / 10); decade += 1) names.push(`y${decade}`);
      const found = new Map();
      for (const flat of await Promise.all(names.filter((name) => this.known.decades.has(name)).map((name) => this.piece(name)))) {
        for (let index = 0; index < flat.length; index += 4) {
          const [number, first, span, main] = flat.slice(index, index + 4);
          const last = first + span;
          if (first > to || last < from) continue;
          const fit = first === from && last === to ? 3 : first >= from && last <= to ? 2 : days(from, to) / days(Math.min(first, from), Math.max(last, to));
          const value = { fit: fit - (main ? 0 : 0.5 * Math.min(fit, 1)), first };
          if (!(found.get(number)?.fit >= value.fit)) found.set(number, value);
        }
      }
      return found;
    }

    /** Return what a result shows. */
    async document(number) {
      const { block } = await this.meta();
      const [href, title, excerpt, date, themes, value = [], series = []] = (await this.piece(`d-${Math.floor(number / block)}`))[number % block];
      return { href, title, excerpt, date, value, series, themes: themes.map((theme) => this.known.themes[theme]), kind: this.kind(number) };
    }

    /** Return names much like a query that found nothing. */
    async suggestions(query) {
      const names = await this.piece("names");
      const wanted = compact(normalise(query, this.simplified ?? {}));
      const likeness = (name) => {
        const other = compact(normalise(name));
        return 1 - distance(wanted, other) / Math.max(wanted.length, other.length);
      };
      return names.map((name) => [likeness(name), name]).filter(([value]) => value > 0.4).sort((a, b) => b[0] - a[0]).slice(0, 5).map(([, name]) => name);
    }
  }

  /** Return a word as the reader typed it. */
  const typed = (query, term) => query.match(/[\p{L}\p{M}\p{N}’'-]+/gu)?.find((run) => normalise(run).startsWith(term)) ?? term;

  const replaced = (text, changes) => [...changes].reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

  const pairs = (text) => Object.fromEntries(Array.from({ length: text.length / 2 }, (_, index) => [text[2 * index], text[2 * index + 1]]));

  window.compendiumSearch = { ...window.compendiumSearch, Index, stem };
}
