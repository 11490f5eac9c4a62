//! The trait [`IntentStore`](durianpay_client::intent::IntentStore), for both stores.

/// Implements the trait for a type with a field `intents`.
macro_rules! intent_store {
    ($store:ty) => {
        mod store_of_intents {
            use durianpay_client::intent::{
                IntentChange, IntentFilter, IntentRecord, IntentStatus, IntentStore, NewIntent,
            };
            use durianpay_client::store::{BoxFuture, StoreResult};
            use std::time::Duration;

            impl IntentStore for $store {
                fn insert(&self, intent: NewIntent) -> BoxFuture<'_, StoreResult<IntentRecord>> {
                    Box::pin(self.intents.insert(intent))
                }

                fn get<'a>(
                    &'a self,
                    operation: &'a str,
                    reference: &'a str,
                ) -> BoxFuture<'a, StoreResult<Option<IntentRecord>>> {
                    Box::pin(self.intents.get(operation, reference))
                }

                fn update(&self, change: IntentChange) -> BoxFuture<'_, StoreResult<bool>> {
                    Box::pin(self.intents.update(change))
                }

                fn list(
                    &self,
                    filter: IntentFilter,
                ) -> BoxFuture<'_, StoreResult<Vec<IntentRecord>>> {
                    Box::pin(self.intents.list(filter))
                }

                fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(IntentStatus, u64)>>> {
                    Box::pin(self.intents.counts())
                }

                fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
                    Box::pin(self.intents.prune(age))
                }

                fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
                    Box::pin(self.intents.wait(timeout))
                }
            }
        }
    };
}
pub(crate) use intent_store;
