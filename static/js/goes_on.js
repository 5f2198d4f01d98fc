/* Sends the form of a page that only says how far the work is. Without this script it has a button. */
"use strict";

document.querySelector("form[data-goes-on]")?.requestSubmit();
