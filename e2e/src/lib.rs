//! Browser tests of the release build against the local tenant.
