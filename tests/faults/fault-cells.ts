import type { ApiForm } from '../../src/lib/contracts/profile.ts';
import { ODDITIES } from '../support/scenarios/faults.ts';
import type { Expectation } from './expectation.ts';
import { FAULTS } from './faults.ts';
import type { Fault } from './faults.ts';

/** What the upstream can do for an answer whose line is gone: stream the rest, give it by its id, nothing. */
export type Resume = 'stream' | 'poll' | 'none';

export interface FaultCell {
  name: string;
  form: ApiForm;
  resume: Resume;
  fault: Fault;
  /** As the test server calls it. */
  scenario: string;
  expected: Expectation;
  /** True if it tells an id and then says nothing of whether that can be asked for: one question is allowed. */
  mayAsk: boolean;
}

const FORMS: readonly ApiForm[] = ['responses', 'images'];
const RESUMES: readonly Resume[] = ['stream', 'poll', 'none'];

/** Every fault, in both forms, with all that an upstream can do about it; where it may pass, also as one that passes. */
export const FAULT_CELLS: readonly FaultCell[] = FAULTS.flatMap((fault) =>
  FORMS.flatMap((form) => RESUMES.flatMap((resume) => toCells({ fault, form, resume }))),
);

type Place = Pick<FaultCell, 'fault' | 'form' | 'resume'>;

function toCells(place: Place): FaultCell[] {
  const { fault, form, resume } = place;
  const isKept = form === 'responses' && resume !== 'none';
  const expected = (isKept ? fault.kept : undefined) ?? fault.lost;
  const always = toCell({ ...place, scenario: fault.name, expected: expected.always });
  if (Object.hasOwn(ODDITIES, fault.name)) return [always];
  return [always, toCell({ ...place, scenario: `${fault.name}-once`, expected: expected.once })];
}

function toCell(cell: Omit<FaultCell, 'name' | 'mayAsk'>): FaultCell {
  const { fault, form, resume, scenario, expected } = cell;
  const hasGoodAttempt = expected.outcome.end === 'final';
  return {
    ...cell,
    name: `${form}, ${resume}: ${scenario}`,
    mayAsk: form === 'responses' && resume === 'none' && (fault.tellsId || hasGoodAttempt),
  };
}
