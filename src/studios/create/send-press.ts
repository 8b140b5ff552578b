import type { AppState } from '../../lib/state/app-state.ts';
import type { GenerateOutcome, Press } from './generate.ts';

export interface PressEnd {
  workspaceId: string;
  /** `running`: its jobs still do; `failed-load`: the part of the app that sends could not be fetched. */
  outcome: GenerateOutcome | 'running' | 'failed-load';
}

/** A prompt can be taken without it; it is fetched while that is typed. */
export const loadGenerate = () => import('./generate.ts').catch(() => undefined);

/**
 * Answers with what a press of Generate does, for the workspace that is current then, whichever is once it is done. The prompt can
 * be typed before the database has been read: then the press waits. Pressed again before its jobs show, or from the prompt while
 * they run, it would pay twice: undefined where it is on its way.
 */
export function createSendPress(app: AppState): () => Promise<PressEnd | undefined> {
  const { settings, workspaces, profiles, jobs, ui } = app;
  /** Workspaces whose jobs are about to be written. */
  const sending = new Set<string>();

  async function send(press: Press): Promise<PressEnd['outcome']> {
    const part = await loadGenerate();
    if (!part) return 'failed-load';
    return jobs.activeOf(press.workspaceId).length > 0 ? 'running' : part.generate(app, press);
  }

  return async () => {
    const pressedId = workspaces.current?.id ?? '';
    const { isMasked, isMarked, canvasAssetId } = ui;
    await Promise.all([settings, workspaces, profiles, jobs].map((part) => part.whenLoaded()));
    // What was typed before the database was read may have moved to the row that was kept.
    const workspaceId = workspaces.find(pressedId) ? pressedId : (workspaces.current?.id ?? '');
    if (sending.has(workspaceId)) return undefined;
    sending.add(workspaceId);
    try {
      const outcome = await send({ workspaceId, canvas: { isMasked, isMarked, canvasAssetId } });
      return { workspaceId, outcome };
    } finally {
      sending.delete(workspaceId);
    }
  };
}
