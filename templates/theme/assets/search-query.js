// Reading a query: its date, its terms, what kind of answer it wants. Cuts text as hooks/compendium/features/search/tokens.py does;
// all words come from data/search.yml by way of the index.
{
  const ORDINALS = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    + "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split(" ");
  const DIGITS = "零一二三四五六七八九";
  const [CYRILLIC, PLAIN] = ["әғқңөұүһіё", "агкноуухие"];
  // How likely a page on a third country is meant by who doesn't name it.
  const ELSEWHERE = 0.35;
  const HAN = /[\u3400-\u9fff]/;

  function hanNumber(text) {
    let [total, digit] = [0, 0];
    for (const character of text) {
      if (character === "十" || character === "百") {
        total += (digit || 1) * (character === "十" ? 10 : 100);
        digit = 0;
      } else digit = DIGITS.indexOf(character);
    }
    return total + digit;
  }

  // Soft hyphens, joiners, marks of direction: nobody sees them, and copied words carry them along.
  const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;

  function normalise(text, simplified = {}) {
    return [...text.replace(INVISIBLE, "")].map((character) => simplified[character] ?? character).join("")
      .replace(/第([一二三四五六七八九十百零]+)/g, (_, number) => `第${hanNumber(number)}`)
      .normalize("NFKC").toLowerCase()
      // 1,770 and 1770 are one number.
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
      .replace(/['’‘ʼʻʹ`´]/g, "")
      .replace(/[әғқңөұүһіё]/g, (letter) => PLAIN[CYRILLIC.indexOf(letter)])
      .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (character) => {
        const base = character.normalize("NFD")[0];
        return base < "\u0080" ? base : character;
      });
  }

  function word(run) {
    const ordinal = run.match(/^(\d+)(?:st|nd|rd|th)$/);
    if (ordinal) return ordinal[1];
    if (ORDINALS.includes(run)) return String(ORDINALS.indexOf(run));
    return run.length > 3 && run.endsWith("s") && !run.endsWith("ss") ? run.slice(0, -1) : run;
  }

  /** Return the terms of a text: pairs of Han characters (or a lone one) and words. */
  function termsOf(text) {
    const found = [];
    for (const [run] of text.matchAll(/第\d+|[\u3400-\u9fff]+?(?=第\d)|[\u3400-\u9fff]+|[^\s\p{P}\p{S}\u3400-\u9fff]+/gu)) {
      if (!HAN.test(run[0])) found.push(word(run));
      else if (run.length === 1 || /\d/.test(run)) found.push(run);
      else for (let index = 0; index + 1 < run.length; index += 1) found.push(run.slice(index, index + 2));
    }
    return [...new Set(found)];
  }

  /** Return a text's letters and figures alone: the key of a whole name. */
  const compact = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");

  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const longest = (texts) => [...texts].sort((a, b) => b.length - a.length);
  const ENDINGS = ["", "s", "es", "d", "ed", "ing"];

  // 中国*哈萨克斯坦 is 中国和哈萨克斯坦, 中国哈萨克斯坦 and the like, but not 中国欠哈萨克斯坦.
  const loose = (phrase) => escape(phrase).replaceAll("\\*", "[和与跟同及对在到给向的\\s]?");

  // Return an expression for any of some phrases: whole words, with one of some endings, or Han characters anywhere; * is any ending,
  // between Han characters a particle or none.
  // `unless` tells before what a Chinese phrase is none: 在哈 is none in 在哈萨克斯坦.
  function anyOf(phrases, endings = [""], unless = () => "") {
    const han = longest(phrases.filter((phrase) => HAN.test(phrase))).map((phrase) => `${loose(phrase)}${unless(phrase)}`).join("|") || "(?!)";
    const words = longest(phrases.filter((phrase) => !HAN.test(phrase)))
      .map((phrase) => (phrase.endsWith("*") ? `${escape(phrase.slice(0, -1))}\\p{L}*` : escape(phrase))).join("|") || "(?!)";
    return new RegExp(`${han}|(?<![\\p{L}\\p{N}])(?:${words})(?:${endings.join("|")})(?![\\p{L}\\p{N}])`, "gu");
  }

  /** Write the Chinese figures of a date as Arabic ones: 二〇〇一年九月 as 2001年9月. 三十年 is a length of time and stays. */
  function arabic(text) {
    return text.replace(/[零〇一二三四五六七八九十]+(?=年代|[月日号世])|[零〇一二三四五六七八九]{2,}(?=年)|(?<=前)[零〇一二三四五六七八九十]+(?=年)/g, (run) => (
      run.includes("十") ? hanNumber(run.replace(/〇/g, "零")) : [...run.replace(/〇/g, "零")].map((digit) => DIGITS.indexOf(digit)).join("")));
  }

  /** Return the forms of a date as [precision, expression, form]; see data/search.yml. */
  function dateForms({ dates, months, tens, centuries, until }) {
    const any = (texts) => longest(texts).map(escape).join("|");
    const parts = { y: "(?<y>\\d{4})", yy: "(?<y>\\d{1,4})", yyy: "(?<y>\\d{3,4})", ys: "(?<y>\\d{4}|0\\d|1[1-9]|2[1-9]|[5-9]\\d)", m: "(?<m>\\d{1,2})", d: "(?<d>\\d{1,2})(?:st|nd|rd|th)?",
      t: "(?<t>\\d0)", tens: `(?<t>${any(Object.keys(tens))})`, month: `(?<month>${any(months.flat())})\\.?`, to: `(?:${any(until)})`,
      c: `(?<c>\\d{1,2}|${ORDINALS.join("|")})(?:st|nd|rd|th)?`, century: `(?<century>${any(Object.keys(centuries))})` };
    return Object.entries(dates).flatMap(([precision, forms]) => forms.map((form) => {
      let years = 0;
      const expression = form.split(/(\{\w+\}| )/).map((part) => {
        if (part === " ") return "[\\s,]*";
        if (part === "{y}" && (years += 1) === 2) return "(?<z>\\d{4})";
        return part.startsWith("{") ? parts[part.slice(1, -1)] : escape(part);
      }).join("");
      return [precision, new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])${expression}(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\d])`, "u"), form];
    }));
  }

  const day = (year, month, date) => year * 10000 + month * 100 + date;
  const years = (from, to) => ({ from: day(from, 1, 1), to: day(to, 12, 31) });
  /** Return the year that two figures mean: of 1950 to 2049. */
  const whole = (y) => (y.length === 2 ? Number(y) + (y < "50" ? 2000 : 1900) : Number(y));

  /** Return the days that a match of a form means, or null if there are none such. */
  function meaning(precision, { y, z, m, d, t, c, month, century: named }, { months, tens, centuries }) {
    const year = y && !precision.startsWith("year_") ? whole(y) : Number(y);
    const number = month ? months.findIndex((names) => names.includes(month)) + 1 : Number(m);
    const century = centuries[named] ?? (ORDINALS.includes(c) ? ORDINALS.indexOf(c) : Number(c));
    const date = Number(d);
    const shown = { precision, year, month: number, day: date };
    if (precision === "day" || precision === "month") {
      const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
      if (number < 1 || number > 12 || (d && (date < 1 || date > last))) return null;
      return { ...shown, from: day(year, number, date || 1), to: day(year, number, date || last) };
    }
    if (precision === "span") return year < z ? { ...shown, ...years(year, Number(z)) } : null;
    if (precision === "year") return year >= 100 ? { ...shown, ...years(year, year) } : null;
    if (precision === "year_ad") return year ? { ...shown, ...years(year, year) } : null;
    if (precision === "year_bc") return { ...shown, ...years(1 - year, 1 - year) };
    if (precision === "decade" && y) return year % 10 ? null : { ...shown, ...years(year, year + 9) };
    const ten = tens[t] ?? Number(t);
    if (precision === "decade") return { ...shown, ...years(ten < 30 ? 2000 + ten : 1900 + ten, (ten < 30 ? 2000 : 1900) + ten + 9) };
    if (century < 1) return null;
    // EDTF's -01XX, a century before Christ, runs from the year -199 to -100.
    if (precision === "century_bc") return { ...shown, ...years(-100 * century + 1, -100 * (century - 1)) };
    if (precision === "century") return { ...shown, ...years(100 * (century - 1), 100 * century - 1) };
    const first = 100 * (century - 1) + ten;
    return { ...shown, ...years(first, first + 9) };
  }

  /** Return a date in a text with some words right before or after it, or null. */
  function hasBeside(text, own, names) {
    const any = longest(names).map(escape).join("|") || "(?!)";
    return text.match(new RegExp(`(?<!\\p{L})(?:${any})[\\s-]*${escape(own)}|${escape(own)}\\s*(?:${any})`, "u"));
  }

  // What early, middle and late are of a decade or a century, in tenths.
  const THIRDS = [[0, 3], [3, 6], [6, 10]];

  /** Return a found decade or century, narrowed to the part of it that the words beside it tell. */
  function narrow(found, text, parts) {
    if (!/^(?:decade|century)/.test(found.precision)) return found;
    const [first, last] = [found.from, found.to].map((value) => Math.floor(value / 10000));
    for (const [index, names] of parts.entries()) {
      const match = hasBeside(text, found.match, names);
      if (match) {
        const [from, to] = THIRDS[index].map((tenths) => first + Math.round((last + 1 - first) * tenths / 10));
        return { ...found, match: match[0], ...years(from, Math.min(to, last)) };
      }
    }
    return found;
  }

  function summed(steps) {
    let total = 0;
    return steps.map((step) => (total += step));
  }

  /** Return a reader of queries; `words` are those of data/search.yml. */
  function reader(words) {
    const forms = dateForms(words);
    const intents = words.intents.map(([phrases, kinds, fitting]) => [anyOf(phrases), kinds,
      Object.fromEntries(Object.entries(fitting).map(([kind, steps]) => [kind, new Set(summed(steps))]))]);
    const elsewhere = words.elsewhere.map(([names, steps]) => [anyOf(names), new Set(summed(steps))]);
    const judgeDirection = window.compendiumSearch.directionJudge(words.directed, anyOf, summed);
    // 2021年底: which end of a year is meant is no word of the query; 中 may begin 中国.
    const [early, , late] = words.parts;
    const partNames = longest([...early, ...late].filter((name) => HAN.test(name))).map(escape).join("|");
    const short = new Map(words.short);
    const known = anyOf([...words.short, ...words.synonyms].flat(), ENDINGS, (phrase) => {
      const [full, last] = [short.get(phrase) ?? "", phrase.at(-1)];
      return full.startsWith(last) ? `(?!${escape(full.slice(1))})` : "";
    });
    // "In force" is a phrase although "in" alone says nothing.
    const stop = anyOf(words.stops);
    const kept = anyOf([...words.short, ...words.synonyms].flat().filter((phrase) => phrase.search(stop) >= 0), ENDINGS);
    const stops = new RegExp(`(${kept.source})|${stop.source}`, "gu");
    const silent = new Set(words.stops.filter((own) => !HAN.test(own)).map(word));
    /** Return the terms of a phrase but for those that say nothing. */
    const telling = (phrase) => { const terms = termsOf(phrase); const left = terms.filter((term) => !silent.has(term)); return left.length ? left : terms; };
    const weak = new Set(words.weak.flatMap(termsOf));
    // A pair of characters with a particle says little unless it is a word: 能源, 会议.
    const isWeak = (term, isWord) => weak.has(term) || (HAN.test(term[0]) && !isWord && [...term].some((character) => weak.has(character)));
    // 1533 or 1770 km, 1700多公里: none is a year.
    const measured = new RegExp(`\\d[\\d.,]*(?:[\\s\\p{P}]*\\p{L}{0,4}[\\s\\p{P}]*\\d[\\d.,]*)?\\s*[多余]?(?:${longest(words.units).map(escape).join("|")})(?!\\p{Script=Latin})`, "gu");

    function dateIn(text) {
      if (/^\d{3}$/.test(text)) return { match: text, ...meaning("year", { y: text }, words) };
      const plain = text.replace(measured, (run) => " ".repeat(run.length));
      for (const [precision, expression, form] of forms) {
        const match = plain.match(expression);
        const found = match && meaning(precision, match.groups, words);
        // 3/4/2001: a day of April, since nothing but custom tells.
        if (found && precision.startsWith("year") && hasBeside(plain, match[0], words.since)) return null;
        if (found) return narrow({ match: match[0], custom: /\{d\}[./-]\{m\}/.test(form) && found.day < 13, ...found }, plain, words.parts);
      }
      return null;
    }

    /** Return the Chinese form with a particle or none that a phrase is, or nothing. */
    const looseForm = (phrase) => words.synonyms.flat().find((form) => HAN.test(form) && form.includes("*") && new RegExp(`^${loose(form)}$`, "u").test(phrase));

    /** Return the first of the wordings of which a phrase with a particle or none is one. */
    function firstForm(phrase) {
      const whole = looseForm(phrase);
      return whole && words.synonyms.find((group) => group.includes(whole))[0];
    }

    /** Return the wordings of which a phrase of a query is one, its own first. */
    function wordings(phrase) {
      if (short.has(phrase)) return [phrase, short.get(phrase)];
      const whole = looseForm(phrase);
      if (whole) return [whole, ...words.synonyms.filter((group) => group.includes(whole)).flat().filter((form) => form !== whole)];
      const isOne = (form) => (form.endsWith("*") ? phrase.startsWith(form.slice(0, -1)) : ENDINGS.some((ending) => phrase === form + ending));
      const others = words.synonyms.filter((group) => group.some(isOne)).flat().filter((form) => !form.endsWith("*") && !isOne(form));
      return [phrase, ...new Set(others)];
    }

    /** Return the parts of a text that an answer should have, each with the terms of its several wordings. */
    function partsOf(text) {
      const parts = [];
      let at = 0;
      const plain = (piece) => termsOf(piece).forEach((term) => parts.push([[term]]));
      for (const match of text.matchAll(known)) {
        plain(text.slice(at, match.index));
        const ways = wordings(match[0]);
        if (ways.length > 1) parts.push(ways.map(telling));
        else plain(match[0]);
        at = match.index + match[0].length;
      }
      plain(text.slice(at));
      return parts;
    }

    return (query, simplified) => {
      // A short year shows by its apostrophe, which is lost with all others.
      const text = normalise(query.replace(/(?<![\p{L}\p{N}])['’‘](\d\d)(?![\p{L}\p{N}])/gu, (_, two) => whole(two)), simplified).trim();
      const dated = arabic(text);
      const date = dateIn(dated);
      const rest = (date ? dated.replace(new RegExp(`${escape(date.match)}(?:${partNames})?`, "u"), " ") : text);
      const asked = rest.replace(stops, (_, phrase) => phrase ?? " ").trim();
      const bare = asked || date ? asked : rest;
      const wanted = intents.filter(([expression]) => text.search(expression) >= 0);
      // How much likelier an answer a page of some kind is for what the words want.
      const there = elsewhere.filter(([names]) => text.search(names) >= 0);
      const isOf = (countries, number) => countries.some(([, numbers]) => numbers.has(number));
      // What asks for an amount of money asks for no share, though "how much" may ask for either.
      const measured = wanted.map(([, , fitting]) => fitting.figures).filter(Boolean);
      const common = new Set([...measured[0] ?? []].filter((number) => measured.every((numbers) => numbers.has(number))));
      const fitsDirection = judgeDirection(text);
      const isFitting = (number, kind) => kind !== "figures" || !common.size || common.has(number);
      const likelihood = (number, kind) => fitsDirection(number) * (isOf(elsewhere, number) && !isOf(there, number) ? ELSEWHERE : 1) * wanted.reduce((product, [, factors, fitting]) => (
        product * (fitting[kind]?.has(number) === false || !isFitting(number, kind) ? 1 : factors[kind] ?? 1)), 1);
      const full = [];
      const long = bare.replace(known, (phrase) => {
        if (short.has(phrase)) full.push(short.get(phrase));
        return short.get(phrase) ?? phrase;
      });
      // 中国和哈萨克斯坦 is what names call 中哈: the first wording of its kind.
      const usual = bare.replace(known, (phrase) => firstForm(phrase) ?? phrase);
      const figures = date ? termsOf(date.match).filter((term) => !HAN.test(term[0])).map((term) => (/^\d\d$/.test(term) && date.year % 100 === Number(term) ? String(date.year) : term)) : [];
      // The page of the thing itself is no answer to a question that asks for a number.
      const asksNumber = wanted.some(([, , fitting]) => fitting.figures);
      // What the vocabulary does not know: of this alone it can be said that no page has it.
      const blank = (words) => " ".repeat(words.length);
      const others = wanted.reduce((left, [expression]) => left.replace(expression, blank), bare.replace(known, blank));
      const subject = new Set(termsOf(wanted.reduce((left, [expression]) => left.replace(expression, " "), bare)));
      return { text, bare, others, subject, date, likelihood, isFitting, asksNumber, asksWhen: wanted.some(([, factors]) => factors.events), isWeak, full, parts: partsOf(bare), literal: figures,
        names: [...new Set([text, bare, long, usual].map(compact))].filter(Boolean) };
    };
  }

  window.compendiumSearch = { ...window.compendiumSearch, reader, normalise, word, compact, termsOf, HAN };
}
