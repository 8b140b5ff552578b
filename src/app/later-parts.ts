/**
 * What the page loads after its first paint, as one chunk: what is fetched together is stored together, and compresses
 * better so. Imported by `load-part.ts` alone.
 */
export { default as Background } from './background/Background.svelte';
export { default as HistoryPanel } from './history/HistoryPlace.svelte';
export { default as QueuePanel } from './queue/QueuePanel.svelte';
export { default as SettingsDialog } from './settings/SettingsDialog.svelte';
export { default as SetupDialog } from './setup/SetupDialog.svelte';
export { default as Toasts } from './toasts/Toasts.svelte';
export { default as CloseWorkspaceDialog } from './workspaces/CloseWorkspaceDialog.svelte';
export { default as CanvasPane } from '../studios/create/canvas/CanvasPane.svelte';
