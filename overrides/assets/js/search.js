// Asks the search index made by Pagefind (src/apenhet/search_index.py) and lists what it finds.
// Loaded on the search page only; everything it says stands in the page's own attributes.
(() => {
  "use strict";
  const form = document.getElementById("search");
  const field = document.getElementById("search-query");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const WAIT = 250; // milliseconds after a keystroke
  const SECTIONS = 3; // of each page that are shown at once
  const VARIANTS = 16; // spellings tried
  const ENDING = 3; // letters by which forms of a word may differ

  let engine; // a promise: loaded once, at the first search
  let latest = 0; // only the answer to the last question is shown
  let timer;

  const load = () => {
    engine ??= import(new URL(form.dataset.index, document.baseURI).href).then(async (pagefind) => {
      // On the page's own thread: the index is small, and a worker would fetch 40 kB more.
      await pagefind.options({ noWorker: true, baseUrl: new URL(".", document.baseURI).pathname });
      await pagefind.init();
      return pagefind;
    });
    return engine;
  };

  // Who has no Norwegian keys writes «leverandor» or «leverandoer» for «leverandør».
  const spellings = (query) => {
    const letters = { aa: "å", ae: "æ", oe: "ø", o: "ø" };
    return query.split(/(aa|ae|oe|o)/i).reduce(
      (starts, part) => {
        const letter = letters[part.toLowerCase()];
        const ways = letter ? [part, letter] : [part];
        return ways.flatMap((way) => starts.map((start) => start + way)).slice(0, VARIANTS);
      },
      [""],
    );
  };

  // For a word it does not know, the index returns what begins like it. So we look: does the best
  // page have each word, give or take an ending without a letter that may be spelled in two ways?
  const stem = (word) => {
    const doubtful = Math.max(...[..."oøæå"].map((letter) => word.lastIndexOf(letter)));
    return word.slice(0, Math.max(4, word.length - ENDING, doubtful + 1));
  };
  const holds = async (hit, query) => {
    const text = (await hit.data()).content.toLowerCase();
    const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.every((word) => text.includes(stem(word)));
  };

  const ask = async (query) => {
    const pagefind = await load();
    let closest = [];
    for (const spelling of spellings(query)) {
      const hits = (await pagefind.search(spelling)).results;
      if (hits.length && (await holds(hits[0], spelling))) return { spelling, hits, exact: true };
      if (spelling === query) closest = hits;
    }
    return { spelling: query, hits: closest, exact: false };
  };

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content);
    return made;
  };

  const link = (href, text) => {
    const made = element("a", "", text);
    made.href = href;
    return made;
  };

  // How much of an excerpt only says the title again, which stands above it.
  const repeated = (title, text) => {
    const plain = (words) => words.replace(/\s/g, " ");
    const titles = [title, title.replace(/^[\d.]+\s/, "")].map((words) => plain(words) + ". ");
    return titles.find((words) => plain(text).startsWith(words))?.length ?? 0;
  };

  // The excerpt is HTML with <mark>; only its words and marks are taken over.
  const excerpt = (html, title = "") => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    let left = repeated(title, body.textContent);
    const words = [...body.childNodes].map((node) => {
      const text = node.textContent.slice(left);
      left -= Math.min(left, node.textContent.length);
      return text && node.nodeName === "MARK" ? element("mark", "", text) : text;
    });
    const before = /^\P{Ll}/u.test(body.textContent) ? "" : "… ";
    const after = /[.!?]\s*$/.test(body.textContent) ? "" : " …";
    return element("p", "search-excerpt", before, ...words, after);
  };

  const weight = (section) =>
    section.weighted_locations.reduce((sum, found) => sum + found.balanced_score, 0);

  const section = (found) =>
    element("li", "", link(found.url, found.title), excerpt(found.excerpt, found.title));

  // The sections that say most of it, then the others behind a fold.
  const sections = (found) => {
    const items = found.map(section);
    const made = [element("ul", "search-sections", ...items.slice(0, SECTIONS))];
    const rest = items.slice(SECTIONS);
    if (rest.length) {
      const words = form.dataset.more.replace("{count}", rest.length);
      const list = element("ul", "search-sections", ...rest);
      made.push(element("details", "search-more", element("summary", "", words), list));
    }
    return made;
  };

  // The places on a page, each once, the one that says most first.
  const placesOn = (page) => {
    const ranked = page.sub_results
      .filter((found) => found.url !== page.url)
      .sort((one, other) => weight(other) - weight(one));
    const urls = ranked.map((one) => one.url);
    return ranked.filter((one, place) => urls.indexOf(one.url) === place);
  };

  const entry = (page) => {
    const made = element("li", "", element("h2", "", link(page.url, page.meta.title)));
    const inside = placesOn(page);
    if (inside.length > 1)
      made.append(element("p", "search-count", form.dataset.inPage.replace("{count}", inside.length)));
    const whole = page.sub_results.find((found) => found.url === page.url);
    if (whole || !inside.length) made.append(excerpt((whole ?? page).excerpt));
    if (inside.length) made.append(...sections(inside));
    return made;
  };

  const say = (name, query, count) => {
    const words = form.dataset[name] ?? "";
    status.textContent = words.replace("{count}", count).replace("{query}", () => query);
  };

  const search = async () => {
    const query = field.value.trim();
    const turn = ++latest;
    if (!query) {
      status.textContent = "";
      list.replaceChildren();
      return;
    }
    say("searching", query, 0);
    try {
      const { spelling, hits, exact } = await ask(query);
      const pages = await Promise.all(hits.map((hit) => hit.data()));
      if (turn !== latest) return;
      list.replaceChildren(...pages.map(entry));
      const found = exact ? (pages.length > 1 ? "many" : "one") : "closest";
      say(pages.length ? found : "none", spelling, pages.length);
    } catch (_) {
      if (turn !== latest) return;
      list.replaceChildren();
      say("failed", query, 0);
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
    const address = new URL(location.href);
    address.searchParams.set("q", field.value.trim());
    history.replaceState(null, "", address);
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  search();
})();
