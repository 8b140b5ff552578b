import type { Comparison } from '../contracts/comparison.ts';
import type { Size } from '../contracts/size.ts';
import type { Capabilities } from '../contracts/capabilities.ts';
import type { SetupValues } from '../contracts/setup-values.ts';

/** A page of the gallery. */
export type GalleryPage = 'templates' | 'styles' | 'personas' | 'presets' | 'lists' | 'plan';

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
  /** Pixels that Generate will ask for then: those of the picture, or of the part of it that is sent. */
  maskedSize = $state.raw<Size | 'auto'>();
  /** Marks lie over it that Generate will send along. Undefined while that is not known yet. */
  isMarked = $state.raw<boolean>();
  /** The picture has the whole screen while it is worked on; undefined: it does not. */
  immersion = $state.raw<{ leave(): void }>();
  /** Where the prompt's one line stands then, CSS pixels of the window; undefined: in the sheet. */
  promptPlace = $state.raw<{ left: number; bottom: number; width: number }>();
  /** Asset that the canvas shows by now; empty: none. */
  canvasAssetId = $state.raw('');
  /** Two pictures that are compared over the canvas. */
  comparison = $state.raw<Comparison>();
  /** Assets of one size that are joined over the canvas, the base first. */
  joining = $state.raw<readonly string[]>();
  /** Page of the gallery that lies over the canvas; undefined: it is closed. */
  gallery = $state.raw<GalleryPage>();
  /** What a model understands that was chosen in place of its profile's own. */
  modelFacts = $state.raw<{ profileId: string; imageModel: string; capabilities: Capabilities }>();
}
