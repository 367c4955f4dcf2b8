// Search in the pieces of the index that a query needs. Cuts a query as hooks/compendium/search/tokens.py cuts texts.
const ORDINALS = ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
  + "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split(" ");
const DIGITS = "零一二三四五六七八九";
const HAN = /[\u3400-\u9fff]/;
const SHOWN = 10;

function hanNumber(text) {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    if (character === "十" || character === "百") {
      total += (digit || 1) * (character === "十" ? 10 : 100);
      digit = 0;
    } else digit = DIGITS.indexOf(character);
  }
  return total + digit;
}

function normalise(text, simplified) {
  return [...text].map((character) => simplified[character] ?? character).join("")
    .replace(/第([一二三四五六七八九十百零]+)/g, (_, number) => `第${hanNumber(number)}`)
    .normalize("NFKC").toLowerCase()
    .replace(/['’‘ʼʻ`]/g, "")
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

/** Return the terms of a query: pairs of Han characters (or a lone one) and words. */
function termsOf(text) {
  const found = [];
  for (const [run] of text.matchAll(/[\u3400-\u9fff]+|[^\s\p{P}\p{S}\u3400-\u9fff]+/gu)) {
    if (!HAN.test(run[0])) found.push(word(run));
    else if (run.length === 1) found.push(run);
    else for (let index = 0; index + 1 < run.length; index += 1) found.push(run.slice(index, index + 2));
  }
  return [...new Set(found)];
}

class Index {
  constructor(base) {
    this.base = new URL("search/", base);
    this.loaded = new Map();
  }

  load(name) {
    if (!this.loaded.has(name)) {
      this.loaded.set(name, fetch(new URL(`${name}.json`, this.base)).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return answer.json();
      }));
    }
    return this.loaded.get(name);
  }

  async shard(term, meta) {
    const [first, second] = [term.codePointAt(0), term.length > 1 ? [...term][1].codePointAt(0) : 0];
    const name = HAN.test(term[0]) ? `h${(31 * first + second) % meta.hanShards}` : `${first.toString(16)}-${second.toString(16)}`;
    return meta.shards.includes(name) ? this.load(`t-${name}`) : {};
  }

  /** Return [document, score] pairs, best first: documents that have all terms, else those with most. */
  async find(query) {
    const meta = await this.load("meta");
    const text = normalise(query, meta.simplified);
    const terms = termsOf(text);
    if (!terms.length) return [];
    const scores = new Map();
    const hits = new Map();
    const add = (document, weight, counted) => {
      scores.set(document, (scores.get(document) ?? 0) + weight);
      if (counted) hits.set(document, (hits.get(document) ?? 0) + 1);
    };
    const whole = [...text].filter((character) => /[\p{L}\p{N}]/u.test(character)).join("");
    const exact = (await this.shard(whole, meta))[`${whole}=`] ?? [];
    for (let index = 0; index < exact.length; index += 2) add(exact[index], exact[index + 1], false);
    for (const term of terms) {
      const shard = await this.shard(term, meta);
      const best = new Map();
      for (const [entry, postings] of Object.entries(matching(shard, term))) {
        const part = entry === term ? 1 : 0.5;
        for (let index = 0; index < postings.length; index += 2) {
          best.set(postings[index], Math.max(best.get(postings[index]) ?? 0, postings[index + 1] * part));
        }
      }
      best.forEach((weight, document) => add(document, weight, true));
    }
    const most = Math.max(0, ...hits.values());
    const needed = most >= terms.length ? terms.length : Math.max(1, Math.ceil(most * 0.6));
    return [...scores].filter(([document]) => (hits.get(document) ?? 0) >= needed || exact.includes(document))
      .sort((a, b) => (hits.get(b[0]) ?? 0) - (hits.get(a[0]) ?? 0) || b[1] - a[1] || a[0] - b[0]);
  }

  async document(number) {
    const { block } = await this.load("meta");
    const documents = await this.load(`d-${Math.floor(number / block)}`);
    return documents[number % block];
  }
}

/** Return the postings of a term and, for words, of the words that begin with it. */
function matching(shard, term) {
  if (HAN.test(term[0]) || term.length < 3 || /^\d+$/.test(term)) return term in shard ? { [term]: shard[term] } : {};
  return Object.fromEntries(Object.entries(shard).filter(([entry]) => entry.startsWith(term) && !entry.endsWith("=")));
}

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

/** Draw the search box and its results into `place`; `base` is the root of the language. */
export function mount(place, base, labels) {
  const index = new Index(base);
  const input = element("input", { type: "search", placeholder: labels.placeholder, ariaLabel: labels.title, autocomplete: "off" });
  const status = element("p", { className: "search-status", ariaLive: "polite" });
  const list = element("ol", { className: "search-results" });
  const row = element("div", { className: "search-row" }, input);
  if (place.tagName === "DIALOG") row.append(element("button", { type: "button", textContent: labels.close, onclick: () => place.close() }));
  place.append(element("div", { className: "search", role: "search" }, row, status, list));
  let latest = 0;

  async function show(most = SHOWN) {
    const query = input.value.trim();
    const turn = (latest += 1);
    if (!query) { status.textContent = ""; list.replaceChildren(); return; }
    status.textContent = labels.loading;
    const found = await index.find(query);
    const documents = await Promise.all(found.slice(0, most).map(([number]) => index.document(number)));
    if (turn !== latest) return;
    status.textContent = found.length
      ? labels.count.replace("{count}", found.length)
      : `${labels.none.replace("{query}", query)} ${labels.suggest}`;
    list.replaceChildren(...documents.map(([href, title, kind, date, excerpt]) => element("li", {}, element("a", { href: new URL(href, base) },
      element("span", { className: "name", textContent: title }),
      element("span", { className: "about", textContent: ` ${kind}${date ? ` · ${date}` : ""}` }),
      element("span", { className: "excerpt", textContent: excerpt })))));
    if (found.length > most) {
      const more = element("button", { type: "button", textContent: labels.more, onclick: () => show(most + 3 * SHOWN) });
      list.append(element("li", {}, more));
    }
    if (place.tagName !== "DIALOG") history.replaceState(null, "", `?q=${encodeURIComponent(query)}`);
  }

  let timer;
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => show(), 120); });
  place.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (links[at - 1] ?? input).focus(); }
    if (event.key === "Enter" && event.target === input && links.length) links[0].click();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked && place.tagName !== "DIALOG") { input.value = asked; show(); }
}
