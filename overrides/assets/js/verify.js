// Tells which of the published files a reader's file is, by its SHA-256, in the browser alone.
// Everything it says stands in the page: the words in attributes, the files in the list below.
(() => {
  "use strict";
  const place = document.getElementById("verify");
  if (!place) return; // nothing has been published
  const input = document.getElementById("verify-file");
  const status = document.getElementById("verify-status");
  const known = [...document.querySelectorAll(".known [data-size]")];
  let latest = 0; // only the answer to the last question is shown

  const hex = (buffer) =>
    [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const sum = async (buffer) =>
    hex(crypto.subtle ? await crypto.subtle.digest("SHA-256", buffer) : sha256(new Uint8Array(buffer)));

  // What is of no known size need not be read, however large it is.
  const same = async (file) => {
    const likely = known.filter((one) => Number(one.dataset.size) === file.size);
    if (!likely.length) return [];
    const found = await sum(await file.arrayBuffer());
    return likely.filter((one) => one.textContent === found);
  };

  const say = (name, values) =>
    place.dataset[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);

  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...content);
    return made;
  };

  const source = (one) => {
    const revision = one.closest(".revision");
    const file = one.previousElementSibling.textContent;
    const edition = revision.querySelector("h3").textContent;
    const told = revision.querySelector("p").textContent;
    return element("li", "", say("source", { file, edition, told }));
  };

  const answer = async (file) => {
    const { name } = file;
    try {
      const found = await same(file);
      if (!found.length) return element("div", "others", element("p", "", say("others", { name })));
      const sources = element("ul", "", ...found.map(source));
      return element("div", "ours", element("p", "", say("ours", { name })), sources);
    } catch (_) {
      return element("div", "others", element("p", "", say("unread", { name })));
    }
  };

  const check = async (files) => {
    if (!files.length) return;
    const turn = ++latest;
    status.textContent = say("running", { name: files.map((file) => file.name).join(", ") });
    const answers = await Promise.all(files.map(answer));
    if (turn === latest) status.replaceChildren(...answers);
  };

  input.addEventListener("change", () => check([...input.files]));

  // A file may be dropped anywhere: beside the field, the browser would leave the page for it.
  const over = (event, is) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place.classList.toggle("over", is);
  };
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", (event) => {
    over(event, false);
    check([...(event.dataTransfer?.files ?? [])]);
  });
})();
