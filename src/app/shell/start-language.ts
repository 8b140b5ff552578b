import { getLocale, isLocale, overwriteGetLocale } from '../../messages/generated/runtime.js';

/** `?lang=en` or `?lang=zh-CN`; undefined for anything else. */
export function readForcedLocale(search: string) {
  const wanted = new URLSearchParams(search).get('lang');
  return isLocale(wanted) ? wanted : undefined;
}

/** Settles the language of this visit, before the first text is drawn. */
export function startLanguage(): void {
  const forced = readForcedLocale(location.search);
  if (forced) overwriteGetLocale(() => forced);
  document.documentElement.lang = getLocale();
}
