import type { SetupValues } from '../contracts/setup-values.ts';

/** What is open; lives as long as the page. */
export class UiState {
  sheet = $state.raw<'peek' | 'mid' | 'full'>('peek');
  sheetPage = $state.raw<'compose' | 'history'>('compose');
  settingsOpen = $state.raw(false);
  settingsSection = $state.raw<'profiles' | 'generation' | 'costs' | 'appearance' | 'storage' | 'about'>(
    'profiles',
  );
  setupOpen = $state.raw(false);
  /** Profile that the setup dialog edits; empty: a new one. */
  setupProfileId = $state.raw('');
  setupPrefill = $state.raw<SetupValues | null>(null);
  doctorOpen = $state.raw(false);
  /** Profile that is examined. */
  doctorProfileId = $state.raw('');
  historyOpen = $state.raw(true);
  queueOpen = $state.raw(false);
  /** The picture on the canvas has a mask: Generate will send both. Undefined while that is not known yet. */
  isMasked = $state.raw<boolean>();
}
