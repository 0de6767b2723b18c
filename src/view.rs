//! The project's `view!`: Leptos's own, made safe for `trusted-types 'none'`.

/// Builds a view exactly as [`leptos::view!`] does, but node by node.
///
/// Leptos sets static sub-trees through `template.innerHTML`, which the policy
/// `require-trusted-types-for 'script'; trusted-types 'none'` forbids. A class for the whole macro
/// switches that path off, at the price of one short class on each element.
#[macro_export]
macro_rules! view {
    ($($tokens:tt)*) => { ::leptos::view! { class = "k", $($tokens)* } };
}
