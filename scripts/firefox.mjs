/** Finds a Firefox, and installs one where that is possible. */
import { existsSync } from 'node:fs';
import { canInstallPackages, installPackages, which } from './commands.mjs';

const COMMANDS = ['firefox-esr', 'firefox'];
const FIXED_PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Path of a Firefox that can be started now, or undefined. `FIREFOX_PATH` names another one. */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named && existsSync(named)) return named;
  const found = COMMANDS.map(which).find(Boolean);
  return found ?? FIXED_PLACES.find((place) => existsSync(place));
}

/** Whether this machine has one, or could have one without asking anyone. */
export function canHaveFirefox() {
  return findFirefox() !== undefined || canInstallPackages();
}

/** The same, installed now if need be. Throws one plain sentence if none can be had. */
export function requireFirefox() {
  const there = findFirefox();
  if (there) return there;
  installPackages('firefox-esr');
  const installed = findFirefox();
  if (installed) return installed;
  throw new Error(
    'No Firefox was found and none could be installed: install Firefox, or set FIREFOX_PATH to one.',
  );
}
