// Telling in the reader's language how a query was read: its date, what was mended, what is on no page.
{
  const { HAN } = window.compendiumSearch;
  const plural = new Intl.PluralRules(document.documentElement.lang);

  /** Return words with a number in the form that the language has for it. */
  const counted = (words, count) => (words.other ? words[plural.select(count)] ?? words.other : words).replace("{count}", count);

  /** Return a date of a query in the patterns of a language, or nothing for one before Christ. */
  function writeDate(date, { day, month, year, range, months }) {
    if (!date || date.from < 0) return "";
    const write = (pattern, y) => pattern.replace("{d}", date.day).replace("{month}", months[date.month - 1]).replace("{m}", date.month).replace("{y}", y);
    if (date.precision === "day") return write(day, date.year);
    if (date.precision === "month") return write(month, date.year);
    const [from, to] = [date.from, date.to].map((value) => Math.floor(value / 10000));
    return from === to ? write(year, from) : write(year, range.replace("{start}", from).replace("{end}", to));
  }

  /** Say how the query was read, where that is not plain: words mended or on no page, short for long, a date whose day and month could be swapped. */
  function sayReading({ date, full, mended, absent, undated }, query, { labels, dates }) {
    const written = writeDate(date, dates);
    const many = (word, from) => (query.toLowerCase().includes(`${from}s`) ? `${word}s` : word);
    // Pinyin is no slip: it is read as the Chinese words that it spells.
    const isPinyin = ([from, to]) => HAN.test(to) && !HAN.test(from);
    const said = mended.filter((pair) => !isPinyin(pair)).map(([from, to]) => labels["search.mended"].replace("{from}", many(from, from)).replace("{to}", many(to, from)));
    const missing = [...absent, ...(undated ? [written] : [])].filter(Boolean);
    said.push(...missing.map((words) => labels["search.absent"].replace("{words}", words)));
    const read = [...mended.filter(isPinyin).map(([, to]) => to), ...full, ...(date && !date.custom && !query.includes(written) ? [written] : [])].filter(Boolean);
    if (read.length) said.push(labels["search.understood"].replace("{words}", read.join(labels["list.separator"])));
    if (date?.custom) said.push(labels["search.date"].replace("{date}", written));
    return said.join(" ");
  }

  window.compendiumSearch = { ...window.compendiumSearch, counted, writeDate, sayReading };
}
