//! The order from the integration guide.

use durianpay_client::Timestamp;
use durianpay_client::api::{
    Address, AdminFeeMethod, CreateOrder, OrderCustomer, OrderItem, OrderItemFields, PaymentOption,
};
use durianpay_client::json::Json;
use std::error::Error;

pub(crate) type Outcome = Result<(), Box<dyn Error>>;

/// Creates the order from step 2 of the guide.
pub(crate) fn guide_order(expiry: Timestamp) -> Result<CreateOrder, Box<dyn Error>> {
    let customer = OrderCustomer::new()
        .customer_ref_id("cust_001")
        .given_name("Jane")
        .middle_name("Mary")
        .sur_name("Doe")
        .email("jane.doe@example.com")
        .mobile("85722173217")
        .address(
            Address::new()
                .receiver_name("Jude Casper")
                .receiver_phone("8987654321")
                .label("Home Address")
                .address_line_1("Jl. HR. Rasuna Said")
                .address_line_2("Apartment #786")
                .city("Jakarta Selatan")
                .region("Jakarta")
                .country("Indonesia")
                .postal_code("560008")
                .landmark("Kota Jakarta Selatan"),
        );
    let television = OrderItem::new(OrderItemFields {
        name: "LED Television".into(),
        qty: 1,
        price: 10_001.into(),
    })
    .logo("https://merchant.com/tv_image.jpg")
    .brand("Samsung")
    .category("Electronics")
    .sku("TV_123")
    .total_price(10_001)
    .metadata("Model No: SG_123");
    let no_metadata: [(&str, Json); 0] = [];
    let amount: durianpay_client::Amount = "10000.67".parse()?;
    Ok(CreateOrder::new(amount, customer)
        .payment_option(PaymentOption::FullPayment)
        .order_ref_id("order_ref_001")
        .items([television])
        .metadata(no_metadata)
        .description("Pesan untuk TV")
        .admin_fee_method(AdminFeeMethod::Included)
        .expiry_date(expiry))
}
