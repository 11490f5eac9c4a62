"""Uses the client that openapi-generator generates from the document, with a mock server that serves it."""

import json
import sys

import openapi_client as api

base, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    document = json.load(file)
client = api.ApiClient(api.Configuration(host=base, username="dp_test_demo", password=""))

order = api.CreateOrder.from_dict(
    {"amount": "10000", "currency": "IDR", "customer": {"email": "jane.doe@example.com"}}
)
created = api.OrdersApi(client).orders_create(order)
assert created.data.id.startswith("ord_"), created

charge = document["paths"]["/payments/charge"]["post"]
bodies = charge["requestBody"]["content"]["application/json"]["examples"]
for tag, example in bodies.items():
    body = api.ChargePayment.from_dict(example["value"])
    assert body.actual_instance.type == tag, body
    answer = api.PaymentsApi(client).payments_charge(body, _headers={"Prefer": f"example={tag}"})
    assert answer.actual_instance.data.actual_instance.type == tag, answer

unlisted = api.Charge.from_dict({"type": "NEWER", "response": {"page": "https://example.com"}})
assert unlisted.actual_instance.response == {"page": "https://example.com"}, unlisted

read = api.Payment.from_dict({"id": "pay_1", "order_id": "ord_1", "amount": "1", "status": "newer"})
assert read.status == "newer", read

try:
    api.OrdersApi(api.ApiClient(api.Configuration(host=base))).orders_get("ord_1")
except api.exceptions.UnauthorizedException as rejection:
    assert "DPAY_UNAUTHORIZED_ACCESS" in rejection.body, rejection
else:
    raise AssertionError("a request without an API key was accepted")

print(f"an order, {len(bodies)} kinds of charge, unlisted values and a rejection were read")
