/*
 * Fields that Dash made. Dash keeps what a field holds and writes it back when the field is left, so what a script
 * writes there must be told to Dash too, or the reader sees it vanish.
 */
(function (TK) {
  "use strict";

  /* Puts a value (text) in a field of Dash's, at once and for good. */
  TK.setField = (field, value) => {
    if (field.value !== value) field.value = value;
    window.dash_clientside.set_props(field.id, { value });
  };
})((window.TK = window.TK || {}));
