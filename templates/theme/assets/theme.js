// Where the reader is: in the table of contents, in the header, in the menu; back to the top; menu and colours by keyboard. All reads without it.
{
  const header = document.querySelector(".md-header");
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector("article h1");
  const top = document.querySelector(".md-top");
  /** Return what the part of an address after # names; one that cannot be decoded names nothing. */
  const named = (hash) => { try { return decodeURIComponent(hash.slice(1)); } catch { return ""; } };
  const parts = [...document.querySelectorAll(".md-nav--secondary a[href*='#']")].map((link) => ({
    link, target: document.getElementById(named(link.hash)),
  })).filter(({ target }) => target);
  let last = scrollY;

  /** Bring a link into sight in the column that it stands in, without moving the page. */
  function reveal(link) {
    const column = link.closest(".md-sidebar__scrollwrap");
    const [own, other] = [link.getBoundingClientRect(), column.getBoundingClientRect()];
    if (own.top < other.top || own.bottom > other.bottom) column.scrollTop += own.top - other.top - column.clientHeight / 3;
  }

  function mark() {
    const edge = header.offsetHeight + 24;
    const current = parts.findLast(({ target }) => target.getBoundingClientRect().top <= edge);
    parts.forEach(({ link }) => link.classList.toggle("md-nav__link--active", link === current?.link));
    if (current?.link.offsetParent) reveal(current.link);
  }

  function follow() {
    title?.classList.toggle("md-header__title--active", Boolean(heading) && heading.getBoundingClientRect().bottom < header.offsetHeight);
    if (top) top.hidden = scrollY < 400 || scrollY > last;
    last = scrollY;
    mark();
  }

  /** Open what is folded around the place that the address names. */
  function unfold() {
    let around = document.getElementById(named(location.hash))?.closest("details");
    for (; around; around = around.parentElement.closest("details")) around.open = true;
  }

  // Without this script a label opens the menu; a button in its place is there for the keyboard too.
  const drawer = document.querySelector("#__drawer");
  const label = document.querySelector(".md-header__button[for=__drawer]");
  const menu = Object.assign(document.createElement("button"), { type: "button", className: `${label.className} menu-button` });
  const tell = () => menu.setAttribute("aria-expanded", String(drawer.checked));
  const turn = (open) => { drawer.checked = open; tell(); };
  menu.append(...label.childNodes);
  label.replaceWith(menu);
  // Browsers that keep the state of forms would show the menu as it was before.
  turn(false);
  drawer.addEventListener("change", tell);
  menu.addEventListener("click", () => turn(!drawer.checked));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) { turn(false); menu.focus(); }
  });

  // The colours: the sign of what is chosen is shown, and leads to the next.
  const { choose, chosen } = window.compendiumScheme;
  const options = [...document.querySelectorAll(".md-option")];
  const draw = () => options.forEach((option) => {
    option.checked = option.value === chosen();
    option.nextElementSibling.hidden = !option.checked;
  });
  draw();
  options.forEach((option, index) => {
    option.addEventListener("change", () => { choose(option.value); draw(); });
    option.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const next = options[(index + 1) % options.length];
      choose(next.value);
      draw();
      next.focus();
    });
  });

  let waiting = false;
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(() => { waiting = false; follow(); });
    waiting = true;
  }, { passive: true });
  top?.addEventListener("click", () => { scrollTo({ top: 0 }); header.querySelector("a").focus({ preventScroll: true }); });
  addEventListener("hashchange", unfold);
  if (location.hash) unfold();
  addEventListener("load", () => setTimeout(() => {
    const here = document.querySelector(".md-nav--primary .md-nav__link--active");
    if (here?.offsetParent) reveal(here);
  }));
}
