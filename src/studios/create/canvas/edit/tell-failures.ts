import type { Failure } from '../../../../lib/contracts/failure.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';

/** Says in words what kept an act from being done. */
export async function tellFailure(toasts: AppState['toasts'], failure: Failure): Promise<void> {
  const { failureTexts } = await import('../../../../messages/failure-texts.ts');
  const { cause, remedy } = failureTexts(failure);
  toasts.show({ text: `${cause} ${remedy}`, tone: 'danger' });
}
