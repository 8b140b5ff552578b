/** Writes `src/messages/generated` from `messages/<locale>/*.json`, so that type checks and lint can run without a build. */
import { compile } from '@inlang/paraglide-js';
import { messageOptions } from './message-options.mjs';

await compile(messageOptions);
