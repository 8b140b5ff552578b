import { m } from '../../../../messages/generated/messages.js';
import type { ExportFailure } from './export-session.svelte.ts';

/** What kept a file from being written, and what to do about it. */
export const EXPORT_FAILURES: Record<ExportFailure, () => string> = {
  decode: m.export_failed_decode,
  size: m.export_failed_size,
  encoder: m.export_failed_encoder,
  worker: m.export_failed_worker,
};
