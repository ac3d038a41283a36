// Draws what it is told and nothing else. Every word is set as text; no page is written of it.
"use strict";
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const words = at("words"), foot = at("foot"), said = at("said"), bell = at("bell");
  const SILENT = 6000; // milliseconds without a word, after which the time is no longer told
  const STAYS = 4000; // how long the buttons stay after a hand moved
  const LEAST = 0.3; // of the size wished, at which a wall has everything; nobody can scroll there
  const IN_HAND = 0.8; // the same in a hand, which can
  const HAND = 600; // pixels across, at most

  let news = null, shown = "", heard = 0, rung = 0;

  // ---------------------------------------------------------------- elements

  const READ = new Set(["p", "h1", "h2", "li", "th", "td", "span"]);

  function made(name, look, ...inside) {
    const element = document.createElement(name);
    if (look) element.className = look;
    if (READ.has(name)) element.dir = "auto"; // names and questions may be in any script
    element.append(...inside);
    return element;
  }

  function marked(pieces) {
    return pieces.map(([text, marks]) => marks.split(" ").reduce(
      (inside, mark) => (mark ? made(mark === "em" ? "em" : "strong", "", inside) : inside),
      document.createTextNode(text)));
  }

  function lines(block, name) {
    return block.lines.map((line) => made(name, block.kind === "picture" ? "picture" : "", ...marked(line)));
  }

  function list(block) {
    const element = made(block.kind === "numbers" ? "ol" : "ul", "", ...block.items.map((item) =>
      made("li", "", ...marked(item.words), ...item.inner.flatMap(drawn))));
    if (block.kind === "numbers") element.start = block.start;
    return [element];
  }

  function table(block) {
    const cells = (row, name) => made("tr", "", ...row.map((cell) => {
      const element = made(name, "", ...marked(cell));
      if (name === "th") element.scope = "col";
      return element;
    }));
    const [head, rest] = block.headed ? [block.rows.slice(0, 1), block.rows.slice(1)] : [[], block.rows];
    return [made("table", "",
      ...(head.length ? [made("thead", "", ...head.map((row) => cells(row, "th")))] : []),
      made("tbody", "", ...rest.map((row) => cells(row, "td"))))];
  }

  const FORMS = {
    words: (block) => lines(block, "p"),
    heading: (block) => lines(block, "h2"),
    picture: (block) => lines(block, "p"),
    quote: (block) => [made("blockquote", "", ...lines(block, "p"))],
    bullets: list,
    numbers: list,
    table,
  };
  const drawn = (block) => FORMS[block.kind](block);

  function seated(told) {
    const all = told.tables.map((each) => made("section", "", made("h2", "", each.name),
      made("ul", "", ...each.seats.map(([name, online]) =>
        made("li", "", name, ...(online ? [" ", made("small", "", online)] : []))))));
    const element = made("div", "tables", ...all);
    element.style.setProperty("--columns", told.columns);
    return element;
  }

  function headline(told) {
    const element = made("h1", "", ...(told.headline.length === 1
      ? marked(told.headline[0])
      : told.headline.map((line) => made("span", "", ...marked(line)))));
    element.dataset.length = told.length;
    return element;
  }

  // ---------------------------------------------------------------- the wall

  function draw() {
    if (!news) return;
    const told = (chosen.easy && news.easy) || news.usual;
    const { time, rang, bell: words_of_bell, foot: below, ...rest } = told;
    if (foot.textContent !== below) foot.textContent = below; // in a break the time of day
    const now = JSON.stringify([rest, Boolean(time)]);
    if (now !== shown) {
      shown = now;
      lay(told);
      if (said.textContent !== told.said) said.textContent = told.said;
    }
    tell(time);
    ring(rang, words_of_bell);
    at("looks").querySelector('[data-does="easy"]').disabled = !news.easy;
  }

  function lay(told) {
    root.dataset.kind = told.kind;
    root.dataset.place = told.place;
    const parts = [];
    if (told.above) parts.push(made("p", "above", told.above));
    if (told.lead) parts.push(made("p", "lead", told.lead));
    if (told.headline.length) parts.push(headline(told));
    const body = told.body.length ? [made("div", "body", ...told.body.flatMap(drawn))] : [];
    const time = made("div", "time");
    // In a break the time comes before what else is said; else it ends the picture.
    parts.push(...(told.kind === "break" ? [time, ...body] : [...body, time]));
    if (told.tables.length) parts.push(seated(told));
    at("unsaid").hidden = told.headline.length > 0;
    words.classList.toggle("alone", told.headline.length === 0);
    words.replaceChildren(...parts);
    words.classList.remove("fresh");
    void words.offsetWidth; // so that the fade begins anew
    words.classList.add("fresh");
    if (!told.time) fit();
  }

  function tell(time) {
    const place = words.querySelector(".time");
    place.hidden = !time;
    if (!time) return;
    const line = time.used === null ? "" : "bar", figures = time.digits ? "digits" : "", left = time.words ? "left" : "";
    const form = `${line} ${figures} ${left}`;
    let fresh = false;
    if (place.dataset.form !== form) {
      place.dataset.form = form;
      place.replaceChildren(
        ...(line ? [made("div", "bar", made("i", ""))] : []),
        ...(figures ? [made("p", "digits")] : []),
        ...(left ? [made("p", "left")] : []));
      fresh = true;
    }
    if (line) place.querySelector("i").style.setProperty("--used", time.used);
    if (figures) place.querySelector(".digits").textContent = time.digits;
    if (left) place.querySelector(".left").textContent = time.words;
    if (fresh) fit();
  }

  // As large as is wished, and smaller only where something would be cut. It is measured without
  // a scroll bar, which would take room and make itself needed.
  function fit() {
    root.style.setProperty("--grown", chosen.grown);
    root.classList.remove("scrolls");
    const whole = (size) => {
      root.style.setProperty("--fit", size);
      return root.scrollHeight <= root.clientHeight && words.scrollWidth <= words.clientWidth;
    };
    if (whole(1)) return;
    let least = innerWidth > HAND ? LEAST : IN_HAND, most = 1;
    for (let step = 0; step < 8; step += 1) {
      const middle = (least + most) / 2;
      if (whole(middle)) least = middle; else most = middle;
    }
    root.classList.toggle("scrolls", !whole(least));
  }

  // ---------------------------------------------------------------- the bell

  let sound = null;

  function ring(rang, told) {
    bell.hidden = !rang;
    root.classList.toggle("ringing", Boolean(rang));
    if (!rang || rang === rung) return;
    rung = rang;
    bell.firstElementChild.textContent = told;
    said.textContent = told;
    if (sound) strike(sound);
  }

  function strike(audio) {
    [[660, 0], [880, 0.35]].forEach(([pitch, after]) => {
      const tone = audio.createOscillator(), loud = audio.createGain();
      const begins = audio.currentTime + after;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, begins);
      loud.gain.linearRampToValueAtTime(0.25, begins + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.001, begins + 1.6);
      tone.connect(loud).connect(audio.destination);
      tone.start(begins);
      tone.stop(begins + 1.7);
    });
  }

  // ---------------------------------------------------------------- what is chosen here

  const asks = (what) => matchMedia(what).matches;
  const before = kept();
  const chosen = {
    light: asks("(prefers-color-scheme: light)"), contrast: asks("(prefers-contrast: more)"),
    plain: false, easy: false, grown: 1,
    ...before,
  };

  function kept() {
    try { return JSON.parse(sessionStorage.getItem("looks")); } catch { return null; }
  }

  // As the console looks, until somebody chooses here.
  function begin(begins) {
    root.toggleAttribute("data-still", begins.still);
    if (before) return;
    chosen.light = begins.light ?? chosen.light;
    chosen.contrast = begins.contrast ?? chosen.contrast;
    chosen.easy = begins.easy;
    look();
  }

  function look() {
    root.dataset.look = chosen.light ? "light" : "dark";
    root.dataset.contrast = chosen.contrast ? "high" : "usual";
    root.dataset.letters = chosen.plain ? "plain" : "usual";
    for (const each of ["light", "contrast", "plain", "easy"]) press(each, chosen[each]);
    try { sessionStorage.setItem("looks", JSON.stringify(chosen)); } catch { /* kept for now, then */ }
    draw();
    fit();
  }

  function press(name, on) {
    at("looks").querySelector(`[data-does="${name}"]`).setAttribute("aria-pressed", String(on));
  }

  const turn = (name) => () => { chosen[name] = !chosen[name]; look(); };
  const grow = (by) => () => {
    chosen.grown = Math.min(2, Math.max(0.6, Math.round(chosen.grown * by * 100) / 100));
    look();
  };
  const DOES = {
    light: turn("light"), contrast: turn("contrast"), plain: turn("plain"), easy: turn("easy"),
    larger: grow(1.1), smaller: grow(1 / 1.1),
    sound: () => {
      if (sound) sound.close();
      sound = sound ? null : new AudioContext();
      if (sound) strike(sound);
      press("sound", Boolean(sound));
    },
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()).catch(() => {}),
  };
  const KEYS = {
    l: "light", c: "contrast", p: "plain", e: "easy", "+": "larger", "=": "larger", "-": "smaller",
    b: "sound", f: "full",
  };

  at("looks").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) DOES[button.dataset.does]();
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : "";
    if (does) DOES[does]();
    else if (event.key === "?" || event.key === "h") near();
  });
  addEventListener("fullscreenchange", () => { press("full", Boolean(document.fullscreenElement)); });

  let away = 0;
  function near() {
    root.classList.add("near");
    clearTimeout(away);
    away = setTimeout(() => root.classList.remove("near"), STAYS);
  }
  for (const each of ["pointermove", "pointerdown"]) addEventListener(each, near);
  addEventListener("resize", fit);

  // ---------------------------------------------------------------- the news

  let source = null;

  function listen() {
    source = new EventSource("news");
    source.onmessage = (event) => {
      hear();
      const first = !news;
      news = JSON.parse(event.data);
      if (first) begin(news.begins);
      draw();
    };
    source.addEventListener("beat", hear);
    source.addEventListener("over", () => {
      source.close();
      clearInterval(watch);
      news = { usual: OVER, easy: null };
      draw();
    });
  }

  const OVER = {
    kind: "over", place: "", above: "", lead: "", headline: [], length: "40", columns: 0, tables: [],
    body: [{ kind: "words", lines: [[["The Screen has been closed. This window can be closed too.", ""]]] }],
    time: null, foot: "", bell: "", rang: 0, said: "The Screen has been closed.",
  };

  function hear() {
    heard = performance.now();
    delete root.dataset.silent;
  }

  // A browser asks again by itself; where it has given up, we do.
  const watch = setInterval(() => {
    if (performance.now() - heard > SILENT) root.dataset.silent = "";
    if (source.readyState === EventSource.CLOSED) listen();
  }, 1000);

  look();
  listen();
})();
