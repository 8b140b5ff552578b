import type { Toasts } from '../../lib/state/toasts.svelte.ts';
import { toFailure } from '../../lib/kernel/app-error.ts';
import { failureTexts } from '../../messages/failure-texts.ts';

/** Does something that may fail, most likely for want of room; then a toast says so. True: it worked. */
export async function attempt(toasts: Pick<Toasts, 'show'>, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const { cause, remedy } = failureTexts(toFailure(error));
    toasts.show({ text: `${cause} ${remedy}`, tone: 'danger' });
    return false;
  }
}
