//! Tenant domains as they are pasted: what is read is read again from what it is written as.
#![no_main]

use keyglass_core::tenant::TenantUrl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match TenantUrl::parse(text) {
        Ok(tenant) => {
            assert_eq!(TenantUrl::parse(&tenant.origin()).as_ref(), Ok(&tenant));
            assert_eq!(
                TenantUrl::from_audience(&tenant.audience()).as_ref(),
                Some(&tenant)
            );
            let stem = tenant.stem();
            assert!(!stem.is_empty() && !stem.contains('/'));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
