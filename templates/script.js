// Search as you type, tables that sort. Pages are whole without it.
(() => {
  "use strict";
  const { root, index } = document.currentScript.dataset;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

  const mark = (node, attributes) => {
    for (const key in attributes) node.setAttribute(key, attributes[key]);
    return node;
  };
  const element = (name, attributes, ...children) => {
    const made = mark(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };

  // A script, as file:// has no fetch: [[label, "MQL, stage", href, other words, 1 for a word to avoid]].
  let entries;
  const load = () => entries ??= new Promise((resolve) => {
    const script = element("script", { src: index });
    script.onload = script.onerror = () => resolve((window.concordSearch ?? []).map(
      ([label, kind, href, words = "", avoid]) => ({ label, kind, href, avoid, key: fold(label), words: ` ${fold(words)} ` }),
    ).sort((a, b) => a.key.length - b.key.length));
    document.head.append(script);
  });

  // Smaller is nearer; 5 is not found.
  const rank = ({ key, kind, words }, query) => [
    [key, fold(kind.split(",")[0])].includes(query), words.includes(` ${query} `), key.startsWith(query),
    ` ${key}${words}`.includes(` ${query}`), key.includes(query), true,
  ].indexOf(true);

  // How many typing errors lie between a query and the nearest beginning of a word; neighbours exchanged are one.
  const slips = (query, word) => {
    let [before, last] = [[], Array.from({ length: word.length + 1 }, (_, i) => i)];
    for (let i = 1; i <= query.length; i++) {
      const row = [i];
      for (let j = 1; j <= word.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (query[i - 1] !== word[j - 1]));
        if (i > 1 && j > 1 && query[i - 1] === word[j - 2] && query[i - 2] === word[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return Math.min(...last);
  };
  const allowed = (query) => query.length < 3 ? 0 : query.length < 8 ? 1 : 2;
  const near = (all, query) => {
    const parts = query.split(/\s+/);
    return all.map((entry) => {
      const words = `${entry.key}${entry.words}`.split(/\s+/).map((word) => word.slice(0, 40));
      const nearest = parts.map((part) => words.map((word) => [slips(part, word), word]).sort(([a], [b]) => a - b)[0]);
      const meant = rank(entry, nearest.map(([, word]) => word).join(" "));
      return [entry, parts.every((part, i) => nearest[i][0] <= allowed(part)), nearest.reduce((sum, [count]) => sum + count, meant / 10)];
    }).filter(([, fits]) => fits).sort((a, b) => a[2] - b[2]).map(([entry]) => entry);
  };
  const find = (all, query) => {
    const hits = [0, 1, 2, 3, 4].flatMap((place) => all.filter((entry) => rank(entry, query) === place));
    return (hits.length ? hits : near(all, query.slice(0, 40))).slice(0, 8);
  };

  // ARIA's combobox.
  document.querySelectorAll("input[data-search]").forEach((input, number) => {
    const id = `hits-${number}`;
    const list = element("ul", { class: "hits", id, role: "listbox", "aria-label": "Terms and metrics", hidden: "" });
    const status = element("p", { class: "vh", role: "status" });
    input.after(list, status);
    const set = (attributes) => mark(input, attributes);
    set({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
    let hits = [];
    let active;

    const point = (place) => {
      active = place;
      [...list.children].forEach((option, i) => mark(option, { "aria-selected": i === place }));
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else set({ "aria-activedescendant": `${id}-${place}` });
    };
    const show = (visible) => {
      list.hidden = !visible;
      set({ "aria-expanded": visible });
      point(-1);
    };
    const go = ({ href }) => location.assign(root + href);
    const update = async () => {
      const all = await load();
      const query = fold(input.value);
      hits = query ? find(all, query) : [];
      list.replaceChildren(...hits.map((entry, i) => {
        const option = element("li", { id: `${id}-${i}`, role: "option" },
          element(entry.avoid ? "del" : "b", {}, entry.label), " ", element("span", {}, entry.kind));
        option.onclick = () => go(entry);
        return option;
      }));
      show(hits.length > 0);
      status.textContent = query && (hits.length ? `${hits.length} found` : "Nothing found");
    };

    show(false);
    list.onmousedown = (event) => event.preventDefault();
    input.onfocus = load;
    input.oninput = update;
    input.onblur = () => show(false);
    input.onkeydown = (event) => {
      const { key } = event;
      const count = hits.length;
      if (event.isComposing || !count) return;
      if (key === "ArrowDown" || key === "ArrowUp") {
        const next = key === "ArrowDown" ? active + 1 : (active < 0 ? 0 : active) - 1 + count;
        show(true);
        point(next % count);
      } else if (list.hidden) return;
      else if (key === "Enter") go(hits[Math.max(active, 0)]);
      else if (key === "Escape") show(false);
      else return;
      event.preventDefault();
    };
  });

  // A data-value, else the text; numbers in columns of class num; empty cells last.
  const value = (cell, numeric) => {
    const text = cell.dataset.value ?? cell.textContent.trim();
    const number = parseFloat(text.replace("\u2212", "-").replace(/[^\d.-]/g, ""));
    return !numeric ? text : isNaN(number) ? "" : number;
  };
  document.querySelectorAll("table[data-sort]").forEach((table) => {
    const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = element("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      button.onclick = () => {
        const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
        const numeric = head.classList.contains("num");
        for (const body of table.tBodies) {
          body.append(...[...body.rows].map((row) => [value(row.cells[column], numeric), row])
            .sort(([a], [b]) => (a === "") - (b === "") || sign * (numeric ? a - b : compare(a, b)))
            .map(([, row]) => row));
        }
      };
    });
  });
})();
