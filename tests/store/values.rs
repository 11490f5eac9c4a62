//! Values of the client as parameters and columns.

use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use durianpay_client::api::{OrderId, OrderStatus};
use durianpay_client::{Amount, Date, Decimal, Timestamp, Uuid};
use durianpay_test_support::postgres::PostgresServer;

type Row = (
    OrderId,
    OrderStatus,
    Amount,
    Option<Decimal>,
    Timestamp,
    Date,
    Uuid,
    Option<OrderId>,
);

/// The same steps for both databases, whose pools have different types.
macro_rules! round_trips {
    ($pool:expr) => {{
        let pool = $pool;
        let create = "CREATE TABLE sale (id TEXT, status TEXT, amount TEXT, rate TEXT, paid_at TEXT, day TEXT, \
                      batch TEXT, parent TEXT)";
        sqlx::query(create).execute(&pool).await.unwrap();
        for row in rows() {
            let (id, status, amount, rate, paid_at, day, batch, parent) = row.clone();
            sqlx::query("INSERT INTO sale VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
                .bind(&id)
                .bind(status)
                .bind(amount)
                .bind(rate)
                .bind(paid_at)
                .bind(day)
                .bind(batch)
                .bind(parent)
                .execute(&pool)
                .await
                .unwrap();
            let read: Row = sqlx::query_as("SELECT * FROM sale WHERE id = $1")
                .bind(&id)
                .fetch_one(&pool)
                .await
                .unwrap();
            assert_eq!(read, row);
        }
        // The order of the strings is that of the instants, whatever their offsets.
        let times: Vec<Timestamp> = sqlx::query_scalar("SELECT paid_at FROM sale ORDER BY paid_at")
            .fetch_all(&pool)
            .await
            .unwrap();
        assert!(times.is_sorted() && times.len() == 3, "{times:?}");

        let broken = "UPDATE sale SET amount = 'ten', paid_at = '2024-02-30T00:00:00Z'";
        sqlx::query(broken).execute(&pool).await.unwrap();
        let error = sqlx::query_scalar::<_, Amount>("SELECT amount FROM sale").fetch_one(&pool);
        let error = error.await.unwrap_err().to_string();
        assert!(error.contains("the amount is not a number"), "{error}");
        let error = sqlx::query_scalar::<_, Timestamp>("SELECT paid_at FROM sale").fetch_one(&pool);
        let error = error.await.unwrap_err().to_string();
        assert!(error.contains("does not exist"), "{error}");

        // A number is no amount: it might be rupiah, or hundredths.
        let number = sqlx::query_scalar::<_, Amount>("SELECT 10000").fetch_one(&pool);
        assert!(matches!(number.await, Err(sqlx::Error::ColumnDecode { .. })));
    }};
}

fn rows() -> Vec<Row> {
    let row = |id: &str, amount: &str, paid_at: &str| -> Row {
        (
            OrderId::from(id),
            OrderStatus::Completed,
            amount.parse().unwrap(),
            None,
            paid_at.parse().unwrap(),
            Date::new(2024, 2, 29).unwrap(),
            "0b5c1e5a-6b6e-4b0c-9d61-2f3b1c9d8e7f".parse().unwrap(),
            None,
        )
    };
    let mut unknown = row("ord_3", "-0.01", "2024-02-29T12:00:00.000000001Z");
    unknown.1 = OrderStatus::from("in_orbit");
    unknown.3 = Some("2.50".parse().unwrap());
    unknown.7 = Some(OrderId::from("ord_1"));
    vec![
        row("ord_1", "10000.67", "2024-02-29T20:00:00+07:00"),
        row("ord_2", "92233720368547758.07", "2024-02-29T12:00:00Z"),
        unknown,
    ]
}

#[tokio::test]
async fn sqlite_stores_every_value() {
    let folder = tempfile::tempdir().unwrap();
    round_trips!(sqlite_pool(sqlite_file(&folder), 1).await);
}

#[tokio::test]
async fn postgres_stores_every_value() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let name = postgres_database(&server, "read committed").await;
    round_trips!(server.pool(&name, 1).await);
}
