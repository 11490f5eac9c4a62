// The faults of the page: the form that arms one, and the lists. `page.js` calls it.
"use strict";

/** The faults that are no part of a plan, and those with a value other than a time. */
const OTHER_FAULTS = [
  { group: "Reads of an object", fault: "lag", of: "read", value: "none" },
  { group: "Reads of an object", fault: "show status", of: "read", value: "required", label: "Status", hint: "captured" },
  { group: "Reads of an object", fault: "show member", of: "member", value: "required", label: "Member=JSON", hint: 'amount="1"' },
  { group: "All requests and webhooks", fault: "random", of: "random", value: "required", label: "Percent", hint: "5 or 5@7" },
];

/** Creates the form that arms one fault. `arm` takes the body of the request to the control API. */
function faultForm(kinds, field, create, arm) {
  const listed = (names, group, of) =>
    names.map((name) => ({ ...name, group, of, label: "Time", hint: name.value === "none" ? "" : "500ms, 30s, 5m" }));
  const all = [
    ...listed(kinds.requests, "Requests", "request"),
    ...listed(kinds.deliveries, "Webhooks", "delivery"),
    ...OTHER_FAULTS,
  ];
  const groups = new Map();
  all.forEach((one, index) => {
    if (!groups.has(one.group)) groups.set(one.group, create("optgroup", { label: one.group }));
    groups.get(one.group).append(create("option", { value: String(index) }, one.fault));
  });
  field("fault").append(...groups.values());
  const chosen = () => all[Number(field("fault").value)];
  const targets = { request: ["any request", ...kinds.operations], delivery: ["any webhook", ...kinds.events] };

  function adapt() {
    const { of, value, label, hint } = chosen();
    const isRead = of === "read" || of === "member";
    const names = targets[of] ?? ["–"];
    field("target").replaceChildren(...names.map((name, index) => create("option", { value: index ? name : "" }, name)));
    field("target").disabled = !targets[of];
    field("object").disabled = !isRead;
    field("object").required = isRead;
    field("value_label").textContent = label ?? "Value";
    field("value").placeholder = hint ?? "";
    field("value").disabled = value === "none";
    field("value").required = value === "required";
    field("times").disabled = of === "random" || of === "member";
  }

  /** Returns the fault as the control API takes it. */
  function read() {
    const { fault, of } = chosen();
    const [id, value, times] = ["object", "value", "times"].map((name) => field(name).value.trim());
    if (of === "read") {
      const read = { id, reads: Number(times) };
      return { read: fault === "lag" ? read : { ...read, status: value } };
    }
    if (of === "member") {
      const [, member, json] = value.match(/^([^=]+)=(.*)$/s) ?? [];
      if (!member) throw new Error("the member needs a value: amount=\"1\"");
      return { show: { id, member: member.trim(), value: JSON.parse(json) } };
    }
    const target = field("target").value;
    const prefix = target ? `${target}:` : "";
    const suffix = value && !field("value").disabled ? `=${value}` : "";
    return { plan: prefix + fault + suffix + (of === "random" ? "" : `*${times}`) };
  }

  field("fault").addEventListener("change", adapt);
  field("arm").addEventListener("submit", (event) => {
    event.preventDefault();
    arm(read);
  });
  adapt();
}
