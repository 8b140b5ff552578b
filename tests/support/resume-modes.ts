/** What an upstream does about answers that are to outlive the line. */
export interface ResumeMode {
  /** For whoever reads the list of addresses. */
  does: string;
  /** False: refuses a request for asking. */
  accepts: boolean;
  /** What its answers say of `background`; undefined: nothing. */
  says: boolean | undefined;
  /** It has the address `responses/{id}` at all. */
  hasIds: boolean;
  /** It gives an answer by its id; if so, also as a stream. */
  keeps: boolean;
  streams: boolean;
  /** How many times `GET` is answered with 503 before anything else. */
  busyGets: number;
  /** How many streams taken up again are cut before their end. */
  cutStreams: number;
  /** What the answer comes to once the line is gone. */
  outcome: 'image' | 'failure';
}

const NOTHING: Omit<ResumeMode, 'does'> = {
  accepts: true,
  says: undefined,
  hasIds: false,
  keeps: false,
  streams: false,
  busyGets: 0,
  cutStreams: 0,
  outcome: 'image',
};
const EVERYTHING = { ...NOTHING, says: true, hasIds: true, keeps: true, streams: true };

/** Name behind the `@` in the address -> what holds there. */
export const RESUME_MODES = {
  none: { ...NOTHING, does: 'ignores background, as most relays do' },
  stream: { ...EVERYTHING, does: 'streams again, answers by id, cancels' },
  poll: { ...EVERYTHING, does: 'answers by id only', streams: false },
  refuses: { ...NOTHING, does: 'refuses background as an unknown parameter', accepts: false },
  unsaid: { ...EVERYTHING, does: 'answers by id without having said so', says: undefined, streams: false },
  denies: { ...NOTHING, does: 'says that it does not run in the background', says: false },
  gone: { ...NOTHING, does: 'accepts background and then knows no such answer', says: true, hasIds: true },
  fails: { ...EVERYTHING, does: 'streams again; the answer has failed', outcome: 'failure' },
  busy: { ...EVERYTHING, does: 'streams again after two times 503', busyGets: 2 },
  recut: { ...EVERYTHING, does: 'cuts the first stream that is taken up again, too', cutStreams: 1 },
} satisfies Record<string, ResumeMode>;

export type ResumeModeName = keyof typeof RESUME_MODES;

export function isResumeMode(name: string): name is ResumeModeName {
  return Object.hasOwn(RESUME_MODES, name);
}
