/* The people of a group area by area, as a table: now, share, change so far, and each year of the projection. */
(function (TK) {
  "use strict";
  const { escape, fill } = TK.format;

  function cells(row, years, heads, boot) {
    const change = row.d ? `${escape(row.d)}${row.dp ? `<small>${escape(row.dp)}</small>` : ""}` : "–";
    const ahead = years.map((year) => {
      const cell = (row.j || []).find((each) => each.y === year);
      return `<td class="num ry-ahead" data-head="${escape(fill(boot.labels.need.ahead, { year }))}">${cell ? `${escape(cell.v)}<small>${escape(cell.dp || "")}</small>` : "–"}</td>`;
    });
    const cell = (text, i) => `<td class="num" data-head="${escape(heads[i])}">${text}</td>`;
    return cell(escape(row.v), 0) + cell(escape(row.s || "–"), 1) + cell(change, 2) + ahead.join("");
  }

  function table(payload, boot, state, who) {
    const { need, rows: words } = boot.labels;
    const head = (text, more = "") => `<th scope="col" class="num">${escape(text)}${more ? `<small>${escape(more)}</small>` : ""}</th>`;
    const heads = [fill(need.now, { year: payload.last }), payload.share, fill(need.change, { year: payload.base })];
    const columns = heads.map((text) => head(text));
    const ahead = payload.years.map((year) => head(fill(need.ahead, { year }), fill(need.aheadChange, { year: payload.first })));
    const fixed = payload.rows.filter((r) => r.k !== "area" && !(r.k === "own" && r.c.startsWith("KU")));
    const others = payload.rows.filter((r) => !fixed.includes(r)).sort((a, b) => (a.small ?? 0) - (b.small ?? 0) || (b.ss ?? -1) - (a.ss ?? -1));
    const line = (row) => {
      const name = row.c === state.area || row.k === "country" ? escape(row.n) : `<button type="button" class="ry-choose" data-area="${row.c}">${escape(row.n)}</button>`;
      const note = row.small ? `<small>${escape(words.small)}</small>` : "";
      return `<tr class="is-${row.k}"><th scope="row">${name}${note}</th>` +
        (row.v ? cells(row, payload.years, heads, boot) : `<td class="ry-none" colspan="${3 + payload.years.length}">${escape(boot.labels.profile.status.missing)}</td>`) + "</tr>";
    };
    const caption = fill(need.caption, { who });
    return `<table class="table ry-table ry-people"><caption class="hidden">${escape(caption)}</caption><thead><tr><th scope="col">${escape(need.area)}</th>` +
      `${columns.join("")}${ahead.join("")}</tr></thead><tbody class="ry-fixed">${fixed.map(line).join("")}</tbody><tbody>${others.map(line).join("")}</tbody></table>`;
  }

  TK.ryhmatNeed = { table };
})((window.TK = window.TK || {}));
