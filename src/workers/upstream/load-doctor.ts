import type { Doctor } from './doctor/doctor.ts';
import type { RunContext } from './run-context.ts';

/** The doctor, loaded when it is first called: most sessions need none. */
export function loadDoctor(context: RunContext): () => Promise<Doctor> {
  let loading: Promise<Doctor> | undefined;
  return () => {
    loading ??= import('./doctor/doctor.ts').then(
      ({ createDoctor }) => createDoctor(context),
      (error: unknown) => {
        // The next call may find the network again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
}
