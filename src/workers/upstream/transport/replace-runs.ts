import { toBase64StandIn } from '../../../lib/kernel/fold-base64.ts';
import type { Base64Run } from './extract-base64-runs.ts';

const STAND_IN = /<base64-run:[\w-]+:\d+>/gu;

/** Puts something in the place of every stand-in in a text. */
export function replaceRuns(
  text: string,
  runs: ReadonlyMap<string, Base64Run>,
  toReplacement: (run: Base64Run) => string,
): string {
  if (runs.size === 0 || !text.includes('<base64-run:')) return text;
  return text.replace(STAND_IN, (standIn) => {
    const run = runs.get(standIn);
    return run === undefined ? standIn : toReplacement(run);
  });
}

/** What is shown in the place of a run. */
export function toFolded(run: Base64Run): string {
  return toBase64StandIn(run.bytes?.length ?? run.groups.length);
}
