// Putting in order what the index found: how much of a query each document has, in its text, its names and its dates.
{
  const { HAN } = window.compendiumSearch;
  const [OTHER, WEAK, PHRASED] = [0.9, 0.25, 0.5];
  const [COVER, TITLE, SOFT] = [1.5, 0.5, 0.3];
  const NAMES = 4;
  const LENT = 0.3;
  const [ASIDE, OTHERWISE, PARTLY] = [0.3, 0.5, 0.8];
  // How much of what a query is about a statistic must have for its number to be the answer: of one that asks for a number, and of others.
  const [SURE, HALF, WHOLLY] = [0.3, 0.5, 0.9];
  const [DATE_WEIGHT, DATE_SCORE] = [7, 260];

  /** Return about how many days lie between two of the index's days. */
  function days(from, to) {
    const count = (value) => { const year = Math.floor(value / 10000); const rest = value - year * 10000; return 372 * year + 31 * Math.floor(rest / 100) + (rest % 100); };
    return count(to) - count(from) + 1;
  }

  // What stands in several names is a word.
  const isWord = (term, found) => HAN.test(term[0]) && term.length === 2 && [...found.values()].filter(([, named]) => named).length >= NAMES;

  /** Return the values of a part, [score, share] by document, from its best wording, and how much the part counts. */
  function best(ways, isWeak = () => false) {
    const values = new Map();
    // In a phrase every word tells, unless all say little: "learning Chinese" is not any learning.
    const isPhrase = (terms) => terms.length > 1 && !HAN.test(terms[0].term[0]) && !terms.every(({ term }) => isWeak(term, true));
    const weights = ways.map((terms) => terms.map(({ term, found, rarity }) => (
      rarity * (isWeak(term, isWord(term, found)) ? (isPhrase(terms) ? PHRASED : WEAK) : 1))));
    const wholes = weights.map((own) => own.reduce((sum, weight) => sum + weight, 0));
    ways.forEach((terms, index) => {
      const own = new Map();
      terms.forEach(({ found, rarity }, at) => found.forEach(([score, named], number) => {
        const [sum, share, title] = own.get(number) ?? [0, 0, 0];
        const part = weights[index][at] / wholes[index];
        own.set(number, [sum + (score * weights[index][at]) / rarity, share + part, title + part * named]);
      }));
      own.forEach(([score, share, title], number) => {
        const value = score * share * (index ? OTHER * Math.min(1, Math.sqrt(wholes[0] / wholes[index])) : 1);
        if (!(values.get(number)?.[0] >= value)) values.set(number, [value, share, title]);
      });
    });
    return [values, Math.max(...wholes)];
  }

  /** Return the values of the query's date: the dates of documents, or else its figures in their texts. */
  function dateValues(dates, literal) {
    const values = best([literal.length ? literal : [{ term: "", found: new Map(), rarity: 1 }]])[0];
    dates.forEach(({ fit }, number) => {
      const share = fit >= 1.5 ? 1 : Math.min(0.9, 0.4 + fit / 2);
      const value = DATE_SCORE * (fit >= 1.5 ? fit / 3 : fit / 4);
      if (!(values.get(number)?.[0] >= value)) values.set(number, [value, share, fit > 2 ? 1 : 0]);
    });
    return values;
  }

  /** Let a question and the records that its answer rests on speak for each other: each gains from the best of the others. */
  function share(scores, rests) {
    const gains = new Map();
    const gain = (to, from) => {
      if (scores.has(to) && scores.has(from)) gains.set(to, Math.max(gains.get(to) ?? 0, LENT * scores.get(from).score));
    };
    rests.forEach(([question, ...records]) => records.forEach((record) => { gain(question, record); gain(record, question); }));
    gains.forEach((more, number) => { scores.get(number).score += more; });
  }

  /** Return of each part of a query, and of its date: its values, how much it counts, and how much of that is what the query is about. */
  function valuesOf({ parts, asked, dates, literal }) {
    // "How long" says what is asked, and only the rest of what.
    const isSubject = ([own]) => !asked.subject || own.some(({ term }) => asked.subject.has(term));
    const found = parts.map((ways) => {
      const [values, weight] = best(ways, asked.isWeak);
      return [values, weight, isSubject(ways) ? weight : 0];
    });
    return asked.date ? [...found, [dateValues(dates, literal), DATE_WEIGHT, 0]] : found;
  }

  const total = (found, at) => found.reduce((sum, own) => sum + own[at], 0);

  /** Return of each document that has a part or a name: the sum of its values, which share it has of the query (`covered`) and of what that
   * is about, how much of the query its names have (`title`), its bonus for a whole name, and whether it has the rarest word (`telling`).
   */
  function tally(found, names) {
    const scores = new Map();
    const at = (number) => scores.get(number) ?? scores.set(number, { sum: 0, covered: 0, about: 0, title: 0, named: 0, telling: false }).get(number);
    const all = total(found, 1) || 1;
    const largest = (at) => found.reduce((most, own) => (own[at] > (most?.[at] ?? 0) ? own : most), null);
    // Who asks for the amount of trade in a year names nothing else.
    const rarest = largest(2) ?? largest(1);
    found.forEach((own) => {
      const [values, weight, about] = own;
      values.forEach(([score, share, title], number) => {
        const item = at(number);
        item.telling ||= own === rarest && share >= HALF;
        item.sum += score;
        item.covered += weight * share / all;
        item.about += about * share;
        item.title += weight * title / all;
      });
    });
    names.forEach((bonus, number) => { at(number).named = bonus; });
    return scores;
  }

  /** Return [is its number a likely answer, can it stand as the answer] of a document; only statistics must show that they are meant. */
  function judge(number, item, { asked, dates }, [key, subject]) {
    if (key !== "figures") return [true, true];
    const isThen = !asked.date || dates.has(number);
    const least = (asked.asksNumber ? SURE : WHOLLY) * subject;
    const isLikely = isThen && (item.named > 0 || (item.about >= least && asked.isFitting(number, key)));
    // The rarest word tells what is meant: the water of another river is no answer.
    return [isLikely, isLikely && (item.named > 0 || item.telling)];
  }

  /** Return {score, covered, named, sure} of each document that has a part, a name or the date of a query; `sure` tells that it can stand
   * as the answer.
   */
  function scoreDocuments(query, kindOf) {
    const { names, asked, rests = [] } = query;
    const found = valuesOf(query);
    const subject = total(found, 2);
    const scores = tally(found, names);
    scores.forEach((item, number) => {
      const [, key, , , weight, , isNamed] = kindOf(number);
      // The page of the thing itself is no answer to a question that asks for a number or for another time, and a question about
      // somebody asks for more than who that is.
      const named = item.named * (asked.asksNumber ? ASIDE : 1) * (asked.date && !query.dates.has(number) ? OTHERWISE : 1);
      const whole = isNamed ? PARTLY + (1 - PARTLY) * item.title : 1;
      const [isLikely, isSure] = judge(number, item, query, [key, subject]);
      const likelihood = asked.likelihood(number, key);
      item.sure = isSure;
      item.score = whole * (item.sum * item.covered ** COVER * (1 + TITLE * item.title ** 2) * weight ** SOFT + named * weight) * (isLikely ? likelihood : Math.min(1, likelihood));
    });
    share(scores, rests);
    return scores;
  }

  /** Put what a date alone asks for in order: the best fit, then time; then what only has its figures. */
  function orderByDate(dates, hits) {
    const fit = (value) => (value.fit >= 1.5 ? Math.ceil(value.fit * 2) : value.fit);
    const first = [...dates].sort(([one, a], [two, b]) => fit(b) - fit(a) || a.first - b.first || one - two).map(([number]) => ({ number, score: 0 }));
    return [...first, ...hits.filter(({ number }) => !dates.has(number))];
  }

  window.compendiumSearch = { ...window.compendiumSearch, scoreDocuments, orderByDate, days };
}
