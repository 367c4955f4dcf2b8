// Before anything is drawn: the reader's colour scheme, chosen here or the system's. The rest of the theme's script is theme.js.
{
  const KEY = "compendium-scheme";
  const SYSTEM = "(prefers-color-scheme)";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const options = [...document.querySelectorAll(".md-option")];
  const media = (option) => option.dataset.mdColorMedia;
  const find = (wanted) => options.find((option) => media(option) === wanted);

  /** Return what the reader chose on an earlier page; some browsers keep nothing. */
  function kept() {
    try { return find(localStorage.getItem(KEY)); } catch { return undefined; }
  }

  function keep(option) {
    try { localStorage.setItem(KEY, media(option)); } catch { /* Then it holds for this page. */ }
  }

  /** Draw the page in a scheme, and offer the button that leads to the next. */
  function show(option) {
    const drawn = media(option) === SYSTEM ? find(`(prefers-color-scheme: ${dark.matches ? "dark" : "light"})`) : option;
    document.body.dataset.mdColorScheme = drawn.dataset.mdColorScheme;
    options.forEach((other) => { other.nextElementSibling.hidden = other !== option; });
    option.checked = true;
  }

  const chosen = () => options.find((option) => option.checked);
  document.documentElement.classList.replace("no-js", "js");
  show(kept() ?? options[0]);
  dark.addEventListener("change", () => show(chosen()));
  options.forEach((option, index) => {
    option.addEventListener("change", () => { show(option); keep(option); });
    option.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const next = options[(index + 1) % options.length];
      show(next);
      keep(next);
      next.focus();
    });
  });
}
