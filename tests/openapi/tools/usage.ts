// Uses the types that openapi-typescript generates from the document.

import type { components, operations } from "./api";

type Schemas = components["schemas"];

export const order: Schemas["CreateOrder"] = {
  amount: "10000.50",
  currency: "IDR",
  customer: { email: "jane.doe@example.com" },
  // Unlisted values can be sent.
  payment_option: "something new",
};

// @ts-expect-error: the amount is required.
export const faulty: Schemas["CreateOrder"] = { currency: "IDR", customer: {} };

export const charge: Schemas["ChargePayment"] = {
  type: "QRIS",
  request: { order_id: "ord_1", amount: "10000" },
};

// @ts-expect-error: the content belongs to another tag.
export const mixed: Schemas["ChargePayment"] = {
  type: "VA",
  request: { order_id: "ord_1", amount: "10000" },
};

// The tag determines the type of the content.
export function shown(answer: Schemas["Charge"]): string | undefined {
  switch (answer.type) {
    case "QRIS":
      return answer.response.qr_code;
    case "VA":
      return answer.response.account_number;
    default:
      return undefined;
  }
}

type Answer<Id extends keyof operations> = operations[Id] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;

// A response that may be wrapped or bare has both types.
export function id(answer: Answer<"orders_get">): string {
  return "data" in answer ? answer.data.id : answer.id;
}

export const paid: Schemas["Notification_PaymentCompleted"] = {
  event: "payment.completed",
  data: { id: "pay_1", amount: 1000050 },
};
