/// <reference types="svelte" />
/// <reference types="vite/client" />
/// <reference types="trusted-types" />

/** Not in TypeScript's own DOM library yet; Chromium only. */
interface CloseWatcher extends EventTarget {
  onclose: ((event: Event) => void) | null;
  destroy(): void;
}

interface Window {
  CloseWatcher?: new () => CloseWatcher;
}
