/** Finds a Chromium for the browser tests, and installs one where that is possible. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages, run, which } from './commands.mjs';

export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that Playwright itself downloaded earlier, or undefined. */
function playwrightsOwn() {
  const script = "import('playwright').then(p=>console.log(p.chromium.executablePath()))";
  const asked = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const path = asked.stdout?.trim();
  return path && existsSync(path) ? path : undefined;
}

/** Path of a Chromium that can be started now, or undefined. */
export function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  for (const command of COMMANDS) {
    const found = which(command);
    if (found) return found;
  }
  return FIXED_PLACES.find((place) => existsSync(place)) ?? playwrightsOwn();
}

function installWithPlaywright() {
  return run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']);
}

/** Path of a Chromium, installed now if need be. Throws one plain sentence if none can be had. */
export function requireChromium() {
  const there = findChromium();
  if (there) return there;
  installWithPlaywright();
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  installPackages('chromium');
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'No Chromium was found and none could be installed: install Chrome or Chromium, or set CHROME_PATH to one.',
  );
}

/** First line of `<chromium> --version`, for reports. */
export function chromiumVersion(path) {
  return execFileSync(path, ['--version', '--no-sandbox'], { encoding: 'utf8' }).trim();
}
