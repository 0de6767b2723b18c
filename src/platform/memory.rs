//! The module's memory: what is freed is wiped.
//!
//! Linear memory is never given back while the page lives, so that a freed secret would stay where it
//! was: a copy that a growing buffer left behind, a text that went to the browser, a body that a parser
//! unescaped. Every such place is covered by wiping on every free, which no care in a single place could.
//! Values that are kept wipe themselves when they are dropped; the stack is not covered, and secrets
//! are not put there.

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// Fills memory with zeros when it is freed, and moves what grows instead of growing it in place.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);
