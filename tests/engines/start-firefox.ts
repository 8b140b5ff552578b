/** Firefox without a screen. It needs no driver: showing the page it is started with is all that is asked of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine-provider.ts';
import { requireFirefox } from '../../scripts/firefox.mjs';
import { endProcess, startProcess } from './start-process.ts';

/** Quiet: nothing is asked of the user, of a server, or of another start's leftovers. */
const PREFERENCES = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.ipc.processPrelaunch.enabled': false,
  // As on a tablet; without a touch screen there would be no touch events at all.
  'dom.w3c_touch_events.enabled': 1,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,none',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.enabled': false,
};

function makeProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'easel-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(folder, 'user.js'), lines.join(''));
  return folder;
}

/** Shows one page at a time, each in a Firefox of its own. */
export function createFirefox(): Engine {
  const command = requireFirefox();
  let stop = async (): Promise<void> => undefined;
  return {
    async open(url) {
      await stop();
      const profile = makeProfile();
      const args = ['--headless', '--no-remote', '--profile', profile, url];
      const browser = startProcess(command, args, { stdio: 'ignore' });
      stop = async () => {
        await endProcess(browser);
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      };
    },
    close: () => stop(),
  };
}
