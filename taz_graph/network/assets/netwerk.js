"use strict";
/* The network view. Everything that comes from the data is set as text, never as markup. */
(() => {
  const root = document.getElementById("netwerk");
  const stage = document.getElementById("nw-tekening");
  const details = document.getElementById("nw-bijzonderheden");
  const state = document.getElementById("nw-stand");
  const search = document.getElementById("nw-zoek");
  const list = document.querySelector("#nw-namen .nw-list");
  const LISTED = 60, LINKED = 8, LABELLED = 14, PLACED = 60, BIG = 34;
  let data, words, network, nodes, edges, selected = null, only = null, revealed = new Set(), moved = [], viewBefore = null;
  const byId = new Map(), neighbours = new Map(), kinds = new Map(), shown = { kinds: new Set(), sources: new Set() };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const tongue = (lang) => (lang ? { lang } : {});
  const safe = (url) => (/^(https?:\/\/|\/(?!\/)|#)/.test(url) ? url : "");

  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  const SHAPES = {
    dot: '<circle cx="10" cy="10" r="8"/>', square: '<path d="M3 3h14v14H3z"/>', diamond: '<path d="M10 1l9 9-9 9-9-9z"/>',
    triangle: '<path d="M10 2l9 16H1z"/>', triangleDown: '<path d="M10 18L1 2h18z"/>',
    star: '<path d="M10 1l2.6 6.2 6.7.5-5.1 4.4 1.6 6.6L10 15.2l-5.8 3.5 1.6-6.6L.7 7.7l6.7-.5z"/>',
    hexagon: '<path d="M5 2h10l5 8-5 8H5l-5-8z"/>',
  };
  function mark(kind) {
    const space = "http://www.w3.org/2000/svg", picture = document.createElementNS(space, "svg");
    picture.setAttribute("viewBox", "-1 -1 22 22");
    picture.setAttribute("class", "nw-mark");
    picture.setAttribute("aria-hidden", "true");
    picture.innerHTML = SHAPES[kind.shape] || SHAPES.dot; // our own constants, no data
    picture.firstChild.setAttribute("fill", kind.fill);
    picture.firstChild.setAttribute("stroke", kind.edge);
    picture.firstChild.setAttribute("stroke-width", "1.6");
    return picture;
  }

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(name).trim();
    return { ink: read("--ink"), paper: read("--paper"), edge: read("--edge"), accent: read("--accent") };
  }

  const isShown = (node) =>
    (!only || only.has(node.id)) &&
    (revealed.has(node.id) || (shown.kinds.has(node.kind) &&
      (!data.details[node.id].sources.length || data.details[node.id].sources.some((source) => shown.sources.has(source)))));

  /* Size of a name in the units of the drawing: 11 to 14 pixels on screen however far one is zoomed out. */
  function letters(node, near) {
    const pixels = near && (node.id === selected || near.has(node.id)) ? 13 : Math.min(14, 11 + (node.fontSize - 15) / 10);
    return pixels / Math.min(network.getScale(), 1);
  }

  /* The nodes whose names are shown: the chosen one and its neighbours, else the biggest, as far as no name lies on
     another; a name that is not big lies on no mark either. Zooming in makes room for more. */
  function legible(candidates, near) {
    const taken = [], names = [], chosen = new Set(), SLACK = 1.12;
    const free = (boxes, box, id) => boxes.every((other) => other.id === id ||
      box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top);
    const clear = (box, id) => placed.every(({ node, at }) => node.id === id ||
      at.x < box.left - node.size || at.x > box.right + node.size || at.y < box.top - node.size || at.y > box.bottom + node.size);
    const rank = (node) => (node.id === selected ? 2e6 : near && near.has(node.id) ? 1e6 : 0) + node.fontSize * 100 + node.size;
    const placed = candidates.map((node) => ({ node, at: nodes.get(node.id) }));
    for (const { node, at } of placed) {
      if (node.size >= 16 || (near && (node.id === selected || near.has(node.id)))) {
        taken.push({ id: node.id, left: at.x - node.size, right: at.x + node.size, top: at.y - node.size, bottom: at.y + node.size });
      }
    }
    for (const { node, at } of placed.sort((a, b) => rank(b.node) - rank(a.node))) {
      const size = letters(node, near) * SLACK, lines = named(node, near).split("\n");
      const half = Math.max(...lines.map((line) => line.length)) * size * 0.27, top = at.y + node.size;
      const box = { id: node.id, left: at.x - half, right: at.x + half, top, bottom: top + (lines.length + 0.4) * size * 1.05 };
      const sure = near && near.size <= LABELLED, big = !near && node.fontSize >= BIG;
      if (!sure && !free(names, box, node.id)) continue;
      if (!sure && !big && (!free(taken, box, node.id) || !(near || clear(box, node.id)))) continue;
      names.push(box);
      chosen.add(node.id);
    }
    return chosen;
  }

  /* The longer name for what is big, and around a node with few neighbours, where there is room for it. */
  const named = (node, near) => ((near ? near.size <= LABELLED && near.has(node.id) : node.fontSize >= BIG) ? node.full : node.label);

  /* Draws what the filters and the selection say: hidden, plain, or faded away from the selected node. */
  function redraw() {
    const look = colours(), near = selected ? neighbours.get(selected) : null;
    const busy = near && near.size > LABELLED;
    let count = 0, links = 0;
    const visible = new Set(visibleIds()), isFaded = (node) => near && node.id !== selected && !near.has(node.id);
    const readable = legible(data.nodes.filter((node) => visible.has(node.id) && !isFaded(node)), near);
    count = visible.size;
    nodes.update(data.nodes.map((node) => {
      const silent = !readable.has(node.id);
      return { id: node.id, hidden: !visible.has(node.id), opacity: isFaded(node) ? 0.15 : 1, label: named(node, near),
        font: { size: letters(node, near), color: silent ? "rgba(0,0,0,0)" : look.ink, strokeColor: look.paper, strokeWidth: silent ? 0 : 4 } };
    }));
    root.readable = readable;
    edges.update(data.edges.map((edge) => {
      const touches = near && (edge.from === selected || edge.to === selected);
      if (visible.has(edge.from) && visible.has(edge.to)) links += 1;
      return { id: edge.id, label: touches && !busy ? edge.name : undefined, width: touches ? 2 : 1,
        font: { size: Math.min(30, 12 / Math.min(network.getScale(), 1)), color: look.ink, strokeColor: look.paper, strokeWidth: 4, align: "middle" },
        color: { color: touches ? look.accent : look.edge, opacity: near && !touches ? 0.08 : touches ? 1 : 0.45 } };
    }));
    state.textContent = fill(words.shown, { n: count, total: data.nodes.length }) + ", " + fill(words.edges, { n: links }) + "." +
      (data.leftOut ? " " + fill(data.focus ? words.leftOut : words.tooMuch, { n: data.leftOut }) : "");
  }

  function select(id, { move = false, focus = false } = {}) {
    const before = selected;
    selected = id && byId.has(id) ? id : null;
    putBack();
    if (selected && !isShown(byId.get(selected))) {
      if (only && !only.has(selected)) leaveOnly();
      revealed.add(selected);
    }
    if (selected && !before) viewBefore = { position: network.getViewPosition(), scale: network.getScale() };
    const near = selected ? [...neighbours.get(selected)].filter((other) => isShown(byId.get(other))) : [];
    // More than PLACED names nobody reads.
    const around = selected && !only && near.length > 0 && near.length <= PLACED;
    if (around) placeAround(selected);
    if (selected && (move || around)) lookAt(selected);
    if (!selected && before && viewBefore && !only) network.moveTo({ ...viewBefore, animation: false });
    redraw();
    if (selected) network.selectNodes([selected]);
    else network.unselectAll();
    showDetails();
    if (focus && selected) details.querySelector("h2").focus();
    history.replaceState(null, "", selected ? "#" + encodeURIComponent(selected) : location.pathname + location.search);
  }

  /* A node with its neighbours where they fit, else the node alone at a size that can be read. */
  function lookAt(id) {
    const near = [...neighbours.get(id)].filter((other) => isShown(byId.get(other)));
    fit([id, ...near], 1);
    if (network.getScale() < 0.45) network.focus(id, { scale: 0.6, animation: false });
  }

  /* Everything in view with room at the edges, for a name is wider than its mark. */
  function fit(ids, most = 1.4) {
    network.fit({ nodes: ids, maxZoomLevel: most, animation: false });
    network.moveTo({ scale: network.getScale() * (ids.length > PLACED ? 0.95 : 0.86), animation: false });
  }

  function linkTo(url, text) {
    const address = safe(url);
    return address ? make("a", { href: address, rel: "noreferrer" }, text) : document.createTextNode(text);
  }

  function showDetails() {
    details.replaceChildren();
    if (!selected) {
      details.append(make("p", { className: "note" }, words.nothing));
      return;
    }
    const node = byId.get(selected), about = data.details[selected], kind = kinds.get(node.kind);
    details.append(
      make("p", { className: "nw-kind" }, mark(kind), kind.name,
        make("button", { type: "button", className: "nw-close", onclick: () => select(null) }, words.close)),
      make("h2", { tabIndex: -1, ...tongue(about.lang) }, about.label));
    if (about.description) details.append(make("p", tongue(about.descriptionLang), about.description));
    details.append(make("p", { className: "nw-actions" },
      make("button", { type: "button", onclick: toggleOnly }, only ? words.everything : words.only), linkTo(about.url, words.page)));
    if (about.places.length) details.append(make("h3", {}, words.places), ...about.places.map(placeOf));
    if (about.facts.length) {
      details.append(make("h3", {}, words.facts), make("dl", { className: "nw-facts" },
        ...about.facts.flatMap(([name, value, lang]) => [make("dt", {}, name), make("dd", tongue(lang), value)])));
    }
    linksOf(words.out, (edge) => edge.from === selected, (edge) => edge.to);
    linksOf(words.in, (edge) => edge.to === selected, (edge) => edge.from);
    details.scrollTop = 0;
  }

  function placeOf(place) {
    const quote = make("p", { lang: "nl" }, place.prefix ? "… " + place.prefix + " " : "", make("mark", {}, place.exact), place.suffix ? " " + place.suffix + " …" : "");
    const footer = make("footer", {}, place.letter);
    if (place.section) footer.append(", " + (place.section.startsWith("voetnoot") ? words.footnote : words.section) + " “" + place.section + "”");
    if (safe(place.url)) footer.append(" · ", linkTo(place.url, words.official));
    return make("blockquote", { className: "nw-place" }, quote, footer);
  }

  /* The links of the selected node on one side, by name, at most LINKED at a time. */
  function linksOf(title, ours, other) {
    const groups = new Map();
    for (const edge of data.edges.filter(ours)) {
      if (!groups.has(edge.name)) groups.set(edge.name, []);
      groups.get(edge.name).push(byId.get(other(edge)));
    }
    if (!groups.size) return;
    details.append(make("h3", {}, title));
    for (const name of [...groups.keys()].sort()) {
      const ends = groups.get(name).sort((a, b) => data.details[a.id].label.localeCompare(data.details[b.id].label));
      const items = make("ul", { className: "nw-links" });
      const add = (some) => items.append(...some.map((end) => make("li", {}, entry(end))));
      add(ends.slice(0, LINKED));
      details.append(make("h4", {}, name), items);
      if (ends.length > LINKED) {
        const more = make("button", { type: "button", className: "nw-more" }, fill(words.more, { n: ends.length - LINKED }));
        more.onclick = () => { add(ends.slice(LINKED)); more.remove(); };
        details.append(more);
      }
    }
  }

  function entry(node) {
    const button = make("button", { type: "button" }, mark(kinds.get(node.kind)), make("span", tongue(data.details[node.id].lang), data.details[node.id].label));
    if (!isShown(node)) button.append(make("span", { className: "off" }, words.hidden));
    button.onclick = () => select(node.id, { move: true, focus: true });
    return button;
  }

  function toggleOnly() {
    if (only) leaveOnly();
    else {
      only = new Set([selected, ...neighbours.get(selected)]);
      for (const id of only) revealed.add(id);
      placeAround(selected);
    }
    redraw();
    fit(visibleIds());
    redraw();
    showDetails();
    renewList();
  }

  function leaveOnly() {
    only = null;
    revealed = new Set();
    putBack();
  }

  /* Neighbours that stood around the chosen node go back to their own places. */
  function putBack() {
    if (only || !moved.length) return;
    nodes.update(moved.map((id) => ({ id, x: byId.get(id).x, y: byId.get(id).y })));
    moved = [];
  }

  /* The neighbours of a node on rings around it, kind by kind, with room for their names. */
  function placeAround(id) {
    const PER_RING = 18, centre = byId.get(id);
    const near = data.sorted.filter((node) => neighbours.get(id).has(node.id) && isShown(node));
    moved = near.map((node) => node.id);
    nodes.update(near.map((node, index) => {
      const ring = Math.floor(index / PER_RING), size = Math.min(PER_RING, near.length - ring * PER_RING);
      const angle = (2 * Math.PI * (index % PER_RING + ring / 2)) / size - Math.PI / 2, radius = 220 + Math.max(size, 6) * 12 + ring * 190;
      return { id: node.id, x: centre.x + radius * Math.cos(angle), y: centre.y + radius * 0.85 * Math.sin(angle) };
    }));
  }

  const visibleIds = () => data.nodes.filter(isShown).map((node) => node.id);

  function renewList(limit = LISTED) {
    const wanted = plain(search.value).split(/\s+/).filter(Boolean);
    const fits = (node) => wanted.every((word) => node.sought.includes(word));
    const found = data.sorted.filter((node) => (wanted.length ? fits(node) : isShown(node)));
    list.replaceChildren(...found.slice(0, limit).map((node) => make("li", {}, entry(node))));
    if (found.length > limit) {
      const more = make("button", { type: "button", className: "nw-more" }, fill(words.more, { n: found.length - limit }));
      more.onclick = () => renewList(limit + 500);
      list.append(make("li", {}, more));
    }
    return found;
  }

  function check(parent, key, value, ...label) {
    const box = make("input", { type: "checkbox", checked: shown[key].has(value), value: String(value) });
    box.onchange = () => {
      if (box.checked) shown[key].add(value);
      else shown[key].delete(value);
      revealed = new Set();
      redraw();
      renewList();
    };
    parent.append(make("label", { className: "nw-check" }, box, ...label));
    return box;
  }

  function buildFilters() {
    const area = document.querySelector("#nw-soorten .nw-checks"), boxes = [];
    let family = null, group = null;
    for (const kind of data.kinds) {
      if (kind.family !== family) {
        family = kind.family;
        group = make("fieldset", { className: "nw-family" }, make("legend", {}, family));
        area.append(group);
      }
      boxes.push([kind, check(group, "kinds", kind.kind, mark(kind), kind.name, make("span", { className: "count" }, String(kind.count)))]);
    }
    for (const button of document.querySelectorAll("#nw-soorten [data-choose]")) {
      button.onclick = () => {
        for (const [kind, box] of boxes) {
          box.checked = button.dataset.choose === "all" || (button.dataset.choose === "start" && kind.shown);
          if (box.checked) shown.kinds.add(kind.kind);
          else shown.kinds.delete(kind.kind);
        }
        if (only) leaveOnly();
        revealed = new Set();
        redraw();
        renewList();
        showDetails();
      };
    }
    const sources = document.querySelector("#nw-bronnen .nw-checks");
    data.sources.forEach((name, index) => check(sources, "sources", index, name));
  }

  function listen() {
    network.on("click", (event) => select(event.nodes.length ? event.nodes[0] : null));
    network.on("doubleClick", (event) => { if (event.nodes.length) toggleOnly(); });
    let step = null;
    network.on("afterDrawing", () => {
      const now = Math.round(Math.log2(network.getScale()) * 5);
      if (now !== step) requestAnimationFrame(redraw);
      step = now;
    });
    const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
    const tools = { in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit: () => fit(visibleIds()) };
    for (const button of document.querySelectorAll(".nw-tools button")) button.onclick = tools[button.dataset.tool];
    search.addEventListener("input", () => {
      document.getElementById("nw-namen").open = true;
      renewList();
    });
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      const found = renewList();
      if (found.length) select(found[0].id, { move: true, focus: true });
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && selected) select(null); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    window.addEventListener("hashchange", openHash);
  }

  function openHash() {
    try { select(decodeURIComponent(location.hash.slice(1)) || data.focus || null, { move: location.hash.length > 1 }); } catch { select(null); }
  }

  function prepare() {
    for (const kind of data.kinds) {
      kinds.set(kind.kind, kind);
      if (kind.shown || data.focus) shown.kinds.add(kind.kind);
    }
    data.sources.forEach((_, index) => { if (data.focus || !data.sourcesOff.includes(index)) shown.sources.add(index); });
    for (const node of data.nodes) {
      byId.set(node.id, node);
      neighbours.set(node.id, new Set());
      const about = data.details[node.id];
      node.title = about.label;
      node.sought = plain([about.label, node.label, about.description, node.id.slice(node.id.lastIndexOf("/") + 1)].join(" "));
    }
    for (const edge of data.edges) {
      neighbours.get(edge.from).add(edge.to);
      neighbours.get(edge.to).add(edge.from);
    }
    // As the legend orders the kinds, so that a motie stands before the paper that it was printed in.
    const order = data.kinds.map((kind) => kind.kind);
    data.sorted = [...data.nodes].sort((a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) || data.details[a.id].label.localeCompare(data.details[b.id].label));
  }

  function start(given) {
    data = given;
    words = data.texts;
    prepare();
    nodes = new vis.DataSet(data.nodes);
    edges = new vis.DataSet(data.edges);
    network = new vis.Network(stage, { nodes, edges }, {
      autoResize: true, physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: false, tooltipDelay: 250, hideEdgesOnDrag: data.edges.length > 1500, multiselect: false },
      nodes: { scaling: { label: { drawThreshold: 8 } }, borderWidth: 1.5, borderWidthSelected: 4, font: { face: "sans-serif", vadjust: -2 } },
      edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.45 } }, selectionWidth: 0, hoverWidth: 0 },
    });
    root.network = network; // for whoever wants to look at it from the console, and for the tests
    buildFilters();
    renewList();
    listen();
    if (matchMedia("(max-width: 48rem)").matches) for (const group of document.querySelectorAll(".nw-group")) group.open = false;
    openHash();
    if (!location.hash) fit(visibleIds().filter((id) => neighbours.get(id).size));
    redraw();
    document.getElementById("nw-laden").remove();
    root.dataset.ready = "yes";
  }

  async function load() {
    const inside = document.getElementById("netwerk-gegevens");
    if (inside) return JSON.parse(inside.textContent);
    const answer = await fetch(root.dataset.source, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("HTTP " + answer.status);
    return answer.json();
  }

  load().then(start).catch((error) => {
    const loading = document.getElementById("nw-laden");
    if (loading) loading.remove();
    details.replaceChildren(make("p", { className: "problem", role: "alert" }, (words || {}).failed || root.dataset.failed || "?"));
    console.error(error);
  });
})();
