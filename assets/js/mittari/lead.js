/* The sentence over the picture: what the figures say of the chosen areas at the chosen time. */
(function (TK) {
  "use strict";
  const { escape, fill, number, signed, period } = TK.format;

  const valued = (view, v) => `${number(v, view.info.decimals, view.boot.lang)}${view.info.suffix}`;

  const gap = (view, v) => `${signed(v, view.info.decimals, view.boot.lang)}${view.info.gapSuffix}`;

  function own(view, i) {
    const { slice, names, boot, state, geo } = view;
    const status = boot.labels.status[slice.status[i]];
    const date = period(state.period, boot.lang);
    if (slice.v[i] === null) {
      const none = fill(boot.labels.lead.none, { area: `<b>${escape(names[i])}</b>`, period: date, status: escape(status) });
      return `${none} ${general(view)}`;
    }
    const when = slice.status[i] === "observed" ? date : `${date}, ${escape(status)}`;
    const bits = { area: `<b>${escape(names[i])}</b>`, value: `<b>${valued(view, slice.v[i])}</b>`, period: when,
      rank: slice.rank[i], n: slice.n, level: boot.labels.lead.among[state.level] };
    const start = fill(boot.labels.lead.own, bits);
    const county = view.compared("county", geo.county?.[i]);
    return start + against(view, slice.v[i], county) + countryPart(view, slice.v[i]);
  }

  function against(view, value, county) {
    if (!county || county.value === null || county.value === undefined) return "";
    return ` ${fill(view.boot.labels.lead.county, { county: escape(county.name), value: valued(view, county.value),
      diff: gap(view, value - county.value) })}`;
  }

  function countryPart(view, value) {
    const { slice, boot } = view;
    if (slice.country === null || slice.country === undefined || !view.comparable) return "";
    return ` ${fill(boot.labels.lead.country, { value: valued(view, slice.country),
      diff: gap(view, value - slice.country) })}`;
  }

  function general(view) {
    const { slice, names, boot, state } = view;
    const order = slice.order;
    if (!order.length) return escape(fill(boot.labels.lead.empty, { period: period(state.period, boot.lang) }));
    const top = order[0];
    const low = order[order.length - 1];
    const country = slice.country === null || slice.country === undefined ? "" : `${fill(boot.labels.lead.whole, {
      value: `<b>${valued(view, slice.country)}</b>`, period: period(state.period, boot.lang) })} `;
    return country + fill(boot.labels.lead.range, { level: boot.labels.lead.among[state.level], top: escape(names[top]),
      topValue: valued(view, slice.v[top]), low: escape(names[low]), lowValue: valued(view, slice.v[low]),
      period: period(state.period, boot.lang), n: slice.n });
  }

  function html(view) {
    const i = view.geo.codes.indexOf(view.state.areas[0]);
    return i >= 0 ? own(view, i) : general(view);
  }

  TK.lead = { html };
})((window.TK = window.TK || {}));
