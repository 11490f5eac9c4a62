// The page of the simulator: shows the state, and calls the control API.
"use strict";

const LIMIT = 50;
const INTERVAL = 1000;
const byId = (id) => document.getElementById(id);

/** Calls the control API. Throws an error with its message. */
async function call(method, path, body) {
  const response = await fetch("/_sim" + path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const value = await response.json();
  if (!response.ok) throw new Error(value.error);
  return value;
}

/** Creates an element. Texts are never read as HTML. */
function element(name, properties = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in created) created[key] = value;
    else created.setAttribute(key, value);
  }
  created.append(...children);
  return created;
}

function say(text, isBad = false) {
  byId("status").textContent = text;
  byId("status").className = isBad ? "bad" : "";
}

/** Does something, says what was done, and shows the new state. */
async function act(done, work) {
  try {
    const result = await work();
    const failed = (result?.deliveries ?? []).filter((sent) => sent.outcome !== "accepted").length;
    say(done + (failed ? `; ${failed} webhooks were not accepted` : ""));
  } catch (error) {
    say(error.message, true);
  }
  await refresh();
}

function button(text, subject, run) {
  const created = element("button", { type: "button", "aria-label": `${text} ${subject}` }, text);
  created.addEventListener("click", async () => {
    created.disabled = true;
    await run();
    created.disabled = false;
  });
  return created;
}

/** A link to a page of customers, if it is one of this simulator. */
function pageLink(text, url, subject) {
  const page = new URL(url, location.origin);
  return element("a", { href: page.pathname, target: "_blank", "aria-label": `${text} of ${subject}` }, text);
}

const path = (...segments) => segments.map((segment) => "/" + encodeURIComponent(segment)).join("");
const cell = (...children) => element("td", {}, ...children);
const number = (text) => element("td", { className: "number" }, text ?? "");
const short = (time) => time.slice(0, 19).replace("T", " ");
const GOOD = ["completed", "success", "done", "accepted", "approved", "paid"];
const BAD = ["failed", "expired", "cancelled", "rejected", "no_connection", "timed_out", "broken", "lost"];

function status(text) {
  const tone = GOOD.includes(text) ? "good" : BAD.includes(text) ? "bad" : "";
  return element("td", { className: tone }, text);
}

function details(title, ...children) {
  return element("details", {}, element("summary", {}, title), ...children);
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}

function amountInput(subject, amount) {
  return element("input", { "aria-label": `Amount for ${subject}`, placeholder: amount ?? "amount", inputMode: "decimal" });
}

function paymentRow(payment) {
  const at = (action, body) => () =>
    act(`${payment.id}: ${action}`, () => call("POST", path("payments", payment.id, action), body?.()));
  const actions = [];
  if (payment.status === "processing") {
    const amount = amountInput(payment.id, payment.amount);
    const paid = () => (amount.value ? { amount: amount.value } : {});
    actions.push(amount, button("Pay", payment.id, at("pay", paid)));
    for (const name of ["fail", "expire", "cancel", "forge"]) {
      actions.push(button(name[0].toUpperCase() + name.slice(1), payment.id, at(name)));
    }
    actions.push(pageLink("Page", payment.page, payment.id));
  } else if (payment.status === "completed" && !payment.is_settled) {
    actions.push(button("Settle", payment.id, at("settle")));
  }
  const qr = () => element("img", { className: "qr", alt: `QR code of ${payment.id}`, loading: "lazy", src: "/_sim" + path("payments", payment.id, "qr.svg") });
  const target = payment.qr ? details("QR code", qr()) : element("code", {}, payment.number ?? "");
  const paid = payment.paid && payment.paid !== payment.amount ? ` (paid ${payment.paid})` : "";
  return [
    cell(element("code", {}, payment.id), element("br"), element("span", { className: "soft" }, payment.order_id)),
    cell(payment.method), number(payment.amount + paid), status(payment.status), cell(target), cell(...actions),
  ];
}

