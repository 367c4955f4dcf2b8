// Reading a query: its date, its terms, what kind of answer it wants. Cuts text as hooks/compendium/search/tokens.py does;
// all words come from data/search.yml by way of the index.
{
  const ORDINALS = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    + "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split(" ");
  const DIGITS = "零一二三四五六七八九";
  const [CYRILLIC, PLAIN] = ["әғқңөұүһіё", "агкноуухие"];
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

  function normalise(text, simplified = {}) {
    return [...text].map((character) => simplified[character] ?? character).join("")
      .replace(/第([一二三四五六七八九十百零]+)/g, (_, number) => `第${hanNumber(number)}`)
      .normalize("NFKC").toLowerCase()
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

  /** Return an expression for any of some phrases: whole words, or Han characters anywhere. */
  function anyOf(phrases) {
    const han = longest(phrases.filter((phrase) => HAN.test(phrase))).map(escape).join("|") || "(?!)";
    const words = longest(phrases.filter((phrase) => !HAN.test(phrase))).map(escape).join("|") || "(?!)";
    return new RegExp(`${han}|(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "gu");
  }

  /** Write Chinese figures before 年, 月, 日, 号 and 世纪 as Arabic ones: 二〇〇一年九月 as 2001年9月. */
  function arabic(text) {
    return text.replace(/[零〇一二三四五六七八九十]+(?=[年月日号世])/g, (run) => (
      run.includes("十") ? hanNumber(run.replace(/〇/g, "零")) : [...run].map((digit) => Math.max(0, DIGITS.indexOf(digit))).join("")));
  }

  /** Return the forms of a date as [precision, expression]; see data/search.yml. */
  function dateForms({ dates, months }) {
    const names = longest(months.flat()).map(escape).join("|");
    const parts = { y: "(?<y>\\d{4})", yy: "(?<y>\\d{1,4})", m: "(?<m>\\d{1,2})", d: "(?<d>\\d{1,2})(?:st|nd|rd|th)?", t: "(?<t>\\d0)",
      month: `(?<month>${names})\\.?`, c: `(?<c>\\d{1,2}|${ORDINALS.join("|")})(?:st|nd|rd|th)?` };
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

  /** Return the days that a match of a form means, or null if there are none such. */
  function meaning(precision, { y, z, m, d, t, c, month }, months) {
    const year = Number(y);
    const number = month ? months.findIndex((names) => names.includes(month)) + 1 : Number(m);
    const century = ORDINALS.includes(c) ? ORDINALS.indexOf(c) : Number(c);
    const date = Number(d);
    const shown = { year, month: number, day: date, century };
    if (precision === "day" || precision === "month") {
      const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
      if (number < 1 || number > 12 || (d && (date < 1 || date > last))) return null;
      return { ...shown, from: day(year, number, date || 1), to: day(year, number, date || last) };
    }
    if (precision === "span") return year < z ? { ...shown, end: Number(z), ...years(year, Number(z)) } : null;
    if (precision === "year") return year >= 100 ? { ...shown, ...years(year, year) } : null;
    if (precision === "year_bc") return { ...shown, ...years(1 - year, 1 - year) };
    if (precision === "decade") return year % 10 ? null : { ...shown, ...years(year, year + 9) };
    if (century < 1) return null;
    // EDTF's -01XX, a century before Christ, runs from the year -199 to -100.
    if (precision === "century_bc") return { ...shown, ...years(-100 * century + 1, -100 * (century - 1)) };
    if (precision === "century") return { ...shown, ...years(100 * (century - 1), 100 * century - 1) };
    const first = 100 * (century - 1) + Number(t);
    return { ...shown, year: first, precision: "decade", ...years(first, first + 9) };
  }

  /** Return a reader of queries; `words` are those of data/search.yml. */
  function reader(words) {
    const forms = dateForms(words);
    const stops = anyOf(words.stops);
    const intents = words.intents.map(([phrases, kinds]) => [anyOf(phrases), kinds]);
    const synonyms = new Map();
    words.synonyms.forEach((group) => group.forEach((form) => {
      synonyms.set(form, [...(synonyms.get(form) ?? [form]), ...group.filter((other) => other !== form)]);
    }));
    const known = anyOf([...synonyms.keys()]);
    const weak = new Set(words.weak);
    const isWeak = (term) => weak.has(term) || (HAN.test(term[0]) && [...term].some((character) => weak.has(character)));

    function dateIn(text) {
      if (/^\d{3}$/.test(text)) return { precision: "year", match: text, ...meaning("year", { y: text }, words.months) };
      for (const [precision, expression, form] of forms) {
        const match = text.match(expression);
        const found = match && meaning(precision, match.groups, words.months);
        // 3/4/2001: a day of April, since nothing but custom tells.
        if (found) return { precision, match: match[0], custom: /\{d\}[./-]\{m\}/.test(form) && found.day < 13, ...found };
      }
      return null;
    }

    /** Return the parts of a text that an answer should have, each with the terms of its several wordings. */
    function partsOf(text) {
      const parts = [];
      let at = 0;
      const plain = (piece) => termsOf(piece).forEach((term) => parts.push([[term]]));
      for (const match of text.matchAll(known)) {
        plain(text.slice(at, match.index));
        parts.push(synonyms.get(match[0]).map(termsOf));
        at = match.index + match[0].length;
      }
      plain(text.slice(at));
      return parts;
    }

    return (query, simplified) => {
      const text = normalise(query, simplified).trim();
      const dated = arabic(text);
      const date = dateIn(dated);
      const rest = (date ? dated.replace(date.match, " ") : text);
      const asked = rest.replace(stops, " ").trim();
      const bare = asked || date ? asked : rest;
      const kinds = {};
      for (const [expression, factors] of intents) {
        if (text.search(expression) >= 0) Object.entries(factors).forEach(([kind, factor]) => { kinds[kind] = (kinds[kind] ?? 1) * factor; });
      }
      return { text, date, kinds, isWeak, parts: partsOf(bare), literal: date ? termsOf(date.match).filter((term) => !HAN.test(term[0])) : [],
        names: [...new Set([compact(text), compact(bare)])].filter(Boolean) };
    };
  }

  window.compendiumSearch = { ...window.compendiumSearch, reader, normalise, word, compact, termsOf, HAN };
}
