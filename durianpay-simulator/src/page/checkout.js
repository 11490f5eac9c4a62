// The pages of customers work without this script. It reloads a page whose payment has ended elsewhere.
"use strict";

const INTERVAL = 2000;
const main = document.querySelector("main");

async function watch() {
  try {
    const response = await fetch(location.href);
    const found = new DOMParser().parseFromString(await response.text(), "text/html");
    const state = found.querySelector("main")?.dataset.state;
    if (response.ok && state !== main.dataset.state) return location.replace(location.href);
  } catch {
    // The simulator may be restarted.
  }
  setTimeout(watch, INTERVAL);
}

if (main.dataset.state) setTimeout(watch, INTERVAL);
