import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/lib/kernel/hash.ts';
import { TINY_SIZE, drawBase64 } from '../support/draw-base64.ts';
import { startUpstreamServer } from '../support/upstream-server.ts';
import type { UpstreamServer } from '../support/upstream-server.ts';
import { FAULT_CELLS } from './fault-cells.ts';
import type { FaultCell } from './fault-cells.ts';
import { printTable } from './print-table.ts';
import { PROMPT, SIZE, runCell } from './run-cell.ts';
import type { CellResult } from './run-cell.ts';

const results = new Map<FaultCell, CellResult>();
let quick: UpstreamServer;
let slow: UpstreamServer;

beforeAll(async () => {
  [quick, slow] = await Promise.all([
    startUpstreamServer({ paceMs: 0 }),
    startUpstreamServer({ paceMs: 40 }),
  ]);
});

afterAll(async () => {
  await Promise.all([quick.close(), slow.close()]);
  printTable(results);
});

const toTag = ({ form, resume, scenario }: FaultCell): string => `${form}-${resume}-${scenario}`;

async function run(cell: FaultCell): Promise<CellResult> {
  const server = cell.fault.name === 'slow-headers' ? slow : quick;
  const result = await runCell({ ...cell, server, tag: toTag(cell) });
  results.set(cell, result);
  return result;
}

/** Of the very image that the upstream makes: not of a preview, not of half an image. */
function toFinalHash({ fault }: FaultCell): Promise<string> {
  const size = fault.name === '1-byte-chunks' ? TINY_SIZE : SIZE;
  return sha256Hex(Buffer.from(drawBase64(size, `${PROMPT} final 0`), 'base64'));
}

describe.concurrent('every fault, in both forms, with all that an upstream can do about it', () => {
  it.each(FAULT_CELLS)('$name', async (cell) => {
    const { expected, fault, mayAsk } = cell;
    const result = await run(cell);
    const { outcome, paid, job, lost, paidTwice, others } = result;
    expect({ outcome, paid, attempts: job.attempt }).toEqual({ ...expected, attempts: expected.paid });
    expect({ lost, paidTwice, others }).toEqual({ lost: 0, paidTwice: 0, others: [] });

    const { end } = expected.outcome;
    if (end === 'final' || end === 'resumed') expect(result.sha256).toEqual([await toFinalHash(cell)]);
    else expect(result.sha256).toHaveLength(end === 'preview' ? 1 : 0);
    if (end === 'resumed') expect(result.asks).toBeGreaterThan(0);
    else expect(result.asks).toBeLessThanOrEqual(mayAsk ? 1 : 0);

    expect(result.waits).toHaveLength(expected.paid - 1);
    for (const wait of result.waits) expectAbout(wait, fault.waitMs ?? 15_000);
  });
});

/** The clock goes on between the plan and the wait. */
function expectAbout(wait: number, planned: number): void {
  expect(wait).toBeLessThanOrEqual(planned);
  expect(wait).toBeGreaterThan(planned / 2);
}

it('has every cell, and in the Images form the three abilities are alike', () => {
  const alike = new Map<string, Set<string>>();
  for (const [{ form, scenario }, { outcome, paid, asks }] of results) {
    if (form !== 'images') continue;
    const seen = JSON.stringify({ outcome, paid, asks });
    alike.set(scenario, (alike.get(scenario) ?? new Set()).add(seen));
  }
  for (const [scenario, seen] of alike) expect(seen.size, scenario).toBe(1);
  expect(results.size).toBe(FAULT_CELLS.length);
});
