"""Calls every operation of a mock server that serves the document, and then sends invalid requests."""

import base64
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

base, path = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    document = json.load(file)
KEY = "Basic " + base64.b64encode(b"dp_test_demo:").decode()
JSON = "application/json"


def call(method, target, body=None, key=KEY, prefer=None, headers=()):
    request = urllib.request.Request(base + target, method=method.upper())
    for name, value in headers:
        request.add_header(name, value)
    if key:
        request.add_header("Authorization", key)
    if prefer:
        request.add_header("Prefer", prefer)
    if body is not None:
        request.add_header("Content-Type", JSON)
        request.data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as refusal:
        return refusal.code, json.loads(refusal.read() or b"null")


def wait():
    deadline = time.monotonic() + 60
    while True:
        try:
            return call("get", "/orders/ord_1")
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def resolved(node):
    """Returns the component that a reference points to, or the node itself."""
    if "$ref" not in node:
        return node
    _, components, kind, name = node["$ref"].split("/")
    return document[components][kind][name]


def example_of(parameter):
    schema = parameter["schema"]
    return (schema.get("examples") or [schema.get("example", "x")])[0]


def target_of(path, parameters):
    query = []
    for parameter in parameters:
        value = example_of(parameter)
        if parameter["in"] == "path":
            path = path.replace("{%s}" % parameter["name"], urllib.parse.quote(str(value)))
        elif parameter["in"] == "query" and parameter["required"]:
            query.append((parameter["name"], value))
    return path + ("?" + urllib.parse.urlencode(query) if query else "")


def examples(carrier):
    content = carrier.get("content", {}).get(JSON, {})
    return {name: example["value"] for name, example in content.get("examples", {}).items()}


def call_every_operation():
    count = 0
    for path, item in document["paths"].items():
        for method, operation in item.items():
            parameters = [resolved(one) for one in operation.get("parameters", [])]
            headers = [
                (one["name"], str(example_of(one)))
                for one in parameters
                if one["in"] == "header" and one["required"]
            ]
            bodies = examples(operation.get("requestBody", {})) or {None: None}
            answers = examples(operation["responses"]["200"])
            for name, body in bodies.items():
                prefer = f"example={name}" if name in answers else None
                status, answer = call(method, target_of(path, parameters), body, prefer=prefer, headers=headers)
                assert status == 200, (method, path, name, status, answer)
                expected = answers.get(name, next(iter(answers.values()), None))
                assert not answers or answer == expected, (method, path, name, answer, expected)
                count += 1
    return count


def expect(status, answer, expected, what):
    assert status == expected, (what, status, answer)


def send_invalid_requests():
    order = {"amount": "10000", "currency": "IDR", "customer": {"email": "jane.doe@example.com"}}
    charge = {"type": "QRIS", "request": {"order_id": "ord_1", "amount": "10000"}}
    expect(*call("post", "/orders", order), 200, "a valid order")
    expect(*call("post", "/orders", order, key=None), 401, "no key")
    for fault in [{"amount": None}, {"amount": "much"}, {"customer": {"given_name": "Jane"}}, {"currency": "USD"}]:
        status, answer = call("post", "/orders", {**order, **fault})
        expect(status, answer, 400, fault)
        assert answer["error_code"] == "DPAY_INVALID_REQUEST", answer
    expect(*call("post", "/payments/charge", {**charge, "type": "VA"}), 400, "the content of another tag")
    expect(*call("post", "/payments/charge", {**charge, "type": "NEWER"}), 200, "an unlisted tag")
    status, answer = call("get", "/orders/ord_1", prefer="code=404")
    expect(status, answer, 404, "no such order")
    assert answer["error_code"] == "DPAY_ORDER_NOT_FOUND", answer


wait()
print(f"{call_every_operation()} responses match the examples")
send_invalid_requests()
print("invalid requests were rejected")
