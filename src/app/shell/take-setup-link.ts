import { readSetupLink } from '../../lib/kernel/setup-link.ts';
import type { AppState } from '../../lib/state/app-state.ts';

/** A set-up link may hold a key: it leaves the address bar and the history entry before anything else can read it. */
export function takeSetupLink(ui: Pick<AppState['ui'], 'setupPrefill' | 'setupProfileId' | 'setupOpen'>): void {
  const link = readSetupLink(location.href);
  if (!link) return;
  history.replaceState(history.state, '', link.cleanUrl);
  ui.setupPrefill = link.values;
  ui.setupProfileId = '';
  ui.setupOpen = true;
}
