/**
 * Imported first, for its effect: from here on no string becomes markup or code, and only our own scripts can be loaded.
 * Browsers without Trusted Types have no such sinks to guard; the rest of the policy in index.html holds there.
 */
import { toOwnScriptUrl } from './to-own-script-url.ts';

window.trustedTypes?.createPolicy('default', {
  createScriptURL: (url: string) => toOwnScriptUrl(url, document.baseURI),
});
