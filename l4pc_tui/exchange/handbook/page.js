"use strict";
(() => {
  const form = document.getElementById("search"), words = document.getElementById("words");
  const told = document.getElementById("told"), found = document.getElementById("found");
  const most = 30;
  const folded = text => text.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  // Each heading with the words below it, up to the next.
  const places = [];
  for (const article of document.querySelectorAll("main article")) {
    let place = null, page = "";
    for (const each of article.children) {
      if (/^H[1-6]$/.test(each.tagName)) {
        page = page || each.textContent;
        place = { id: each.id, title: each.textContent, page, text: folded(each.textContent) };
        place.head = place.text;
        places.push(place);
      } else if (place) place.text += " " + folded(each.textContent);
    }
  }
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  words.addEventListener("input", () => {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    found.replaceChildren();
    if (!wanted.length) { told.textContent = ""; return; }
    const hits = places.filter(place => wanted.every(word => place.text.includes(word)));
    const rank = place => wanted.every(word => place.head.includes(word)) ? 0 : 1;
    hits.sort((one, other) => rank(one) - rank(other));
    told.textContent = hits.length === 0 ? "Nothing found." : hits.length === 1 ? "One place."
      : hits.length > most ? `${hits.length} places; the first ${most}:` : `${hits.length} places:`;
    for (const place of hits.slice(0, most)) {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + place.id;
      link.textContent = place.title;
      item.append(link);
      if (place.title !== place.page) {
        const where = document.createElement("small");
        where.textContent = place.page;
        item.append(where);
      }
      found.append(item);
    }
  });
})();
