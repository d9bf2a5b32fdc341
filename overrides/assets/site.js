// What the pages can do beyond HTML: the reader's colours, a menu that closes with Escape, the
// place in the contents that is being read, time
// limits worked out for today, a text or the address of a part copied. Everything else works without it.
(() => {
  "use strict";
  const root = document.documentElement;

  const scheme = document.getElementById("scheme");
  if (scheme) {
    scheme.value = root.dataset.scheme || "auto";
    scheme.addEventListener("change", () => {
      const chosen = scheme.value;
      if (chosen === "auto") delete root.dataset.scheme;
      else root.dataset.scheme = chosen;
      try {
        if (chosen === "auto") localStorage.removeItem("scheme");
        else localStorage.setItem("scheme", chosen);
      } catch (_) {
        // Storage is turned off: the choice lasts for this page.
      }
    });
  }

  // Where there is room, the style sheet shows what is folded and hides the button that folds it.
  // Then it is open in earnest, so that programs that look for what can be reached find it.
  const isUnfolded = (fold) => getComputedStyle(fold.firstElementChild).display === "none";
  const folds = [...document.querySelectorAll(".contents details, .parts")];
  if (folds.length) {
    const unfold = () => {
      for (const fold of folds) if (isUnfolded(fold)) fold.open = true;
    };
    unfold();
    addEventListener("resize", unfold);
  }

  // The contents mark the part that is being read: the last whose heading has passed the top third
  // of the window. On a low window they follow by themselves, and move nothing else.
  const parts = [...document.querySelectorAll(".contents li a")].map((link) => [
    link,
    document.getElementById(decodeURIComponent(link.hash.slice(1))),
  ]);
  if (parts.length) {
    const list = document.querySelector(".contents");
    let here = null;
    const mark = () => {
      const line = innerHeight / 3;
      const passed = parts.filter(([, part]) => part && part.getBoundingClientRect().top < line);
      const [link] = passed.at(-1) ?? [null];
      if (link === here) return;
      here?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      here = link;
      if (!link || list.scrollHeight <= list.clientHeight) return;
      const off = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
      if (off < 0 || off > list.clientHeight - 48) list.scrollTop += off - list.clientHeight / 3;
    };
    let asked = 0;
    addEventListener("scroll", () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(mark);
    }, { passive: true });
    mark();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest) return;
    const open = event.target.closest(".menu[open], .contents details[open]");
    if (!open || isUnfolded(open)) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // Some browsers forget what a table is when style sheets lay its rows out one below the other.
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const table of document.querySelectorAll(".stacks")) {
    for (const part of [table, ...table.querySelectorAll("*")]) {
      const name = part.localName;
      const role = name === "th" ? `${part.scope === "col" ? "column" : "row"}header` : roles[name];
      if (role) part.setAttribute("role", role);
    }
  }

  // What is copied is said by the button, or stands before it. Where a browser refuses to copy, the
  // text is selected for the reader to do it.
  for (const button of document.querySelectorAll(".copy")) {
    const around = button.closest(".email, .cite");
    const text = [...around.querySelectorAll("dd")].at(-1);
    button.addEventListener("click", async () => {
      let told = button.dataset.copied;
      try {
        await navigator.clipboard.writeText(button.dataset.text ?? text.innerText);
      } catch (_) {
        if (text) getSelection().selectAllChildren(text);
        told = button.dataset.selected ?? button.dataset.text;
      }
      around.querySelector(".told").textContent = told;
    });
  }

  // The mark at a heading leads to its part, as ever, and copies its address: one stop for the keyboard,
  // not two. The address is the permanent one, also where `latest/` is read, but not in a preview.
  const noted = document.querySelector(".noted");
  const lasting = document.querySelector("link[rel=canonical]");
  let shown = 0;
  document.addEventListener("click", async (event) => {
    const mark = event.target.closest?.(".self");
    if (!noted || !mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(mark.hash, lasting.href);
    noted.textContent = "";
    clearTimeout(shown);
    try {
      await navigator.clipboard.writeText(address.host === location.host ? address.href : mark.href);
    } catch (_) {
      return; // The address stands in the browser's own bar, for the reader to copy.
    }
    noted.textContent = noted.dataset.copied;
    shown = setTimeout(() => (noted.textContent = ""), 5000);
  });

  for (const limit of document.querySelectorAll("[data-template]")) {
    const date = new Date();
    const day = date.getDate();
    date.setDate(day + 7 * Number(limit.dataset.weeks));
    const months = Number(limit.dataset.months);
    if (months) {
      const expected = date.getDate();
      date.setMonth(date.getMonth() + months);
      // 31 January and one month is the last day of February, not the third of March.
      if (date.getDate() !== expected) date.setDate(0);
    }
    const form = { day: "numeric", month: "long", year: "numeric" };
    const language = root.lang === "en" ? "en-GB" : root.lang;
    const words = new Intl.DateTimeFormat(language, form).format(date).replace(/ /g, "\u00a0");
    limit.textContent = limit.dataset.template.replace("{date}", words);
    limit.hidden = false;
  }
})();
