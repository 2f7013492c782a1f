"""The embedded engines: models that come inside packages, no key and no network."""
