import type { Provider } from '../../../lib/contracts/provider.ts';
import { chat } from './chat/chat.ts';
import { described } from './described/described.ts';
import { gemini } from './gemini/gemini.ts';
import { huggingface } from './huggingface/huggingface.ts';
import { openrouter } from './openrouter/openrouter.ts';
import { stability } from './stability/stability.ts';
import { wavespeed } from './wavespeed/wavespeed.ts';
import { xai } from './xai/xai.ts';

/** Providers beyond the relays' forms, in the order to offer them. */
export const OTHER_PROVIDERS: readonly Provider[] = [
  gemini,
  stability,
  wavespeed,
  huggingface,
  xai,
  openrouter,
  chat,
  described,
];
