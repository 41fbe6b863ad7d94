// What `concord serve` adds to the pages that it sends: they follow what is built, and show its findings.
(() => {
  "use strict";
  const { version } = document.currentScript.dataset;
  const store = `concord ${location.pathname}`;
  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  };

  // The reader's place: what is open, and how far below the top of the window the nearest marked element stands.
  const details = () => [...document.querySelectorAll("details")];
  const keep = () => {
    const marked = [...document.querySelectorAll("main [id]")].map((node) => [node.id, node.getBoundingClientRect().top]);
    const near = marked.filter(([, top]) => top < innerHeight / 2).at(-1);
    const open = details().map((node) => node.open);
    sessionStorage.setItem(store, JSON.stringify({ near, y: scrollY, open, field: document.activeElement?.id }));
  };
  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(store) ?? "null");
    sessionStorage.removeItem(store);
    if (!kept) return;
    const now = details();
    if (now.length === kept.open.length) now.forEach((node, i) => { node.open = kept.open[i]; });
    const node = kept.y > 0 && kept.near && document.getElementById(kept.near[0]);
    history.scrollRestoration = "manual";
    if (node) scrollBy({ top: node.getBoundingClientRect().top - kept.near[1], behavior: "instant" });
    else scrollTo({ top: kept.y, behavior: "instant" });
    if (kept.field) document.getElementById(kept.field)?.focus({ preventScroll: true });
  };

  // In a tree of its own, so that neither style sheet touches the other's elements.
  const host = element("div", { id: "concord-live" });
  const panel = host.attachShadow({ mode: "open" });
  const list = element("ul");
  const title = element("summary");
  const box = element("details", {}, title, element("div", { class: "list" }, list));
  const body = element("section", { role: "region", "aria-label": "Findings of concord serve", "aria-live": "polite", hidden: "" }, box);
  panel.append(element("link", { rel: "stylesheet", href: "/_concord/live.css" }), body);
  const folded = "concord folded";
  title.onclick = () => sessionStorage.setItem(folded, box.open ? "yes" : "no");

  const line = ({ severity, place, open, message, rule, summary, suggestion }) => element("li", { class: severity },
    element("p", {}, open ? element("a", { href: open }, place) : element("span", { class: "place" }, place), " ",
      element("b", {}, severity), ` ${message}`),
    element("p", { class: "more" }, suggestion ? `${suggestion}. ` : "", `${summary} `, element("code", {}, rule)));
  const show = ({ site, count, findings, left }) => {
    const failed = site === "failed";
    body.hidden = findings.length === 0;
    body.className = failed ? "failed" : "built";
    title.textContent = failed ? `${count}: this is the last good page` : count;
    list.replaceChildren(...findings.map(line), ...(left ? [element("li", {}, `and ${left} more: concord check --all lists them`)] : []));
    const choice = sessionStorage.getItem(folded);
    box.open = failed ? choice !== "yes" : choice === "no";
  };
  const lost = () => {
    body.hidden = false;
    body.className = "lost";
    title.textContent = "concord serve has ended: this page no longer changes";
    list.replaceChildren();
    box.open = false;
  };

  const follow = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    const etag = answer.headers.get("ETag");
    if (etag === null || etag === `"${version}"`) return;
    keep();
    location.reload();
  };
  let source;
  const listen = () => {
    source?.close();
    source = new EventSource("/_concord/events");
    source.onmessage = ({ data }) => {
      const report = JSON.parse(data);
      if (report.site === "waiting") return;
      show(report);
      follow().catch(lost);
    };
    source.onerror = lost;
  };
  // A browser opens six connections to a server at most: only a tab that is seen holds one.
  document.addEventListener("visibilitychange", () => document.hidden ? source?.close() : listen());
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", ({ persisted }) => { if (persisted) listen(); });

  document.body.append(host);
  restore();
  if (!document.hidden) listen();
})();