function accountRow(account) {
  const amount = amountInput(account.number, account.amount);
  const at = (action) => () =>
    act(`${account.number}: ${action}`, () =>
      call("POST", path("virtual_accounts", account.number, action), { amount: amount.value || account.amount || "0" }));
  const state = account.is_disabled ? "disabled" : account.is_paid ? "paid" : "open";
  return [
    cell(element("code", {}, account.number)), cell(account.bank ?? "SNAP"), cell(account.name), number(account.amount ?? "any"),
    status(state), cell(amount, button("Pay", account.number, at("pay")), button("Fail", account.number, at("fail"))),
  ];
}

function batchRow(batch) {
  const approve = (ignore) => () =>
    act(`${batch.id}: approved`, () => call("POST", path("batches", batch.id, "approve"), { ignore_invalid: ignore }));
  const actions = [];
  if (batch.status === "need_approval") actions.push(button("Approve", batch.id, approve(false)));
  if (batch.status === "need_revision") actions.push(button("Approve valid payouts", batch.id, approve(true)));
  const payouts = batch.payouts.map((payout) => `${payout.account} ${payout.bank} ${payout.amount} ${payout.status}`).join("\n");
  return [
    cell(element("code", {}, batch.id)), cell(batch.name), cell(details(String(batch.payouts.length), element("pre", {}, payouts))),
    number(batch.total), status(batch.status), cell(...actions),
  ];
}

function transferRow(transfer) {
  const at = (action) => () =>
    act(`${transfer.reference}: ${action}`, () => call("POST", path("transfers", transfer.reference, action)));
  const actions = transfer.status === "processing"
    ? [button("Complete", transfer.reference, at("complete")), button("Fail", transfer.reference, at("fail"))]
    : [];
  return [
    cell(element("code", {}, transfer.reference)), cell(`${transfer.account} ${transfer.bank}`), number(transfer.amount),
    status(transfer.status), cell(...actions),
  ];
}

function deliveryRow(sent) {
  const resend = () => act(`event ${sent.number}: sent again`, () => call("POST", path("deliveries", sent.number, "resend")));
  const outcome = sent.status ? `${sent.outcome} with ${sent.status}` : sent.outcome;
  const tone = sent.outcome === "accepted" ? "good" : "bad";
  return [
    cell(`${sent.number} ${sent.event}`), cell(String(sent.attempt)), cell(short(sent.at)),
    element("td", { className: tone }, outcome + (sent.fault ? ` (${sent.fault})` : "")),
    cell(details("Show", element("pre", { tabIndex: 0 }, pretty(sent.body)))), cell(button("Resend", `event ${sent.number}`, resend)),
  ];
}

const quoted = (text) => "'" + text.replaceAll("'", "'\\''") + "'";

/** Writes a request as a command. The key is left out of the log, so the command reads a variable. */
function curl(request) {
  const url = location.origin + request.path + (request.query ? "?" + request.query : "");
  const skipped = ["host", "content-length", "user-agent", "accept", "accept-encoding", "connection"];
  const headers = Object.entries(request.headers).filter(([name]) => !skipped.includes(name));
  const parts = ["curl", "-X", request.method, '-u "$DURIANPAY_API_KEY:"', quoted(url)];
  for (const [name, value] of headers) parts.push("-H", quoted(`${name}: ${value}`));
  if (request.body) parts.push("-d", quoted(request.body));
  return parts.join(" ");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("copied");
  } catch {
    say("the browser does not allow copying; select the command instead", true);
  }
}

function requestRow(request) {
  const command = curl(request);
  const checks = request.rejection ? [details("Rejected", element("pre", {}, pretty(request.rejection)))] : request.notes.map((note) => element("div", {}, note));
  if (request.fault) checks.push(element("div", { className: "bad" }, `fault: ${request.fault}`));
  const query = request.query ? "?" + request.query : "";
  return [
    cell(`${request.method} ${request.path}${query}`), cell(short(request.at)),
    element("td", { className: request.status < 400 ? "good" : "bad" }, String(request.status)), cell(request.operation ?? ""),
    cell(...checks), cell(details("curl", element("pre", { tabIndex: 0 }, command), button("Copy", `request ${request.number}`, () => copy(command)))),
  ];
}

