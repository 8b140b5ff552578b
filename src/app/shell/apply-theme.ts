import type { Settings } from '../../lib/contracts/settings.ts';

/** Colours of the bar per theme, for the browser's own chrome. */
const CHROME = { dark: '#161616', light: '#dfdfdf' } as const;

/** `system` leaves the choice to the media query of the tokens. */
export function applyTheme(theme: Settings['theme']): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    const own = meta.media.includes('light') ? 'light' : 'dark';
    meta.content = CHROME[theme === 'system' ? own : theme];
  }
}
