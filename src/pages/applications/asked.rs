//! What is asked of the list, as the page's address holds it.

use keyglass_core::application::{
    ApplicationType, CredentialKind, Filter, Order, OrderBy, SearchQuery, Stated, TokenAlgorithm,
};
use leptos_router::params::ParamsMap;

use crate::platform::text::decompose;

/// Where the list is.
pub const PATH: &str = "/applications";

/// The words of the address for what the API has no word for.
const GENERIC: &str = "generic";
const NOT_SAID: &str = "not-said";
const HIDDEN: &str = "hidden";

/// Search, filters and order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed.
    pub search: String,
    /// Only this type.
    pub application_type: Option<ApplicationType>,
    /// Only this algorithm.
    pub algorithm: Option<Stated<TokenAlgorithm>>,
    /// Only this kind of credential.
    pub credential: Option<CredentialKind>,
    /// The order.
    pub order: Order,
}

impl Asked {
    /// Reads the query of an address: `q`, `type`, `alg`, `credential`, `sort`. What cannot be read
    /// counts as absent.
    pub fn read(params: &ParamsMap) -> Self {
        let get = |name| params.get(name).filter(|value| !value.is_empty());
        Self {
            search: get("q").unwrap_or_default(),
            application_type: get("type").map(|word| type_of(&word)),
            algorithm: get("alg").map(|word| algorithm_of(&word)),
            credential: get("credential").map(|word| credential_of(&word)),
            order: get("sort").map(|word| order_of(&word)).unwrap_or_default(),
        }
    }

    /// The address that reads back as this.
    pub fn address(&self) -> String {
        let mut params = ParamsMap::new();
        if !self.search.is_empty() {
            params.insert("q", self.search.clone());
        }
        if let Some(application_type) = &self.application_type {
            params.insert("type", type_word(application_type).to_owned());
        }
        if let Some(algorithm) = &self.algorithm {
            params.insert("alg", algorithm_word(algorithm).to_owned());
        }
        if let Some(credential) = &self.credential {
            params.insert("credential", credential.word().to_owned());
        }
        if self.order != Order::default() {
            params.insert("sort", order_word(self.order));
        }
        format!("{PATH}{}", params.to_query_string())
    }

    /// As the core takes it.
    pub fn filter(&self) -> Filter {
        Filter {
            query: SearchQuery::parse(&self.search, &decompose(&self.search)),
            application_type: self.application_type.clone(),
            algorithm: self.algorithm.clone(),
            credential: self.credential.clone(),
            order: self.order,
        }
    }

    /// Whether anything but the order is asked for.
    pub fn narrows(&self) -> bool {
        let all = Self {
            order: self.order,
            ..Self::default()
        };
        *self != all
    }
}

/// The address's word for a type.
pub fn type_word(application_type: &ApplicationType) -> &str {
    match application_type.api_word() {
        "" => GENERIC,
        word => word,
    }
}

/// The type for the address's word.
pub fn type_of(word: &str) -> ApplicationType {
    match word {
        GENERIC => ApplicationType::Generic,
        word => ApplicationType::from_api(word),
    }
}

/// The address's word for an algorithm.
pub fn algorithm_word(algorithm: &Stated<TokenAlgorithm>) -> &str {
    match algorithm {
        Stated::As(algorithm) => algorithm.api_word(),
        Stated::NotSaid => NOT_SAID,
        Stated::Hidden => HIDDEN,
    }
}

/// The algorithm for the address's word.
pub fn algorithm_of(word: &str) -> Stated<TokenAlgorithm> {
    match word {
        NOT_SAID => Stated::NotSaid,
        HIDDEN => Stated::Hidden,
        word => Stated::As(TokenAlgorithm::from_api(word)),
    }
}

/// The kind of credential for the address's word.
pub fn credential_of(word: &str) -> CredentialKind {
    match word {
        "client_secret" => CredentialKind::Secret,
        HIDDEN => CredentialKind::Hidden,
        word => CredentialKind::from_api(word),
    }
}

/// The address's word for an order: `name`, or `-name` for the other direction.
pub fn order_word(order: Order) -> String {
    let by = match order.by {
        OrderBy::Sent => "sent",
        OrderBy::Name => "name",
        OrderBy::Type => "type",
        OrderBy::Algorithm => "alg",
    };
    let sign = if order.descending { "-" } else { "" };
    format!("{sign}{by}")
}

/// The order for the address's word.
pub fn order_of(word: &str) -> Order {
    let (descending, by) = match word.strip_prefix('-') {
        Some(by) => (true, by),
        None => (false, word),
    };
    let by = match by {
        "name" => OrderBy::Name,
        "type" => OrderBy::Type,
        "alg" => OrderBy::Algorithm,
        _ => return Order::default(),
    };
    Order { by, descending }
}
