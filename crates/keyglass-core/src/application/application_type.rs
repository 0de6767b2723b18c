//! What kind of program an application is.

/// The kind of an application (`app_type`), in the order of the English names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApplicationType {
    /// No type was ever chosen (the member is absent), as for a tenant's first application.
    Generic,
    /// A program that acts for itself: `non_interactive`.
    MachineToMachine,
    /// On a device: `native`.
    Native,
    /// On a server: `regular_web`.
    RegularWeb,
    /// An API that calls other APIs: `resource_server`.
    ResourceServer,
    /// In the browser, without a server of its own: `spa`.
    SinglePage,
    /// Any other, such as the name of a service (`salesforce`), in the API's own word.
    Other(Box<str>),
}

impl ApplicationType {
    /// The type for the API's word.
    pub fn from_api(word: &str) -> Self {
        match word {
            "" => Self::Generic,
            "native" => Self::Native,
            "spa" => Self::SinglePage,
            "regular_web" => Self::RegularWeb,
            "non_interactive" => Self::MachineToMachine,
            "resource_server" => Self::ResourceServer,
            other => Self::Other(other.into()),
        }
    }

    /// The API's word; empty for [`ApplicationType::Generic`], which has none.
    pub fn api_word(&self) -> &str {
        match self {
            Self::Generic => "",
            Self::Native => "native",
            Self::SinglePage => "spa",
            Self::RegularWeb => "regular_web",
            Self::MachineToMachine => "non_interactive",
            Self::ResourceServer => "resource_server",
            Self::Other(word) => word,
        }
    }
}
