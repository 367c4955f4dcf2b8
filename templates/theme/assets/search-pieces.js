// The pieces of the index: loading them, and reading the postings in them.
{
  const waiting = new Map();
  // What each piece calls with its content.
  window.searchPiece = (name, value) => waiting.get(name)?.(value);

  /** Return a function that loads pieces from a folder by script elements, which work from a disk and under a strict policy too. */
  function loader(folder) {
    const pieces = new Map();
    return (name, version = "") => {
      if (!pieces.has(name)) {
        pieces.set(name, new Promise((resolve, reject) => {
          waiting.set(name, resolve);
          const script = document.createElement("script");
          script.onerror = () => { pieces.delete(name); reject(new Error(name)); };
          script.onload = () => script.remove();
          script.src = new URL(`${name}.js${version && `?${version}`}`, folder);
          document.head.append(script);
        }));
      }
      return pieces.get(name);
    };
  }

  /** Return postings as [number, value] pairs; the numbers of documents are packed as steps. */
  function* unpack(flat) {
    let number = 0;
    for (let index = 0; index < flat.length; index += 2) {
      number += flat[index];
      yield [number, flat[index + 1]];
    }
  }

  /** Add postings to a map from document to [weight, is it in a name], each weight times a factor. */
  function gather(flat, factor, into) {
    for (const [number, value] of unpack(flat)) {
      const weight = Math.floor(value / 2) * factor;
      const [before, named] = into.get(number) ?? [0, 0];
      into.set(number, [Math.max(before, weight), Math.max(named, (value % 2) * factor)]);
    }
  }

  window.compendiumSearch = { ...window.compendiumSearch, loader, unpack, gather };
}