function orderRow(order) {
  // A QR code cannot be paid with more than ten million rupiah.
  const method = Number(order.amount) > 10_000_000 ? "VA" : "QRIS";
  const pay = () => act(`${order.id}: paid by ${method}`, () => call("POST", path("orders", order.id, "pay"), { method }));
  const actions = [];
  if (order.status !== "completed") actions.push(button("Pay", order.id, pay));
  if (order.payment_link) actions.push(pageLink("Payment page", order.payment_link, order.id));
  return [
    cell(element("code", {}, order.id)), cell(order.order_ref_id ?? ""), cell(order.customer_name ?? order.customer_email ?? ""),
    number(order.amount), status(order.status), cell(...actions),
  ];
}

function invoiceRow(invoice) {
  const amount = amountInput(invoice.id, invoice.remaining);
  const body = () => (amount.value ? { amount: amount.value } : {});
  const pay = () => act(`${invoice.id}: paid`, () => call("POST", path("invoices", invoice.id, "pay"), body()));
  const actions = invoice.status === "outstanding" && !invoice.is_blocked ? [amount, button("Pay", invoice.id, pay)] : [];
  return [
    cell(element("code", {}, invoice.id)), cell(invoice.reference), cell(invoice.title), number(invoice.amount), number(invoice.remaining),
    status(invoice.is_blocked ? "blocked" : invoice.status), cell(...actions),
  ];
}

function promoRow(promo) {
  const discount = promo.discount_type === "percentage" ? `${promo.discount} %` : `Rp ${promo.discount}`;
  return [
    cell(element("code", {}, promo.id)), cell(promo.label), cell(promo.type), number(discount), cell(short(promo.ends_at)),
    status(promo.status ?? "valid"),
  ];
}

function armedRow(fault) {
  const remove = () => act(`${fault.fault}: removed`, () => call("DELETE", path("faults", String(fault.number))));
  return [
    cell(element("code", {}, fault.fault)), cell(fault.kind), cell(fault.target ?? "any"), cell(fault.reads === null ? "" : String(fault.reads)),
    cell(button("Remove", `fault ${fault.number} (${fault.fault})`, remove)),
  ];
}

function firedRow(fault) {
  const subject = fault.kind === "request" ? `request ${fault.subject}` : fault.subject ?? "";
  return [
    cell(element("code", {}, fault.fault)), cell(fault.kind + (fault.is_random ? ", random" : "")), cell(fault.target), cell(subject),
    cell(short(fault.at)),
  ];
}

const TABLES = [
  ["t-payments", "/payments", paymentRow, (item) => item.id],
  ["t-orders", "/orders", orderRow, (item) => item.id],
  ["t-virtual_accounts", "/virtual_accounts", accountRow, (item) => item.number],
  ["t-refunds", "/refunds", (refund) => [
    cell(element("code", {}, refund.id)), cell(element("code", {}, refund.payment_id)), cell(refund.reference), number(refund.amount)], (item) => item.id],
  ["t-invoices", "/invoices", invoiceRow, (item) => item.id],
  ["t-promos", "/promos", promoRow, (item) => item.id],
  ["t-batches", "/batches", batchRow, (item) => item.id],
  ["t-transfers", "/transfers", transferRow, (item) => item.id],
];

/** Shows items in a table. A row whose item did not change keeps its element, and with it the focus. */
function fill(table, items, row, keyOf) {
  const body = byId(table).tBodies[0];
  const known = new Map([...body.rows].map((found) => [found.dataset.key, found]));
  const focused = document.activeElement?.getAttribute("aria-label");
  let place = body.firstChild;
  for (const [index, item] of items.entries()) {
    const key = String(keyOf(item, index));
    const text = JSON.stringify(item);
    let found = known.get(key);
    known.delete(key);
    if (found && found.dataset.item === text) {
      if (found !== place) body.insertBefore(found, place);
      else place = place.nextSibling;
      continue;
    }
    const created = element("tr", {}, ...row(item));
    created.dataset.key = key;
    created.dataset.item = text;
    if (found) {
      if (found === place) place = place.nextSibling;
      const hadFocus = found.contains(document.activeElement);
      found.replaceWith(created);
      if (hadFocus) {
        const same = [...created.querySelectorAll("[aria-label]")].find((one) => one.getAttribute("aria-label") === focused);
        (same ?? created.querySelector("button, summary") ?? byId("main")).focus();
      }
    } else {
      body.insertBefore(created, place);
    }
  }
  for (const gone of known.values()) gone.remove();
  if (items.length === 0) {
    const columns = byId(table).tHead.rows[0].cells.length;
    body.append(element("tr", {}, element("td", { colSpan: columns, className: "soft" }, "None yet.")));
  }
}

