CREATE TABLE IF NOT EXISTS orders (
    number TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    payment_id TEXT,
    amount TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at TEXT
);
CREATE TABLE IF NOT EXISTS deliveries (number TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS payouts (id TEXT PRIMARY KEY, status TEXT NOT NULL);
