import type { Provider } from '../../../lib/contracts/provider.ts';
import { gemini } from './gemini/gemini.ts';

/** Providers beyond the relays' forms, in the order to offer them. */
export const OTHER_PROVIDERS: readonly Provider[] = [gemini];
