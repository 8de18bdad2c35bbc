"use strict";
/* The network view. Everything that comes from the data is set as text, never as markup. */
(() => {
  const root = document.getElementById("netwerk");
  const stage = document.getElementById("nw-tekening");
  const details = document.getElementById("nw-bijzonderheden");
  const state = document.getElementById("nw-stand");
  const search = document.getElementById("nw-zoek");
  const list = document.querySelector("#nw-namen .nw-list");
  const LISTED = 60, LINKED = 8, LABELLED = 14;
  let data, words, network, nodes, edges, selected = null, only = null, revealed = new Set();
  const byId = new Map(), neighbours = new Map(), kinds = new Map(), shown = { kinds: new Set(), sources: new Set() };

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
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

  /* Size of a name: large names of hubs never grow beyond what reads well on screen, names around the selected
     node never shrink below it. */
  function letters(node, near, busy) {
    const readable = 14 / Math.min(network.getScale(), 1);
    if (near && !busy && (node.id === selected || near.has(node.id))) return Math.min(56, readable);
    return Math.min(node.fontSize, readable);
  }

  /* Draws what the filters and the selection say: hidden, plain, or faded away from the selected node. */
  function redraw() {
    const look = colours(), near = selected ? neighbours.get(selected) : null;
    const busy = near && near.size > LABELLED;
    let count = 0, links = 0;
    const visible = new Set();
    nodes.update(data.nodes.map((node) => {
      const hidden = !isShown(node);
      if (!hidden) { visible.add(node.id); count += 1; }
      const faded = near && node.id !== selected && !near.has(node.id);
      return { id: node.id, hidden, opacity: faded ? 0.15 : 1,
        font: { size: letters(node, near, busy), color: faded ? "rgba(0,0,0,0)" : look.ink, strokeColor: look.paper, strokeWidth: faded ? 0 : 4 } };
    }));
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
    selected = id && byId.has(id) ? id : null;
    if (selected && !isShown(byId.get(selected))) {
      if (only && !only.has(selected)) leaveOnly();
      revealed.add(selected);
    }
    redraw();
    if (selected) network.selectNodes([selected]);
    else network.unselectAll();
    if (selected && move) lookAt(selected);
    showDetails();
    if (focus && selected) details.querySelector("h2").focus();
    history.replaceState(null, "", selected ? "#" + encodeURIComponent(selected) : location.pathname + location.search);
  }

  /* A node with its neighbours where they fit, else the node alone at a size that can be read. */
  function lookAt(id) {
    const near = [...neighbours.get(id)].filter((other) => isShown(byId.get(other)));
    network.fit({ nodes: [id, ...near], maxZoomLevel: 1, animation: false });
    if (network.getScale() < 0.45) network.focus(id, { scale: 0.6, animation: false });
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
      make("h2", { tabIndex: -1 }, about.label));
    if (about.description) details.append(make("p", {}, about.description));
    details.append(make("p", { className: "nw-actions" },
      make("button", { type: "button", onclick: toggleOnly }, only ? words.everything : words.only), linkTo(about.url, words.page)));
    if (about.places.length) details.append(make("h3", {}, words.places), ...about.places.map(placeOf));
    if (about.facts.length) {
      details.append(make("h3", {}, words.facts), make("dl", { className: "nw-facts" },
        ...about.facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])));
    }
    linksOf(words.out, (edge) => edge.from === selected, (edge) => edge.to);
    linksOf(words.in, (edge) => edge.to === selected, (edge) => edge.from);
    details.scrollTop = 0;
  }

  function placeOf(place) {
    const quote = make("p", {}, place.prefix ? "… " + place.prefix + " " : "", make("mark", {}, place.exact), place.suffix ? " " + place.suffix + " …" : "");
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
    const button = make("button", { type: "button" }, mark(kinds.get(node.kind)), make("span", {}, data.details[node.id].label));
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
    network.fit({ nodes: visibleIds(), animation: false });
    showDetails();
    renewList();
  }

  function leaveOnly() {
    only = null;
    revealed = new Set();
    nodes.update(data.nodes.map((node) => ({ id: node.id, x: node.x, y: node.y })));
  }

  /* The neighbours of a node on rings around it, kind by kind, with room for their names. */
  function placeAround(id) {
    const PER_RING = 18, centre = byId.get(id);
    const near = data.sorted.filter((node) => neighbours.get(id).has(node.id));
    nodes.update(near.map((node, index) => {
      const ring = Math.floor(index / PER_RING), size = Math.min(PER_RING, near.length - ring * PER_RING);
      const angle = (2 * Math.PI * (index % PER_RING + ring / 2)) / size - Math.PI / 2, radius = 170 + Math.max(size, 6) * 14 + ring * 170;
      return { id: node.id, x: centre.x + radius * Math.cos(angle), y: centre.y + radius * 0.7 * Math.sin(angle) };
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
      const now = Math.round(Math.log2(network.getScale()) * 3);
      if (now !== step) requestAnimationFrame(redraw);
      step = now;
    });
    const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });
    const tools = { in: () => zoom(1.3), out: () => zoom(1 / 1.3), fit: () => network.fit({ nodes: visibleIds(), animation: false }) };
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
    data.sources.forEach((_, index) => shown.sources.add(index));
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
    if (!location.hash) network.fit({ nodes: visibleIds(), animation: false });
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
    details.replaceChildren(make("p", { className: "problem", role: "alert" }, (words || {}).failed || root.dataset.failed || "?"));
    console.error(error);
  });
})();
