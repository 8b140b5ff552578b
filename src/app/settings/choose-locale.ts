import { setLocale, type Locale } from '../../messages/generated/runtime.js';

export type LocaleName = Locale;

/** Keeps the choice and loads the page anew in it; a language forced by the address gives way to the person's own. */
export function chooseLocale(locale: LocaleName): void {
  const url = new URL(location.href);
  if (url.searchParams.has('lang')) {
    url.searchParams.delete('lang');
    history.replaceState(history.state, '', url);
  }
  void setLocale(locale, { reload: true });
}
