import type { JobState } from '../../../lib/contracts/job.ts';
import { m } from '../../../messages/generated/messages.js';
import type { ResultItem } from './result-items.ts';

const NAMES: Partial<Record<JobState, (values: { number: number }) => string>> = {
  queued: m.canvas_result_running,
  connecting: m.canvas_result_running,
  running: m.canvas_result_running,
  waiting: m.canvas_result_waiting,
  failed: m.canvas_result_failed,
  interrupted: m.canvas_result_interrupted,
  cancelled: m.canvas_result_cancelled,
  'preview-only': m.canvas_result_preview_only,
};

/** Name of a result for those who cannot see its picture: its number and what became of it. */
export function toResultName({ job, number, assetId }: ResultItem): string {
  const hasImage = assetId !== undefined && job.state !== 'preview-only';
  return (hasImage ? m.canvas_result : (NAMES[job.state] ?? m.canvas_result))({ number });
}
