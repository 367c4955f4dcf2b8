// Before anything is drawn: what Material's script expects to find, and the reader's colour scheme, theirs or the system's.
// A file of its own, because the Content-Security-Policy lets no script stand in a page.
const __md_scope = new URL(document.currentScript.dataset.scope, location);

function __md_hash(text) {
  return [...text].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) | 0, 0);
}

function __md_get(name, storage = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(storage.getItem(`${scope.pathname}.${name}`));
  } catch {
    return null;
  }
}

function __md_set(name, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing for this site: the choice holds for this page.
  }
}

{
  const system = "(prefers-color-scheme)";
  const kept = __md_get("__palette")?.color?.media ?? system;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const media = kept === system ? `(prefers-color-scheme: ${dark ? "dark" : "light"})` : kept;
  const option = document.querySelector(`[data-md-color-media="${media}"]`);
  for (const name of ["media", "scheme", "primary", "accent"]) {
    const attribute = `data-md-color-${name}`;
    if (option) document.body.setAttribute(attribute, option.getAttribute(attribute));
  }
}
