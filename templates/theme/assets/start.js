// Before anything is drawn: the reader's colour scheme, chosen on an earlier page or the system's. The rest of the theme's script is theme.js.
{
  const KEY = "compendium-scheme";
  const NAMES = ["system", "light", "dark"];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = NAMES[0];

  /** Draw the page in a scheme: one of NAMES. */
  function show(name) {
    chosen = name;
    document.documentElement.dataset.mdColorScheme = name === "dark" || (name === "system" && dark.matches) ? "slate" : "default";
  }

  /** Return what the reader chose on an earlier page; some browsers keep nothing. */
  function kept() {
    try { return NAMES.find((name) => name === localStorage.getItem(KEY)) ?? NAMES[0]; } catch { return NAMES[0]; }
  }

  function choose(name) {
    show(name);
    try { localStorage.setItem(KEY, name); } catch { /* Then it holds for this page. */ }
  }

  document.documentElement.classList.replace("no-js", "js");
  show(kept());
  dark.addEventListener("change", () => show(chosen));
  window.compendiumScheme = { choose, chosen: () => chosen };
}
