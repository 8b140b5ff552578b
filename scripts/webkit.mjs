/** Finds a WebKitGTK that can be driven, and a display for it; installs them where that is possible. */
import { existsSync, readdirSync } from 'node:fs';
import { canInstallPackages, installPackages, which } from './commands.mjs';

/** Its small browser is no command of its own: every distribution keeps it beside the library. */
const LIBRARIES = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
const ROOTS = ['/usr/lib', '/usr/libexec', '/usr/lib64'];

function findMiniBrowser() {
  const roots = ROOTS.filter((root) => existsSync(root));
  // Debian has a folder per machine type in between.
  const inner = roots.flatMap((root) =>
    readdirSync(root)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => `${root}/${name}`),
  );
  const places = LIBRARIES.flatMap((library) =>
    [...roots, ...inner].map((root) => `${root}/${library}/MiniBrowser`),
  );
  return places.find((place) => existsSync(place));
}

/** What is needed to drive a WebKit, or undefined where a part is missing. */
export function findWebkit() {
  const [driver, display, browser] = [which('WebKitWebDriver'), which('Xvfb'), findMiniBrowser()];
  return driver && display && browser ? { driver, display, browser } : undefined;
}

/** Whether this machine could have one: WebKitGTK is for Linux only, and installing it asks for Debian's packages. */
export function canHaveWebkit() {
  return findWebkit() !== undefined || canInstallPackages();
}

/** The same, installed now if need be. Throws one plain sentence if none can be had. */
export function requireWebkit() {
  const there = findWebkit();
  if (there) return there;
  installPackages('webkit2gtk-driver', 'xvfb');
  const installed = findWebkit();
  if (installed) return installed;
  throw new Error(
    'No WebKitGTK was found and none could be installed: install the packages webkit2gtk-driver and xvfb of Debian or Ubuntu.',
  );
}