let shown = {};

/** Shows the state, if it has changed. */
async function refresh() {
  let overview;
  try {
    overview = await call("GET", "");
  } catch {
    say("the simulator does not respond", true);
    shown = {};
    return;
  }
  byId("now").textContent = short(overview.now) + " UTC";
  byId("now").dateTime = overview.now;
  byId("balance").textContent = "Rp " + overview.balance;
  byId("webhook_url").textContent = overview.webhook_url ?? "nowhere: start with --webhook URL";
  byId("checks").textContent = overview.is_lenient ? "lenient" : "strict";
  const isEmpty = overview.orders === 0;
  byId("empty-orders").hidden = !isEmpty;
  byId("example").hidden = !isEmpty;
  if (overview.revision !== shown.revision) {
    await Promise.all(TABLES.map(async ([table, list, row, keyOf]) => {
      const { items } = await call("GET", `${list}?limit=${LIMIT}`);
      fill(table, items, row, keyOf);
    }));
  }
  if (overview.faults_revision !== shown.faults_revision) {
    const { armed, fired } = await call("GET", "/faults");
    fill("t-armed", armed, armedRow, (fault) => fault.number);
    fill("t-fired", fired, firedRow, (fault, index) => `${fired.length - index}/${fault.at}/${fault.target}`);
  }
  if (overview.next_delivery !== shown.next_delivery) {
    const since = Math.max(0, overview.next_delivery - LIMIT);
    const { items } = await call("GET", `/deliveries?since=${since}&limit=${LIMIT}`);
    fill("t-deliveries", items.reverse(), deliveryRow, (sent) => `${sent.number}/${sent.attempt}/${sent.at}`);
  }
  if (overview.next_request !== shown.next_request) {
    const since = Math.max(0, overview.next_request - LIMIT);
    const { items } = await call("GET", `/requests?since=${since}&limit=${LIMIT}`);
    fill("t-requests", items.reverse(), requestRow, (request) => request.number);
  }
  shown = overview;
}

for (const advance of document.querySelectorAll("[data-advance]")) {
  const seconds = Number(advance.dataset.advance);
  advance.addEventListener("click", () => act("the clock was moved", () => call("POST", "/clock/advance", { seconds })));
}
byId("reset").addEventListener("click", () => act("the state is that of the start", () => call("POST", "/reset")));
byId("sample").addEventListener("click", () => act("the sample was sent", () => call("POST", "/webhooks/sample")));
byId("disarm").addEventListener("click", () => act("all faults were removed", () => call("DELETE", "/faults")));
byId("arm_plan").addEventListener("submit", (event) => {
  event.preventDefault();
  act("the faults wait", () => call("POST", "/faults", { plan: byId("plan").value }));
});
call("GET", "/faults/kinds").then(
  (kinds) => faultForm(kinds, byId, element, (read) => act("the fault waits", async () => call("POST", "/faults", read()))),
  () => say("the simulator does not respond", true),
);

const order = { amount: "10000.00", currency: "IDR", order_ref_id: "shop-1", is_payment_link: true, customer: { given_name: "Jane", email: "jane.doe@example.com" } };
byId("example").textContent =
  `curl -u "$DURIANPAY_API_KEY:" ${location.origin}/v1/orders -H 'content-type: application/json' -d '${JSON.stringify(order)}'`;

async function run() {
  await refresh().catch((error) => say(error.message, true));
  setTimeout(run, INTERVAL);
}
run();
