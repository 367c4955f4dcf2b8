// Rows that lie ready in <noscript>, where no script runs as text: put up when somebody moves, seeks or prints, so that a long page opens as quickly as a short one.
{
  /** Return the address's fragment as an id; one that cannot be decoded names nothing. */
  const wanted = () => {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
  };

  /** Give each row that has an address the link to itself that the first ones have, within a like element. */
  function linkRows(rows, sample) {
    for (const row of sample ? [...rows].filter((row) => row.id && !row.querySelector(".anchor")) : []) {
      const link = sample.cloneNode(true);
      (link.matches("a") ? link : link.querySelector("a")).setAttribute("href", `#${row.id}`);
      row.append(link);
    }
  }

  /** Put further rows under those of a table; a heading that stands there already is not said again. */
  function goOn(body, rows) {
    linkRows(rows, body.querySelector("td:has(> .anchor)"));
    const heading = [...body.querySelectorAll(".group")].at(-1);
    if (heading && rows[0]?.matches(".group") && rows[0].textContent === heading.textContent) rows.shift();
    body.append(...rows);
  }

  /** Put up everything that lies ready. */
  function putUp() {
    for (const place of document.querySelectorAll("noscript[data-later]")) {
      const { content } = Object.assign(document.createElement("template"), { innerHTML: place.textContent });
      const body = place.previousElementSibling?.tBodies?.[0];
      if (body) goOn(body, [...content.querySelector("tbody").rows]);
      else {
        linkRows(content.querySelectorAll(".timeline > li"), document.querySelector(".timeline > li > .anchor"));
        place.before(content);
      }
      place.remove();
    }
  }

  /** Put everything up if the address names a row that is not there yet, and go to it as if it had been. */
  function seek() {
    if (!wanted() || document.getElementById(wanted())) return;
    putUp();
    if (document.getElementById(wanted())) location.replace(location.hash);
  }

  ["scroll", "keydown", "pointerdown", "click", "focusin", "beforeprint"].forEach((name) => addEventListener(name, putUp, { once: true, passive: true }));
  addEventListener("hashchange", seek);
  // Who comes back finds the page as long as it was left.
  if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") putUp();
  seek();
  window.compendium.putUp = putUp;
}
