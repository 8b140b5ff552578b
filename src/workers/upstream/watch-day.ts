import type { Admission } from './admission.ts';
import type { Lanes } from './lanes.ts';

/** Often enough for a lane that opens at midnight; a single long timer would sleep while the device does. */
const LOOK_MS = 60_000;

/** Has lanes that wait for the next day looked at again when it has come. */
export function watchDay(options: {
  lanes: Pick<Lanes, 'refresh'>;
  admission: Pick<Admission, 'opensAt'>;
  now(): number;
}): void {
  const { lanes, admission, now } = options;
  let due: number | undefined;
  setInterval(async () => {
    if (due !== undefined && now() >= due) lanes.refresh();
    const [next] = await Promise.allSettled([admission.opensAt()]);
    due = next.status === 'fulfilled' ? next.value : due;
  }, LOOK_MS);
}
