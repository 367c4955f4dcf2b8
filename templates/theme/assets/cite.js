// Copying and saving citations; loaded when a reader first opens "Cite this page" or clicks an anchor. All text reads without it.
// A block, because the page has one space for the names of all scripts, and a disk gives no modules.
{
  const section = document.querySelector("[data-cite]");
  const [COPY, COPIED, FAILED, SAVE] = section.dataset.words.split("|");
  const status = section.querySelector("[role=status]");

  /** Put plain text, and the same with its italics, on the clipboard; say whether that went well. */
  async function copy(text, html) {
    let done = true;
    try {
      const kinds = { "text/plain": text, ...(html && { "text/html": html }) };
      const blobs = Object.entries(kinds).map(([type, value]) => [type, new Blob([value], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    } catch {
      done = copyTheOldWay(text);
    }
    status.textContent = done ? COPIED : FAILED;
    clearTimeout(copy.timer);
    copy.timer = setTimeout(() => { status.textContent = ""; }, 2500);
  }

  /** A page that is not served securely has no clipboard of its own. */
  function copyTheOldWay(text) {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  /** How each format for programs says on which day a page was seen. */
  const SEEN = {
    bib: (text, day) => text.replace(/\n\}$/, `,\n  urldate = {${day}}\n}`),
    ris: (text, day) => text.replace(/\nER {2}- ?$/, `\nY2  - ${day.replaceAll("-", "/")}/\nER  - `),
    json: (text, day) => JSON.stringify(JSON.parse(text).map((item) => ({ ...item, accessed: { "date-parts": [day.split("-").map(Number)] } }))),
  };

  /** Say to programs on which day the page was seen. */
  function fillFiles() {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    section.querySelectorAll("[data-file]").forEach((place) => {
      place.textContent = SEEN[place.dataset.file.split(".").pop()](place.textContent, day);
    });
  }

  function button(text, label, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: act });
    made.setAttribute("aria-label", `${text}: ${label}`);
    return made;
  }

  function addButtons() {
    section.querySelectorAll("dd p, pre").forEach((place) => {
      const label = place.closest("dd").previousElementSibling.textContent;
      const cited = place.querySelector("bdi") ?? place;
      place.before(button(COPY, label, () => copy(cited.textContent, cited.tagName === "PRE" ? "" : cited.innerHTML)));
      if (place.dataset.file) {
        const link = Object.assign(document.createElement("a"), { textContent: SAVE, download: place.dataset.file });
        link.href = `data:${place.dataset.media};charset=utf-8,${encodeURIComponent(`${place.textContent}\n`)}`;
        link.setAttribute("aria-label", `${SAVE}: ${label}`);
        place.before(link);
      }
    });
  }

  /** Copy the address of a row or paragraph, and the page's citation with that address in it. */
  function copyAnchor(anchor) {
    const address = new URL(anchor.hash, document.querySelector("link[rel=canonical]")?.href ?? location.href).href;
    const page = address.slice(0, address.indexOf("#"));
    const cited = section.querySelector("dd p");
    const place = anchor.closest("tr, li")?.querySelector("th a:not(.anchor), .what a")?.textContent
      ?? (anchor.closest("h2, th")?.textContent.trim() || anchor.ariaLabel);
    const stop = /[.?!。？！]$/.test(place) ? " " : ". ";
    copy(`${address}\n${place}${stop}${cited.textContent.replace(page, address)}`);
  }

  fillFiles();
  addButtons();
  window.compendiumCite = { copyAnchor };
}
