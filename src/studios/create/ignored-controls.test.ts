import { expect, it } from 'vitest';
import type { Finding } from '../../lib/contracts/traits.ts';
import { ignoredControls } from './ignored-controls.ts';

const finding = (values: Pick<Finding, 'probe' | 'outcome'>): Finding => ({
  reason: 'differs',
  values: {},
  at: 0,
  ...values,
});

it('marks what is known to be ignored, and nothing that is unknown, kept, or no control', () => {
  const findings = [
    finding({ probe: 'size', outcome: 'no' }),
    finding({ probe: 'format', outcome: 'unknown' }),
    finding({ probe: 'count', outcome: 'yes' }),
    finding({ probe: 'streaming', outcome: 'no' }),
  ];
  expect(ignoredControls({ findings })).toEqual(['size']);
  expect(ignoredControls(undefined)).toEqual([]);
});
