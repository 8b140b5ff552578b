/**
 * Providers beyond the relays' forms that there will be once the worker has named them: their place is kept, so that nothing moves
 * under a finger. A test holds it against the list.
 */
export const EXPECTED_PROVIDERS = 8;
