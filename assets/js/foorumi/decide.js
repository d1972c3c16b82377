/* Panels over a slide: choose an area or a year for now, write a decision, see the keys. */
(function (TK) {
  "use strict";
  const { escape } = TK.format;
  const LEVEL_OF = { KU: "kunta", HVA: "hyvinvointialue", MK: "maakunta", SK: "seutukunta", TYA: "tyollisyysalue", KR: "kuntaryhma" };
  const today = () => new Date().toISOString().slice(0, 10);

  function panel(title, body, labels, action = "") {
    const act = action ? `<button type="submit" class="button button-main">${escape(action)}</button>` : "";
    return `<form class="show-form" method="dialog"><h2>${escape(title)}</h2>${body}` +
      `<p class="show-form-end">${act}<button type="button" class="button" data-close>${escape(labels.close)}</button></p></form>`;
  }

  const field = (name, label, control) => `<div class="field"><label for="show-${name}">${escape(label)}</label>${control}</div>`;

  function decision(pin, labels) {
    const body = field("text", labels.decision, `<textarea id="show-text" name="text" rows="4" maxlength="4000">${escape(pin.text)}</textarea>`) +
      field("who", labels.who, `<input id="show-who" name="who" type="text" maxlength="200" value="${escape(pin.who)}">`) +
      field("when", labels.when, `<input id="show-when" name="when" type="date" value="${escape(pin.when || today())}">`);
    return panel(labels.decide, body, labels, labels.save);
  }

  function area(names, labels) {
    const options = names.map((name) => `<option value="${escape(name)}"></option>`).join("");
    const body = field("area", labels.areaField, `<input id="show-area" name="area" type="text" list="show-areas" autocomplete="off" required><datalist id="show-areas">${options}</datalist>`);
    return panel(labels.area, body, labels, labels.show);
  }

  /* Choices under the projection they are of, newest first; without headings as one list. */
  function period(choices, labels) {
    const option = ([id, name]) => `<option value="${escape(id)}"${id === choices.period ? " selected" : ""}>${escape(name)}</option>`;
    const newest = [...choices.periods].reverse();
    const under = [...new Set(newest.map(([, , head]) => head))];
    const options = under
      .map((head) => {
        const own = newest.filter((choice) => choice[2] === head).map(option).join("");
        return head ? `<optgroup label="${escape(head)}">${own}</optgroup>` : own;
      })
      .join("");
    const body = field("period", labels.periodField, `<select id="show-period" name="period">${options}</select>`);
    return panel(labels.period, body, labels);
  }

  function keys(labels) {
    const rows = labels.keys.map(([key, told]) => `<tr><th scope="row"><kbd>${escape(key)}</kbd></th><td>${escape(told)}</td></tr>`).join("");
    return panel(labels.help, `<table class="show-keys"><tbody>${rows}</tbody></table>`, labels);
  }

  /* The kind of area that a pin is about, by its query and its figure. */
  function levelOf(pin, ex) {
    const query = new URLSearchParams(pin.query);
    const code = /^[A-Z]+\d/.test(query.get("kohde") || "") ? query.get("kohde") : (query.get("alueet") || ex?.own[0] || "").split(",")[0];
    return LEVEL_OF[code.replace(/\d.*$/, "")] || query.get("taso") || ex?.options.level || "kunta";
  }

  /* The query with another own area: where the path names the area, there; otherwise first of the chosen ones. */
  function withArea(pin, code) {
    const query = new URLSearchParams(pin.query);
    if (/^[A-Z]+\d/.test(query.get("kohde") || "")) query.set("kohde", code);
    else {
      const [, ...others] = (query.get("alueet") || "").split(",").filter(Boolean);
      query.set("alueet", [code, ...others.filter((c) => c !== code)].join(","));
    }
    return { ...pin, title: "", query: query.toString().replaceAll("%2C", ",") };
  }

  /* The query with a choice's parameters ("aika=2035&ennuste=2024") in place of its own. */
  function withPeriod(pin, chosen) {
    const query = new URLSearchParams(pin.query);
    for (const [name, value] of new URLSearchParams(chosen)) query.set(name, value);
    return { ...pin, title: "", query: query.toString().replaceAll("%2C", ",") };
  }

  TK.forumPanels = { decision, area, period, keys, levelOf, withArea, withPeriod, today };
})((window.TK = window.TK || {}));
